/** What the launcher does with a VM beside running a program. The JDK prints it all, in its own class sun.launcher.LauncherHelper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';
import type { LaunchTasks } from './launch.js';

const HELPER = 'sun/launcher/LauncherHelper';

/** Sizes that were given, in bytes; 0 for those that were not. */
export interface ShownSizes {
  readonly initialHeap: number;
  readonly maxHeap: number;
  readonly stack: number;
}

/** Does the tasks in the launcher's order; true if one of them was all there is to do. Throws what the JDK throws. */
export function* runTasks(
  vm: VM,
  tasks: LaunchTasks,
  hasProgram: boolean,
  sizes: ShownSizes,
): Steps<boolean> {
  const toStderr = Number(!tasks.toStdout);
  const call = (signature: string, ...args: number[]): Steps<number> =>
    vm.callStatic(HELPER, signature, ...args);
  if (tasks.showSettings !== null)
    yield* call(
      'showSettings(ZLjava/lang/String;JJJ)V',
      toStderr,
      vm.strings.constant(tasks.showSettings),
      sizes.initialHeap,
      sizes.maxHeap,
      sizes.stack,
    );
  if (tasks.showResolvedModules) yield* call('showResolvedModules()V');
  if (tasks.listModules) {
    yield* call('listModules()V');
    return true;
  }
  if (tasks.describeModule !== null) {
    yield* call('describeModule(Ljava/lang/String;)V', vm.strings.constant(tasks.describeModule));
    return true;
  }
  if (tasks.version !== 'none') {
    const method = tasks.version === 'show' ? 'println(Z)V' : 'print(Z)V';
    yield* vm.callStatic('java/lang/VersionProps', method, toStderr);
    if (tasks.version === 'print') return true;
  }
  if (tasks.validateModules) return true;
  if (tasks.help === 'extra') yield* call('printXUsageMessage(Z)V', toStderr);
  else if (tasks.help === 'usage') yield* printUsage(vm, toStderr);
  else if (!hasProgram) yield* printShortUsage(vm, toStderr);
  else return false;
  return true;
}

/** Later JDKs say less to whom nothing is to be run than to whom asks for help. */
function* printShortUsage(vm: VM, toStderr: number): Steps<void> {
  const short = vm.classes.loadBoot(HELPER).declaredMethod('printConciseUsageMessage(Z)V');
  if (short === undefined) yield* printUsage(vm, toStderr);
  else yield* vm.call(short, toStderr);
}

function* printUsage(vm: VM, toStderr: number): Steps<void> {
  const text = (value: string): number => vm.strings.constant(value);
  yield* vm.callStatic(HELPER, 'initHelpMessage(Ljava/lang/String;)V', text('java'));
  for (const name of otherVms(vm))
    yield* vm.callStatic(
      HELPER,
      'appendVmSelectMessage(Ljava/lang/String;Ljava/lang/String;)V',
      text(`-${name}`),
      text(name),
    );
  yield* vm.callStatic(HELPER, 'printHelpMessage(Z)V', toStderr);
}

/** Names of VMs that the JDK's own launcher knows beside its usual one. */
function otherVms(vm: VM): string[] {
  try {
    const lines = readFileSync(join(vm.jdk.home, 'lib', 'jvm.cfg'), 'utf8').split('\n');
    return lines.flatMap((line) => /^-(\S+)\s+KNOWN\b/.exec(line)?.[1] ?? []).slice(1);
  } catch {
    // A homemade runtime may have no such file.
    return [];
  }
}
