import { descriptorShape } from './descriptor-shape.js';
import { BlockFlag, type IrMethod } from './method.js';
import type { ConstantSource } from './method-source.js';
import { aRole, bRole, cRole, dstRole, isCall, Role } from './operand-kinds.js';
import { IR_WORDS, IrCond, IrOp, irTable, Kind, W } from './ops.js';

/** Constant-pool queries for printing. */
export interface PrintableConstants extends ConstantSource {
  /** The entry in words: `pkg/Foo.bar` for a field, `pkg/Foo.bar(I)V` for a method, a class's name, a quoted string. */
  describe(index: number): string;
}

const conditionNames = ['eq', 'ne', 'lt', 'ge', 'gt', 'le'];
const arrayTypeNames = ['boolean', 'char', 'float', 'double', 'byte', 'short', 'int', 'long'];

/**
 * Prints IR as text: one line for each instruction and block.
 *
 *     B2 @17 depth 1 loop:
 *       s3 = iadd s1, 2
 *       p4 = invokevirtual Foo.bar(I)LBaz; (p0, s3)
 *       if_i lt s1, 10 -> B4
 *
 * `sN` and `pN` are the scalar and the pointer half of slot N. `if_fl`/`if_fg`, `if_dl`/`if_dg` say how unordered operands compare: less or greater.
 */
export class IrPrinter {
  constructor(
    private readonly method: IrMethod,
    /** Without it, constant-pool entries appear as `#index` and operands in lists as `vN`. */
    private readonly constants: PrintableConstants | null = null,
  ) {}

  /** The whole method, blocks and instructions, each line ended. */
  print(): string {
    let text = '';
    for (let block = 0; block < this.method.blockCount; block++) {
      text += `${this.blockLine(block)}\n`;
      const end = this.blockEnd(block);
      for (let i = this.method.blockStart[block]; i < end; i++) text += `  ${this.instruction(i)}\n`;
    }
    return text;
  }

  /** IR index after a block's last instruction. */
  blockEnd(block: number): number {
    const { blockCount, blockStart, length } = this.method;
    return block + 1 < blockCount ? blockStart[block + 1] : length;
  }

  /** Parameters and sizes, e.g. `(p0, s1) -> i, 3 locals, 2 stack, 1 pointer homes, 4 scalar homes`. */
  signature(): string {
    const m = this.method;
    const params = Array.from(m.paramSlots, (slot, i) => this.operand(m.paramKinds[i], slot));
    const result = ['void', 'int', 'long', 'float', 'double', 'reference'][m.returnKind];
    const homes = `${m.pointerHomes} pointer and ${m.scalarHomes} scalar homes`;
    return `(${params.join(', ')}) -> ${result}, ${m.maxLocals} locals, ${m.maxStack} stack, ${homes}`;
  }

  blockLine(block: number): string {
    const { blockBci, blockDepth, blockFlags } = this.method;
    let line = `B${block} @${blockBci[block]}`;
    if (blockDepth[block] > 0) line += ` depth ${blockDepth[block]}`;
    const flags = blockFlags[block];
    if ((flags & BlockFlag.LOOP_HEADER) !== 0) line += ' loop';
    if ((flags & BlockFlag.HANDLER) !== 0) line += ' handler';
    if ((flags & BlockFlag.FALLTHROUGH_ONLY) !== 0) line += ' fallthrough';
    return `${line}:`;
  }

  /** Instruction `index`, without its bytecode index. */
  instruction(index: number): string {
    const { code } = this.method;
    const at = index * IR_WORDS;
    const op = code[at];
    if (op === IrOp.SWITCH) return this.switchText(code[at + W.A], code[at + W.C]);
    if (dstRole[op] === Role.BLOCK) return this.branchText(at, op);
    if (isCall(op)) return this.callText(at, op);
    const words = [irTable[op].name];
    const operands: string[] = [];
    if (aRole[op] !== Role.UNUSED) operands.push(this.word(aRole[op], op, code[at + W.A]));
    if (op === IrOp.MULTIANEWARRAY) operands.push(this.lengths(code[at + W.B]));
    else if (bRole[op] !== Role.UNUSED) operands.push(this.word(bRole[op], op, code[at + W.B]));
    if (cRole[op] !== Role.UNUSED) operands.push(this.word(cRole[op], op, code[at + W.C]));
    if (operands.length > 0) words.push(operands.join(', '));
    if (dstRole[op] !== Role.UNUSED) words.unshift(this.operand(dstRole[op], code[at + W.DST]), '=');
    return words.join(' ');
  }

  private word(role: number, op: number, value: number): string {
    if (role !== Role.AUX) return this.operand(role, value);
    if (op === IrOp.NEWARRAY) return arrayTypeNames[value - 4] ?? `type ${value}`;
    return this.entry(value);
  }

  private entry(index: number): string {
    return this.constants === null ? `#${index}` : this.constants.describe(index);
  }

  private branchText(at: number, op: number): string {
    const { code } = this.method;
    const target = `B${code[at + W.DST]}`;
    if (op === IrOp.GOTO) return `goto ${target}`;
    const condition = code[at + W.C];
    let name = irTable[op].name;
    if (op === IrOp.IF_F || op === IrOp.IF_D) name += (condition & IrCond.NAN_GREATER) !== 0 ? 'g' : 'l';
    const a = this.operand(aRole[op], code[at + W.A]);
    const b = this.operand(bRole[op], code[at + W.B]);
    return `${name} ${conditionNames[condition & IrCond.MASK]} ${a}, ${b} -> ${target}`;
  }

  private switchText(operand: number, index: number): string {
    const { keys, targets, fallback } = this.method.switches[index];
    const cases = Array.from(keys, (key, i) => `${key} -> B${targets[i]}, `);
    return `switch ${this.operand(Kind.I, operand)}: ${cases.join('')}else -> B${fallback}`;
  }

  private callText(at: number, op: number): string {
    const { code, args } = this.method;
    const index = code[at + W.A];
    const list = code[at + W.B];
    const kinds = this.argumentKinds(op, index);
    const operands: string[] = [];
    for (let i = 0; i < args[list]; i++)
      operands.push(this.operand(kinds === null ? 0 : kinds[i], args[list + 1 + i]));
    const text = `${irTable[op].name} ${this.entry(index)} (${operands.join(', ')})`;
    return code[at + W.DST] < 0 ? text : `${this.operand(code[at + W.C], code[at + W.DST])} = ${text}`;
  }

  private argumentKinds(op: number, index: number): readonly number[] | null {
    if (this.constants === null) return null;
    const shape = descriptorShape(this.constants.methodDescriptor(index));
    if (shape === null) return null;
    const receiver = op === IrOp.INVOKESTATIC || op === IrOp.INVOKEDYNAMIC ? [] : [Kind.P];
    return [...receiver, ...shape.paramKinds];
  }

  private lengths(list: number): string {
    const { args } = this.method;
    return `(${Array.from({ length: args[list] }, (_, i) => this.operand(Kind.I, args[list + 1 + i])).join(', ')})`;
  }

  private operand(kind: number, operand: number): string {
    if (operand < 0) return this.constant(~operand);
    if (kind === 0) return `v${operand}`;
    return kind === Kind.P ? `p${operand}` : `s${operand}`;
  }

  private constant(index: number): string {
    const { constKind, constLo, constHi } = this.method;
    const bits = new DataView(new ArrayBuffer(8));
    bits.setInt32(0, constHi[index]);
    bits.setInt32(4, constLo[index]);
    switch (constKind[index]) {
      case Kind.I:
        return `${constLo[index]}`;
      case Kind.L:
        return `${bits.getBigInt64(0)}L`;
      case Kind.F:
        return `${number(bits.getFloat32(4))}f`;
      case Kind.D:
        return `${number(bits.getFloat64(0))}d`;
      default:
        return 'null';
    }
  }
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : `${value}`;
}

/** The text of a whole method. */
export function printIr(method: IrMethod, constants: PrintableConstants | null = null): string {
  return new IrPrinter(method, constants).print();
}
