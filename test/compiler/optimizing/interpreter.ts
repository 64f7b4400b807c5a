import { type Graph, StateFlag } from '../../../src/compiler/optimizing/graph.js';
import {
  Fx,
  kindOfType,
  Op,
  opEffect,
  opTable,
  TrapReason,
  Type,
} from '../../../src/compiler/optimizing/ops.js';
import { LONGEST, unitOf } from '../../../src/compiler/optimizing/vector-loop.js';
import { Kind } from '../../../src/ir/ops.js';
import { type Choices, SeededChoices } from '../../support/choices.js';
import { evaluate, holds, type Scalar } from './arithmetic.js';

/** An object, or an array if `elements` is there. Fields by offset. */
export interface JavaObject {
  readonly cls: number;
  readonly fields: Map<number, Value>;
  readonly elements: Value[] | null;
  locks: number;
}

export type Value = Scalar | JavaObject | null;

export function isObject(v: Value | undefined): v is JavaObject {
  return typeof v === 'object' && v !== null;
}

const isZero = (v: Value): boolean => v === null || v === 0 || v === 0n;

/** Fields from here on never change: loads of them carry IMMUTABLE. */
export const FIRST_IMMUTABLE_OFFSET = 1000;

/** What is outside the graph. It answers calls, and at calls and polls changes the objects that it has seen. */
export class World {
  /** What was seen of the execution. */
  readonly log: string[] = [];
  readonly statics = new Map<number, Value>();
  /** Objects that other code can reach. */
  readonly known: JavaObject[] = [];
  readonly permanent = new Map<number, JavaObject>();
  readonly mirrors = new Map<number, JavaObject>();
  sync: Value = null;
  events = 0;
  /** At polls nobody else runs. */
  quietPolls = false;
  private readonly choices: Choices;

  constructor(
    seed: number,
    readonly eventLimit = 60,
  ) {
    this.choices = new SeededChoices(seed);
  }

  next(limit: number): number {
    return this.choices.below(limit);
  }

  constantObject(table: Map<number, JavaObject>, key: number): JavaObject {
    let object = table.get(key);
    if (object === undefined) {
      object = { cls: key, fields: new Map(), elements: null, locks: 0 };
      table.set(key, object);
    }
    return object;
  }

  /** Other code runs. */
  disturb(): void {
    const all = [...new Rendering(this.known).objects.keys()];
    for (let n = this.next(3); n > 0 && all.length > 0; n--) {
      const object = all[this.next(all.length)];
      if (object.elements !== null && object.elements.length > 0) {
        const i = this.next(object.elements.length);
        object.elements[i] = this.another(object.elements[i], all);
      }
      // Fields that hold zero may be there or not.
      const mutable = [...object.fields.keys()].filter(
        (offset) => offset < FIRST_IMMUTABLE_OFFSET && !isZero(object.fields.get(offset) as Value),
      );
      if (mutable.length === 0) continue;
      const offset = mutable.sort((x, y) => x - y)[this.next(mutable.length)];
      object.fields.set(offset, this.another(object.fields.get(offset) as Value, all));
    }
    for (const [address, value] of [...this.statics].sort((x, y) => x[0] - y[0]))
      if (this.next(3) === 0) this.statics.set(address, this.another(value, all));
  }

  private another(like: Value, all: JavaObject[]): Value {
    if (typeof like === 'bigint') return BigInt(this.next(1000)) - 500n;
    if (typeof like === 'number') return this.next(100);
    if (like === null || all.length === 0) return null;
    const same = all.filter((o) => (o.elements === null) === (like.elements === null) && o.cls === like.cls);
    return this.next(4) === 0 || same.length === 0 ? null : same[this.next(same.length)];
  }

  answer(kind: number): Value {
    switch (kind) {
      case Kind.L:
        return BigInt(this.next(20)) - 10n;
      case Kind.P: {
        const objects = this.known.filter((o) => o.elements === null);
        return objects.length === 0 || this.next(3) === 0 ? null : objects[this.next(objects.length)];
      }
      case Kind.VOID:
        return 0;
      default:
        return this.next(40) - 20;
    }
  }
}

/** Values as text, objects by the order in which they are met, then what all these hold. */
export class Rendering {
  readonly objects = new Map<JavaObject, number>();

  constructor(roots: Iterable<JavaObject>) {
    for (const root of roots) this.meet(root);
  }

  private meet(root: Value | undefined): void {
    const work = [root];
    for (let at = work.pop(); work.length > 0 || at !== undefined; at = work.pop()) {
      if (!isObject(at) || this.objects.has(at)) continue;
      this.objects.set(at, this.objects.size);
      const inside = [...at.fields].sort((x, y) => y[0] - x[0]).map((field) => field[1]);
      for (const v of inside) work.push(v);
      for (const v of at.elements ?? []) work.push(v);
    }
  }

  value(v: Value | undefined): string {
    if (v === undefined) return 'undefined';
    if (typeof v === 'bigint') return `${v}L`;
    if (typeof v === 'number') return Object.is(v, -0) ? '-0' : String(v);
    if (v === null) return 'null';
    this.meet(v);
    return `#${this.objects.get(v)}`;
  }

  contents(): string {
    const parts: string[] = [];
    for (const [object, number] of this.objects) {
      const fields = [...object.fields]
        .sort((x, y) => x[0] - y[0])
        .map(([offset, v]) => [offset, this.value(v)])
        .filter(([, text]) => text !== '0' && text !== '0L' && text !== 'null')
        .map(([offset, text]) => `${offset}=${text}`);
      const elements =
        object.elements === null ? '' : `[${object.elements.map((v) => this.value(v)).join()}]`;
      const locks = object.locks !== 0 ? `*${object.locks}` : '';
      parts.push(`#${number}:${object.cls}${locks}{${fields.join()}}${elements}`);
    }
    return parts.join(' ');
  }
}

/** How an execution ended: at an exit, the state's values by slot of each frame, innermost first. */
export interface Outcome {
  /** NONE: by return or because the limit of events was reached. */
  readonly reason: TrapReason;
  readonly frames: { readonly method: number; readonly bci: number; readonly slots: Map<number, Value> }[];
}

class Exit extends Error {
  constructor(
    readonly reason: TrapReason,
    readonly v: number,
    readonly operands: Value[],
  ) {
    super();
  }
}

const INSTRUCTION_LIMIT = 200_000;

/** Executes a graph in a {@link World}. What can be seen of it goes to the world's log. */
export class GraphInterpreter {
  private readonly values: (Value | undefined)[] = [];
  private args: Value[] = [];
  private steps = 0;

  constructor(
    private readonly graph: Graph,
    private readonly world: World,
  ) {}

  run(args: Value[]): Outcome {
    this.args = args;
    return this.from(this.graph.first[0]);
  }

  /** Goes on at the instruction of this graph whose state is before bytecode `bci`, with the values that stand in it. Exact if the state names all that is used from there on. */
  resume(args: Value[], bci: number, slots: Map<number, Value>): Outcome {
    const { graph } = this;
    this.args = args;
    for (let v = graph.first[0]; v >= 0; v = graph.next[v])
      if (
        (opEffect[graph.op[v]] & (Fx.EXIT | Fx.CONTROL | Fx.READ | Fx.WRITE)) === 0 &&
        graph.op[v] <= Op.PARAM
      )
        this.step(v);
    for (let block = 0; block < graph.blockCount; block++) {
      for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
        const s = graph.state[v];
        if (s < 0 || graph.stateBci[s] !== bci || (graph.stateFlags[s] & StateFlag.AFTER) !== 0) continue;
        const at = graph.stateEntries[s];
        for (let i = at + 1; i <= at + graph.lists[at]; i += 2)
          this.values[graph.lists[i + 1]] = slots.get(graph.lists[i]);
        return this.from(v);
      }
    }
    throw new Error(`no instruction at bci ${bci}`);
  }

  private from(start: number): Outcome {
    const { graph, world } = this;
    let v = start;
    try {
      for (;;) {
        if (++this.steps > INSTRUCTION_LIMIT) throw new Error('the instruction limit was reached');
        if (world.events > world.eventLimit) return { reason: TrapReason.NONE, frames: [] };
        if ((opEffect[graph.op[v]] & Fx.CONTROL) === 0) {
          this.step(v);
          v = graph.next[v];
          continue;
        }
        const edge = this.control(v);
        if (edge < 0) return { reason: TrapReason.NONE, frames: [] };
        v = this.follow(edge);
      }
    } catch (exit) {
      if (!(exit instanceof Exit)) throw exit;
      return this.leave(exit);
    }
  }

  private follow(edge: number): number {
    const { graph } = this;
    const to = graph.edgeTo[edge];
    const at = graph.edgeArgs[edge];
    const incoming: Value[] = [];
    for (let i = 1; i <= graph.lists[at]; i++) incoming.push(this.get(graph.lists[at + i]));
    let param = graph.first[to];
    for (const value of incoming) {
      this.values[param] = value;
      param = graph.next[param];
    }
    return param;
  }

  private get(v: number): Value {
    const value = this.values[v];
    if (value === undefined) throw new Error(`v${v} is used before it is computed`);
    return value;
  }

  private object(v: number): JavaObject {
    const value = this.get(v);
    if (!isObject(value)) throw new Error(`v${v} is ${value}, not an object`);
    return value;
  }

  private list(v: number): Value[] {
    const at = this.graph.list[v];
    return Array.from(this.graph.lists.subarray(at + 1, at + 1 + this.graph.lists[at]), (x) => this.get(x));
  }

  /** Notes an event: what is said, what the state at `v` says, what can be reached. */
  private event(text: string, v: number, values: Value[]): void {
    const { graph, world } = this;
    const shown = new Rendering(world.known);
    const parts = [text, ...values.map((x) => shown.value(x))];
    const made = new Map<number, JavaObject>();
    for (let s = graph.state[v]; s >= 0; s = graph.stateParent[s]) {
      parts.push(`m${graph.stateMethod[s]}@${graph.stateBci[s]}.${graph.stateFlags[s]}`);
      for (const [slot, value] of [...this.slots(s, made)].sort((x, y) => x[0] - y[0]))
        parts.push(`${slot}:${shown.value(value)}`);
    }
    const statics = [...world.statics].sort((x, y) => x[0] - y[0]);
    for (const [address, value] of statics) parts.push(`${address}=${shown.value(value)}`);
    if (world.sync !== null) parts.push(`sync ${shown.value(world.sync)}`);
    world.log.push(`${parts.join(' ')} | ${shown.contents()}`);
    world.events++;
  }

  private slots(s: number, made: Map<number, JavaObject>): Map<number, Value> {
    const { graph } = this;
    const slots = new Map<number, Value>();
    const at = graph.stateEntries[s];
    for (let i = at + 1; i <= at + graph.lists[at]; i += 2)
      slots.set(graph.lists[i], this.materialize(graph.lists[i + 1], made));
    return slots;
  }

  private materialize(v: number, made: Map<number, JavaObject>): Value {
    const { graph } = this;
    if (graph.op[v] !== Op.VIRTUAL_OBJECT) return this.get(v);
    let object = made.get(v);
    if (object !== undefined) return object;
    object = { cls: graph.imm[v], fields: new Map(), elements: null, locks: 0 };
    made.set(v, object);
    const at = graph.list[v];
    for (let i = at + 1; i <= at + graph.lists[at]; i += 3)
      object.fields.set(graph.lists[i], this.materialize(graph.lists[i + 2], made));
    return object;
  }

  private leave(exit: Exit): Outcome {
    const { graph } = this;
    const frames: Outcome['frames'] = [];
    const made = new Map<number, JavaObject>();
    for (let s = graph.state[exit.v]; s >= 0; s = graph.stateParent[s])
      frames.push({ method: graph.stateMethod[s], bci: graph.stateBci[s], slots: this.slots(s, made) });
    this.event(`exit ${exit.reason}`, exit.v, exit.operands);
    return { reason: exit.reason, frames };
  }

  /** The edge that is taken, -1 at the end. */
  private control(v: number): number {
    const { graph, world } = this;
    const block = graph.block[v];
    const op = graph.op[v];
    switch (op) {
      case Op.GOTO:
        return graph.firstOut[block];
      case Op.SWITCH: {
        const keys = graph.switches[graph.imm[v]];
        const i = keys.indexOf(this.get(graph.a[v]) as number);
        return graph.outEdge(block, i < 0 ? keys.length : i);
      }
      case Op.RETURN:
        this.event('return', v, graph.a[v] < 0 ? [] : [this.get(graph.a[v])]);
        return -1;
      case Op.THROW:
        throw new Exit(TrapReason.THROW, v, [this.get(graph.a[v])]);
      case Op.TRAP:
        throw new Exit(graph.imm[v], v, []);
      default: {
        const taken = this.compare(graph.aux[v], this.get(graph.a[v]), this.get(graph.b[v]));
        if (world.events > world.eventLimit) return -1;
        return graph.outEdge(block, taken ? 0 : 1);
      }
    }
  }

  private compare(condition: number, x: Value, y: Value): boolean {
    if (typeof x === 'object' || typeof y === 'object') return holds(condition, x === y ? 0 : 1, 0);
    return holds(condition, x, y);
  }

  private check(v: number, passes: boolean, reason: TrapReason, operands: Value[]): void {
    const moved = this.graph.op[v] <= Op.CHECK_ZERO_L ? this.graph.imm[v] : 0;
    if (passes) this.values[v] = this.get(this.graph.a[v]);
    else throw new Exit(moved !== 0 ? moved : reason, v, moved !== 0 ? [] : operands);
  }

  private step(v: number): void {
    const { graph, world, values } = this;
    const op = graph.op[v];
    switch (op) {
      case Op.ICONST:
        values[v] = graph.imm[v];
        return;
      case Op.LCONST:
        values[v] = (BigInt(graph.imm2[v]) << 32n) | BigInt(graph.imm[v] >>> 0);
        return;
      case Op.FCONST:
        values[v] = new Float32Array(Int32Array.of(graph.imm[v]).buffer)[0];
        return;
      case Op.DCONST:
        values[v] = new Float64Array(Int32Array.of(graph.imm[v], graph.imm2[v]).buffer)[0];
        return;
      case Op.NULL:
        values[v] = null;
        return;
      case Op.PCONST:
      case Op.PCELL:
        values[v] = world.constantObject(world.permanent, graph.imm[v]);
        return;
      case Op.CURRENT_THREAD:
        values[v] = world.constantObject(world.permanent, 1);
        return;
      case Op.PARAM:
        values[v] = this.args[graph.imm[v]];
        return;
      case Op.SELECT_I:
      case Op.SELECT_L:
      case Op.SELECT_P: {
        const [a, b, x, y] = this.list(v);
        values[v] = this.compare(graph.aux[v], a, b) ? x : y;
        return;
      }
      default:
        if (op >= Op.SETCC_I && op <= Op.SETCC_F)
          values[v] = this.compare(graph.aux[v], this.get(graph.a[v]), this.get(graph.b[v])) ? 1 : 0;
        else if (op >= Op.CLASS_OF && op <= Op.INSTANCE_OF) this.memory(v, op);
        else if (op >= Op.CHECK_NULL && op <= Op.GUARD_P) this.checks(v, op);
        else if (op >= Op.NEW_OBJECT) this.effects(v, op);
        else {
          const b = graph.b[v];
          values[v] = evaluate(op, this.get(graph.a[v]) as Scalar, b < 0 ? 0 : (this.get(b) as Scalar));
        }
    }
  }

  private memory(v: number, op: number): void {
    const { graph, world, values } = this;
    const { a, b, c } = { a: graph.a[v], b: graph.b[v], c: graph.c[v] };
    const offset = graph.imm[v];
    const zero = (): Value => {
      const kind = kindOfType(graph.aux[v]);
      return kind === Kind.L ? 0n : kind === Kind.P ? null : 0;
    };
    switch (op) {
      case Op.CLASS_OF:
        values[v] = this.object(a).cls;
        return;
      case Op.MIRROR_OF:
        values[v] = world.constantObject(world.mirrors, this.object(a).cls);
        return;
      case Op.ARRAY_LENGTH:
        values[v] = this.elements(a).length;
        return;
      case Op.LOAD:
        values[v] = this.object(a).fields.get(offset) ?? zero();
        return;
      case Op.STORE:
        this.object(a).fields.set(offset, narrowed(graph.aux[v], this.get(b)));
        return;
      case Op.LOAD_STATIC:
        values[v] = world.statics.get(offset) ?? zero();
        return;
      case Op.STORE_STATIC:
        world.statics.set(offset, narrowed(graph.aux[v], this.get(a)));
        return;
      case Op.LOAD_ELEMENT:
        values[v] = this.element(a, b);
        return;
      case Op.STORE_ELEMENT:
        this.element(a, b);
        this.elements(a)[this.get(b) as number] = narrowed(graph.aux[v], this.get(c));
        return;
      case Op.INSTANCE_OF: {
        const object = this.get(a);
        values[v] = isObject(object) && object.cls === graph.imm[v] ? 1 : 0;
        return;
      }
      default:
        throw new Error(`${opTable[op].name} is not interpreted`);
    }
  }

  /** As many elements as machine code would do, one after the other. */
  private vectorLoop(v: number): number {
    const { graph } = this;
    const { type, arrays, scalars, code } = graph.vectorLoops[graph.imm[v]];
    const operands = [
      ...graph.lists.subarray(graph.list[v] + 1, graph.list[v] + 1 + graph.lists[graph.list[v]]),
    ];
    const first = this.get(operands[0]) as number;
    let end = this.get(operands[1]) as number;
    const elements: Value[][] = [];
    for (let i = 0; i < arrays; i++) {
      const array = this.get(operands[2 + i]) as JavaObject | null;
      if (array === null) return first;
      elements.push(array.elements as Value[]);
      end = Math.min(end, elements[i].length);
    }
    const step = unitOf(type);
    if (first < 0 || end - first < step) return first;
    end = first + Math.min(end - first, LONGEST) - (Math.min(end - first, LONGEST) % step);
    const row: Value[] = [];
    for (let i = 0; i < scalars; i++) row.push(this.get(operands[2 + arrays + i]));
    for (let i = first; i < end; i++) {
      for (let at = 0; at < code.length; at += 3) {
        const [op, x, y] = code.subarray(at, at + 3);
        const to = scalars + at / 3;
        if (op === Op.LOAD_ELEMENT) row[to] = elements[x][i];
        else if (op === Op.STORE_ELEMENT) elements[x][i] = narrowed(type, row[y]);
        else row[to] = evaluate(op, row[x] as Scalar, row[y] as Scalar);
      }
    }
    return end;
  }

  private elements(v: number): Value[] {
    const { elements } = this.object(v);
    if (elements === null) throw new Error(`v${v} is not an array`);
    return elements;
  }

  private element(array: number, index: number): Value {
    const value = this.elements(array)[this.get(index) as number];
    if (value === undefined) throw new Error(`v${array}[${this.get(index)}]: out of bounds`);
    return value;
  }

  private checks(v: number, op: number): void {
    const { graph } = this;
    const x = this.get(graph.a[v]);
    switch (op) {
      case Op.CHECK_NULL:
        this.check(v, x !== null, TrapReason.NULL_CHECK, []);
        return;
      case Op.CHECK_INDEX: {
        const passes = holds(0x12, x as number, this.get(graph.b[v]) as number);
        this.check(v, passes, TrapReason.INDEX, [x, this.get(graph.b[v])]);
        return;
      }
      case Op.CHECK_ZERO_I:
      case Op.CHECK_ZERO_L:
        this.check(v, Number(x) !== 0, TrapReason.DIVIDE_BY_ZERO, []);
        return;
      case Op.CHECK_CAST:
        this.check(v, !isObject(x) || x.cls === graph.imm[v], TrapReason.CAST, [x]);
        return;
      case Op.CHECK_STORE: {
        const array = this.object(graph.b[v]);
        this.check(v, !isObject(x) || (x.cls + array.cls) % 3 !== 0, TrapReason.STORE, [x]);
        return;
      }
      default:
        if (!this.compare(graph.aux[v], x, this.get(graph.b[v]))) throw new Exit(graph.imm[v], v, []);
    }
  }

  private effects(v: number, op: number): void {
    const { graph, world, values } = this;
    switch (op) {
      case Op.NEW_OBJECT:
        values[v] = { cls: graph.imm[v], fields: new Map(), elements: null, locks: 0 };
        return;
      case Op.NEW_ARRAY: {
        const length = this.get(graph.a[v]) as number;
        if (length < 0) throw new Exit(TrapReason.THROW, v, [length]);
        const elements: Value[] = new Array(Math.min(length, 1000)).fill(0);
        values[v] = { cls: graph.imm[v], fields: new Map(), elements, locks: 0 };
        return;
      }
      case Op.MONITOR_ENTER:
      case Op.MONITOR_EXIT: {
        const object = this.object(graph.a[v]);
        object.locks += op === Op.MONITOR_ENTER ? 1 : -1;
        if (object.locks < 0) throw new Error('an object is unlocked that is not locked');
        if (new Rendering(world.known).objects.has(object)) world.disturb();
        return;
      }
      case Op.VECTOR_LOOP:
        values[v] = this.vectorLoop(v);
        return;
      case Op.SET_SYNC:
        world.sync = this.get(graph.a[v]);
        return;
      case Op.CALL: {
        const args = this.list(v);
        this.event(`call ${graph.imm[v]}`, v, args);
        for (const x of args) if (isObject(x) && !world.known.includes(x)) world.known.push(x);
        world.disturb();
        if (graph.kind[v] !== Kind.VOID) values[v] = world.answer(graph.kind[v]);
        return;
      }
      case Op.POLL:
        this.event('poll', v, []);
        if (!world.quietPolls) world.disturb();
        return;
      default:
        throw new Error(`${opTable[op].name} is not interpreted`);
    }
  }
}

function narrowed(type: number, v: Value): Value {
  const x = v as number;
  switch (type) {
    case Type.B:
      return (x << 24) >> 24;
    case Type.Z:
      return x & 0xff;
    case Type.S:
      return (x << 16) >> 16;
    case Type.C:
      return x & 0xffff;
    default:
      return v;
  }
}
