import type { NativeTable } from '../../../../../vm/native.js';
import { JavaThrow } from '../../../../../vm/steps.js';
import type { VM } from '../../../../../vm/vm.js';
import { cString, readForeignCString, symbol } from '../../../../posix/scratch.js';

const LIBRARY = 'libsctp.so.1';
const RTLD_LAZY = 1;

/** SCTP is not there: without its C library as with HotSpot, and with it too. */
function unsupported(vm: VM): JavaThrow {
  const { trampoline } = vm;
  // Before dlopen is called: looking a symbol up forgets the error.
  const dlerror = symbol(vm, 'dlerror');
  const library = trampoline.callC(symbol(vm, 'dlopen'), cString(vm, Buffer.from(LIBRARY)), RTLD_LAZY);
  const message =
    library === 0 ? readForeignCString(vm, trampoline.callC(dlerror)).toString() : 'SCTP is not supported';
  return new JavaThrow('java/lang/UnsupportedOperationException', message);
}

export const SctpNet: NativeTable = {
  'sun/nio/ch/sctp/SctpNet': {
    'init()V': () => undefined,
    'socket0(Z)I': (vm) => {
      throw unsupported(vm);
    },
  },
};
