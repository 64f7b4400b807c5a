/** File.getCanonicalPath: the real path of the longest prefix that exists, and the rest with its dots resolved by text. */
import type { VM } from '../../vm/vm.js';
import { Errno } from './numbers.js';
import { buffer, cErrno, cString, readCString, symbol } from './scratch.js';

const PATH_MAX = 4096;
const SLASH = 0x2f;

/** The canonical path, or an errno. */
export function canonicalPath(vm: VM, path: Buffer): Buffer | number {
  if (path.length > PATH_MAX) return Errno.ENAMETOOLONG;
  const whole = realPath(vm, path);
  if (typeof whole !== 'number') return collapse(whole);
  let end = path.length;
  for (;;) {
    end = path.lastIndexOf(SLASH, end - 1);
    if (end <= 0) return collapse(path);
    const prefix = realPath(vm, path.subarray(0, end));
    if (typeof prefix !== 'number') return collapse(join(prefix, path.subarray(end)));
    if (prefix !== Errno.ENOENT && prefix !== Errno.ENOTDIR && prefix !== Errno.EACCES) return prefix;
  }
}

/** `realpath` of the C library: the path, or an errno. */
export function realPath(vm: VM, path: Uint8Array): Buffer | number {
  return realPathAt(vm, cString(vm, path));
}

/** The same for the C string at an address. */
export function realPathAt(vm: VM, address: number): Buffer | number {
  const to = buffer(vm);
  if (vm.trampoline.callC(symbol(vm, 'realpath'), address, to) === 0) return cErrno(vm);
  return readCString(vm, to);
}

function join(prefix: Buffer, rest: Buffer): Buffer {
  const doubled = prefix[prefix.length - 1] === SLASH && rest[0] === SLASH;
  return Buffer.concat([prefix, doubled ? rest.subarray(1) : rest]);
}

/** Removes the names `.` and `..` (with the name before) from an absolute path, by text alone. */
function collapse(path: Buffer): Buffer {
  const names = path.toString('latin1').split('/');
  if (!names.includes('.') && !names.includes('..')) return path;
  const kept: string[] = [];
  for (const name of names) {
    if (name === '' || name === '.') continue;
    if (name === '..') kept.pop();
    else kept.push(name);
  }
  return Buffer.from(`/${kept.join('/')}`, 'latin1');
}
