/** Reading and writing fields and elements by their type, where they lie in memory. */
import type { Memory } from '../../native-trampoline/memory.js';
import { dataIndex } from './boxes.js';

/** Reads what lies at an index into the byte arrays: references as addresses. */
export type SlotReader = (index: number) => number | bigint;

/** Bytes of a value of a type in memory. */
export function sizeOf(descriptor: string): number {
  switch (descriptor) {
    case 'Z':
    case 'B':
      return 1;
    case 'C':
    case 'S':
      return 2;
    case 'J':
    case 'D':
      return 8;
    default:
      return 4;
  }
}

export function slotReader(memory: Memory, descriptor: string): SlotReader {
  const { u8, i8, u16, i16, i32, f32, f64, i64 } = memory;
  switch (descriptor) {
    case 'Z':
      return (i) => u8[i];
    case 'B':
      return (i) => i8[i];
    case 'C':
      return (i) => u16[i >>> 1];
    case 'S':
      return (i) => i16[i >>> 1];
    case 'J':
      return (i) => i64[i >>> 3];
    case 'F':
      return (i) => f32[i >>> 2];
    case 'D':
      return (i) => f64[i >>> 3];
    default:
      return (i) => i32[i >>> 2];
  }
}

/** Writes a value that fits at an index into the byte arrays; references need their barrier besides. */
export function slotWriter(
  memory: Memory,
  descriptor: string,
): (index: number, value: number | bigint) => void {
  const { u8, u16, i32, f32, f64, i64 } = memory;
  switch (descriptor) {
    case 'Z':
    case 'B':
      return (i, v) => {
        u8[i] = v as number;
      };
    case 'C':
    case 'S':
      return (i, v) => {
        u16[i >>> 1] = v as number;
      };
    case 'J':
      return (i, v) => {
        i64[i >>> 3] = BigInt(v);
      };
    case 'F':
      return (i, v) => {
        f32[i >>> 2] = v as number;
      };
    case 'D':
      return (i, v) => {
        f64[i >>> 3] = v as number;
      };
    default:
      return (i, v) => {
        i32[i >>> 2] = v as number;
      };
  }
}

/** Index into the byte arrays of an array's element. */
export function elementIndex(array: number, index: number, size: number): number {
  return dataIndex(array) + index * size;
}
