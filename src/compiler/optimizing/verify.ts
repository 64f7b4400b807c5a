import { IrCond, Kind } from '../../ir/ops.js';
import { Dominators } from './analysis/dominators.js';
import { ReversePostOrder } from './analysis/reverse-post-order.js';
import { type Graph, NO_STATE, StateFlag } from './graph.js';
import { Fx, kindOfType, Op, opEffect, opKind, opOperandKinds, opTakesList } from './ops.js';
import { hasCondition, hasType, printValue } from './print.js';

/** A graph breaks a rule of the form. */
export class GraphError extends Error {}

/** Checks all rules of the form (graph.ts, ops.ts). `after` names what was done last. Throws {@link GraphError}. */
export function verifyGraph(graph: Graph, after: string): void {
  new GraphVerifier(graph, after).verify();
}

/** Operands that may be missing: the result of a return, the array that an exception's text names. */
function mayBeMissing(op: number, operand: number): boolean {
  return (op === Op.RETURN && operand === 0) || (op === Op.CHECK_INDEX && operand === 2);
}

class GraphVerifier {
  private readonly rpo = new ReversePostOrder();
  private readonly dominators = new Dominators();
  /** By value: its place in its block. */
  private readonly place: Int32Array;

  constructor(
    private readonly graph: Graph,
    private readonly after: string,
  ) {
    this.place = new Int32Array(graph.count);
  }

  verify(): void {
    const { graph } = this;
    for (let block = 0; block < graph.blockCount; block++) this.verifyChain(block);
    if (graph.firstIn[0] >= 0) this.fail('the entry has a predecessor');
    this.verifyEdges();
    this.dominators.compute(graph, this.rpo.compute(graph));
    for (let i = 0; i < this.rpo.count; i++) this.verifyBlock(this.rpo.order[i]);
  }

  private fail(message: string, v = -1): never {
    const where = v < 0 ? '' : `: b${this.graph.block[v]}: ${printValue(this.graph, v)}`;
    throw new GraphError(`after ${this.after}: ${message}${where}`);
  }

  /** The list of a block is sound: links, parameters first, the terminator and no other last. */
  private verifyChain(block: number): void {
    const { graph } = this;
    let before = -1;
    let place = 0;
    let params = 0;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      if (v >= graph.count || graph.block[v] !== block || graph.prev[v] !== before)
        this.fail(`b${block} has a broken list at v${v}`);
      if (place > graph.count) this.fail(`the list of b${block} is a cycle`);
      this.place[v] = place++;
      before = v;
      const op = graph.op[v];
      if (op === Op.BLOCK_PARAM) {
        if (params !== place - 1) this.fail('a parameter behind other values', v);
        if (graph.imm[v] !== params++) this.fail('a parameter with another index', v);
        if (block === 0) this.fail('a parameter of the entry', v);
      } else if ((opEffect[op] & Fx.PINNED) !== 0 && block !== 0) this.fail('not in the entry', v);
      if (op === Op.VIRTUAL_OBJECT || op === Op.NONE) this.fail('not an instruction', v);
      if ((opEffect[op] & Fx.CONTROL) !== 0 && graph.next[v] >= 0)
        this.fail('control in the middle of a block', v);
    }
    if (graph.last[block] !== before) this.fail(`b${block} has another last value`);
    if (before < 0) {
      if (block === 0 || graph.firstIn[block] >= 0 || graph.firstOut[block] >= 0)
        this.fail(`b${block} is empty but in use`);
      return;
    }
    if (params !== graph.paramCount[block])
      this.fail(`b${block} has ${params} parameters, not ${graph.paramCount[block]}`);
    if ((opEffect[graph.op[before]] & Fx.CONTROL) === 0) this.fail(`b${block} has no terminator`);
  }

  private verifyEdges(): void {
    const { graph } = this;
    const seen = new Uint8Array(graph.edgeCount);
    for (let block = 0; block < graph.blockCount; block++) {
      if (graph.first[block] < 0) continue;
      let count = 0;
      for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e]) {
        if (graph.edgeFrom[e] !== block || seen[e] !== 0) this.fail(`edge ${e} of b${block} is not its own`);
        seen[e] = 1;
        count++;
        this.verifyArguments(e);
      }
      const last = graph.last[block];
      if (count !== successorCount(graph, last)) this.fail(`${count} edges`, last);
    }
    let entering = 0;
    let leaving = 0;
    for (const one of seen) leaving += one;
    for (let block = 0; block < graph.blockCount; block++) {
      for (let e = graph.firstIn[block]; e >= 0; e = graph.edgeNextIn[e]) {
        if (graph.edgeTo[e] !== block || seen[e] === 0)
          this.fail(`edge ${e} enters b${block}, but leaves no block`);
        entering++;
      }
    }
    if (entering !== leaving) this.fail(`${leaving} edges leave blocks, ${entering} enter`);
  }

  private verifyArguments(e: number): void {
    const { graph } = this;
    const to = graph.edgeTo[e];
    const at = graph.edgeArgs[e];
    if (graph.lists[at] !== graph.paramCount[to])
      this.fail(
        `edge ${e} from b${graph.edgeFrom[e]} has ${graph.lists[at]} arguments, b${to} ${graph.paramCount[to]} parameters`,
      );
    let param = graph.first[to];
    for (let i = 1; i <= graph.lists[at]; i++, param = graph.next[param]) {
      const v = graph.lists[at + i];
      if (v < 0 || v >= graph.count || graph.kind[v] !== graph.kind[param])
        this.fail(`edge ${e} from b${graph.edgeFrom[e]} to b${to}: argument ${i - 1} is v${v}`);
    }
  }

  private verifyBlock(block: number): void {
    const { graph } = this;
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      this.verifyShape(v);
      for (const operand of [graph.a[v], graph.b[v], graph.c[v]])
        if (operand >= 0) this.verifyUse(operand, v);
      if (graph.list[v] >= 0 && graph.op[v] !== Op.VIRTUAL_OBJECT) {
        const at = graph.list[v];
        for (let i = 1; i <= graph.lists[at]; i++) this.verifyUse(graph.lists[at + i], v);
      }
      this.verifyState(v);
    }
    const last = graph.last[block];
    for (let e = graph.firstOut[block]; e >= 0; e = graph.edgeNextOut[e]) {
      const at = graph.edgeArgs[e];
      for (let i = 1; i <= graph.lists[at]; i++) this.verifyUse(graph.lists[at + i], last);
    }
  }

  /** `v` stands where it dominates `user`. */
  private verifyUse(v: number, user: number): void {
    const { graph } = this;
    if (v <= 0 || v >= graph.count) this.fail(`uses v${v}, which is none`, user);
    const block = graph.block[v];
    if (block < 0) this.fail(`uses v${v}, which is in no block (${printValue(graph, v)})`, user);
    const at = graph.block[user];
    const before = block === at ? this.place[v] < this.place[user] : this.dominators.dominates(block, at);
    if (this.rpo.position[block] < 0 || !before) this.fail(`v${v} does not dominate its use`, user);
  }

  private verifyShape(v: number): void {
    const { graph } = this;
    const op = graph.op[v];
    const kind = graph.kind[v];
    if (opKind[op] !== 0xff && opKind[op] !== kind) this.fail(`kind ${kind}`, v);
    if (opKind[op] === 0xff && kind === Kind.VOID && op !== Op.CALL) this.fail('has no kind', v);
    for (let i = 0; i < 3; i++) {
      const operand = [graph.a[v], graph.b[v], graph.c[v]][i];
      const wanted = opOperandKinds[3 * op + i];
      if (wanted === Kind.VOID ? operand >= 0 : operand < 0 && !mayBeMissing(op, i))
        this.fail(`operand ${'abc'[i]} is ${operand < 0 ? 'missing' : 'too many'}`, v);
      if (operand < 0 || wanted === Kind.VOID) continue;
      if (wanted !== 0xff && wanted !== graph.kind[operand])
        this.fail(`operand ${'abc'[i]} of kind ${graph.kind[operand]}`, v);
    }
    if ((opTakesList[op] !== 0) !== graph.list[v] >= 0) this.fail('list missing or too many', v);
    if (hasCondition(op)) {
      if ((graph.aux[v] & IrCond.MASK) > IrCond.LE) this.fail('no condition', v);
    }
    if (hasType(op)) this.verifyType(v);
    if (op >= Op.SELECT_I && op <= Op.SELECT_P) this.verifySelect(v);
    if (op === Op.VECTOR_LOOP) this.verifyVectorLoop(v);
    if (op === Op.RETURN) {
      const result = graph.a[v] < 0 ? Kind.VOID : graph.kind[graph.a[v]];
      if (result !== graph.returnKind) this.fail(`returns kind ${result}, not ${graph.returnKind}`, v);
    }
  }

  private verifyType(v: number): void {
    const { graph } = this;
    if (!'ZBCSIJFDL'.includes(String.fromCharCode(graph.aux[v]))) this.fail('no type', v);
    const wanted = kindOfType(graph.aux[v]);
    const op = graph.op[v];
    if (opKind[op] === 0xff && graph.kind[v] !== wanted) this.fail('kind and type differ', v);
    const value =
      op === Op.STORE
        ? graph.b[v]
        : op === Op.STORE_STATIC
          ? graph.a[v]
          : op === Op.STORE_ELEMENT
            ? graph.c[v]
            : -1;
    if (value >= 0 && graph.kind[value] !== wanted) this.fail('stores another type', v);
  }

  private verifySelect(v: number): void {
    const { graph } = this;
    const at = graph.list[v];
    if (graph.lists[at] !== 4) this.fail('a select of other than four', v);
    const compared = graph.op[v] === Op.SELECT_I ? Kind.I : graph.op[v] === Op.SELECT_L ? Kind.L : Kind.P;
    for (let i = 0; i < 4; i++)
      if (graph.kind[graph.lists[at + 1 + i]] !== (i < 2 ? compared : graph.kind[v]))
        this.fail('a select of other kinds', v);
  }

  private verifyVectorLoop(v: number): void {
    const { graph } = this;
    const { type, arrays, scalars, code } = graph.vectorLoops[graph.imm[v]];
    const at = graph.list[v];
    if (graph.lists[at] !== 2 + arrays + scalars) this.fail('a vector loop with other operands', v);
    for (let i = 0; i < graph.lists[at]; i++) {
      const wanted = i < 2 ? Kind.I : i < 2 + arrays ? Kind.P : kindOfType(type);
      if (graph.kind[graph.lists[at + 1 + i]] !== wanted) this.fail('a vector loop of other kinds', v);
    }
    for (let row = 0; row < code.length / 3; row++) {
      const [op, x, y] = code.subarray(3 * row, 3 * row + 3);
      const isAccess = op === Op.LOAD_ELEMENT || op === Op.STORE_ELEMENT;
      if (x < 0 || x >= (isAccess ? arrays : scalars + row)) this.fail(`row ${row} of a vector loop`, v);
      if (op !== Op.LOAD_ELEMENT && (y < 0 || y >= scalars + row))
        this.fail(`row ${row} of a vector loop`, v);
    }
  }

  private verifyState(v: number): void {
    const { graph } = this;
    const needed = (opEffect[graph.op[v]] & Fx.EXIT) !== 0;
    let s = graph.state[v];
    if (needed && (s < 0 || s >= graph.stateCount)) this.fail(`has no state (${s})`, v);
    if (!needed && s !== NO_STATE) this.fail('has a state, but never leaves', v);
    for (let depth = 0; s >= 0; s = graph.stateParent[s], depth++) {
      if (s >= graph.stateCount) this.fail(`state ${s} is none`, v);
      if (depth > graph.stateCount) this.fail(`the parents of state ${graph.state[v]} are a cycle`, v);
      if (depth > 0 && (graph.stateFlags[s] & StateFlag.AFTER) === 0)
        this.fail(`s${s} is a parent, but not after a call`, v);
      const at = graph.stateEntries[s];
      if (graph.lists[at] % 2 !== 0) this.fail(`s${s} has half an entry`, v);
      for (let i = at + 1; i <= at + graph.lists[at]; i += 2) this.verifyStateUse(graph.lists[i + 1], v, 0);
    }
  }

  private verifyStateUse(value: number, user: number, depth: number): void {
    const { graph } = this;
    if (value <= 0 || value >= graph.count || graph.op[value] !== Op.VIRTUAL_OBJECT) {
      this.verifyUse(value, user);
      return;
    }
    if (depth > 100) this.fail(`v${value} holds itself`, user);
    const at = graph.list[value];
    if (at < 0 || graph.lists[at] % 3 !== 0) this.fail(`v${value} has half a field`, user);
    for (let i = at + 1; i <= at + graph.lists[at]; i += 3) {
      const field = graph.lists[i + 2];
      this.verifyStateUse(field, user, depth + 1);
      if (graph.kind[field] !== kindOfType(graph.lists[i + 1]))
        this.fail(`v${value} has a field of another kind`, user);
    }
  }
}

/** How many edges a block with the terminator `v` has. */
function successorCount(graph: Graph, v: number): number {
  const op = graph.op[v];
  if (op === Op.GOTO) return 1;
  if (op >= Op.IF_I && op <= Op.IF_P) return 2;
  return op === Op.SWITCH ? graph.switches[graph.imm[v]].length + 1 : 0;
}
