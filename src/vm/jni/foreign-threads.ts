/**
 * Threads of the operating system that are not the VM's and attach to it: a library's own, that call back. Such a thread may touch nothing of the VM. It hands each call over in a block, wakes the VM's thread by an
 * eventfd and waits for a semaphore; a Java thread that stands for it makes the call on its own stacks.
 */
import { threadDaemon, threadPriority } from '../jdk/thread-fields.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { JavaThread } from '../threads/java-thread.js';
import { ThreadStatus } from '../threads/monitors.js';
import { endThread, uncaught } from '../threads/thread-main.js';
import type { VM } from '../vm.js';
import type { ForeignHost } from './env-parts.js';
import { ForeignBlock, ForeignRequest } from './foreign-block.js';
import type { ForeignRequests } from './foreign-requests.js';
import type { Jni } from './jni.js';
import { PENDING } from './jni-function.js';
import { textOf } from './modified-utf8-text.js';

const THREAD = 'java/lang/Thread';
const NORMAL_PRIORITY = 5;

const enum Sys {
  READ = 0,
  EVENTFD2 = 290,
}
/** EFD_CLOEXEC and EFD_NONBLOCK. */
const EVENTFD_FLAGS = 0x80800;

/** `JavaVMAttachArgs`: the name of the thread. */
const ATTACH_NAME = 8;

/** Bytes of a pthread_mutex_t, zeroed a free one; and more. */
const MUTEX_SIZE = 64;
/** What an answer of ours to "attach" is read into. */
const SCRATCH_SIZE = 64;

interface Attached {
  readonly thread: JavaThread;
  readonly block: number;
}

export class ForeignThreads {
  private readonly attached: Attached[] = [];
  private known: ForeignHost | null = null;
  private scratch = 0;
  private exitKey = 0;

  constructor(
    private readonly vm: VM,
    private readonly jni: Jni,
    private readonly requests: ForeignRequests,
  ) {}

  /** What machine code must know. */
  get host(): ForeignHost {
    this.known ??= this.make();
    return this.known;
  }

  private make(): ForeignHost {
    const { vm, jni } = this;
    const { memory, metaspace, trampoline } = vm;
    const one = metaspace.allocate(8);
    memory.store64(one, 1);
    const mutex = metaspace.allocate(MUTEX_SIZE);
    this.scratch = metaspace.allocate(SCRATCH_SIZE);
    jni.memory.call('pthread_key_create', this.scratch, 0);
    this.exitKey = metaspace.allocate(8);
    return {
      fd: trampoline.syscall(Sys.EVENTFD2, 0, EVENTFD_FLAGS),
      one,
      key: memory.load32(this.scratch),
      exitKey: this.exitKey,
      mutex,
      attachBlock: this.requests.newBlock(),
      self: jni.memory.call('pthread_self'),
    };
  }

  /** Threads that upcalls attach call this function at their end. */
  detachAtExit(threadExit: number): void {
    this.jni.memory.call('pthread_key_create', this.exitKey, threadExit);
  }

  /** From now on threads can attach. */
  watch(): void {
    const { fd } = this.host;
    if (fd >= 0) this.vm.threads.events.watch(fd, () => this.woken());
  }

  isAttached(thread: JavaThread): boolean {
    return this.attached.some((a) => a.thread === thread);
  }

  /** Somebody has asked for something. */
  private woken(): void {
    const { vm } = this;
    const { memory, threads, trampoline } = vm;
    const { fd, attachBlock } = this.host;
    trampoline.syscall(Sys.READ, fd, this.scratch, 8);
    const request = memory.load32(attachBlock + ForeignBlock.REQUEST);
    if (request !== ForeignRequest.NONE) {
      memory.store32(attachBlock + ForeignBlock.REQUEST, ForeignRequest.NONE);
      this.attach(request === ForeignRequest.ATTACH_DAEMON);
    }
    for (const { thread, block } of this.attached) if (this.requests.isAsking(block)) threads.wake(thread);
    this.jni.helpers.wake();
  }

  private attach(isDaemon: boolean): void {
    const { vm } = this;
    try {
      const thread = vm.threads.create(0);
      thread.daemon = isDaemon;
      vm.dispatcher.begin(thread, this.main(thread));
      vm.threads.start(thread);
    } catch (error) {
      if (!(error instanceof JavaThrow)) throw error;
      this.requests.answer(this.host.attachBlock, 0);
    }
  }

  /** The Java thread: its object first, then what the other thread asks for, until that detaches. */
  private *main(thread: JavaThread): Steps<void> {
    const { vm, jni } = this;
    const { attachBlock } = this.host;
    const args = vm.memory.load64(attachBlock + ForeignBlock.INT);
    const nameAt = args === 0 ? 0 : jni.memory.readPointer(args + ATTACH_NAME);
    try {
      yield* this.makeObject(thread, nameAt === 0 ? null : textOf(jni.memory.readString(nameAt)));
    } catch (error) {
      if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) throw error;
      this.requests.answer(attachBlock, 0);
      vm.threads.end(thread);
      return;
    }
    const block = this.requests.newBlock();
    vm.memory.store64(block + ForeignBlock.TABLE, jni.prepare().foreignTable);
    jni.needStack(thread);
    this.attached.push({ thread, block });
    vm.threads.events.expected++;
    this.requests.answer(attachBlock, block);
    yield* this.requests.serve(block);
    vm.threads.events.expected--;
    yield* this.detach(thread);
    this.requests.leaveMonitors(block, thread);
    this.attached.splice(
      this.attached.findIndex((a) => a.block === block),
      1,
    );
    this.requests.answer(block, 0);
    this.requests.release(block);
    yield* endThread(vm, thread);
    vm.threads.end(thread);
  }

  private *makeObject(thread: JavaThread, name: string | null): Steps<void> {
    const { vm } = this;
    const object = vm.allocate(vm.classes.loadBoot(THREAD));
    vm.threads.attach(thread, object);
    vm.dispatcher.refreshThread();
    threadPriority.set(vm, object, NORMAL_PRIORITY);
    const group = vm.handles.get(vm.threads.mainGroup);
    if (name === null)
      yield* vm.call(
        vm.findMethod(THREAD, '<init>(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;)V'),
        object,
        group,
        0,
      );
    else
      yield* vm.call(
        vm.findMethod(THREAD, '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'),
        object,
        group,
        vm.strings.fromJs(name),
      );
    threadDaemon.setByte(vm, vm.threads.objectOf(thread), thread.daemon ? 1 : 0);
    if (vm.release < 19)
      yield* vm.call(
        vm.findMethod('java/lang/ThreadGroup', 'add(Ljava/lang/Thread;)V'),
        vm.handles.get(vm.threads.mainGroup),
        vm.threads.objectOf(thread),
      );
    vm.threads.setStatus(thread, ThreadStatus.RUNNABLE);
  }

  /** What is still pending then is uncaught. */
  private *detach(thread: JavaThread): Steps<void> {
    const { vm } = this;
    const pending = vm.memory.load32(PENDING);
    if (pending === 0) return;
    vm.memory.store32(PENDING, 0);
    yield* uncaught(vm, thread, new JavaException(pending));
  }
}
