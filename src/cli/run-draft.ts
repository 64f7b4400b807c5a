/** The options of a run while its command line is read. */
import type { AssertionSetting, RunOptions, RunTarget, StressKind, TraceTopic } from './run-options.js';

/** What is named; a class with dots or slashes, a class file (`file`) or a jar before it is opened. */
export type DraftTarget =
  | Exclude<RunTarget, { kind: 'jar' }>
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'jar'; readonly path: string };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface RunDraft extends Mutable<Omit<RunOptions, 'target' | 'classPath'>> {
  target: DraftTarget | null;
  /** As it was given. */
  classPath: string | null;
  readonly args: string[];
  readonly properties: Map<string, string>;
  readonly assertions: AssertionSetting[];
  readonly bootAppend: string[];
  readonly vmFlags: Map<string, boolean | string>;
  readonly vmArguments: string[];
  readonly trace: Set<TraceTopic>;
  readonly stress: Set<StressKind>;
}
