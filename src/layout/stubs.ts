/** The shared stubs that compiled code uses: the one list of them. native-trampoline/stubs assembles them; all are entered by `call rel32` unless stated. */

export const STUBS = [
  /** Patch site reached. Nothing in registers survives. */
  'resolve',
  /** rdi = ref: throw it. */
  'throwException',
  /** rdi = array, esi = index. */
  'throwIndex',
  /** rdi = ref, esi = class record. */
  'throwCast',
  /** rdi = ref, rsi = array. */
  'throwStore',
  'throwDivZero',
  /** edi = class record (any instantiable class) -> eax = ref. Bump allocation, request when full. */
  'newObject',
  /** edi = array class record, esi = length -> eax = ref. Throws NegativeArraySizeException. */
  'newArray',
  /** edi = array class record, esi = dimensions, rdx = address of u64 lengths on the stack -> eax. */
  'multiNewArray',
  /** edi = ref (not null), esi = class record -> eax = 1 or 0 and ZF set accordingly (ZF=1 means not an instance). Preserves all but rax, rcx, rdx. */
  'instanceOf',
  /** edi = array ref, esi = value ref (not null): store check; returns if legal, throws ArrayStoreException otherwise. Preserves all but rax, rcx, rdx. */
  'storeCheck',
  /** edi = ref. Null is a NullPointerException. */
  'monitorEnter',
  'monitorExit',
  /** Poll or stack limit hit at a loop header or method entry. */
  'poll',
  /** xmm0, xmm1 -> xmm0: IEEE fmod as Java's % (doubles; floats are converted). Preserves nothing. */
  'dremainder',
  /** eax = class record, r11 = address of a {@link ReceiverRec}: notes a receiver that is not of the first class. Changes nothing but flags. */
  'noteReceiver',
  /**
   * *Jumped* to at a method's entry, before its frame exists, if its large frame does not fit on the stack: throws StackOverflowError in the caller, at the call (the
   * return address is on top of the stack).
   */
  'stackOverflow',
  /** edi = method id, esi = bytecode index of the loop header or -1: a counter reached its threshold. */
  'tierUp',
  /** Optimized code is left: the return address names a TRAP place, all registers are as its record says. Does not return there. */
  'deopt',
  /** What is written behind the calls of code that has become invalid. Changes no register before it has saved all. */
  'deoptAfterCall',
  /** edi = method id, the native method's arguments at [rsp + 8*i] before the call: the NATIVE request. Result in rax or xmm0. */
  'nativeRequest',
  /** edi = number of a function of the JNI: the JNI request, from within a frame of CodeId.JNI. Result in rax or xmm0. */
  'jniRequest',
  /** rax, rdx = class records S and T, zero-extended: eax = 1 if S is T or a subtype of it, else 0. Changes rcx and rdx, too. */
  'subtype',
  /** rax = C function, arguments as the System V convention has them (at most six integers and eight floating-point ones); result in rax or xmm0. */
  'callC',
  /** The same with r10 further arguments at [rsp..] before the call, 8 bytes each. */
  'callCStack',
] as const;

export type StubName = (typeof STUBS)[number];

/** Where they are, by name. */
export type StubAddresses = Readonly<Record<StubName, number>>;
