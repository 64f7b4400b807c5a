import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { lseek } from '../../posix/calls.js';
import { ioError } from '../../posix/errors.js';
import { exactArgument } from '../../posix/longs.js';
import { Mode, Open, Seek } from '../../posix/numbers.js';
import { fstat, statType } from '../../posix/stat.js';
import { available, fdOf, fileLength, openFd, openFile, readByte, readBytes } from './file-descriptors.js';

const fdField = new FieldAccess('java/io/FileInputStream', 'fd', 'Ljava/io/FileDescriptor;');

export const FileInputStream: NativeTable = {
  'java/io/FileInputStream': {
    'initIDs()V': () => {},
    'open0(Ljava/lang/String;)V': (vm, self, path) => openFile(vm, self, fdField, path, Open.RDONLY),
    'read0()I': (vm, self) => readByte(vm, self, fdField),
    'readBytes([BII)I': (vm, self, array, offset, length) =>
      readBytes(vm, self, fdField, array, offset, length),
    'length0()J': (vm, self) => {
      const length = fileLength(vm, openFd(vm, self, fdField));
      if (length < 0) throw ioError(vm, Number(-length), 'GetLength failed');
      return length;
    },
    'position0()J': (vm, self) => {
      const position = lseek(vm, openFd(vm, self, fdField), 0, Seek.CUR);
      if (position < 0) throw ioError(vm, Number(-position), 'Seek error');
      return position;
    },
    'skip0(J)J': (vm, self, count) => {
      const fd = openFd(vm, self, fdField);
      const from = lseek(vm, fd, 0, Seek.CUR);
      const to = from < 0 ? from : lseek(vm, fd, exactArgument(vm, 1, count), Seek.CUR);
      if (to < 0) throw ioError(vm, Number(-to), 'Seek error');
      return BigInt(to) - BigInt(from);
    },
    'available0()I': (vm, self) => {
      const count = available(vm, openFd(vm, self, fdField));
      if (count < 0) throw ioError(vm, -count);
      return Math.min(count, 0x7fff_ffff);
    },
    // JDK 21 and later
    'isRegularFile0(Ljava/io/FileDescriptor;)Z': (vm, _self, descriptor) =>
      fstat(vm, fdOf(vm, descriptor)) === 0 && statType(vm) === Mode.REGULAR,
  },
};
