/** ffi-rs, which no other file of the project knows: it makes the file in memory that the door (door.ts) is opened from. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Door, doorImage, openDoor } from './door.js';
import { HostError } from './host-error.js';
import { Errno, errnoName, MemfdFlag } from './linux.js';

/** ffi-rs's numbers of argument and result types that are used here. */
const enum Type {
  STRING = 0,
  I32 = 1,
  I64 = 8,
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
}

const RTLD_LAZY = 0x0001;
const RTLD_NODELETE = 0x1000;

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

/** Opens the door from memory. Throws {@link HostError}. */
export function openDoorByFfi(): Door {
  const { ffi, path } = loadFfi();
  const library = 'gojdk-self';
  ffi.open({ library, path: '' });
  const call = (
    funcName: string,
    retType: Type,
    paramsType: Type[],
    paramsValue: unknown[],
    errno: boolean,
  ) => ffi.load({ library, funcName, retType, paramsType, paramsValue, errno, freeResultMemory: false });
  const memfd = (flags: number): number => {
    const types = [Type.STRING, Type.I32];
    const { value, errnoCode } = call('memfd_create', Type.I32, types, ['gojdk-door', flags], true) as {
      value: number;
      errnoCode: number;
    };
    return value === -1 ? -errnoCode : value;
  };
  // When a worker thread ends, Node unloads its addons; ffi-rs's thread-local destructors would then run in unmapped memory.
  if (path !== '')
    call('dlopen', Type.I64, [Type.STRING, Type.I32], [path, RTLD_LAZY | RTLD_NODELETE], false);
  let fd = memfd(MemfdFlag.CLOEXEC | MemfdFlag.EXEC);
  if (fd === -Errno.EINVAL) fd = memfd(MemfdFlag.CLOEXEC);
  if (fd < 0)
    throw new HostError(`the system refuses memory for machine code (memfd_create: ${errnoName(-fd)})`);
  try {
    writeSync(fd, doorImage());
    return openDoor(`/proc/self/fd/${fd}`);
  } finally {
    // Not by node:fs, which did not open it, and warns of that in a worker thread.
    call('close', Type.I32, [Type.I32], [fd], false);
  }
}
