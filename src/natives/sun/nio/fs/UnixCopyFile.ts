import type { NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { read, write } from '../../../posix/calls.js';
import { unixError } from '../../../posix/errors.js';
import { BUFFER_SIZE, buffer, copyForeign, structure } from '../../../posix/scratch.js';

const ECANCELED = 125;
/** After so many bytes other threads may run. */
const TURN = 8 << 20;

/** True if another thread has asked to give up: an int somewhere in memory. */
function cancelled(vm: VM, address: number): boolean {
  if (address === 0) return false;
  const at = structure(vm);
  copyForeign(vm, at, address, 4);
  return vm.memory.load32(at) !== 0;
}

/** Copies what follows in one file to another, until a flag in memory is set. */
export function* copy(vm: VM, to: number, from: number, cancel: number): Steps<void> {
  for (let total = 0, turn = TURN; ; ) {
    const block = buffer(vm);
    const count = read(vm, from, block, BUFFER_SIZE);
    if (count === 0) return;
    if (count < 0) yield* unixError(vm, -count);
    if (cancelled(vm, cancel)) yield* unixError(vm, ECANCELED);
    for (let done = 0; done < count; ) {
      const n = write(vm, to, block + done, count - done);
      if (n < 0) yield* unixError(vm, -n);
      done += n;
    }
    total += count;
    if (total < turn) continue;
    turn += TURN;
    yield* vm.threads.giveWay();
  }
}

export const UnixCopyFile: NativeTable = { 'sun/nio/fs/UnixCopyFile': { 'transfer(IIJ)V': copy } };
