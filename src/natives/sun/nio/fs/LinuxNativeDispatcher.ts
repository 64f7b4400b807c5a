import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { unixError } from '../../../posix/errors.js';
import { cErrno, readForeignCString, structure, symbol } from '../../../posix/scratch.js';

const entry = (name: string): FieldAccess => new FieldAccess('sun/nio/fs/UnixMountEntry', name, '[B');

/** In the order of `struct mntent`'s strings. */
const FIELDS = [entry('name'), entry('dir'), entry('fstype'), entry('opts')];

function setmntent(vm: VM, path: number, mode: number): NativeValue | Steps<NativeValue> {
  const stream = vm.trampoline.callC(symbol(vm, 'setmntent'), path, mode);
  return stream === 0 ? unixError(vm, cErrno(vm)) : stream;
}

/** The next entry of the table of mounts: 0, or -1 at the end. */
function getmntent(vm: VM, stream: number, object: number, buffer: number, length: number): number {
  const record = structure(vm);
  const found = vm.trampoline.callC(symbol(vm, 'getmntent_r'), stream, record, buffer, length);
  if (found === 0) return -1;
  const texts = FIELDS.map((_, i) => vm.memory.load64(record + 8 * i));
  for (const [i, field] of FIELDS.entries())
    field.setRef(vm, object, vm.newByteArray(readForeignCString(vm, texts[i])));
  return 0;
}

export const LinuxNativeDispatcher: NativeTable = {
  'sun/nio/fs/LinuxNativeDispatcher': {
    'init()V': () => {},
    'setmntent0(JJ)J': setmntent,
    'getmntent0(JLsun/nio/fs/UnixMountEntry;JI)I': getmntent,
    'endmntent(J)V': (vm, stream) => {
      vm.trampoline.callC(symbol(vm, 'endmntent'), stream);
    },
  },
};
