/**
 * Objects that never leave the code and are used for their fields only are not made: each field becomes a value (with block parameters where ways meet). Frame states name
 * such an object as a VIRTUAL_OBJECT with what its fields hold there; it is made if the code is left.
 *
 * Locks of such objects go with them. Where a state needs the object, it is locked when it is made, so the state must say that it is: only those do that are in an inlined synchronized
 * method (LOCK_SLOT).
 */
import { Kind } from '../../../ir/ops.js';
import { type Graph, NO_STATE, NO_VALUE } from '../graph.js';
import { kindOfType, MONITOR_OF_METHOD, Op, opTakesList, Type, ValueFlag } from '../ops.js';
import type { PassContext } from './context.js';
import { strip } from './values.js';

/** A field of an object: one variable. */
interface Field {
  readonly object: number;
  readonly offset: number;
  readonly type: number;
  readonly kind: Kind;
}

interface AddedParam {
  readonly block: number;
  readonly field: number;
  readonly param: number;
}

export class ScalarReplacement {
  private context!: PassContext;
  private graph!: Graph;
  /** Objects that are replaced; whether a state names them, whether they are locked by `synchronized` blocks. */
  private readonly candidates = new Map<number, { inState: boolean; locked: boolean }>();
  private fields: Field[] = [];
  /** By object: its fields. */
  private readonly fieldsOf = new Map<number, number[]>();
  /** By field: the value at the current place, NO_VALUE: as at the block's start. */
  private current: Int32Array = new Int32Array(0);
  /** By block * fields + field: values at the ends and starts of blocks. */
  private readonly atEnd = new Map<number, number>();
  private readonly atStart = new Map<number, number>();
  private added: AddedParam[] = [];
  private block = 0;

  run(context: PassContext): void {
    const { graph } = context;
    this.context = context;
    this.graph = graph;
    context.analyse();
    if (context.loops.irreducible) return;
    this.findCandidates();
    if (this.candidates.size === 0) return;
    this.collectFields();
    this.rewrite();
    this.addArguments();
    graph.applyReplacements();
  }

  // ---------------------------------------------------------------- which

  private findCandidates(): void {
    const { graph, candidates } = this;
    const { loops } = this.context;
    candidates.clear();
    for (let i = 0; i < loops.orderCount; i++) {
      for (let v = graph.first[loops.order[i]]; v >= 0; v = graph.next[v])
        if (graph.op[v] === Op.NEW_OBJECT) candidates.set(v, { inState: false, locked: false });
    }
    if (candidates.size === 0) return;
    for (let i = 0; i < loops.orderCount; i++) {
      const block = loops.order[i];
      for (let v = graph.first[block]; v >= 0; v = graph.next[v]) this.exclude(v);
      for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e])
        this.excludeList(graph.edgeArgs[e]);
    }
    for (const [object, { inState, locked }] of candidates) if (inState && locked) candidates.delete(object);
  }

  private escape(v: number): void {
    if (v >= 0) this.candidates.delete(strip(this.graph, v));
  }

  private excludeList(at: number): void {
    const { lists } = this.graph;
    for (let i = 1; i <= lists[at]; i++) this.escape(lists[at + i]);
  }

  /** Takes out of the candidates what `v` uses otherwise than for its fields. */
  private exclude(v: number): void {
    const { graph } = this;
    const a = graph.a[v];
    switch (graph.op[v]) {
      case Op.LOAD:
        if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) this.escape(a);
        break;
      case Op.STORE:
        if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) this.escape(a);
        this.escape(graph.b[v]);
        break;
      case Op.CHECK_NULL:
      case Op.ASSUME:
        // Passes; its result is the object.
        break;
      case Op.MONITOR_ENTER:
      case Op.MONITOR_EXIT: {
        const known = this.candidates.get(strip(graph, a));
        if (known !== undefined) {
          if (graph.aux[v] !== MONITOR_OF_METHOD) known.locked = true;
          this.noteStates(v, strip(graph, a));
          return;
        }
        break;
      }
      default:
        this.escape(a);
        this.escape(graph.b[v]);
        this.escape(graph.c[v]);
        if (opTakesList[graph.op[v]] !== 0) this.excludeList(graph.list[v]);
    }
    this.noteStates(v, NO_VALUE);
  }

  /** Notes the candidates that the states of `v` name, but for one. */
  private noteStates(v: number, except: number): void {
    const { graph } = this;
    for (let s = graph.state[v]; s >= 0; s = graph.stateParent[s]) {
      const at = graph.stateEntries[s];
      for (let i = at + 2; i <= at + graph.lists[at]; i += 2) this.noteInState(graph.lists[i], except);
    }
  }

  private noteInState(v: number, except: number): void {
    const { graph } = this;
    if (graph.op[v] === Op.VIRTUAL_OBJECT) {
      const at = graph.list[v];
      for (let i = at + 3; i <= at + graph.lists[at]; i += 3) this.noteInState(graph.lists[i], except);
      return;
    }
    const known = this.candidates.get(strip(graph, v));
    if (known !== undefined && strip(graph, v) !== except) known.inState = true;
  }

  private collectFields(): void {
    const { graph, fieldsOf } = this;
    const { loops } = this.context;
    this.fields = [];
    fieldsOf.clear();
    for (const object of this.candidates.keys()) fieldsOf.set(object, []);
    for (let i = 0; i < loops.orderCount; i++) {
      for (let v = graph.first[loops.order[i]]; v >= 0; v = graph.next[v]) {
        if (graph.op[v] !== Op.LOAD && graph.op[v] !== Op.STORE) continue;
        if (this.candidates.has(strip(graph, graph.a[v]))) this.fieldOf(v);
      }
    }
    this.current = new Int32Array(this.fields.length);
    this.atEnd.clear();
    this.atStart.clear();
    this.added = [];
  }

  /** The field that a load or store means. */
  private fieldOf(v: number): number {
    const { graph, fields } = this;
    const object = strip(graph, graph.a[v]);
    const own = this.fieldsOf.get(object) as number[];
    for (const field of own) if (fields[field].offset === graph.imm[v]) return field;
    const type = graph.aux[v];
    own.push(fields.length);
    fields.push({ object, offset: graph.imm[v], type, kind: kindOfType(type) });
    return fields.length - 1;
  }

  // ---------------------------------------------------------------- rewriting

  private rewrite(): void {
    const { graph, current, fields, atEnd } = this;
    const { loops } = this.context;
    for (let i = 0; i < loops.orderCount; i++) {
      const block = loops.order[i];
      this.block = block;
      current.fill(NO_VALUE);
      for (let v = graph.first[block]; v >= 0; ) {
        const next = graph.next[v];
        this.rewriteValue(v);
        v = next;
      }
      for (let field = 0; field < fields.length; field++)
        if (current[field] !== NO_VALUE) atEnd.set(block * fields.length + field, current[field]);
    }
  }

  private rewriteValue(v: number): void {
    const { graph, candidates } = this;
    const op = graph.op[v];
    if (graph.state[v] !== NO_STATE) {
      // First the state: making it may replace the graph's arrays by larger ones.
      const state = this.rewriteState(graph.state[v], new Map());
      graph.state[v] = state;
    }
    if (op === Op.NEW_OBJECT) {
      if (!candidates.has(v)) return;
      for (const field of this.fieldsOf.get(v) as number[])
        this.current[field] = this.zero(this.fields[field].kind);
      graph.remove(v);
      return;
    }
    const a = graph.a[v];
    if (a < 0 || !candidates.has(strip(graph, a))) return;
    switch (op) {
      case Op.LOAD:
        graph.replace(v, this.read(this.fieldOf(v)));
        return;
      case Op.STORE: {
        const field = this.fieldOf(v);
        this.current[field] = this.narrowed(graph.resolve(graph.b[v]), graph.aux[v], v);
        graph.remove(v);
        return;
      }
      case Op.CHECK_NULL:
      case Op.ASSUME:
        graph.replace(v, strip(graph, a));
        return;
      default:
        // The monitors.
        graph.remove(v);
    }
  }

  private zero(kind: Kind): number {
    const { graph } = this;
    switch (kind) {
      case Kind.I:
        return graph.int(0);
      case Kind.L:
        return graph.long(0, 0);
      case Kind.F:
        return graph.constant(Op.FCONST, Kind.F, 0);
      case Kind.D:
        return graph.constant(Op.DCONST, Kind.D, 0, 0);
      default:
        return graph.nullReference();
    }
  }

  /** What a field of the type holds after `value` is stored. */
  private narrowed(value: number, type: number, at: number): number {
    const { graph } = this;
    const op = type === Type.B ? Op.I2B : type === Type.C ? Op.I2C : type === Type.S ? Op.I2S : Op.NONE;
    if (op === Op.NONE) return value;
    const v = graph.newValue(op, Kind.I, value);
    graph.insertBefore(v, at);
    return v;
  }

  private read(field: number): number {
    const v = this.current[field];
    if (v !== NO_VALUE) return v;
    const found = this.readStart(this.block, field);
    this.current[field] = found;
    return found;
  }

  /** The field at the start of a block that the object's making dominates. */
  private readStart(block: number, field: number): number {
    const { graph } = this;
    const key = block * this.fields.length + field;
    const known = this.atStart.get(key);
    if (known !== undefined) return known;
    const edge = graph.firstIn[block];
    let v: number;
    if (graph.edgeNextIn[edge] < 0) v = this.readEnd(graph.edgeFrom[edge], field);
    else {
      v = graph.addParam(block, this.fields[field].kind);
      this.added.push({ block, field, param: v });
    }
    this.atStart.set(key, v);
    return v;
  }

  private readEnd(block: number, field: number): number {
    const v = this.atEnd.get(block * this.fields.length + field);
    return v ?? this.readStart(block, field);
  }

  /** Arguments for the parameters that were added; finding them may add more. */
  private addArguments(): void {
    const { graph } = this;
    for (let i = 0; i < this.added.length; i++) {
      const { block, field } = this.added[i];
      for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e])
        this.readEnd(graph.edgeFrom[e], field);
    }
    const byBlock = new Map<number, AddedParam[]>();
    for (const one of this.added) {
      const list = byBlock.get(one.block);
      if (list === undefined) byBlock.set(one.block, [one]);
      else list.push(one);
    }
    for (const [block, params] of byBlock) {
      params.sort((x, y) => graph.imm[x.param] - graph.imm[y.param]);
      for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
        const at = graph.edgeArgs[e];
        const args = Array.from(graph.lists.subarray(at + 1, at + 1 + graph.lists[at]));
        for (const { field } of params) args.push(this.readEnd(graph.edgeFrom[e], field));
        graph.edgeArgs[e] = graph.newList(args);
      }
    }
  }

  // ---------------------------------------------------------------- states

  /**
   * The state with virtual objects in place of the objects that are not made; the state itself if it names none. An object is one virtual object in all frames of the state.
   * @param made those of the frames so far, by object
   */
  private rewriteState(s: number, made: Map<number, number>): number {
    const { graph } = this;
    const oldParent = graph.stateParent[s];
    const parent = oldParent < 0 ? oldParent : this.rewriteState(oldParent, made);
    const at = graph.stateEntries[s];
    const length = graph.lists[at];
    let changed = parent !== oldParent;
    const entries: number[] = [];
    for (let i = at + 1; i <= at + length; i += 2) {
      const v = graph.resolve(graph.lists[i + 1]);
      const by = this.virtualize(v, made);
      if (by !== v) changed = true;
      entries.push(graph.lists[i], by);
    }
    if (!changed) return s;
    return graph.newStateLike(s, parent, graph.newList(entries));
  }

  private virtualize(v: number, made: Map<number, number>): number {
    const { graph } = this;
    if (graph.op[v] === Op.VIRTUAL_OBJECT) return this.virtualizeFields(v, made);
    if (graph.kind[v] !== Kind.P) return v;
    const object = strip(graph, v);
    if (!this.candidates.has(object)) return v;
    const known = made.get(object);
    if (known !== undefined) return known;
    const words: number[] = [];
    for (const field of this.fieldsOf.get(object) as number[]) {
      const { offset, type } = this.fields[field];
      words.push(offset, type, graph.resolve(this.read(field)));
    }
    const by = this.newVirtual(graph.imm[object], graph.imm2[object], words);
    made.set(object, by);
    return by;
  }

  private newVirtual(record: number, size: number, words: number[]): number {
    const { graph } = this;
    const by = graph.newValue(Op.VIRTUAL_OBJECT, Kind.P);
    graph.imm[by] = record;
    graph.imm2[by] = size;
    graph.list[by] = graph.newList(words);
    return by;
  }

  /** An object that an earlier pass replaced may hold one that is replaced now. */
  private virtualizeFields(v: number, made: Map<number, number>): number {
    const { graph } = this;
    const known = made.get(v);
    if (known !== undefined) return known;
    const at = graph.list[v];
    const words: number[] = [];
    let changed = false;
    for (let i = at + 1; i <= at + graph.lists[at]; i += 3) {
      const x = graph.resolve(graph.lists[i + 2]);
      const by = this.virtualize(x, made);
      if (by !== x) changed = true;
      words.push(graph.lists[i], graph.lists[i + 1], by);
    }
    const by = changed ? this.newVirtual(graph.imm[v], graph.imm2[v], words) : v;
    made.set(v, by);
    return by;
  }
}
