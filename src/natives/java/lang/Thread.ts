import { Frame } from '../../../layout/layout.js';
import { framesOf } from '../../../vm/frames/frame-cursor.js';
import { homesAreRead } from '../../../vm/frames/places.js';
import { threadDaemon, threadStackSize, threadStillborn } from '../../../vm/jdk/thread-fields.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaException, JavaThrow, npe, type Steps } from '../../../vm/steps.js';
import type { JavaThread } from '../../../vm/threads/java-thread.js';
import { ThreadStatus } from '../../../vm/threads/monitors.js';
import { threadMain } from '../../../vm/threads/thread-main.js';
import type { VM } from '../../../vm/vm.js';
import { threadTrace } from '../../reflection/thread-traces.js';

function start(vm: VM, self: number): void {
  if (vm.threads.ofObject(self) !== null) throw new JavaThrow('java/lang/IllegalThreadStateException');
  const thread = vm.threads.create(threadStackSize.getLong(vm, self));
  thread.daemon = threadDaemon.getByte(vm, self) !== 0;
  vm.threads.attach(thread, self);
  vm.threads.setStatus(thread, ThreadStatus.RUNNABLE);
  vm.dispatcher.begin(thread, threadMain(vm, thread));
  vm.threads.start(thread);
}

/** Lets those run that can, or whose time has come. */
const giveWay = (vm: VM): undefined | Steps<void> =>
  vm.threads.shouldYield() ? vm.threads.giveWay() : undefined;

/** Thread.stop: the running thread throws the exception, others do at their next safepoint. */
function stop(vm: VM, self: number, exception: number): void {
  const thread = vm.threads.ofObject(self);
  if (thread === vm.threads.current) throw new JavaException(exception);
  if (thread === null) threadStillborn.setByte(vm, self, 1);
  else vm.threads.stop(thread, exception);
}

const NANOS_PER_MILLI = 1e6;

/** Thread.sleep of the current thread. */
function* sleep(vm: VM, milliseconds: number): Steps<void> {
  const thread = vm.threads.current;
  vm.threads.throwIfInterrupted(thread, 'sleep interrupted');
  if (milliseconds === 0) {
    yield* vm.threads.giveWay();
    return;
  }
  thread.timesWaited++;
  vm.threads.setStatus(thread, ThreadStatus.SLEEPING);
  const end = performance.now() + milliseconds;
  for (;;) {
    const rest = end - performance.now();
    if (rest <= 0 || vm.threads.isInterrupted(thread) || thread.asyncException !== 0) break;
    yield* vm.threads.blockFor('sleep', rest);
  }
  vm.threads.setStatus(thread, ThreadStatus.RUNNABLE);
  vm.threads.throwIfInterrupted(thread, 'sleep interrupted');
}

/** Thread.getStackTrace0 of JDK 19 and later: hidden frames are left out. */
function* stackTrace(vm: VM, self: number): Steps<number> {
  const thread = vm.threads.virtual.threadOfObject(self);
  return thread === null ? 0 : yield* threadTrace(vm, thread, false);
}

/** The bindings of the innermost running `runWith`, which are its first parameter, behind the receiver if it has one. */
function scopedValueBindings(vm: VM): number {
  const cursor = framesOf(vm);
  while (cursor.next()) {
    const { method } = cursor;
    if (method.name !== 'runWith' || !homesAreRead(method)) continue;
    return vm.memory.load32(cursor.frame + Frame.FIRST_POINTER - (method.isStatic ? 0 : 4));
  }
  return 0;
}

/** Objects of the threads that are alive, as an array. */
function liveThreads(vm: VM): number {
  const threads = vm.threads.platform();
  const array = vm.newObjectArray('java/lang/Thread', threads.length);
  threads.forEach((t, i) => {
    vm.setElement(array, i, vm.threads.objectOf(t));
  });
  return array;
}

export const Thread: NativeTable = {
  'java/lang/Thread': {
    'registerNatives()V': () => undefined,
    'currentThread()Ljava/lang/Thread;': (vm) => vm.threads.virtual.currentObject(vm.threads.current),
    'start0()V': start,
    'yield()V': giveWay,
    // No native in the JDK: see Compilation.
    'onSpinWait()V': giveWay,
    'sleep(J)V': (vm, milliseconds) => {
      if (milliseconds < 0)
        throw new JavaThrow('java/lang/IllegalArgumentException', 'timeout value is negative');
      return sleep(vm, milliseconds);
    },
    'interrupt0()V': (vm, self) => {
      const thread = vm.threads.ofObject(self);
      if (thread === null) return;
      // Unsafe.park, Object.wait and sleep look at the status when they are woken.
      for (let t: JavaThread | null = thread; t !== null; t = t.mounted) {
        t.permit = true;
        vm.threads.wake(t);
      }
    },
    // JDK 19 and later
    'findScopedValueBindings()Ljava/lang/Object;': scopedValueBindings,
    'yield0()V': giveWay,
    'sleep0(J)V': (vm, nanoseconds) => sleep(vm, nanoseconds / NANOS_PER_MILLI),
    'sleepNanos0(J)V': (vm, nanoseconds) => sleep(vm, nanoseconds / NANOS_PER_MILLI),
    'getStackTrace0()Ljava/lang/Object;': stackTrace,
    'getNextThreadIdOffset()J': (vm) => vm.threads.nextJavaId,
    'clearInterruptEvent()V': () => undefined,
    'setPriority0(I)V': () => undefined,
    'setNativeName(Ljava/lang/String;)V': () => undefined,
    'stop0(Ljava/lang/Object;)V': stop,
    'suspend0()V': function* (vm, self) {
      const thread = vm.threads.ofObject(self);
      if (thread !== null) yield* vm.threads.suspend(thread);
    },
    'resume0()V': (vm, self) => {
      const thread = vm.threads.ofObject(self);
      if (thread !== null) vm.threads.resume(thread);
    },
    'holdsLock(Ljava/lang/Object;)Z': (vm, ref) => {
      if (ref === 0) throw npe();
      return vm.monitors.ownerOf(ref) === vm.threads.current;
    },
    'getThreads()[Ljava/lang/Thread;': liveThreads,
    'dumpThreads([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;': function* (vm, threads) {
      if (threads === 0) throw npe();
      const count = vm.arrayLength(threads);
      const from = vm.handles.local(threads);
      const rows = vm.handles.local(
        vm.newArray(
          vm.classes.arrayOf(vm.classes.arrayOf(vm.classes.loadBoot('java/lang/StackTraceElement'))),
          count,
        ),
      );
      for (let i = 0; i < count; i++) {
        const object = vm.element(vm.handles.get(from), i);
        const thread = object === 0 ? null : vm.threads.ofObject(object);
        if (thread === null) continue;
        const trace = yield* threadTrace(vm, thread);
        vm.setElement(vm.handles.get(rows), i, trace);
      }
      const result = vm.handles.get(rows);
      vm.handles.release(rows);
      vm.handles.release(from);
      return result;
    },
  },
};
