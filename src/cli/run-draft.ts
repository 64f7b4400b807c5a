/** The options of a run while its command line is read. */
import type { AssertionSetting, RunOptions, StressKind, TraceTopic } from './run-options.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface RunDraft extends Mutable<Omit<RunOptions, 'target' | 'args' | 'tasks'>> {
  readonly properties: Map<string, string>;
  readonly assertions: AssertionSetting[];
  readonly bootAppend: string[];
  readonly vmFlags: Map<string, boolean | string>;
  readonly vmArguments: string[];
  readonly trace: Set<TraceTopic>;
  readonly stress: Set<StressKind>;
  readonly dump: string[];
}
