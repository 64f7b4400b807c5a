import { constants } from 'node:os';
import type { NativeTable } from '../../../../vm/native.js';
import { npe } from '../../../../vm/steps.js';
import { attachSignal } from '../../../../vm/threads/signals.js';

/** By name without SIG: those of Node, and what else HotSpot knows. */
const numbers = new Map<string, number>([
  ...Object.entries(constants.signals).map(([name, number]) => [name.slice(3), number] as const),
  ['CLD', constants.signals.SIGCHLD],
  ['RTMIN', 34],
  ['RTMAX', 64],
]);

const { SIGFPE, SIGILL, SIGSEGV, SIGQUIT, SIGKILL, SIGSTOP } = constants.signals;
/** Those of the VM itself, and those that nobody can handle. */
const RESERVED: readonly number[] = [SIGFPE, SIGILL, SIGSEGV, SIGQUIT, SIGKILL, SIGSTOP];

export const Signal: NativeTable = {
  'jdk/internal/misc/Signal': {
    'findSignal0(Ljava/lang/String;)I': (vm, name) => {
      if (name === 0) throw npe();
      return numbers.get(vm.strings.toJs(name)) ?? -1;
    },
    // 0: the default, 1: ignored, 2: Java's own dispatch.
    'handle0(IJ)J': (vm, signal, handler) =>
      RESERVED.includes(signal) || vm.options.reduceSignals === true ? -1 : attachSignal(vm, signal, handler),
    'raise0(I)V': (_vm, signal) => {
      process.kill(process.pid, signal);
    },
  },
};
