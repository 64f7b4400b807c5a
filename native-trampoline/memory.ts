import { Region } from '../src/layout/layout.js';

const TWO_32 = 0x1_0000_0000;
const TWO_63 = 2 ** 63;

/**
 * The region as TypeScript sees it. Hot code indexes the arrays itself, as the methods below do; addresses may be signed or unsigned.
 * `(a - Region.BASE) | 0` keeps V8 on 32-bit integer arithmetic.
 *
 * CODE is mapped read-execute in the region: to write it, use {@link codeRw} or {@link writeCode}; a store through another array is a fault.
 */
export class Memory {
  readonly u8!: Uint8Array;
  readonly i8!: Int8Array;
  readonly u16!: Uint16Array;
  readonly i16!: Int16Array;
  readonly u32!: Uint32Array;
  readonly i32!: Int32Array;
  readonly f32!: Float32Array;
  readonly f64!: Float64Array;
  /** For the rare native that wants a 64-bit integer as such; hot paths use the halves. */
  readonly i64!: BigInt64Array;
  /** CODE (thunks included) through its read-write mapping: index = address - Region.CODE. */
  readonly codeRw!: Uint8Array;
  /** The same as 32-bit words. */
  readonly codeRw32!: Int32Array;

  readonly buffer!: ArrayBuffer;

  constructor(buffer: ArrayBuffer, code: ArrayBuffer) {
    this.attach(buffer, code);
  }

  /** Looks at these buffers from now on. Whoever keeps a view has to be given the new one. */
  attach(buffer: ArrayBuffer, code: ArrayBuffer): void {
    const memory = this as { -readonly [K in keyof Memory]: Memory[K] };
    memory.buffer = buffer;
    memory.u8 = new Uint8Array(buffer);
    memory.i8 = new Int8Array(buffer);
    memory.u16 = new Uint16Array(buffer);
    memory.i16 = new Int16Array(buffer);
    memory.u32 = new Uint32Array(buffer);
    memory.i32 = new Int32Array(buffer);
    memory.f32 = new Float32Array(buffer);
    memory.f64 = new Float64Array(buffer);
    memory.i64 = new BigInt64Array(buffer);
    memory.codeRw = new Uint8Array(code);
    memory.codeRw32 = new Int32Array(code);
  }

  /** Signed 32-bit word; `address` a multiple of 4. */
  load32(address: number): number {
    return this.i32[((address - Region.BASE) | 0) >>> 2];
  }

  store32(address: number, value: number): void {
    this.i32[((address - Region.BASE) | 0) >>> 2] = value;
  }

  /** Signed 64-bit integer as a number: exact if it lies within 2^53. `address` a multiple of 4. */
  load64(address: number): number {
    const index = ((address - Region.BASE) | 0) >>> 2;
    return this.i32[index + 1] * TWO_32 + (this.i32[index] >>> 0);
  }

  /** Stores an integer as 64 bits: exact if it lies within 2^53; Long.MAX_VALUE, which a number cannot hold, stays what it was. */
  store64(address: number, value: number): void {
    const index = ((address - Region.BASE) | 0) >>> 2;
    if (value >= TWO_63) {
      this.i32[index] = -1;
      this.i32[index + 1] = 0x7fff_ffff;
      return;
    }
    this.i32[index] = value;
    this.i32[index + 1] = Math.floor(value / TWO_32);
  }

  /** A signed 64-bit integer exactly: a bigint if it lies beyond 2^53. `address` a multiple of 8. */
  loadExact(address: number): number | bigint {
    const value = this.load64(address);
    return Number.isSafeInteger(value) ? value : this.i64[((address - Region.BASE) | 0) >>> 3];
  }

  /** Stores what {@link loadExact} yields. `address` a multiple of 8. */
  storeExact(address: number, value: number | bigint): void {
    if (typeof value === 'number') this.store64(address, value);
    else this.i64[((address - Region.BASE) | 0) >>> 3] = value;
  }

  /** `address` a multiple of 8. */
  loadF64(address: number): number {
    return this.f64[((address - Region.BASE) | 0) >>> 3];
  }

  storeF64(address: number, value: number): void {
    this.f64[((address - Region.BASE) | 0) >>> 3] = value;
  }

  /** Copies machine code to an address in CODE. */
  writeCode(address: number, bytes: Uint8Array): void {
    this.codeRw.set(bytes, address - Region.CODE);
  }
}
