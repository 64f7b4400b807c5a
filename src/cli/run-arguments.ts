/** Reads the arguments of `gojdk run`: those of `java`, with gojdk's own options among them. */
import { delimiter } from 'node:path';
import { resolveClassFile } from './class-file-target.js';
import { METHOD_SWITCH, OWN_SWITCHES, type OwnSwitch } from './gojdk-switches.js';
import { expandArguments, OPTIONS_VARIABLE } from './launcher/argument-files.js';
import { configureVm } from './launcher/configure-vm.js';
import { hasTasks, type Launch, LaunchMode } from './launcher/launch.js';
import { type Output, PROCESS_OUTPUT } from './launcher/launch-exit.js';
import { type OwnOptions, parseLauncherOptions, takesValue } from './launcher/launcher-options.js';
import type { RunDraft } from './run-draft.js';
import { defaultRunOptions, type RunOptions, type RunTarget } from './run-options.js';
import { UsageError } from './usage-error.js';

/** The options; null if gojdk's own help is asked for. Throws LaunchExit, UsageError, ClassFormatProblem. */
export async function parseRunArguments(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  output: Output = PROCESS_OUTPUT,
): Promise<RunOptions | null> {
  const draft = newDraft();
  const own = new OwnReader(draft);
  const needsValue = (word: string): boolean => takesValue(word) || own.needsValue(word);
  const words = expandArguments(args, env[OPTIONS_VARIABLE], needsValue, output);
  const launch = parseLauncherOptions(words, env.CLASSPATH, own, output);
  if (own.helpWanted) return null;
  const target = launch.isClassFile ? classFileTarget(launch, own) : targetOf(launch);
  await configureVm(draft, launch.vmOptions, env, output);
  return { ...draft, target, args: launch.args, tasks: hasTasks(launch) ? launch.tasks : null };
}

function newDraft(): RunDraft {
  return {
    ...defaultRunOptions(),
    properties: new Map(),
    assertions: [],
    bootAppend: [],
    vmFlags: new Map(),
    vmArguments: [],
    trace: new Set(),
    stress: new Set(),
    dump: [],
  };
}

function targetOf({ what, mode }: Launch): RunTarget | null {
  if (what === null) return null;
  if (mode === LaunchMode.JAR) return { kind: 'jar', path: what };
  return mode === LaunchMode.CLASS ? { kind: 'class', name: what } : { kind: 'module', name: what };
}

/** The class of a file, whose packages come first in the class path; a method may be named right after it. */
function classFileTarget(launch: Launch, own: OwnReader): RunTarget {
  const { className, root } = resolveClassFile(launch.what as string);
  const { givenClassPath } = launch;
  const path = givenClassPath === null ? root : `${root}${delimiter}${givenClassPath}`;
  launch.vmOptions.push(`-Djava.class.path=${path}`);
  if (own.isMethod(launch.args[0])) {
    own.apply(launch.args, 0);
    launch.args = launch.args.slice(own.length(launch.args, 0));
  }
  return { kind: 'class', name: className };
}

const HELP = '--help';

/** gojdk's own options: `--name`, or `--name value` and `--name=value`. */
class OwnReader implements OwnOptions {
  helpWanted = false;

  constructor(private readonly draft: RunDraft) {}

  length(args: readonly string[], at: number): number {
    const word = args[at];
    if (!word.startsWith('--')) return 0;
    if (word === HELP) return 1;
    const row = find(word);
    if (row === undefined) return 0;
    return row.hasValue && !word.includes('=') ? 2 : 1;
  }

  apply(args: readonly string[], at: number): void {
    const word = args[at];
    if (word === HELP) {
      this.helpWanted = true;
      return;
    }
    const { name, hasValue, apply } = find(word) as OwnSwitch;
    const value = !hasValue ? '' : word.includes('=') ? word.slice(name.length + 1) : args[at + 1];
    if (hasValue && !value) throw new UsageError(`${name} needs a value`);
    apply(this.draft, value);
  }

  needsValue(word: string): boolean {
    return find(word)?.hasValue === true && !word.includes('=');
  }

  isMethod(word: string | undefined): boolean {
    return word !== undefined && find(word) === METHOD_SWITCH;
  }
}

function find(word: string): OwnSwitch | undefined {
  return OWN_SWITCHES.find(
    ({ name, hasValue }) => word === name || (hasValue && word.startsWith(`${name}=`)),
  );
}
