import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { Open } from '../../posix/numbers.js';
import { openFile, writeByte, writeBytes } from './file-descriptors.js';

const fdField = new FieldAccess('java/io/FileOutputStream', 'fd', 'Ljava/io/FileDescriptor;');

// The append flag matters on systems whose O_APPEND does not.
export const FileOutputStream: NativeTable = {
  'java/io/FileOutputStream': {
    'initIDs()V': () => {},
    'open0(Ljava/lang/String;Z)V': (vm, self, path, append) => {
      const mode = append !== 0 ? Open.APPEND : Open.TRUNC;
      openFile(vm, self, fdField, path, Open.WRONLY | Open.CREAT | mode);
    },
    'write(IZ)V': (vm, self, byte) => writeByte(vm, self, fdField, byte),
    'writeBytes([BIIZ)V': (vm, self, array, offset, length) =>
      writeBytes(vm, self, fdField, array, offset, length),
  },
};
