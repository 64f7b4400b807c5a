/**
 * Memory that system calls read their structures and strings from and write them to: one block of native memory, used within one native. What a native needs across
 * a yield it allocates itself.
 */
import type { VM } from '../../vm/vm.js';

const enum Layout {
  STRUCT = 0,
  STRUCT_SIZE = 2048,
  STRINGS = 2048,
  /** Longer than PATH_MAX: the kernel answers ENAMETOOLONG to a string that is cut there. */
  STRING_SIZE = 8192,
  STRING_COUNT = 3,
  BUFFER = STRINGS + STRING_COUNT * STRING_SIZE,
  SIZE = BUFFER + 0x8000,
}

/** Bytes at {@link buffer}. */
export const BUFFER_SIZE = 0x8000;

function block({ nativeMemory }: VM): number {
  if (nativeMemory.scratch === 0) nativeMemory.scratch = nativeMemory.allocate(Layout.SIZE);
  return nativeMemory.scratch;
}

/** 2 KiB for structures. */
export function structure(vm: VM): number {
  return block(vm) + Layout.STRUCT;
}

/** 32 KiB for whatever is read or written. */
export function buffer(vm: VM): number {
  return block(vm) + Layout.BUFFER;
}

/** Puts a C string into one of three slots; returns its address. */
export function cString(vm: VM, bytes: Uint8Array, slot: 0 | 1 | 2 = 0): number {
  const address = block(vm) + Layout.STRINGS + slot * Layout.STRING_SIZE;
  const start = vm.index(address);
  const { u8 } = vm.memory;
  const length = Math.min(bytes.length, Layout.STRING_SIZE - 1);
  u8.set(length === bytes.length ? bytes : bytes.subarray(0, length), start);
  u8[start + length] = 0;
  return address;
}

/** The same for a short text of ASCII characters only; 0 if it is not such a one. */
export function asciiCString(vm: VM, text: string, slot: 0 | 1 | 2): number {
  const { length } = text;
  if (length >= Layout.STRING_SIZE) return 0;
  const address = block(vm) + Layout.STRINGS + slot * Layout.STRING_SIZE;
  const start = vm.index(address);
  const { u8 } = vm.memory;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return 0;
    u8[start + i] = code;
  }
  u8[start + length] = 0;
  return address;
}

/** A copy of the C string at an address of the region. */
export function readCString(vm: VM, address: number): Buffer {
  const { u8 } = vm.memory;
  const start = vm.index(address);
  return Buffer.from(u8.subarray(start, u8.indexOf(0, start)));
}

/** A copy of the C string at any address of the process. */
export function readForeignCString(vm: VM, address: number): Buffer {
  const length = vm.trampoline.callC(symbol(vm, 'strlen'), address);
  const text = Buffer.alloc(length);
  const from = buffer(vm);
  const start = vm.index(from);
  for (let done = 0; done < length; done += BUFFER_SIZE) {
    const part = Math.min(BUFFER_SIZE, length - done);
    copyForeign(vm, from, address + done, part);
    text.set(vm.memory.u8.subarray(start, start + part), done);
  }
  return text;
}

/** Copies bytes from any address of the process to one of the region. */
export function copyForeign(vm: VM, to: number, from: number, bytes: number): void {
  vm.trampoline.callC(symbol(vm, 'memcpy'), to, from, bytes);
}

/** Address of a C function; throws if there is none. */
export function symbol(vm: VM, name: string): number {
  return vm.trampoline.dlsym(name);
}

/** `errno` after a C function has failed (system calls made directly don't set it). */
export function cErrno(vm: VM): number {
  const at = structure(vm) + Layout.STRUCT_SIZE - 8;
  copyForeign(vm, at, vm.trampoline.callC(symbol(vm, '__errno_location')), 4);
  return vm.memory.load32(at);
}
