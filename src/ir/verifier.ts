import { descriptorShape } from './descriptor-shape.js';
import { BlockFlag, type IrMethod } from './method.js';
import type { ConstantSource } from './method-source.js';
import { aRole, bRole, cRole, dstRole, isCall, Role } from './operand-kinds.js';
import { Effect, IR_WORDS, IrCond, IrOp, irEffect, irTable, Kind, W } from './ops.js';

/** IR that breaks a rule of ops.ts or method.ts: a bug in whatever made it. */
export class IrVerifyError extends Error {
  override readonly name = 'IrVerifyError';
}

const SCALAR = 1;
const POINTER = 2;
/** With SCALAR: the value may be a long or double, whose second word has none. */
const WIDE = 4;
const NO_DESCRIPTOR: readonly number[] = [];

/**
 * Checks a method's IR: every word of every instruction against the table of operations, the structure of blocks, and that each use of a stack
 * slot's half is preceded, in its block, by a definition, unless the slot is part of the stack at the block's entry. (Locals may be read
 * undefined: bytecode that does so is the type checker's business.)
 */
class Verifier {
  /** Halves of stack slots that are defined at the current instruction. */
  private readonly defined: Uint8Array;
  private block = 0;
  private index = 0;

  constructor(
    private readonly m: IrMethod,
    private readonly constants: ConstantSource | null,
  ) {
    this.defined = new Uint8Array(m.slotCount);
  }

  run(): void {
    const { m } = this;
    this.method();
    for (this.block = 0; this.block < m.blockCount; this.block++) this.verifyBlock();
    this.fallthroughOnly();
    this.handlers();
  }

  private fail(what: string): never {
    const op = this.m.code[this.index * IR_WORDS];
    const name = this.index < this.m.length && op >= 0 && op < IrOp.COUNT ? irTable[op].name : '';
    throw new IrVerifyError(`B${this.block}, instruction ${this.index} ${name}: ${what}`);
  }

  private check(ok: boolean, what: string): void {
    if (!ok) this.fail(what);
  }

  private method(): void {
    const { m } = this;
    this.check(m.slotCount >= m.maxLocals + m.maxStack, 'fewer slots than locals and stack positions');
    this.check(m.code.length >= m.length * IR_WORDS, 'code is shorter than its length');
    this.check(m.blockCount > 0 && m.blockStart[0] === 0, 'the first block does not start at 0');
    this.check(m.blockDepth[0] === 0, 'the stack is not empty at the entry');
    this.check(m.blockFlags[0] === 0, 'the entry block has flags');
    this.check(m.paramKinds.length === m.paramSlots.length, 'parameter kinds and slots differ in number');
    for (let i = 0; i < m.constCount; i++) {
      this.check(m.constKind[i] >= Kind.I && m.constKind[i] <= Kind.P, `constant ${i} has no kind`);
      this.check(
        m.constKind[i] !== Kind.P || m.constLo[i] === 0,
        `constant ${i} is a reference, but not null`,
      );
    }
    this.homes(m.pointerHome, m.pointerHomes, POINTER);
    this.homes(m.scalarHome, m.scalarHomes, SCALAR);
  }

  /** Homes are a numbering: 0..count-1, each once, parameters first. */
  private homes(home: Int32Array, count: number, half: number): void {
    const { m } = this;
    const seen = new Uint8Array(count);
    for (let slot = 0; slot < m.slotCount; slot++) {
      const h = home[slot];
      if (h === -1) continue;
      this.check(h >= 0 && h < count && seen[h] === 0, `slot ${slot} has home ${h} of ${count}`);
      seen[h] = 1;
    }
    this.check(!seen.includes(0), 'a home belongs to no slot');
    let next = 0;
    m.paramSlots.forEach((slot, i) => {
      if ((m.paramKinds[i] === Kind.P) !== (half === POINTER)) return;
      this.check(home[slot] === next++, `parameter ${i} has home ${home[slot]}`);
    });
  }

  private verifyBlock(): void {
    const { m, block } = this;
    const start = m.blockStart[block];
    const end = this.blockEnd(block);
    this.index = start;
    this.check(end >= start && end <= m.length, 'blocks overlap or leave the code');
    this.enter();
    let ended = false;
    for (this.index = start; this.index < end; this.index++) {
      this.check(!ended, 'an instruction follows the end of its block');
      const op = m.code[this.index * IR_WORDS];
      this.check(op >= 0 && op < IrOp.COUNT, `there is no operation ${op}`);
      this.placement(op, this.index - start);
      this.instruction(op);
      ended = (irEffect[op] & Effect.CONTROL) !== 0;
    }
    this.index = end > start ? end - 1 : start;
    this.leave(end > start ? m.code[this.index * IR_WORDS] : IrOp.POLL);
    this.header(start, end);
  }

  private blockEnd(block: number): number {
    const { m } = this;
    return block + 1 < m.blockCount ? m.blockStart[block + 1] : m.length;
  }

  /** Stack slots below the entry depth are defined; which half is known from the predecessors' definitions only, so both count. */
  private enter(): void {
    const { m, block, defined } = this;
    const depth = m.blockDepth[block];
    this.check(depth >= 0 && depth <= m.maxStack, `entry depth ${depth}`);
    defined.fill(0, m.maxLocals);
    defined.fill(SCALAR | POINTER | WIDE, m.maxLocals, m.maxLocals + depth);
  }

  private placement(op: number, position: number): void {
    const flags = this.m.blockFlags[this.block];
    const isHandler = (flags & BlockFlag.HANDLER) !== 0;
    if (op === IrOp.CATCH) this.check(isHandler && position === 0, 'CATCH is not the first of a handler');
    if (op === IrOp.POLL && (flags & BlockFlag.LOOP_HEADER) !== 0) {
      this.check(position === (isHandler ? 1 : 0), 'POLL is not the first of its loop header');
    } else {
      this.check(op !== IrOp.POLL, 'POLL outside a loop header');
    }
  }

  private header(start: number, end: number): void {
    const { m, block } = this;
    const flags = m.blockFlags[block];
    this.index = start;
    let at = start;
    if ((flags & BlockFlag.HANDLER) !== 0) {
      this.check(at < end && m.code[at++ * IR_WORDS] === IrOp.CATCH, 'a handler without CATCH');
      this.check(m.blockDepth[block] === 0, 'a handler with stack entries');
    }
    if ((flags & BlockFlag.LOOP_HEADER) !== 0) {
      this.check(at < end && m.code[at * IR_WORDS] === IrOp.POLL, 'a loop header without POLL');
    }
    if ((flags & BlockFlag.FALLTHROUGH_ONLY) !== 0) {
      this.check(flags === BlockFlag.FALLTHROUGH_ONLY, 'FALLTHROUGH_ONLY with another flag');
    }
  }

  private instruction(op: number): void {
    const { code } = this.m;
    const at = this.index * IR_WORDS;
    this.read(aRole[op], code[at + W.A], 'A');
    this.read(bRole[op], code[at + W.B], 'B');
    this.read(cRole[op], code[at + W.C], 'C');
    if (isCall(op)) this.call(op, at);
    else if (op === IrOp.MULTIANEWARRAY) this.list(code[at + W.B], null);
    else if (op === IrOp.SWITCH) this.switch_(code[at + W.C]);
    else if (op >= IrOp.IF_I && op <= IrOp.IF_P) this.condition(op, code[at + W.C]);
    else if (op >= IrOp.IRETURN && op <= IrOp.RETURN) this.returnKind(op);
    this.write(dstRole[op] === Role.CALL_RESULT ? code[at + W.C] : dstRole[op], code[at + W.DST]);
  }

  private read(role: number, operand: number, word: string): void {
    if (role === Role.UNUSED) this.check(operand === 0, `unused word ${word} holds ${operand}`);
    else if (role <= Kind.P) this.operand(role, operand);
  }

  /** An operand of a kind: a constant of this kind, a local, or a stack slot whose half is defined. */
  private operand(kind: number, operand: number): void {
    const { m } = this;
    if (operand < 0) {
      this.check(~operand < m.constCount, `there is no constant ${~operand}`);
      this.check(m.constKind[~operand] === kind, `constant ${~operand} is of another kind`);
      return;
    }
    this.check(operand < m.slotCount, `there is no slot ${operand}`);
    const half = kind === Kind.P ? POINTER : SCALAR;
    if (operand >= m.maxLocals) {
      this.check(
        (this.defined[operand] & half) !== 0,
        `slot ${operand} is read, but not defined in this block`,
      );
    }
    this.home(operand, half);
  }

  private home(slot: number, half: number): void {
    const home = half === POINTER ? this.m.pointerHome[slot] : this.m.scalarHome[slot];
    this.check(home >= 0, `slot ${slot} has no home`);
  }

  private write(role: number, dst: number): void {
    const { m } = this;
    if (role === Role.BLOCK) {
      this.edge(dst);
      return;
    }
    if (role === Role.UNUSED) {
      this.check(dst === -1, `unused destination holds ${dst}`);
      return;
    }
    this.check(dst >= 0 && dst < m.slotCount, `there is no slot ${dst}`);
    const half = role === Kind.P ? POINTER : SCALAR;
    const wide = role === Kind.L || role === Kind.D ? WIDE : 0;
    if (dst >= m.maxLocals) this.defined[dst] = (this.defined[dst] & ~WIDE) | half | wide;
    this.home(dst, half);
  }

  private call(op: number, at: number): void {
    const { code } = this.m;
    const result = code[at + W.C];
    this.check(result >= Kind.VOID && result <= Kind.P, `result kind ${result}`);
    const list = code[at + W.B];
    if (this.constants === null) {
      this.list(list, NO_DESCRIPTOR);
      return;
    }
    const shape = descriptorShape(this.constants.methodDescriptor(code[at + W.A]));
    if (shape === null) this.fail('the descriptor is malformed');
    this.check(shape.returnKind === result, 'the result kind is not that of the descriptor');
    const receiver = op === IrOp.INVOKESTATIC || op === IrOp.INVOKEDYNAMIC ? [] : [Kind.P];
    this.list(list, [...receiver, ...shape.paramKinds]);
  }

  /** An operand list. `kinds`: null = all int; empty and constants unknown = only that some half is defined. */
  private list(list: number, kinds: readonly number[] | null): void {
    const { m } = this;
    this.check(list >= 0 && list < m.argsLength, `there is no operand list ${list}`);
    const count = m.args[list];
    this.check(count >= 0 && list + count < m.argsLength, `operand list ${list} leaves args`);
    const known = kinds !== NO_DESCRIPTOR;
    if (known && kinds !== null)
      this.check(count === kinds.length, `${count} operands for ${kinds.length} parameters`);
    for (let i = 0; i < count; i++) {
      const operand = m.args[list + 1 + i];
      if (known) this.operand(kinds === null ? Kind.I : kinds[i], operand);
      else if (operand >= m.maxLocals)
        this.check(this.defined[operand] !== 0, `slot ${operand} is not defined in this block`);
    }
  }

  private condition(op: number, condition: number): void {
    const cond = condition & IrCond.MASK;
    const most = op === IrOp.IF_P ? IrCond.NE : IrCond.LE;
    const flags = op === IrOp.IF_F || op === IrOp.IF_D ? IrCond.MASK | IrCond.NAN_GREATER : IrCond.MASK;
    this.check(cond <= most && (condition & ~flags) === 0, `condition ${condition}`);
  }

  private returnKind(op: number): void {
    const kind = op === IrOp.RETURN ? Kind.VOID : Kind.I + op - IrOp.IRETURN;
    this.check(kind === this.m.returnKind, 'the method returns another kind');
  }

  private switch_(index: number): void {
    const { switches } = this.m;
    this.check(index >= 0 && index < switches.length, `there is no switch ${index}`);
    const { keys, targets, fallback } = switches[index];
    this.check(keys.length === targets.length, 'keys and targets differ in number');
    for (let i = 1; i < keys.length; i++) this.check(keys[i - 1] < keys[i], 'the keys do not ascend');
    for (const target of targets) this.edge(target);
    this.edge(fallback);
  }

  /** A branch to a block. */
  private edge(target: number): void {
    const { m } = this;
    this.check(target > 0 && target < m.blockCount, `branch to block ${target}`);
    this.successor(target);
    const flags = m.blockFlags[target];
    this.check(
      (flags & BlockFlag.FALLTHROUGH_ONLY) === 0,
      `branch to B${target}, which is marked FALLTHROUGH_ONLY`,
    );
    const backward =
      m.blockBci[target] <= m.blockBci[this.block] && (m.blockFlags[this.block] & BlockFlag.HANDLER) === 0;
    if (backward)
      this.check((flags & BlockFlag.LOOP_HEADER) !== 0, `backward branch to B${target}, no loop header`);
  }

  /** Any edge by ordinary control: the stack there must be defined here, in its own slots. */
  private successor(target: number): void {
    const { m, defined } = this;
    this.check(
      (m.blockFlags[target] & BlockFlag.HANDLER) === 0,
      `ordinary control enters the handler B${target}`,
    );
    for (let slot = m.maxLocals; slot < m.maxLocals + m.blockDepth[target]; slot++) {
      const hole = slot > m.maxLocals && (defined[slot - 1] & WIDE) !== 0;
      this.check(defined[slot] !== 0 || hole, `slot ${slot} is not defined on the way to B${target}`);
    }
  }

  /** After a block: control must be able to fall through exactly if its last operation allows it. */
  private leave(op: number): void {
    const { m, block } = this;
    const isConditional = op >= IrOp.IF_I && op <= IrOp.IF_P;
    if ((irEffect[op] & Effect.CONTROL) !== 0 && !isConditional) return;
    this.check(block + 1 < m.blockCount, 'control falls off the end');
    this.successor(block + 1);
  }

  /** A FALLTHROUGH_ONLY block is really entered from the block before it. (That nothing else enters it, {@link edge} has seen.) */
  private fallthroughOnly(): void {
    const { m } = this;
    for (let block = 1; block < m.blockCount; block++) {
      if ((m.blockFlags[block] & BlockFlag.FALLTHROUGH_ONLY) === 0) continue;
      const end = m.blockStart[block];
      if (end === m.blockStart[block - 1]) continue;
      const op = m.code[(end - 1) * IR_WORDS];
      this.block = block;
      this.index = end;
      const isConditional = op >= IrOp.IF_I && op <= IrOp.IF_P;
      this.check(
        (irEffect[op] & Effect.CONTROL) === 0 || isConditional,
        'nothing falls into a FALLTHROUGH_ONLY block',
      );
    }
  }

  /** Protected ranges are whole blocks, and what protects reachable code is a handler block. */
  private handlers(): void {
    const { m } = this;
    for (let i = 0; i < m.handlers.length; i += 4) {
      const handler = m.blockAt[m.handlers[i + 2]];
      for (this.block = 0; this.block < m.blockCount; this.block++) {
        if (!this.isProtected(m.handlers[i], m.handlers[i + 1])) continue;
        this.check(
          handler >= 0 && handler < m.blockCount,
          `exception table entry ${i >> 2} has no handler block`,
        );
        this.check((m.blockFlags[handler] & BlockFlag.HANDLER) !== 0, `B${handler} is not marked as handler`);
        this.check(m.blockBci[handler] === m.handlers[i + 2], `blockAt says B${handler}, which is elsewhere`);
      }
    }
  }

  /** Whether the current block lies in a range of bytecode indices. It must not cross its borders. */
  private isProtected(start: number, end: number): boolean {
    const { m, block } = this;
    const inside = m.blockBci[block] >= start && m.blockBci[block] < end;
    const stop = this.blockEnd(block);
    for (this.index = m.blockStart[block]; this.index < stop; this.index++) {
      const bci = m.code[this.index * IR_WORDS + W.BCI];
      this.check(
        (bci >= start && bci < end) === inside,
        `the block crosses the border of the range ${start}..${end}`,
      );
    }
    return inside;
  }
}

/**
 * Checks IR against the rules of ops.ts and method.ts. With `constants`, calls are checked against their descriptors.
 * @throws IrVerifyError naming block, instruction and rule.
 */
export function verifyIr(method: IrMethod, constants: ConstantSource | null = null): void {
  new Verifier(method, constants).run();
}
