/**
 * A program of our own is run before the image is made: its classes of java.base are initialized then, and their code is there. It leaves nothing that programs could see: its class loader is forgotten, and
 * numbers that are counted on are put back.
 */

import type { JavaMethod } from '../../vm/classes/java-class.js';
import { FieldAccess } from '../../vm/field-access.js';
import { refreshEnvironment } from '../../vm/image/environment.js';
import { isIn } from '../../vm/jdk/releases.js';
import { JavaException, type Steps } from '../../vm/steps.js';
import { startThread, VmThread } from '../../vm/threads/thread-main.js';
import type { VM } from '../../vm/vm.js';
import { VmError } from '../../vm/vm-error.js';

const STRING = 'Ljava/lang/String;';
const PROGRAM = 'gojdk/image/Training';
const APP_LOADER = 'jdk/internal/loader/ClassLoaders$AppClassLoader';

/** Static counters that show in names and numbers of what programs make. */
const COUNTERS = [
  new FieldAccess('java/lang/Thread', 'threadInitNumber', 'I', { until: 18 }),
  new FieldAccess('java/lang/Thread', 'threadSeqNumber', 'J', { until: 18 }),
  new FieldAccess('java/lang/ThreadGroup', 'nUnstartedThreads', 'I', { until: 18 }),
  new FieldAccess('java/lang/Thread$ThreadNumbering', 'next', 'I', { since: 21 }),
];
const lambdas = new FieldAccess(
  'java/lang/invoke/InnerClassLambdaMetafactory',
  'counter',
  'Ljava/util/concurrent/atomic/AtomicInteger;',
  { until: 20 },
);
const atomicValue = new FieldAccess('java/util/concurrent/atomic/AtomicInteger', 'value', 'I');

/** Methods that a program needs at its beginning or end, and that are compiled without being run: by class, all or those of these names. */
const AHEAD: readonly (readonly [className: string, names: readonly string[] | null])[] = [
  [
    'sun/launcher/LauncherHelper',
    [
      'checkAndLoadMain',
      'loadMainClass',
      'validateMainClass',
      'makePlatformString',
      'getApplicationClass',
      'getMainClassFromJar',
      'initOutput',
      'doesExtendFXApplication',
    ],
  ],
  ['java/lang/Shutdown', null],
  ['java/lang/Shutdown$Lock', null],
  ['jdk/internal/misc/VM', ['isShutdown', 'shutdown']],
  ['java/lang/ClassLoader', ['getSystemClassLoader']],
  ['java/lang/reflect/Method', ['getModifiers']],
  ['java/io/BufferedOutputStream', null],
  ['sun/nio/fs/DefaultFileSystemProvider', ['theFileSystem']],
  ['sun/nio/fs/UnixFileSystemProvider', ['theFileSystem']],
  ['java/lang/Runtime', ['exit', 'halt', 'addShutdownHook', 'getRuntime']],
  ['java/lang/System', ['exit', 'getProperty', 'lineSeparator', 'getenv']],
  ['java/io/FileOutputStream', null],
  ['java/io/FileInputStream', null],
  ['java/io/BufferedInputStream', null],
  ['java/lang/Thread', null],
  ['java/lang/ThreadGroup', ['uncaughtException', 'remove', 'threadTerminated']],
];

/** Runs the program, whose class lies below `folder`, on a thread of its own: the main thread's locals stay what they are. Called on the main thread. */
export function* train(vm: VM, folder: string): Steps<void> {
  // It starts the thread Common-Cleaner, which stays, and has the number that it has in any process: it comes before all threads of programs, whose classes are read from files.
  yield* vm.initializer.initialize(vm.classes.loadBoot('jdk/internal/ref/CleanerFactory'));
  const lambdaCount = lambdaCounter(vm);
  const counters = COUNTERS.filter(({ releases }) => isIn(vm.release, releases));
  const counts = counters.map((field) => vm.memory.load64(field.offset(vm)));
  const javaId = vm.memory.load64(vm.threads.nextJavaId);
  const training = { failure: null as unknown };
  yield* startThread(vm, runTraining(vm, folder, training), 'training', VmThread.ATTACHED);
  while (vm.threads.runnable) yield* vm.threads.giveWay();
  if (training.failure !== null) throw training.failure;
  counters.forEach((field, i) => {
    if (field.descriptor === 'J') vm.memory.store64(field.offset(vm), counts[i]);
    else vm.memory.store32(field.offset(vm), counts[i]);
  });
  vm.memory.store64(vm.threads.nextJavaId, javaId);
  compileAhead(vm);
  if (lambdaCounter(vm) !== 0) atomicValue.set(vm, lambdas.get(vm, 0), lambdaCount);
}

function* runTraining(vm: VM, folder: string, training: { failure: unknown }): Steps<void> {
  try {
    yield* trainingSteps(vm, folder);
  } catch (error) {
    training.failure =
      error instanceof JavaException ? new VmError(vm.exceptions.describe(error.ref)) : error;
  }
}

function* trainingSteps(vm: VM, folder: string): Steps<void> {
  const { handles } = vm;
  yield* refreshEnvironment(vm);
  yield* vm.initializer.initialize(vm.classes.loadBoot('sun/launcher/LauncherHelper'));
  const path = yield* vm.newObject(
    'jdk/internal/loader/URLClassPath',
    `(${STRING}Z)V`,
    vm.strings.fromJs(folder),
    0,
  );
  const kept = handles.create(path);
  const parent = yield* vm.callStatic(
    'java/lang/ClassLoader',
    'getPlatformClassLoader()Ljava/lang/ClassLoader;',
  );
  const loader = yield* vm.newObject(
    APP_LOADER,
    '(Ljdk/internal/loader/BuiltinClassLoader;Ljdk/internal/loader/URLClassPath;)V',
    parent,
    handles.get(kept),
  );
  handles.release(kept);
  const cls = yield* vm.loading.load(vm.loading.loaderOf(loader), PROGRAM);
  yield* vm.initializer.initialize(cls);
  const main = cls.declaredMethod('main([Ljava/lang/String;)V') as JavaMethod;
  yield* vm.call(main, vm.newStringArray([]));
}

/** How many lambdas there have been; 0 if the class that counts them is not initialized. */
function lambdaCounter(vm: VM): number {
  if (!isIn(vm.release, lambdas.releases)) return 0;
  const cls = vm.classes.boot.classes.get(lambdas.className);
  if (cls?.isInitialized !== true) return 0;
  const counter = lambdas.get(vm, 0);
  return counter === 0 ? 0 : atomicValue.get(vm, counter);
}

function compileAhead(vm: VM): void {
  for (const [className, names] of AHEAD) {
    for (const method of vm.classes.loadBoot(className).methods) {
      if (names !== null && !names.includes(method.name)) continue;
      if (!method.isAbstract && !method.isNative) vm.compilation.entryOf(method);
    }
  }
}
