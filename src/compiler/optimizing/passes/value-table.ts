/** The hash table of value numbering: values by what they compute, and the version of the memory that they read or wrote. */
import type { Dominators } from '../analysis/dominators.js';
import { atLeast } from '../analysis/reverse-post-order.js';
import { type Graph, NO_VALUE } from '../graph.js';
import { Op, opTakesList } from '../ops.js';
import { strip } from './values.js';

export class ValueTable {
  private graph!: Graph;
  private dominators!: Dominators;
  private heads: Int32Array = new Int32Array(256);
  private shift = 24;
  private chain: Int32Array = new Int32Array(512);
  private version: Int32Array = new Int32Array(512);

  start(graph: Graph, dominators: Dominators): void {
    this.graph = graph;
    this.dominators = dominators;
    let bits = 8;
    while (1 << bits < graph.count) bits++;
    if (this.heads.length < 1 << bits) this.heads = new Int32Array(1 << bits);
    this.shift = 32 - bits;
    this.heads.fill(-1, 0, 1 << bits);
  }

  /** A value that is the same as `v` would be and whose block dominates `block`, NO_VALUE if there is none. */
  find(v: number, version: number, block: number): number {
    const { graph } = this;
    const op = graph.op[v];
    if (opTakesList[op] !== 0)
      return this.lookUp(op, graph.aux[v], NO_VALUE, NO_VALUE, 0, 0, graph.list[v], version, block);
    return this.lookUp(
      plainOp(op),
      this.auxOf(v),
      this.firstOf(v),
      this.secondOf(v),
      this.immOf(v),
      this.imm2Of(v),
      -1,
      version,
      block,
    );
  }

  private hash(op: number, aux: number, a: number, b: number, imm: number, version: number): number {
    let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(imm, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 15) ^ (op << 8) ^ aux, 0x27d4eb2f) ^ Math.imul(version, 0x165667b1);
    return Math.imul(h ^ (h >>> 13), 0x9e3779b1) >>> this.shift;
  }

  /** See {@link find}. */
  lookUp(
    op: number,
    aux: number,
    a: number,
    b: number,
    imm: number,
    imm2: number,
    list: number,
    version: number,
    block: number,
  ): number {
    const { graph, heads, chain } = this;
    const { dominators } = this;
    const { lists } = graph;
    if (list >= 0) {
      a = lists[list + 1];
      b = lists[list + 2];
      imm = lists[list + 3];
    }
    for (let at = heads[this.hash(op, aux, a, b, imm, version)]; at >= 0; at = chain[at]) {
      if (plainOp(graph.op[at]) !== op || this.version[at] !== version || graph.block[at] < 0) continue;
      if (!dominators.dominates(graph.block[at], block)) continue;
      if (list >= 0) {
        if (graph.aux[at] === aux && this.sameList(graph.list[at], list)) return at;
        continue;
      }
      if (
        this.firstOf(at) === a &&
        this.secondOf(at) === b &&
        this.auxOf(at) === aux &&
        this.immOf(at) === imm &&
        this.imm2Of(at) === imm2
      )
        return at;
    }
    return NO_VALUE;
  }

  private sameList(x: number, y: number): boolean {
    const { lists } = this.graph;
    for (let i = 0; i <= lists[x]; i++) if (lists[x + i] !== lists[y + i]) return false;
    return true;
  }

  add(v: number, version: number): void {
    const { graph } = this;
    if (v >= this.chain.length) this.growChains();
    const op = graph.op[v];
    const list = opTakesList[op] !== 0 ? graph.list[v] : -1;
    const { lists } = graph;
    const h =
      list >= 0
        ? this.hash(op, graph.aux[v], lists[list + 1], lists[list + 2], lists[list + 3], version)
        : this.hash(plainOp(op), this.auxOf(v), this.firstOf(v), this.secondOf(v), this.immOf(v), version);
    this.version[v] = version;
    this.chain[v] = this.heads[h];
    this.heads[h] = v;
  }

  private growChains(): void {
    for (const name of ['chain', 'version'] as const) {
      const larger = atLeast(this[name], this.graph.op.length);
      larger.set(this[name]);
      this[name] = larger;
    }
  }

  // What values have in common with those that compute or hold the same: stores are listed as loads of what they stored.

  private firstOf(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.STORE_STATIC) return NO_VALUE;
    if (
      op === Op.SETCC_P ||
      op === Op.CHECK_NULL ||
      op === Op.CHECK_CAST ||
      op === Op.ASSUME ||
      op === Op.CLASS_OF
    )
      return strip(graph, graph.a[v]);
    return op === Op.LOAD ||
      op === Op.STORE ||
      op === Op.LOAD_ELEMENT ||
      op === Op.STORE_ELEMENT ||
      op === Op.ARRAY_LENGTH
      ? strip(graph, graph.a[v])
      : graph.a[v];
  }

  private secondOf(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.STORE) return NO_VALUE;
    if (op === Op.LOAD_ELEMENT || op === Op.STORE_ELEMENT) return strip(graph, graph.b[v]);
    return op === Op.SETCC_P ? strip(graph, graph.b[v]) : graph.b[v];
  }

  private auxOf(v: number): number {
    return this.graph.aux[v];
  }

  private immOf(v: number): number {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.FFMA || op === Op.DFMA) return graph.c[v];
    return op === Op.CHECK_NULL || op === Op.CHECK_INDEX || op === Op.CHECK_ZERO_I || op === Op.CHECK_ZERO_L
      ? 0
      : graph.imm[v];
  }

  private imm2Of(v: number): number {
    return this.graph.imm2[v];
  }
}

function plainOp(op: number): number {
  return op === Op.STORE || op === Op.STORE_STATIC || op === Op.STORE_ELEMENT ? op - 1 : op;
}
