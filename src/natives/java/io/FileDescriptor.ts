import { Sys } from '../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { close, fcntl, open } from '../../posix/calls.js';
import { ioError } from '../../posix/errors.js';
import { Fcntl, Open } from '../../posix/numbers.js';
import { cString } from '../../posix/scratch.js';
import { descriptorFd } from './file-descriptors.js';

const DEV_NULL = Buffer.from('/dev/null');

/** Closes what a FileDescriptor names. 0, 1 and 2 are pointed at /dev/null instead, so that no other file gets their numbers. */
export function closeDescriptor(vm: VM, descriptor: number): void {
  const fd = descriptorFd.get(vm, descriptor);
  if (fd === -1) return;
  descriptorFd.set(vm, descriptor, -1);
  if (fd > 2) {
    const result = close(vm, fd);
    if (result < 0) throw ioError(vm, -result, 'close failed');
    return;
  }
  const nowhere = open(vm, cString(vm, DEV_NULL), Open.WRONLY);
  if (nowhere < 0) {
    descriptorFd.set(vm, descriptor, fd);
    throw ioError(vm, -nowhere, 'open /dev/null failed');
  }
  vm.trampoline.syscall(Sys.DUP2, nowhere, fd);
  close(vm, nowhere);
}

export const FileDescriptor: NativeTable = {
  'java/io/FileDescriptor': {
    'initIDs()V': () => {},
    'getHandle(I)J': () => -1,
    'getAppend(I)Z': (vm, fd) => {
      const flags = fcntl(vm, fd, Fcntl.GETFL);
      return flags >= 0 && (flags & Open.APPEND) !== 0;
    },
    'close0()V': closeDescriptor,
    'sync()V': syncDescriptor,
    // JDK 20 and later
    'sync0()V': syncDescriptor,
  },
  'java/io/FileCleanable': {
    'cleanupClose0(IJ)V': (vm, fd) => {
      const result = close(vm, fd);
      if (result < 0) throw ioError(vm, -result, 'close failed');
    },
  },
};

function syncDescriptor(vm: VM, descriptor: number): void {
  if (vm.trampoline.syscall(Sys.FSYNC, descriptorFd.get(vm, descriptor)) < 0)
    throw new JavaThrow('java/io/SyncFailedException', 'sync failed');
}
