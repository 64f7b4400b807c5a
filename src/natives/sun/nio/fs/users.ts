/** Names and numbers of users and groups, by the C library (files, LDAP, whatever the system is set up for). */

import type { NativeFunction, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { unixError } from '../../../posix/errors.js';
import { Errno } from '../../../posix/numbers.js';
import { BUFFER_SIZE, buffer, readCString, structure, symbol } from '../../../posix/scratch.js';

/** `struct passwd` and `struct group` have the name first and the number here. */
const NUMBER = 16;
/** Where the functions leave the address of what they found. */
const FOUND = 512;

const ESRCH = 3;
/** Errors that mean "there is none". */
const ABSENT = [0, Errno.ENOENT, ESRCH, Errno.EBADF, Errno.EPERM];

/** Calls one of the `get…_r` functions: their error, 0 with the record's address at FOUND. */
function find(vm: VM, name: string, key: number): number {
  const record = structure(vm);
  vm.memory.store64(record + FOUND, 0);
  let error: number;
  do error = vm.trampoline.callC(symbol(vm, name), key, record, buffer(vm), BUFFER_SIZE, record + FOUND) | 0;
  while (error === Errno.EINTR);
  return error;
}

/** The name for a number. */
export const nameOf =
  (name: string): NativeFunction =>
  (vm, id): NativeValue | Steps<NativeValue> => {
    const error = find(vm, name, id >>> 0);
    const record = vm.memory.load64(structure(vm) + FOUND);
    if (error !== 0 || record === 0) return unixError(vm, error || Errno.ENOENT);
    const text = readCString(vm, vm.memory.load64(record));
    return text.length === 0 ? unixError(vm, Errno.ENOENT) : vm.newByteArray(text);
  };

/** The number for a name (address of a C string), -1 if there is none. */
export const numberOf =
  (name: string): NativeFunction =>
  (vm, text): NativeValue | Steps<NativeValue> => {
    const error = find(vm, name, text);
    const record = vm.memory.load64(structure(vm) + FOUND);
    if (error === 0 && record !== 0) return vm.memory.load32(record + NUMBER);
    return ABSENT.includes(error) ? -1 : unixError(vm, error);
  };
