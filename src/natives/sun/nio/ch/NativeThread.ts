import type { NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { interruptWait } from '../../../posix/wait-fd.js';

/** Ids of threads as sun.nio.ch sees them: 0 and -1 mean something else there, and ids are used again. */
const current = (vm: VM): number => vm.threads.current.id;

/** Ends the wait of a thread on a descriptor, as a signal would. */
function signal(vm: VM, id: number): void {
  const thread = vm.threads.byNumber(id);
  if (thread !== null) interruptWait(vm, thread);
}

export const NativeThread: NativeTable = {
  'sun/nio/ch/NativeThread': {
    'init()V': () => {},
    'current()J': current,
    'signal(J)V': signal,
    'current0()J': current,
    'signal0(J)V': signal,
    'supportPendingSignals0()Z': () => false,
  },
};
