/** The options of `gojdk run` that `java` does not have. */
import { DEBUG_OPTIONS, type DebugOption, valuesOf } from './debug-options.js';
import type { RunDraft } from './run-draft.js';
import { UsageError } from './usage-error.js';

export interface OwnSwitch {
  readonly name: string;
  /** The value is the next argument, or follows a `=`. */
  readonly hasValue: boolean;
  readonly apply: (draft: RunDraft, value: string) => void;
}

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
const DEBUG_ACTIONS: Readonly<Record<(typeof DEBUG_OPTIONS)[number]['option'], OwnSwitch['apply']>> = {
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
  '--dump': (draft, value) => {
    for (const pattern of value.split(',')) {
      if (!/^[^.]+(\.[^.]+)*\.[^.]+$/.test(pattern.replace(/\(.*/, '')))
        throw new UsageError(`--dump takes Class.method, not ${JSON.stringify(pattern)}`);
      draft.dump.push(pattern);
    }
  },
  '--verify-ir': (draft) => {
    draft.verifyIr = true;
  },
  '--perf-map': (draft) => {
    draft.perfMap = true;
  },
  '--verify-heap': (draft) => {
    draft.verifyHeap = true;
  },
  '--eager': (draft) => {
    draft.eager = true;
  },
};

/** A static method instead of main. */
export const METHOD_SWITCH: OwnSwitch = {
  name: '--method',
  hasValue: true,
  apply: (draft, value) => {
    draft.method = value;
  },
};

/** The start-up image to be used. */
const IMAGE_SWITCH: OwnSwitch = {
  name: '--image',
  hasValue: true,
  apply: (draft, value) => {
    draft.image = value;
  },
};

function debugSwitches(): OwnSwitch[] {
  const byOption = new Map<string, DebugOption>();
  for (const row of DEBUG_OPTIONS) byOption.set(row.option, row);
  return [...byOption].map(([name, { value }]) => ({
    name,
    hasValue: value !== null,
    apply: DEBUG_ACTIONS[name as keyof typeof DEBUG_ACTIONS],
  }));
}

export const OWN_SWITCHES: readonly OwnSwitch[] = [METHOD_SWITCH, IMAGE_SWITCH, ...debugSwitches()];
