import { descriptorShape } from '../../src/ir/descriptor-shape.js';
import type { IrMethod } from '../../src/ir/method.js';
import type { ConstantSource } from '../../src/ir/method-source.js';
import { aRole, bRole, dstRole, Role } from '../../src/ir/operand-kinds.js';
import { IR_WORDS, IrCond, IrOp, Kind, W } from '../../src/ir/ops.js';
import { Thrown, World } from './execution.js';

type Value = number | bigint | string | null;

function holds(condition: number, order: number): boolean {
  switch (condition & IrCond.MASK) {
    case IrCond.EQ:
      return order === 0;
    case IrCond.NE:
      return order !== 0;
    case IrCond.LT:
      return order < 0;
    case IrCond.GE:
      return order >= 0;
    case IrCond.GT:
      return order > 0;
    default:
      return order <= 0;
  }
}

/** Executes the IR of a method of the sort that {@link RandomCode} makes. Reading what was never written is an error. */
class Evaluator {
  private readonly scalars: (Value | undefined)[] = [];
  private readonly pointers: (Value | undefined)[] = [];
  private block = 0;
  private at = 0;
  private exception: string | null = null;

  constructor(
    private readonly m: IrMethod,
    private readonly constants: ConstantSource,
    private readonly world: World,
  ) {}

  run(): void {
    const { m } = this;
    let index = 0;
    for (;;) {
      this.at = index * IR_WORDS;
      if (m.code[this.at] === IrOp.RETURN) return;
      // Blocks may be empty: the block is the last one that starts here.
      while (this.block + 1 < m.blockCount && m.blockStart[this.block + 1] <= index) this.block++;
      try {
        const target = this.execute(m.code[this.at]);
        if (target === -1) {
          index++;
        } else {
          this.block = target;
          index = m.blockStart[target];
        }
      } catch (thrown) {
        if (!(thrown instanceof Thrown)) throw thrown;
        index = this.unwind(thrown);
        if (index < 0) return;
      }
      if (!this.world.step()) return;
    }
  }

  private unwind(thrown: Thrown): number {
    const { m } = this;
    const bci = m.code[this.at + W.BCI];
    for (let i = 0; i < m.handlers.length; i += 4) {
      if (bci < m.handlers[i] || bci >= m.handlers[i + 1]) continue;
      this.exception = thrown.exception;
      this.block = m.blockAt[m.handlers[i + 2]];
      return m.blockStart[this.block];
    }
    this.world.log.push(`uncaught ${thrown.exception}`);
    return -1;
  }

  private read(kind: number, operand: number): Value {
    const { m } = this;
    if (operand < 0) {
      const i = ~operand;
      if (kind === Kind.P) return null;
      return kind === Kind.L ? (BigInt(m.constHi[i]) << 32n) | BigInt(m.constLo[i] >>> 0) : m.constLo[i];
    }
    const value = kind === Kind.P ? this.pointers[operand] : this.scalars[operand];
    if (value === undefined)
      throw new Error(`slot ${operand} is read before it is written, at IR index ${this.at / IR_WORDS}`);
    return value;
  }

  private write(kind: number, slot: number, value: Value): void {
    if (kind === Kind.P) this.pointers[slot] = value;
    else this.scalars[slot] = kind === Kind.L ? BigInt.asIntN(64, value as bigint) : value;
  }

  /** Executes one instruction; returns the block to go to, or -1. */
  private execute(op: number): number {
    const { code } = this.m;
    const { at } = this;
    if (dstRole[op] === Role.BLOCK) {
      if (op === IrOp.GOTO) return code[at + W.DST];
      return this.branch(op) ? code[at + W.DST] : -1;
    }
    switch (op) {
      case IrOp.POLL:
        return -1;
      case IrOp.CATCH:
        this.write(Kind.P, code[at + W.DST], this.exception);
        return -1;
      case IrOp.SWITCH:
        return this.switch_();
      case IrOp.INVOKESTATIC:
        this.call();
        return -1;
      default: {
        const a = this.read(aRole[op], code[at + W.A]);
        const b = bRole[op] === Role.UNUSED ? null : this.read(bRole[op], code[at + W.B]);
        this.write(dstRole[op], code[at + W.DST], this.compute(op, a, b));
        return -1;
      }
    }
  }

  private branch(op: number): boolean {
    const { code } = this.m;
    const a = this.read(aRole[op], code[this.at + W.A]);
    const b = this.read(bRole[op], code[this.at + W.B]);
    const condition = code[this.at + W.C];
    if (op === IrOp.IF_P) return holds(condition, a === b ? 0 : 1);
    const x = a as number;
    const y = b as number;
    return holds(condition, x < y ? -1 : x > y ? 1 : 0);
  }

  private switch_(): number {
    const { code, switches } = this.m;
    const value = this.read(Kind.I, code[this.at + W.A]) as number;
    const { keys, targets, fallback } = switches[code[this.at + W.C]];
    const i = keys.indexOf(value);
    return i < 0 ? fallback : targets[i];
  }

  private call(): void {
    const { code, args } = this.m;
    const index = code[this.at + W.A];
    const list = code[this.at + W.B];
    const shape = descriptorShape(this.constants.methodDescriptor(index));
    if (shape === null) throw new Error('descriptor');
    const values = Array.from(shape.paramKinds, (kind, i) => this.read(kind, args[list + 1 + i]));
    const result = this.world.call(index, values);
    if (shape.returnKind !== Kind.VOID) this.write(shape.returnKind, code[this.at + W.DST], result as Value);
  }

  private compute(op: number, a: Value, b: Value): Value {
    switch (op) {
      case IrOp.ICOPY:
      case IrOp.LCOPY:
      case IrOp.PCOPY:
        return a;
      case IrOp.I2L:
        return BigInt(a as number);
      case IrOp.L2I:
        return Number(BigInt.asIntN(32, a as bigint));
      case IrOp.LADD:
        return (a as bigint) + (b as bigint);
      case IrOp.LSUB:
        return (a as bigint) - (b as bigint);
      case IrOp.LXOR:
        return (a as bigint) ^ (b as bigint);
      case IrOp.LCMP:
        return (a as bigint) < (b as bigint) ? -1 : (a as bigint) > (b as bigint) ? 1 : 0;
      default:
        return this.intOperation(op, a as number, b as number);
    }
  }

  private intOperation(op: number, a: number, b: number): number {
    switch (op) {
      case IrOp.IADD:
        return (a + b) | 0;
      case IrOp.ISUB:
        return (a - b) | 0;
      case IrOp.IMUL:
        return Math.imul(a, b);
      case IrOp.IDIV:
        return this.world.divide(a, b);
      case IrOp.IAND:
        return a & b;
      case IrOp.IXOR:
        return a ^ b;
      default:
        throw new Error(`IR operation ${op} is not evaluated`);
    }
  }
}

/** What the method is seen to do. */
export function evaluate(method: IrMethod, constants: ConstantSource): World {
  const world = new World();
  new Evaluator(method, constants, world).run();
  return world;
}
