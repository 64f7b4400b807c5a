/** Where instructions begin. */
import { OperandFormat, opcodeFormat, opcodeLength } from '../../classfile/opcodes.js';

export const enum Mark {
  /** Inside an instruction. */
  NONE = 0,
  INSTRUCTION = 1,
  NEW = 2,
}

const NEW = 0xbb;

function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

/** Length of the instruction at `pc`; 0 if HotSpot would not call it one: no opcode, or cut off. Switches with impossible counts are instructions to it, and found wrong later. */
export function lengthAt(code: Uint8Array, pc: number): number {
  const length = opcodeLength[code[pc]] || variableLength(code, pc);
  return length <= 0 || pc + length > code.length ? 0 : length;
}

function variableLength(code: Uint8Array, pc: number): number {
  switch (opcodeFormat[code[pc]]) {
    case OperandFormat.WIDE: {
      if (pc + 1 >= code.length) return 0;
      const format = opcodeFormat[code[pc + 1]];
      return format === OperandFormat.LOCAL ? 4 : format === OperandFormat.LOCAL_INCREMENT ? 6 : 0;
    }
    case OperandFormat.TABLESWITCH: {
      const operands = (pc + 4) & ~3;
      if (operands + 12 >= code.length) return 0;
      return operands - pc + 4 * (3 + s4(code, operands + 8) - s4(code, operands + 4) + 1);
    }
    case OperandFormat.LOOKUPSWITCH: {
      const operands = (pc + 4) & ~3;
      if (operands + 8 >= code.length) return 0;
      return operands - pc + 4 * (2 + 2 * s4(code, operands + 4));
    }
    default:
      return 0;
  }
}

/** Fills `marks` up to the code's length. Returns the index of the first byte that begins no instruction, -1 if all is well. */
export function markInstructions(code: Uint8Array, marks: Uint8Array): number {
  const end = code.length;
  marks.fill(Mark.NONE, 0, end);
  for (let pc = 0; pc < end; ) {
    const length = lengthAt(code, pc);
    if (length === 0) return pc;
    marks[pc] = code[pc] === NEW ? Mark.NEW : Mark.INSTRUCTION;
    pc += length;
  }
  return -1;
}
