/** Which monitors the frames of a thread hold, for java.lang.management. */
import { IrBuilder } from '../../ir/builder.js';
import { IrMethod } from '../../ir/method.js';
import { Op } from '../../jvms/opcodes.js';
import { Frame } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { sourceOf } from '../code/method-source.js';
import { type FrameCursor, framesOf } from '../frames/frame-cursor.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';

export interface HeldMonitor {
  readonly object: number;
  /** Index of the frame, from the innermost, that has locked it. */
  readonly depth: number;
}

/** Frames in order, the innermost first; within a frame too. Frames of optimized code, whose variables may be anywhere, say nothing. */
export function heldMonitors(vm: VM, thread: JavaThread): HeldMonitor[] {
  const held: HeldMonitor[] = [];
  const cursor = framesOf(vm, thread);
  for (let depth = 0; cursor.next(); depth++)
    for (const object of lockedBy(vm, cursor))
      if (object !== 0 && vm.monitors.ownerOf(object) === thread) held.push({ object, depth });
  return held;
}

function lockedBy(vm: VM, { blob, bci, frame }: FrameCursor): number[] {
  if (blob.code.pointerMaps !== null) return [];
  const homeAt = (home: number): number => vm.memory.load32(frame + Frame.FIRST_POINTER - 4 * home);
  const objects: number[] = [];
  if (!blob.isNative && bci >= 0) {
    const locals = lockLocals(blob.method, bci);
    if (locals.length > 0) {
      const { pointerHome } = new IrBuilder().build(sourceOf(blob.method, blob.leaders), new IrMethod());
      for (const local of locals) if (pointerHome[local] >= 0) objects.push(homeAt(pointerHome[local]));
    }
  }
  if (blob.code.syncHome >= 0) objects.push(homeAt(blob.code.syncHome));
  return objects;
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
