import { setFlagsFromString } from 'node:v8';

/**
 * Work that V8 lets a function do, in bytes of its bytecode, before it optimizes the function. V8's own figure (66 KB) suits pages that run for minutes: at it, the start of a
 * VM spends a third of its processor time in TurboFan, for code that has run its course when the optimized version is ready. A function that stays hot reaches this one a few
 * milliseconds later, and with better type feedback.
 */
const INTERRUPT_BUDGET = 1 << 20;

/** Suits V8 to a process that is ours alone: the command line. To be called before the VM's modules are loaded. */
export function tuneEngine(): void {
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''];
  if (given.some((option) => /interrupt[-_]budget/.test(option))) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
