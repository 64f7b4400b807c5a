/** What threads of others (foreign-threads.ts) and helpers (helper-threads.ts) share with the VM. */

/** How a thread of others asks the VM: its JNIEnv is this block. */
export const enum ForeignBlock {
  /** u64: the function table. */
  TABLE = 0,
  /** u32: {@link ForeignRequest}, or the index of a function in the table + FIRST_FUNCTION; 0 for none. */
  REQUEST = 8,
  /** 6 x u64: the arguments. */
  INT = 16,
  /** f64: xmm0. */
  XMM = 64,
  RESULT = 72,
  RESULT_F = 80,
  /** u64: a {@link ForeignCall} that a helper is to make while it waits, {@link FOREIGN_EXIT}, or 0 (helper-threads.ts). */
  JOB = 88,
  /** sem_t: posted when the answer is there. */
  SEMAPHORE = 96,
  /** u32: not 0 once the thread has detached and will not look at the block again: another may get it. */
  LEFT = 128,
  SIZE = 160,
}

/** As a job: the thread's end. */
export const FOREIGN_EXIT = 1;

export const enum ForeignRequest {
  NONE = 0,
  ATTACH = 1,
  ATTACH_DAEMON = 2,
  DETACH = 3,
  /** The first argument is the address of a {@link ForeignCall}. */
  UPCALL = 4,
  /** A helper has made the call that it was given. */
  RETURNED = 5,
  FIRST_FUNCTION = 16,
}

/** A call that another thread makes: what a thread of others leaves on its own stack when it calls an upcall's code, or what a helper is given. */
export const enum ForeignCall {
  /** 6 x u64, 8 x f64: the argument registers. */
  INT = 0,
  XMM = 48,
  /** u64: address of the stack arguments; u64: how many words. */
  STACK = 112,
  WORDS = 120,
  /** u64: the code that is to be called. */
  TARGET = 128,
  /** rax, rdx, xmm0, xmm1 afterwards. */
  RESULTS = 136,
  /** xmm0, in the results. */
  RESULT_F = 16,
  /** u64: the JNIEnv that attaching answers. */
  BLOCK = 168,
  SIZE = 176,
}
