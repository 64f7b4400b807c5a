/** Runs generated code on the machine in a {@link World}, and notes what can be seen of it as the graph's interpreter does: records and pointer maps are read at every place where the code is left. */

import { cpuFeatures } from '../../../src/compiler/cpu-features.js';
import { type BackendOptions, backend, generate } from '../../../src/compiler/optimizing/backend/generate.js';
import type { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op, TrapReason } from '../../../src/compiler/optimizing/ops.js';
import { Loc, type OptimizedCode, PlaceKind } from '../../../src/compiler/optimizing/optimized-code.js';
import { Kind } from '../../../src/ir/ops.js';
import {
  ClassFlag,
  ClassRec,
  Ctx,
  Frame,
  InitState,
  Mark,
  MethodRec,
  Obj,
  Region,
  Request,
} from '../../../src/layout/layout.js';
import { type Choices, SeededChoices } from '../../support/choices.js';
import {
  data,
  freshCodeId,
  installed,
  type Value as MachineValue,
  memory,
  methodRecord,
  native,
  nextOrigin,
  type Requests,
  resetCode,
  resetMachine,
  run,
  stubs,
  Uncaught,
} from '../machine.js';
import { AllocationChecker } from './allocation-checker.js';
import {
  FIRST_IMMUTABLE_OFFSET,
  isObject,
  type JavaObject,
  Rendering,
  type Value,
  type World,
} from './interpreter.js';

const SPACE = 0x8_0000;
const NURSERY = Region.HEAP;
const SPACES = [Region.HEAP + SPACE, Region.HEAP + 2 * SPACE];
/** Where objects of the interpreter's world have their immutable fields. */
const IMMUTABLE_AT = 40;
const OBJECT_SIZE = 48;
const HASHED = 0x0012_3400;

const fieldKinds: readonly { offset: number; at: number; type: string }[] = [
  { offset: 8, at: 8, type: 'I' },
  { offset: 12, at: 12, type: 'I' },
  { offset: 16, at: 16, type: 'J' },
  { offset: 24, at: 24, type: 'D' },
  { offset: 32, at: 32, type: 'L' },
  { offset: 36, at: 36, type: 'B' },
  { offset: FIRST_IMMUTABLE_OFFSET, at: IMMUTABLE_AT, type: 'I' },
];

const records = new Map<number, number>();
const classOf = new Map<number, number>();
const statics = new Map<number, number>();
const methods: number[] = [];

function classRecord(cls: number): number {
  let record = records.get(cls);
  if (record === undefined) {
    record = data(1024);
    memory.store32(record + ClassRec.INSTANCE_SIZE, OBJECT_SIZE);
    memory.store32(record + ClassRec.INIT_STATE, InitState.INITIALIZED);
    memory.store32(record + ClassRec.DEPTH, 3);
    for (let i = 0; i < ClassRec.DISPLAY_LENGTH; i++)
      memory.store32(record + ClassRec.DISPLAY + 4 * i, record);
    records.set(cls, record);
    classOf.set(record, cls);
  }
  return record;
}

function staticCell(address: number): number {
  let cell = statics.get(address);
  if (cell === undefined) {
    cell = data(8);
    statics.set(address, cell);
  }
  return cell;
}

const METHODS = 5;
const resultLetters = 'VIJFDL';

/** Turns a graph for the interpreter into one for the machine: addresses of classes, statics, methods; type tests of all sorts by the seed. */
function remap(graph: Graph, seed: number): void {
  // What is locked without leaving is no event: objects must not have a neutral mark word then.
  let locks = false;
  for (let block = 0; block < graph.blockCount; block++)
    for (let v = graph.first[block]; v >= 0; v = graph.next[v])
      if (graph.op[v] === Op.MONITOR_ENTER) locks = true;
  while (methods.length < METHODS * 6) methods.push(methodRecord(0));
  const choices = new SeededChoices(seed);
  for (let block = 0; block < graph.blockCount; block++) {
    for (let v = graph.first[block]; v >= 0; v = graph.next[v]) {
      const n = choices.int();
      switch (graph.op[v]) {
        case Op.INSTANCE_OF:
        case Op.CHECK_CAST:
          graph.imm2[v] = ((n >>> 16) % 8) - 2;
          graph.imm[v] = classRecord(graph.imm[v]);
          break;
        case Op.NEW_OBJECT:
          graph.imm[v] = classRecord(graph.imm[v]);
          memory.store32(graph.imm[v] + ClassRec.FLAGS, locks ? ClassFlag.SLOW_ALLOC : 0);
          if (locks) graph.imm2[v] = 0;
          break;
        case Op.LOAD:
        case Op.STORE:
          if (graph.imm[v] >= FIRST_IMMUTABLE_OFFSET) graph.imm[v] += IMMUTABLE_AT - FIRST_IMMUTABLE_OFFSET;
          break;
        case Op.LOAD_STATIC:
        case Op.STORE_STATIC:
          graph.imm[v] = staticCell(graph.imm[v]);
          break;
        case Op.CALL:
          graph.imm[v] = methods[METHODS * graph.kind[v] + graph.imm[v]];
          break;
        default:
          break;
      }
    }
  }
}

/** A logical frame read from a record. */
interface LogicalFrame {
  readonly method: number;
  readonly bci: number;
  readonly flags: number;
  readonly slots: Map<number, Value>;
}

const bits = new DataView(new ArrayBuffer(8));

class Machine {
  private readonly addresses = new Map<JavaObject, number>();
  private readonly objects = new Map<number, JavaObject>();
  private space = 0;
  private top = SPACES[0];
  private readonly choices: Choices;

  constructor(
    private readonly code: OptimizedCode,
    private readonly start: number,
    private readonly world: World,
    seed: number,
  ) {
    this.choices = new SeededChoices(seed);
    memory.i32.fill(0, (NURSERY - Region.BASE) >>> 2, (NURSERY + 3 * SPACE - Region.BASE) >>> 2);
    memory.store32(Ctx.ADDRESS + Ctx.ALLOC_TOP, NURSERY);
    this.limitAllocation();
    memory.store32(Ctx.ADDRESS + Ctx.POLL, 1);
    memory.store32(Ctx.ADDRESS + Ctx.LOCK_BITS, (7 << Mark.PAYLOAD_SHIFT) | Mark.THIN);
  }

  private chance(n: number): boolean {
    return this.choices.below(n) === 0;
  }

  private limitAllocation(): void {
    const top = memory.load32(Ctx.ADDRESS + Ctx.ALLOC_TOP);
    memory.store32(Ctx.ADDRESS + Ctx.ALLOC_LIMIT, this.chance(2) ? top : NURSERY + SPACE - 4096);
  }

  // ---------------------------------------------------------------- objects in memory

  private sizeOf(object: JavaObject): number {
    if (object.elements === null) return OBJECT_SIZE;
    return (Obj.ARRAY_DATA + (isBytes(object) ? 1 : 4) * object.elements.length + 7) & ~7;
  }

  address(v: Value): number {
    if (v === null) return 0;
    if (!isObject(v)) throw new Error('not an object');
    let address = this.addresses.get(v);
    if (address === undefined) {
      address = this.top;
      this.top += this.sizeOf(v);
      this.place(v, address);
      this.write(v);
    }
    return address;
  }

  private place(object: JavaObject, address: number): void {
    this.addresses.set(object, address | 0);
    this.objects.set(address | 0, object);
  }

  private write(object: JavaObject): void {
    const address = this.addresses.get(object) as number;
    memory.store32(address + Obj.CLASS, classRecord(object.cls));
    memory.store32(address + Obj.MARK, HASHED);
    if (object.elements !== null) {
      memory.store32(address + Obj.ARRAY_LENGTH, object.elements.length);
      object.elements.forEach((x, i) => {
        if (isBytes(object)) memory.u8[((address + Obj.ARRAY_DATA + i) >>> 0) - Region.BASE] = x as number;
        else memory.store32(address + Obj.ARRAY_DATA + 4 * i, x as number);
      });
      return;
    }
    for (const { offset, at, type } of fieldKinds) {
      const x = object.fields.get(offset);
      if (type === 'J') bits.setBigInt64(0, (x ?? 0n) as bigint, true);
      else if (type === 'D') bits.setFloat64(0, (x ?? 0) as number, true);
      else if (type === 'L') bits.setInt32(0, this.address(x ?? null), true);
      else bits.setInt32(0, (x ?? 0) as number, true);
      if (type === 'B') memory.u8[((address + at) >>> 0) - Region.BASE] = bits.getInt8(0);
      else memory.store32(address + at, bits.getInt32(0, true));
      if (type === 'J' || type === 'D') memory.store32(address + at + 4, bits.getInt32(4, true));
    }
  }

  /** The object at an address, which machine code may have made. */
  private object(address: number): JavaObject | null {
    if (address === 0) return null;
    let object = this.objects.get(address | 0);
    if (object !== undefined) return object;
    const cls = classOf.get(memory.load32(address));
    if (cls === undefined) throw new Error(`no object at ${address.toString(16)}`);
    object = { cls, fields: new Map(), elements: null, locks: 0 };
    this.place(object, address);
    this.read(object);
    return object;
  }

  private read(object: JavaObject): void {
    const address = this.addresses.get(object) as number;
    const mark = memory.load32(address + Obj.MARK);
    if ((mark & Mark.STATE_MASK) === Mark.THIN) {
      object.locks += 1 + (mark >>> Mark.THIN_COUNT_SHIFT);
      memory.store32(address + Obj.MARK, HASHED);
    } else if (mark === 0) memory.store32(address + Obj.MARK, HASHED);
    if (object.elements !== null) {
      for (let i = 0; i < object.elements.length; i++)
        object.elements[i] = isBytes(object)
          ? (memory.u8[((address + Obj.ARRAY_DATA + i) >>> 0) - Region.BASE] << 24) >> 24
          : memory.load32(address + Obj.ARRAY_DATA + 4 * i);
      return;
    }
    for (const { offset, at, type } of fieldKinds) {
      bits.setInt32(0, memory.load32(address + at), true);
      if (type === 'J' || type === 'D') bits.setInt32(4, memory.load32(address + at + 4), true);
      let x: Value;
      if (type === 'J') x = bits.getBigInt64(0, true);
      else if (type === 'D') x = bits.getFloat64(0, true);
      else if (type === 'L') x = this.object(bits.getInt32(0, true));
      else if (type === 'B') x = bits.getInt8(0);
      else x = bits.getInt32(0, true);
      object.fields.set(offset, x);
    }
  }

  /** Memory to objects, and statics. */
  private readAll(): void {
    for (const object of [...this.objects.values()]) this.read(object);
    for (const [address, cell] of statics) {
      if (!this.world.statics.has(address)) continue;
      bits.setInt32(0, memory.load32(cell), true);
      bits.setInt32(4, memory.load32(cell + 4), true);
      const old = this.world.statics.get(address);
      this.world.statics.set(
        address,
        typeof old === 'bigint' ? bits.getBigInt64(0, true) : bits.getInt32(0, true),
      );
    }
  }

  writeStatics(): void {
    for (const [address, cell] of statics) {
      const x = this.world.statics.get(address) ?? 0;
      bits.setBigInt64(0, BigInt(x as number | bigint), true);
      memory.store32(cell, bits.getInt32(0, true));
      memory.store32(cell + 4, bits.getInt32(4, true));
    }
  }

  /** All objects go elsewhere, as in a collection: only what the pointer map names is updated. */
  private moveAll(rbp: number, at: number): void {
    const { records: words } = this.code;
    const operands = words[at + 1];
    const map = at + 2 + operands;
    const homes: { address: number; object: JavaObject | null }[] = [];
    for (let i = 0; i < words[map]; i++) {
      const address = rbp + Frame.FIRST_POINTER - 4 * words[map + 1 + i];
      homes.push({ address, object: this.object(memory.load32(address)) });
    }
    this.readAll();
    const all = [...this.objects];
    this.objects.clear();
    this.addresses.clear();
    for (const [address, object] of all) {
      for (let i = 0; i < this.sizeOf(object); i += 4) memory.store32(address + i, 0x6b6b6b6b);
      void object;
    }
    this.space ^= 1;
    this.top = SPACES[this.space] + (this.chance(2) ? 64 : 0);
    for (const [, object] of all) {
      this.place(object, this.top);
      this.top += this.sizeOf(object);
    }
    for (const [, object] of all) this.write(object);
    for (let i = 0; i < this.code.pointerHomes; i++)
      if (i !== this.code.syncHome) memory.store32(rbp + Frame.FIRST_POINTER - 4 * i, 0x5a5a5a5a);
    for (const { address, object } of homes) memory.store32(address, this.address(object));
  }

  // ---------------------------------------------------------------- records

  private find(kind: PlaceKind, pc: number): number {
    const { places } = this.code;
    for (let i = 0; i < places.length; i += 3)
      if (places[i] === pc - this.start && places[i + 1] === kind) return places[i + 2];
    throw new Error(`no place of kind ${kind} at offset ${pc - this.start}`);
  }

  private value(location: number, kind: Kind, rbp: number): Value {
    const { constants } = this.code;
    const n = location >> Loc.SHIFT;
    switch (location & Loc.MASK) {
      case Loc.REGISTER:
        this.bitsAt(Ctx.ADDRESS + Ctx.FAULT_REGS + 8 * n, 8);
        break;
      case Loc.XMM:
        this.bitsAt(Ctx.ADDRESS + Ctx.FAULT_XMM + 8 * n, 8);
        break;
      case Loc.POINTER_HOME:
        if (kind !== Kind.P) throw new Error('a pointer home holds no reference');
        this.bitsAt(rbp + Frame.FIRST_POINTER - 4 * n, 4);
        break;
      case Loc.SCALAR_HOME:
        if (kind === Kind.P) throw new Error('a scalar home holds a reference');
        this.bitsAt(rbp + n, 8);
        break;
      case Loc.CONSTANT:
        bits.setInt32(0, constants[2 * n], true);
        bits.setInt32(4, constants[2 * n + 1], true);
        break;
      case Loc.SMALL:
        bits.setBigInt64(0, BigInt(n), true);
        break;
      default:
        throw new Error(`location ${location}`);
    }
    switch (kind) {
      case Kind.L:
        return bits.getBigInt64(0, true);
      case Kind.F:
        return bits.getFloat32(0, true);
      case Kind.D:
        return bits.getFloat64(0, true);
      case Kind.P:
        return this.object(bits.getInt32(0, true));
      default:
        return bits.getInt32(0, true);
    }
  }

  private bitsAt(address: number, bytes: number): void {
    bits.setInt32(0, memory.load32(address), true);
    bits.setInt32(4, bytes === 8 ? memory.load32(address + 4) : 0, true);
  }

  private frames(at: number, rbp: number): LogicalFrame[] {
    const { records: words } = this.code;
    let next = at + 2 + words[at + 1];
    next += 1 + words[next];
    if (words[next++] !== 0) throw new Error('virtual objects are not expected');
    const frames: LogicalFrame[] = [];
    for (let n = words[next++]; n > 0; n--) {
      const slots = new Map<number, Value>();
      const [method, bci, flags, entries] = words.subarray(next, next + 4);
      next += 4;
      for (let i = 0; i < entries; i++, next += 3)
        slots.set(words[next], this.value(words[next + 2], words[next + 1], rbp));
      frames.push({ method, bci, flags, slots });
    }
    return frames;
  }

  // ---------------------------------------------------------------- events

  private event(text: string, values: Value[], frames: LogicalFrame[]): void {
    const { world } = this;
    this.readAll();
    const shown = new Rendering(world.known);
    const parts = [text, ...values.map((x) => shown.value(x))];
    for (const { method, bci, flags, slots } of frames) {
      parts.push(`m${method}@${bci}.${flags}`);
      for (const [slot, value] of [...slots].sort((x, y) => x[0] - y[0]))
        parts.push(`${slot}:${shown.value(value)}`);
    }
    for (const [address, value] of [...world.statics].sort((x, y) => x[0] - y[0]))
      parts.push(`${address}=${shown.value(value)}`);
    world.log.push(`${parts.join(' ')} | ${shown.contents()}`);
    world.events++;
  }

  private isOver(): boolean {
    return this.world.events > this.world.eventLimit;
  }

  /** Other code has run: objects have changed and moved. */
  private disturb(rbp: number, at: number): void {
    this.world.disturb();
    for (const object of this.objects.values()) this.write(object);
    this.writeStatics();
    this.moveAll(rbp, at);
    this.limitAllocation();
  }

  requests(): Requests {
    return {
      native: (id, args) => this.call(id, args),
      poll: () => this.poll(),
      exception: (request) => {
        if (request !== Request.FAULT) throw new Error(`request ${request}`);
        this.left(PlaceKind.FAULT, memory.load64(Ctx.ADDRESS + Ctx.FAULT_PC));
        return 1;
      },
      other: (request, argument) => this.other(request, argument),
    };
  }

  private call(id: number, args: number): number | Uncaught {
    const frame = memory.load64(Ctx.ADDRESS + Ctx.JAVA_RBP);
    const rbp = memory.load64(frame);
    const at = this.find(PlaceKind.SAFEPOINT, memory.load64(frame + Frame.RETURN_PC));
    const { world } = this;
    const kind = Math.floor(id / METHODS);
    const values: Value[] = [memory.load32(args), this.object(memory.load32(args + 8))];
    this.event(`call ${id % METHODS}`, values, this.frames(at, rbp));
    for (const x of values) if (isObject(x) && !world.known.includes(x)) world.known.push(x);
    this.readAll();
    this.disturb(rbp, at);
    const answer = kind === Kind.VOID ? 0 : world.answer(kind);
    if (this.isOver()) return new Uncaught(0);
    if (kind === Kind.P) return this.address(answer) >>> 0;
    // The upper half of an int is garbage.
    return kind === Kind.I ? 0x1bad_0000_0000 + ((answer as number) >>> 0) : Number(answer);
  }

  private poll(): void {
    const rbp = memory.load64(Ctx.ADDRESS + Ctx.JAVA_RBP);
    const pc = memory.load64(Ctx.ADDRESS + Ctx.RESUME_PC);
    if (pc < this.start || pc >= this.start + this.code.bytes.length) return;
    const at = this.find(PlaceKind.SAFEPOINT, pc);
    const frames = this.frames(at, rbp);
    if (frames.length === 0) {
      // The entry's poll, which is no event.
      this.moveAll(rbp, at);
      return;
    }
    if (this.isOver()) throw new Abort();
    this.event('poll', [], frames);
    this.disturb(rbp, at);
    if (this.isOver()) throw new Abort();
  }

  private other(request: Request, argument: number): number | Uncaught {
    const rbp = memory.load64(Ctx.ADDRESS + Ctx.JAVA_RBP);
    const pc = memory.load64(Ctx.ADDRESS + Ctx.RESUME_PC);
    switch (request) {
      case Request.NEW: {
        const at = this.find(PlaceKind.SAFEPOINT, pc);
        const object: JavaObject = {
          cls: classOf.get(argument) as number,
          fields: new Map(),
          elements: null,
          locks: 0,
        };
        this.frames(at, rbp);
        this.moveAll(rbp, at);
        this.limitAllocation();
        return this.address(object) >>> 0;
      }
      case Request.MONITOR_ENTER:
      case Request.MONITOR_EXIT: {
        const at = this.find(PlaceKind.SAFEPOINT, pc);
        this.frames(at, rbp);
        const object = this.object(argument) as JavaObject;
        this.readAll();
        object.locks += request === Request.MONITOR_ENTER ? 1 : -1;
        if (new Rendering(this.world.known).objects.has(object)) this.disturb(rbp, at);
        return 0;
      }
      case Request.DEOPT:
        this.left(PlaceKind.TRAP, pc);
        return new Uncaught(0);
      default:
        throw new Error(`unexpected request ${request}`);
    }
  }

  /** The code was left for good. */
  private left(kind: PlaceKind, pc: number): void {
    const rbp = memory.load64(Ctx.ADDRESS + Ctx.JAVA_RBP);
    const at = this.find(kind, pc);
    const { records: words } = this.code;
    const reason = words[at] as TrapReason;
    const values: Value[] = [];
    if (reason === TrapReason.CAST || reason === TrapReason.THROW || reason === TrapReason.STORE)
      values.push(this.value(words[at + 2], Kind.P, rbp));
    this.event(`exit ${reason}`, values, this.frames(at, rbp));
  }

  finish(result: MachineValue | Uncaught): void {
    if (!(result instanceof Uncaught)) this.event('return', [result], []);
  }
}

class Abort extends Error {}

const isBytes = (object: JavaObject): boolean => object.cls === 0x5200;

/** The interpreter's log, with what records do not say left out: the operands of a failed index check. */
export function comparable(log: readonly string[]): string[] {
  return log.map((line) => line.replace(/^exit 2 [-\d ]*(?=m|\d+=)/, 'exit 2 '));
}

export const backendOptions = (): BackendOptions => ({
  codeId: freshCodeId(),
  origin: nextOrigin(),
  stubs,
  extraStack: 0,
  link: {
    methodHandles: () => {
      throw new Error('graphs of tests call nothing by method handles');
    },
    nativeEntryPoint: () => 0,
  },
  bmi2: true,
  avx2: cpuFeatures().avx2,
});

/** Compiles the graph (which is changed) and runs it; the world's log says what happened. */
export function execute(
  graph: Graph,
  world: World,
  args: Value[],
  seed: number,
  options: Partial<BackendOptions> = {},
): OptimizedCode {
  remap(graph, seed);
  resetCode();
  resetMachine();
  for (let i = 0; i < methods.length; i++) {
    const kind = Math.floor(i / METHODS);
    memory.store64(
      methods[i] + MethodRec.ENTRY,
      native(
        i,
        `(IL${'java/lang/Object'};)${resultLetters[kind] === 'L' ? 'Ljava/lang/Object;' : resultLetters[kind]}`,
      ).start,
    );
  }
  const code = generate(graph, { ...backendOptions(), ...options });
  new AllocationChecker(backend).check();
  const faults = [];
  for (let i = 0; i < code.places.length; i += 3)
    if (code.places[i + 1] === PlaceKind.FAULT) faults.push(code.places[i]);
  const blob = installed({
    bytes: code.bytes,
    relocations: code.relocations,
    frameSize: code.frameSize,
    pointerHomes: code.pointerHomes,
    syncHome: code.syncHome,
    pcTable: Int32Array.of(0, -1),
    handlerTable: new Int32Array(0),
    loopTable: new Int32Array(0),
    sites: [],
    faultTable: Int32Array.from(faults),
  });
  const machine = new Machine(code, blob.start, world, seed);
  machine.writeStatics();
  const descriptor = Array.from(graph.paramKinds, (kind) =>
    kind === Kind.P ? 'Ljava/lang/Object;' : ' IJFD'[kind],
  ).join('');
  const values = args.map(
    (x, i): MachineValue => (graph.paramKinds[i] === Kind.P ? machine.address(x) : (x as MachineValue)),
  );
  for (const object of world.known) machine.address(object);
  try {
    const result = resultLetters[graph.returnKind];
    machine.finish(
      run(
        blob.start,
        `(${descriptor})${result === 'L' ? 'Ljava/lang/Object;' : result}`,
        values,
        machine.requests(),
      ),
    );
  } catch (abort) {
    if (!(abort instanceof Abort)) throw abort;
  }
  return code;
}
