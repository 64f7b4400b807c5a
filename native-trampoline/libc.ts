/**
 * The bridge to the C library, by way of ffi-rs. It serves to build the region and the door; once the door is open, C functions and
 * system calls are made through it (25 ns instead of 1.5 us). No other file of the project knows ffi-rs.
 */
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { HostError } from './host-error.js';

/** System calls answer as the kernel does: a negative result is -errno. Addresses are exact as numbers (below 2^47). */
export interface LibC {
  mmap(address: number, length: number, prot: number, flags: number, fd: number, offset: number): number;
  munmap(address: number, length: number): number;
  memfdCreate(name: string, flags: number): number;
  ftruncate(fd: number, length: number): number;
  close(fd: number): number;
  /** Address of a symbol visible to the main program (`dlsym(RTLD_DEFAULT, name)`), 0 if there is none. */
  dlsym(name: string): number;
  /** Replaces this process (execve). Returns only if the system refuses: -errno. */
  exec(path: string, args: readonly string[], env: readonly string[]): number;
  /** An ArrayBuffer over memory that stays the caller's: nothing is copied, nothing freed. */
  wrap(address: number, length: number): ArrayBuffer;
}

/** Linux's numbers for x86-64 (asm-generic/mman-common.h, mman.h, memfd.h). */
export const enum Prot {
  NONE = 0,
  READ = 1,
  WRITE = 2,
  EXEC = 4,
}

export const enum MapFlag {
  SHARED = 0x01,
  PRIVATE = 0x02,
  FIXED = 0x10,
  ANONYMOUS = 0x20,
  NORESERVE = 0x4000,
  FIXED_NOREPLACE = 0x10_0000,
}

export const enum MemfdFlag {
  CLOEXEC = 0x01,
  /** Linux 6.3: executable even where the sysctl vm.memfd_noexec makes new memfds not so. Older kernels answer EINVAL. */
  EXEC = 0x10,
}

export const enum Errno {
  EPERM = 1,
  ENOMEM = 12,
  EACCES = 13,
  EEXIST = 17,
  EINVAL = 22,
}

/** `EEXIST`, for messages. */
export function errnoName(errno: number): string {
  for (const [name, value] of Object.entries(constants.errno)) if (value === errno) return name;
  return `errno ${errno}`;
}

const F_SETFD = 2;
const RTLD_LAZY = 0x0001;
const RTLD_NODELETE = 0x1000;

/** ffi-rs's numbers of argument and result types that are used here. */
const enum Type {
  STRING = 0,
  I32 = 1,
  I64 = 8,
  EXTERNAL = 11,
}

interface Call {
  library: string;
  funcName: string;
  retType: Type;
  paramsType: Type[];
  paramsValue: unknown[];
  errno: boolean;
  freeResultMemory: false;
}

interface Ffi {
  open(library: { library: string; path: string }): void;
  load(call: Call): unknown;
  createExternalBuffer(pointer: unknown, length: number): Buffer;
}

/**
 * Loads ffi-rs's binary for this platform. The package's own index.js decides between glibc and musl by writing a whole
 * diagnostic report (4 ms); asking for the usual binary first avoids that.
 */
function loadFfi(): { ffi: Ffi; path: string } {
  const require = createRequire(import.meta.url);
  try {
    const fromPackage = createRequire(require.resolve('ffi-rs'));
    for (const binary of ['@yuuang/ffi-rs-linux-x64-gnu', '@yuuang/ffi-rs-linux-x64-musl']) {
      try {
        return { ffi: fromPackage(binary) as Ffi, path: fromPackage.resolve(binary) };
      } catch {
        // not for this C library
      }
    }
    return { ffi: fromPackage('ffi-rs') as Ffi, path: '' };
  } catch (error) {
    const reason = (error as Error).message.split('\n', 1)[0];
    throw new HostError(`the npm package ffi-rs, the bridge to the C library, cannot be loaded: ${reason}`);
  }
}

/** Binds the functions of {@link LibC}. Throws {@link HostError} if ffi-rs is missing. */
export function loadLibC(): LibC {
  const { ffi, path } = loadFfi();
  const library = 'gojdk-self';
  ffi.open({ library, path: '' });

  const call = (funcName: string, retType: Type, paramsType: Type[], paramsValue: unknown[]): unknown =>
    ffi.load({ library, funcName, retType, paramsType, paramsValue, errno: false, freeResultMemory: false });

  const system = (funcName: string, retType: Type, paramsType: Type[], paramsValue: unknown[]): number => {
    const result = ffi.load({
      library,
      funcName,
      retType,
      paramsType,
      paramsValue,
      errno: true,
      freeResultMemory: false,
    }) as { value: number; errnoCode: number };
    return result.value === -1 ? -result.errnoCode : result.value;
  };

  // When a worker thread ends, Node unloads its addons; ffi-rs's thread-local destructors would then run in unmapped memory.
  if (path !== '') call('dlopen', Type.I64, [Type.STRING, Type.I32], [path, RTLD_LAZY | RTLD_NODELETE]);

  const libc: LibC = {
    mmap: (address, length, prot, flags, fd, offset) =>
      system(
        'mmap',
        Type.I64,
        [Type.I64, Type.I64, Type.I32, Type.I32, Type.I32, Type.I64],
        [address, length, prot, flags, fd, offset],
      ),
    munmap: (address, length) => system('munmap', Type.I32, [Type.I64, Type.I64], [address, length]),
    memfdCreate: (name, flags) => system('memfd_create', Type.I32, [Type.STRING, Type.I32], [name, flags]),
    ftruncate: (fd, length) => system('ftruncate', Type.I32, [Type.I32, Type.I64], [fd, length]),
    close: (fd) => system('close', Type.I32, [Type.I32], [fd]),
    dlsym: (name) => call('dlsym', Type.I64, [Type.I64, Type.STRING], [0, name]) as number,
    exec: (path, args, env) => {
      const image = execImage(libc, path, args, env);
      // Node marks all descriptors that it was started with close-on-exec.
      for (const fd of [0, 1, 2]) system('fcntl', Type.I32, [Type.I32, Type.I32, Type.I32], [fd, F_SETFD, 0]);
      return system('execve', Type.I32, [Type.I64, Type.I64, Type.I64], [image.path, image.args, image.env]);
    },
    wrap: (address, length) => {
      // ffi-rs makes its pointer objects only from results of C functions; memmove returns its first argument.
      const pointer = call('memmove', Type.EXTERNAL, [Type.I64, Type.I64, Type.I64], [address, address, 0]);
      const buffer = ffi.createExternalBuffer(pointer, length);
      if (buffer.byteOffset !== 0 || buffer.buffer.byteLength !== length) {
        throw new HostError(`ffi-rs could not wrap ${length} bytes of memory in one ArrayBuffer`);
      }
      return buffer.buffer as ArrayBuffer;
    },
  };
  return libc;
}

/** The strings and pointer arrays that execve reads, in memory of their own. */
function execImage(
  libc: LibC,
  path: string,
  args: readonly string[],
  env: readonly string[],
): { path: number; args: number; env: number } {
  const texts = [path, ...args, ...env].map((text) => Buffer.from(`${text}\0`));
  const pointers = args.length + env.length + 2;
  const bytes = texts.reduce((sum, text) => sum + text.length, 8 * pointers);
  const length = Math.ceil(bytes / 4096) * 4096;
  const base = libc.mmap(0, length, Prot.READ | Prot.WRITE, MapFlag.PRIVATE | MapFlag.ANONYMOUS, -1, 0);
  if (base < 0) throw new HostError(`the system refuses memory (mmap: ${errnoName(-base)})`);
  const memory = Buffer.from(libc.wrap(base, length));
  let at = 8 * pointers;
  const addresses = texts.map((text) => {
    text.copy(memory, at);
    at += text.length;
    return base + at - text.length;
  });
  // argv and envp, each ended by a null pointer.
  addresses.slice(1, args.length + 1).forEach((address, i) => {
    memory.writeBigUInt64LE(BigInt(address), 8 * i);
  });
  const envAt = 8 * (args.length + 1);
  addresses.slice(args.length + 1).forEach((address, i) => {
    memory.writeBigUInt64LE(BigInt(address), envAt + 8 * i);
  });
  return { path: addresses[0], args: base, env: base + envAt };
}
