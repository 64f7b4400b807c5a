/** What is known of the classes of objects: by where a reference comes from, by what it was checked or assumed to be, and by branches and guards. */
import { type Graph, NO_VALUE } from '../graph.js';
import { Fx, Op, opEffect } from '../ops.js';
import type { Facts } from './facts.js';
import { computeRange, high, low } from './ranges.js';
import type { ValueTable } from './value-table.js';
import { strip } from './values.js';

export class KnownClasses {
  private graph!: Graph;

  constructor(
    private readonly table: ValueTable,
    private readonly facts: Facts,
  ) {}

  start(graph: Graph): void {
    this.graph = graph;
  }

  /** Record of the class of a reference that shows where it comes from, 0 if it does not. */
  madeAs(bare: number): number {
    const { graph } = this;
    const op = graph.op[bare];
    if (op === Op.NEW_OBJECT || op === Op.NEW_ARRAY) return graph.imm[bare];
    if (op !== Op.PCONST && op !== Op.PCELL) return 0;
    return graph.types?.classOfConstant(graph.imm[bare], op === Op.PCELL) ?? 0;
  }

  /** The same where checks and assumptions on the way from there to `v` may say it, too. */
  saysExactly(v: number): number {
    const { graph } = this;
    for (; (opEffect[graph.op[v]] & Fx.ALIAS) !== 0; v = graph.resolve(graph.a[v]))
      if (graph.op[v] === Op.ASSUME && graph.imm2[v] === 0) return graph.imm[v];
    return this.madeAs(v);
  }

  /** Does the reference itself, wherever it is used, say that a cast to a class cannot fail? */
  saysInstance(v: number, record: number): boolean {
    const { graph } = this;
    const exact = this.saysExactly(v);
    if (exact !== 0 && this.isSubtype(exact, record) === 1) return true;
    for (; (opEffect[graph.op[v]] & Fx.ALIAS) !== 0; v = graph.resolve(graph.a[v]))
      if ((graph.op[v] === Op.CHECK_CAST || graph.op[v] === Op.ASSUME) && graph.imm[v] === record)
        return true;
    return graph.op[v] === Op.NULL;
  }

  /** Have branches or guards before `block` found that the cast `v` of `a` cannot fail? */
  isInstance(v: number, a: number, block: number): boolean {
    const { graph, table } = this;
    const bare = strip(graph, a);
    const of = graph.imm[v];
    const record = this.foundIn(bare, block);
    if (record !== 0 && this.isSubtype(record, of) === 1) return true;
    const test = table.lookUp(Op.INSTANCE_OF, 0, bare, NO_VALUE, of, graph.imm2[v], -1, 0, block);
    return test >= 0 && this.facts.isNonZero(test);
  }

  /** What `instance_of` gives in a block: 1 or 0, -1 if that is not known. */
  decide(v: number, block: number): number {
    const { graph } = this;
    const bare = strip(graph, graph.a[v]);
    if (graph.op[bare] === Op.NULL) return 0;
    const record = this.foundIn(bare, block);
    return record === 0 ? -1 : this.isSubtype(record, graph.imm[v]);
  }

  /** Record of the class of a reference in a block, 0 if it is not known. */
  private foundIn(bare: number, block: number): number {
    const record = this.madeAs(bare);
    if (record !== 0) return record;
    const word = this.table.lookUp(Op.CLASS_OF, 0, bare, NO_VALUE, 0, 0, -1, 0, block);
    if (word < 0) return 0;
    computeRange(this.graph, word);
    return low === high ? low : 0;
  }

  /** 1 or 0, -1 if it is not known. */
  private isSubtype(record: number, of: number): number {
    if (record === of) return 1;
    const { types } = this.graph;
    return types === null ? -1 : types.isSubtype(record, of) ? 1 : 0;
  }
}
