/** The frames of a StackMapTable (JVMS §4.7.4), each as the whole type state that it describes. */
import { VerificationTag } from '../classfile/stack-map.js';
import { Mark } from './code-map.js';
import { isCategory2, isCategory2Second, VType } from './types.js';

/** Numbers of a frame in {@link StackMapFrames.table}. */
export const enum F {
  BCI = 0,
  /** 1 if `this` may be uninitialized. */
  FLAGS,
  LOCALS_AT,
  LOCALS,
  STACK_AT,
  STACK,
  SIZE,
}

/** What reading has to know of the method, and how it complains. */
export interface MapReaderHost {
  readonly maxLocals: number;
  readonly maxStack: number;
  readonly marks: Uint8Array;
  readonly codeLength: number;
  /** The type of a Class entry, -1 if the entry is none. */
  classType(poolIndex: number): number;
  /** ClassFormatError about the attribute itself: a class of version 50 gets no second chance. */
  malformed(reason: string): never;
  formatError(reason: string): never;
  badOffset(frames: StackMapFrames, frame: number): never;
}

const FROM_TAG = [VType.TOP, VType.INTEGER, VType.FLOAT, VType.DOUBLE, VType.LONG, VType.NULL];

/** Types of all frames of a method beyond this are taken for an attack: 128 MB. */
const MAX_TYPES = 1 << 25;

const BAD_SIZE = 'bad type array size';

/** Frames of the method that is being verified. Frames share the locals that they have in common. */
export class StackMapFrames {
  count = 0;
  /** {@link F.SIZE} numbers for each frame. */
  table = new Int32Array(64 * F.SIZE);
  /** Types of all frames, one behind the other. */
  types = new Int32Array(1024);
  /** By bytecode index: number of the frame there, plus one. */
  private readonly index = new Uint16Array(65536);
  private used = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  /** What is wrong with an item, to be told only once the whole list has been read. */
  private fault = '';

  /** Number of the frame at a bytecode index, -1 if there is none. */
  frameAt(bci: number): number {
    return bci >= 0 && bci < 65536 ? this.index[bci] - 1 : -1;
  }

  private clear(): void {
    for (let i = 0; i < this.count; i++) {
      const bci = this.table[i * F.SIZE + F.BCI];
      if (bci < 65536) this.index[bci] = 0;
    }
    this.count = 0;
    this.used = 0;
    this.at = 0;
    this.fault = '';
  }

  /** Reads all frames; the locals at method entry are what the first frame is relative to. */
  read(
    bytes: Uint8Array | null,
    host: MapReaderHost,
    locals: Int32Array,
    localCount: number,
    flags: number,
  ): void {
    this.clear();
    if (bytes === null || bytes.length === 0) return;
    this.bytes = bytes;
    const total = this.u2(host);
    let previous = -1;
    this.reserve(localCount);
    this.types.set(locals.subarray(0, localCount), 0);
    this.used = localCount;
    let localsAt = 0;
    for (let i = 0; i < total; i++) {
      const row = i * F.SIZE;
      if (row + F.SIZE > this.table.length) this.growTable();
      this.table[row + F.FLAGS] = flags;
      this.table[row + F.LOCALS_AT] = localsAt;
      this.table[row + F.LOCALS] = localCount;
      this.table[row + F.STACK] = 0;
      this.table[row + F.STACK_AT] = 0;
      const delta = this.frame(host, row);
      const bci = previous + 1 + delta;
      this.table[row + F.BCI] = bci;
      this.count = i + 1;
      if (bci >= host.codeLength || host.marks[bci] === Mark.NONE) host.badOffset(this, i);
      this.index[bci] = i + 1;
      previous = bci;
      localsAt = this.table[row + F.LOCALS_AT];
      localCount = this.table[row + F.LOCALS];
      flags = this.table[row + F.FLAGS];
    }
    if (this.at !== bytes.length) host.malformed('wrong attribute size');
  }

  /** One frame; returns offset_delta. */
  private frame(host: MapReaderHost, row: number): number {
    const type = this.u1(host);
    if (type < 64) return type;
    if (type < 128) {
      this.oneItem(host, row);
      return type - 64;
    }
    const delta = this.u2(host);
    if (type < 247) host.malformed('reserved frame type');
    if (type === 247) this.oneItem(host, row);
    else if (type < 251) this.chop(host, row, 251 - type);
    else if (type < 255) this.append(host, row, type - 251);
    else this.full(host, row);
    return delta;
  }

  private oneItem(host: MapReaderHost, row: number): void {
    this.reserve(2);
    const start = this.used;
    this.item(host);
    this.checkCount(host, this.used - start, host.maxStack);
    this.table[row + F.STACK_AT] = start;
    this.table[row + F.STACK] = this.used - start;
  }

  private chop(host: MapReaderHost, row: number, chops: number): void {
    const { table, types } = this;
    const start = table[row + F.LOCALS_AT];
    let length = table[row + F.LOCALS];
    for (; chops > 0; chops--) {
      if (length === 0) this.formatError(host, BAD_SIZE);
      length -= isCategory2Second(types[start + length - 1]) ? 2 : 1;
      if (length < 0) this.formatError(host, BAD_SIZE);
    }
    table[row + F.LOCALS] = length;
    // Uninitialized `this` may have been among those.
    table[row + F.FLAGS] = types.subarray(start, start + length).includes(VType.UNINITIALIZED_THIS) ? 1 : 0;
  }

  private append(host: MapReaderHost, row: number, appends: number): void {
    const { table } = this;
    const start = table[row + F.LOCALS_AT];
    const length = table[row + F.LOCALS];
    this.reserve(length + 2 * appends);
    let at = start;
    if (start + length !== this.used) {
      at = this.used;
      this.types.copyWithin(at, start, start + length);
      this.used = at + length;
    }
    for (let i = 0; i < appends; i++) if (this.item(host)) table[row + F.FLAGS] = 1;
    this.checkCount(host, this.used - at, host.maxLocals);
    table[row + F.LOCALS_AT] = at;
    table[row + F.LOCALS] = this.used - at;
  }

  private full(host: MapReaderHost, row: number): void {
    const { table } = this;
    const locals = this.u2(host);
    this.reserve(2 * locals);
    table[row + F.LOCALS_AT] = this.used;
    table[row + F.FLAGS] = 0;
    for (let i = 0; i < locals; i++) if (this.item(host)) table[row + F.FLAGS] = 1;
    table[row + F.LOCALS] = this.used - table[row + F.LOCALS_AT];
    this.checkCount(host, table[row + F.LOCALS], host.maxLocals);
    const stack = this.u2(host);
    this.reserve(2 * stack);
    table[row + F.STACK_AT] = this.used;
    for (let i = 0; i < stack; i++) this.item(host);
    table[row + F.STACK] = this.used - table[row + F.STACK_AT];
    this.checkCount(host, table[row + F.STACK], host.maxStack);
  }

  /** Reads one verification_type_info into `types`. Is it uninitialized `this`? */
  private item(host: MapReaderHost): boolean {
    const tag = this.u1(host);
    let type: number;
    if (tag < VerificationTag.UNINITIALIZED_THIS) type = FROM_TAG[tag];
    else if (tag === VerificationTag.OBJECT) {
      type = host.classType(this.u2(host));
      if (type < 0) host.malformed('bad class index');
    } else if (tag === VerificationTag.UNINITIALIZED_THIS) type = VType.UNINITIALIZED_THIS;
    else if (tag === VerificationTag.UNINITIALIZED) {
      const bci = this.u2(host);
      if (bci >= host.codeLength || host.marks[bci] !== Mark.NEW) this.fault = 'bad offset for Uninitialized';
      type = VType.UNINITIALIZED + bci;
    } else host.malformed('bad verification type');
    this.types[this.used++] = type;
    if (isCategory2(type)) this.types[this.used++] = type + 1;
    return type === VType.UNINITIALIZED_THIS;
  }

  /** After a list of types has been read. */
  private checkCount(host: MapReaderHost, count: number, limit: number): void {
    if (count > limit) this.formatError(host, BAD_SIZE);
    if (this.fault !== '') this.formatError(host, this.fault);
  }

  private formatError(host: MapReaderHost, reason: string): never {
    host.formatError(`StackMapTable format error: ${reason}`);
  }

  private u1(host: MapReaderHost): number {
    if (this.at >= this.bytes.length) host.malformed('access beyond the end of attribute');
    return this.bytes[this.at++];
  }

  private u2(host: MapReaderHost): number {
    const { at, bytes } = this;
    if (at + 1 >= bytes.length) host.malformed('access beyond the end of attribute');
    this.at = at + 2;
    return (bytes[at] << 8) | bytes[at + 1];
  }

  /** Makes room for `count` more types. */
  private reserve(count: number): void {
    const needed = this.used + count;
    if (needed <= this.types.length) return;
    if (needed > MAX_TYPES) throw new TooManyTypes();
    const larger = new Int32Array(Math.max(needed, 2 * this.types.length));
    larger.set(this.types);
    this.types = larger;
  }

  private growTable(): void {
    const larger = new Int32Array(2 * this.table.length);
    larger.set(this.table);
    this.table = larger;
  }
}

/** Stack maps of absurd size: what a VM of limited memory must refuse. */
export class TooManyTypes {}
