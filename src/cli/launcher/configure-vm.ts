/** The VM's options applied: what HotSpot does between getting them and starting its heap. */
import { releaseAtHand } from '../../classpath/find-jdk.js';
import type { RunDraft } from '../run-draft.js';
import { applyFlag, selectCollector } from './flag-effects.js';
import type { Flags } from './flags.js';
import { failInitialization, LaunchExit, type Output, refuse, warn } from './launch-exit.js';
import type { LogConfiguration } from './log-configuration.js';
import { collectVmArguments, warnOfSettings } from './vm-arguments.js';
import { applyVmOption, type HeapSizeOptions, type VmState } from './vm-options.js';

const K = 1024n;
const M = 1024n * K;
const MIN_HEAP = 2n * M;
const MIN_INITIAL_HEAP = M;
/** The smallest stack that HotSpot runs Java on. */
const MIN_STACK = 136 * 1024;
/** More than a process can address. */
const ADDRESS_SPACE = 1n << 47n;

/**
 * Reads the VM's options, those of the environment too, and applies them to the draft. Throws LaunchExit, after HotSpot's words, and UsageError for what HotSpot
 * could do.
 */
export async function configureVm(
  draft: RunDraft,
  commandLine: readonly string[],
  env: NodeJS.ProcessEnv,
  output: Output,
): Promise<void> {
  const args = collectVmArguments(commandLine, env, output);
  let flags: Flags | null = null;
  const vm: VmState = {
    draft,
    output,
    origin: 'config file',
    ignoreUnrecognized: args.ignoreUnrecognized,
    agents: [],
    sizes: {},
    mode: 'mixed mode',
    sharing: true,
    moduleProperty: false,
    flags: async () => {
      if (flags !== null) return flags;
      const { Flags } = await import('./flags.js');
      flags = new Flags(output, (name, value) => applyFlag(vm, name, value), releaseAtHand());
      return flags;
    },
    log: async () => {
      draft.log ??= await newLog(output);
      return draft.log;
    },
  };
  if (args.printInitialFlags) {
    output.out((await vm.flags()).print(true));
    throw new LaunchExit(0);
  }
  let fine = true;
  for (const flag of args.fileFlags)
    fine = (await vm.flags()).process(flag, args.ignoreUnrecognized, vm.origin) && fine;
  if (!fine) throw refuse(output, '');
  for (const { text, origin } of args.options) {
    vm.origin = origin;
    if (!isOfLauncher(text)) draft.vmArguments.push(text);
    const pending = applyVmOption(vm, text);
    if (pending !== undefined) await pending;
  }
  warnOfSettings(args, output);
  if (vm.moduleProperty)
    warn(
      output,
      "Ignoring system property options whose names match the '-Djdk.module.*'. names that are reserved for internal use.",
    );
  await finish(vm, flags);
}

/** Options by which the launcher hands over its own findings; no program sees them. */
function isOfLauncher(option: string): boolean {
  return option.startsWith('-Djava.class.path=');
}

async function newLog(output: Output): Promise<LogConfiguration> {
  const { LogConfiguration } = await import('./log-configuration.js');
  return new LogConfiguration(output);
}

/** What can be said only when all options are known. */
async function finish(vm: VmState, flags: Flags | null): Promise<void> {
  const { draft, output, sizes } = vm;
  if (flags !== null) {
    await applyDeprecatedLogFlags(vm);
    const { brokenConstraints } = await import('./flag-constraints.js');
    const broken = brokenConstraints(flags);
    if (broken !== '') throw refuse(output, broken);
  }
  const { stackSize } = draft;
  if (stackSize !== null && stackSize > 0 && stackSize < MIN_STACK)
    throw refuse(
      output,
      `\nThe Java thread stack size specified is too small. Specify at least ${MIN_STACK / 1024}k\n`,
      'out',
    );
  if (stackSize === 0) draft.stackSize = null;
  selectCollector(vm);
  if (vm.agents.length > 0) {
    const { refuseAgents } = await import('./agents.js');
    refuseAgents(vm.agents, output);
  }
  checkHeap(sizes, output);
  draft.maxHeap = sizes.max === undefined ? null : Number(sizes.max);
  draft.initialHeap = !sizes.initial ? null : Number(sizes.initial);
  // Shared classes are not verified, so that HotSpot does without them if all are to be.
  draft.vmInfo = vm.sharing && draft.verify !== 'all' ? `${vm.mode}, sharing` : vm.mode;
  const isOn = (name: string): boolean => draft.vmFlags.get(name) === true;
  if (flags !== null && (isOn('PrintCommandLineFlags') || isOn('PrintFlagsFinal'))) {
    const { printFlags } = await import('./print-flags.js');
    printFlags(vm, flags);
  }
}

async function applyDeprecatedLogFlags(vm: VmState): Promise<void> {
  const isOn = (name: string): boolean => vm.draft.vmFlags.get(name) === true;
  const old = [
    ['PrintGC', 'gc'],
    ['PrintGCDetails', 'gc*'],
  ].filter(([name]) => isOn(name));
  if (old.length === 0) return;
  const log = await vm.log();
  for (const [name, selection] of old)
    log.log(['gc'], 'warning', `-XX:+${name} is deprecated. Will use -Xlog:${selection} instead.`);
  log.configure(old[old.length - 1][1]);
}

function checkHeap({ min, initial, max }: HeapSizeOptions, output: Output): void {
  const problem = heapProblem(min, initial || undefined, max);
  if (problem !== null) throw failInitialization(output, problem);
}

function heapProblem(min?: bigint, initial?: bigint, max?: bigint): string | null {
  if (max !== undefined && max < MIN_HEAP) return 'Too small maximum heap';
  if (initial !== undefined && initial < MIN_INITIAL_HEAP) return 'Too small initial heap';
  if (min && min < MIN_INITIAL_HEAP) return 'Too small minimum heap';
  if (max !== undefined) {
    if (initial !== undefined && initial > max)
      return 'Initial heap size set to a larger value than the maximum heap size';
    if (min !== undefined && max < min) return 'Incompatible minimum and maximum heap sizes specified';
    if (max >= ADDRESS_SPACE / 2n) return `Could not reserve enough space for ${max / K}KB object heap`;
  }
  if (initial !== undefined && min !== undefined && initial < min)
    return 'Incompatible minimum and initial heap sizes specified';
  return null;
}
