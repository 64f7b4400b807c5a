/** The options of `gojdk run` that `java` does not have. */
import { DEBUG_OPTIONS, type DebugOption, valuesOf } from './debug-options.js';
import type { Switch } from './java-switches.js';
import type { RunDraft } from './run-draft.js';
import { UsageError } from './usage-error.js';

/** The one of the allowed values, or all of the list that is asked for. */
function choose<T extends string>(option: string, text: string, allowed: readonly T[]): T[] {
  return text.split(',').map((word) => {
    const value = allowed.find((candidate) => candidate === word);
    if (value === undefined)
      throw new UsageError(`${option} takes ${allowed.join(', ')}; not ${JSON.stringify(word)}`);
    return value;
  });
}

/** What each debug switch does to the options. */
const DEBUG_ACTIONS: Readonly<Record<(typeof DEBUG_OPTIONS)[number]['option'], Switch['apply']>> = {
  '--stats': (draft) => {
    draft.stats = true;
  },
  '--trace': (draft, value) => {
    const topics = valuesOf('--trace');
    for (const topic of value === 'all' ? topics : choose('--trace', value, topics)) draft.trace.add(topic);
  },
  '--stress': (draft, value) => {
    for (const kind of choose('--stress', value, valuesOf('--stress'))) draft.stress.add(kind);
  },
  '--tier': (draft, value) => {
    draft.tier = choose('--tier', value, valuesOf('--tier')).at(-1) ?? null;
  },
  '--verify-heap': (draft) => {
    draft.verifyHeap = true;
  },
  '--eager': (draft) => {
    draft.eager = true;
  },
};

/** A static method instead of main. */
export const METHOD_SWITCH: Switch = {
  names: ['--method'],
  form: 'separate',
  help: [
    '--method <name>',
    'call that static method with the arguments and print its result (also right after a file)',
  ],
  apply: (draft: RunDraft, value) => {
    draft.method = value;
  },
};

function debugSwitches(): Switch[] {
  const byOption = new Map<string, DebugOption[]>();
  for (const row of DEBUG_OPTIONS) byOption.set(row.option, [...(byOption.get(row.option) ?? []), row]);
  return [...byOption].map(([option, rows]) => ({
    names: [option],
    form: rows[0].value === null ? 'plain' : 'separate',
    apply: DEBUG_ACTIONS[option as keyof typeof DEBUG_ACTIONS],
  }));
}

export const GOJDK_SWITCHES: readonly Switch[] = [METHOD_SWITCH, ...debugSwitches()];
