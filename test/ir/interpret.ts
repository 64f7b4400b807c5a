import { s2, s4, u2 } from '../../src/ir/block-scan.js';
import { descriptorShape } from '../../src/ir/descriptor-shape.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { Kind } from '../../src/ir/ops.js';
import { Thrown, World } from './execution.js';

/**
 * The reference: executes bytecode of the sort that {@link RandomCode} makes, word for word as JVMS chapter 6 describes it. A long takes two words, of which the second is
 * SECOND.
 */
export const SECOND: unique symbol = Symbol('second word');

const conditions: ((a: number, b: number) => boolean)[] = [
  (a, b) => a === b,
  (a, b) => a !== b,
  (a, b) => a < b,
  (a, b) => a >= b,
  (a, b) => a > b,
  (a, b) => a <= b,
];

export class Interpreter {
  readonly stack: unknown[] = [];
  readonly locals: unknown[] = [];
  pc = 0;

  constructor(
    readonly m: MethodSource,
    private readonly world: World,
  ) {}

  run(): void {
    try {
      while (this.step()) {}
    } catch (thrown) {
      if (!(thrown instanceof Thrown)) throw thrown;
      this.world.log.push(`uncaught ${thrown.exception}`);
    }
  }

  /** Executes an instruction; false at the method's end, or where the world's patience ends. Throws what nobody catches. */
  step(): boolean {
    if (!this.world.step() || this.m.code[this.pc] === 0xb1) return false;
    try {
      this.pc = this.execute();
    } catch (thrown) {
      if (!(thrown instanceof Thrown) || !this.unwind(thrown)) throw thrown;
    }
    return true;
  }

  /** Goes to the handler for an exception that arises here; false if there is none. */
  unwind(thrown: Thrown): boolean {
    const table = this.m.exceptionTable;
    for (let i = 0; i < table.length; i += 4) {
      if (this.pc < table[i] || this.pc >= table[i + 1]) continue;
      this.stack.length = 0;
      this.stack.push(thrown.exception);
      this.pc = table[i + 2];
      return true;
    }
    return false;
  }

  private int(): number {
    return this.stack.pop() as number;
  }

  private long(): bigint {
    this.stack.pop();
    return this.stack.pop() as bigint;
  }

  private pushLong(value: bigint): void {
    this.stack.push(BigInt.asIntN(64, value), SECOND);
  }

  /** Executes one instruction; returns where to go on. */
  private execute(): number {
    const { code } = this.m;
    const { pc, stack, locals } = this;
    const op = code[pc];
    const operand = code[pc + 1];
    if (op >= 0x99 && op <= 0xa6) return this.branch(op);
    if (op === 0xc6 || op === 0xc7) {
      return (stack.pop() === null) === (op === 0xc6) ? pc + s2(code, pc + 1) : pc + 3;
    }
    if (op >= 0x59 && op <= 0x5e) {
      const count = op < 0x5c ? 1 : 2;
      const below = (op - 0x59) % 3;
      stack.splice(stack.length - count - below, 0, ...stack.slice(stack.length - count));
      return pc + 1;
    }
    if (op >= 0x02 && op <= 0x08) {
      stack.push(op - 3);
      return pc + 1;
    }
    switch (op) {
      case 0x01:
        stack.push(null);
        return pc + 1;
      case 0x09:
      case 0x0a:
        this.pushLong(BigInt(op - 0x09));
        return pc + 1;
      case 0x10:
        stack.push((operand << 24) >> 24);
        return pc + 2;
      case 0x15:
      case 0x19:
        stack.push(locals[operand]);
        return pc + 2;
      case 0x16:
        stack.push(locals[operand], SECOND);
        return pc + 2;
      case 0x36:
      case 0x3a:
        locals[operand] = stack.pop();
        return pc + 2;
      case 0x37:
        locals[operand] = this.long();
        return pc + 2;
      case 0x57:
        stack.length--;
        return pc + 1;
      case 0x58:
        stack.length -= 2;
        return pc + 1;
      case 0x5f:
        stack.push(...stack.splice(stack.length - 2, 2).reverse());
        return pc + 1;
      case 0x84:
        locals[operand] = ((locals[operand] as number) + ((code[pc + 2] << 24) >> 24)) | 0;
        return pc + 3;
      case 0xa7:
        return pc + s2(code, pc + 1);
      case 0xc8:
        return pc + s4(code, pc + 1);
      case 0xa8:
        stack.push(pc + 3);
        return pc + s2(code, pc + 1);
      case 0xc9:
        stack.push(pc + 5);
        return pc + s4(code, pc + 1);
      case 0xa9:
        return locals[operand] as number;
      case 0xaa:
      case 0xab:
        return this.switch_(op);
      case 0xb8:
        this.call(u2(code, pc + 1));
        return pc + 3;
      default:
        this.compute(op);
        return pc + 1;
    }
  }

  private branch(op: number): number {
    const { code } = this.m;
    const { pc, stack } = this;
    let taken: boolean;
    if (op >= 0xa5) {
      const b = stack.pop();
      taken = (stack.pop() === b) === (op === 0xa5);
    } else {
      const b = op >= 0x9f ? this.int() : 0;
      taken = conditions[(op - 0x99) % 6](this.int(), b);
    }
    return taken ? pc + s2(code, pc + 1) : pc + 3;
  }

  private switch_(op: number): number {
    const { code } = this.m;
    const value = this.int();
    const at = (this.pc + 4) & ~3;
    if (op === 0xaa) {
      const low = s4(code, at + 4);
      const high = s4(code, at + 8);
      return this.pc + s4(code, value < low || value > high ? at : at + 12 + 4 * (value - low));
    }
    for (let i = 0; i < s4(code, at + 4); i++) {
      if (s4(code, at + 8 + 8 * i) === value) return this.pc + s4(code, at + 12 + 8 * i);
    }
    return this.pc + s4(code, at);
  }

  private call(index: number): void {
    const shape = descriptorShape(this.m.constants.methodDescriptor(index));
    if (shape === null) throw new Error('descriptor');
    const args = [...shape.paramKinds]
      .reverse()
      .map((kind) => (kind === Kind.L ? this.long() : this.stack.pop()));
    const result = this.world.call(index, args.reverse());
    if (shape.returnKind !== Kind.VOID) this.stack.push(result);
  }

  private compute(op: number): void {
    const { stack } = this;
    switch (op) {
      case 0x85:
        this.pushLong(BigInt(this.int()));
        return;
      case 0x88:
        stack.push(Number(BigInt.asIntN(32, this.long())));
        return;
      case 0x61:
      case 0x65:
      case 0x83:
      case 0x94: {
        const b = this.long();
        const a = this.long();
        if (op === 0x94) stack.push(a < b ? -1 : a > b ? 1 : 0);
        else this.pushLong(op === 0x61 ? a + b : op === 0x65 ? a - b : a ^ b);
        return;
      }
      default: {
        const b = this.int();
        const a = this.int();
        stack.push(this.intOperation(op, a, b));
      }
    }
  }

  private intOperation(op: number, a: number, b: number): number {
    switch (op) {
      case 0x60:
        return (a + b) | 0;
      case 0x64:
        return (a - b) | 0;
      case 0x68:
        return Math.imul(a, b);
      case 0x6c:
        return this.world.divide(a, b);
      case 0x7e:
        return a & b;
      case 0x82:
        return a ^ b;
      default:
        throw new Error(`opcode 0x${op.toString(16)} is not interpreted`);
    }
  }
}

/** What the method is seen to do. */
export function interpret(method: MethodSource): World {
  const world = new World();
  new Interpreter(method, world).run();
  return world;
}
