import { Sys } from '../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';
import { ioErrorAbout } from '../../posix/errors.js';
import { BUFFER_SIZE, buffer } from '../../posix/scratch.js';

const PAGE_SIZE = 4096;
const MADV_WILLNEED = 3;
const MADV_DONTNEED = 4;
const MS_SYNC = 4;

/** Are all pages of a mapping in memory? */
function isLoaded(vm: VM, address: number, length: number): boolean {
  const states = buffer(vm);
  const step = BUFFER_SIZE * PAGE_SIZE;
  for (let done = 0; done < length; done += step) {
    const bytes = Math.min(step, length - done);
    const result = vm.trampoline.syscall(Sys.MINCORE, address + done, bytes, states);
    if (result < 0) throw ioErrorAbout(vm, -result, 'mincore failed');
    const start = vm.index(states);
    const pages = Math.ceil(bytes / PAGE_SIZE);
    for (let i = 0; i < pages; i++) if ((vm.memory.u8[start + i] & 1) === 0) return false;
  }
  return true;
}

function advise(vm: VM, address: number, length: number, advice: number, name: string): void {
  const result = vm.trampoline.syscall(Sys.MADVISE, address, length, advice);
  if (result < 0) throw ioErrorAbout(vm, -result, `madvise with advise ${name} failed`);
}

export const MappedMemoryUtils: NativeTable = {
  'java/nio/MappedMemoryUtils': {
    'registerNatives()V': () => {},
    'isLoaded0(JJJ)Z': isLoaded,
    'load0(JJ)V': (vm, address, length) => advise(vm, address, length, MADV_WILLNEED, 'MADV_WILLNEED'),
    'unload0(JJ)V': (vm, address, length) => advise(vm, address, length, MADV_DONTNEED, 'MADV_DONTNEED'),
    'force0(Ljava/io/FileDescriptor;JJ)V': (vm, _descriptor, address, length) => {
      const result = vm.trampoline.syscall(Sys.MSYNC, address, length, MS_SYNC);
      if (result < 0) throw ioErrorAbout(vm, -result, 'msync with parameter MS_SYNC failed');
    },
  },
};
