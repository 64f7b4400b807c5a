import { setFlagsFromString } from 'node:v8';

interface Flag {
  readonly name: string;
  readonly value: number;
}

/**
 * How long V8 watches a function before it optimizes it. V8's own figures suit pages that run for minutes: at them, the start of a VM spends a third of its processor time in
 * TurboFan, for code that has run its course when the optimized version is ready. A function that stays hot reaches these a few milliseconds later, and with better type feedback.
 *
 * Each row is for the versions of V8 below `before` that no earlier row is for: what the flag counts has changed (bytes of bytecode, then calls). V8 complains of flags
 * that it does not know, so versions that nobody has tried get none.
 */
const PATIENCE: readonly (Flag & { readonly before: number })[] = [
  { before: 11.08, name: 'interrupt-budget', value: 1 << 20 },
  { before: 15, name: 'invocation-count-for-turbofan', value: 48_000 },
];

/** For all versions that have been tried. */
const FLAGS: readonly Flag[] = [
  // Bytes of code (estimated) that Sparkplug makes at a time: each time pages are made writable and executable again, which costs more than the code.
  { name: 'baseline-batch-compilation-threshold', value: 128 << 10 },
  // By how much the young generation grows: at once to its largest size, instead of by way of the sizes between, with some collections at each.
  { name: 'semi-space-growth-factor', value: 16 },
];

/** Suits V8 to a process that is ours alone: the command line. To be called before the VM's modules are loaded. */
export function tuneEngine(): void {
  const [major, minor] = process.versions.v8.split('.').map(Number);
  const patience = PATIENCE.find(({ before }) => major + minor / 100 < before);
  if (patience === undefined) return;
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ').replaceAll('_', '-');
  for (const { name, value } of [patience, ...FLAGS])
    if (!given.includes(name)) setFlagsFromString(`--${name}=${value}`);
}
