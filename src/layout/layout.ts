/**
 * Every address, offset and bit that machine code, the collector and TypeScript must agree on.
 * Nothing else in the project writes one of these numbers down a second time.
 *
 * Region (one reservation below 4 GiB, at the same addresses in every run):
 *
 *     0x5000_0000  CODE    machine code, read-execute here; TypeScript writes it through a second mapping
 *     0x5700_0000  THUNKS  8 bytes a method: `call compileStub`, the first code of every method
 *     0x5800_0000  META    context page, class records, method records, constant cells
 *     0x5F00_0000  CARDS   the card table: one byte per 512 bytes of address space
 *     0x5F80_0000  STARTS  for each card of HEAP, how far back the object starts that covers its first byte
 *     0x5FF0_0000  what the collector's stubs and TypeScript share ({@link Copying})
 *     0x5FF8_0000  what machine code has been told about places in code ({@link PlaceTable})
 *     0x6000_0000  STACKS  Java thread stacks, with guard pages
 *     0x7000_0000  PERM    objects that never move: class mirrors with their statics, interned constants
 *     0x7800_0000  NATIVE  what Unsafe.allocateMemory and direct buffers hand out
 *     0x8000_0000  HEAP    objects that move
 *
 * A reference is a 32-bit absolute address; null is 0. In TypeScript a reference is always the *signed* int32
 * that an Int32Array yields (so it stays a small integer for V8): heap references are negative, references into
 * PERM are positive. Addresses below 2 GiB (code, metadata, statics) are therefore usable as disp32 and imm32.
 */

export const enum Region {
  BASE = 0x5000_0000,
  CODE = 0x5000_0000,
  CODE_SIZE = 0x0800_0000,
  THUNKS = 0x5700_0000,
  THUNKS_SIZE = 0x0100_0000,
  META = 0x5800_0000,
  META_SIZE = 0x0700_0000,
  CARDS = 0x5f00_0000,
  CARDS_SIZE = 0x0080_0000,
  STARTS = 0x5f80_0000,
  STARTS_SIZE = 0x0070_0000,
  STACKS = 0x6000_0000,
  STACKS_SIZE = 0x1000_0000,
  PERM = 0x7000_0000,
  PERM_SIZE = 0x0800_0000,
  NATIVE = 0x7800_0000,
  NATIVE_SIZE = 0x0800_0000,
  HEAP = 0x8000_0000,
  HEAP_SIZE = 0x7000_0000,
  END = 0xf000_0000,
  SIZE = 0xa000_0000,
}

/** Card marking: the byte for address `a` is at CARDS + (a >>> CARD_SHIFT); nonzero means "may hold a young reference". */
export const enum Card {
  SHIFT = 9,
  SIZE = 512,
}

/** The u16 at STARTS + 2 * (card - card of HEAP) is (address of the card - start of the object) >> 3, at most this: then the card so many units back says more. */
export const enum Starts {
  FAR = 0xffff,
}

/**
 * A young collection's state while the stubs that copy run (native-trampoline/stubs/copying.ts): offsets of u32 words. Addresses of the heap's parts are as
 * in src/heap/young-collector.ts.
 */
export const enum Copying {
  ADDRESS = 0x5ff0_0000,
  YOUNG_END = 0,
  TO_BASE = 4,
  TO_TOP = 8,
  TO_END = 12,
  /** Copies in the survivor space from here on have not been scanned. */
  TO_SCAN = 16,
  OLD_TOP = 20,
  OLD_SCAN = 24,
  /** Objects of this age are promoted: a number in the place of {@link Mark.AGE_MASK}. */
  TENURING = 28,
  /** Results: nonzero if something that was scanned refers to a young object; the object that TypeScript has to look at, or the end. */
  FOUND_YOUNG = 32,
  REACHED = 36,
  /** Used by the stubs alone. */
  START = 40,
  STOP = 44,
  NEXT = 48,
  /** Bytes that survived, by age. */
  AGES = 64,
}

/**
 * What TypeScript has found out about places in code, for machine code that would ask the same again: tables of entries of u32 words, in which that of two words has the index
 * `imul(first ^ second, MULTIPLIER) >>> (32 - BITS)`. An entry lasts until another needs its room, or code is freed, whose addresses may then be other code's.
 */
export const enum PlaceTable {
  /** For the throwing stub (native-trampoline/stubs/unwinding.ts): where a frame goes on, class record of what is thrown there; code of the handler, rbp - rsp when it is entered, or 0 and 0: the frame has none, and ends. */
  UNWINDING = 0x5ff8_0000,
  /** For Reflection.getCallerClass (src/compiler/bodies/frames.ts): where the code that asks goes on, and the frame below it; mirror of the caller's class, 0. */
  CALLERS = 0x5ff8_4000,
  BITS = 10,
  MULTIPLIER = 0x9e37_79b1,
  /** Bytes of an entry, as a power of two. */
  SHIFT = 4,
  /** What is looked for, then what is known. */
  KEY = 0,
  SECOND_KEY = 4,
  VALUE = 8,
  SECOND_VALUE = 12,
}

/** Allocation by machine code. */
export const enum Alloc {
  /** Arrays of more bytes than this, header included, are never allocated inline: the NEW_ARRAY request decides where they go. */
  LARGE = 0x1_0000,
}

/** Object header and arrays. Every object starts on an 8-byte boundary. */
export const enum Obj {
  /** u32: address of the class record. */
  CLASS = 0,
  /** u32: mark word, see {@link Mark}. */
  MARK = 4,
  /** First byte after the header, where instance fields may start. */
  HEADER_SIZE = 8,
  /** i32: number of elements (arrays). */
  ARRAY_LENGTH = 8,
  /** Elements of an array start here (16 as HotSpot has it with compressed class pointers). */
  ARRAY_DATA = 16,
  ALIGNMENT = 8,
}

/**
 * The mark word.
 *
 *     bit 0      forwarded (only during a collection: the other bits are then the new address)
 *     bits 1-2   00 neutral, 01 thin-locked, 10 inflated
 *     bits 3-6   age: collections survived
 *     neutral:      bits 8-31  identity hash, 0 = none yet
 *     thin-locked:  bits 8-27  owner's thread id, bits 28-31 recursions (0 = locked once)
 *     inflated:     bits 8-31  index into the monitor table, which also keeps the displaced hash
 */
export const enum Mark {
  FORWARDED = 1,
  STATE_MASK = 6,
  NEUTRAL = 0,
  THIN = 2,
  INFLATED = 4,
  AGE_SHIFT = 3,
  AGE_MASK = 0x78,
  PAYLOAD_SHIFT = 8,
  THIN_OWNER_MASK = 0x0fff_ff00,
  THIN_COUNT_ONE = 0x1000_0000,
  THIN_COUNT_SHIFT = 28,
}

/** The record of a class in META: what machine code and the collector ask of a class. u32 fields unless stated. */
export const enum ClassRec {
  /** Index into the VM's table of classes. */
  ID = 0,
  /** {@link ClassFlag}. */
  FLAGS = 4,
  /** Bytes of an instance, a multiple of 8 (0 for arrays). */
  INSTANCE_SIZE = 8,
  /** Arrays: log2 of the element size. */
  ELEM_SHIFT = 12,
  /** The java.lang.Class object (in PERM: it never moves). */
  MIRROR = 16,
  /** Record of the superclass, 0 for Object and interfaces' Object is Object. */
  SUPER = 20,
  /** Distance from Object (Object has 0). */
  DEPTH = 24,
  /** {@link InitState}. */
  INIT_STATE = 28,
  /** Arrays: record of the element class (component type). */
  ELEMENT = 32,
  /** Record of the array class whose component this is, 0 if not made yet. */
  ARRAY_CLASS = 36,
  /** Pointer fields: number of ranges, and address of pairs (u32 byte offset, u32 count of consecutive references). */
  PTR_RANGE_COUNT = 40,
  PTR_RANGES = 44,
  /** The last class record that a secondary subtype test found to be a supertype. */
  SECONDARY_CACHE = 48,
  /** Address of u32 count, then class records: all superinterfaces (and superclasses of depth >= 8), for arrays too. */
  SECONDARY_SUPERS = 52,
  VTABLE_LENGTH = 56,
  /** Static references of the mirror: byte offset from the mirror of the first, and how many. */
  STATIC_PTR_OFFSET = 60,
  STATIC_PTR_COUNT = 64,
  /** What Class.getModifiers answers, with {@link Modifiers.KNOWN}; 0 until it was asked. */
  MODIFIERS = 68,
  /** 8 x u32: class records of the supertypes by depth, this class included. */
  DISPLAY = 72,
  DISPLAY_LENGTH = 8,
  /** 16 x u64: interface method table, hashed by interface method id; each slot a code address. */
  IMT = 104,
  IMT_LENGTH = 16,
  /** u64 code addresses. */
  VTABLE = 232,
}

export const enum ClassFlag {
  ARRAY = 1,
  PRIMITIVE_ARRAY = 2,
  PRIMITIVE = 4,
  INTERFACE = 8,
  ABSTRACT = 16,
  /** Instances must be registered with the Finalizer on creation. */
  FINALIZER = 32,
  CLONEABLE = 64,
  /** Two bits: which java.lang.ref.Reference subclass: 0 none, 1 soft, 2 weak, 3 phantom; FINAL_REF apart. */
  REF_SHIFT = 8,
  REF_MASK = 0x300,
  FINAL_REF = 0x400,
  /** Instances that must not be made by inline allocation (abstract, interface, finalizer, Class itself). */
  SLOW_ALLOC = 0x800,
  /** java.lang.Class: instances carry statics behind their fields. */
  MIRROR = 0x1000,
  HIDDEN = 0x2000,
}

/** {@link ClassRec.MODIFIERS}. */
export const enum Modifiers {
  KNOWN = 0x8000_0000,
}

/** A java.lang.Class object, behind its header. */
export const enum Mirror {
  /** u32: address of the class record. */
  RECORD = 8,
}

export const enum InitState {
  LOADED = 0,
  LINKED = 1,
  IN_PROGRESS = 2,
  INITIALIZED = 3,
  ERRONEOUS = 4,
}

/** The record of a method in META. */
export const enum MethodRec {
  /** u64: where a call goes: the thunk, then compiled code. `call [record]`. */
  ENTRY = 0,
  /** i32 counters, counted down by baseline code; below zero it makes the TIER_UP request. */
  INVOCATIONS = 8,
  BACKEDGES = 12,
  /** Index into the VM's table of methods. */
  ID = 16,
  FLAGS = 20,
  /** Record of the declaring class. */
  CLASS = 24,
  /** Id of the current {@link CodeBlob}, 0 while not compiled. */
  CODE_ID = 28,
  SIZE = 32,
}

/** What baseline code notes at a call whose target depends on the receiver. */
export const enum ReceiverRec {
  /** u32: class records of the first two classes that were seen, 0: none yet. */
  FIRST = 0,
  SECOND = 4,
  /** u32: 1 if there were others. */
  OTHERS = 8,
  SIZE = 12,
}

/** A method's thunk in THUNKS: `call compileStub`, padded. The stub finds the method by its return address. */
export const enum Thunk {
  SIZE = 8,
  CALL_LENGTH = 5,
}

/** A patch site begins with a call of the resolve stub (`call rel32`); its return address is the site's name. */
export const enum Patch {
  CALL_LENGTH = 5,
}

/**
 * The frame of compiled code (baseline and optimizing alike), rbp-based, growing down:
 *
 *     rbp+16+8k   k-th stack argument (those that found no register), 8 bytes each
 *     rbp+8       return address
 *     rbp         caller's rbp
 *     rbp-8       u64: code id of this frame's {@link CodeBlob}
 *     rbp-16-4*i  the pointer halves: pointer home i, 4 bytes each, i = 0 .. pointerHomes-1
 *     below       the scalar halves: 8 bytes each, 8-byte aligned
 *     rsp..       outgoing stack arguments
 */
export const enum Frame {
  STACK_ARGS = 16,
  RETURN_PC = 8,
  CALLER_RBP = 0,
  CODE_ID = -8,
  /** Pointer home i lies at rbp + FIRST_POINTER - 4*i. */
  FIRST_POINTER = -12,
}

/** Code ids below FIRST are frames made by stubs; the walker knows their shape. */
export const enum CodeId {
  NONE = 0,
  /** Bottom of a call from TypeScript into Java. rbp-16: u64 activation id. */
  ENTRY = 1,
  /** A thunk was called: all argument registers saved (see {@link SavedArgs}); the thunk's return address lies above. */
  COMPILE = 2,
  /** C has called a function of the JNI, which is served on the Java stack: see {@link JniFrame}. */
  JNI = 3,
  /** A C function called by TypeScript on the thread's C stack (JNI_OnLoad). */
  C_CALL = 4,
  FIRST = 16,
}

/** The frame of {@link CodeId.JNI}: below the frame of the native method whose C code has called, and linked to it as if that had made the call. Offsets from its rbp. */
export const enum JniFrame {
  /** u64: rsp of the C code, callee-saved registers pushed. */
  C_RSP = -16,
  /** u64: Ctx.C_STACK as it was. */
  C_STACK = -24,
  /** u64: the {@link JniMethod} that is called, 0 for other functions. */
  METHOD = -32,
  SIZE = 32,
}

/** What a jmethodID points to: all that machine code needs for a call. */
export const enum JniMethod {
  /** u32: address of the {@link MethodRec}. */
  RECORD = 0,
  /** u32: {@link JniDispatch}. */
  DISPATCH = 4,
  /** u32: offset in the class record of the vtable or IMT slot. */
  SLOT = 8,
  /** u32: id of the method. */
  ID = 12,
  /** u32: address of the types of its parameters, one byte each (Z B C S I J F D, L for all references), ended by 0. */
  TYPES = 16,
  /** u32: 1 if it returns a reference. */
  RETURNS_REF = 20,
  /** u32: bytes of the stack arguments of a call. */
  STACK_BYTES = 24,
  /** u32: 1 for a static method. */
  STATIC = 28,
  SIZE = 32,
}

export const enum JniDispatch {
  DIRECT = 0,
  VTABLE = 1,
  INTERFACE = 2,
}

/** What a jfieldID points to. */
export const enum JniField {
  /** u32: JavaField.location: byte offset in the object, or address of a static field. */
  LOCATION = 0,
  SIZE = 8,
}

/** How the compile stub saves the argument registers, offsets from its rbp (rbp-8 is the code id). */
export const enum SavedArgs {
  /** u64: id of the method being called. */
  METHOD_ID = -16,
  /** 6 x u64 ascending: rdi rsi rdx rcx r8 r9. */
  INT_REGS = -64,
  /** 8 x f64 ascending: xmm0..7. */
  XMM_REGS = -128,
  SIZE = 128,
  /** In the compile stub's frame the thunk's own return address lies at rbp+8, the caller's at rbp+16, stack args from rbp+24. */
  CALLER_PC = 16,
  STACK_ARGS = 24,
}

/**
 * The context: one page at the start of META, always in r15 while Java code runs, and at a fixed address. What belongs to the
 * running thread is swapped on a thread switch.
 */
export const enum Ctx {
  ADDRESS = 0x5800_0000,
  /** u32: nonzero asks the running code to take its poll. */
  POLL = 0,
  /** u64: compared with rsp at method entry; all ones while a poll is wanted. */
  STACK_LIMIT = 8,
  /** u64: the true limit of the running thread's stack. */
  STACK_END = 16,
  /** u32, u32: bump allocation in the nursery (memory there is zeroed). */
  ALLOC_TOP = 24,
  ALLOC_LIMIT = 28,
  /** u32 ref: java.lang.Thread of the running thread. */
  THREAD = 32,
  /** u32: (thread id << 8) | Mark.THIN, what a mark word locked once by this thread holds (age aside). */
  LOCK_BITS = 36,
  /** u32 ref: the exception on its way to a handler. */
  EXCEPTION = 40,
  /** u32: {@link Request}. */
  REQUEST = 44,
  /** 4 x u64: arguments of the request (rdi, rsi, rdx, rcx as they were). */
  ARG0 = 48,
  ARG1 = 56,
  ARG2 = 64,
  ARG3 = 72,
  /** u64 / f64: what rax and xmm0 hold when Java code is resumed, and held when a call from TypeScript returned. */
  RESULT = 80,
  RESULT_F = 88,
  /** u64: where Java code left off, or is to go on. */
  JAVA_RSP = 96,
  JAVA_RBP = 104,
  RESUME_PC = 112,
  /** u64: C stack pointer while Java code runs. */
  C_RSP = 120,
  /** Faults: pc, address, signal number, then the 16 general registers in encoding order. The deoptimization stubs save registers there, too. */
  FAULT_PC = 128,
  FAULT_ADDRESS = 136,
  FAULT_SIGNAL = 144,
  FAULT_REGS = 152,
  /** u64: where the compile stub goes on after restoring the arguments. */
  TARGET = 280,
  /** 6 x u64, 8 x f64: argument registers for a call from TypeScript (loaded by the entry stub). */
  CALL_INT = 288,
  CALL_XMM = 336,
  /** u32 counters, for --stats. */
  COUNT_TICKS = 400,
  /** u32: state of the sequence of identity hashes, never 0 once it has begun. */
  HASH_STATE = 404,
  /** 16 x f64: the low halves of the xmm registers, beside FAULT_REGS. */
  FAULT_XMM = 408,
  /** u32 refs: the platform thread that runs the running thread's code (itself, if that is no virtual one), and its Thread.scopedValueCache. */
  CARRIER = 544,
  SCOPED_VALUES = 548,
  /** u32: how often Continuation.pin was called for the running thread. */
  PINS = 552,
  /** A C call made from TypeScript (Trampoline.callC): u64 function, 6 x u64 and 8 x f64 arguments, u64 and f64 results. */
  C_FUNCTION = 1024,
  C_INT = 1032,
  C_XMM = 1080,
  C_RESULT = 1144,
  C_RESULT_F = 1152,
  /** 4 x u64: the handlers of SIGSEGV, SIGBUS, SIGFPE and SIGILL that were there before ours. */
  SIGNALS = 1160,
  /** A zeroed `struct sigaction`: the default action. */
  DEFAULT_ACTION = 1192,
  /** u64 addresses of C functions, by {@link CFunction}: machine code has none of its own, since they differ from process to process. */
  C_FUNCTIONS = 1344,
  /**
   * JNI. What belongs to the running thread, from here to JNI_THREAD_END: u64 rbp, rsp and pc of the innermost native method that runs C code, as the frame of a call made by it
   * needs them.
   */
  NATIVE_RBP = 1600,
  NATIVE_RSP = 1608,
  NATIVE_PC = 1616,
  /** u64: where the next C function's frame begins on the thread's C stack (a multiple of 16; 0: it has none yet), and below where there is too little room for one. */
  C_STACK = 1624,
  C_STACK_LIMIT = 1632,
  /** u32 addresses: the next cell for a local reference, and the end of the block. */
  JNI_TOP = 1640,
  JNI_LIMIT = 1644,
  /** u32 ref: the exception that is pending in C code. */
  JNI_EXCEPTION = 1648,
  /** u64: the first address above the C stack, 0 if there is none. */
  C_STACK_TOP = 1656,
  JNI_THREAD_END = 1664,
  /** A function of the JNI that TypeScript serves: 6 x u64 (rdi first), 8 x f64 arguments, u64 rsp at its entry (the return address lies there, then stack arguments). */
  JNI_INT = 1664,
  JNI_XMM = 1712,
  JNI_RSP = 1776,
  /** 512 bytes for arguments of system calls (structures), used within one call. */
  SCRATCH = 2048,
  SIZE = 4096,
}

/** The C functions that machine code calls: where in {@link Ctx.C_FUNCTIONS} their addresses are. The order is that of their names in {@link C_FUNCTIONS}. */
export const C_FUNCTIONS = [
  'sigaction',
  'raise',
  'napi_get_cb_info',
  'napi_detach_arraybuffer',
  'napi_create_reference',
  'clock_gettime',
  'sin',
  'cos',
  'tan',
  'exp',
  'log',
  'pow',
  'crc32',
  'adler32',
] as const;
export type CFunction = (typeof C_FUNCTIONS)[number];

/** Index in an Int32Array over the region of the word at an offset in the context. */
export function contextWord(offset: number): number {
  return (Ctx.ADDRESS + offset - Region.BASE) >> 2;
}

/** Offset in the context of the address of a C function. */
export function cFunctionAt(name: CFunction): number {
  return Ctx.C_FUNCTIONS + 8 * C_FUNCTIONS.indexOf(name);
}

/**
 * Why machine code left `enter()`. The one list of all that generated code asks of TypeScript; src/vm/dispatch.ts serves them. ARG0.. as stated.
 * Every request is a safepoint: the frame it came from is in its canonical state, RESUME_PC is the return address.
 */
export const enum Request {
  NONE = 0,
  /** A call made from TypeScript has returned; RESULT, RESULT_F. */
  RETURNED = 1,
  /** Method ARG0 (id) was called and has no code. Answer: TARGET. */
  COMPILE = 2,
  /** A patchable site was reached; the return address names it. Answer: patch, RESULT if the site yields a value. */
  RESOLVE = 3,
  /** Native method ARG0 (id); its arguments lie at JAVA_RSP, 8 bytes each. Answer: RESULT / RESULT_F. */
  NATIVE = 4,
  /** athrow: ARG0 = exception ref (null: NullPointerException). */
  THROW = 5,
  /** Machine code faulted; FAULT_*. NullPointerException, ArithmeticException, or a bug. */
  FAULT = 6,
  /** New object, class record ARG0. Answer: RESULT. */
  NEW = 7,
  /** New array, array class record ARG0, length ARG1. */
  NEW_ARRAY = 8,
  /** multianewarray: array class record ARG0, ARG1 = number of dimensions, ARG2 = address of u64 lengths (outermost first). */
  MULTI_NEW_ARRAY = 9,
  /** Slow monitorenter / monitorexit on ARG0 (ref). */
  MONITOR_ENTER = 10,
  MONITOR_EXIT = 11,
  /** Poll taken (back-edge or method entry), or the stack is at its end: compare JAVA_RSP with STACK_END. */
  POLL = 12,
  /** Interface method id ARG1 called on receiver ARG0, not in the class's IMT. Made by a compile-shaped frame. Answer: TARGET. */
  IMT_MISS = 13,
  /** Array index ARG1 out of bounds for array ARG0. */
  THROW_INDEX = 14,
  /** ARG0 (ref) cannot be cast to class record ARG1. */
  THROW_CAST = 15,
  /** ARG0 (ref) cannot be stored in array ARG1. */
  THROW_STORE = 16,
  THROW_DIV_ZERO = 17,
  /** ARG0: negative length of newarray. */
  THROW_NEGATIVE_SIZE = 18,
  /** A method without code or an abstract method was called; ARG0 = method id. */
  ABSTRACT_CALL = 19,
  /** A counter overflowed: ARG0 = method id, ARG1 = bytecode index of the loop header or -1 for entry. */
  TIER_UP = 20,
  /** Put the thread aside (used by stubs that block). */
  YIELD = 21,
  /** A method with a large frame was called and found no room for it. Made in the caller's frame: RESUME_PC is where the call would have returned to. */
  STACK_OVERFLOW = 22,
  /** Optimized code is left: the return address names a TRAP place (src/compiler/optimizing/optimized-code.ts). FAULT_REGS, FAULT_XMM. */
  DEOPT = 23,
  /** Invalid code goes on after a call: the return address is {@link Patch.CALL_LENGTH} behind a SAFEPOINT place. FAULT_REGS, FAULT_XMM: the call's result. */
  DEOPT_AFTER_CALL = 24,
  /** C code has called function ARG0 of the JNI (src/vm/jni/function-table.ts): JNI_INT, JNI_XMM, JNI_RSP. Answer: RESULT, RESULT_F. */
  JNI = 25,
}
