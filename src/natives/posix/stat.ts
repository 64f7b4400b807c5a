/** `struct stat`, as the system calls fill it in. */
import { Sys } from '../../../native-trampoline/system-calls.js';
import type { VM } from '../../vm/vm.js';
import type { Long } from './longs.js';
import { Mode } from './numbers.js';
import { structure } from './scratch.js';

/** Offsets. */
export const enum Stat {
  DEV = 0,
  INO = 8,
  NLINK = 16,
  MODE = 24,
  UID = 28,
  GID = 32,
  RDEV = 40,
  SIZE = 48,
  ATIME = 72,
  ATIME_NSEC = 80,
  MTIME = 88,
  MTIME_NSEC = 96,
  CTIME = 104,
  CTIME_NSEC = 112,
}

/** Address of the structure that the functions below fill in. */
export const statAddress = structure;

/** 0 or -errno. */
export function stat(vm: VM, path: number): number {
  return vm.trampoline.syscall(Sys.STAT, path, structure(vm));
}

export function lstat(vm: VM, path: number): number {
  return vm.trampoline.syscall(Sys.LSTAT, path, structure(vm));
}

export function fstat(vm: VM, fd: number): number {
  return vm.trampoline.syscall(Sys.FSTAT, fd, structure(vm));
}

/** `st_mode` of the last stat. */
export function statMode(vm: VM): number {
  return vm.memory.load32(structure(vm) + Stat.MODE);
}

/** Type of the file of the last stat, see {@link Mode}. */
export function statType(vm: VM): number {
  return statMode(vm) & Mode.TYPE;
}

/** A 64-bit field of the last stat. */
export function statLong(vm: VM, offset: Stat): Long {
  return vm.memory.loadExact(structure(vm) + offset);
}
