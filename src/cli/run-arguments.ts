/** Reads the arguments of `gojdk run`, whose options are those of `java`: they end at the class, and what follows is the program's. */
import { GOJDK_SWITCHES, METHOD_SWITCH } from './gojdk-switches.js';
import { JAVA_SWITCHES, type Switch } from './java-switches.js';
import type { RunDraft } from './run-draft.js';
import { defaultRunOptions } from './run-options.js';
import { UsageError } from './usage-error.js';

const SWITCHES: readonly Switch[] = [...JAVA_SWITCHES, ...GOJDK_SWITCHES];
const BY_NAME = new Map(SWITCHES.flatMap((row) => row.names.map((name) => [name, row] as const)));
/** Names that a value follows directly, the longest first. */
const ATTACHED = [...BY_NAME]
  .filter(([, row]) => row.form === 'attached')
  .sort((a, b) => b[0].length - a[0].length);

export type RunRequest =
  | { readonly help: true }
  | { readonly help: false; readonly draft: RunDraft & { readonly target: NonNullable<RunDraft['target']> } };

/** Throws UsageError. */
export function parseRunArguments(args: readonly string[]): RunRequest {
  const draft = newDraft();
  let at = 0;
  while (at < args.length && draft.target === null && args[at].startsWith('-')) {
    if (HELP.has(args[at])) return { help: true };
    const start = at;
    at = readSwitch(draft, args, at);
    draft.vmArguments.push(...args.slice(start, at));
  }
  if (draft.target === null && at < args.length) at = readTarget(draft, args, at);
  const { target } = draft;
  if (target === null)
    throw new UsageError(
      'no class to run: name a class, a .class file, or -jar and a file (see gojdk run --help)',
    );
  draft.args.push(...args.slice(at));
  return { help: false, draft: { ...draft, target } };
}

const HELP: ReadonlySet<string> = new Set(['-h', '-?', '-help', '--help']);

function newDraft(): RunDraft {
  return {
    ...defaultRunOptions({ kind: 'class', name: '' }, []),
    target: null,
    classPath: null,
    args: [],
    properties: new Map(),
    assertions: [],
    bootAppend: [],
    vmFlags: new Map(),
    vmArguments: [],
    trace: new Set(),
    stress: new Set(),
  };
}

/** Applies the option at `at`; answers where the next argument is. */
function readSwitch(draft: RunDraft, args: readonly string[], at: number): number {
  const word = args[at];
  const exact = BY_NAME.get(word);
  if (exact !== undefined && exact.form !== 'attached') {
    if (exact.form !== 'separate') {
      exact.apply(draft, '', word);
      return at + 1;
    }
    if (at + 1 === args.length) throw new UsageError(`${word} needs a value`);
    exact.apply(draft, args[at + 1], word);
    return at + 2;
  }
  if (!readJoined(draft, word)) throw new UsageError(`unknown option ${word} (see gojdk run --help)`);
  return at + 1;
}

/** Applies an option that has its value in the same word. */
function readJoined(draft: RunDraft, word: string): boolean {
  const [, name, separator, value] = /^(--?[^:=]+)([:=])(.*)$/s.exec(word) ?? [];
  const row = name === undefined ? undefined : BY_NAME.get(name);
  if (
    row !== undefined &&
    value !== '' &&
    ((row.form === 'scoped' && separator === ':') ||
      (row.form === 'separate' && separator === '=' && name.startsWith('--')))
  ) {
    row.apply(draft, value, name);
    return true;
  }
  const attached = ATTACHED.find(([prefix]) => word.startsWith(prefix));
  if (attached === undefined) return false;
  attached[1].apply(draft, word.slice(attached[0].length), attached[0]);
  return true;
}

/** Takes the class or the class file at `at`; answers where the program's arguments begin. */
function readTarget(draft: RunDraft, args: readonly string[], at: number): number {
  const word = args[at];
  // `class` is no Java identifier, so this is never the name of a class.
  if (!word.endsWith('.class')) {
    draft.target = { kind: 'class', name: word };
    return at + 1;
  }
  draft.target = { kind: 'file', path: word };
  const next = args[at + 1];
  const isMethod = METHOD_SWITCH.names.some((name) => next === name || next?.startsWith(`${name}=`));
  return isMethod ? readSwitch(draft, args, at + 1) : at + 1;
}
