/** Starting java.base: the order of HotSpot's Threads::create_vm, as far as Java code can see it. */
import { FieldAccess } from './field-access.js';
import { placeInModule } from './frames/place-in-module.js';
import { threadPriority } from './jdk/thread-fields.js';
import { JavaException, type Steps } from './steps.js';
import { ThreadStatus } from './threads/monitors.js';
import { signalDispatcher } from './threads/signals.js';
import { idleThread, startThread, VmThread } from './threads/thread-main.js';
import type { VM } from './vm.js';
import { VmError } from './vm-error.js';

/** The number of the last thread: a static, or (since 19) a word of the VM's. */
const lastThreadId = new FieldAccess('java/lang/Thread', 'threadSeqNumber', 'J', { until: 18 });
/** Service Thread, Monitor Deflation Thread and the compilers' threads; before 21 the sweeper's too. */
const hiddenThreads = (release: number): number => (release < 21 ? 5 : 4);

/** Statics of jdk.internal.misc.UnsafeConstants, which only the VM knows. */
const UNSAFE_CONSTANTS: readonly (readonly [name: string, descriptor: string, value: number])[] = [
  ['ADDRESS_SIZE0', 'I', 8],
  ['PAGE_SIZE', 'I', 4096],
  ['BIG_ENDIAN', 'Z', 0],
  ['UNALIGNED_ACCESS', 'Z', 1],
  ['DATA_CACHE_LINE_FLUSH_SIZE', 'I', 0],
];

/** Initialised so that the VM can throw them at any time. */
const EARLY_ERRORS = [
  'java/lang/OutOfMemoryError',
  'java/lang/NullPointerException',
  'java/lang/ClassCastException',
  'java/lang/ArrayStoreException',
  'java/lang/ArithmeticException',
  'java/lang/StackOverflowError',
  'java/lang/IllegalMonitorStateException',
  'java/lang/IllegalArgumentException',
  'java/lang/ArrayIndexOutOfBoundsException',
];

/** What must be there before the first Java instruction: core classes, layouts, marks of intrinsics. */
export function prepare(vm: VM): void {
  vm.classes.loadCore();
  const reference = 'java/lang/ref/Reference';
  vm.classes.loadBoot('java/lang/ref/SoftReference');
  vm.heap.setReferenceLayout({
    referent: vm.fieldOffset(reference, 'referent', 'Ljava/lang/Object;'),
    next: vm.fieldOffset(reference, 'next', 'Ljava/lang/ref/Reference;'),
    discovered: vm.fieldOffset(reference, 'discovered', 'Ljava/lang/ref/Reference;'),
    timestamp: vm.fieldOffset('java/lang/ref/SoftReference', 'timestamp', 'J'),
    clockAddress: vm.fieldOffset('java/lang/ref/SoftReference', 'clock', 'J'),
  });
}

/** The module system could not be initialised; the JDK has said why. */
export class BootLayerError extends VmError {}

/** Runs on the main thread. Throws JavaException if java.base does not start. */
export function* boot(vm: VM): Steps<void> {
  const init = (name: string): Steps<void> => vm.initializer.initialize(vm.classes.loadBoot(name));
  yield* init('java/lang/String');
  yield* init('java/lang/System');
  yield* init('java/lang/Class');
  yield* makeMainThread(vm);
  yield* init('java/lang/Module');
  yield* setUnsafeConstants(vm);
  yield* init('java/lang/reflect/Method');
  yield* init('java/lang/ref/Finalizer');
  yield* vm.callStatic('java/lang/System', 'initPhase1()V');
  for (const name of EARLY_ERRORS) yield* init(name);
  yield* startVmThreads(vm);
  // Since 18 reflection asks whether java.lang.invoke is ready, which this class says of it.
  if (vm.release >= 18) yield* init('java/lang/invoke/MethodHandleNatives');
  // What goes wrong is told on stdout, without a stack trace.
  const status = yield* vm.callStatic('java/lang/System', 'initPhase2(ZZ)I', 0, 0);
  if (status !== 0) throw new BootLayerError('java.base did not start: its boot layer could not be made');
  yield* vm.callStatic('java/lang/System', 'initPhase3()V');
}

function* makeMainThread(vm: VM): Steps<void> {
  const { handles, classes } = vm;
  const groupClass = classes.loadBoot('java/lang/ThreadGroup');
  yield* vm.initializer.initialize(groupClass);
  const system = handles.create(yield* vm.newObject('java/lang/ThreadGroup', '()V'));
  const main = handles.create(
    yield* vm.newObject(
      'java/lang/ThreadGroup',
      '(Ljava/lang/ThreadGroup;Ljava/lang/String;)V',
      handles.get(system),
      vm.strings.fromJs('main'),
    ),
  );
  const threadClass = classes.loadBoot('java/lang/Thread');
  // The object must be there, and be the current thread, before its constructor asks for the current thread.
  const object = vm.allocate(threadClass);
  const thread = vm.threads.current;
  vm.threads.attach(thread, object);
  vm.dispatcher.refreshThread();
  // Since 19 there is nothing to set it in, and nothing that reads it.
  threadPriority.set(vm, object, 5);
  yield* vm.initializer.initialize(threadClass);
  yield* vm.call(
    vm.findMethod('java/lang/Thread', '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'),
    vm.threads.objectOf(thread),
    handles.get(main),
    vm.strings.fromJs('main'),
  );
  vm.threads.setStatus(thread, ThreadStatus.RUNNABLE);
  vm.threads.systemGroup = system;
  vm.threads.mainGroup = main;
}

/** HotSpot's own threads that programs can see, and the numbers of those that they can't. */
function* startVmThreads(vm: VM): Steps<void> {
  yield* startThread(vm, signalDispatcher(vm), 'Signal Dispatcher', VmThread.DAEMON);
  const next = nextThreadId(vm);
  vm.memory.store64(next, vm.memory.load64(next) + hiddenThreads(vm.release));
  yield* startThread(vm, idleThread(vm), 'Notification Thread', VmThread.DAEMON);
}

/** Address of the long that numbers threads. */
function nextThreadId(vm: VM): number {
  return vm.release < 19 ? lastThreadId.offset(vm) : vm.threads.nextJavaId;
}

function* setUnsafeConstants(vm: VM): Steps<void> {
  const name = 'jdk/internal/misc/UnsafeConstants';
  const cls = vm.classes.loadBoot(name);
  yield* vm.initializer.initialize(cls);
  for (const [field, descriptor, value] of UNSAFE_CONSTANTS)
    vm.storeByType(vm.fieldOffset(name, field, descriptor), descriptor.charCodeAt(0), value);
}

/** For messages about a failed start: an exception and its causes, each with its stack trace, as HotSpot prints them without the help of Java code. */
export function describeFailure(vm: VM, error: unknown): string {
  if (!(error instanceof JavaException)) return error instanceof Error ? error.message : String(error);
  const { exceptions } = vm;
  let text = '';
  for (let thrown = error.ref; thrown !== 0; thrown = exceptions.causeOf(thrown)) {
    text += `${text === '' ? '' : 'Caused by: '}${exceptions.describe(thrown)}\n`;
    for (const { method, bci } of exceptions.framesOf(exceptions.backtraceOf(thrown)))
      text += `\tat ${placeInModule(vm, method, bci)}\n`;
  }
  return text;
}
