import { IrCond, Kind } from '../../../ir/ops.js';
import { Obj } from '../../../layout/layout.js';
import type { Graph } from '../graph.js';
import { Fx, Op, opEffect, Type, UNSIGNED, ValueFlag } from '../ops.js';
import type { BlockOrder } from './block-order.js';

/** How a value is emitted. */
export const enum Fold {
  /** By instructions of its own. */
  NONE = 0,
  /** Not at all: nobody uses it. */
  DEAD = 1,
  /** A load that is the memory operand of its user. */
  OPERAND = 2,
  /** An `and` that is its user's `test`. */
  TEST = 3,
  /** A shift that is the scale of its user's `lea`. */
  SCALE = 4,
  /** Load and operation of a store that is emitted as one instruction, `op [memory], value`. */
  UPDATE = 5,
  /** A null check that an access carries. */
  CARRIED = 6,
  /** Has the register of its first operand. */
  ALIAS = 7,
}

/** Offsets below this fault on page zero when the reference is null. */
const PAGE_ZERO = 4096;
/** So many instructions behind a null check are searched for one that may carry it. */
const CARRIER_DISTANCE = 24;

const mirrored: readonly IrCond[] = [IrCond.EQ, IrCond.NE, IrCond.GT, IrCond.LE, IrCond.LT, IrCond.GE];

/** Values by how they are emitted: which become part of others' instructions, which instruction checks for null in passing. */
export class Selection {
  /** By value: the value whose register it has, itself mostly. */
  root: Int32Array = new Int32Array(512);
  uses: Int32Array = new Int32Array(512);
  fold: Uint8Array = new Uint8Array(512);
  /** By value: the null check whose exception its instruction raises, -1 if none. */
  carries: Int32Array = new Int32Array(512);
  /** The value into whose instruction a folded one goes. */
  private into: Int32Array = new Int32Array(512);
  /** By value: how many writes and calls stand before it in its block. */
  private epoch: Int32Array = new Int32Array(512);
  private graph!: Graph;
  private readonly candidates: number[] = [];

  compute(graph: Graph, order: BlockOrder): this {
    this.graph = graph;
    const { count } = graph;
    if (this.root.length < count) {
      for (const name of ['root', 'uses', 'carries', 'into', 'epoch'] as const)
        this[name] = new Int32Array(2 * count);
      this.fold = new Uint8Array(2 * count);
    }
    this.uses.fill(0, 0, count);
    this.fold.fill(Fold.NONE, 0, count);
    this.carries.fill(-1, 0, count);
    for (let v = 0; v < count; v++) this.root[v] = v;
    for (let i = 0; i < order.count; i++) this.countUses(order.order[i]);
    for (let i = order.count - 1; i >= 0; i--) this.removeDead(order.order[i]);
    for (let i = 0; i < order.count; i++) {
      this.findRoots(order.order[i]);
      this.countEpochs(order.order[i]);
    }
    for (let i = 0; i < order.count; i++) this.foldBlock(order.order[i]);
    for (let i = 0; i < order.count; i++) this.foldChecks(order.order[i]);
    return this;
  }

  // ---------------------------------------------------------------- uses

  private countUses(block: number): void {
    const { graph } = this;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) this.countOperands(v, 1);
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e])
      this.countList(graph.edgeArgs[e], 1, 1);
  }

  private countOperands(v: number, by: number): void {
    const { graph, uses } = this;
    if (graph.a[v] >= 0) uses[graph.a[v]] += by;
    if (graph.b[v] >= 0) uses[graph.b[v]] += by;
    if (graph.c[v] >= 0) uses[graph.c[v]] += by;
    if (graph.list[v] >= 0) this.countList(graph.list[v], 1, by);
    if ((opEffect[graph.op[v]] & Fx.EXIT) !== 0) {
      for (let s = graph.state[v]; s >= 0; s = graph.stateParent[s])
        this.countList(graph.stateEntries[s], 2, by);
    }
  }

  /** Every `step`-th word of a list is a value. */
  private countList(at: number, step: number, by: number): void {
    const { graph, uses } = this;
    const { lists } = graph;
    const end = at + lists[at];
    for (let i = at + step; i <= end; i += step) {
      const v = lists[i];
      if (v < 0) continue;
      uses[v] += by;
      if (graph.op[v] === Op.VIRTUAL_OBJECT) this.countList(graph.list[v], 3, by);
    }
  }

  private removeDead(block: number): void {
    const { graph, uses, fold } = this;
    for (let v = graph.last[block]; v >= 0; v = graph.prev[v]) {
      if (uses[v] !== 0) continue;
      const effect = opEffect[graph.op[v]];
      if ((effect & (Fx.WRITE | Fx.EXIT | Fx.CALL | Fx.CONTROL)) !== 0 || isArrival(graph.op[v])) continue;
      if (graph.kind[v] === Kind.VOID || (graph.flags[v] & ValueFlag.VOLATILE) !== 0) continue;
      fold[v] = Fold.DEAD;
      this.countOperands(v, -1);
    }
  }

  private findRoots(block: number): void {
    const { graph, root, fold } = this;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      const op = graph.op[v];
      if ((opEffect[op] & Fx.ALIAS) !== 0 && op !== Op.ASSUME) root[v] = root[graph.a[v]];
      else if (op === Op.ASSUME || (op === Op.U2L && !this.isConstant(root[graph.a[v]]))) {
        root[v] = root[graph.a[v]];
        if (fold[v] === Fold.NONE) fold[v] = Fold.ALIAS;
      } else if (op === Op.IAND && fold[v] === Fold.NONE) this.loadUnsigned(v);
    }
  }

  /** A byte or short that is loaded only to have its sign cut off is loaded without one. */
  private loadUnsigned(v: number): void {
    const { graph } = this;
    const mask = graph.b[v];
    const load = graph.a[v];
    if (graph.op[mask] !== Op.ICONST || this.uses[load] !== 1) return;
    const op = graph.op[load];
    if (op !== Op.LOAD && op !== Op.LOAD_ELEMENT && op !== Op.LOAD_STATIC) return;
    if (graph.imm[mask] === 0xff && graph.aux[load] === Type.B) graph.aux[load] = Type.Z;
    else if (graph.imm[mask] === 0xffff && graph.aux[load] === Type.S) graph.aux[load] = Type.C;
    else return;
    this.root[v] = load;
    this.uses[load] = this.uses[v];
    this.fold[v] = Fold.ALIAS;
  }

  private countEpochs(block: number): void {
    const { graph, epoch } = this;
    let count = 0;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      epoch[v] = count;
      if ((opEffect[graph.op[v]] & (Fx.WRITE | Fx.CALL)) !== 0) count++;
    }
  }

  // ---------------------------------------------------------------- folding

  private foldBlock(block: number): void {
    const { graph, fold } = this;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) if (fold[v] === Fold.NONE) this.foldInto(v);
  }

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a switch over the operations, a case for each.
  private foldInto(v: number): void {
    const { graph } = this;
    const op = graph.op[v];
    switch (op) {
      case Op.IADD:
      case Op.LADD:
        this.arrange(v, op === Op.IADD ? Kind.I : Kind.L);
        if (graph.b[v] >= 0 && this.mayFold(graph.b[v], v))
          this.foldLoad(v, graph.b[v], op === Op.IADD ? Kind.I : Kind.L);
        else this.foldScale(v, op === Op.IADD ? Op.ISHL : Op.LSHL);
        break;
      case Op.IMUL:
      case Op.IAND:
      case Op.IOR:
      case Op.IXOR:
        this.arrange(v, Kind.I);
        this.foldLoad(v, graph.b[v], Kind.I);
        break;
      case Op.LMUL:
      case Op.LAND:
      case Op.LOR:
      case Op.LXOR:
        this.arrange(v, Kind.L);
        this.foldLoad(v, graph.b[v], Kind.L);
        break;
      case Op.IMIN:
      case Op.IMAX:
      case Op.LMIN:
      case Op.LMAX:
        if (this.isConstant(graph.a[v])) this.arrange(v, Kind.VOID);
        break;
      case Op.FADD:
      case Op.FMUL:
        this.arrange(v, Kind.F);
        this.foldLoad(v, graph.b[v], Kind.F);
        break;
      case Op.DADD:
      case Op.DMUL:
        this.arrange(v, Kind.D);
        this.foldLoad(v, graph.b[v], Kind.D);
        break;
      case Op.ISUB:
      case Op.CHECK_INDEX:
        this.foldLoad(v, graph.b[v], Kind.I);
        break;
      case Op.LSUB:
        this.foldLoad(v, graph.b[v], Kind.L);
        break;
      case Op.FSUB:
      case Op.FDIV:
        this.foldLoad(v, graph.b[v], Kind.F);
        break;
      case Op.DSUB:
      case Op.DDIV:
        this.foldLoad(v, graph.b[v], Kind.D);
        break;
      case Op.I2L:
      case Op.I2F:
      case Op.I2D:
        this.foldLoad(v, graph.a[v], Kind.I);
        break;
      case Op.L2F:
      case Op.L2D:
        this.foldLoad(v, graph.a[v], Kind.L);
        break;
      case Op.F2D:
        this.foldLoad(v, graph.a[v], Kind.F);
        break;
      case Op.D2F:
      case Op.DSQRT:
        this.foldLoad(v, graph.a[v], Kind.D);
        break;
      case Op.IF_I:
      case Op.GUARD_I:
      case Op.SETCC_I:
        this.foldCompare(v, Kind.I);
        break;
      case Op.IF_L:
      case Op.SETCC_L:
        this.foldCompare(v, Kind.L);
        break;
      case Op.IF_P:
      case Op.GUARD_P:
      case Op.SETCC_P:
        this.foldCompare(v, Kind.P);
        break;
      case Op.SELECT_I:
        this.foldSelect(v, Kind.I);
        break;
      case Op.SELECT_L:
        this.foldSelect(v, Kind.L);
        break;
      case Op.SELECT_P:
        this.foldSelect(v, Kind.P);
        break;
      case Op.STORE:
      case Op.STORE_ELEMENT:
      case Op.STORE_STATIC:
        this.foldUpdate(v);
        break;
      default:
        break;
    }
  }

  isConstant(v: number): boolean {
    const op = this.graph.op[v];
    return op >= Op.ICONST && op <= Op.PCONST;
  }

  /** The constant second; otherwise what can be a memory operand second. */
  private arrange(v: number, kind: Kind): void {
    const { graph } = this;
    const a = graph.a[v];
    const b = graph.b[v];
    if (this.isConstant(b)) return;
    if (!this.isConstant(a) && (this.isFoldable(b, v, kind) || !this.isFoldable(a, v, kind))) return;
    graph.a[v] = b;
    graph.b[v] = a;
  }

  /** Used here only, in the same block, with no write between. */
  private mayFold(v: number, user: number): boolean {
    const { graph } = this;
    if (this.uses[v] !== 1 || graph.block[v] !== graph.block[user] || this.fold[v] !== Fold.NONE)
      return false;
    return graph.op[v] === Op.ARRAY_LENGTH || this.epoch[v] === this.epoch[user];
  }

  private isFoldable(v: number, user: number, kind: Kind): boolean {
    return this.isWholeLoad(v, kind) && this.mayFold(v, user);
  }

  /** A load whose memory has the size of the value. */
  private isWholeLoad(v: number, kind: Kind): boolean {
    const { graph } = this;
    const op = graph.op[v];
    if (op === Op.ARRAY_LENGTH) return kind === Kind.I;
    if (op !== Op.LOAD && op !== Op.LOAD_ELEMENT && op !== Op.LOAD_STATIC) return false;
    if ((graph.flags[v] & ValueFlag.VOLATILE) !== 0) return false;
    const type = graph.aux[v];
    switch (kind) {
      case Kind.I:
        return type === 0x49;
      case Kind.L:
        return type === 0x4a;
      case Kind.F:
        return type === 0x46;
      case Kind.D:
        return type === 0x44;
      default:
        return type === 0x4c || type === 0x5b;
    }
  }

  private foldLoad(user: number, v: number, kind: Kind): void {
    if (v < 0 || !this.isFoldable(v, user, kind)) return;
    this.fold[v] = Fold.OPERAND;
    this.into[v] = user;
  }

  private foldScale(user: number, shift: Op): void {
    const { graph } = this;
    let b = graph.b[user];
    if (!this.isScale(b, user, shift)) {
      if (!this.isScale(graph.a[user], user, shift) || this.isConstant(b)) return;
      const a = graph.a[user];
      graph.a[user] = b;
      graph.b[user] = a;
      b = a;
    }
    if (this.isConstant(graph.a[user])) return;
    this.fold[b] = Fold.SCALE;
    this.into[b] = user;
  }

  private isScale(v: number, user: number, shift: Op): boolean {
    const { graph } = this;
    if (graph.op[v] !== shift || this.uses[v] !== 1 || graph.block[v] !== graph.block[user]) return false;
    const count = graph.b[v];
    return (
      this.fold[v] === Fold.NONE &&
      graph.op[count] === Op.ICONST &&
      graph.imm[count] >= 1 &&
      graph.imm[count] <= 3 &&
      !this.isConstant(graph.a[v])
    );
  }

  private foldCompare(v: number, kind: Kind): void {
    const { graph } = this;
    if (this.isConstant(graph.a[v]) && !this.isConstant(graph.b[v])) {
      const a = graph.a[v];
      graph.a[v] = graph.b[v];
      graph.b[v] = a;
      graph.aux[v] = mirror(graph.aux[v]);
    }
    this.foldComparands(v, kind, graph.a[v], graph.b[v], graph.aux[v]);
  }

  private foldSelect(v: number, kind: Kind): void {
    const { graph } = this;
    const { lists } = graph;
    const at = graph.list[v] + 1;
    if (this.isConstant(lists[at]) && !this.isConstant(lists[at + 1])) {
      const a = lists[at];
      lists[at] = lists[at + 1];
      lists[at + 1] = a;
      graph.aux[v] = mirror(graph.aux[v]);
    }
    this.foldComparands(v, kind, lists[at], lists[at + 1], graph.aux[v]);
  }

  private foldComparands(v: number, kind: Kind, a: number, b: number, cond: number): void {
    const { graph } = this;
    if (this.isConstant(b)) {
      const and = kind === Kind.I ? Op.IAND : Op.LAND;
      const isZero = graph.imm[b] === 0 && graph.imm2[b] === 0 && kind !== Kind.P;
      if (isZero && graph.op[a] === and && this.uses[a] === 1 && (cond & UNSIGNED) === 0) {
        if (
          graph.block[a] === graph.block[v] &&
          this.fold[a] === Fold.NONE &&
          this.epoch[a] === this.epoch[v]
        ) {
          this.fold[a] = Fold.TEST;
          this.into[a] = v;
          return;
        }
      }
      // `cmp [memory], constant`, if the constant is an immediate.
      if (kind !== Kind.L || graph.imm2[b] === graph.imm[b] >> 31) this.foldLoad(v, a, kind);
      return;
    }
    this.foldLoad(v, b, kind);
  }

  // ---------------------------------------------------------------- op [memory], value

  private foldUpdate(store: number): void {
    const { graph } = this;
    const op = graph.op[store];
    const kind = graph.aux[store] === 0x49 ? Kind.I : graph.aux[store] === 0x4a ? Kind.L : Kind.VOID;
    if (kind === Kind.VOID || (graph.flags[store] & ValueFlag.VOLATILE) !== 0) return;
    const value = op === Op.STORE ? graph.b[store] : op === Op.STORE_STATIC ? graph.a[store] : graph.c[store];
    if (!this.mayFold(value, store) || !isUpdate(graph.op[value], kind)) return;
    let load = graph.a[value];
    let other = graph.b[value];
    const commutes = (opEffect[graph.op[value]] & Fx.COMMUTATIVE) !== 0;
    if (commutes && !this.isSamePlace(load, store)) {
      load = graph.b[value];
      other = graph.a[value];
    }
    if (!this.isSamePlace(load, store)) return;
    if (this.fold[load] === Fold.OPERAND && this.into[load] === value) this.fold[load] = Fold.NONE;
    if (!this.isFoldable(load, store, kind)) return;
    // What was folded into the operation would be a second memory operand.
    const { fold } = this;
    if (fold[other] === Fold.OPERAND || fold[other] === Fold.SCALE) {
      if (this.into[other] === value) fold[other] = Fold.NONE;
    }
    graph.a[value] = load;
    graph.b[value] = other;
    fold[value] = fold[load] = Fold.UPDATE;
    this.into[value] = this.into[load] = store;
  }

  private isSamePlace(load: number, store: number): boolean {
    const { graph, root } = this;
    if (load < 0 || this.uses[load] !== 1 || graph.aux[load] !== graph.aux[store]) return false;
    const op = graph.op[load];
    switch (graph.op[store]) {
      case Op.STORE:
        return (
          op === Op.LOAD &&
          root[graph.a[load]] === root[graph.a[store]] &&
          graph.imm[load] === graph.imm[store]
        );
      case Op.STORE_STATIC:
        return op === Op.LOAD_STATIC && graph.imm[load] === graph.imm[store];
      default:
        return (
          op === Op.LOAD_ELEMENT &&
          root[graph.a[load]] === root[graph.a[store]] &&
          root[graph.b[load]] === root[graph.b[store]]
        );
    }
  }

  // ---------------------------------------------------------------- null checks

  private foldChecks(block: number): void {
    const { graph, fold } = this;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      if (graph.op[v] !== Op.CHECK_NULL || fold[v] !== Fold.NONE) continue;
      const carrier = this.findCarrier(v);
      if (carrier < 0) continue;
      fold[v] = Fold.CARRIED;
      this.carries[carrier] = v;
    }
  }

  /** The instruction that would fault in the check's stead, with nothing between that could be seen or leave. */
  private findCarrier(check: number): number {
    const { graph, root, fold } = this;
    const reference = root[check];
    if (this.isConstant(reference)) return -1;
    const { candidates } = this;
    candidates.length = 0;
    let steps = CARRIER_DISTANCE;
    for (let w = graph.next[check]; w >= 0 && steps-- > 0; w = graph.next[w]) {
      // Of several accesses the one counts that is emitted first: folded ones are where their users are.
      if (candidates.includes(w)) return this.carries[w] < 0 ? w : -1;
      if (fold[w] === Fold.DEAD || fold[w] === Fold.ALIAS) continue;
      if (this.accesses(w, reference)) {
        if (fold[w] === Fold.NONE) return this.carries[w] < 0 ? w : -1;
        let user = this.into[w];
        while (fold[user] !== Fold.NONE && fold[user] !== Fold.CARRIED) user = this.into[user];
        candidates.push(user);
      } else if (fold[w] === Fold.NONE || fold[w] === Fold.CARRIED) {
        if ((opEffect[graph.op[w]] & (Fx.WRITE | Fx.CALL | Fx.EXIT | Fx.CONTROL)) !== 0) return -1;
      }
    }
    return -1;
  }

  /** Does the value's memory access touch page zero if `reference` is null? */
  private accesses(v: number, reference: number): boolean {
    const { graph, root } = this;
    switch (graph.op[v]) {
      case Op.LOAD:
      case Op.STORE:
        return root[graph.a[v]] === reference && graph.imm[v] < PAGE_ZERO;
      case Op.ARRAY_LENGTH:
      case Op.CLASS_OF:
      case Op.MIRROR_OF:
      case Op.MONITOR_ENTER:
      case Op.MONITOR_EXIT:
        return root[graph.a[v]] === reference;
      case Op.LOAD_ELEMENT:
      case Op.STORE_ELEMENT: {
        const index = graph.b[v];
        if (root[graph.a[v]] !== reference || graph.op[index] !== Op.ICONST) return false;
        return graph.imm[index] >= 0 && graph.imm[index] * 8 + Obj.ARRAY_DATA < PAGE_ZERO;
      }
      default:
        return false;
    }
  }
}

/** Values that are there at the start of a block. */
function isArrival(op: Op): boolean {
  return op === Op.PARAM || op === Op.OSR_VALUE || op === Op.BLOCK_PARAM;
}

function mirror(cond: number): number {
  return (cond & ~IrCond.MASK) | mirrored[cond & IrCond.MASK];
}

function isUpdate(op: Op, kind: Kind): boolean {
  if (kind === Kind.I)
    return op === Op.IADD || op === Op.ISUB || op === Op.IAND || op === Op.IOR || op === Op.IXOR;
  return op === Op.LADD || op === Op.LSUB || op === Op.LAND || op === Op.LOR || op === Op.LXOR;
}
