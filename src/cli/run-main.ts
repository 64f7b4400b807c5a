/** `gojdk run`: starts a VM, runs a program, ends as `java` does. */

import { findNative } from '../natives/index.js';
import { BootLayerError } from '../vm/boot.js';
import type { VmOptions } from '../vm/options.js';
import { bootSteps, findMain, loadBySystemLoader, openVm, runMainMethod } from '../vm/start.js';
import { statistics } from '../vm/statistics.js';
import type { Steps } from '../vm/steps.js';
import { detachSignals, dumpThreadsOnQuit } from '../vm/threads/signals.js';
import { leaveMain, uncaught } from '../vm/threads/thread-main.js';
import type { VM } from '../vm/vm.js';
import { VmError } from '../vm/vm-error.js';
import { callStaticMethod } from './run-method.js';
import type { RunOptions } from './run-options.js';

/** Modes of sun.launcher.LauncherHelper.checkAndLoadMain. */
const enum LaunchMode {
  CLASS = 1,
  JAR = 2,
  MODULE = 3,
}

/** A start that failed for a reason that the user can mend: one line. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Switches that only gojdk has (src/cli/debug-options.ts). */
const OWN_SWITCH = /^--(stress|trace|stats|tier|eager|verify-heap)(=|$)/;

function vmOptions(options: RunOptions): VmOptions {
  return {
    natives: findNative,
    classPath: options.classPath,
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
    stressDeopt: options.stress.has('deopt') && stressedPlace(),
    verifyHeap: options.verifyHeap,
    eager: options.eager,
    trace: [...options.trace],
    command: commandLine(options),
    // Programs see the options that `java` has, too.
    vmArguments: options.vmArguments.filter((argument) => !OWN_SWITCH.test(argument)),
    verify: options.verify,
    enablePreview: options.enablePreview,
    stackTraceDepth: stackTraceDepth(options),
    stackTraces: options.vmFlags.get('StackTraceInThrowable') !== false,
    codeDetails: options.vmFlags.get('ShowCodeDetailsInExceptionMessages') !== false,
    bootAppend: options.bootAppend,
    moduleProperties:
      options.target.kind === 'module' ? [['jdk.module.main', options.target.module]] : undefined,
    mayRestart: true,
    tier: options.tier ?? javaTier(options),
  };
}

/** GOJDK_DEOPT. */
function stressedPlace(): number | true {
  const text = process.env.GOJDK_DEOPT;
  return text === undefined || !/^\d+$/.test(text) ? true : Number(text);
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

/** -XX:MaxJavaStackTraceDepth. */
function stackTraceDepth({ vmFlags }: RunOptions): number | undefined {
  const text = vmFlags.get('MaxJavaStackTraceDepth');
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : undefined;
}

function commandLine(options: RunOptions): string {
  const { target } = options;
  const main =
    target.kind === 'class' ? target.name : target.kind === 'jar' ? target.path : moduleName(target);
  return [main, ...options.args].join(' ');
}

function moduleName(target: { readonly module: string; readonly mainClass: string | null }): string {
  return target.mainClass === null ? target.module : `${target.module}/${target.mainClass}`;
}

/** What HotSpot 17 says of options that are on their way out. */
function warnings(args: readonly string[]): string[] {
  const texts: string[] = [];
  for (const arg of args) {
    if (arg === '-noverify' || arg === '-Xverify:none')
      texts.push(
        'Options -Xverify:none and -noverify were deprecated in JDK 13 and will likely be removed in a future release.',
      );
    else if (arg.startsWith('--illegal-access='))
      texts.push(`Ignoring option ${arg}; support was removed in 17.0`);
  }
  return texts;
}

/** Runs the program; resolves to the exit code of the process. */
export async function runMain(options: RunOptions): Promise<number> {
  const started = performance.now();
  for (const text of warnings(options.vmArguments))
    process.stderr.write(`OpenJDK 64-Bit Server VM warning: ${text}\n`);
  const outcome = { exit: 0, done: false };
  const { vm } = openVm(vmOptions(options), (vm) => mainThread(vm, options, outcome));
  dumpThreadsOnQuit(vm);
  try {
    await vm.threads.loop(() => outcome.done || vm.exitStatus !== null);
  } catch (error) {
    if (error instanceof BootLayerError) return 1;
    if (error instanceof VmError && process.env.GOJDK_DEBUG === undefined) {
      process.stderr.write(`gojdk: internal error: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
  detachSignals();
  if (options.stats) process.stderr.write(statistics(vm, performance.now() - started));
  return vm.exitStatus ?? outcome.exit;
}

function* mainThread(vm: VM, options: RunOptions, outcome: { exit: number; done: boolean }): Steps<void> {
  yield* bootSteps(vm);
  outcome.exit = yield* program(vm, options);
  yield* leaveMain(vm, () => {
    outcome.done = true;
  });
}

/** Loads the main class and runs it; the exit code. */
function* program(vm: VM, options: RunOptions): Steps<number> {
  try {
    const mirror = yield* loadMain(vm, options);
    if (mirror === 0) return 1;
    const cls = vm.classes.ofMirror(mirror);
    if (options.method !== null) return yield* callStaticMethod(vm, cls, options.method, options.args);
    const main = findMain(cls);
    if (main === null) throw new VmError('the main method has gone');
    return yield* runMainMethod(vm, cls, main, options.args);
  } catch (error) {
    yield* uncaught(vm, vm.threads.current, error);
    return 1;
  }
}

/** The launcher's own check prints its message and throws SystemExit's like: it calls System.exit(1). */
function* loadMain(vm: VM, options: RunOptions): Steps<number> {
  const { target } = options;
  if (options.method !== null && target.kind === 'class') {
    const cls = yield* loadBySystemLoader(vm, target.name.replaceAll('.', '/'));
    return cls.mirror;
  }
  let mode = LaunchMode.CLASS;
  let name: string;
  if (target.kind === 'jar') {
    mode = LaunchMode.JAR;
    name = target.path;
  } else if (target.kind === 'module') {
    mode = LaunchMode.MODULE;
    name = moduleName(target);
  } else name = target.name;
  return yield* vm.callStatic(
    'sun/launcher/LauncherHelper',
    'checkAndLoadMain(ZILjava/lang/String;)Ljava/lang/Class;',
    1,
    mode,
    vm.strings.constant(name),
  );
}
