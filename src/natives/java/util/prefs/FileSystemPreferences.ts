import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { Obj } from '../../../../layout/layout.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { close, fcntl, open } from '../../../posix/calls.js';
import { pathOf } from '../../../posix/encoding.js';
import { Fcntl, Open } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';

const F_RDLCK = 0;
const F_WRLCK = 1;

/** Opens a file and locks it as a whole: descriptor (0 if that failed) and errno. */
function lockFile(vm: VM, file: number, permission: number, shared: number): number {
  const path = pathOf(vm, file);
  const { memory, trampoline } = vm;
  const mask = trampoline.syscall(Sys.UMASK, 0);
  let fd = shared !== 0 ? open(vm, path, Open.RDONLY) : open(vm, path, Open.WRONLY | Open.CREAT, permission);
  trampoline.syscall(Sys.UMASK, mask);
  let error = fd < 0 ? -fd : 0;
  if (fd >= 0) {
    const at = structure(vm);
    memory.u8.fill(0, vm.index(at), vm.index(at) + 32);
    memory.store32(at, shared !== 0 ? F_RDLCK : F_WRLCK);
    error = -fcntl(vm, fd, Fcntl.SETLK, at);
    if (error !== 0) close(vm, fd);
  }
  if (error !== 0) fd = 0;
  const result = vm.newPrimitiveArray('I', 2);
  memory.store32(result + Obj.ARRAY_DATA, fd);
  memory.store32(result + Obj.ARRAY_DATA + 4, error);
  return result;
}

export const FileSystemPreferences: NativeTable = {
  'java/util/prefs/FileSystemPreferences': {
    'lockFile0(Ljava/lang/String;IZ)[I': lockFile,
    // Closing a file gives up the process's locks on it.
    'unlockFile0(I)I': (vm, fd) => -close(vm, fd),
    'chmod(Ljava/lang/String;I)I': (vm, file, mode) =>
      -vm.trampoline.syscall(Sys.CHMOD, pathOf(vm, file), mode),
  },
};
