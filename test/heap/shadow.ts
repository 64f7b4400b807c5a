/** A random mutator and its model: what JavaScript objects say must be found in the heap after any collection. */
import { Mark, Obj, Region } from '../../src/layout/layout.js';
import type { Choices } from '../support/choices.js';
import type { TestClass, TestHeap } from './test-heap.js';

interface ShadowObject {
  type: TestClass;
  /** -1: not an array. */
  length: number;
  refs: (ShadowObject | null)[];
  ints: number[];
  hash: number;
  /** Valid until the next collection. */
  address: number;
}

/** Of a primitive array only so many elements are looked at. */
const SAMPLE = 4;

export class ShadowMutator {
  readonly roots: (ShadowObject | null)[];
  readonly weak: (ShadowObject | null)[];
  /** Objects that were reachable when last looked. */
  private reachable: ShadowObject[] = [];
  /** How many ints have been stored. */
  private stored = 0;

  constructor(
    private readonly th: TestHeap,
    private readonly choices: Choices,
    private readonly classes: TestClass[],
    /** Lengths of arrays are below this, now and then forty times as much. */
    private readonly maxLength: number,
  ) {
    this.roots = new Array(th.handles.length).fill(null);
    this.weak = new Array(16).fill(null);
    th.weak = new Int32Array(16);
  }

  /** One random action. Returns true if a collection happened on the way. */
  step(): boolean {
    const { choices } = this;
    const before = this.collections();
    const action = choices.below(100);
    if (action < 45) this.allocate();
    else if (action < 75) this.link();
    else if (action < 85) this.unlink();
    else if (action < 90) this.setRoot(null);
    else if (action < 93) this.scribble();
    else if (action < 95) this.watch();
    else if (action === 95) this.setHash();
    return this.collections() !== before;
  }

  collections(): number {
    return this.th.heap.stats.youngCollections + this.th.heap.stats.fullCollections;
  }

  /** Compares heap and model from the roots on, and learns the new addresses. Throws at the first difference. */
  check(afterFull: boolean): number {
    const { th } = this;
    const seen = new Set<ShadowObject>();
    const queue: ShadowObject[] = [];
    const meet = (shadow: ShadowObject | null, address: number, where: string): void => {
      if (shadow === null) {
        if (address !== 0) throw new Error(`${where}: ${address} instead of null`);
        return;
      }
      if (seen.has(shadow)) {
        if (shadow.address !== address) throw new Error(`${where}: ${address}, elsewhere ${shadow.address}`);
        return;
      }
      seen.add(shadow);
      shadow.address = address;
      queue.push(shadow);
    };
    this.roots.forEach((shadow, i) => {
      meet(shadow, th.handles[i], `root ${i}`);
    });
    while (queue.length > 0) {
      const shadow = queue.pop() as ShadowObject;
      this.compare(shadow);
      shadow.refs.forEach((target, i) => {
        meet(target, th.get(this.slot(shadow, i)), `slot ${i} of ${shadow.address}`);
      });
    }
    this.checkWeak(seen, afterFull);
    this.reachable = [...seen];
    return seen.size;
  }

  private checkWeak(seen: Set<ShadowObject>, afterFull: boolean): void {
    this.weak.forEach((shadow, i) => {
      const address = this.th.weak[i];
      if (shadow === null) return;
      if (seen.has(shadow)) {
        if (address !== shadow.address) throw new Error(`weak ${i}: ${address} instead of ${shadow.address}`);
      } else if (afterFull && address !== 0) {
        throw new Error(`weak ${i}: still there after a full collection`);
      }
      if (address === 0) this.weak[i] = null;
    });
  }

  private compare(shadow: ShadowObject): void {
    const { th } = this;
    const { type, address } = shadow;
    if (th.get(address) !== type.record) throw new Error(`${address}: wrong class`);
    if (th.get(address + Obj.MARK) >>> Mark.PAYLOAD_SHIFT !== shadow.hash)
      throw new Error(`${address}: lost its hash`);
    if (type.isArray && th.get(address + Obj.ARRAY_LENGTH) !== shadow.length)
      throw new Error(`${address}: length`);
    shadow.ints.forEach((value, i) => {
      if (th.get(this.intSlot(shadow, i)) !== value) throw new Error(`${address}: int ${i} changed`);
    });
  }

  private slot(shadow: ShadowObject, index: number): number {
    if (shadow.type.isArray) return shadow.address + Obj.ARRAY_DATA + 4 * index;
    return shadow.address + shadow.type.refs[index];
  }

  private intSlot(shadow: ShadowObject, index: number): number {
    const { type, address, length } = shadow;
    if (!type.isArray) return address + type.ints[index];
    // Sampled words from the array's first to its last.
    const words = ((length << type.elemShift) >> 2) - 1;
    return address + Obj.ARRAY_DATA + 4 * Math.floor((words * index) / (SAMPLE - 1));
  }

  private allocate(): void {
    const { th, choices, classes } = this;
    const type = classes[choices.below(classes.length)];
    let length = -1;
    if (type.isArray) length = choices.below(choices.below(60) === 0 ? this.maxLength * 40 : this.maxLength);
    const before = this.collections();
    let address: number;
    if (choices.below(4) === 0) {
      if (length < 0) address = th.heap.allocateObject(type.record);
      else if (type.isRefArray || choices.below(2) === 0)
        address = th.heap.allocateArray(type.record, length);
      else address = this.allocateToFill(type, length);
    } else {
      address = th.allocate(type, length);
    }
    if (this.collections() !== before) this.check(false);
    if (address === 0) {
      this.roots.fill(null, 0, this.roots.length >> 1);
      th.handles.fill(0, 0, this.roots.length >> 1);
      return;
    }
    const shadow: ShadowObject = { type, length, refs: [], ints: [], hash: 0, address };
    if (type.isRefArray) shadow.refs = new Array(length).fill(null);
    else if (!type.isArray) shadow.refs = new Array(type.refs.length).fill(null);
    this.requireZero(shadow);
    const ints = type.isArray
      ? !type.isRefArray && length << type.elemShift >= 64
        ? SAMPLE
        : 0
      : type.ints.length;
    shadow.ints = new Array(ints).fill(0);
    for (let i = 0; i < ints; i++) this.setInt(shadow, i);
    if (this.reachable.length === 0 || choices.below(3) === 0) this.setRoot(shadow);
    else this.store(this.pick(), shadow);
    this.reachable.push(shadow);
    // A new object refers to some that are there already: older ones, even in the old space.
    for (let i = choices.below(3); i > 0 && shadow.refs.length > 0; i--) this.store(shadow, this.pick());
  }

  /** A zeroed array of primitives, in memory that need not be zero before. */
  private allocateToFill(type: TestClass, length: number): number {
    const { th } = this;
    const address = th.heap.allocateArrayToFill(type.record, length);
    const from = address + Obj.ARRAY_DATA - Region.BASE;
    if (address !== 0) th.u8.fill(0, from >>> 0, (from + (length << type.elemShift)) >>> 0);
    return address;
  }

  private requireZero(shadow: ShadowObject): void {
    const bytes = shadow.type.isArray ? shadow.length << shadow.type.elemShift : 0;
    const from = shadow.address + Obj.ARRAY_DATA;
    for (let i = 0; i < bytes; i += 4)
      if (this.th.get(from + i) !== 0) throw new Error('a new array is not zero');
    for (const offset of [...shadow.type.refs, ...shadow.type.ints]) {
      if (this.th.get(shadow.address + offset) !== 0) throw new Error('a new object is not zero');
    }
  }

  /** May be unreachable by now: its memory is still there, until the next collection. */
  private pick(): ShadowObject {
    return this.reachable[this.choices.below(this.reachable.length)];
  }

  private store(holder: ShadowObject, target: ShadowObject | null): void {
    const { th, choices } = this;
    if (holder.refs.length === 0) {
      if (target !== null) this.setRoot(target);
      return;
    }
    const index = choices.below(holder.refs.length);
    holder.refs[index] = target;
    const value = target === null ? 0 : target.address;
    if (holder.type.isArray) th.putElement(holder.address, index, value);
    else th.putField(holder.address, holder.type.refs[index], value);
  }

  private link(): void {
    if (this.reachable.length > 0) this.store(this.pick(), this.pick());
  }

  private unlink(): void {
    if (this.reachable.length > 0) this.store(this.pick(), null);
  }

  private setRoot(shadow: ShadowObject | null): void {
    const index = this.choices.below(this.roots.length);
    this.roots[index] = shadow;
    this.th.handles[index] = shadow === null ? 0 : shadow.address;
  }

  private scribble(): void {
    if (this.reachable.length === 0) return;
    const shadow = this.pick();
    for (let i = 0; i < shadow.ints.length; i++) this.setInt(shadow, i);
  }

  private setInt(shadow: ShadowObject, index: number): void {
    // Values that look like references into the heap, as half of these do, must do no harm.
    const value = Math.imul(++this.stored, 0x9e37_79b1);
    this.th.set(this.intSlot(shadow, index), value);
    shadow.ints[index] = value;
    // Short arrays: several samples fall on one word.
    for (let i = 0; i < shadow.ints.length; i++) {
      if (this.intSlot(shadow, i) === this.intSlot(shadow, index)) shadow.ints[i] = value;
    }
  }

  private watch(): void {
    if (this.reachable.length === 0) return;
    const index = this.choices.below(this.weak.length);
    const shadow = this.pick();
    this.weak[index] = shadow;
    this.th.weak[index] = shadow.address;
  }

  private setHash(): void {
    if (this.reachable.length === 0) return;
    const shadow = this.pick();
    shadow.hash = this.choices.below(0xff_ffff) + 1;
    const w = shadow.address + Obj.MARK;
    this.th.set(w, (this.th.get(w) & 0xff) | (shadow.hash << Mark.PAYLOAD_SHIFT));
  }
}
