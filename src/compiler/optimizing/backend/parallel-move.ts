import { XMM } from './intervals.js';

/** Locations: registers as in {@link Intervals}, then homes, pointer halves even, scalar halves odd. Sources may be constants: ~value. */
export const HOMES = 32;
export const pointerLocation = (home: number): number => HOMES + 2 * home;
export const scalarLocation = (home: number): number => HOMES + 2 * home + 1;
/** Words of the caller's outgoing area, of one's own, far behind the homes. */
export const INCOMING = 1 << 20;
export const OUTGOING = 1 << 21;

/** Writes one move; never called with a source equal to its target. */
export interface MoveSink {
  move(from: number, to: number, kind: number): void;
}

const SCRATCH = 11;
const XMM_SCRATCH = XMM + 15;

/** Moves that all happen at once: put in an order, cycles cut by a scratch register. */
export class ParallelMove {
  private count = 0;
  private from: Int32Array = new Int32Array(64);
  private to: Int32Array = new Int32Array(64);
  private kind: Uint8Array = new Uint8Array(64);
  private done: Uint8Array = new Uint8Array(64);

  clear(): void {
    this.count = 0;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  add(from: number, to: number, kind: number): void {
    if (from === to) return;
    if (this.count === this.from.length) {
      for (const name of ['from', 'to'] as const) {
        const larger = new Int32Array(2 * this.count);
        larger.set(this[name]);
        this[name] = larger;
      }
      const kinds = new Uint8Array(2 * this.count);
      kinds.set(this.kind);
      this.kind = kinds;
      this.done = new Uint8Array(2 * this.count);
    }
    const i = this.count++;
    this.from[i] = from;
    this.to[i] = to;
    this.kind[i] = kind;
  }

  emit(sink: MoveSink): void {
    const { count, from, to, kind, done } = this;
    done.fill(0, 0, count);
    let left = count;
    while (left > 0) {
      let progress = false;
      // Constants and loads last: what they overwrite may be read by others.
      for (let i = 0; i < count; i++) {
        if (done[i] !== 0 || this.isRead(to[i], i)) continue;
        sink.move(from[i], to[i], kind[i]);
        done[i] = 1;
        left--;
        progress = true;
      }
      if (!progress) this.cut(sink);
    }
    this.count = 0;
  }

  private isRead(location: number, but: number): boolean {
    const { count, from, done } = this;
    for (let i = 0; i < count; i++) if (done[i] === 0 && i !== but && from[i] === location) return true;
    return false;
  }

  /** Only cycles are left: whoever reads the first one's target reads the scratch register instead. */
  private cut(sink: MoveSink): void {
    const { count, from, to, kind, done } = this;
    let first = 0;
    while (done[first] !== 0) first++;
    const target = to[first];
    let holder = target < XMM ? SCRATCH : XMM_SCRATCH;
    let held = 0;
    for (let i = 0; i < count; i++) {
      if (done[i] !== 0) continue;
      // Copies from memory to memory need the general scratch register.
      if (from[i] >= HOMES && to[i] >= HOMES) holder = XMM_SCRATCH;
      if (from[i] === target) held = kind[i];
    }
    sink.move(target, holder, held);
    for (let i = 0; i < count; i++) if (done[i] === 0 && from[i] === target) from[i] = holder;
  }
}
