/** What a disassembler should say of an instruction: its row with the operands put in. Knows nothing of encodings. */
import { type FormDescription, type Operand, Role } from '../../src/x64/forms/describe.js';

/** A memory operand; no base and no index: an absolute address. */
export interface Memory {
  readonly base: number | null;
  readonly index: number | null;
  /** log2 of the factor. */
  readonly scale: number;
  readonly disp: number;
  /** disp is relative to the end of the instruction. */
  readonly ripRelative?: boolean;
  /** The displacement is to be encoded in 32 bits. */
  readonly wide?: boolean;
}

/** Values for the operands of a form, by their roles. */
export interface Operands {
  readonly reg: number;
  readonly vex: number;
  /** Register number, or memory. */
  readonly rm: number | Memory;
  readonly imm: number;
}

const legacy = ['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di'];
const low = ['al', 'cl', 'dl', 'bl', 'spl', 'bpl', 'sil', 'dil'];

export function generalName(reg: number, bits: number): string {
  if (reg >= 8) return `r${reg}${{ 8: 'b', 16: 'w', 32: 'd', 64: '' }[bits]}`;
  if (bits === 8) return low[reg];
  return { 16: '', 32: 'e', 64: 'r' }[bits] + legacy[reg];
}

const keywords: Readonly<Record<number, string>> = {
  8: 'byte',
  16: 'word',
  32: 'dword',
  64: 'qword',
  80: 'tbyte',
  128: 'xmmword',
  256: 'ymmword',
};

/** Where iced-x86 writes instructions otherwise than the manual. */
const spellings: Readonly<Record<string, string>> = { int3: 'int 3' };
const sizes: Readonly<Record<string, string>> = { cmpxchg16b: 'oword', 'lock cmpxchg16b': 'oword' };
const X87_POPPING = /^f(add|mul|subr?|divr?)p$/;
const X87_COMPARING = /^fu?comip?$/;

function memoryText(form: FormDescription, operand: Operand, memory: Memory): string {
  const { base, index, scale, disp } = memory;
  const terms: string[] = [];
  if (memory.ripRelative === true) terms.push('rip');
  if (base !== null) terms.push(generalName(base, 64));
  if (index !== null) terms.push(generalName(index, 64) + (scale === 0 ? '' : `*${1 << scale}`));
  let text = terms.join('+');
  if (terms.length === 0) text = `${BigInt.asUintN(64, BigInt(disp))}`;
  else if (disp !== 0) text += (disp < 0 ? '' : '+') + disp;
  const size = sizes[form.mnemonic] ?? keywords[operand.size];
  return size === undefined ? `[${text}]` : `${size} ptr [${text}]`;
}

function registerText(operand: Operand, reg: number): string {
  const kind = operand.text.split('/')[0];
  if (kind === 'ST(i)') return `st(${reg})`;
  if (kind === 'xmm' || kind === 'ymm') return `${kind}${reg}`;
  return generalName(reg, kind === 'r' ? operand.size : Number(kind.slice(1)));
}

function immediateText(operand: Operand, imm: number): string {
  return `${operand.size === 64 ? BigInt(imm) : (imm << (32 - operand.size)) >> (32 - operand.size)}`;
}

function operandText(form: FormDescription, operand: Operand, values: Operands): string {
  switch (operand.role) {
    case Role.REG:
      return registerText(operand, values.reg);
    case Role.VEX:
      return registerText(operand, values.vex);
    case Role.RM:
      if (typeof values.rm === 'number') return registerText(operand, values.rm);
      return memoryText(form, operand, values.rm);
    case Role.IMM:
      return immediateText(operand, values.imm);
    case Role.BUILT_IN:
      return operand.text.toLowerCase();
  }
}

export function formText(form: FormDescription, values: Operands): string {
  const mnemonic = spellings[form.mnemonic] ?? form.mnemonic;
  const operands = form.operands.map((operand) => operandText(form, operand, values));
  if (mnemonic === 'xchg') operands.reverse();
  if (X87_POPPING.test(mnemonic)) operands.push('st');
  if (X87_COMPARING.test(mnemonic)) operands.unshift('st');
  return operands.length === 0 ? mnemonic : `${mnemonic} ${operands.join(', ')}`;
}
