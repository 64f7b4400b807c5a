/** The bottom of every Java thread but the main one. */
import { FieldAccess } from '../field-access.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';
import { ThreadStatus } from './monitors.js';

const eetop = new FieldAccess('java/lang/Thread', 'eetop', 'J');

/** Runs `Thread.run()`, then ends the thread as HotSpot's JavaThread::exit does. */
export function* threadMain(vm: VM, thread: JavaThread): Steps<void> {
  try {
    yield* vm.callVirtual('java/lang/Thread', 'run()V', vm.threads.objectOf(thread));
  } catch (error) {
    yield* uncaught(vm, thread, error);
  }
  yield* endThread(vm, thread);
  vm.threads.end(thread);
}

/** Thread.dispatchUncaughtException; what its handler throws is dropped. */
export function* uncaught(vm: VM, thread: JavaThread, error: unknown): Steps<void> {
  try {
    const exception = yield* vm.exceptions.objectOf(error);
    yield* vm.callVirtual(
      'java/lang/Thread',
      'dispatchUncaughtException(Ljava/lang/Throwable;)V',
      vm.threads.objectOf(thread),
      exception,
    );
  } catch (second) {
    yield* vm.exceptions.objectOf(second);
  }
}

/** Thread.exit, and the news for those who join. */
export function* endThread(vm: VM, thread: JavaThread): Steps<void> {
  try {
    yield* vm.call(vm.findMethod('java/lang/Thread', 'exit()V'), vm.threads.objectOf(thread));
  } catch (error) {
    yield* vm.exceptions.objectOf(error);
  }
  yield* vm.monitors.enter(vm.threads.objectOf(thread));
  const object = vm.threads.objectOf(thread);
  vm.threads.setStatus(thread, ThreadStatus.TERMINATED);
  eetop.setLong(vm, object, 0);
  vm.monitors.notify(object, true);
  vm.monitors.exit(object, thread);
}

const groupField = new FieldAccess('java/lang/Thread', 'group', 'Ljava/lang/ThreadGroup;');
const priority = new FieldAccess('java/lang/Thread', 'priority', 'I');

/** A thread of the VM's own: its object is made before its constructor runs, since that asks for the current thread. */
export function* systemThread(vm: VM, thread: JavaThread, name: string, steps: Steps<void>): Steps<void> {
  priority.set(vm, vm.threads.objectOf(thread), 5);
  const main = vm.threads.all().find((t) => !t.daemon);
  const group = main === undefined ? 0 : groupField.get(vm, vm.threads.objectOf(main));
  groupField.setRef(vm, vm.threads.objectOf(thread), group);
  try {
    yield* vm.call(
      vm.findMethod('java/lang/Thread', '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'),
      vm.threads.objectOf(thread),
      group,
      vm.strings.constant(name),
    );
    vm.threads.setStatus(thread, ThreadStatus.RUNNABLE);
    yield* steps;
  } catch (error) {
    yield* uncaught(vm, thread, error);
  }
  yield* endThread(vm, thread);
  vm.threads.end(thread);
}
