/** How the natives of sun.nio.fs report errors: every failed system call is a UnixException with its errno. */

import type { NativeFunction, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { unixError } from '../../../posix/errors.js';
import { Errno } from '../../../posix/numbers.js';

/** The result of a system call, or steps that throw. */
export function checked(vm: VM, result: number): NativeValue | Steps<NativeValue> {
  return result < 0 ? unixError(vm, -result) : result;
}

/** A native that is a system call with the native's own arguments. It is repeated if a signal interrupts it. */
export function systemCall(number: number): NativeFunction {
  return (vm, ...args) => {
    let result: number;
    do result = vm.trampoline.syscall(number, args[0], args[1], args[2], args[3]);
    while (result === -Errno.EINTR);
    return checked(vm, result);
  };
}
