/** java.util.zip.CRC32 and Adler32, by zlib's functions. */
import { Obj } from '../../../../layout/layout.js';
import type { NativeFunction, NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { checksumFunction } from '../../../../vm/zlib-checksum.js';
import { checkMapped } from '../../../posix/mapped-files.js';
import { structure } from '../../../posix/scratch.js';

/** The natives of a checksum by name of the C function. */
function checksum(name: 'crc32' | 'adler32', zero: string): Record<string, NativeFunction> {
  const over = (vm: VM, value: number, address: number, length: number): number => {
    const { trampoline } = vm;
    const function_ = checksumFunction(trampoline, name);
    return trampoline.callC(function_, value >>> 0, address, length) | 0;
  };
  return {
    'update(II)I': (vm, value, byte) => {
      const at = structure(vm);
      vm.memory.u8[vm.index(at)] = byte;
      return over(vm, value, at, 1);
    },
    [`updateBytes${zero}(I[BII)I`]: (vm, value, array, offset, length) =>
      over(vm, value, (array >>> 0) + Obj.ARRAY_DATA + offset, length),
    [`updateByteBuffer${zero}(IJII)I`]: (vm, value, address, offset, length) => {
      checkMapped(vm, address + offset, length);
      return over(vm, value, address + offset, length);
    },
  };
}

export const checksums: NativeTable = {
  'java/util/zip/CRC32': checksum('crc32', '0'),
  'java/util/zip/Adler32': checksum('adler32', ''),
};
