import { Sys } from '../../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeFunction, NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';
import { close, open } from '../../posix/calls.js';
import { canonicalPath } from '../../posix/canonical-path.js';
import { readNames } from '../../posix/directory.js';
import { decodePlatform, encodePlatform, pathOf, resolvePath } from '../../posix/encoding.js';
import { ioError, nullPointer } from '../../posix/errors.js';
import { exactArgument, type Long } from '../../posix/longs.js';
import { At, Errno, Mode, Open } from '../../posix/numbers.js';
import { cString, structure } from '../../posix/scratch.js';
import { Stat, stat, statLong, statMode, statType } from '../../posix/stat.js';

/** Bytes of a file's name at most, where the file system is not known. */
const NAME_MAX = 255;

const filePath = new FieldAccess('java/io/File', 'path', 'Ljava/lang/String;');

/** FileSystem.BA_*. */
const enum Attribute {
  EXISTS = 1,
  REGULAR = 2,
  DIRECTORY = 4,
}

/** FileSystem.ACCESS_*: the bits of access(2). */
const enum Access {
  EXECUTE = 1,
  WRITE = 2,
  READ = 4,
}

/** `struct statfs`. */
const enum StatFs {
  BLOCKS = 16,
  FREE = 24,
  AVAILABLE = 32,
  NAME_MAX = 64,
  FRAGMENT_SIZE = 72,
}

/** Space asked of {@link getSpace}: FileSystem.SPACE_*. */
const SPACE_FIELDS = [StatFs.BLOCKS, StatFs.FREE, StatFs.AVAILABLE];

/** Address of the path of a java.io.File as a C string. */
function pathOfFile(vm: VM, file: number, slot: 0 | 1 = 0): number {
  const path = file === 0 ? 0 : filePath.get(vm, file);
  if (path === 0) throw nullPointer();
  return pathOf(vm, path, slot);
}

function canonicalize(vm: VM, _self: number, path: number): number {
  if (path === 0) throw nullPointer();
  const result = canonicalPath(vm, Buffer.from(encodePlatform(vm, resolvePath(vm, vm.strings.toJs(path)))));
  if (typeof result === 'number') throw ioError(vm, result, 'Bad pathname');
  return vm.strings.fromJs(decodePlatform(vm, result));
}

function getBooleanAttributes(vm: VM, _self: number, file: number): number {
  if (stat(vm, pathOfFile(vm, file)) < 0) return 0;
  const type = statType(vm);
  if (type === Mode.REGULAR) return Attribute.EXISTS | Attribute.REGULAR;
  return type === Mode.DIRECTORY ? Attribute.EXISTS | Attribute.DIRECTORY : Attribute.EXISTS;
}

const checkAccess: NativeFunction = (vm, _self, file, access) =>
  vm.trampoline.syscall(Sys.ACCESS, pathOfFile(vm, file), access) === 0;

function getLastModifiedTime(vm: VM, _self: number, file: number): bigint {
  if (stat(vm, pathOfFile(vm, file)) < 0) return 0n;
  return BigInt(statLong(vm, Stat.MTIME)) * 1000n + BigInt(statLong(vm, Stat.MTIME_NSEC)) / 1_000_000n;
}

const getLength: NativeFunction = (vm, _self, file) =>
  stat(vm, pathOfFile(vm, file)) < 0 ? 0 : statLong(vm, Stat.SIZE);

function setPermission(
  vm: VM,
  _self: number,
  file: number,
  access: number,
  enable: number,
  ownerOnly: number,
): boolean {
  let bits = 0;
  if (access === Access.READ) bits = ownerOnly !== 0 ? 0o400 : 0o444;
  else if (access === Access.WRITE) bits = ownerOnly !== 0 ? 0o200 : 0o222;
  else if (access === Access.EXECUTE) bits = ownerOnly !== 0 ? 0o100 : 0o111;
  return changeMode(vm, file, enable !== 0 ? bits : 0, enable !== 0 ? 0 : bits);
}

function changeMode(vm: VM, file: number, set: number, clear: number): boolean {
  const path = pathOfFile(vm, file);
  if (stat(vm, path) < 0) return false;
  const mode = (statMode(vm) & 0o7777 & ~clear) | set;
  return vm.trampoline.syscall(Sys.CHMOD, path, mode) === 0;
}

function createFileExclusively(vm: VM, _self: number, path: number): boolean {
  if (path === 0) throw nullPointer();
  const bytes = encodePlatform(vm, resolvePath(vm, vm.strings.toJs(path)));
  if (bytes.length === 1 && bytes[0] === 0x2f) return false;
  const fd = open(vm, cString(vm, bytes), Open.RDWR | Open.CREAT | Open.EXCL, 0o666);
  if (fd >= 0) {
    close(vm, fd);
    return true;
  }
  if (fd !== -Errno.EEXIST) throw ioError(vm, -fd, 'Could not open file');
  return false;
}

function remove(vm: VM, _self: number, file: number): boolean {
  const path = pathOfFile(vm, file);
  const { trampoline } = vm;
  const result = trampoline.syscall(Sys.UNLINK, path);
  if (result !== -Errno.EISDIR && result !== -Errno.EPERM) return result === 0;
  return trampoline.syscall(Sys.RMDIR, path) === 0;
}

/** Names in a directory, null if it can't be read. */
function list(vm: VM, _self: number, file: number): number {
  const fd = open(vm, pathOfFile(vm, file), Open.RDONLY | Open.NONBLOCK | Open.DIRECTORY);
  if (fd < 0) return 0;
  const names: string[] = [];
  while (readNames(vm, fd, (name) => names.push(decodePlatform(vm, name))) === true);
  close(vm, fd);
  return vm.newStringArray(names);
}

const createDirectory: NativeFunction = (vm, _self, file) =>
  vm.trampoline.syscall(Sys.MKDIR, pathOfFile(vm, file), 0o777) === 0;

const rename: NativeFunction = (vm, _self, from, to) =>
  vm.trampoline.syscall(Sys.RENAME, pathOfFile(vm, from, 0), pathOfFile(vm, to, 1)) === 0;

/** The access time stays. */
function setLastModifiedTime(vm: VM, _self: number, file: number, time: number): boolean {
  const path = pathOfFile(vm, file);
  if (stat(vm, path) < 0) return false;
  const { memory } = vm;
  const times = structure(vm) + 512;
  const exact = BigInt(exactArgument(vm, 2, time));
  memory.storeExact(times, statLong(vm, Stat.ATIME));
  memory.storeExact(times + 8, statLong(vm, Stat.ATIME_NSEC));
  // The JDK refuses negative times.
  memory.storeExact(times + 16, exact / 1000n);
  memory.storeExact(times + 24, (exact % 1000n) * 1_000_000n);
  return vm.trampoline.syscall(Sys.UTIMENSAT, At.FDCWD, path, times, 0) === 0;
}

function getSpace(vm: VM, _self: number, file: number, kind: number): Long {
  const at = structure(vm);
  const { memory } = vm;
  memory.u8.fill(0, vm.index(at), vm.index(at) + 120);
  if (vm.trampoline.syscall(Sys.STATFS, pathOfFile(vm, file), at) < 0) return 0;
  return (
    BigInt(memory.loadExact(at + StatFs.FRAGMENT_SIZE)) * BigInt(memory.loadExact(at + SPACE_FIELDS[kind]))
  );
}

function getNameMax(vm: VM, _self: number, path: number): number {
  const at = structure(vm);
  if (vm.trampoline.syscall(Sys.STATFS, pathOf(vm, path), at) < 0) return NAME_MAX;
  return vm.memory.load64(at + StatFs.NAME_MAX);
}

const setReadOnly: NativeFunction = (vm, _self, file) => changeMode(vm, file, 0, 0o222);

const natives: Record<string, NativeFunction> = {
  'canonicalize0(Ljava/lang/String;)Ljava/lang/String;': canonicalize,
  'getBooleanAttributes0(Ljava/io/File;)I': getBooleanAttributes,
  'getNameMax0(Ljava/lang/String;)J': getNameMax,
  'delete0(Ljava/io/File;)Z': remove,
  'rename0(Ljava/io/File;Ljava/io/File;)Z': rename,
  'initIDs()V': () => {},
};

/** Named with a trailing 0 by later JDKs. */
const renamed: Record<string, NativeFunction> = {
  'checkAccess(Ljava/io/File;I)Z': checkAccess,
  'getLastModifiedTime(Ljava/io/File;)J': getLastModifiedTime,
  'getLength(Ljava/io/File;)J': getLength,
  'setPermission(Ljava/io/File;IZZ)Z': setPermission,
  'createFileExclusively(Ljava/lang/String;)Z': createFileExclusively,
  'list(Ljava/io/File;)[Ljava/lang/String;': list,
  'createDirectory(Ljava/io/File;)Z': createDirectory,
  'setLastModifiedTime(Ljava/io/File;J)Z': setLastModifiedTime,
  'setReadOnly(Ljava/io/File;)Z': setReadOnly,
  'getSpace(Ljava/io/File;I)J': getSpace,
};

for (const [signature, native] of Object.entries(renamed)) {
  natives[signature] = native;
  natives[signature.replace('(', '0(')] = native;
}

export const UnixFileSystem: NativeTable = { 'java/io/UnixFileSystem': natives };
