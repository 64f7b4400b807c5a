/**
 * Native methods whose C code may wait for long (docs/JNI.md, "C code that blocks"): a thread of the operating system that belongs to the Java thread runs it, and other Java threads go on meanwhile. Which
 * methods those are the program says.
 */
import { HostError } from '../../../native-trampoline/host-error.js';
import { createThread, THREAD_SCRATCH } from '../../../native-trampoline/os-thread.js';
import { ArgumentSequence, isFloatKind, ON_STACK } from '../../layout/calling-convention.js';
import { Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { NativeValue } from '../native.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { JavaThread } from '../threads/java-thread.js';
import type { VM } from '../vm.js';
import { FOREIGN_EXIT, ForeignBlock, ForeignCall, ForeignRequest } from './foreign-block.js';
import type { ForeignRequests } from './foreign-requests.js';
import type { Jni } from './jni.js';
import { PENDING, Status } from './jni-function.js';

/** A list of names of classes, with commas between them; one that ends in * stands for all that begin so. */
const PROPERTY = 'gojdk.blockingNatives';

interface Helper {
  readonly block: number;
  /** pthread_t. */
  readonly handle: number;
  /** Calls that it is in. */
  depth: number;
}

export class HelperThreads {
  private readonly helpers = new Map<JavaThread, Helper>();
  private known: readonly string[] | null = null;
  private scratch = 0;

  constructor(
    private readonly vm: VM,
    private readonly jni: Jni,
    private readonly requests: ForeignRequests,
  ) {}

  /** Asked for when the first library is there: a VM that has been restored from an image has other options than it was made with. */
  private get patterns(): readonly string[] {
    if (this.known === null) {
      const given = new Map(this.vm.options.properties).get(PROPERTY) ?? '';
      this.known = given.split(',').filter((pattern) => pattern !== '');
    }
    return this.known;
  }

  /** Is the method one of those? */
  serves(method: JavaMethod): boolean {
    const { javaName } = method.holder;
    return this.patterns.some((pattern) =>
      pattern.endsWith('*') ? javaName.startsWith(pattern.slice(0, -1)) : javaName === pattern,
    );
  }

  /** Has calls of the method run the C function so. */
  bind(method: JavaMethod, target: number): void {
    method.native = (vm) => this.call(method, target, vm.nativeArguments);
    this.vm.trace.natives?.(
      `${method} is served by C code at 0x${target.toString(16)} on a thread of its own`,
    );
  }

  /** Wakes the Java threads whose helpers have asked for something. */
  wake(): void {
    for (const [thread, { block }] of this.helpers)
      if (this.requests.isAsking(block)) this.vm.threads.wake(thread);
  }

  private helperOf(thread: JavaThread): Helper {
    const known = this.helpers.get(thread);
    if (known !== undefined) return known;
    const { vm, jni, requests } = this;
    if (this.scratch === 0) this.scratch = vm.metaspace.allocate(THREAD_SCRATCH);
    const { foreignTable, helperMain } = jni.prepare();
    const block = requests.newBlock();
    vm.memory.store64(block + ForeignBlock.TABLE, foreignTable);
    try {
      const handle = createThread(vm.trampoline, this.scratch, helperMain, block);
      const helper: Helper = { block, handle, depth: 0 };
      this.helpers.set(thread, helper);
      return helper;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw new JavaThrow(
        'java/lang/OutOfMemoryError',
        'unable to create native thread: possibly out of memory or process/resource limits reached',
      );
    }
  }

  threadEnded(thread: JavaThread): void {
    const helper = this.helpers.get(thread);
    if (helper === undefined) return;
    this.helpers.delete(thread);
    this.end(helper);
  }

  private end({ block, handle, depth }: Helper): void {
    const { vm, jni, requests } = this;
    vm.memory.store64(block + ForeignBlock.JOB, FOREIGN_EXIT);
    requests.post(block);
    // One that is still in a library may never come back.
    if (depth > 0) return;
    jni.memory.call('pthread_join', handle, 0);
    vm.memory.store32(block + ForeignBlock.LEFT, 1);
    requests.release(block);
  }

  /** The VM ends. */
  close(): void {
    for (const thread of [...this.helpers.keys()]) this.threadEnded(thread);
  }

  /** Makes a call. `args`: where the arguments of the method's stub lie, 8 bytes each. */
  *call(method: JavaMethod, target: number, args: number): Steps<NativeValue> {
    const { vm, jni, requests } = this;
    const { memory } = vm;
    const thread = vm.threads.current;
    jni.needStack(thread);
    const native = jni.running;
    const helper = this.helperOf(thread);
    const { block } = helper;
    const frame = native.begin(method);
    const job = vm.nativeMemory.allocate(ForeignCall.SIZE + 8 * (method.kinds.length + 2));
    this.place(method, target, args, block, job);
    helper.depth++;
    vm.threads.events.expected++;
    memory.store64(block + ForeignBlock.JOB, job);
    requests.post(block);
    // It cannot detach: it is a Java thread's own.
    while ((yield* requests.serve(block)) !== ForeignRequest.RETURNED) requests.answer(block, Status.ERR);
    vm.threads.events.expected--;
    helper.depth--;
    const result = this.result(method, job + ForeignCall.RESULTS);
    vm.nativeMemory.release(job);
    native.end(frame);
    const pending = memory.load32(PENDING);
    if (pending === 0) return result;
    memory.store32(PENDING, 0);
    throw new JavaException(pending);
  }

  /** Writes the registers and stack arguments of the C function. */
  private place(method: JavaMethod, target: number, args: number, block: number, job: number): void {
    const { vm, jni } = this;
    const { memory } = vm;
    const { kinds } = method;
    const stack = job + ForeignCall.SIZE;
    const sequence = new ArgumentSequence();
    const at = (isFloat: boolean): number => {
      const place = sequence.next(isFloat);
      if (place >= ON_STACK) return stack + 8 * (place - ON_STACK);
      return job + (isFloat ? ForeignCall.XMM : ForeignCall.INT) + 8 * place;
    };
    memory.store64(at(false), block);
    if (method.isStatic) memory.store64(at(false), jni.classCell(method.holder));
    for (let i = 0; i < kinds.length - 1; i++) {
      const to = at(isFloatKind(kinds.charCodeAt(i)));
      if (kinds[i] === 'P') memory.store64(to, jni.local(memory.load32(args + 8 * i)));
      else for (const half of [0, 4]) memory.store32(to + half, memory.load32(args + 8 * i + half));
    }
    memory.store64(job + ForeignCall.STACK, stack);
    memory.store64(job + ForeignCall.WORDS, sequence.words);
    memory.store64(job + ForeignCall.TARGET, target);
  }

  /** What C has left in rax or xmm0, as the method's type has it. A reference is raw. */
  private result(method: JavaMethod, results: number): NativeValue {
    const { memory } = this.vm;
    const rax = memory.load32(results);
    const xmm0 = results + ForeignCall.RESULT_F;
    switch (method.descriptor.charAt(method.descriptor.indexOf(')') + 1)) {
      case 'V':
        return undefined;
      case 'D':
        return memory.loadF64(xmm0);
      case 'F':
        return memory.f32[(xmm0 - Region.BASE) >> 2];
      case 'J':
        return memory.i64[(results - Region.BASE) >> 3];
      case 'Z':
        return (rax & 0xff) !== 0;
      case 'B':
        return (rax << 24) >> 24;
      case 'C':
        return rax & 0xffff;
      case 'S':
        return (rax << 16) >> 16;
      case 'I':
        return rax;
      default:
        return this.jni.ref(rax);
    }
  }
}
