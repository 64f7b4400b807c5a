/** Which monitors the frames of a thread hold, for java.lang.management. */

import { PlaceKind } from '../../compiler/optimizing/optimized-code.js';
import { IrBuilder } from '../../ir/builder.js';
import { IrMethod } from '../../ir/method.js';
import { Kind } from '../../ir/ops.js';
import { Op } from '../../jvms/opcodes.js';
import { Frame } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { sourceOf } from '../code/method-source.js';
import { type FrameCursor, framesOf } from '../frames/frame-cursor.js';
import { KeptValues } from '../tiers/kept-values.js';
import type { OptimizedState } from '../tiers/optimized-state.js';
import { placeOf, RecordReader } from '../tiers/records.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';

export interface HeldMonitor {
  readonly object: number;
  /** Index of the frame, from the innermost, that has locked it. */
  readonly depth: number;
}

/** Frames in order, the innermost first; within a frame too. `waitedFor`: an object that counts as held although the thread is in its wait. */
export function heldMonitors(vm: VM, thread: JavaThread, waitedFor = 0): HeldMonitor[] {
  const held: HeldMonitor[] = [];
  const cursor = framesOf(vm, thread);
  const optimized = new OptimizedVariables(vm);
  for (let depth = 0; cursor.next(); depth++) {
    const variables = cursor.blob.optimized === null ? null : optimized.moveTo(cursor);
    for (const object of lockedBy(vm, cursor, variables))
      if (object !== 0 && (object === waitedFor || vm.monitors.ownerOf(object) === thread))
        held.push({ object, depth });
  }
  return held;
}

function lockedBy(vm: VM, cursor: FrameCursor, optimized: OptimizedVariables | null): number[] {
  const { blob, bci, frame, method } = cursor;
  const homeAt = (home: number): number => vm.memory.load32(frame + Frame.FIRST_POINTER - 4 * home);
  const objects: number[] = [];
  if (!blob.isNative && bci >= 0) {
    const locals = lockLocals(method, bci);
    if (optimized !== null) for (const local of locals) objects.push(optimized.reference(local));
    else if (locals.length > 0) {
      const { pointerHome } = new IrBuilder().build(sourceOf(method, blob.leaders), new IrMethod());
      for (const local of locals) if (pointerHome[local] >= 0) objects.push(homeAt(pointerHome[local]));
    }
  }
  if (optimized !== null) objects.push(optimized.locked);
  if (cursor.isOutermost && blob.code.syncHome >= 0) objects.push(homeAt(blob.code.syncHome));
  return objects;
}

/** The local variables of the logical frames of optimized code that stand at a call, by the records for leaving it. */
class OptimizedVariables {
  private readonly reader = new RecordReader();
  private state!: OptimizedState;
  private frame = 0;
  /** The machine frame that {@link reader} stands in has a record. */
  private isKnown = false;
  private readonly kept: KeptValues;

  constructor(vm: VM) {
    this.kept = new KeptValues(vm.memory);
  }

  /** Follows a cursor through the frames of optimized code: to the innermost of a machine frame, or one outward. */
  moveTo({ blob, frame, pc }: FrameCursor): this {
    if (frame === this.frame) {
      this.isKnown &&= this.reader.outward();
      return this;
    }
    this.frame = frame;
    this.state = blob.optimized as OptimizedState;
    const { places, records } = this.state.code;
    const place = placeOf(places, pc - blob.start);
    this.isKnown = place >= 0 && places[place + 1] === PlaceKind.SAFEPOINT;
    if (this.isKnown) this.reader.open(records, places[place + 2]);
    return this;
  }

  /** What the logical frame has locked as an inlined synchronized method; 0 if it has not. */
  get locked(): number {
    const lock = this.isKnown ? this.reader.lock : null;
    return lock !== null && this.kept.read(this.state.code, this.frame, lock) ? this.kept.lo : 0;
  }

  /** The reference in a local variable; 0 if the code keeps none, or only what becomes an object when it is left (which no one else can have locked). */
  reference(local: number): number {
    const { reader } = this;
    if (!this.isKnown) return 0;
    for (let i = 0; i < reader.entryCount; i++) {
      const at = reader.entry(i);
      if (reader.words[at] !== local || reader.words[at + 1] !== Kind.P) continue;
      return this.kept.read(this.state.code, this.frame, reader.words[at + 2]) ? this.kept.lo : 0;
    }
    return 0;
  }
}

/**
 * Local variables that hold what the `synchronized` blocks around a place have locked, the innermost first. Compilers guard each block by a handler for everything, which unlocks what a variable
 * of its own holds: `astore e; aload lock; monitorexit`.
 */
function lockLocals(method: JavaMethod, bci: number): number[] {
  const code = method.code;
  if (code === null) return [];
  const { exceptionTable: table, code: bytes } = code;
  const locals: number[] = [];
  for (let i = 0; i < table.length; i += 4) {
    if (table[i + 3] !== 0 || bci < table[i] || bci >= table[i + 1] || bci >= table[i + 2]) continue;
    const local = unlocked(bytes, table[i + 2]);
    if (local >= 0 && !locals.includes(local)) locals.push(local);
  }
  return locals;
}

/** The variable whose object a handler unlocks, -1 if it is no such handler. */
function unlocked(bytes: Uint8Array, handler: number): number {
  const store = localOf(bytes, handler, Op.ASTORE, Op.ASTORE_0);
  if (store === null) return -1;
  const load = localOf(bytes, handler + store.length, Op.ALOAD, Op.ALOAD_0);
  if (load === null) return -1;
  return bytes[handler + store.length + load.length] === Op.MONITOREXIT ? load.local : -1;
}

/** The instruction at `at` if it is one of those that load or store a reference. */
function localOf(
  bytes: Uint8Array,
  at: number,
  general: Op,
  first: Op,
): { readonly local: number; readonly length: number } | null {
  const opcode = bytes[at];
  if (opcode >= first && opcode < first + 4) return { local: opcode - first, length: 1 };
  if (opcode === general) return { local: bytes[at + 1], length: 2 };
  if (opcode === Op.WIDE && bytes[at + 1] === general)
    return { local: (bytes[at + 2] << 8) | bytes[at + 3], length: 4 };
  return null;
}
