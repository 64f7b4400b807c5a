/** Reading directories by getdents64. */
import { Sys } from '../../../native-trampoline/system-calls.js';
import type { VM } from '../../vm/vm.js';
import { BUFFER_SIZE, buffer } from './scratch.js';

/** `struct linux_dirent64`. */
const RECORD_LENGTH = 16;
const NAME = 19;

const DOT = 0x2e;

/**
 * Passes the next names of an open directory (without `.` and `..`) to `add`: false at the end, otherwise to be called again. -errno if the
 * directory can't be read.
 */
export function readNames(vm: VM, fd: number, add: (name: Buffer) => void): boolean | number {
  const at = buffer(vm);
  const count = vm.trampoline.syscall(Sys.GETDENTS64, fd, at, BUFFER_SIZE);
  if (count <= 0) return count === 0 ? false : count;
  const { u8 } = vm.memory;
  const start = vm.index(at);
  for (let entry = start; entry < start + count; ) {
    const name = entry + NAME;
    const length = u8.indexOf(0, name) - name;
    const special = u8[name] === DOT && (length === 1 || (length === 2 && u8[name + 1] === DOT));
    if (!special) add(Buffer.from(u8.subarray(name, name + length)));
    entry += u8[entry + RECORD_LENGTH] | (u8[entry + RECORD_LENGTH + 1] << 8);
  }
  return true;
}
