/**
 * The Java Native Interface: native methods served by C functions of libraries, and the functions that these call (docs/JNI.md). Nothing of it is made before a library is
 * loaded.
 */
import { pushEntryFrame } from '../../../native-trampoline/entry-frame.js';
import { compileJniStub } from '../../compiler/jni-stub.js';
import type { RootVisitor, WeakVisitor } from '../../heap/roots.js';
import { Ctx, contextWord, Frame, Mirror, Region } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { CodeKind } from '../code/code-blob.js';
import { misuseReport, nativeCrashReport } from '../exceptions/crash-report.js';
import { JavaThrow, type Steps, Suspend } from '../steps.js';
import type { JavaThread } from '../threads/java-thread.js';
import type { VM } from '../vm.js';
import { NativeCrash } from '../vm-error.js';
import { CallChecks } from './call-checks.js';
import type { BufferLayout } from './env-objects.js';
import type { StringLayout } from './env-parts.js';
import { ForeignMemory } from './foreign-memory.js';
import { ForeignRequests } from './foreign-requests.js';
import { ForeignThreads } from './foreign-threads.js';
import {
  CHECK,
  checkedName,
  foreignName,
  INVOKE_FUNCTIONS,
  JNI_FUNCTIONS,
  NEW_LOCAL,
  RESERVED,
} from './function-table.js';
import { HelperThreads } from './helper-threads.js';
import { supportedVersions } from './interface-versions.js';
import type { JniFunction, JniResult } from './jni-function.js';
import { assembleFunctions, jniFunctions, openLibraryOfJvm } from './library-code.js';
import { Lookups } from './lookups.js';
import { MemberIds } from './member-ids.js';
import { CStacks, NativeThread } from './native-thread.js';
import { CellKind, CellPages, ReferenceCells } from './reference-cells.js';
import { REQUIRED_ARGUMENTS } from './required-arguments.js';

const CALL_INT = contextWord(Ctx.CALL_INT);
const TARGET = contextWord(Ctx.TARGET);
const RESULT = contextWord(Ctx.RESULT);
const JNI_INT = contextWord(Ctx.JNI_INT);
const JNI_TOP = contextWord(Ctx.JNI_TOP);
const JNI_LIMIT = contextWord(Ctx.JNI_LIMIT);
const NATIVE_RBP = contextWord(Ctx.NATIVE_RBP);
const NATIVE_PC = contextWord(Ctx.NATIVE_PC);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const C_STACK = contextWord(Ctx.C_STACK);
const C_STACK_LIMIT = contextWord(Ctx.C_STACK_LIMIT);
/** Number of rsp in the order of encoding. */
const RSP = 4;

/** All references are in cells that the collector sees; but for the one that a new cell is asked for, and for arrays whose addresses C code may have got by GetPrimitiveArrayCritical. */
const HOLDS_COLLECTOR_OFF: ReadonlySet<string> = new Set([
  NEW_LOCAL,
  CHECK,
  'GetStringCritical',
  'ReleaseStringCritical',
]);
const NONE: readonly number[] = [];
const STRING = 'java/lang/String';
const BUFFER = 'java/nio/Buffer';
const DIRECT_BUFFER = 'java/nio/DirectByteBuffer';
const TWO_32 = 0x1_0000_0000;

interface GlobalCells {
  readonly pages: CellPages;
  readonly globals: ReferenceCells;
  readonly weaks: ReferenceCells;
}

/** What is made when the first library is loaded. */
interface Environment {
  /** JNIEnv* and JavaVM*: one for all threads, since the context says which of them runs. */
  readonly env: number;
  readonly javaVM: number;
  /** Where a function of the JNI goes on with its result, and code that calls a C function from TypeScript. */
  readonly resume: number;
  readonly callC: number;
  readonly callKeeping: number;
  /** Upcalls of threads of others, and how the Java thread that stands for one makes them (env-stubs.ts). */
  readonly foreignUpcall: number;
  readonly replayUpcall: number;
  /** What a thread that runs blocking C functions for a Java thread begins with (helper-threads.ts). */
  readonly helperMain: number;
  /** The functions as threads of others call them. */
  readonly foreignTable: number;
  /** Bounds of the code of all functions. */
  readonly start: number;
  readonly end: number;
  /** Code of all functions, by name. */
  readonly addresses: ReadonlyMap<string, number>;
}

export class Jni {
  readonly memory: ForeignMemory;
  readonly ids: MemberIds;
  private cells: GlobalCells | null = null;
  private known: Lookups | null = null;
  readonly foreign: ForeignThreads;
  readonly helpers: HelperThreads;
  private readonly stacks: CStacks;
  private readonly functions: JniFunction[] = [];
  private readonly names: string[] = [];
  /** What our libjvm.so exports, by number (jvm-library.ts). */
  jvmNames: readonly string[] = [];
  private readonly required: (readonly number[])[] = [];
  private environment: Environment | null = null;
  private readonly classCells = new Map<JavaClass, number>();
  private readonly i32: Int32Array;
  /** For -Xcheck:jni; null without it. */
  readonly checks: CallChecks | null;
  /** The function that TypeScript was asked for last. */
  serving = '';
  /** For --stats: how often TypeScript was asked, by function. */
  readonly counts: number[] = [];

  constructor(private readonly vm: VM) {
    this.i32 = vm.memory.i32;
    this.memory = new ForeignMemory(vm);
    this.ids = new MemberIds(vm);
    this.stacks = new CStacks(vm);
    const requests = new ForeignRequests(vm, this);
    this.foreign = new ForeignThreads(vm, this, requests);
    this.helpers = new HelperThreads(vm, this, requests);
    this.checks = vm.options.checkJni === true ? new CallChecks(vm) : null;
  }

  /** May there be text that only the C library's exit writes? (c-output.ts) */
  isOutputBuffered = false;

  /** Has a library been loaded? */
  get isUsed(): boolean {
    return this.environment !== null;
  }

  /** The JDK's version, 17 of 17.0.15. */
  get featureVersion(): number {
    return Number.parseInt(this.vm.jdk.version, 10) || 17;
  }

  // ---- what C code sees

  /** Made when somebody wants one, as the rest. */
  private get globalCells(): GlobalCells {
    if (this.cells !== null) return this.cells;
    const { nativeMemory, memory, metaspace } = this.vm;
    const pages = new CellPages(nativeMemory, memory.u8);
    const make = (kind: CellKind): ReferenceCells => {
      const top = metaspace.allocate(8);
      const words = { kind, top, base: top + 4 };
      return new ReferenceCells(nativeMemory, memory.i32, pages, words);
    };
    this.cells = { pages, globals: make(CellKind.GLOBAL), weaks: make(CellKind.WEAK) };
    return this.cells;
  }

  get lookups(): Lookups {
    this.known ??= new Lookups(this.vm);
    return this.known;
  }

  get globals(): ReferenceCells {
    return this.globalCells.globals;
  }

  get weaks(): ReferenceCells {
    return this.globalCells.weaks;
  }

  prepare(): Environment {
    if (this.environment === null) {
      this.environment = this.make();
      openLibraryOfJvm(this.vm, this);
      this.vm.trampoline.signals.tickElsewhere();
      this.foreign.watch();
      this.vm.atEnd.push(() => this.helpers.close());
    }
    return this.environment;
  }

  /** Address of the code of a function, by name. */
  addressOf(name: string): number {
    return this.prepare().addresses.get(name) as number;
  }

  private make(): Environment {
    const { vm } = this;
    const numbers = new Map<string, number>();
    for (const [name, f] of Object.entries(jniFunctions())) {
      numbers.set(name, this.functions.length);
      this.functions.push(f);
      this.names.push(name);
      this.required.push(REQUIRED_ARGUMENTS[name] ?? NONE);
      this.counts.push(0);
    }
    const env = vm.metaspace.allocate(16);
    const javaVM = vm.metaspace.allocate(16);
    const buffers = this.bufferLayout();
    const { globals, weaks, pages } = this.globalCells;
    const origin = vm.code.origin;
    const code = assembleFunctions(
      {
        stubs: vm.trampoline.stubs,
        dlsym: (name) => vm.trampoline.dlsym(name),
        numberOf: (name) => numbers.get(name) as number,
        served: [...numbers.keys()],
        strings: this.stringLayout(),
        foreign: this.foreign.host,
        env,
        javaVM,
        versions: supportedVersions(this),
        globals: globals.words,
        weaks: weaks.words,
        cellPages: pages.address,
        lookups: this.lookups.address,
        buffers,
        checked: this.checks !== null,
      },
      origin,
    );
    const start = vm.code.installStub(code.asm);
    this.foreign.detachAtExit(start + code.threadExit);
    const table = (names: readonly string[]): number => {
      const address = vm.metaspace.allocate(8 * names.length);
      for (const [i, name] of names.entries()) {
        if (name === RESERVED) continue;
        const offset = code.offsets.get(name);
        if (offset === undefined) throw new Error(`no code for the JNI's ${name}`);
        vm.memory.store64(address + 8 * i, start + offset);
      }
      return address;
    };
    vm.memory.store64(
      env,
      table(
        this.checks !== null
          ? JNI_FUNCTIONS.map((name) => (name === RESERVED ? RESERVED : checkedName(name)))
          : JNI_FUNCTIONS,
      ),
    );
    vm.memory.store64(javaVM, table(INVOKE_FUNCTIONS));
    return {
      env,
      javaVM,
      resume: start + code.resume,
      callC: start + code.callC,
      callKeeping: start + code.callKeeping,
      foreignUpcall: start + code.foreignUpcall,
      replayUpcall: start + code.replayUpcall,
      helperMain: start + code.helperMain,
      foreignTable: table(JNI_FUNCTIONS.map((name) => (name === RESERVED ? RESERVED : foreignName(name)))),
      start,
      end: start + code.asm.offset,
      addresses: new Map([...code.offsets].map(([name, offset]) => [name, start + offset])),
    };
  }

  private stringLayout(): StringLayout {
    const { vm } = this;
    const { classes } = vm;
    const cls = classes.loadBoot(STRING);
    return {
      value: vm.fieldOffset(STRING, 'value', '[B'),
      coder: vm.fieldOffset(STRING, 'coder', 'B'),
      record: cls.record,
      size: cls.instanceSize,
      bytesRecord: classes.arrayOf(classes.primitive('B')).record,
    };
  }

  private bufferLayout(): BufferLayout {
    const { vm } = this;
    const cls = vm.classes.loadBoot(DIRECT_BUFFER);
    const init = cls.declaredMethod('<init>(JI)V') ?? cls.declaredMethod('<init>(JJ)V');
    return {
      buffer: vm.classes.loadBoot(BUFFER).record,
      direct: vm.classes.loadBoot('sun/nio/ch/DirectBuffer').record,
      address: vm.fieldOffset(BUFFER, 'address', 'J'),
      capacity: vm.fieldOffset(BUFFER, 'capacity', 'I'),
      classCell: this.classCell(cls),
      constructor_: this.ids.ofMethod(init as JavaMethod),
    };
  }

  /** Where C code goes on when an exception has come to its call. */
  get resume(): number {
    return this.prepare().resume;
  }

  // ---- native methods

  /** Makes the calls of a method go to a C function. Returns the address of code that makes the call anew in a frame of the method's stub for TypeScript. */
  install(method: JavaMethod, target: number): number {
    // The code that it has had may make room for another method's.
    if (method.jniTarget !== 0) this.lookups.clear();
    method.jniTarget = target;
    const { vm } = this;
    const { code, retry } = this.compile(method);
    const blob = vm.versions.install(method, code, CodeKind.NATIVE);
    vm.versions.enter(blob);
    vm.trace.natives?.(`${method} is served by C code at 0x${target.toString(16)}`);
    return blob.start + retry;
  }

  /** A method's calls go to a C function from now on; 0: to that which is found by name. The code for it is made when it is called: most that libraries register never are. */
  register(method: JavaMethod, target: number): void {
    if (method.jniTarget === target) return;
    const { vm } = this;
    // The code that it has had may make room for another method's.
    if (method.jniTarget !== 0) this.lookups.clear();
    method.jniTarget = target;
    for (const blob of vm.versions.of(method))
      if (blob.kind === CodeKind.NATIVE) vm.versions.invalidate(blob);
    vm.trace.natives?.(`${method} is served by C code at 0x${target.toString(16)}`);
  }

  /** The stub of a method that has a C function. */
  compile(method: JavaMethod): ReturnType<typeof compileJniStub> {
    const { vm } = this;
    return compileJniStub(vm.trampoline.stubs, {
      codeId: vm.code.nextId,
      origin: vm.code.origin,
      methodId: method.id,
      kinds: method.kinds,
      isStatic: method.isStatic,
      isSynchronized: method.isSynchronized,
      mirror: method.holder.mirror,
      target: method.jniTarget,
      environment: this.prepare().env,
      uncheckedWord: this.checks?.word ?? 0,
      classCell: this.classCell(method.holder),
      resultType: method.descriptor.charAt(method.descriptor.indexOf(')') + 1),
    });
  }

  /** A cell that holds a class's mirror for ever. */
  classCell(cls: JavaClass): number {
    let cell = this.classCells.get(cls);
    if (cell === undefined) {
      cell = this.vm.metaspace.allocateCell(cls.mirror);
      this.classCells.set(cls, cell);
    }
    return cell;
  }

  /** A native method has been called whose stub has found no C stack, or too little of it. */
  needStack(thread: JavaThread): void {
    if (thread.native === null) {
      thread.native = new NativeThread(this.vm, this.stacks, thread.stackBytes);
      thread.native.switchIn();
    } else if (this.i32[C_STACK] <= this.i32[C_STACK_LIMIT])
      throw new JavaThrow('java/lang/StackOverflowError');
  }

  threadEnded(thread: JavaThread): void {
    const { native } = thread;
    if (native === null) return;
    // It ends itself: the next thread must not find its stack in the context.
    if (this.vm.dispatcher.active === thread) native.switchOut();
    this.helpers.threadEnded(thread);
    native.release();
    thread.native = null;
  }

  /** Calls a C function on the running thread's C stack; exceptions that it leaves pending are thrown. The result as a signed number. */
  callC(address: number, ...args: number[]): Steps<number> {
    return this.callBy(this.prepare().callC, address, args);
  }

  /** The same, but that local references and a pending exception stay: for a thread of others, whose C code is elsewhere. */
  callKeeping(address: number, args: readonly number[]): Steps<number> {
    return this.callBy(this.prepare().callKeeping, address, args);
  }

  private *callBy(stub: number, address: number, args: readonly number[]): Steps<number> {
    const { vm, i32 } = this;
    this.needStack(vm.threads.current);
    pushEntryFrame(vm.memory, vm.trampoline.stubs, 0, 0);
    for (const [i, value] of [address, ...args].entries()) {
      i32[CALL_INT + 2 * i] = value;
      i32[CALL_INT + 2 * i + 1] = Math.floor(value / TWO_32);
    }
    i32[TARGET] = stub;
    i32[TARGET + 1] = 0;
    yield Suspend.CALL;
    return i32[RESULT + 1] * TWO_32 + (i32[RESULT] >>> 0);
  }

  // ---- requests

  /** C code has called a function that TypeScript serves. */
  serve(number: number): JniResult | Steps<JniResult> {
    const { vm } = this;
    this.counts[number]++;
    const name = this.names[number];
    this.serving = name;
    const required = this.required[number];
    for (let i = 0; i < required.length; i++)
      if (this.argument(required[i]) === 0) throw this.misuse(`null as argument ${required[i]} of ${name}`);
    if (!HOLDS_COLLECTOR_OFF.has(name)) vm.heap.poll(vm.roots);
    return this.functions[number](
      this,
      this.argument(1),
      this.argument(2),
      this.argument(3),
      this.argument(4),
      this.argument(5),
    );
  }

  /** The answer to the request. */
  answer(value: JniResult): void {
    const { i32 } = this;
    const result = typeof value === 'number' ? value : value === true ? 1 : 0;
    i32[RESULT] = result;
    i32[RESULT + 1] = Math.floor(result / TWO_32);
  }

  /** A pointer or handle among the arguments: 0 is JNIEnv. */
  argument(i: number): number {
    const low = this.i32[JNI_INT + 2 * i];
    const high = this.i32[JNI_INT + 2 * i + 1];
    // Handles and what else lies in the region stay small integers.
    return high === 0 && low >= 0 ? low : high * TWO_32 + (low >>> 0);
  }

  /** An int among the arguments of the request that is being served. To be asked before the first step ends. */
  int(i: number): number {
    return this.i32[JNI_INT + 2 * i];
  }

  // ---- references

  /** The reference in a handle. */
  ref(handle: number): number {
    return handle === 0 ? 0 : this.vm.memory.load32(handle);
  }

  /** A new local reference. */
  local(ref: number): number {
    if (ref === 0) return 0;
    const { i32 } = this;
    const top = i32[JNI_TOP];
    if (top >= i32[JNI_LIMIT]) return this.running.newLocal(ref);
    i32[(top - Region.BASE) >> 2] = ref;
    i32[JNI_TOP] = top + 4;
    return top;
  }

  get running(): NativeThread {
    return this.vm.threads.current.native as NativeThread;
  }

  /** The class that a handle's java.lang.Class object is of. */
  classOf(handle: number): JavaClass {
    const ref = this.ref(handle);
    // A mirror's class may have been collected only if the handle was stale.
    const cls = ref === 0 ? undefined : this.vm.classes.byRecord(this.vm.memory.load32(ref + Mirror.RECORD));
    if (cls === undefined) throw this.misuse('what is no class where a function of the JNI wants one');
    return cls;
  }

  /** The id of the code of the native method whose C code runs; 0 if that has been called by TypeScript. */
  callingCode(): number {
    const { vm } = this;
    const id = vm.memory.load32(this.i32[NATIVE_RBP] + Frame.CODE_ID);
    return vm.code.hasId(id) ? id : 0;
  }

  /** The method whose C code runs, null if that has been called by TypeScript (JNI_OnLoad). */
  callingMethod(): JavaMethod | null {
    const id = this.callingCode();
    return id !== 0 ? this.vm.code.byId(id).method : this.running.helped;
  }

  get vmOf(): VM {
    return this.vm;
  }

  /** C code has handed over what ends the VM: where that was. */
  misuse(what: string): NativeCrash {
    const method = this.callingMethod();
    return new NativeCrash(misuseReport(this.vm, what, method));
  }

  /** The function of the JNI that code at an address belongs to; null if it is none of ours. */
  functionAt(address: number): string | null {
    const { environment } = this;
    if (environment === null || address < environment.start || address >= environment.end) return null;
    let nearest = '';
    let start = 0;
    for (const [name, at] of environment.addresses)
      if (at <= address && at > start) {
        nearest = name;
        start = at;
      }
    // The type of the result makes no difference there.
    return nearest.replace(/^(foreign )?(Call(?:Nonvirtual|Static)?)Object/, '$2…');
  }

  /** What is to be said of a fault, if that has happened in C code on the thread's C stack; else null. The Java stack is made good for whoever looks at it. */
  faultInC(thread: JavaThread): string | null {
    const { vm, i32 } = this;
    const rsp = vm.memory.load64(Ctx.ADDRESS + Ctx.FAULT_REGS + 8 * RSP);
    // Recursion in C ends in the guard page, a little below.
    const pc = vm.memory.load64(Ctx.ADDRESS + Ctx.FAULT_PC);
    if (thread.native?.ownsStack(rsp) !== true && this.functionAt(pc) === null) return null;
    i32[JAVA_RBP] = i32[NATIVE_RBP];
    i32[RESUME_PC] = i32[NATIVE_PC];
    return nativeCrashReport(vm, this);
  }

  // ---- the collector

  visit(visitor: RootVisitor): void {
    if (this.environment === null) return;
    this.globals.visit(visitor);
    const { active } = this.vm.dispatcher;
    for (const thread of this.vm.threads.all()) thread.native?.visit(visitor, thread === active);
  }

  visitWeak(visitor: WeakVisitor): void {
    if (this.environment !== null) this.weaks.visitWeak(visitor);
  }
}
