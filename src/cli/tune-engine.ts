import { setFlagsFromString } from 'node:v8';

/**
 * How long V8 watches a function before it optimizes it. V8's own figures suit pages that run for minutes: at them, the start of a VM spends a third of its processor time in
 * TurboFan, for code that has run its course when the optimized version is ready. A function that stays hot reaches these a few milliseconds later, and with better type feedback.
 *
 * Each row is for the versions of V8 below `before` that no earlier row is for: what the flag counts has changed (bytes of bytecode, then calls). V8 complains of flags
 * that it does not know, so versions that nobody has tried get none.
 */
const FLAGS: readonly { readonly before: number; readonly name: string; readonly value: number }[] = [
  { before: 11.08, name: 'interrupt-budget', value: 1 << 20 },
  { before: 15, name: 'invocation-count-for-turbofan', value: 48_000 },
];

/** Suits V8 to a process that is ours alone: the command line. To be called before the VM's modules are loaded. */
export function tuneEngine(): void {
  const [major, minor] = process.versions.v8.split('.').map(Number);
  const flag = FLAGS.find(({ before }) => major + minor / 100 < before);
  if (flag === undefined) return;
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ').replaceAll('_', '-');
  if (given.includes(flag.name)) return;
  setFlagsFromString(`--${flag.name}=${flag.value}`);
}
