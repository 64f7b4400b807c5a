import type { IrMethod } from './method.js';
import { aRole, bRole, cRole, dstRole, Role } from './operand-kinds.js';
import { IR_WORDS, Kind, W } from './ops.js';

const SCALAR = 1;
const POINTER = 2;

/**
 * Gives homes to the slot halves that a method uses. Parameters come first, in order, whether used or not (whoever enters the method stores them);
 * then the other slots in order: local variables, stack positions, scratch.
 */
export class Homes {
  private used: Uint8Array = new Uint8Array(256);
  /** Entries of `used` that may not be 0. */
  private noted = 0;

  reset(slotCount: number): void {
    if (this.used.length < slotCount) this.used = new Uint8Array(2 * slotCount);
    else this.used.fill(0, 0, this.noted);
    this.noted = slotCount;
  }

  /**
   * Notes that a local variable is loaded. Loads are noted while translating because the operand lists of calls don't say kinds; everything else is
   * written by some instruction, where {@link assign} sees it.
   */
  noteLoad(local: number, kind: number): void {
    this.used[local] |= kind === Kind.P ? POINTER : SCALAR;
  }

  assign(method: IrMethod): void {
    const { slotCount } = method;
    this.reserve(slotCount);
    this.noteInstructions(method);
    if (method.pointerHome.length < slotCount) {
      method.pointerHome = new Int32Array(slotCount);
      method.scalarHome = new Int32Array(slotCount);
    }
    const { pointerHome, scalarHome } = method;
    pointerHome.fill(-1, 0, slotCount);
    scalarHome.fill(-1, 0, slotCount);
    let pointers = 0;
    let scalars = 0;
    for (let i = 0; i < method.paramSlots.length; i++) {
      const slot = method.paramSlots[i];
      if (method.paramKinds[i] === Kind.P) pointerHome[slot] = pointers++;
      else scalarHome[slot] = scalars++;
    }
    for (let slot = 0; slot < slotCount; slot++) {
      const used = this.used[slot];
      if ((used & POINTER) !== 0 && pointerHome[slot] < 0) pointerHome[slot] = pointers++;
      if ((used & SCALAR) !== 0 && scalarHome[slot] < 0) scalarHome[slot] = scalars++;
    }
    method.pointerHomes = pointers;
    method.scalarHomes = scalars;
  }

  private noteInstructions(method: IrMethod): void {
    const { code } = method;
    const end = method.length * IR_WORDS;
    for (let at = 0; at < end; at += IR_WORDS) {
      const op = code[at];
      const dst = dstRole[op];
      this.note(dst === Role.CALL_RESULT ? code[at + W.C] : dst, code[at + W.DST]);
      this.note(aRole[op], code[at + W.A]);
      this.note(bRole[op], code[at + W.B]);
      this.note(cRole[op], code[at + W.C]);
    }
  }

  private note(role: number, operand: number): void {
    if (role === Role.UNUSED || role > Kind.P || operand < 0) return;
    this.used[operand] |= role === Kind.P ? POINTER : SCALAR;
  }

  /** Scratch slots may have been added since {@link reset}. */
  private reserve(slotCount: number): void {
    this.noted = slotCount;
    if (this.used.length >= slotCount) return;
    const used = new Uint8Array(2 * slotCount);
    used.set(this.used);
    this.used = used;
  }
}
