import type { CodeAttribute, MemberInfo } from '../classfile/class-file.js';
import { Acc } from '../jvms/access-flags.js';
import { instructionLength, Op, OperandFormat, opcodeFormat, opcodes } from '../jvms/opcodes.js';
import type { ConstantTexts } from './constants.js';
import { parameterCountOf } from './descriptor-text.js';

import type { Printing } from './printing.js';

/** Levels by which the cases of a switch stand deeper than its opcode. */
const SWITCH_INDENT = 3;

const primitiveTypes = ['', '', '', '', 'boolean', 'char', 'float', 'double', 'byte', 'short', 'int', 'long'];

/** `stack=2, locals=1, args_size=1` */
export function printCodeSizes(p: Printing, method: MemberInfo, code: CodeAttribute): void {
  const receiver = (method.accessFlags & Acc.STATIC) === 0 ? 1 : 0;
  const count = p.attempt(() => String(receiver + parameterCountOf(method.descriptor)));
  p.out.println(`stack=${code.maxStack}, locals=${code.maxLocals}, args_size=${count}`);
}

export function printInstructions(p: Printing, code: CodeAttribute): void {
  const bytes = code.code;
  for (let pc = 0; pc < bytes.length; ) {
    const length = instructionLength(bytes, pc);
    if (length === 0 && opcodes[bytes[pc]] !== undefined) {
      p.out.println(`Error: error at or after byte ${pc}`);
      return;
    }
    printInstruction(p, bytes, pc);
    pc += Math.max(length, 1);
  }
}

/** Mnemonic of the instruction at `pc`; those behind `wide` have a suffix. */
export function mnemonicAt(code: Uint8Array, pc: number): string {
  if (code[pc] === Op.WIDE) return `${opcodes[code[pc + 1]].mnemonic}_w`;
  return opcodes[code[pc]]?.mnemonic ?? `bytecode ${code[pc]}`;
}

/** An instruction in one line: mnemonic, operands, and in words what they stand for. Switches are cut short. */
export function instructionText(texts: ConstantTexts, code: Uint8Array, pc: number): string {
  const mnemonic = mnemonicAt(code, pc);
  switch (opcodeFormat[code[pc]]) {
    case OperandFormat.CONSTANT_SHORT:
      return `${mnemonic} ${texts.described(code[pc + 1])}`;
    case OperandFormat.CONSTANT:
    case OperandFormat.INTERFACE_METHOD:
    case OperandFormat.DYNAMIC:
      return `${mnemonic} ${texts.described(u2(code, pc + 1))}`;
    case OperandFormat.ARRAY_DIMENSIONS:
      return `${mnemonic} ${texts.described(u2(code, pc + 1))}, ${code[pc + 3]}`;
    case OperandFormat.TABLESWITCH:
    case OperandFormat.LOOKUPSWITCH:
      return mnemonic;
    default: {
      const operands = simpleOperands(code, pc);
      return operands === '' ? mnemonic : `${mnemonic} ${operands}`;
    }
  }
}

function printInstruction(p: Printing, code: Uint8Array, pc: number): void {
  const { out } = p;
  out.print(`${String(pc).padStart(4)}: ${mnemonicAt(code, pc).padEnd(13)} `);
  printOperands(p, code, pc);
  out.println();
}

const s2 = (code: Uint8Array, at: number): number => ((code[at] << 24) | (code[at + 1] << 16)) >> 16;
const u2 = (code: Uint8Array, at: number): number => (code[at] << 8) | code[at + 1];
const s4 = (code: Uint8Array, at: number): number =>
  (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];

/** Operands that are numbers or names of types. */
function simpleOperands(code: Uint8Array, pc: number): string {
  switch (opcodeFormat[code[pc]]) {
    case OperandFormat.BYTE:
      return String((code[pc + 1] << 24) >> 24);
    case OperandFormat.SHORT:
      return String(s2(code, pc + 1));
    case OperandFormat.LOCAL:
      return String(code[pc + 1]);
    case OperandFormat.LOCAL_INCREMENT:
      return `${code[pc + 1]}, ${(code[pc + 2] << 24) >> 24}`;
    case OperandFormat.WIDE:
      return code[pc + 1] === Op.IINC ? `${u2(code, pc + 2)}, ${s2(code, pc + 4)}` : String(u2(code, pc + 2));
    case OperandFormat.BRANCH:
      return String(pc + s2(code, pc + 1));
    case OperandFormat.BRANCH_WIDE:
      return String(pc + s4(code, pc + 1));
    case OperandFormat.PRIMITIVE:
      return primitiveTypes[code[pc + 1]] ?? 'null';
    default:
      return '';
  }
}

function printOperands(p: Printing, code: Uint8Array, pc: number): void {
  switch (opcodeFormat[code[pc]]) {
    case OperandFormat.PRIMITIVE:
      p.out.print(` ${simpleOperands(code, pc)}`);
      break;
    case OperandFormat.CONSTANT_SHORT:
      printConstant(p, code[pc + 1], '');
      break;
    case OperandFormat.CONSTANT:
      printConstant(p, u2(code, pc + 1), '');
      break;
    case OperandFormat.INTERFACE_METHOD:
    case OperandFormat.DYNAMIC:
    case OperandFormat.ARRAY_DIMENSIONS:
      printConstant(p, u2(code, pc + 1), `,  ${code[pc + 3]}`);
      break;
    case OperandFormat.TABLESWITCH:
    case OperandFormat.LOOKUPSWITCH:
      printSwitch(p, code, pc);
      break;
    default:
      p.out.print(simpleOperands(code, pc));
  }
}

function printConstant(p: Printing, index: number, more: string): void {
  p.out.print(`#${index}${more}`);
  p.out.tab();
  p.out.print(`// ${p.texts.described(index)}`);
}

function printSwitch(p: Printing, code: Uint8Array, pc: number): void {
  const { out } = p;
  const at = (pc + 4) & ~3;
  const isTable = code[pc] === Op.TABLESWITCH;
  const low = s4(code, at + 4);
  const count = isTable ? s4(code, at + 8) - low + 1 : low;
  out.print(isTable ? `{ // ${low} to ${s4(code, at + 8)}` : `{ // ${count}`);
  out.indent(SWITCH_INDENT);
  for (let i = 0; i < count; i++) {
    const key = isTable ? low + i : s4(code, at + 8 + 8 * i);
    const target = pc + (isTable ? s4(code, at + 12 + 4 * i) : s4(code, at + 12 + 8 * i));
    out.print(`\n${String(key).padStart(12)}: ${target}`);
  }
  out.print(`\n     default: ${pc + s4(code, at)}`);
  out.print('\n}');
  out.indent(-SWITCH_INDENT);
}

export function printExceptionTable(p: Printing, code: CodeAttribute): void {
  const table = code.exceptionTable;
  if (table.length === 0) return;
  p.out.block('Exception table:', () => {
    p.out.println(' from    to  target type');
    for (let i = 0; i < table.length; i += 4) {
      const column = (n: number): string => String(table[i + n]).padStart(5);
      const type = table[i + 3] === 0 ? 'any' : `Class ${p.texts.value(table[i + 3])}`;
      p.out.println(` ${column(0)} ${column(1)} ${column(2)}   ${type}`);
    }
  });
}
