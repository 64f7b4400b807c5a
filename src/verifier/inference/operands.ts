/** The first pass of inference: instructions and their operands, without regard to types (JVMS §4.9.1). */

import type { CodeAttribute } from '../../classfile/class-file.js';
import { BranchKind, Op, OperandFormat, opcodeFormat, opcodeLength, opcodes } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import type { ClassContext } from '../class-context.js';
import { VType } from '../types.js';

export type Fail = (reason: string) => never;

/** What a bytecode index is. */
export const enum Start {
  NONE = 0,
  INSTRUCTION = 1,
  /** A jump, a handler or a return from a subroutine may lead here. */
  LEADER = 2,
}

const MAX_CASES = 65536;

export function s2(code: Uint8Array, at: number): number {
  return (((code[at] << 8) | code[at + 1]) << 16) >> 16;
}

export function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

export function u2(code: Uint8Array, at: number): number {
  return (code[at] << 8) | code[at + 1];
}

/** Length of the instruction; not positive if there is none. */
export function lengthOf(code: Uint8Array, pc: number): number {
  const operands = (pc + 4) & ~3;
  switch (opcodeFormat[code[pc]]) {
    case OperandFormat.TABLESWITCH: {
      if (operands + 8 >= code.length) return -1;
      const more = (s4(code, operands + 8) - s4(code, operands + 4)) | 0;
      return more < 0 || more > 65535 ? -1 : operands - pc + 4 * (more + 4);
    }
    case OperandFormat.LOOKUPSWITCH: {
      if (operands + 4 >= code.length) return -1;
      const pairs = s4(code, operands + 4);
      return pairs < 0 || pairs >= MAX_CASES ? -1 : operands - pc + 8 * (pairs + 1);
    }
    case OperandFormat.WIDE: {
      if (pc + 1 >= code.length) return -1;
      const format = opcodeFormat[code[pc + 1]];
      return format === OperandFormat.LOCAL ? 4 : format === OperandFormat.LOCAL_INCREMENT ? 6 : -1;
    }
    default:
      return opcodeLength[code[pc]];
  }
}

/** Marks where instructions start. */
export function markStarts(code: Uint8Array, starts: Uint8Array, fail: Fail): void {
  starts.fill(Start.NONE, 0, code.length);
  for (let pc = 0; pc < code.length; ) {
    const length = lengthOf(code, pc);
    if (length <= 0) fail(`Illegal instruction found at offset ${pc}`);
    if (pc + length > code.length) fail(`Code stops in the middle of instruction  starting at offset ${pc}`);
    starts[pc] = Start.INSTRUCTION;
    pc += length;
  }
}

/** Where a switch may go: the default last. */
export function switchTargets(code: Uint8Array, pc: number): number[] {
  const operands = (pc + 4) & ~3;
  const isTable = code[pc] === Op.TABLESWITCH;
  const count = isTable ? s4(code, operands + 8) - s4(code, operands + 4) + 1 : s4(code, operands + 4);
  const targets: number[] = [];
  for (let i = 0; i < count; i++) targets.push(pc + s4(code, operands + 12 + (isTable ? 4 : 8) * i));
  targets.push(pc + s4(code, operands));
  return targets;
}

/** Checks the operands of all instructions, and marks the leaders of blocks. */
export class OperandCheck {
  private readonly code: Uint8Array;
  private readonly maxLocals: number;

  constructor(
    private readonly context: ClassContext,
    attribute: CodeAttribute,
    private readonly starts: Uint8Array,
    private readonly fail: Fail,
  ) {
    this.code = attribute.code;
    this.maxLocals = attribute.maxLocals;
  }

  run(): void {
    const { code, starts } = this;
    starts[0] = Start.LEADER;
    for (let pc = 0; pc < code.length; ) {
      const length = lengthOf(code, pc);
      this.instruction(pc, pc + length);
      pc += length;
    }
  }

  isStart(pc: number): boolean {
    return pc >= 0 && pc < this.code.length && this.starts[pc] !== Start.NONE;
  }

  private instruction(pc: number, next: number): void {
    const { code } = this;
    const opcode = code[pc];
    const { branch } = opcodes[opcode];
    switch (opcodeFormat[opcode]) {
      case OperandFormat.BRANCH:
        this.target(pc + s2(code, pc + 1), 'Illegal target of jump or branch');
        break;
      case OperandFormat.BRANCH_WIDE:
        this.target((pc + s4(code, pc + 1)) | 0, 'Illegal target of jump or branch');
        break;
      case OperandFormat.TABLESWITCH:
      case OperandFormat.LOOKUPSWITCH:
        this.switch(pc);
        break;
      case OperandFormat.WIDE:
        this.local(code[pc + 1], u2(code, pc + 2));
        break;
      case OperandFormat.LOCAL:
      case OperandFormat.LOCAL_INCREMENT:
        this.local(opcode, code[pc + 1]);
        break;
      case OperandFormat.CONSTANT_SHORT:
        this.constant(code[pc + 1], false);
        break;
      case OperandFormat.CONSTANT:
      case OperandFormat.INTERFACE_METHOD:
      case OperandFormat.ARRAY_DIMENSIONS:
        this.pool(pc, opcode, u2(code, pc + 1));
        break;
      case OperandFormat.DYNAMIC:
        this.fail('invokedynamic bytecode is not supported in this class file version');
        break;
      case OperandFormat.PRIMITIVE:
        if (code[pc + 1] < 4 || code[pc + 1] > 11) this.fail('Bad type passed to newarray');
        break;
      default:
        this.shortLocal(opcode);
    }
    if (branch === BranchKind.JSR && next < code.length) this.starts[next] = Start.LEADER;
  }

  private target(pc: number, message: string): void {
    if (!this.isStart(pc)) this.fail(message);
    this.starts[pc] = Start.LEADER;
  }

  private switch(pc: number): void {
    const { code } = this;
    const operands = (pc + 4) & ~3;
    for (let at = pc + 1; at < operands; at++)
      if (this.context.major < 51 && code[at] !== 0) this.fail('Non zero padding bytes in switch');
    if (code[pc] === Op.LOOKUPSWITCH) {
      const pairs = s4(code, operands + 4);
      for (let i = 0; i < pairs - 1; i++) {
        const at = operands + 8 + 8 * i;
        if (s4(code, at) >= s4(code, at + 8)) this.fail('Unsorted lookup switch');
      }
    }
    const targets = switchTargets(code, pc);
    this.target(targets[targets.length - 1] | 0, 'Illegal default target in switch');
    for (const target of targets) this.target(target | 0, 'Illegal branch in tableswitch');
  }

  /** iload_0 to astore_3 name their local variable themselves. */
  private shortLocal(opcode: number): void {
    if (opcode >= Op.ILOAD_0 && opcode <= Op.ALOAD_3)
      this.local(Op.ILOAD + ((opcode - Op.ILOAD_0) >> 2), (opcode - Op.ILOAD_0) & 3);
    else if (opcode >= Op.ISTORE_0 && opcode <= Op.ASTORE_3)
      this.local(Op.ISTORE + ((opcode - Op.ISTORE_0) >> 2), (opcode - Op.ISTORE_0) & 3);
  }

  private local(opcode: number, index: number): void {
    const wide = opcode === Op.LLOAD || opcode === Op.DLOAD || opcode === Op.LSTORE || opcode === Op.DSTORE;
    if (index + (wide ? 1 : 0) >= this.maxLocals) this.fail('Illegal local variable number');
  }

  private tag(index: number, wanted: number): void {
    const { pool } = this.context;
    if (index === 0 || index >= pool.size) this.fail('Illegal constant pool index');
    if ((wanted & (1 << pool.tag(index))) === 0) this.fail('Illegal type in constant pool');
  }

  private constant(index: number, wide: boolean): void {
    const { major } = this.context;
    if (wide) {
      this.tag(index, (1 << CpTag.LONG) | (1 << CpTag.DOUBLE));
      return;
    }
    let wanted = (1 << CpTag.INTEGER) | (1 << CpTag.FLOAT) | (1 << CpTag.STRING);
    if (major >= 49) wanted |= 1 << CpTag.CLASS;
    if (major >= 51) wanted |= (1 << CpTag.METHOD_HANDLE) | (1 << CpTag.METHOD_TYPE);
    this.tag(index, wanted);
  }

  private pool(pc: number, opcode: number, index: number): void {
    if (opcode === Op.LDC_W || opcode === Op.LDC2_W) this.constant(index, opcode === Op.LDC2_W);
    else if (opcode <= Op.PUTFIELD) this.tag(index, 1 << CpTag.FIELDREF);
    else if (opcode <= Op.INVOKEINTERFACE) this.call(pc, opcode, index);
    else this.classEntry(pc, opcode, index);
  }

  private classEntry(pc: number, opcode: number, index: number): void {
    this.tag(index, 1 << CpTag.CLASS);
    const { types } = this.context;
    const type = this.context.classType(index);
    const dimensions = types.isArray(type) ? types.dimensions(type) : 0;
    if (opcode === Op.ANEWARRAY && dimensions >= 255) this.fail('Array with too many dimensions');
    if (opcode === Op.NEW && dimensions > 0) this.fail('Illegal creation of multi-dimensional array');
    if (opcode === Op.MULTIANEWARRAY) {
      const wanted = this.code[pc + 3];
      if (wanted > dimensions || wanted === 0) this.fail('Illegal dimension argument');
    }
  }

  private call(pc: number, opcode: number, index: number): void {
    const { context, code } = this;
    const isInterface = opcode === Op.INVOKEINTERFACE;
    this.tag(index, isInterface ? 1 << CpTag.INTERFACE_METHODREF : 1 << CpTag.METHODREF);
    const name = context.pool.memberName(index);
    if (name === '<init>') {
      if (opcode !== Op.INVOKESPECIAL) this.fail('Must call initializers using invokespecial');
    } else {
      if (name.startsWith('<')) this.fail('Illegal call to internal method');
      if (opcode === Op.INVOKESPECIAL && !this.isSuper(context.memberClassType(index)))
        this.fail('Illegal use of nonvirtual function call');
    }
    if (!isInterface) return;
    if (context.signature(index).arguments.length + 1 !== code[pc + 3])
      this.fail('Inconsistent args_size for invokeinterface');
    if (code[pc + 4] !== 0) this.fail('Fourth operand byte of invokeinterface must be zero');
  }

  /** The class itself or one of its superclasses. */
  private isSuper(type: number): boolean {
    const { context } = this;
    if (type === context.thisType) return true;
    const name = type >= VType.CLASS ? context.types.name(type) : '';
    for (let c = context.view.superClass; c !== null; c = c.superClass) if (c.name === name) return true;
    return false;
  }
}
