import { constants } from 'node:os';
import { illegalArgument } from '../../../../vm/steps.js';
import { attachSignal } from '../../../../vm/threads/signals.js';
import type { NativeTable } from '../../../native.js';

const numbers = constants.signals as Readonly<Record<string, number>>;

export const Signal: NativeTable = {
  'jdk/internal/misc/Signal': {
    'findSignal0(Ljava/lang/String;)I': (vm, name) => numbers[`SIG${vm.strings.toJs(name)}`] ?? -1,
    // 0: the default, 1: ignored, 2: Java's own dispatch.
    'handle0(IJ)J': (vm, signal, handler) => {
      if (signal === constants.signals.SIGKILL || signal === constants.signals.SIGSTOP)
        throw illegalArgument(`Signal already used by VM or OS: ${signal}`);
      return attachSignal(vm, signal, handler);
    },
    'raise0(I)V': (_vm, signal) => {
      process.kill(process.pid, signal);
    },
  },
};
