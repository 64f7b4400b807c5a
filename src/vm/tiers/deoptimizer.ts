/**
 * From a frame of optimized code to frames of baseline code in its place (docs/OPTIMIZING.md, "Leaving"). Always the topmost frame of the running thread: code that has become invalid
 * is left when it runs again.
 *
 *     optimized frame            outermost logical frame: same rbp, same return address, same stack arguments
 *                         ->     return address into its continuation, behind the call
 *                                next logical frame …
 */
import { LOCK_SLOT, Loc } from '../../compiler/optimizing/optimized-code.js';
import { Kind } from '../../ir/ops.js';
import { ClassFlag, ClassRec, Ctx, contextWord, Frame, Obj } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { CodeBlob } from '../code/code-blob.js';
import type { VM } from '../vm.js';
import type { Continuation } from './continuations.js';
import { NO_HOME } from './frame-homes.js';
import { KeptValues } from './kept-values.js';
import type { OptimizedState } from './optimized-state.js';
import { locationKind, locationNumber, PLACE_WORDS, RecordReader } from './records.js';
import { CONTINUATIONS } from './thresholds.js';

const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const REGISTERS = contextWord(Ctx.FAULT_REGS);
const XMM = contextWord(Ctx.FAULT_XMM);

/** Bytes between a frame's end and the rbp of the frame that it has called: return address, saved rbp. */
const LINK = 16;
/** Room that must stay above the guard page: for signal frames and stubs. */
const RESERVE = 16 * 1024;

/** Words of a value that has been read: slot, kind, low and high half. */
const VALUE_WORDS = 4;

/** A logical frame on its way. */
interface Logical {
  readonly method: JavaMethod;
  readonly bci: number;
  readonly flags: number;
  /** Its values: from, to in {@link Deoptimizer.values}. */
  readonly from: number;
  readonly to: number;
  continuation: Continuation | null;
}

export class Deoptimizer {
  /** For --stats: frames of baseline code made. */
  frames = 0;
  private readonly reader = new RecordReader();
  private values = new Int32Array(256);
  private valueCount = 0;
  private lo = 0;
  private hi = 0;
  /** Virtual objects that have been made. */
  private readonly objects: number[] = [];
  private readonly kept: KeptValues;

  constructor(private readonly vm: VM) {
    this.kept = new KeptValues(vm.memory);
  }

  /**
   * Turns the frame at `rbp`, which stands at a record, into baseline frames, and lets Java code go on there: at the states, or (handlerBci >= 0) with `innermost`, the number of a logical
   * frame, in its handler, those inside it gone. What the record has in registers is
   * taken from FAULT_REGS and FAULT_XMM. False if the stack has no room for them: nothing has changed then.
   */
  convert(
    blob: CodeBlob,
    state: OptimizedState,
    record: number,
    rbp: number,
    innermost: number,
    handlerBci: number,
  ): boolean {
    const logical = this.read(state, record, rbp, innermost, handlerBci);
    let end = rbp;
    let pc = 0;
    for (let i = logical.length - 1; i >= 0; i--) {
      const frame = logical[i];
      const isHandler = i === 0 && handlerBci >= 0;
      frame.continuation = isHandler ? this.any(frame.method) : this.continuation(frame, state);
      if (i < logical.length - 1) end -= LINK;
      end -= frame.continuation.blob.code.frameSize;
    }
    if (end < this.lowest()) return false;
    const { memory } = this.vm;
    const { syncHome } = blob.code;
    const locked = syncHome < 0 ? 0 : memory.load32(rbp + Frame.FIRST_POINTER - 4 * syncHome);
    let frameRbp = rbp;
    for (let i = logical.length - 1; i >= 0; i--) {
      const frame = logical[i];
      const { blob: code } = frame.continuation as Continuation;
      if (i < logical.length - 1) {
        const caller = logical[i + 1].continuation as Continuation;
        const called = frameRbp - caller.blob.code.frameSize - LINK;
        memory.store64(called + Frame.RETURN_PC, pc);
        memory.store64(called + Frame.CALLER_RBP, frameRbp);
        frameRbp = called;
      }
      this.write(frame, code, frameRbp);
      pc = (frame.continuation as Continuation).addressOf(frame.bci, frame.flags);
      if (i === 0 && handlerBci >= 0) pc = code.handler(handlerBci);
      const { syncHome: home } = code.code;
      if (i === logical.length - 1 && home >= 0)
        memory.store32(frameRbp + Frame.FIRST_POINTER - 4 * home, locked);
    }
    const { i32 } = memory;
    i32[JAVA_RBP] = frameRbp;
    i32[JAVA_RSP] = end;
    i32[RESUME_PC] = pc;
    i32[RESUME_PC + 1] = 0;
    this.frames += logical.length;
    return true;
  }

  private lowest(): number {
    const { slot } = this.vm.threads.current;
    return slot.low + RESERVE;
  }

  private any(method: JavaMethod): Continuation {
    return this.vm.tiers.continuations.any(method);
  }

  private continuation({ method, bci, flags }: Logical, state: OptimizedState): Continuation {
    const { continuations } = this.vm.tiers;
    const eager = (method.tier?.continuations ?? 0) >= CONTINUATIONS;
    return continuations.at(method, bci, flags, (m) => (eager ? placesOf(state, m) : []));
  }

  /** The logical frames from `innermost` on outwards with their values. */
  private read(
    state: OptimizedState,
    record: number,
    rbp: number,
    innermost: number,
    handlerBci: number,
  ): Logical[] {
    const { reader } = this;
    reader.open(state.code.records, record);
    this.valueCount = 0;
    this.materialize(state, rbp);
    const logical: Logical[] = [];
    do {
      if (reader.frame < innermost) continue;
      const method = this.vm.methods.get(reader.methodId);
      const from = this.valueCount;
      // A handler finds local variables only.
      const slots =
        reader.frame === innermost && handlerBci >= 0
          ? (method.code?.maxLocals ?? 0)
          : Number.POSITIVE_INFINITY;
      for (let i = 0; i < reader.entryCount; i++) this.readEntry(state, rbp, reader.entry(i), slots);
      logical.push({
        method,
        bci: reader.bci,
        flags: reader.flags,
        from,
        to: this.valueCount,
        continuation: null,
      });
    } while (reader.outward());
    return logical;
  }

  private readEntry(state: OptimizedState, rbp: number, at: number, slots: number): void {
    const { words } = this.reader;
    if (words[at] >= slots) return;
    this.locate(state, rbp, words[at + 2]);
    // A lock of an object that was not made has not been taken either.
    if (words[at] === LOCK_SLOT && locationKind(words[at + 2]) === Loc.VIRTUAL) this.lock(this.lo);
    if (this.valueCount + VALUE_WORDS > this.values.length) {
      const grown = new Int32Array(2 * this.values.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.valueCount] = words[at];
    this.values[this.valueCount + 1] = words[at + 1];
    this.values[this.valueCount + 2] = this.lo;
    this.values[this.valueCount + 3] = this.hi;
    this.valueCount += VALUE_WORDS;
  }

  private lock(object: number): void {
    if (!this.vm.monitors.tryEnter(object)) throw new Error('an object made just now is locked');
  }

  /** Reads the value at a location into `lo` and `hi`; what is in a register from where the trap has saved it. */
  locate(state: OptimizedState, rbp: number, location: number): number {
    const { kept } = this;
    if (kept.read(state.code, rbp, location)) {
      this.lo = kept.lo;
      this.hi = kept.hi;
      return this.lo;
    }
    const n = locationNumber(location);
    if (locationKind(location) === Loc.VIRTUAL) {
      this.lo = this.objects[n];
      this.hi = 0;
      return this.lo;
    }
    const { i32 } = this.vm.memory;
    const at = (locationKind(location) === Loc.XMM ? XMM : REGISTERS) + 2 * n;
    this.lo = i32[at];
    this.hi = i32[at + 1];
    return this.lo;
  }

  /** Makes the objects that the optimized code did not make: all first, for they may refer to each other. */
  private materialize(state: OptimizedState, rbp: number): void {
    const { reader, objects } = this;
    objects.length = 0;
    let at = reader.virtuals;
    for (let i = 0; i < reader.virtualCount; i++) {
      objects.push(this.allocate(state, rbp, at));
      at = reader.nextVirtual(at);
    }
    at = reader.virtuals;
    for (let i = 0; i < reader.virtualCount; i++) {
      this.fill(state, rbp, objects[i], at);
      at = reader.nextVirtual(at);
    }
  }

  private allocate(state: OptimizedState, rbp: number, at: number): number {
    const { vm, reader } = this;
    const { words } = reader;
    const record = words[at];
    if ((vm.memory.load32(record + ClassRec.FLAGS) & ClassFlag.ARRAY) === 0)
      return vm.heap.allocateObject(record);
    for (let field = at + 2; field < reader.nextVirtual(at); field += 3)
      if (words[field] === Obj.ARRAY_LENGTH)
        return vm.heap.allocateArray(record, this.locate(state, rbp, words[field + 2]));
    throw new Error('a virtual array without its length');
  }

  private fill(state: OptimizedState, rbp: number, object: number, at: number): void {
    const { vm, reader } = this;
    const { words } = reader;
    const isArray = (vm.memory.load32(words[at] + ClassRec.FLAGS) & ClassFlag.ARRAY) !== 0;
    for (let field = at + 2; field < reader.nextVirtual(at); field += 3) {
      // An array has got its length when it was made.
      if (isArray && words[field] === Obj.ARRAY_LENGTH) continue;
      const address = object + words[field];
      this.locate(state, rbp, words[field + 2]);
      switch (String.fromCharCode(words[field + 1])) {
        case 'L':
        case '[':
          vm.storeField(object, words[field], this.lo);
          break;
        case 'J':
        case 'D':
          vm.memory.store32(address, this.lo);
          vm.memory.store32(address + 4, this.hi);
          break;
        default:
          vm.storeByType(address, words[field + 1], this.lo);
      }
    }
  }

  /** A frame of baseline code: code id, homes. */
  private write(frame: Logical, code: CodeBlob, rbp: number): void {
    const { memory } = this.vm;
    const { values } = this;
    memory.store64(rbp + Frame.CODE_ID, code.id);
    const { pointerHomes, syncHome } = code.code;
    for (let home = 0; home < pointerHomes; home++) memory.store32(rbp + Frame.FIRST_POINTER - 4 * home, 0);
    const homes = this.vm.compilation.homesOf(code);
    for (let at = frame.from; at < frame.to; at += VALUE_WORDS) {
      const kind = values[at + 1];
      if (values[at] === LOCK_SLOT) {
        memory.store32(rbp + Frame.FIRST_POINTER - 4 * syncHome, values[at + 2]);
        continue;
      }
      const home = homes.of(values[at], kind);
      if (home === NO_HOME) continue;
      memory.store32(rbp + home, values[at + 2]);
      if (kind !== Kind.P) memory.store32(rbp + home + 4, values[at + 3]);
    }
  }
}

/** All places of a piece of code at which a method may have to go on, as pairs of bytecode index and flags. */
function placesOf(state: OptimizedState, method: JavaMethod): number[] {
  const { places, records } = state.code;
  const reader = new RecordReader();
  const found: number[] = [];
  for (let at = 0; at < places.length; at += PLACE_WORDS) {
    reader.open(records, places[at + 2]);
    do if (reader.methodId === method.id) found.push(reader.bci, reader.flags);
    while (reader.outward());
  }
  return found;
}
