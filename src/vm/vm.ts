/**
 * The virtual machine: one per process, because its memory lies at fixed addresses. This class holds the parts together and offers what natives and the embedding API
 * ask of all of them: fields, arrays, strings, calls.
 */

import { totalmem } from 'node:os';
import { pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import type { Memory } from '../../native-trampoline/memory.js';
import { openOrRestart } from '../../native-trampoline/restart.js';
import { openTrampoline, type Trampoline } from '../../native-trampoline/trampoline.js';
import { ClassPath } from '../classpath/class-path.js';
import { findJdk, type JdkLocation } from '../classpath/find-jdk.js';
import { JImage } from '../classpath/jimage.js';
import type { MethodHandleLayout } from '../compiler/env.js';
import { Heap } from '../heap/heap.js';
import { type HeapLimits, leastAddressSpace } from '../heap/sizing.js';
import { isReferenceType, typesOf } from '../jvms/descriptors.js';
import { ArgumentSequence, ENTRY_ROOM, isFloatKind, ON_STACK } from '../layout/calling-convention.js';
import { Card, Ctx, contextWord, MethodRec, Obj, Region } from '../layout/layout.js';
import { Allocation } from './allocation.js';
import { Classes } from './classes/classes.js';
import { Initializer } from './classes/initializer.js';
import type { JavaClass, JavaMethod } from './classes/java-class.js';
import { Loading } from './classes/loading.js';
import { selectMethod } from './classes/lookup.js';
import { MethodTable } from './classes/methods.js';
import { ModuleGraph } from './classes/modules.js';
import { Resolver } from './classes/resolver.js';
import { Verification } from './classes/verification.js';
import { CodeCache } from './code/code-cache.js';
import type { CodeStore } from './code/code-store.js';
import { CodeVersions } from './code/code-versions.js';
import { Compilation } from './code/compilation.js';
import { Patching } from './code/patching.js';
import { PlaceFindings } from './code/place-findings.js';
import type { ProgramStore } from './code/program-store.js';
import type { Recorder } from './code/recorder.js';
import { copyingCode } from './copying-code.js';
import { Exceptions } from './exceptions/exceptions.js';
import { Messages } from './exceptions/messages.js';
import { FieldAccess } from './field-access.js';
import type { ForeignLinker } from './foreign/foreign-linker.js';
import { HandleTable } from './handles.js';
import { type Invoke, makeInvoke } from './invoke/invoke.js';
import { releaseOf, requireSupported } from './jdk/requirements.js';
import { Jni } from './jni/jni.js';
import { makeForeignLinker } from './jni/library-code.js';
import { Metaspace } from './metaspace.js';
import type { NativeFunction } from './native.js';
import { NativeMemory } from './native-memory.js';
import type { Trace, VmOptions } from './options.js';
import { VmRoots } from './roots.js';
import { type JavaException, JavaThrow, type Steps, Suspend } from './steps.js';
import { Strings } from './strings.js';
import { Dispatcher } from './threads/dispatcher.js';
import { Monitors } from './threads/monitors.js';
import { Threads } from './threads/threads.js';
import { TierMode } from './tiers/tier-mode.js';
import { Tiers } from './tiers/tiers.js';
import { VmError } from './vm-error.js';

const CALL_INT = contextWord(Ctx.CALL_INT);
const CALL_XMM = contextWord(Ctx.CALL_XMM);
const TARGET = contextWord(Ctx.TARGET);
const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);
const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const STACK_END = contextWord(Ctx.STACK_END);
const STACK_LIMIT = contextWord(Ctx.STACK_LIMIT);
const POLL = contextWord(Ctx.POLL);
const CARDS = Region.CARDS - Region.BASE;

/** --stress=gc: from the start of the program on, at every allocation; after a thousand collections at every second, and so on. */
const STRESS = { interval: 1, fullEvery: 50, relaxAfter: 1000, later: true };

const TIERS = {
  baseline: TierMode.BASELINE,
  hot: TierMode.HOT,
  early: TierMode.EARLY,
  optimizing: TierMode.AT_ONCE,
};

export class VM {
  readonly jdk: JdkLocation;
  /** Release of the class library: 17, 21, … */
  readonly release: number;
  readonly trampoline: Trampoline;
  readonly memory: Memory;
  readonly metaspace: Metaspace;
  readonly nativeMemory: NativeMemory;
  readonly handles: HandleTable = new HandleTable();
  readonly weakHandles: HandleTable = new HandleTable();
  readonly heap: Heap;
  readonly roots: VmRoots;
  readonly strings: Strings;
  readonly methods: MethodTable;
  readonly classes: Classes;
  readonly code: CodeCache;
  readonly versions: CodeVersions;
  readonly findings: PlaceFindings;
  readonly compilation: Compilation;
  /** Compiled methods of the JDK, in a VM that begins with a start-up image. */
  store: CodeStore | null = null;
  /** What is known of the program's own classes, and where it is noted what else should be. */
  programs: ProgramStore | null = null;
  recorder: Recorder | null = null;
  readonly tiers: Tiers;
  readonly patching: Patching;
  readonly resolver: Resolver;
  readonly initializer: Initializer;
  readonly loading: Loading;
  readonly verification: Verification;
  readonly jni: Jni;
  readonly monitors: Monitors;
  readonly threads: Threads;
  readonly dispatcher: Dispatcher;
  readonly exceptions: Exceptions;
  readonly allocation: Allocation;
  readonly messages: Messages;
  trace: Trace;
  /** Address of the running native's arguments, 8 bytes each. */
  nativeArguments = 0;
  /** Set by System.exit and friends: the exit status of the process. */
  exitStatus: number | null = null;
  /** Natives bound by the embedder: `class.name(descriptor)` -> what makes the function when the method is called first. */
  readonly bound: Map<string, (method: JavaMethod) => NativeFunction> = new Map();
  /** C functions that natives are bound to and that are called straight from machine code: their addresses, by `class.name(descriptor)`. */
  readonly leafCalls: Map<string, number> = new Map();
  /** The class that calls from outside of Java are taken to come from; null: they come from nowhere. */
  embedder: JavaClass | null = null;
  /** An embedder's: it may give up handles. See {@link HeapOptions.beforeFull}. */
  beforeFullCollection: ((urgently: boolean) => void) | null = null;
  /** What is to be done before the memory is given back: see {@link stateOf}. */
  readonly atEnd: (() => void)[] = [];
  private readonly sequence = new ArgumentSequence();
  private readonly appended: ClassPath | null;
  private methodHandles: MethodHandleLayout | null = null;
  private readonly offsets = new Map<string, number>();
  private invokePart: Invoke | null = null;
  private foreignPart: ForeignLinker | null = null;

  /** Other ones in a process in which the VM is restored. */
  options: VmOptions;

  constructor(options: VmOptions) {
    this.options = options;
    this.jdk = findJdk(
      options.jdkHome === undefined ? process.env : { ...process.env, JAVA_HOME: options.jdkHome },
    );
    const image = JImage.open(this.jdk.modulesFile);
    this.release = releaseOf(this.jdk, image);
    requireSupported(this.jdk, this.release, image, options.natives);
    const { bootAppend = [] } = options;
    this.appended = bootAppend.length === 0 ? null : new ClassPath(bootAppend);
    this.trampoline =
      options.mayRestart === true
        ? openOrRestart(options.restartEnvironment)
        : openTrampoline(options.host, leastAddressSpace(options));
    this.memory = this.trampoline.memory;
    this.trace = makeTrace(options.trace ?? [], options.log);
    this.metaspace = new Metaspace(this.memory);
    this.nativeMemory = new NativeMemory(this.memory.i32);
    this.code = new CodeCache(this.memory, this.trampoline.stubs.end);
    this.monitors = new Monitors(this);
    this.heap = new Heap(this.memory, {
      ...heapLimits(options),
      addressSpace: this.trampoline.end - Region.HEAP,
      stress: options.stressGc === true ? STRESS : undefined,
      verify: options.verifyHeap,
      trace: this.trace.gc,
      host: {
        discard: (address, bytes) => this.trampoline.discard(address, bytes),
        expectUse: (address, bytes) => this.trampoline.adviseHugePages(address, bytes),
        copying: copyingCode(this.trampoline),
      },
      beforeFull: (urgently) => this.beforeFullCollection?.(urgently),
      collected: () => this.threads.referencesMayBePending(),
      interrupt: () => this.requestPoll(),
      cpuNow: options.pauseGoal === undefined ? undefined : () => this.trampoline.threadTime(),
    });
    this.roots = new VmRoots(this);
    this.strings = new Strings(this);
    this.methods = new MethodTable(this);
    this.classes = new Classes(this, image);
    this.findings = new PlaceFindings(this.memory);
    this.versions = new CodeVersions(this);
    this.compilation = new Compilation(this);
    this.tiers = new Tiers(this, TIERS[options.tier ?? 'hot'], options.stressDeopt ?? false);
    this.patching = new Patching(this);
    this.resolver = new Resolver(this);
    this.initializer = new Initializer(this);
    this.loading = new Loading(this);
    this.verification = new Verification(this);
    this.jni = new Jni(this);
    this.threads = new Threads(this);
    this.exceptions = new Exceptions(this);
    this.allocation = new Allocation(this);
    this.messages = new Messages(this);
    this.dispatcher = new Dispatcher(this);
  }

  /** Made when the first call site or method handle is linked. */
  get invoke(): Invoke {
    this.invokePart ??= makeInvoke(this);
    return this.invokePart;
  }

  /** Made when the first native method of a library is. */
  get foreign(): ForeignLinker {
    this.foreignPart ??= makeForeignLinker(this);
    return this.foreignPart;
  }

  /** Gives back all memory: nothing of this VM can be used any more. No Java code may lie on the stack. */
  dispose(): void {
    for (const end of this.atEnd) end();
    for (const field of FieldAccess.named) field.forget(this);
    this.threads.events.close();
    this.classes.image.close();
    this.handles.slots.fill(0);
    this.trampoline.dispose();
  }

  /** The running Java code shall take its next poll, as if it had been interrupted. */
  private requestPoll(): void {
    const { i32 } = this.memory;
    i32[POLL] = 1;
    i32[STACK_LIMIT] = -1;
    i32[STACK_LIMIT + 1] = -1;
  }

  // ---- memory

  /** Index into the byte arrays of an address. */
  index(address: number): number {
    return (address - Region.BASE) >>> 0;
  }

  /** Stores a reference at any address of heap or PERM, with the write barrier. */
  storeRef(address: number, ref: number): void {
    this.memory.store32(address, ref);
    this.memory.u8[CARDS + (address >>> Card.SHIFT)] = 1;
  }

  /** Stores a reference in a field of an object: the card of the object's header is marked. */
  storeField(ref: number, offset: number, value: number): void {
    this.memory.store32(ref + offset, value);
    this.memory.u8[CARDS + (ref >>> Card.SHIFT)] = 1;
  }

  /** Stores an int by the type of a field: first character of its descriptor. */
  storeByType(address: number, type: number, value: number): void {
    const { memory } = this;
    switch (type) {
      case 0x5a: // Z
      case 0x42: // B
        memory.u8[this.index(address)] = value;
        break;
      case 0x43: // C
      case 0x53: // S
        memory.u16[this.index(address) >>> 1] = value;
        break;
      default:
        memory.store32(address, value);
    }
  }

  // ---- fields

  /** Byte offset of an instance field (static: address) of a class of the boot loader; inherited fields are found too. */
  fieldOffset(className: string, name: string, descriptor: string): number {
    const key = `${className}.${name}:${descriptor}`;
    const known = this.offsets.get(key);
    if (known !== undefined) return known;
    for (let c: JavaClass | null = this.classes.loadBoot(className); c !== null; c = c.superClass) {
      const f = c.declaredField(name, descriptor);
      if (f === null) continue;
      this.offsets.set(key, f.location);
      return f.location;
    }
    throw new VmError(`the JDK's class ${className} has no field ${name} of type ${descriptor}`);
  }

  getRefField(ref: number, className: string, name: string, descriptor: string): number {
    return this.memory.load32(ref + this.fieldOffset(className, name, descriptor));
  }

  /** Sets a reference field of an object by name only. */
  setRefField(ref: number, cls: JavaClass, name: string, value: number): void {
    for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
      for (const f of c.fields) {
        if (f.name === name && !f.isStatic) {
          this.storeField(ref, f.location, value);
          return;
        }
      }
    }
    throw new VmError(`${cls.name} has no field ${name}`);
  }

  // ---- arrays

  arrayLength(ref: number): number {
    return this.memory.load32(ref + Obj.ARRAY_LENGTH);
  }

  /** The bytes of an array's elements, as a view: valid until the next allocation by machine code. */
  bytesOf(array: number, elementSize = 1): Uint8Array {
    const start = this.index(array + Obj.ARRAY_DATA);
    return this.memory.u8.subarray(start, start + this.arrayLength(array) * elementSize);
  }

  newArray(cls: JavaClass, length: number): number {
    const ref = this.heap.allocateArray(cls.record, length);
    if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    return ref;
  }

  /** An array of references; component by internal name of a class of the boot loader. */
  newObjectArray(component: string, length: number): number {
    return this.newArray(this.classes.arrayOf(this.classes.loadBoot(component)), length);
  }

  /** By descriptor character. */
  newPrimitiveArray(type: string, length: number): number {
    return this.newArray(this.classes.arrayOf(this.classes.primitive(type)), length);
  }

  /** The same, if the caller writes all elements at once: they may be anything. */
  primitiveArrayToFill(type: string, length: number): number {
    const { record } = this.classes.arrayOf(this.classes.primitive(type));
    const ref = this.heap.allocateArrayToFill(record, length);
    if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    return ref;
  }

  newByteArray(bytes: Uint8Array): number {
    const ref = this.primitiveArrayToFill('B', bytes.length);
    this.memory.u8.set(bytes, this.index(ref + Obj.ARRAY_DATA));
    return ref;
  }

  newStringArray(texts: readonly (string | null)[]): number {
    const array = this.newObjectArray('java/lang/String', texts.length);
    for (let i = 0; i < texts.length; i++) this.setElement(array, i, this.strings.fromJsOrNull(texts[i]));
    return array;
  }

  element(array: number, index: number): number {
    return this.memory.load32(array + Obj.ARRAY_DATA + 4 * index);
  }

  setElement(array: number, index: number, ref: number): void {
    this.storeRef(array + Obj.ARRAY_DATA + 4 * index, ref);
  }

  // ---- objects and methods

  /** A zeroed instance; its class must be initialised (or the caller knows why not), no constructor is run. */
  allocate(cls: JavaClass): number {
    const ref = this.heap.allocateObject(cls.record);
    if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    return ref;
  }

  /** A method declared by a class of the boot loader or inherited by it. `signature` is name and descriptor. */
  findMethod(className: string, signature: string): JavaMethod {
    for (let c: JavaClass | null = this.classes.loadBoot(className); c !== null; c = c.superClass) {
      const m = c.declaredMethod(signature);
      if (m !== undefined) return m;
    }
    throw new VmError(`the JDK's class ${className} has no method ${signature}`);
  }

  /** Makes an object and runs a constructor. Arguments are references or numbers, by the constructor's descriptor. */
  *newObject(className: string, descriptor: string, ...args: number[]): Steps<number> {
    const cls = this.classes.loadBoot(className);
    if (!cls.isInitialized) {
      const kept = this.keep(descriptor, args);
      try {
        yield* this.initializer.initialize(cls);
      } finally {
        this.refresh(kept, args);
      }
    }
    const handle = this.handles.local(this.allocate(cls));
    try {
      yield* this.call(this.findMethod(className, `<init>${descriptor}`), this.handles.get(handle), ...args);
      return this.handles.get(handle);
    } finally {
      this.handles.release(handle);
    }
  }

  /** Calls a static method of a class of the boot loader, initialising the class first. */
  *callStatic(className: string, signature: string, ...args: number[]): Steps<number> {
    const method = this.findMethod(className, signature);
    if (method.holder.isInitialized) return yield* this.call(method, ...args);
    const kept = this.keep(method.descriptor, args);
    try {
      yield* this.initializer.initialize(method.holder);
    } finally {
      this.refresh(kept, args);
    }
    return yield* this.call(method, ...args);
  }

  /** Handles for the references among arguments, 0 elsewhere. */
  private keep(descriptor: string, args: readonly number[]): number[] {
    const types = typesOf(descriptor);
    return args.map((a, i) => (isReferenceType(types[i]) ? this.handles.local(a) : 0));
  }

  /** Where the arguments are now; releases the handles. */
  private refresh(kept: readonly number[], args: number[]): void {
    kept.forEach((handle, i) => {
      if (handle === 0) return;
      args[i] = this.handles.get(handle);
      this.handles.release(handle);
    });
  }

  /** Calls what `className.signature` selects on the receiver, the first argument. */
  *callVirtual(className: string, signature: string, ...args: number[]): Steps<number> {
    const method = selectMethod(this.classes.of(args[0]), this.findMethod(className, signature));
    if (method === null || !('holder' in method))
      throw new JavaThrow('java/lang/AbstractMethodError', signature);
    return yield* this.call(method, ...args);
  }

  /**
   * Calls a Java method: exactly this one, no selection. Arguments as natives get them (receiver first). The result as natives give it; the exact halves of a long lie in
   * Ctx.RESULT until the next step. References passed are taken before anything else runs.
   */
  *call(method: JavaMethod, ...args: number[]): Steps<number> {
    this.prepareCall(method, args);
    yield Suspend.CALL;
    return this.callResult(method);
  }

  /** Puts the arguments where the calling convention wants them, above the running activation's stack. */
  prepareCall(method: JavaMethod, args: readonly number[]): void {
    const { memory } = this;
    const { i32 } = memory;
    const kinds = method.kinds;
    const count = kinds.length - 1;
    const sequence = this.sequence.begin();
    for (let i = 0; i < count; i++) sequence.next(isFloatKind(kinds.charCodeAt(i)));
    const { words } = sequence;
    if (i32[JAVA_RSP] - 8 * words - ENTRY_ROOM < i32[STACK_END])
      throw new JavaThrow('java/lang/StackOverflowError');
    const first = pushEntryFrame(memory, this.trampoline.stubs, 0, words);
    const stack = (first - Region.BASE) >> 2;
    sequence.begin();
    for (let i = 0; i < count; i++) {
      const k = kinds.charCodeAt(i);
      const isFloat = isFloatKind(k);
      const place = sequence.next(isFloat);
      let at = stack + 2 * (place - ON_STACK);
      if (place < ON_STACK) at = (isFloat ? CALL_XMM : CALL_INT) + 2 * place;
      this.storeArgument(at, k, args[i]);
    }
    const entry = (method.record + MethodRec.ENTRY - Region.BASE) >> 2;
    i32[TARGET] = i32[entry];
    i32[TARGET + 1] = 0;
  }

  private storeArgument(at: number, kind: number, value: number): void {
    const { i32, f32, f64 } = this.memory;
    switch (kind) {
      case 0x44: // D
        f64[at >> 1] = value;
        break;
      case 0x46: // F
        f32[at] = value;
        i32[at + 1] = 0;
        break;
      case 0x4a: // J
        if (typeof value === 'bigint') this.memory.i64[at >> 1] = value;
        else {
          i32[at] = value;
          i32[at + 1] = Math.floor(value / 0x1_0000_0000);
        }
        break;
      default:
        i32[at] = value;
        i32[at + 1] = 0;
    }
  }

  /** Result of the call that has just returned. */
  private callResult(method: JavaMethod): number {
    const { memory } = this;
    const kinds = method.kinds;
    switch (kinds.charCodeAt(kinds.length - 1)) {
      case 0x56: // V
        return 0;
      case 0x44: // D
        return memory.f64[RESULT_F >> 1];
      case 0x46: // F
        return memory.f32[RESULT_F];
      case 0x4a: // J
        return memory.i32[RESULT + 1] * 0x1_0000_0000 + (memory.i32[RESULT] >>> 0);
      default:
        return memory.i32[RESULT];
    }
  }

  /** The low and high 32 bits of the long that the last call returned. */
  get resultLow(): number {
    return this.memory.i32[RESULT];
  }

  get resultHigh(): number {
    return this.memory.i32[RESULT + 1];
  }

  // ---- what the parts ask of the whole

  /** A class that the boot loader finds behind those of the JDK (-Xbootclasspath/a). */
  findAppended(name: string): { bytes: Uint8Array; origin: string } | null {
    return this.appended?.findClass(name) ?? null;
  }

  methodHandleLayout(): MethodHandleLayout {
    this.methodHandles ??= {
      handleForm: this.fieldOffset('java/lang/invoke/MethodHandle', 'form', 'Ljava/lang/invoke/LambdaForm;'),
      formVmentry: this.fieldOffset(
        'java/lang/invoke/LambdaForm',
        'vmentry',
        'Ljava/lang/invoke/MemberName;',
      ),
      memberMethod: this.fieldOffset(
        'java/lang/invoke/MemberName',
        'method',
        'Ljava/lang/invoke/ResolvedMethodName;',
      ),
      memberVmindex: this.fieldOffset('java/lang/invoke/MemberName', 'vmindex', 'J'),
      resolvedVmtarget: this.fieldOffset('java/lang/invoke/ResolvedMethodName', 'vmtarget', 'I'),
    };
    return this.methodHandles;
  }

  /** Module.name. */
  moduleObjectName(module: number): string | null {
    if (module === 0) return null;
    return this.strings.toJsOrNull(
      this.getRefField(module, 'java/lang/Module', 'name', 'Ljava/lang/String;'),
    );
  }

  /** Version of the class's module, null if it has none. */
  moduleVersionOf(cls: JavaClass): string | null {
    return ModuleGraph.of(this).ofClass(cls)?.version ?? null;
  }

  /** ClassLoader.nameAndId as messages quote it. */
  loaderNameAndId(loader: number): string {
    const text = this.strings.toJsOrNull(
      this.getRefField(loader, 'java/lang/ClassLoader', 'nameAndId', 'Ljava/lang/String;'),
    );
    if (text !== null) return text;
    // Its constructor has not come so far.
    return `${this.classes.of(loader).javaName} @${this.monitors.identityHash(loader).toString(16)}`;
  }
}

/** Sizes of the heap as far as they are given, and this machine's memory. */
export function heapLimits({ maxHeap, initialHeap, nursery, pauseGoal }: VmOptions): HeapLimits {
  const physicalMemory = Math.min(totalmem(), process.constrainedMemory() || totalmem());
  return { physicalMemory, maxHeap, initialHeap, nursery, pauseGoal };
}

/** Sinks for --trace, which writes to stderr, and for -Xlog. */
function makeTrace(parts: readonly string[], log: VmOptions['log']): Trace {
  const trace: Record<string, (line: string) => void> = {};
  for (const part of parts) trace[part] = (line) => process.stderr.write(`[${part}] ${line}\n`);
  for (const [part, sink] of Object.entries(log ?? {})) {
    const other = trace[part];
    if (sink !== undefined)
      trace[part] = other === undefined ? sink : (line) => [other, sink].map((f) => f(line));
  }
  return trace as Trace;
}

export type { JavaException };
