/**
 * Loops that do the same to one element of arrays after the other get a block before them that does it to many at a time:
 *
 *     for (; i < limit; i++) row[i] += v * other[i];
 *
 * (elements of any primitive type; sums and products in narrower ones are what is left of those of ints) becomes `while (i + some < limit && there is progress) { poll; i = vector_loop(i, limit, row, other, v) }`, and then the loop as it was. What vector_loop does is what that many iterations
 * would have done: it tests itself that no array is null and all indices are within all of them, and does nothing otherwise. So nothing has to be proven, nothing can go wrong in it,
 * and whatever is left (the rest, an exception) the loop comes to. All accesses are at the counter itself, so it does not matter whether two arrays are one.
 */
import { IrCond, Kind } from '../../../ir/ops.js';
import { insertPreheaders } from '../analysis/loops.js';
import { BlockInfo, type Graph, NO_STATE } from '../graph.js';
import { kindOfType, Op, Type, UNSIGNED, ValueFlag } from '../ops.js';
import { MAX_ARRAYS, MAX_INTEGERS, MAX_REGISTERS, type VectorLoop } from '../vector-loop.js';
import { inverse, swapped } from './conditions.js';
import type { PassContext } from './context.js';
import { strip } from './values.js';

/** With fewer iterations to do the loop is entered at once. */
const FEW = 32;

const INTEGERS: ReadonlySet<Op> = new Set([Op.IADD, Op.ISUB, Op.IAND, Op.IOR, Op.IXOR]);
/** Conversions that keep the bits which an element has: there is nothing to be done. */
const KEEPING: ReadonlyMap<Type, ReadonlySet<Op>> = new Map([
  [Type.B, new Set([Op.I2B, Op.I2C, Op.I2S])],
  [Type.C, new Set([Op.I2C, Op.I2S])],
  [Type.S, new Set([Op.I2C, Op.I2S])],
]);
const ARITHMETIC: ReadonlyMap<Type, ReadonlySet<Op>> = new Map<Type, ReadonlySet<Op>>([
  [Type.D, new Set([Op.DADD, Op.DSUB, Op.DMUL, Op.DDIV])],
  [Type.F, new Set([Op.FADD, Op.FSUB, Op.FMUL, Op.FDIV])],
  [Type.B, INTEGERS],
  [Type.C, INTEGERS],
  [Type.S, INTEGERS],
  [Type.I, INTEGERS],
  [Type.J, new Set([Op.LADD, Op.LSUB, Op.LAND, Op.LOR, Op.LXOR])],
]);

/** A loop that will do: its blocks, counter, limit, and what it does to an element. */
interface Match {
  readonly header: number;
  readonly counter: number;
  readonly limit: number;
  /** The limit is done too. */
  readonly isInclusive: boolean;
  /** The state of the poll. */
  readonly state: number;
  readonly arrays: number[];
  readonly scalars: number[];
  readonly loop: VectorLoop;
}

export class Vectorization {
  private graph!: Graph;
  private header = 0;
  private body = 0;
  private counter = 0;
  private isInclusive = false;
  private type = 0;
  private arrays: number[] = [];
  private scalars: number[] = [];
  /** By value of the body: its number in the vector loop's code, scalars not yet counted: they are below 0. */
  private rows = new Map<number, number>();

  run(context: PassContext): void {
    const { graph } = context;
    this.graph = graph;
    context.analyse();
    const { loops } = context;
    if (loops.irreducible) return;
    const matches: Match[] = [];
    for (let loop = 0; loop < loops.count; loop++) {
      if (loops.end[loop] - loops.start[loop] !== 2) continue;
      const match = this.match(loops.order[loops.start[loop]], loops.order[loops.start[loop] + 1]);
      if (match !== null) matches.push(match);
    }
    if (matches.length === 0) return;
    if (insertPreheaders(graph, loops)) {
      context.flowChanged();
      context.analyse();
    }
    for (const match of matches) {
      for (let loop = 0; loop < loops.count; loop++)
        if (loops.header[loop] === match.header) this.apply(match, loops.preheader(graph, loop));
    }
    context.flowChanged();
  }

  // ---------------------------------------------------------------- what a loop must be

  private match(header: number, body: number): Match | null {
    const { graph } = this;
    if (graph.paramCount[header] !== 1 || graph.paramCount[body] !== 0) return null;
    if ((graph.blockFlags[header] & BlockInfo.COLD) !== 0) return null;
    const counter = graph.first[header];
    const poll = graph.next[counter];
    const test = poll < 0 ? -1 : graph.next[poll];
    if (test < 0 || graph.op[poll] !== Op.POLL || test !== graph.last[header]) return null;
    this.header = header;
    this.body = body;
    this.counter = counter;
    const limit = this.limitOf(test);
    if (limit < 0 || !this.isStateOutside(graph.state[poll])) return null;
    const code = this.matchBody();
    if (code === null) return null;
    const { arrays, scalars } = this;
    const loop: VectorLoop = { type: this.type, arrays: arrays.length, scalars: scalars.length, code };
    const { isInclusive } = this;
    return { header, counter, limit, isInclusive, state: graph.state[poll], arrays, scalars, loop };
  }

  /** What the counter stays below (is not beyond, if `isInclusive`) while the loop goes on, -1: the test is another. */
  private limitOf(test: number): number {
    const { graph } = this;
    if (graph.op[test] !== Op.IF_I || (graph.aux[test] & UNSIGNED) !== 0) return -1;
    const stays = graph.edgeTo[graph.firstOut[this.header]] === this.body;
    const condition = (stays ? graph.aux[test] : inverse(graph.aux[test])) & IrCond.MASK;
    const { a, b } = graph;
    if (a[test] === this.counter) return this.limit(condition, b[test]);
    return b[test] === this.counter ? this.limit(swapped(condition, false) & IrCond.MASK, a[test]) : -1;
  }

  /** A loop that goes on while the counter is not equal to something does so while it is less. */
  private limit(condition: IrCond, limit: number): number {
    this.isInclusive = condition === IrCond.LE;
    const isOne = this.isInclusive || condition === IrCond.LT || condition === IrCond.NE;
    return isOne && this.isOutside(limit) ? limit : -1;
  }

  private isOutside(v: number): boolean {
    const block = this.graph.block[v];
    return block >= 0 && block !== this.header && block !== this.body;
  }

  /** Does the state name the counter and values from outside only? */
  private isStateOutside(state: number): boolean {
    const { graph } = this;
    for (let s = state; s >= 0; s = graph.stateParent[s]) {
      const at = graph.stateEntries[s];
      for (let i = at + 2; i <= at + graph.lists[at]; i += 2) {
        const v = graph.lists[i];
        if (v !== this.counter && !this.isOutside(v)) return false;
      }
    }
    return true;
  }

  private matchBody(): Int32Array | null {
    const { graph, body } = this;
    this.type = 0;
    this.arrays = [];
    this.scalars = [];
    this.rows = new Map();
    const code: number[] = [];
    let stores = 0;
    let registers = 0;
    for (let v = graph.first[body]; v >= 0; v = graph.next[v]) {
      const op = graph.op[v];
      if (this.isNeedless(v)) continue;
      if (op === Op.LOAD_ELEMENT || op === Op.STORE_ELEMENT) {
        const array = this.arrayOf(v);
        if (array < 0) return null;
        if (op === Op.LOAD_ELEMENT) {
          registers++;
          this.rows.set(v, code.length / 3);
          code.push(op, array, 0);
        } else {
          const value = this.operand(graph.c[v]);
          if (value === null) return null;
          stores++;
          code.push(op, array, value);
        }
      } else if (KEEPING.get(this.type)?.has(op) === true) {
        const value = this.operand(graph.a[v]);
        if (value === null) return null;
        this.rows.set(v, value);
      } else {
        if (this.type === 0 || ARITHMETIC.get(this.type)?.has(op) !== true) return null;
        const x = this.operand(graph.a[v]);
        const y = this.operand(graph.b[v]);
        if (x === null || y === null) return null;
        registers++;
        this.rows.set(v, code.length / 3);
        code.push(op, x, y);
      }
    }
    const { arrays, scalars, type } = this;
    const integers = arrays.length + (type === Type.D || type === Type.F ? 0 : scalars.length);
    if (stores === 0 || arrays.length > MAX_ARRAYS || integers > MAX_INTEGERS) return null;
    if (scalars.length > 8 || scalars.length + registers > MAX_REGISTERS) return null;
    return numbered(code, scalars.length);
  }

  /** The step of the counter, the jump back, and checks that a vector loop makes itself. */
  private isNeedless(v: number): boolean {
    const { graph, counter } = this;
    switch (graph.op[v]) {
      case Op.GOTO:
        return true;
      case Op.IADD: {
        const edge = graph.firstOut[this.body];
        if (graph.lists[graph.edgeArgs[edge] + 1] !== v) return false;
        const by = graph.b[v];
        return strip(graph, graph.a[v]) === counter && graph.op[by] === Op.ICONST && graph.imm[by] === 1;
      }
      case Op.CHECK_NULL:
        return this.arrayNumber(v) >= 0;
      case Op.ARRAY_LENGTH:
        return this.arrayNumber(graph.a[v]) >= 0;
      case Op.CHECK_INDEX: {
        const length = strip(graph, graph.b[v]);
        if (strip(graph, graph.a[v]) !== counter || graph.op[length] !== Op.ARRAY_LENGTH) return false;
        return this.arrayNumber(graph.a[length]) >= 0;
      }
      case Op.ASSUME: {
        const to = strip(graph, v);
        return to === counter || (graph.kind[v] === Kind.P && this.arrayNumber(to) >= 0);
      }
      default:
        return false;
    }
  }

  /** The number of an array that is accessed at the counter, all elements being of one type; -1 if it is not so. */
  private arrayOf(access: number): number {
    const { graph } = this;
    const type = graph.aux[access];
    if (!ARITHMETIC.has(type) || (this.type !== 0 && this.type !== type)) return -1;
    if ((graph.flags[access] & ValueFlag.VOLATILE) !== 0) return -1;
    if (strip(graph, graph.b[access]) !== this.counter) return -1;
    this.type = type;
    return this.arrayNumber(graph.a[access]);
  }

  /** -1: not from outside. */
  private arrayNumber(v: number): number {
    const array = strip(this.graph, v);
    if (this.graph.kind[array] !== Kind.P || !this.isOutside(array)) return -1;
    const at = this.arrays.indexOf(array);
    return at >= 0 ? at : this.arrays.push(array) - 1;
  }

  /** A result (its row), or a scalar from outside (-1 - its number); null: neither. */
  private operand(v: number): number | null {
    const row = this.rows.get(v);
    if (row !== undefined) return row;
    if (!this.isOutside(v) || this.graph.kind[v] !== kindOfType(this.type)) return null;
    let at = this.scalars.indexOf(v);
    if (at < 0) at = this.scalars.push(v) - 1;
    return -1 - at;
  }

  // ---------------------------------------------------------------- what becomes of it

  private apply(match: Match, preheader: number): void {
    const { graph } = this;
    if (preheader < 0) return;
    const { header, counter } = match;
    const entry = graph.firstOut[preheader];
    const begin = graph.lists[graph.edgeArgs[entry] + 1];
    let { limit } = match;
    graph.remove(graph.last[preheader]);
    if (match.isInclusive) {
      // What is behind the largest number is the smallest, up to which a vector loop does nothing.
      limit = graph.newValue(Op.IADD, Kind.I, limit, graph.int(1));
      graph.append(preheader, limit);
    }
    const block = graph.newBlock();
    // It runs once for thousands of elements, and calls, which takes all registers: not from the loops around it.
    graph.blockFlags[block] |= BlockInfo.COLD;
    const i = graph.addParam(block, Kind.I);
    const poll = graph.newValue(Op.POLL, Kind.VOID);
    graph.state[poll] = this.stateWith(match.state, counter, i);
    graph.append(block, poll);
    const vector = graph.newValue(Op.VECTOR_LOOP, Kind.I);
    graph.list[vector] = graph.newList([i, limit, ...match.arrays, ...match.scalars]);
    graph.imm[vector] = graph.vectorLoops.push(match.loop) - 1;
    graph.append(block, vector);
    this.branch(block, IrCond.EQ, vector, i);
    graph.addEdge(block, header, graph.newList([vector]));
    graph.addEdge(block, block, graph.newList([vector]));

    graph.clearEdges(preheader);
    const left = graph.newValue(Op.ISUB, Kind.I, limit, begin);
    graph.append(preheader, left);
    this.branch(preheader, IrCond.LT, left, graph.int(FEW));
    graph.addEdge(preheader, header, graph.newList([begin]));
    graph.addEdge(preheader, block, graph.newList([begin]));
  }

  private branch(block: number, condition: IrCond, a: number, b: number): void {
    const { graph } = this;
    const v = graph.newValue(Op.IF_I, Kind.VOID, a, b);
    graph.aux[v] = condition;
    graph.append(block, v);
  }

  /** The state with another value for the counter. */
  private stateWith(s: number, counter: number, by: number): number {
    const { graph } = this;
    if (s < 0) return NO_STATE;
    const parent = this.stateWith(graph.stateParent[s], counter, by);
    const at = graph.stateEntries[s];
    const entries = [...graph.lists.subarray(at + 1, at + 1 + graph.lists[at])];
    for (let i = 1; i < entries.length; i += 2) if (entries[i] === counter) entries[i] = by;
    return graph.newStateLike(s, parent, graph.newList(entries));
  }
}

/** Scalars come first in the numbers of values, then the rows. */
function numbered(code: number[], scalars: number): Int32Array {
  const value = (v: number): number => (v < 0 ? -1 - v : scalars + v);
  const result = Int32Array.from(code);
  for (let at = 0; at < code.length; at += 3) {
    if (code[at] === Op.STORE_ELEMENT) result[at + 2] = value(code[at + 2]);
    else if (code[at] !== Op.LOAD_ELEMENT) {
      result[at + 1] = value(code[at + 1]);
      result[at + 2] = value(code[at + 2]);
    }
  }
  return result;
}
