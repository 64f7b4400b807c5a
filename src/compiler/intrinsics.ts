/**
 * Methods for which the compilers emit code of their own. An intrinsic is used in two ways: *inline*, in place of a call whose target is known, and as a *body*: the
 * code of the method itself, for reflection, method handles and calls that are not inlined (natives would otherwise cross into TypeScript).
 */
import { type CpuFeatures, cpuFeatures } from './cpu-features.js';

/** What an intrinsic does; the low byte of its id. The next byte is a {@link AccessType} where one is needed. */
export const enum Intrinsic {
  NONE = 0,
  /** Unsafe.getX(Object, long). */
  UNSAFE_GET,
  /** Unsafe.putX(Object, long, x). */
  UNSAFE_PUT,
  /** Unsafe.compareAndSetX(Object, long, x, x): boolean. */
  UNSAFE_COMPARE_AND_SET,
  /** Unsafe.compareAndExchangeX(Object, long, x, x): the value found. */
  UNSAFE_COMPARE_AND_EXCHANGE,
  /** Unsafe.getAndAddX(Object, long, x). */
  UNSAFE_GET_AND_ADD,
  /** Unsafe.getAndSetX(Object, long, x). */
  UNSAFE_GET_AND_SET,
  /** Unsafe.xFence(): one processor runs all Java threads. */
  FENCE,
  GET_CLASS,
  /** Object.hashCode() and System.identityHashCode(Object): the hash in the mark word, if there is one. */
  HASH_CODE,
  IDENTITY_HASH_CODE,
  CURRENT_THREAD,
  ARRAY_COPY,
  SQRT,
  FLOOR,
  CEIL,
  RINT,
  ABS_INT,
  ABS_LONG,
  ABS_FLOAT,
  ABS_DOUBLE,
  MIN_INT,
  MAX_INT,
  MIN_LONG,
  MAX_LONG,
  FMA_FLOAT,
  FMA_DOUBLE,
  FLOAT_TO_RAW_BITS,
  BITS_TO_FLOAT,
  DOUBLE_TO_RAW_BITS,
  BITS_TO_DOUBLE,
  BIT_COUNT_INT,
  BIT_COUNT_LONG,
  LEADING_ZEROS_INT,
  LEADING_ZEROS_LONG,
  TRAILING_ZEROS_INT,
  TRAILING_ZEROS_LONG,
  REVERSE_BYTES_INT,
  REVERSE_BYTES_LONG,
  REVERSE_BYTES_CHAR,
  REVERSE_BYTES_SHORT,
  // From here on bodies alone (bodies/table.ts), as are HASH_CODE, IDENTITY_HASH_CODE and ARRAY_COPY.
  CLONE,
  NOTIFY,
  HOLDS_LOCK,
  IS_INSTANCE,
  IS_ASSIGNABLE_FROM,
  IS_ARRAY,
  IS_INTERFACE,
  IS_PRIMITIVE,
  IS_HIDDEN,
  GET_SUPERCLASS,
  GET_MODIFIERS,
  ARRAY_LENGTH,
  ARRAY_GET,
  NEW_ARRAY,
  REFERS_TO,
  CLEAR_REFERENCE,
  GET_CALLER_CLASS,
  COPY_MEMORY,
  BYTES_EQUAL,
  COMPARE_LATIN1,
  HAS_NEGATIVES,
  INDEX_OF_LATIN1,
  FIND_LATIN1,
  INFLATE,
  CRC32C_BYTES,
  CRC32C_BUFFER,
  /** Since 19, for virtual threads: words of the context (bodies/threads.ts). */
  CURRENT_CARRIER_THREAD,
  SET_CURRENT_THREAD,
  SCOPED_VALUES,
  SET_SCOPED_VALUES,
  PIN,
  UNPIN,
  /** A method that has nothing to do here. */
  NOTHING,
  MASK = 0xff,
  TYPE_SHIFT = 8,
}

/** First characters of field descriptors: the type of an Unsafe access. */
export const enum AccessType {
  BOOLEAN = 0x5a,
  BYTE = 0x42,
  CHAR = 0x43,
  SHORT = 0x53,
  INT = 0x49,
  LONG = 0x4a,
  FLOAT = 0x46,
  DOUBLE = 0x44,
  REFERENCE = 0x4c,
}

const table = new Map<string, number>();
/** Intrinsics that are emitted in place of calls. Others exist as bodies only. */
const inline = new Uint8Array(Intrinsic.MASK + 1).fill(1);
inline[Intrinsic.HASH_CODE] = inline[Intrinsic.IDENTITY_HASH_CODE] = inline[Intrinsic.ARRAY_COPY] = 0;
inline.fill(0, Intrinsic.CLONE);

const UNSAFE = 'jdk/internal/misc/Unsafe';
const OBJECT = 'Ljava/lang/Object;';

const types: readonly (readonly [string, string, AccessType])[] = [
  ['Reference', OBJECT, AccessType.REFERENCE],
  ['Int', 'I', AccessType.INT],
  ['Boolean', 'Z', AccessType.BOOLEAN],
  ['Byte', 'B', AccessType.BYTE],
  ['Short', 'S', AccessType.SHORT],
  ['Char', 'C', AccessType.CHAR],
  ['Long', 'J', AccessType.LONG],
  ['Float', 'F', AccessType.FLOAT],
  ['Double', 'D', AccessType.DOUBLE],
];

/** Types that have compare-and-set in one instruction; for the others the library loops over an int. */
const atomicTypes = types.filter(([name]) => name === 'Reference' || name === 'Int' || name === 'Long');

function add(className: string, name: string, descriptor: string, id: number): void {
  table.set(`${className}.${name}${descriptor}`, id);
}

function addUnsafe(): void {
  for (const [name, d, type] of types) {
    const get = Intrinsic.UNSAFE_GET | (type << Intrinsic.TYPE_SHIFT);
    const put = Intrinsic.UNSAFE_PUT | (type << Intrinsic.TYPE_SHIFT);
    for (const order of ['', 'Volatile', 'Acquire', 'Opaque'])
      add(UNSAFE, `get${name}${order}`, `(${OBJECT}J)${d}`, get);
    for (const order of ['', 'Volatile', 'Release', 'Opaque'])
      add(UNSAFE, `put${name}${order}`, `(${OBJECT}J${d})V`, put);
  }
  for (const [name, d, type] of atomicTypes) {
    const bits = type << Intrinsic.TYPE_SHIFT;
    const four = `(${OBJECT}J${d}${d})`;
    add(UNSAFE, `compareAndSet${name}`, `${four}Z`, Intrinsic.UNSAFE_COMPARE_AND_SET | bits);
    for (const order of ['', 'Plain', 'Acquire', 'Release'])
      add(UNSAFE, `weakCompareAndSet${name}${order}`, `${four}Z`, Intrinsic.UNSAFE_COMPARE_AND_SET | bits);
    for (const order of ['', 'Acquire', 'Release']) {
      add(
        UNSAFE,
        `compareAndExchange${name}${order}`,
        `${four}${d}`,
        Intrinsic.UNSAFE_COMPARE_AND_EXCHANGE | bits,
      );
      add(UNSAFE, `getAndSet${name}${order}`, `(${OBJECT}J${d})${d}`, Intrinsic.UNSAFE_GET_AND_SET | bits);
      if (type !== AccessType.REFERENCE)
        add(UNSAFE, `getAndAdd${name}${order}`, `(${OBJECT}J${d})${d}`, Intrinsic.UNSAFE_GET_AND_ADD | bits);
    }
  }
  add(UNSAFE, 'copyMemory0', `(${OBJECT}J${OBJECT}JJ)V`, Intrinsic.COPY_MEMORY);
  for (const fence of ['loadFence', 'storeFence', 'fullFence', 'loadLoadFence', 'storeStoreFence'])
    add(UNSAFE, fence, '()V', Intrinsic.FENCE);
}

function addLanguage(): void {
  add('java/lang/Object', 'getClass', '()Ljava/lang/Class;', Intrinsic.GET_CLASS);
  add('java/lang/Object', 'hashCode', '()I', Intrinsic.HASH_CODE);
  add('java/lang/System', 'identityHashCode', `(${OBJECT})I`, Intrinsic.IDENTITY_HASH_CODE);
  add('java/lang/System', 'arraycopy', `(${OBJECT}I${OBJECT}II)V`, Intrinsic.ARRAY_COPY);
  add('java/lang/Thread', 'currentThread', '()Ljava/lang/Thread;', Intrinsic.CURRENT_THREAD);
  add('java/lang/Object', 'clone', `()${OBJECT}`, Intrinsic.CLONE);
  add('java/lang/Object', 'notify', '()V', Intrinsic.NOTIFY);
  add('java/lang/Object', 'notifyAll', '()V', Intrinsic.NOTIFY);
  add('java/lang/Thread', 'holdsLock', `(${OBJECT})Z`, Intrinsic.HOLDS_LOCK);
  for (const owner of ['java/lang/ref/Reference', 'java/lang/ref/PhantomReference']) {
    add(owner, 'refersTo0', `(${OBJECT})Z`, Intrinsic.REFERS_TO);
    add(owner, 'clear0', '()V', Intrinsic.CLEAR_REFERENCE);
  }
  add('java/lang/Float', 'floatToRawIntBits', '(F)I', Intrinsic.FLOAT_TO_RAW_BITS);
  add('java/lang/Float', 'intBitsToFloat', '(I)F', Intrinsic.BITS_TO_FLOAT);
  add('java/lang/Double', 'doubleToRawLongBits', '(D)J', Intrinsic.DOUBLE_TO_RAW_BITS);
  add('java/lang/Double', 'longBitsToDouble', '(J)D', Intrinsic.BITS_TO_DOUBLE);
  add('java/lang/Integer', 'reverseBytes', '(I)I', Intrinsic.REVERSE_BYTES_INT);
  add('java/lang/Long', 'reverseBytes', '(J)J', Intrinsic.REVERSE_BYTES_LONG);
  add('java/lang/Character', 'reverseBytes', '(C)C', Intrinsic.REVERSE_BYTES_CHAR);
  add('java/lang/Short', 'reverseBytes', '(S)S', Intrinsic.REVERSE_BYTES_SHORT);
}

function addVirtualThreads(): void {
  const thread = 'java/lang/Thread';
  add(thread, 'currentCarrierThread', '()Ljava/lang/Thread;', Intrinsic.CURRENT_CARRIER_THREAD);
  add(thread, 'setCurrentThread', '(Ljava/lang/Thread;)V', Intrinsic.SET_CURRENT_THREAD);
  add(thread, 'scopedValueCache', `()[${OBJECT}`, Intrinsic.SCOPED_VALUES);
  add(thread, 'setScopedValueCache', `([${OBJECT})V`, Intrinsic.SET_SCOPED_VALUES);
  // Frames are walked where they lie.
  add(thread, 'ensureMaterializedForStackWalk', `(${OBJECT})V`, Intrinsic.NOTHING);
  add('jdk/internal/vm/Continuation', 'pin', '()V', Intrinsic.PIN);
  add('jdk/internal/vm/Continuation', 'unpin', '()V', Intrinsic.UNPIN);
  // For debuggers and profilers, of which there are none.
  for (const [event, descriptor] of [
    ['Start', '()V'],
    ['End', '()V'],
    ['Mount', '(Z)V'],
    ['Unmount', '(Z)V'],
    ['HideFrames', '(Z)V'],
    ['DisableSuspend', '(Z)V'],
  ])
    add('java/lang/VirtualThread', `notifyJvmti${event}`, descriptor, Intrinsic.NOTHING);
}

function addReflection(): void {
  const questions: readonly (readonly [string, string, Intrinsic])[] = [
    ['isInstance', `(${OBJECT})Z`, Intrinsic.IS_INSTANCE],
    ['isAssignableFrom', '(Ljava/lang/Class;)Z', Intrinsic.IS_ASSIGNABLE_FROM],
    ['isArray', '()Z', Intrinsic.IS_ARRAY],
    ['isInterface', '()Z', Intrinsic.IS_INTERFACE],
    ['isPrimitive', '()Z', Intrinsic.IS_PRIMITIVE],
    ['isHidden', '()Z', Intrinsic.IS_HIDDEN],
    ['getSuperclass', '()Ljava/lang/Class;', Intrinsic.GET_SUPERCLASS],
    ['getModifiers', '()I', Intrinsic.GET_MODIFIERS],
  ];
  for (const [name, descriptor, id] of questions) add('java/lang/Class', name, descriptor, id);
  add('jdk/internal/reflect/Reflection', 'getCallerClass', '()Ljava/lang/Class;', Intrinsic.GET_CALLER_CLASS);
  add('java/lang/reflect/Array', 'getLength', `(${OBJECT})I`, Intrinsic.ARRAY_LENGTH);
  add('java/lang/reflect/Array', 'get', `(${OBJECT}I)${OBJECT}`, Intrinsic.ARRAY_GET);
  add('java/lang/reflect/Array', 'newArray', `(Ljava/lang/Class;I)${OBJECT}`, Intrinsic.NEW_ARRAY);
}

function addTexts(): void {
  const latin1 = 'java/lang/StringLatin1';
  add(latin1, 'equals', '([B[B)Z', Intrinsic.BYTES_EQUAL);
  add('java/lang/StringUTF16', 'equals', '([B[B)Z', Intrinsic.BYTES_EQUAL);
  add(latin1, 'compareTo', '([B[B)I', Intrinsic.COMPARE_LATIN1);
  add(latin1, 'indexOfChar', '([BIII)I', Intrinsic.INDEX_OF_LATIN1);
  add(latin1, 'indexOf', '([BI[BII)I', Intrinsic.FIND_LATIN1);
  add(latin1, 'inflate', '([BI[CII)V', Intrinsic.INFLATE);
  add('java/lang/StringCoding', 'hasNegatives', '([BII)Z', Intrinsic.HAS_NEGATIVES);
}

function addMath(): void {
  for (const owner of ['java/lang/Math', 'java/lang/StrictMath']) {
    add(owner, 'sqrt', '(D)D', Intrinsic.SQRT);
    add(owner, 'abs', '(I)I', Intrinsic.ABS_INT);
    add(owner, 'abs', '(J)J', Intrinsic.ABS_LONG);
    add(owner, 'abs', '(F)F', Intrinsic.ABS_FLOAT);
    add(owner, 'abs', '(D)D', Intrinsic.ABS_DOUBLE);
    add(owner, 'min', '(II)I', Intrinsic.MIN_INT);
    add(owner, 'max', '(II)I', Intrinsic.MAX_INT);
    add(owner, 'min', '(JJ)J', Intrinsic.MIN_LONG);
    add(owner, 'max', '(JJ)J', Intrinsic.MAX_LONG);
  }
}

function addExtensions(cpu: CpuFeatures): void {
  if (cpu.sse41) {
    for (const owner of ['java/lang/Math', 'java/lang/StrictMath']) {
      add(owner, 'floor', '(D)D', Intrinsic.FLOOR);
      add(owner, 'ceil', '(D)D', Intrinsic.CEIL);
      add(owner, 'rint', '(D)D', Intrinsic.RINT);
    }
  }
  if (cpu.sse42) {
    add('java/util/zip/CRC32C', 'updateBytes', '(I[BII)I', Intrinsic.CRC32C_BYTES);
    add('java/util/zip/CRC32C', 'updateDirectByteBuffer', '(IJII)I', Intrinsic.CRC32C_BUFFER);
  }
  if (cpu.fma) {
    for (const owner of ['java/lang/Math', 'java/lang/StrictMath']) {
      add(owner, 'fma', '(FFF)F', Intrinsic.FMA_FLOAT);
      add(owner, 'fma', '(DDD)D', Intrinsic.FMA_DOUBLE);
    }
  }
  if (cpu.popcnt) {
    add('java/lang/Integer', 'bitCount', '(I)I', Intrinsic.BIT_COUNT_INT);
    add('java/lang/Long', 'bitCount', '(J)I', Intrinsic.BIT_COUNT_LONG);
  }
  if (cpu.lzcnt) {
    add('java/lang/Integer', 'numberOfLeadingZeros', '(I)I', Intrinsic.LEADING_ZEROS_INT);
    add('java/lang/Long', 'numberOfLeadingZeros', '(J)I', Intrinsic.LEADING_ZEROS_LONG);
  }
  if (cpu.bmi1) {
    add('java/lang/Integer', 'numberOfTrailingZeros', '(I)I', Intrinsic.TRAILING_ZEROS_INT);
    add('java/lang/Long', 'numberOfTrailingZeros', '(J)I', Intrinsic.TRAILING_ZEROS_LONG);
  }
}

/** Classes that have intrinsics: others need no look-up by name. */
const owners = new Set<string>();

function fill(): void {
  addUnsafe();
  addLanguage();
  addVirtualThreads();
  addReflection();
  addTexts();
  addMath();
  addExtensions(cpuFeatures());
  for (const key of table.keys()) owners.add(key.slice(0, key.indexOf('.')));
}

/** Id of the intrinsic for a method of the boot loader's classes (name in internal form), 0 if it has none. */
export function intrinsicOf(className: string, name: string, descriptor: string): number {
  if (table.size === 0) fill();
  if (!owners.has(className)) return Intrinsic.NONE;
  return table.get(`${className}.${name}${descriptor}`) ?? Intrinsic.NONE;
}

/** Whether calls of the intrinsic are replaced by code of its own. The VM gives its id to compilers (CallInfo.intrinsic) only then; other ids do no harm. */
export function isInline(id: number): boolean {
  return inline[id & Intrinsic.MASK] !== 0;
}
