/** What threads of the operating system other than the VM's ask of it, each by a block of its own: the functions of the JNI, and upcalls, made by a Java thread on its own two stacks. */
import { Ctx, Region } from '../../layout/layout.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { ForeignBlock, ForeignRequest } from './env-stubs.js';
import { JNI_FUNCTIONS } from './function-table.js';
import type { Jni } from './jni.js';

const CALL_XMM = (Ctx.ADDRESS + Ctx.CALL_XMM - Region.BASE) >> 3;
const RESULT_F = (Ctx.ADDRESS + Ctx.RESULT_F - Region.BASE) >> 3;

/** Arguments of a function of the JNI that are handed over, JNIEnv included. */
const ARGUMENTS = 5;

export class ForeignRequests {
  constructor(
    private readonly vm: VM,
    private readonly jni: Jni,
  ) {}

  newBlock(): number {
    const block = this.vm.metaspace.allocate(ForeignBlock.SIZE);
    this.jni.memory.call('sem_init', block + ForeignBlock.SEMAPHORE, 0, 0);
    return block;
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
      this.answer(block, result);
    }
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
