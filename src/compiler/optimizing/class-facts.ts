/** What passes may ask of classes while they work on a graph, asked beforehand: for a thread that cannot ask the VM. */
import type { Graph, TypeFacts } from './graph.js';
import { Op } from './ops.js';

/** A message; classes are named by their records. */
export interface ClassFacts {
  /** Triples: address of a constant, 1 if it is a cell, its class. */
  readonly constants: Int32Array;
  /** Classes that values of the graph may be known to be of; those that they are compared with. */
  readonly known: Int32Array;
  readonly others: Int32Array;
  /** For each of `known` one byte for each of `others`: is it a subtype? */
  readonly subtypes: Uint8Array;
}

/** Asks for all that can come up: a class is known because an object is made here, is a constant, or its class word has been compared. */
export function collectFacts(graph: Graph, types: TypeFacts): ClassFacts {
  const constants: number[] = [];
  const known = new Set<number>();
  const others = new Set<number>();
  for (let v = 1; v < graph.count; v++) {
    switch (graph.op[v]) {
      case Op.PCONST:
      case Op.PCELL: {
        const isCell = graph.op[v] === Op.PCELL;
        const record = types.classOfConstant(graph.imm[v], isCell);
        constants.push(graph.imm[v], isCell ? 1 : 0, record);
        if (record !== 0) known.add(record);
        break;
      }
      case Op.NEW_OBJECT:
      case Op.NEW_ARRAY:
        known.add(graph.imm[v]);
        break;
      case Op.IF_I:
      case Op.GUARD_I:
      case Op.SETCC_I:
        compared(graph, v, known);
        break;
      case Op.ASSUME:
        known.add(graph.imm[v]);
        break;
      case Op.INSTANCE_OF:
      case Op.CHECK_CAST:
        others.add(graph.imm[v]);
    }
  }
  const subtypes = new Uint8Array(known.size * others.size);
  let at = 0;
  for (const record of known) for (const of of others) subtypes[at++] = types.isSubtype(record, of) ? 1 : 0;
  return {
    constants: Int32Array.from(constants),
    known: Int32Array.from(known),
    others: Int32Array.from(others),
    subtypes,
  };
}

/** A class word and a constant. */
function compared(graph: Graph, v: number, known: Set<number>): void {
  const a = graph.resolve(graph.a[v]);
  const b = graph.resolve(graph.b[v]);
  if (isClassWord(graph, a) && graph.op[b] === Op.ICONST) known.add(graph.imm[b]);
  else if (isClassWord(graph, b) && graph.op[a] === Op.ICONST) known.add(graph.imm[a]);
}

const isClassWord = (graph: Graph, v: number): boolean => graph.op[v] === Op.CLASS_OF;

/** Something was asked that {@link collectFacts} has not foreseen: the graph must be compiled where the VM can be asked. */
export class UnknownFact extends Error {}

/** The answers. */
export class StoredFacts implements TypeFacts {
  private readonly classes = new Map<number, number>();
  private readonly cells = new Map<number, number>();
  private readonly rows = new Map<number, number>();
  private readonly columns = new Map<number, number>();
  private readonly subtypes: Uint8Array;

  constructor({ constants, known, others, subtypes }: ClassFacts) {
    for (let i = 0; i < constants.length; i += 3)
      (constants[i + 1] === 1 ? this.cells : this.classes).set(constants[i], constants[i + 2]);
    for (const record of known) this.rows.set(record, this.rows.size * others.length);
    for (const record of others) this.columns.set(record, this.columns.size);
    this.subtypes = subtypes;
  }

  isSubtype(record: number, of: number): boolean {
    const row = this.rows.get(record);
    const column = this.columns.get(of);
    if (row === undefined || column === undefined) throw new UnknownFact(`is class ${record} below ${of}?`);
    return this.subtypes[row + column] === 1;
  }

  classOfConstant(address: number, isCell: boolean): number {
    const record = (isCell ? this.cells : this.classes).get(address);
    if (record === undefined) throw new UnknownFact(`what is the class of the constant at ${address}?`);
    return record;
  }
}
