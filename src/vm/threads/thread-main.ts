/** The bottom of Java threads: how they start and how they end. */
import { FieldAccess } from '../field-access.js';
import { threadDaemon, threadPriority, threadStillborn } from '../jdk/thread-fields.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';
import { ThreadStatus } from './monitors.js';
import { ThreadKind } from './threads.js';

const THREAD = 'java/lang/Thread';
const eetop = new FieldAccess(THREAD, 'eetop', 'J');
const contextClassLoader = new FieldAccess(THREAD, 'contextClassLoader', 'Ljava/lang/ClassLoader;');
const inheritable = new FieldAccess(
  THREAD,
  'inheritableThreadLocals',
  'Ljava/lang/ThreadLocal$ThreadLocalMap;',
);

/** Runs `Thread.run()`, then ends the thread as HotSpot's JavaThread::exit does. */
export function* threadMain(vm: VM, thread: JavaThread): Steps<void> {
  try {
    // Thread.stop before start: it ends at once.
    if (vm.release > 19 || threadStillborn.getByte(vm, vm.threads.objectOf(thread)) === 0)
      yield* vm.callVirtual(THREAD, 'run()V', vm.threads.objectOf(thread));
  } catch (error) {
    yield* uncaught(vm, thread, error);
  }
  yield* endThread(vm, thread);
  vm.threads.end(thread);
}

/** Thread.dispatchUncaughtException; what its handler throws is only reported. */
export function* uncaught(vm: VM, thread: JavaThread, error: unknown): Steps<void> {
  // As likely as not the heap is full.
  vm.heap.setLenient(true);
  try {
    const exception = yield* vm.exceptions.objectOf(error);
    yield* vm.callVirtual(
      THREAD,
      'dispatchUncaughtException(Ljava/lang/Throwable;)V',
      vm.threads.objectOf(thread),
      exception,
    );
  } catch (second) {
    const name = thrownClass(vm, second);
    process.stderr.write(
      `\nException: ${name} thrown from the UncaughtExceptionHandler in thread "${vm.threads.nameOf(thread)}"\n`,
    );
  } finally {
    vm.heap.setLenient(false);
  }
}

/** Binary name of the class of a Java exception; anything else is thrown on. */
function thrownClass(vm: VM, error: unknown): string {
  if (error instanceof JavaException) return vm.classes.of(error.ref).javaName;
  if (error instanceof JavaThrow) return error.className.replaceAll('/', '.');
  throw error;
}

/** Thread.exit, and the news for those who join. */
export function* endThread(vm: VM, thread: JavaThread): Steps<void> {
  try {
    yield* vm.call(vm.findMethod(THREAD, 'exit()V'), vm.threads.objectOf(thread));
  } catch (error) {
    // Nobody is left whom it could be told.
    thrownClass(vm, error);
  }
  yield* vm.monitors.enter(vm.threads.objectOf(thread));
  const object = vm.threads.objectOf(thread);
  vm.threads.setStatus(thread, ThreadStatus.TERMINATED);
  eetop.setLong(vm, object, 0);
  vm.monitors.notify(object, true);
  vm.monitors.exit(object, thread);
}

/** Kinds of threads of the VM's own. */
export const enum VmThread {
  /** Of the system group and high priority. */
  DAEMON = 0,
  /** One that came in by JNI: of the main group, no daemon. */
  ATTACHED = 1,
}

const DAEMON_PRIORITY = 9;

/** Starts a thread that runs steps of the VM. */
export function* startThread(vm: VM, steps: Steps<void>, name: string, kind: VmThread): Steps<void> {
  const { handles, threads } = vm;
  const group = kind === VmThread.DAEMON ? threads.systemGroup : threads.mainGroup;
  const object = handles.local(
    yield* vm.newObject(
      THREAD,
      '(Ljava/lang/ThreadGroup;Ljava/lang/String;)V',
      handles.get(group),
      vm.strings.fromJs(name),
    ),
  );
  threadDaemon.setByte(vm, handles.get(object), kind === VmThread.DAEMON ? 1 : 0);
  if (kind === VmThread.DAEMON) threadPriority.set(vm, handles.get(object), DAEMON_PRIORITY);
  else {
    // Nobody's child: nothing is inherited.
    contextClassLoader.set(vm, handles.get(object), 0);
    inheritable.set(vm, handles.get(object), 0);
  }
  // Since 19 groups hold no threads.
  if (vm.release < 19)
    yield* vm.call(
      vm.findMethod('java/lang/ThreadGroup', 'add(Ljava/lang/Thread;)V'),
      handles.get(group),
      handles.get(object),
    );
  const thread = threads.create(0, ThreadKind.OWN);
  thread.daemon = kind === VmThread.DAEMON;
  threads.attach(thread, handles.get(object));
  handles.release(object);
  threads.setStatus(thread, ThreadStatus.RUNNABLE);
  vm.dispatcher.begin(thread, vmThreadMain(vm, thread, steps));
  threads.start(thread);
}

/** The bottom of a thread that runs steps of the VM. */
export function* vmThreadMain(vm: VM, thread: JavaThread, steps: Steps<void>): Steps<void> {
  try {
    yield* steps;
  } catch (error) {
    yield* uncaught(vm, thread, error);
  }
  yield* endThread(vm, thread);
  vm.threads.end(thread);
}

/** The steps of a thread that is only there. */
export function* idleThread(vm: VM): Steps<void> {
  for (;;) yield* vm.threads.block('nothing');
}

/**
 * What follows `main`: as with HotSpot's launcher the main thread ends, so that others can join it, and a thread named DestroyJavaVM waits for those that are no daemons and
 * runs the shutdown hooks; then `done` is called.
 */
export function* leaveMain(vm: VM, done: () => void): Steps<void> {
  const main = vm.threads.current;
  vm.heap.setLenient(true);
  try {
    yield* startThread(vm, destroyVm(vm, done), 'DestroyJavaVM', VmThread.ATTACHED);
  } catch (error) {
    // No room for one more thread: the main thread does it.
    thrownClass(vm, error);
    yield* destroyVm(vm, done);
    return;
  } finally {
    vm.heap.setLenient(false);
  }
  yield* endThread(vm, main);
  vm.threads.end(main);
}

function* destroyVm(vm: VM, done: () => void): Steps<void> {
  yield* vm.threads.awaitOthers();
  try {
    yield* vm.callStatic('java/lang/Shutdown', 'shutdown()V');
  } catch (error) {
    // As with HotSpot, it ends all the same, without a word.
    thrownClass(vm, error);
  }
  done();
}
