/** What threads of the operating system other than the VM's ask of it, each by a block of its own: the functions of the JNI, and upcalls, made by a Java thread on its own two stacks. */
import { Ctx, Region } from '../../layout/layout.js';
import type { Steps } from '../steps.js';
import type { JavaThread } from '../threads/java-thread.js';
import type { VM } from '../vm.js';
import { ForeignBlock, ForeignRequest } from './foreign-block.js';
import { JNI_FUNCTIONS } from './function-table.js';
import type { Jni } from './jni.js';
import { Status } from './jni-function.js';

const CALL_XMM = (Ctx.ADDRESS + Ctx.CALL_XMM - Region.BASE) >> 3;
const RESULT_F = (Ctx.ADDRESS + Ctx.RESULT_F - Region.BASE) >> 3;

/** Arguments of a function of the JNI that are handed over, JNIEnv included. */
const ARGUMENTS = 5;

export class ForeignRequests {
  /** Blocks of threads that have detached. */
  private readonly released: number[] = [];
  /** By block: global references to the objects whose monitors the thread has entered by the JNI, as often as it has. */
  private readonly entered = new Map<number, number[]>();

  constructor(
    private readonly vm: VM,
    private readonly jni: Jni,
  ) {}

  newBlock(): number {
    const { vm, released } = this;
    // Not one whose thread has yet to wake up and see that it is detached.
    const known = released.findIndex((block) => vm.memory.load32(block + ForeignBlock.LEFT) !== 0);
    const block =
      known < 0 ? vm.metaspace.allocate(ForeignBlock.SIZE) : (released.splice(known, 1)[0] as number);
    vm.memory.u8.fill(0, vm.index(block), vm.index(block) + ForeignBlock.SIZE);
    this.jni.memory.call('sem_init', block + ForeignBlock.SEMAPHORE, 0, 0);
    return block;
  }

  /** A thread has detached: another gets its block, once it has left that. */
  release(block: number): void {
    this.released.push(block);
  }

  answer(block: number, result: number): void {
    this.vm.memory.store64(block + ForeignBlock.RESULT, result);
    this.post(block);
  }

  post(block: number): void {
    this.jni.memory.call('sem_post', block + ForeignBlock.SEMAPHORE);
  }

  isAsking(block: number): boolean {
    return this.vm.memory.load32(block + ForeignBlock.REQUEST) !== ForeignRequest.NONE;
  }

  /** Serves the block, in the name of the running Java thread, until what is asked for is no function: detaching, or that a call has returned. */
  *serve(block: number): Steps<ForeignRequest> {
    const { vm, jni } = this;
    const { memory } = vm;
    for (;;) {
      while (!this.isAsking(block)) yield* vm.threads.block('a native thread');
      const request = memory.load32(block + ForeignBlock.REQUEST);
      memory.store32(block + ForeignBlock.REQUEST, ForeignRequest.NONE);
      if (request === ForeignRequest.DETACH || request === ForeignRequest.RETURNED) return request;
      if (request === ForeignRequest.UPCALL) {
        const call = memory.load64(block + ForeignBlock.INT + 8);
        yield* jni.callKeeping(jni.prepare().replayUpcall, [call]);
        this.answer(block, 0);
        continue;
      }
      const args = [jni.prepare().env];
      for (let i = 1; i < ARGUMENTS; i++) args.push(memory.load64(block + ForeignBlock.INT + 8 * i));
      const name = JNI_FUNCTIONS[request - ForeignRequest.FIRST_FUNCTION];
      const address = jni.addressOf(this.servedAs(name, args[1]));
      memory.f64[CALL_XMM] = memory.loadF64(block + ForeignBlock.XMM);
      const result = yield* jni.callKeeping(address, args);
      memory.storeF64(block + ForeignBlock.RESULT_F, memory.f64[RESULT_F]);
      if ((result | 0) === Status.OK && args[1] !== 0) {
        if (name === 'MonitorEnter') this.monitorEntered(block, args[1]);
        else if (name === 'MonitorExit') this.monitorLeft(block, args[1]);
      }
      this.answer(block, result);
    }
  }

  private monitorEntered(block: number, handle: number): void {
    const { jni, entered } = this;
    const held = entered.get(block) ?? [];
    held.push(jni.globals.create(jni.ref(handle)));
    entered.set(block, held);
  }

  private monitorLeft(block: number, handle: number): void {
    const { jni } = this;
    const held = this.entered.get(block) ?? [];
    const last = held.findLastIndex((global) => jni.ref(global) === jni.ref(handle));
    if (last >= 0) for (const global of held.splice(last, 1)) jni.globals.release(global);
  }

  /** A thread that detaches, for which `thread` stands, leaves the monitors that it holds by the JNI, as under HotSpot. */
  leaveMonitors(block: number, thread: JavaThread): void {
    const { vm, jni, entered } = this;
    for (const global of entered.get(block) ?? []) {
      vm.monitors.exit(jni.ref(global), thread);
      jni.globals.release(global);
    }
    entered.delete(block);
  }

  /** The array itself cannot be handed out: it may move while the other thread is at it, for Java code goes on. A copy is. */
  private servedAs(name: string, handle: number): string {
    const critical = /^(Get|Release)PrimitiveArrayCritical$/.exec(name);
    if (critical === null) return name;
    const { vm, jni } = this;
    const component = vm.classes.of(jni.ref(handle)).component?.name ?? '';
    return `${critical[1]}${component.charAt(0).toUpperCase()}${component.slice(1)}ArrayElements`;
  }
}
