import { Obj } from '../../../../layout/layout.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { fdOf } from '../../../java/io/file-descriptors.js';
import { ioError } from '../../../posix/errors.js';
import { structure } from '../../../posix/scratch.js';
import { fstat, Stat } from '../../../posix/stat.js';

const device = new FieldAccess('sun/nio/ch/FileKey', 'st_dev', 'J');
const inode = new FieldAccess('sun/nio/ch/FileKey', 'st_ino', 'J');

function copy64(vm: VM, to: number, from: number): void {
  vm.memory.store32(to, vm.memory.load32(from));
  vm.memory.store32(to + 4, vm.memory.load32(from + 4));
}

function identify(vm: VM, descriptor: number, toDevice: number, toInode: number): void {
  const result = fstat(vm, fdOf(vm, descriptor));
  if (result < 0) throw ioError(vm, -result, 'fstat64 failed');
  const at = structure(vm);
  copy64(vm, toDevice, at + Stat.DEV);
  copy64(vm, toInode, at + Stat.INO);
}

export const FileKey: NativeTable = {
  'sun/nio/ch/FileKey': {
    'initIDs()V': () => {},
    'init(Ljava/io/FileDescriptor;)V': (vm, self, descriptor) =>
      identify(vm, descriptor, self + device.offset(vm), self + inode.offset(vm)),
    // JDK 21 and later
    'init(Ljava/io/FileDescriptor;[J)V': (vm, descriptor, array) =>
      identify(vm, descriptor, array + Obj.ARRAY_DATA, array + Obj.ARRAY_DATA + 8),
  },
};
