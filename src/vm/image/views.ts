/**
 * What no snapshot of V8 can hold: views of the region, which are taken out of the objects that keep them and put back in another process. Large arrays that are mostly zero are packed on the way, since
 * every byte of a snapshot is read and copied at each start.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import { type TypedArray as AnyTypedArray, type RegionView, TYPED_ARRAYS } from './object-graph.js';

type Holder = Record<PropertyKey, unknown>;
type TypedArray = { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly length: number };
interface TypedArrayConstructor {
  readonly name: string;
  new (buffer: ArrayBufferLike, offset: number, length: number): TypedArray;
}

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
    for (const { holder, key, make, codeRw, offset, length } of this.views)
      holder[key] = viewOf(memory, make, codeRw, offset, length);
    for (const { holder, key, ...array } of this.packed) holder[key] = unpacked(array);
  }

  /** What is there before that: the fields, with what they held. */
  *takenOut(): Generator<readonly [holder: object, key: PropertyKey, RegionView | AnyTypedArray]> {
    for (const { holder, key, make, codeRw, offset, length } of this.views)
      yield [holder, key, { name: make.name, codeRw, offset, length }];
    for (const { holder, key, ...array } of this.packed)
      yield [holder, key, unpacked(array) as AnyTypedArray];
  }
}

function unpacked({ make, length, head }: Omit<Packed, 'holder' | 'key'>): TypedArray {
  const array = new make(length);
  array.set(head);
  return array;
}

/** A view of the region; what shows all of it is there once. */
export function regionView(memory: Memory, { name, codeRw, offset, length }: RegionView): unknown {
  const make = name === Buffer.name ? Buffer : TYPED_ARRAYS.get(name);
  if (make === undefined) throw new Error(`there is no class ${name}`);
  return viewOf(memory, make as unknown as TypedArrayConstructor, codeRw, offset, length);
}

function viewOf(
  memory: Memory,
  make: TypedArrayConstructor,
  codeRw: boolean,
  offset: number,
  length: number,
): unknown {
  const buffer = codeRw ? memory.codeRw.buffer : memory.buffer;
  if (make === BUFFER) return Buffer.from(buffer, offset, length);
  const whole = codeRw || offset !== 0 ? undefined : wholeView(memory, make);
  return whole?.length === length ? whole : new make(buffer, offset, length);
}

function wholeView(memory: Memory, make: unknown): TypedArray | undefined {
  const { u8, i8, u16, i16, u32, i32, f32, f64, i64 } = memory;
  return [u8, i8, u16, i16, u32, i32, f32, f64, i64].find((array) => array.constructor === make);
}
