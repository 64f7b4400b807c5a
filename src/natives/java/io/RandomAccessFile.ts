import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { ftruncate, lseek } from '../../posix/calls.js';
import { ioError } from '../../posix/errors.js';
import { exactArgument, type Long } from '../../posix/longs.js';
import { Open, Seek } from '../../posix/numbers.js';
import {
  fileLength,
  openFd,
  openFile,
  readByte,
  readBytes,
  writeByte,
  writeBytes,
} from './file-descriptors.js';

const fdField = new FieldAccess('java/io/RandomAccessFile', 'fd', 'Ljava/io/FileDescriptor;');

/** Bits of open0's mode. */
const enum Access {
  RDONLY = 1,
  RDWR = 2,
  SYNC = 4,
  DSYNC = 8,
}

function seek(vm: VM, self: number, position: number): void {
  const fd = openFd(vm, self, fdField);
  if (position < 0) throw new JavaThrow('java/io/IOException', 'Negative seek offset');
  const result = lseek(vm, fd, exactArgument(vm, 1, position), Seek.SET);
  if (result < 0) throw ioError(vm, Number(-result), 'Seek failed');
}

/** Cuts or extends the file; a position behind its new end moves there. */
function setLength(vm: VM, self: number, length: number): void {
  const fd = openFd(vm, self, fdField);
  const exact = exactArgument(vm, 1, length);
  const position = lseek(vm, fd, 0, Seek.CUR);
  let result = position;
  if (result >= 0) result = ftruncate(vm, fd, exact);
  if (result >= 0 && position > exact) result = lseek(vm, fd, 0, Seek.END);
  if (result < 0) throw ioError(vm, Number(-result), 'setLength failed');
}

function length(vm: VM, self: number): Long {
  const result = fileLength(vm, openFd(vm, self, fdField));
  if (result < 0) throw ioError(vm, Number(-result), 'GetLength failed');
  return result;
}

export const RandomAccessFile: NativeTable = {
  'java/io/RandomAccessFile': {
    'initIDs()V': () => {},
    'open0(Ljava/lang/String;I)V': (vm, self, path, mode) => {
      let flags: number = Open.RDONLY;
      if ((mode & Access.RDWR) !== 0) {
        flags = Open.RDWR | Open.CREAT;
        if ((mode & Access.SYNC) !== 0) flags |= Open.SYNC;
        else if ((mode & Access.DSYNC) !== 0) flags |= Open.DSYNC;
      }
      openFile(vm, self, fdField, path, flags);
    },
    'read0()I': (vm, self) => readByte(vm, self, fdField),
    'readBytes([BII)I': (vm, self, array, offset, count) =>
      readBytes(vm, self, fdField, array, offset, count),
    'write0(I)V': (vm, self, byte) => writeByte(vm, self, fdField, byte),
    'writeBytes([BII)V': (vm, self, array, offset, count) =>
      writeBytes(vm, self, fdField, array, offset, count),
    'getFilePointer()J': (vm, self) => {
      const position = lseek(vm, openFd(vm, self, fdField), 0, Seek.CUR);
      if (position < 0) throw ioError(vm, Number(-position), 'Seek failed');
      return position;
    },
    'seek0(J)V': seek,
    'length()J': length,
    'setLength(J)V': setLength,
    // JDK 20 and later
    'readBytes0([BII)I': (vm, self, array, offset, count) =>
      readBytes(vm, self, fdField, array, offset, count),
    'writeBytes0([BII)V': (vm, self, array, offset, count) =>
      writeBytes(vm, self, fdField, array, offset, count),
    'length0()J': length,
    'setLength0(J)V': setLength,
  },
};
