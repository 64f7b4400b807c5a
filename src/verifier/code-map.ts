/** Where instructions begin. */
import { Op, OperandFormat, opcodeFormat, opcodeLength } from '../jvms/opcodes.js';

export const enum Mark {
  /** Inside an instruction. */
  NONE = 0,
  INSTRUCTION = 1,
  NEW = 2,
}

function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

/**
 * Opcodes that HotSpot uses inside, from 202 on, with their lengths: it takes them for instructions at first and refuses them by number later. Those of length 0
 * are laid out like a lookupswitch.
 */
const INTERNAL =
  'breakpoint 1 fast_agetfield 3 fast_bgetfield 3 fast_cgetfield 3 fast_dgetfield 3 fast_fgetfield 3 fast_igetfield 3 ' +
  'fast_lgetfield 3 fast_sgetfield 3 fast_aputfield 3 fast_bputfield 3 fast_zputfield 3 fast_cputfield 3 fast_dputfield 3 ' +
  'fast_fputfield 3 fast_iputfield 3 fast_lputfield 3 fast_sputfield 3 fast_aload_0 1 fast_iaccess_0 4 fast_aaccess_0 4 ' +
  'fast_faccess_0 4 fast_iload 2 fast_iload2 4 fast_icaload 3 fast_invokevfinal 3 fast_linearswitch 0 fast_binaryswitch 0 ' +
  'fast_aldc 2 fast_aldc_w 3 return_register_finalizer 1 invokehandle 3 nofast_getfield 3 nofast_putfield 3 ' +
  'nofast_aload_0 1 nofast_iload 2 _shouldnotreachhere 1';

const FIRST_INTERNAL = 202;

const internal = INTERNAL.split(' ');

/** HotSpot's name of an opcode beyond the instruction set, undefined if it has none. */
export function internalName(opcode: number): string | undefined {
  return opcode < FIRST_INTERNAL ? undefined : internal[2 * (opcode - FIRST_INTERNAL)];
}

/** Length of the instruction at `pc`; 0 if HotSpot would not call it one: no opcode, cut off, or a switch of an impossible size. */
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
      const more = s4(code, operands + 8) - s4(code, operands + 4);
      return more < 0 ? 0 : operands - pc + 4 * (4 + more);
    }
    case OperandFormat.LOOKUPSWITCH:
      return lookupLength(code, pc);
    default:
      return internalLength(code, pc);
  }
}

function internalLength(code: Uint8Array, pc: number): number {
  if (internalName(code[pc]) === undefined) return 0;
  return Number(internal[2 * (code[pc] - FIRST_INTERNAL) + 1]) || lookupLength(code, pc);
}

function lookupLength(code: Uint8Array, pc: number): number {
  const operands = (pc + 4) & ~3;
  if (operands + 8 >= code.length) return 0;
  const pairs = s4(code, operands + 4);
  return pairs < 0 ? 0 : operands - pc + 4 * (2 + 2 * pairs);
}

/** Fills `marks` up to the code's length. Returns the index of the first byte that begins no instruction, -1 if all is well. */
export function markInstructions(code: Uint8Array, marks: Uint8Array): number {
  const end = code.length;
  marks.fill(Mark.NONE, 0, end);
  for (let pc = 0; pc < end; ) {
    const length = lengthAt(code, pc);
    if (length === 0) return pc;
    marks[pc] = code[pc] === Op.NEW ? Mark.NEW : Mark.INSTRUCTION;
    pc += length;
  }
  return -1;
}
