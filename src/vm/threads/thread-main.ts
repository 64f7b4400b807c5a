/** The bottom of Java threads: how they start and how they end. */
import { FieldAccess } from '../field-access.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';
import { ThreadStatus } from './monitors.js';

const THREAD = 'java/lang/Thread';
const eetop = new FieldAccess(THREAD, 'eetop', 'J');
const daemonField = new FieldAccess(THREAD, 'daemon', 'Z');
const priority = new FieldAccess(THREAD, 'priority', 'I');
const contextClassLoader = new FieldAccess(THREAD, 'contextClassLoader', 'Ljava/lang/ClassLoader;');
const inheritable = new FieldAccess(
  THREAD,
  'inheritableThreadLocals',
  'Ljava/lang/ThreadLocal$ThreadLocalMap;',
);
const stillborn = new FieldAccess(THREAD, 'stillborn', 'Z');

/** Runs `Thread.run()`, then ends the thread as HotSpot's JavaThread::exit does. */
export function* threadMain(vm: VM, thread: JavaThread): Steps<void> {
  try {
    // Thread.stop before start: it ends at once.
    if (stillborn.getByte(vm, vm.threads.objectOf(thread)) === 0)
      yield* vm.callVirtual(THREAD, 'run()V', vm.threads.objectOf(thread));
  } catch (error) {
    yield* uncaught(vm, thread, error);
  }
  yield* endThread(vm, thread);
  vm.threads.end(thread);
}

/** Thread.dispatchUncaughtException; what its handler throws is only reported. */
export function* uncaught(vm: VM, thread: JavaThread, error: unknown): Steps<void> {
  try {
    const exception = yield* vm.exceptions.objectOf(error);
    yield* vm.callVirtual(
      THREAD,
      'dispatchUncaughtException(Ljava/lang/Throwable;)V',
      vm.threads.objectOf(thread),
      exception,
    );
  } catch (second) {
    const name = vm.classes.of(yield* vm.exceptions.objectOf(second)).javaName;
    process.stderr.write(
      `\nException: ${name} thrown from the UncaughtExceptionHandler in thread "${vm.threads.nameOf(thread)}"\n`,
    );
  }
}

/** Thread.exit, and the news for those who join. */
export function* endThread(vm: VM, thread: JavaThread): Steps<void> {
  try {
    yield* vm.call(vm.findMethod(THREAD, 'exit()V'), vm.threads.objectOf(thread));
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
  const object = handles.create(
    yield* vm.newObject(
      THREAD,
      '(Ljava/lang/ThreadGroup;Ljava/lang/String;)V',
      handles.get(group),
      vm.strings.constant(name),
    ),
  );
  daemonField.setByte(vm, handles.get(object), kind === VmThread.DAEMON ? 1 : 0);
  if (kind === VmThread.DAEMON) priority.set(vm, handles.get(object), DAEMON_PRIORITY);
  else {
    // Nobody's child: nothing is inherited.
    contextClassLoader.set(vm, handles.get(object), 0);
    inheritable.set(vm, handles.get(object), 0);
  }
  yield* vm.call(
    vm.findMethod('java/lang/ThreadGroup', 'add(Ljava/lang/Thread;)V'),
    handles.get(group),
    handles.get(object),
  );
  const thread = threads.create(0);
  thread.daemon = kind === VmThread.DAEMON;
  threads.attach(thread, handles.get(object));
  handles.release(object);
  threads.setStatus(thread, ThreadStatus.RUNNABLE);
  vm.dispatcher.begin(thread, vmThreadMain(vm, thread, steps));
  threads.start(thread);
}

function* vmThreadMain(vm: VM, thread: JavaThread, steps: Steps<void>): Steps<void> {
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
  yield* startThread(vm, destroyVm(vm, done), 'DestroyJavaVM', VmThread.ATTACHED);
  yield* endThread(vm, main);
  vm.threads.end(main);
}

function* destroyVm(vm: VM, done: () => void): Steps<void> {
  yield* vm.threads.awaitOthers();
  yield* vm.callStatic('java/lang/Shutdown', 'shutdown()V');
  done();
}
