/** java.lang.String between Java and JavaScript, and the table of interned strings. */

import type { WeakVisitor } from '../heap/roots.js';
import { Obj, Region } from '../layout/layout.js';
import type { JavaClass } from './classes/java-class.js';
import { JavaThrow } from './steps.js';
import type { VM } from './vm.js';
import { YoungSlots } from './young-slots.js';

const UTF16 = 1;
const LATIN1_ONLY = /^[\0-\xff]*$/;
/** Shorter strings are read and written character by character: a call of Node's costs as much. */
const SHORT = 24;
const DECODE_CHUNK = 8192;

export class Strings {
  private valueOffset = 0;
  private coderOffset = 0;
  private stringRecord = 0;
  private byteArrayRecord = 0;
  /** Interned strings that never move: constants. */
  private readonly permanent = new Map<string, number>();
  /** Strings interned at run time: index into {@link weak}. */
  private readonly interned = new Map<string, number>();
  private weak = new Int32Array(64);
  private weakTop = 0;
  private readonly youngSlots = new YoungSlots();
  private readonly freeWeak: number[] = [];
  private weakKeys: (string | undefined)[] = [];

  private readonly bytes: Buffer;

  constructor(private readonly vm: VM) {
    this.bytes = Buffer.from(vm.memory.buffer);
  }

  /** To be called when java.lang.String and byte[] are linked. */
  setUp(stringClass: JavaClass, byteArray: JavaClass): void {
    const field = (name: string, descriptor: string): number => {
      const f = stringClass.declaredField(name, descriptor);
      if (f === null) throw new Error(`java.lang.String has no field ${name}`);
      return f.location;
    };
    this.valueOffset = field('value', '[B');
    this.coderOffset = field('coder', 'B');
    this.stringRecord = stringClass.record;
    this.byteArrayRecord = byteArray.record;
  }

  /** Length in UTF-16 code units. */
  length(ref: number): number {
    const { memory } = this.vm;
    const value = memory.load32(ref + this.valueOffset);
    if (value === 0) return 0;
    return memory.load32(value + Obj.ARRAY_LENGTH) >> this.coder(ref);
  }

  private coder(ref: number): number {
    return this.vm.memory.u8[(ref + this.coderOffset - Region.BASE) >>> 0];
  }

  /** The JavaScript string of a String object (not null). */
  toJs(ref: number): string {
    const { memory } = this.vm;
    const value = memory.load32(ref + this.valueOffset);
    if (value === 0) return '';
    const bytes = memory.load32(value + Obj.ARRAY_LENGTH);
    const start = (value + Obj.ARRAY_DATA - Region.BASE) >>> 0;
    if (this.coder(ref) !== UTF16) {
      if (bytes > SHORT) return this.bytes.toString('latin1', start, start + bytes);
      return latin1(memory.u8, start, bytes);
    }
    const first = start >>> 1;
    const units = memory.u16;
    let text = '';
    for (let i = 0; i < bytes >> 1; i += DECODE_CHUNK) {
      const part = units.subarray(first + i, first + Math.min(i + DECODE_CHUNK, bytes >> 1));
      text += String.fromCharCode.apply(null, part as unknown as number[]);
    }
    return text;
  }

  /** The same; null for a null reference. */
  toJsOrNull(ref: number): string | null {
    return ref === 0 ? null : this.toJs(ref);
  }

  /** A new String object in the heap. */
  fromJs(text: string): number {
    const short = this.shortFromJs(text);
    if (short !== 0) return short;
    const { heap } = this.vm;
    const wide = !isLatin1(text);
    const value = heap.allocateArrayToFill(this.byteArrayRecord, wide ? text.length * 2 : text.length);
    const ref = value === 0 ? 0 : heap.allocateObject(this.stringRecord);
    if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    this.fill(ref, value, text, wide);
    return ref;
  }

  /** {@link fromJs} in one pass; 0 if the text is not short, or not of Latin-1, or there is no room. */
  shortFromJs(text: string): number {
    const { length } = text;
    if (length > SHORT || text.charCodeAt(0) > 0xff) return 0;
    const { heap, memory } = this.vm;
    const value = heap.allocateArray(this.byteArrayRecord, length);
    if (value === 0) return 0;
    const { u8 } = memory;
    const start = (value + Obj.ARRAY_DATA - Region.BASE) >>> 0;
    let all = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      all |= unit;
      u8[start + i] = unit;
    }
    // What lies there is garbage if there is no object for it.
    const ref = all > 0xff ? 0 : heap.allocateObject(this.stringRecord);
    if (ref !== 0) this.vm.storeRef(ref + this.valueOffset, value);
    return ref;
  }

  fromJsOrNull(text: string | null): number {
    return text === null ? 0 : this.fromJs(text);
  }

  /** The interned String of a constant; in PERM, so that code may hold its address. */
  constant(text: string): number {
    let ref = this.permanent.get(text);
    if (ref !== undefined) return ref;
    const weak = this.interned.get(text);
    if (weak !== undefined && this.weak[weak] !== 0) {
      // Interned before as a movable object: it must stay the same object.
      return this.weak[weak];
    }
    const { heap } = this.vm;
    const wide = !isLatin1(text);
    const value = heap.allocatePermArray(this.byteArrayRecord, wide ? text.length * 2 : text.length);
    ref = value === 0 ? 0 : heap.allocatePermObject(this.stringRecord);
    if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    this.fill(ref, value, text, wide);
    this.permanent.set(text, ref);
    return ref;
  }

  /** True if the reference is that of an object that never moves. */
  isPermanent(ref: number): boolean {
    return ref > 0;
  }

  /** String.intern(). */
  intern(ref: number): number {
    const text = this.toJs(ref);
    const permanent = this.permanent.get(text);
    if (permanent !== undefined) return permanent;
    const known = this.interned.get(text);
    if (known !== undefined && this.weak[known] !== 0) return this.weak[known];
    const index = known ?? this.freeWeak.pop() ?? this.weakTop++;
    if (index >= this.weak.length) {
      const grown = new Int32Array(this.weak.length * 2);
      grown.set(this.weak);
      this.weak = grown;
    }
    this.weak[index] = ref;
    this.youngSlots.add(index);
    this.weakKeys[index] = text;
    this.interned.set(text, index);
    return ref;
  }

  visitWeak(visitor: WeakVisitor): void {
    this.youngSlots.visitWeak(visitor, this.weak, this.weakTop, (i) => {
      const key = this.weakKeys[i];
      if (key === undefined) return;
      this.interned.delete(key);
      this.weakKeys[i] = undefined;
      this.freeWeak.push(i);
    });
  }

  private fill(ref: number, value: number, text: string, wide: boolean): void {
    const { memory } = this.vm;
    const start = (value + Obj.ARRAY_DATA - Region.BASE) >>> 0;
    if (wide) {
      const { u16 } = memory;
      for (let i = 0; i < text.length; i++) u16[(start >>> 1) + i] = text.charCodeAt(i);
      memory.u8[(ref + this.coderOffset - Region.BASE) >>> 0] = UTF16;
    } else if (text.length > SHORT) {
      this.bytes.write(text, start, text.length, 'latin1');
    } else {
      const { u8 } = memory;
      for (let i = 0; i < text.length; i++) u8[start + i] = text.charCodeAt(i);
    }
    this.vm.storeRef(ref + this.valueOffset, value);
  }
}

/** Several at a time: each concatenation makes another string of V8's. */
function latin1(u8: Uint8Array, start: number, length: number): string {
  const { fromCharCode } = String;
  const end = start + length;
  let text = '';
  let i = start;
  for (; i + 8 <= end; i += 8) {
    const part = fromCharCode(
      u8[i],
      u8[i + 1],
      u8[i + 2],
      u8[i + 3],
      u8[i + 4],
      u8[i + 5],
      u8[i + 6],
      u8[i + 7],
    );
    text = i === start ? part : text + part;
  }
  if (i + 4 <= end) {
    text += fromCharCode(u8[i], u8[i + 1], u8[i + 2], u8[i + 3]);
    i += 4;
  }
  if (i + 2 <= end) {
    text += fromCharCode(u8[i], u8[i + 1]);
    i += 2;
  }
  return i < end ? text + fromCharCode(u8[i]) : text;
}

function isLatin1(text: string): boolean {
  const { length } = text;
  if (length > SHORT) return Buffer.byteLength(text) === length || LATIN1_ONLY.test(text);
  let all = 0;
  for (let i = 0; i < length; i++) all |= text.charCodeAt(i);
  return all <= 0xff;
}
