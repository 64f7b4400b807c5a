/** What holds where a block is reached because of the branches and checks that dominate it. */
import { IrCond, Kind } from '../../../ir/ops.js';
import { atLeast } from '../analysis/reverse-post-order.js';
import type { Graph } from '../graph.js';
import { Op, UNSIGNED } from '../ops.js';
import { decide, Order, ordersOf } from './conditions.js';
import type { PassContext } from './context.js';
import { computeRange, high, low, MAX, MIN, narrowTo, type RangeFacts } from './ranges.js';
import { isNonNull, strip } from './values.js';

/** All nulls are one in facts. */
const NULL_KEY = 0;
/** Instead of a second value: the fact is a range of the first. */
const RANGE_KEY = -1;

const TABLE_BITS = 8;

/**
 * Facts are added while the blocks are walked in preorder of the dominator tree; one holds where its block dominates. For a pair of values: which orders are possible, signed and
 * unsigned. For an int: bounds.
 */
export class Facts implements RangeFacts {
  private context!: PassContext;
  private graph!: Graph;
  /** The block in which facts are now added and asked for. */
  private block = 0;
  private count = 0;
  private readonly heads: Int32Array = new Int32Array(1 << TABLE_BITS);
  private next: Int32Array = new Int32Array(64);
  private where: Int32Array = new Int32Array(64);
  private a: Int32Array = new Int32Array(64);
  private b: Int32Array = new Int32Array(64);
  /** Bounds, or possible orders: signed, unsigned. */
  private x: Int32Array = new Int32Array(64);
  private y: Int32Array = new Int32Array(64);

  start(context: PassContext): void {
    this.context = context;
    this.graph = context.graph;
    this.count = 0;
    this.heads.fill(-1);
  }

  enter(block: number): void {
    this.block = block;
  }

  // ---------------------------------------------------------------- table

  private slot(a: number, b: number): number {
    return (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - TABLE_BITS);
  }

  /** The newest fact that holds here, -1. */
  private find(a: number, b: number): number {
    const { dominators } = this.context;
    for (let f = this.heads[this.slot(a, b)]; f >= 0; f = this.next[f])
      if (this.a[f] === a && this.b[f] === b && dominators.dominates(this.where[f], this.block)) return f;
    return -1;
  }

  private add(a: number, b: number, x: number, y: number): void {
    const f = this.count++;
    if (f === this.next.length) {
      for (const name of ['next', 'where', 'a', 'b', 'x', 'y'] as const) {
        const larger = atLeast(this[name], 2 * f);
        larger.set(this[name].subarray(0, f));
        this[name] = larger;
      }
    }
    const slot = this.slot(a, b);
    this.next[f] = this.heads[slot];
    this.heads[slot] = f;
    this.where[f] = this.block;
    this.a[f] = a;
    this.b[f] = b;
    this.x[f] = x;
    this.y[f] = y;
  }

  // ---------------------------------------------------------------- ranges

  refine(v: number): void {
    const f = this.find(strip(this.graph, v), RANGE_KEY);
    if (f >= 0) narrowTo(this.x[f], this.y[f]);
  }

  /** The int is within these bounds from here on. */
  bound(v: number, min: number, max: number): void {
    computeRange(this.graph, v);
    if (min <= low && max >= high) return;
    this.add(strip(this.graph, v), RANGE_KEY, Math.max(min, low), Math.min(max, high));
  }

  // ---------------------------------------------------------------- comparisons

  private key(v: number): number {
    const bare = strip(this.graph, v);
    return this.graph.op[bare] === Op.NULL ? NULL_KEY : bare;
  }

  /** `a <condition> b` holds from here on. Of ints, longs and references; others are ignored. */
  assume(condition: number, kind: number, a: number, b: number): void {
    if (kind === Kind.F || kind === Kind.D) return;
    if (kind === Kind.I) {
      this.assumeRange(condition, a, b);
      this.assumeInstance(a);
    }
    const orders = ordersOf(condition);
    if (kind === Kind.P || (condition & IrCond.MASK) <= IrCond.NE)
      this.restrict(a, b, orders, orders & Order.EQUAL ? Order.EQUAL : Order.ALL & ~Order.EQUAL);
    else if ((condition & UNSIGNED) !== 0)
      this.restrict(a, b, (orders & Order.EQUAL) === 0 ? Order.ALL & ~Order.EQUAL : Order.ALL, orders);
    else this.restrict(a, b, orders, (orders & Order.EQUAL) === 0 ? Order.ALL & ~Order.EQUAL : Order.ALL);
  }

  /** What is an instance of something is not null. */
  private assumeInstance(v: number): void {
    const { graph } = this;
    if (graph.op[v] !== Op.INSTANCE_OF) return;
    computeRange(graph, v);
    if (low > 0)
      this.restrict(graph.a[v], graph.nullReference(), Order.ALL & ~Order.EQUAL, Order.ALL & ~Order.EQUAL);
  }

  /** Notes which orders of a pair are possible. The pair stands with the smaller key first. */
  private restrict(a: number, b: number, signed: number, unsigned: number): void {
    let x = this.key(a);
    let y = this.key(b);
    if (x === y) return;
    if (x > y) {
      [x, y] = [y, x];
      signed = mirror(signed);
      unsigned = mirror(unsigned);
    }
    const f = this.find(x, y);
    if (f >= 0) {
      signed &= this.x[f];
      unsigned &= this.y[f];
      if (signed === this.x[f] && unsigned === this.y[f]) return;
    }
    this.add(x, y, signed, unsigned);
  }

  /** Orders of a pair that are possible here. */
  private orders(a: number, b: number, isUnsigned: boolean): number {
    const x = this.key(a);
    const y = this.key(b);
    const f = x < y ? this.find(x, y) : this.find(y, x);
    if (f < 0) return Order.ALL;
    const orders = isUnsigned ? this.y[f] : this.x[f];
    return x < y ? orders : mirror(orders);
  }

  private assumeRange(condition: number, a: number, b: number): void {
    const { graph } = this;
    computeRange(graph, a);
    const al = low;
    const ah = high;
    computeRange(graph, b);
    const bl = low;
    const bh = high;
    const order = condition & IrCond.MASK;
    if ((condition & UNSIGNED) !== 0 && order > IrCond.NE) {
      // Below (as unsigned numbers) what is not negative.
      if (bl >= 0 && order === IrCond.LT) this.bound(a, 0, bh - 1);
      else if (bl >= 0 && order === IrCond.LE) this.bound(a, 0, bh);
      else if (al >= 0 && order === IrCond.GT) this.bound(b, 0, ah - 1);
      else if (al >= 0 && order === IrCond.GE) this.bound(b, 0, ah);
      return;
    }
    switch (order) {
      case IrCond.EQ:
        this.bound(a, bl, bh);
        this.bound(b, al, ah);
        return;
      case IrCond.NE:
        if (bl === bh) this.bound(a, al === bl ? al + 1 : MIN, ah === bl ? ah - 1 : MAX);
        return;
      case IrCond.LT:
        this.bound(a, MIN, bh - 1);
        this.bound(b, al + 1, MAX);
        return;
      case IrCond.LE:
        this.bound(a, MIN, bh);
        this.bound(b, al, MAX);
        return;
      case IrCond.GT:
        this.bound(a, bl + 1, MAX);
        this.bound(b, MIN, ah - 1);
        return;
      default:
        this.bound(a, bl, MAX);
        this.bound(b, MIN, ah);
    }
  }

  /** Whether `a <condition> b` holds here: 1, 0, or -1 if that is not known. */
  decide(condition: number, kind: number, a: number, b: number): number {
    const { graph } = this;
    const known = decide(graph, condition, kind, a, b);
    if (known >= 0 || kind === Kind.F || kind === Kind.D) return known;
    const isUnsigned = (condition & UNSIGNED) !== 0 && (condition & IrCond.MASK) > IrCond.NE;
    let possible = this.key(a) === this.key(b) ? Order.EQUAL : this.orders(a, b, isUnsigned);
    if (kind === Kind.P) {
      if (
        (graph.op[a] === Op.NULL && isNonNull(graph, b)) ||
        (graph.op[b] === Op.NULL && isNonNull(graph, a))
      )
        possible &= ~Order.EQUAL;
    } else if (kind === Kind.I) possible &= this.ordersByRange(a, b, isUnsigned);
    const wanted = ordersOf(condition);
    if ((possible & ~wanted) === 0) return 1;
    return (possible & wanted) === 0 ? 0 : -1;
  }

  private ordersByRange(a: number, b: number, isUnsigned: boolean): number {
    const { graph } = this;
    computeRange(graph, a);
    const al = low;
    const ah = high;
    computeRange(graph, b);
    if (isUnsigned && (al < 0 || low < 0)) return Order.ALL;
    let orders: number = Order.ALL;
    if (ah < low) orders &= Order.LESS;
    else if (ah === low) orders &= ~Order.GREATER;
    if (al > high) orders &= Order.GREATER;
    else if (al === high) orders &= ~Order.LESS;
    return orders;
  }

  isNonNull(v: number): boolean {
    if (isNonNull(this.graph, v)) return true;
    const f = this.find(NULL_KEY, strip(this.graph, v));
    return f >= 0 && (this.x[f] & Order.EQUAL) === 0;
  }

  isNonZero(v: number): boolean {
    const { graph } = this;
    const zero = graph.kind[v] === Kind.I ? graph.int(0) : graph.long(0, 0);
    return this.decide(IrCond.NE, graph.kind[v], v, zero) === 1;
  }

  /**
   * Is index within 0 .. length - 1?
   * @param sum finds the value length + constant where it is computed already, -1 if it is not
   */
  isIndex(index: number, length: number, sum: (length: number, constant: number) => number): boolean {
    const { graph } = this;
    computeRange(graph, index);
    const min = low;
    const max = high;
    computeRange(graph, length);
    // Lengths are not negative, but other ints may stand for one.
    if (min < 0 || low < 0) return false;
    if (max < low) return true;
    const bare = strip(graph, index);
    if (this.isLess(bare, length, sum)) return true;
    if (graph.op[bare] !== Op.IADD || graph.op[graph.b[bare]] !== Op.ICONST) return false;
    const x = graph.resolve(graph.a[bare]);
    const constant = graph.imm[graph.b[bare]];
    computeRange(graph, x);
    if (constant < 0) {
      // x + constant is not negative and does not wrap, so it is below x.
      return low + constant >= 0 && (this.orders(x, length, false) & Order.GREATER) === 0;
    }
    // x < length - constant: the sum does not wrap.
    if (low < 0 || constant >= MAX) return false;
    const bound = sum(length, -constant);
    return bound >= 0 && (this.orders(x, bound, false) & ~Order.LESS) === 0;
  }

  /** x < length, or x <= length - 1. */
  private isLess(x: number, length: number, sum: (length: number, constant: number) => number): boolean {
    if ((this.orders(x, length, false) & ~Order.LESS) === 0) return true;
    const last = sum(length, -1);
    return (
      last >= 0 && (this.key(x) === this.key(last) || (this.orders(x, last, false) & Order.GREATER) === 0)
    );
  }
}

function mirror(orders: number): number {
  return (orders & Order.EQUAL) | ((orders & Order.LESS) << 2) | ((orders & Order.GREATER) >> 2);
}
