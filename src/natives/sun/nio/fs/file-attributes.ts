/** Fills in UnixFileAttributes by statx, which also knows when a file was made. */
import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { unixError } from '../../../posix/errors.js';
import { Errno } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';

const STATX_ALL = 0xfff;
/** The descriptor itself is meant; the path is empty. */
export const AT_EMPTY_PATH = 0x1000;

/** `struct statx`. */
const enum Statx {
  NLINK = 16,
  UID = 20,
  GID = 24,
  MODE = 28,
  INO = 32,
  SIZE = 40,
  ATIME = 64,
  BTIME = 80,
  CTIME = 96,
  MTIME = 112,
  RDEV_MAJOR = 128,
  DEV_MAJOR = 136,
}

const attribute = (name: string, descriptor: string): FieldAccess =>
  new FieldAccess('sun/nio/fs/UnixFileAttributes', name, descriptor);

const INTS: readonly (readonly [FieldAccess, number])[] = [
  [attribute('st_nlink', 'I'), Statx.NLINK],
  [attribute('st_uid', 'I'), Statx.UID],
  [attribute('st_gid', 'I'), Statx.GID],
];

const LONGS: readonly (readonly [FieldAccess, number])[] = [
  [attribute('st_ino', 'J'), Statx.INO],
  [attribute('st_size', 'J'), Statx.SIZE],
  [attribute('st_atime_sec', 'J'), Statx.ATIME],
  [attribute('st_birthtime_sec', 'J'), Statx.BTIME],
  [attribute('st_ctime_sec', 'J'), Statx.CTIME],
  [attribute('st_mtime_sec', 'J'), Statx.MTIME],
];

const NANOSECONDS: readonly (readonly [FieldAccess, number])[] = [
  [attribute('st_atime_nsec', 'J'), Statx.ATIME + 8],
  [attribute('st_birthtime_nsec', 'J'), Statx.BTIME + 8],
  [attribute('st_ctime_nsec', 'J'), Statx.CTIME + 8],
  [attribute('st_mtime_nsec', 'J'), Statx.MTIME + 8],
];

const birthTimeAvailable = new FieldAccess('sun/nio/fs/UnixFileAttributes', 'birthtime_available', 'Z', {
  since: 25,
});
/** STATX_BTIME in the mask of what has been answered. */
const BTIME_KNOWN = 0x800;
const mode = attribute('st_mode', 'I');
const device = attribute('st_dev', 'J');
const special = attribute('st_rdev', 'J');

/** `makedev` of the C library. */
function deviceNumber(major: number, minor: number): number {
  const high = ((major & 0xffff_f000) >>> 0) * 0x1_0000_0000;
  return high + (minor & 0xffff_ff00 & 0xf_ffff) * 0x1000 + (major & 0xfff) * 0x100 + (minor & 0xff);
}

/** Asks for a file's attributes (path: address of a C string) and stores them in an object. */
export function statx(
  vm: VM,
  directory: number,
  path: number,
  flags: number,
  attributes: number,
): NativeValue | Steps<NativeValue> {
  const result = statxResult(vm, directory, path, flags, attributes);
  return result < 0 ? unixError(vm, -result) : undefined;
}

/** The same: 0 or -errno. */
export function statxResult(
  vm: VM,
  directory: number,
  path: number,
  flags: number,
  attributes: number,
): number {
  const at = structure(vm);
  let result: number;
  do result = vm.trampoline.syscall(Sys.STATX, directory, path, flags, STATX_ALL, at);
  while (result === -Errno.EINTR);
  if (result < 0) return result;
  const { memory } = vm;
  mode.set(vm, attributes, memory.u16[vm.index(at + Statx.MODE) >>> 1]);
  for (const [field, offset] of INTS) field.set(vm, attributes, memory.load32(at + offset));
  for (const [field, offset] of LONGS) {
    const to = attributes + field.offset(vm);
    memory.store32(to, memory.load32(at + offset));
    memory.store32(to + 4, memory.load32(at + offset + 4));
  }
  for (const [field, offset] of NANOSECONDS) field.setLong(vm, attributes, memory.load32(at + offset));
  if (vm.release >= 25) {
    const known = memory.load32(at) & BTIME_KNOWN;
    birthTimeAvailable.setByte(vm, attributes, known === 0 ? 0 : 1);
  }
  const devices = at + Statx.DEV_MAJOR;
  const specials = at + Statx.RDEV_MAJOR;
  device.setLong(vm, attributes, deviceNumber(memory.load32(devices), memory.load32(devices + 4)));
  special.setLong(vm, attributes, deviceNumber(memory.load32(specials), memory.load32(specials + 4)));
  return 0;
}
