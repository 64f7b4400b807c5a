/** Choosing operands for a form, and encoding it with them. */
import type { Assembler, Form } from '../../src/x64/assembler.js';
import { type FormDescription, type Operand, Role } from '../../src/x64/forms/describe.js';
import type { Choices } from '../support/choices.js';
import type { Memory, Operands } from './form-text.js';

const RSP = 4;

/** Where encodings change: none, 8 bits, 32 bits. */
export const DISPLACEMENTS = [0, 1, -1, 127, -128, 128, -129, 0x1234_5678, 0x7fff_ffff, -0x8000_0000];
const IMMEDIATES = [
  0, 1, -1, 2, 7, 127, -128, 128, -129, 255, 256, 0x7fff, -0x8000, 0x7fff_ffff, -0x8000_0000,
];
const WIDE_IMMEDIATES = [
  0x8000_0000,
  0xffff_ffff,
  0x1_0000_0000,
  -0x1_0000_0000,
  2 ** 53 - 1,
  1 - 2 ** 53,
  -(2 ** 63),
];

/** What a form's operands allow. */
export interface Shape {
  readonly reg: boolean;
  readonly vex: boolean;
  readonly rm: Operand | null;
  readonly imm: Operand | null;
}

export function shapeOf(form: FormDescription): Shape {
  const find = (role: Role): Operand | null => form.operands.find((operand) => operand.role === role) ?? null;
  return {
    reg: find(Role.REG) !== null,
    vex: find(Role.VEX) !== null,
    rm: find(Role.RM),
    imm: find(Role.IMM),
  };
}

/** A random register of 16, an x87 one of 8. */
function register(operand: Operand | null, choices: Choices): number {
  return choices.below(operand?.text === 'ST(i)' ? 8 : 16);
}

function immediate(imm: Operand | null, choices: Choices): number {
  if (imm === null) return 0;
  const bits = Math.min(imm.size, 32);
  if (choices.below(2) === 0) return (choices.int() << (32 - bits)) >> (32 - bits);
  const edge = choices.of(imm.size === 64 ? [...IMMEDIATES, ...WIDE_IMMEDIATES] : IMMEDIATES);
  return imm.size === 64 ? edge : (edge << (32 - bits)) >> (32 - bits);
}

export function randomDisplacement(choices: Choices): number {
  switch (choices.below(3)) {
    case 0:
      return choices.of(DISPLACEMENTS);
    case 1:
      return choices.below(256) - 128;
    default:
      return choices.int();
  }
}

function randomIndex(choices: Choices): number {
  const index = choices.below(15);
  return index < RSP ? index : index + 1;
}

export function randomMemory(choices: Choices): Memory {
  const memory = { base: choices.below(16), index: null, scale: 0, disp: randomDisplacement(choices) };
  switch (choices.below(8)) {
    case 0:
      return { ...memory, base: null };
    case 1:
    case 2:
    case 3:
      return { ...memory, index: randomIndex(choices), scale: choices.below(4) };
    default:
      return memory;
  }
}

export function randomOperands(form: FormDescription, choices: Choices, rm?: number | Memory): Operands {
  const shape = shapeOf(form);
  let place = rm ?? 0;
  if (rm === undefined && shape.rm !== null) {
    const memory = shape.rm.mayBeMemory && (!shape.rm.mayBeRegister || choices.below(3) !== 0);
    place = memory ? randomMemory(choices) : register(shape.rm, choices);
  }
  return { reg: choices.below(16), vex: choices.below(16), rm: place, imm: immediate(shape.imm, choices) };
}

/**
 * Operands that between them reach every register in every place, every base with every kind of displacement, every index with every scale, and
 * absolute addresses.
 */
export function* systematicOperands(form: FormDescription, choices: Choices): Generator<Operands> {
  const { reg, vex, rm, imm } = shapeOf(form);
  const some = (place?: number | Memory): Operands => randomOperands(form, choices, place);
  yield some();
  if (imm !== null) for (let i = 0; i < 2 * IMMEDIATES.length; i++) yield some();
  if (reg) for (let i = 0; i < 16; i++) yield { ...some(), reg: i };
  if (vex) for (let i = 0; i < 16; i++) yield { ...some(), vex: i };
  if (rm?.mayBeRegister === true) for (let i = 0; i < (rm.text === 'ST(i)' ? 8 : 16); i++) yield some(i);
  if (rm?.mayBeMemory !== true) return;
  for (let base = 0; base < 16; base++) {
    for (const disp of DISPLACEMENTS) yield some({ base, index: null, scale: 0, disp });
    if (reg && !vex && imm === null) {
      const disp = choices.of(DISPLACEMENTS);
      yield some({ base, index: null, scale: 0, disp, wide: true });
    }
  }
  for (let i = 0; i < 16; i++) {
    const disp = choices.of(DISPLACEMENTS);
    yield some({ base: i, index: randomIndex(choices), scale: choices.below(4), disp });
    if (i === RSP) continue;
    for (let scale = 0; scale < 4; scale++) yield some({ base: choices.below(16), index: i, scale, disp });
    for (const base of [5, 13]) yield some({ base, index: i, scale: choices.below(4), disp: 0 });
  }
  for (const disp of DISPLACEMENTS) yield some({ base: null, index: null, scale: 0, disp });
}

/** Encodes the form by the method of the encoder that takes these operands. */
export function encode(asm: Assembler, id: Form, form: FormDescription, operands: Operands): void {
  const { reg, vex, rm, imm } = operands;
  const shape = shapeOf(form);
  if (typeof rm !== 'number') encodeMemory(asm, id, shape, operands, rm);
  else if (shape.rm === null) {
    if (shape.imm !== null) asm.i(id, imm);
    else asm.o(id);
  } else if (shape.vex) {
    if (shape.reg) asm.rvr(id, reg, vex, rm);
    else asm.vr(id, vex, rm);
  } else if (shape.reg) {
    if (shape.imm !== null) asm.rri(id, reg, rm, imm);
    else asm.rr(id, reg, rm);
  } else if (shape.imm === null) asm.r(id, rm);
  else if (shape.imm.size === 64 && (rm & 1) === 0) asm.ri64(id, rm, imm);
  else asm.ri(id, rm, imm);
}

function encodeMemory(asm: Assembler, id: Form, shape: Shape, operands: Operands, memory: Memory): void {
  const { reg, vex, imm } = operands;
  const { base, index, scale, disp } = memory;
  const hasImm = shape.imm !== null;
  if (base === null) {
    if (shape.vex) shape.reg ? asm.rva(id, reg, vex, disp) : asm.va(id, vex, disp);
    else if (shape.reg) hasImm ? asm.rai(id, reg, disp, imm) : asm.ra(id, reg, disp);
    else hasImm ? asm.ai(id, disp, imm) : asm.a(id, disp);
  } else if (index !== null) {
    if (shape.vex && shape.reg) asm.rvx(id, reg, vex, base, index, scale, disp);
    else if (shape.vex) asm.vx(id, vex, base, index, scale, disp);
    else if (shape.reg && hasImm) asm.rxi(id, reg, base, index, scale, disp, imm);
    else if (shape.reg) asm.rx(id, reg, base, index, scale, disp);
    else hasImm ? asm.xi(id, base, index, scale, disp, imm) : asm.x(id, base, index, scale, disp);
  } else if (memory.wide === true) asm.rmD32(id, reg, base, disp);
  else if (shape.vex) shape.reg ? asm.rvm(id, reg, vex, base, disp) : asm.vm(id, vex, base, disp);
  else if (shape.reg) hasImm ? asm.rmi(id, reg, base, disp, imm) : asm.rm(id, reg, base, disp);
  else hasImm ? asm.mi(id, base, disp, imm) : asm.m(id, base, disp);
}
