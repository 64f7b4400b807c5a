/** `gojdk run`: starts a VM, runs a program, ends as `java` does. */

import { findNative } from '../natives/index.js';
import { BootLayerError } from '../vm/boot.js';
import type { CodeObserver } from '../vm/code/code-observer.js';
import { flushOutput } from '../vm/jni/c-output.js';
import type { VmOptions } from '../vm/options.js';
import {
  bootSteps,
  findMain,
  InitializationError,
  loadBySystemLoader,
  openVm,
  runMainMethod,
} from '../vm/start.js';
import { statistics } from '../vm/statistics.js';
import type { Steps } from '../vm/steps.js';
import { detachSignals, dumpThreadsOnQuit } from '../vm/threads/signals.js';
import { leaveMain, uncaught } from '../vm/threads/thread-main.js';
import type { VM } from '../vm/vm.js';
import { NativeCrash, VmError } from '../vm/vm-error.js';
import { LaunchMode } from './launcher/launch.js';
import type { runTasks, ShownSizes } from './launcher/launch-tasks.js';
import type { LogConfiguration } from './launcher/log-configuration.js';
import { callStaticMethod } from './run-method.js';
import type { RunOptions, RunTarget } from './run-options.js';

/** A start that failed for a reason that the user can mend: one line. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Those who look at the compilers' work; what they need is loaded for them alone. */
async function observers(options: RunOptions): Promise<CodeObserver[]> {
  const list: CodeObserver[] = [];
  if (options.dump.length > 0) {
    const { Dump } = await import('./dump.js');
    list.push(await Dump.open(options.dump, (text) => process.stderr.write(text)));
  }
  if (options.perfMap) {
    const { PerfMap } = await import('./perf-map.js');
    list.push(new PerfMap());
  }
  return list;
}

/** What a VM is started with for these options. */
export function vmOptions(options: RunOptions, observers: readonly CodeObserver[]): VmOptions {
  return {
    observers,
    verifyIr: options.verifyIr,
    natives: findNative,
    classPath: [],
    properties: [...options.properties],
    maxHeap: options.maxHeap ?? undefined,
    initialHeap: options.initialHeap ?? undefined,
    nursery: options.youngHeap ?? undefined,
    stackSize: options.stackSize ?? undefined,
    assertions: options.assertions.map((a) => ({
      enable: a.enable,
      target: a.scope === 'package' ? `${a.name}...` : a.name,
      system: a.scope === 'system',
    })),
    stressGc: options.stress.has('gc'),
    stressCode: options.stress.has('code'),
    stressDeopt: options.stress.has('deopt') && (stressedPlaces() ?? true),
    optimizeAtMost: numberOf('GOJDK_OPTIMIZE'),
    verifyHeap: options.verifyHeap,
    checkJni: options.checkJni,
    eager: options.eager,
    trace: [...options.trace],
    command: commandLine(options),
    vmArguments: options.vmArguments,
    vmInfo: options.vmInfo,
    reduceSignals: options.reduceSignals,
    processors: activeProcessors(options),
    noExplicitGc: options.vmFlags.get('DisableExplicitGC') === true,
    log: options.log === null ? undefined : logSinks(options.log),
    verify: options.verify,
    enablePreview: options.enablePreview,
    stackTraceDepth: stackTraceDepth(options),
    stackTraces: options.vmFlags.get('StackTraceInThrowable') !== false,
    codeDetails: options.vmFlags.get('ShowCodeDetailsInExceptionMessages') !== false,
    bootAppend: options.bootAppend,
    mayRestart: true,
    ownsProcess: true,
    tier: options.tier ?? javaTier(options),
    background: options.stress.has('background') ? 'stress' : isInBatch(options) ? 'off' : undefined,
  };
}

/** -Xbatch is short for -XX:-BackgroundCompilation; the last of them counts. */
const isInBatch = ({ vmArguments }: RunOptions): boolean =>
  vmArguments
    .filter((argument) => argument === '-Xbatch' || /^-XX:[-+]BackgroundCompilation$/.test(argument))
    .at(-1)
    ?.includes('+') === false;

/** GOJDK_DEOPT: a number, or two with a hyphen: from the first up to, but not the second. */
function stressedPlaces(): { from: number; to: number } | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(process.env.GOJDK_DEOPT ?? '');
  if (match === null) return undefined;
  const from = Number(match[1]);
  return { from, to: match[2] === undefined ? from + 1 : Number(match[2]) };
}

/** A debug variable that is a number. */
function numberOf(variable: string): number | undefined {
  const text = process.env[variable];
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

/** Highest level of HotSpot's TieredStopAtLevel that has no optimizing compiler. */
const CLIENT_LEVEL = 3;

/** What `java`'s options ask for: the last of them counts, as with `java`. */
function javaTier({ vmArguments }: RunOptions): 'baseline' | 'hot' | 'optimizing' {
  let tier: 'baseline' | 'hot' | 'optimizing' = 'hot';
  for (const argument of vmArguments) {
    const level = /^-XX:TieredStopAtLevel=(\d+)$/.exec(argument);
    if (argument === '-Xint') tier = 'baseline';
    else if (argument === '-Xcomp') tier = 'optimizing';
    else if (argument === '-Xmixed') tier = 'hot';
    else if (level !== null) tier = Number(level[1]) <= CLIENT_LEVEL ? 'baseline' : 'hot';
  }
  return tier;
}

/** -XX:ActiveProcessorCount; -1 leaves it to the machine. */
function activeProcessors({ vmFlags }: RunOptions): number | undefined {
  const count = Number(vmFlags.get('ActiveProcessorCount') ?? -1);
  return count > 0 ? count : undefined;
}

/** -XX:MaxJavaStackTraceDepth. */
function stackTraceDepth({ vmFlags }: RunOptions): number | undefined {
  const text = vmFlags.get('MaxJavaStackTraceDepth');
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}

function commandLine({ target, args }: RunOptions): string | undefined {
  if (target === null) return undefined;
  return [target.kind === 'jar' ? target.path : target.name, ...args].join(' ');
}

/** What the VM logs, where somebody wants it. */
function logSinks(log: LogConfiguration): VmOptions['log'] {
  return {
    gc: log.sink('gc'),
    load: log.sink('class', 'load'),
    exceptions: log.sink('exceptions'),
    modules: log.sink('module', 'load'),
  };
}

/** What has to do with how the process began. */
interface Start {
  /** See VmOptions.restartEnvironment. */
  readonly restartEnvironment: NodeJS.ProcessEnv;
  /** Called when it is certain that this process goes on. */
  readonly opened: () => void;
}

/** Runs the program; resolves to the exit code of the process. */
export async function runMain(options: RunOptions, { restartEnvironment, opened }: Start): Promise<number> {
  const started = performance.now();
  const outcome: Outcome = { exit: 0, done: false };
  // As it calls itself to java.lang.management.
  options.log?.log(['gc'], 'info', 'Using Serial');
  // Loaded only if there is something to do.
  const doTasks = options.tasks === null ? null : (await import('./launcher/launch-tasks.js')).runTasks;
  const watching = await observers(options);
  const given = { ...vmOptions(options, watching), restartEnvironment };
  const { vm } = openVm(given, (vm) => mainThread(vm, options, doTasks, outcome));
  opened();
  const code = await runThreads(vm, outcome);
  if (options.stats) process.stderr.write(statistics(vm, performance.now() - started));
  return code;
}

/** Exit code of a process that has ended so, as shells tell it. */
const ABORTED = 134;

/** Ends the process as C's abort does: not by process.abort, which adds Node's own stack. */
function abort(): number {
  process.kill(process.pid, 'SIGABRT');
  return ABORTED;
}

/** How a program ended: filled in by its main thread. */
export interface Outcome {
  exit: number;
  done: boolean;
}

/** Runs the threads of a VM until the program has ended; resolves to the exit code. */
export async function runThreads(vm: VM, outcome: Outcome): Promise<number> {
  dumpThreadsOnQuit(vm);
  try {
    await vm.threads.loop(() => outcome.done || vm.exitStatus !== null);
  } catch (error) {
    if (error instanceof BootLayerError) return 1;
    if (error instanceof InitializationError) {
      process.stdout.write(`Error occurred during initialization of VM\n${error.thrown}\n`);
      return 1;
    }
    if (error instanceof NativeCrash) {
      if (!error.isTold) process.stderr.write(`gojdk: ${error.message}\n`);
      flushOutput(vm);
      return abort();
    }
    if (error instanceof VmError && process.env.GOJDK_DEBUG === undefined) {
      process.stderr.write(`gojdk: internal error: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
  detachSignals();
  return vm.exitStatus ?? outcome.exit;
}

function* mainThread(
  vm: VM,
  options: RunOptions,
  doTasks: typeof runTasks | null,
  outcome: Outcome,
): Steps<void> {
  yield* bootSteps(vm);
  yield* mainSteps(vm, options, doTasks, outcome);
}

/** What the main thread does when the VM has started. */
export function* mainSteps(
  vm: VM,
  options: RunOptions,
  doTasks: typeof runTasks | null,
  outcome: Outcome,
): Steps<void> {
  outcome.exit = yield* program(vm, options, doTasks);
  yield* leaveMain(vm, () => {
    outcome.done = true;
  });
}

/** Does what is to be done before the program, loads the main class and runs it; the exit code. */
function* program(vm: VM, options: RunOptions, doTasks: typeof runTasks | null): Steps<number> {
  const { tasks } = options;
  try {
    if (doTasks !== null && tasks !== null) {
      const isAll = yield* doTasks(vm, tasks, options.target !== null, shownSizes(options));
      if (isAll) return tasks.exitCode;
    }
    const mirror = yield* loadMain(vm, options);
    if (mirror === 0) return 1;
    if (tasks?.dryRun === true) return 0;
    const cls = vm.classes.ofMirror(mirror);
    if (options.method !== null) return yield* callStaticMethod(vm, cls, options.method, options.args);
    const main = findMain(vm, cls);
    if (main === null) throw new VmError('the main method has gone');
    return yield* runMainMethod(vm, cls, main, options.args);
  } catch (error) {
    yield* uncaught(vm, vm.threads.current, error);
    return 1;
  }
}

function shownSizes({ initialHeap, maxHeap, stackSize }: RunOptions): ShownSizes {
  return { initialHeap: initialHeap ?? 0, maxHeap: maxHeap ?? 0, stack: stackSize ?? 0 };
}

const MODES: Readonly<Record<RunTarget['kind'], LaunchMode>> = {
  class: LaunchMode.CLASS,
  jar: LaunchMode.JAR,
  module: LaunchMode.MODULE,
};

/** The launcher's own check prints its message and throws SystemExit's like: it calls System.exit(1). */
function* loadMain(vm: VM, options: RunOptions): Steps<number> {
  const target = options.target as RunTarget;
  const name = target.kind === 'jar' ? target.path : target.name;
  if (options.method !== null && target.kind === 'class') {
    const cls = yield* loadBySystemLoader(vm, name.replaceAll('.', '/'));
    return cls.mirror;
  }
  return yield* vm.callStatic(
    'sun/launcher/LauncherHelper',
    'checkAndLoadMain(ZILjava/lang/String;)Ljava/lang/Class;',
    1,
    MODES[target.kind],
    vm.strings.constant(name),
  );
}
