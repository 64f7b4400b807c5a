/**
 * What C code has looked up by name before: classes, methods, fields. Much of it asks anew each time, and machine code answers (env-lookups.ts), where the same pointers point to the same names.
 *
 *     entry   u32 key, u32 number of the function, u64 name, u64 signature: as they were asked for
 *             u64, u64 copies of the two C strings, u32 result
 */
import { Region } from '../../layout/layout.js';
import type { VM } from '../vm.js';

/** An entry of the table; what is hashed to one replaces what it held. */
export const enum LookupEntry {
  /** The record of the class that is asked; for FindClass the id of the code of the native method that asks. */
  KEY = 0,
  FUNCTION = 4,
  NAME = 8,
  SIGNATURE = 16,
  NAME_COPY = 24,
  SIGNATURE_COPY = 32,
  /** An id, or a mirror. */
  RESULT = 40,
  SIZE = 48,
}

export const LOOKUP_ENTRIES = 512;
/** The hash: the sum of key, name and LOOKUP_SIGNATURE_SCALE times the signature, and what is above this bit of it. */
export const LOOKUP_HASH_SHIFT = 9;
export const LOOKUP_SIGNATURE_SCALE = 4;

export const enum LookupFunction {
  NONE = 0,
  FIND_CLASS = 1,
  GET_METHOD_ID = 2,
  GET_STATIC_METHOD_ID = 3,
  GET_FIELD_ID = 4,
  GET_STATIC_FIELD_ID = 5,
}

const TWO_32 = 0x1_0000_0000;

export class Lookups {
  readonly address: number;
  /** By entry: the block of its copies. */
  private readonly copies: number[] = [];

  constructor(private readonly vm: VM) {
    this.address = vm.metaspace.allocate(LOOKUP_ENTRIES * LookupEntry.SIZE);
    this.clear();
  }

  /** Codes of native methods have changed. */
  clear(): void {
    const { u8 } = this.vm.memory;
    u8.fill(0, this.address - Region.BASE, this.address - Region.BASE + LOOKUP_ENTRIES * LookupEntry.SIZE);
  }

  /** Remembers an answer. `name`, `signature`: addresses of C strings, 0 for none; with what they hold, without the 0 at the end. */
  keep(
    fn: LookupFunction,
    key: number,
    name: number,
    nameBytes: Uint8Array,
    signature: number,
    signatureBytes: Uint8Array,
    result: number,
  ): void {
    const { memory, nativeMemory } = this.vm;
    const index = indexOf(key, name, signature);
    const old = this.copies[index] ?? 0;
    if (old !== 0) nativeMemory.release(old);
    const copy = nativeMemory.allocate(nameBytes.length + signatureBytes.length + 2);
    this.copies[index] = copy;
    const second = copy + nameBytes.length + 1;
    for (const [at, bytes] of [
      [copy, nameBytes],
      [second, signatureBytes],
    ] as const) {
      memory.u8.set(bytes, at - Region.BASE);
      memory.u8[at - Region.BASE + bytes.length] = 0;
    }
    const entry = this.address + index * LookupEntry.SIZE;
    memory.store32(entry + LookupEntry.KEY, key);
    memory.store32(entry + LookupEntry.FUNCTION, fn);
    memory.store64(entry + LookupEntry.NAME, name);
    memory.store64(entry + LookupEntry.SIGNATURE, signature);
    memory.store64(entry + LookupEntry.NAME_COPY, copy);
    memory.store64(entry + LookupEntry.SIGNATURE_COPY, second);
    memory.store32(entry + LookupEntry.RESULT, result);
  }
}

/** As machine code computes it, in the low 32 bits of the sum. */
function indexOf(key: number, name: number, signature: number): number {
  const sum = (((name % TWO_32) + (signature % TWO_32) * LOOKUP_SIGNATURE_SCALE + key) % TWO_32) >>> 0;
  return (sum ^ (sum >>> LOOKUP_HASH_SHIFT)) & (LOOKUP_ENTRIES - 1);
}
