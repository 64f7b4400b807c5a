/**
 * What no snapshot of V8 can hold: views of the region, which are taken out of the objects that keep them and put back in another process. Large arrays that are mostly zero are packed on the way, since
 * every byte of a snapshot is read and copied at each start.
 */
import type { Memory } from '../../../native-trampoline/memory.js';

type Holder = Record<PropertyKey, unknown>;
type TypedArray = { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly length: number };
type TypedArrayConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => TypedArray;

/** A field or element that held a view of the region (`codeRw`: of its code area as TypeScript writes it). */
interface View {
  readonly holder: Holder;
  readonly key: PropertyKey;
  readonly make: TypedArrayConstructor;
  readonly codeRw: boolean;
  readonly offset: number;
  readonly length: number;
}

/** A field that held a large array: the part of it that was not zero. */
interface Packed {
  readonly holder: Holder;
  readonly key: PropertyKey;
  readonly make: new (length: number) => TypedArray & { set(from: unknown): void };
  readonly length: number;
  readonly head: unknown;
}

/** Whose constructor is not to be called. */
const BUFFER: unknown = Buffer;

const PACKED_FROM = 4096;

export class Views {
  private readonly views: View[] = [];
  private readonly packed: Packed[] = [];

  /** Takes all views out of what can be reached from the roots by fields, elements, and entries of maps and sets. Closures are not looked into: they must not keep views. */
  constructor(memory: Memory, roots: readonly object[]) {
    const seen = new Set<object>([memory]);
    const work: object[] = [...roots];
    for (const root of roots) seen.add(root);
    const visit = (holder: object, key: PropertyKey, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (ArrayBuffer.isView(value)) {
        this.take(memory, holder as Holder, key, value as unknown as TypedArray);
        return;
      }
      if (seen.has(value) || value instanceof ArrayBuffer) return;
      seen.add(value);
      work.push(value);
    };
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      if (at instanceof Map) {
        for (const [key, value] of at) {
          visit(at, '', key);
          visit(at, '', value);
        }
      } else if (at instanceof Set) for (const value of at) visit(at, '', value);
      if (Array.isArray(at) && (at.length === 0 || typeof at[0] === 'number')) continue;
      for (const key of Reflect.ownKeys(at)) {
        const property = Reflect.getOwnPropertyDescriptor(at, key);
        if (property !== undefined && 'value' in property) visit(at, key, property.value);
      }
    }
  }

  private take(memory: Memory, holder: Holder, key: PropertyKey, array: TypedArray): void {
    const { buffer, byteOffset: offset, length } = array;
    const codeRw = buffer === memory.codeRw.buffer;
    if (codeRw || buffer === memory.buffer) {
      if (holder instanceof Map || holder instanceof Set)
        throw new Error(
          `a view of the region is kept where none is put back: ${holder.constructor.name}.${String(key)}: ${array.constructor.name}`,
        );
      const make = array.constructor as TypedArrayConstructor;
      this.views.push({ holder, key, make, codeRw, offset, length });
      holder[key] = undefined;
      return;
    }
    if (length < PACKED_FROM || Buffer.isBuffer(array) || holder instanceof Map || holder instanceof Set)
      return;
    const elements = array as unknown as {
      [index: number]: number;
      slice(from: number, to: number): unknown;
    };
    let used = length;
    while (used > 0 && elements[used - 1] === 0) used--;
    if (used > length >> 1) return;
    const make = array.constructor as Packed['make'];
    this.packed.push({ holder, key, make, length, head: elements.slice(0, used) });
    holder[key] = undefined;
  }

  get counts(): { readonly views: number; readonly packed: number } {
    return { views: this.views.length, packed: this.packed.length };
  }

  /** Puts views and arrays back; the memory has been attached to its new buffers. */
  restore(memory: Memory): void {
    const full = new Map<unknown, TypedArray>();
    for (const array of [
      memory.u8,
      memory.i8,
      memory.u16,
      memory.i16,
      memory.u32,
      memory.i32,
      memory.f32,
      memory.f64,
    ])
      full.set(array.constructor, array);
    full.set(BigInt64Array, memory.i64);
    for (const { holder, key, make, codeRw, offset, length } of this.views) {
      const whole = full.get(make);
      const isWhole = !codeRw && offset === 0 && whole?.length === length;
      const buffer = codeRw ? memory.codeRw.buffer : memory.buffer;
      if (make === BUFFER) holder[key] = Buffer.from(buffer, offset, length);
      else holder[key] = isWhole ? whole : new make(buffer, offset, length);
    }
    for (const { holder, key, make, length, head } of this.packed) {
      const array = new make(length);
      array.set(head);
      holder[key] = array;
    }
  }
}
