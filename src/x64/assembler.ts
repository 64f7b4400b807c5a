/** The encoder with labels: jumps, calls, and addresses of code within it. */

import { Encoder } from './encoder.js';
import { encodings } from './encodings.js';
import type { Form } from './form.js';
import type { Cond } from './registers.js';

export * from './form.js';
export { Cond, Reg } from './registers.js';

declare const labelBrand: unique symbol;

/** A place in the code, perhaps not reached yet: a number that the assembler gives out. Valid until the next reset. */
export type Label = number & { readonly [labelBrand]: true };

/** What a fix-up is waiting to write. */
const enum Fix {
  /** Distance from the end of the field. */
  REL32 = 0,
  REL8 = 1,
  /** The label's address. */
  ABS32 = 2,
}

const UNBOUND = -1;
const NONE = -1;

/**
 * What must be added to a 32-bit field if the code is put elsewhere than at its origin. A relocation is `offset of the field << 1 | kind`.
 */
export const enum Reloc {
  /** The distance to an address outside the code: less what the code moves by. */
  OUTWARD = 0,
  /** The address of a place in the code: what it moves by. */
  INWARD = 1,
}

export class Assembler extends Encoder {
  /** Offsets of labels, UNBOUND if not known. */
  private labelAt: Int32Array = new Int32Array(256);
  /** First fix-up that waits for the label, NONE if none does. */
  private labelFix: Int32Array = new Int32Array(256);
  private labelCount = 0;
  private fixAt: Int32Array = new Int32Array(256);
  private fixKind: Uint8Array = new Uint8Array(256);
  private fixNext: Int32Array = new Int32Array(256);
  private fixCount = 0;
  /** Fix-ups that still wait. */
  private waiting = 0;
  private relocated: Int32Array = new Int32Array(256);
  private relocationCount = 0;

  /** Starts anew, with code that will stand at `origin`. Labels made before are no longer valid. */
  reset(origin = 0): void {
    this.offset = 0;
    this.origin = origin;
    this.labelCount = 0;
    this.fixCount = 0;
    this.waiting = 0;
    this.relocationCount = 0;
  }

  /** A copy of the code so far. Throws if a label that was used is not bound. */
  bytes(): Uint8Array {
    if (this.waiting !== 0) throw new Error(`x64: ${this.waiting} uses of labels that are not bound`);
    return this.code.slice(0, this.offset);
  }

  /** The same without copying: what is assembled next overwrites it. */
  view(): Uint8Array {
    if (this.waiting !== 0) throw new Error(`x64: ${this.waiting} uses of labels that are not bound`);
    return this.code.subarray(0, this.offset);
  }

  /** A copy of the list of fields that depend on where the code stands, for {@link relocate}. */
  relocations(): Int32Array {
    return this.relocated.slice(0, this.relocationCount);
  }

  /** The same without copying. */
  relocationView(): Int32Array {
    return this.relocated.subarray(0, this.relocationCount);
  }

  private note(at: number, kind: Reloc): void {
    if (this.relocationCount === this.relocated.length) this.relocated = twice(this.relocated);
    this.relocated[this.relocationCount++] = (at << 1) | kind;
  }

  newLabel(): Label {
    const label = this.labelCount++;
    if (label === this.labelAt.length) {
      this.labelAt = twice(this.labelAt);
      this.labelFix = twice(this.labelFix);
    }
    this.labelAt[label] = UNBOUND;
    this.labelFix[label] = NONE;
    return label as Label;
  }

  /** The label is here. */
  bind(label: Label): void {
    if (this.labelAt[label] !== UNBOUND) throw new Error(`x64: label ${label} is bound twice`);
    const target = this.offset;
    this.labelAt[label] = target;
    for (let fix = this.labelFix[label]; fix !== NONE; fix = this.fixNext[fix]) {
      this.waiting--;
      this.fix(this.fixAt[fix], this.fixKind[fix], target);
    }
  }

  isBound(label: Label): boolean {
    return this.labelAt[label] !== UNBOUND;
  }

  /** Where a label is. Throws if it is not bound. */
  labelOffset(label: Label): number {
    const at = this.labelAt[label];
    if (at === UNBOUND) throw new Error(`x64: label ${label} is not bound`);
    return at;
  }

  // ---------------------------------------------------------------- jumps and calls

  /** jmp: short if the label is bound and near, else rel32. */
  jmp(label: Label): void {
    this.room();
    if (this.isNear(label)) {
      this.byte(0xeb);
      this.use(label, Fix.REL8);
    } else {
      this.byte(0xe9);
      this.use(label, Fix.REL32);
    }
  }

  /** jcc: short if the label is bound and near, else rel32. */
  jcc(cond: Cond, label: Label): void {
    this.room();
    if (this.isNear(label)) {
      this.byte(0x70 | cond);
      this.use(label, Fix.REL8);
    } else {
      this.byte(0x0f);
      this.byte(0x80 | cond);
      this.use(label, Fix.REL32);
    }
  }

  /** A short jump to a label that will be bound within 127 bytes: binding it farther away throws. */
  jmpShort(label: Label): void {
    this.room();
    this.byte(0xeb);
    this.use(label, Fix.REL8);
  }

  jccShort(cond: Cond, label: Label): void {
    this.room();
    this.byte(0x70 | cond);
    this.use(label, Fix.REL8);
  }

  /** call rel32, always five bytes. */
  call(label: Label): void {
    this.room();
    this.byte(0xe8);
    this.use(label, Fix.REL32);
  }

  /** call rel32 of an absolute address, always five bytes. */
  callAbs(address: number): void {
    this.room();
    this.byte(0xe8);
    this.relative(address);
  }

  /** jmp rel32 to an absolute address, always five bytes. */
  jmpAbs(address: number): void {
    this.room();
    this.byte(0xe9);
    this.relative(address);
  }

  jccAbs(cond: Cond, address: number): void {
    this.room();
    this.byte(0x0f);
    this.byte(0x80 | cond);
    this.relative(address);
  }

  // ---------------------------------------------------------------- addresses of labels

  /** With the r/m operand [rip + …], the place of a label: LEA, or a load of data behind the code. Not for forms with an immediate. */
  rl(form: Form, reg: number, label: Label): void {
    this.room();
    this.head(encodings[form], reg, 0, 0, 0);
    this.byte(((reg & 7) << 3) | 5);
    this.use(label, Fix.REL32);
  }

  /** The same with a register that only VEX encodes. */
  rvl(form: Form, reg: number, vex: number, label: Label): void {
    this.room();
    this.vexHead(encodings[form], reg, vex, 0, 0);
    this.byte(((reg & 7) << 3) | 5);
    this.use(label, Fix.REL32);
  }

  /** The label's address as a 32-bit word of data. */
  dwordLabel(label: Label): void {
    this.room();
    this.use(label, Fix.ABS32);
  }

  /** The address of the code at an offset, as a 32-bit word of data. */
  dwordAddress(offset: number): void {
    this.note(this.offset, Reloc.INWARD);
    this.dword(this.origin + offset);
  }

  /** Writes the address of the code at an offset into a field that has been emitted. */
  patchAddress(at: number, offset: number): void {
    this.note(at, Reloc.INWARD);
    this.patch32(at, this.origin + offset);
  }

  // ---------------------------------------------------------------- fix-ups

  private isNear(label: Label): boolean {
    const at = this.labelAt[label];
    return at !== UNBOUND && at - (this.offset + 2) >= -128;
  }

  /** Reserves the field at the current offset, and fills it in as soon as the label is known. */
  private use(label: Label, kind: Fix): void {
    const at = this.offset;
    this.offset = kind === Fix.REL8 ? at + 1 : at + 4;
    const target = this.labelAt[label];
    if (target !== UNBOUND) {
      this.fix(at, kind, target);
      return;
    }
    const fix = this.fixCount++;
    if (fix === this.fixAt.length) {
      this.fixAt = twice(this.fixAt);
      this.fixNext = twice(this.fixNext);
      const kinds = new Uint8Array(2 * fix);
      kinds.set(this.fixKind);
      this.fixKind = kinds;
    }
    this.fixAt[fix] = at;
    this.fixKind[fix] = kind;
    this.fixNext[fix] = this.labelFix[label];
    this.labelFix[label] = fix;
    this.waiting++;
  }

  private fix(at: number, kind: Fix, target: number): void {
    if (kind === Fix.REL32) this.patch32(at, target - (at + 4));
    else if (kind === Fix.ABS32) this.patchAddress(at, target);
    else {
      const distance = target - (at + 1);
      if (distance !== (distance << 24) >> 24) throw new Error(`x64: short jump over ${distance} bytes`);
      this.code[at] = distance;
    }
  }

  private relative(address: number): void {
    const distance = address - (this.origin + this.offset + 4);
    if (distance !== (distance | 0)) throw new Error(`x64: ${address} is not within 2 GB`);
    this.note(this.offset, Reloc.OUTWARD);
    this.word32(distance);
  }
}

/** Makes code good for an address that is `distance` bytes above the one it was assembled for. The distance must be a multiple of all alignments in the code. */
export function relocate(code: Uint8Array, relocations: Int32Array, distance: number): void {
  for (const relocation of relocations) {
    const at = relocation >> 1;
    const old = code[at] | (code[at + 1] << 8) | (code[at + 2] << 16) | (code[at + 3] << 24);
    const value = (relocation & 1) === Reloc.INWARD ? old + distance : old - distance;
    code[at] = value;
    code[at + 1] = value >>> 8;
    code[at + 2] = value >>> 16;
    code[at + 3] = value >>> 24;
  }
}

function twice(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
