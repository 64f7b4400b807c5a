/**
 * The tiers: when methods are optimized, how optimized code is entered, left and given up (docs/OPTIMIZING.md). The dispatcher serves the requests; the compiler is a function that
 * {@link Tiers.compiler} names.
 */

import type { CompilationJob } from '../../compiler/optimizing/compilation-job.js';
import { TrapReason } from '../../compiler/optimizing/ops.js';
import { Loc, type OptimizedCode, PlaceKind } from '../../compiler/optimizing/optimized-code.js';
import { s2 } from '../../ir/block-scan.js';
import { BlockFlag, type IrMethod } from '../../ir/method.js';
import { lengthOf } from '../../ir/opcode-flow.js';
import { Ctx, contextWord, Frame, MethodRec, Patch } from '../../layout/layout.js';
import { Assembler } from '../../x64/assembler.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { type CodeBlob, CodeState } from '../code/code-blob.js';
import { JavaException, JavaThrow, npe } from '../steps.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import type { Background } from './background.js';
import { BlockProfile } from './block-profile.js';
import { CallSiteTargets } from './call-site-targets.js';
import { Compilations, Made } from './compilations.js';
import { Continuations } from './continuations.js';
import { Deoptimizer } from './deoptimizer.js';
import { brokenBy, unregister } from './dependents.js';
import { ForcedTraps, type Places } from './forced-traps.js';
import { HandlerOutcome, type HandlerSearch } from './handler-search.js';
import type { Assumption } from './hierarchy.js';
import { KnownObjects } from './known-objects.js';
import { mayOptimize } from './may-optimize.js';
import { MethodTier } from './method-tier.js';
import type { OptimizedState } from './optimized-state.js';
import { findPlace, locationKind, PLACE_WORDS, placeOf, RecordReader } from './records.js';
import { replaceFrame } from './stack-replacement.js';
import {
  AGAIN,
  AT_ONCE,
  CALL_COST,
  CALLED_OFTEN,
  CAUTIOUS_FROM,
  CHANGED_TARGETS,
  type Counts,
  costAt,
  FAILURES,
  FAULTS_AT_PLACE,
  HANDLED,
  HANDLED_WITHIN,
  HOT_FOR,
  LOOP_COST,
  LOOPS_AFTER_CALLS,
  NEVER,
  OTHER_LOOPS,
  PATIENCE,
  RARE_TRAPS_AT_PLACE,
  RARE_TRAPS_IN_CODE,
  RECOMPILATIONS,
  SOON,
  TRAPS_AT_PLACE,
  TRAPS_IN_CODE,
  TRAPS_WITHIN,
} from './thresholds.js';
import { COUNTS, TierMode } from './tier-mode.js';
import { TrapCount } from './trap-count.js';

const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);
const REGISTERS = contextWord(Ctx.FAULT_REGS);
const XMM = contextWord(Ctx.FAULT_XMM);

/** What the compiler makes of a method. */
export interface Optimized {
  readonly code: OptimizedCode;
  /** What must stay true of the loaded classes. */
  readonly assumptions: readonly Assumption[];
}

/**
 * Compiles a method; for on-stack replacement at a loop header (osrBci >= 0), or for calls. The code is for this code id and address. Null: it can't be compiled.
 * It asks {@link Tiers.trapped} which places have been left before.
 */
export type OptimizingCompiler = (
  method: JavaMethod,
  osrBci: number,
  codeId: number,
  origin: number,
) => Optimized | null;

/** A compilation that another thread can finish. */
export interface Prepared {
  readonly job: CompilationJob;
  readonly assumptions: readonly Assumption[];
}

function hasLoop({ blockFlags, blockCount }: IrMethod): boolean {
  for (let block = 0; block < blockCount; block++)
    if ((blockFlags[block] & BlockFlag.LOOP_HEADER) !== 0) return true;
  return false;
}

export class Tiers {
  /** Set by whoever starts the VM with the optimizing tier. */
  compiler: OptimizingCompiler | null = null;
  /** The first half of a compilation; `job` is for {@link background}. */
  prepare: ((method: JavaMethod, osrBci: number, codeId: number, origin: number) => Prepared | null) | null =
    null;
  /** Where compilations are finished beside the program, null: nowhere. */
  background: Background | null = null;
  /** {@link HOT_FOR}; tests whose figures must not depend on time set it to zero. */
  hotFor = HOT_FOR;
  /** {@link TRAPS_WITHIN}, likewise; the modes for tests count for ever. */
  trapsWithin: number;
  /** Where call sites lead, as code assumes it. */
  readonly targets: CallSiteTargets;
  readonly continuations: Continuations;
  readonly deoptimizer: Deoptimizer;
  /** For --stats. */
  readonly counts = {
    compiled: 0,
    osrCompiled: 0,
    failed: 0,
    osrEntered: 0,
    traps: 0,
    exceptions: 0,
    invalidated: 0,
    leftInvalid: 0,
    milliseconds: 0,
    /** Bytes of bytecode of the methods compiled and of those inlined into them (but for those in which the code cannot be left); bytes of code. */
    bytecodeBytes: 0,
    codeBytes: 0,
  };
  /** Traps by reason. */
  readonly reasons = new Map<TrapReason, number>();
  /** Programs' own code only: starting the VM is not worth it. */
  private isStarted = false;
  private readonly reader = new RecordReader();
  private readonly assembler = new Assembler();
  /** Counts that methods begin with. */
  readonly first: Counts;
  readonly compilations: Compilations;
  /** --stress=deopt. */
  readonly forced: ForcedTraps | null;

  constructor(
    private readonly vm: VM,
    readonly mode: TierMode,
    stress: boolean | Places,
  ) {
    this.forced = stress === false ? null : new ForcedTraps(vm, stress === true ? null : stress);
    this.compilations = new Compilations(vm, this);
    const objects = new KnownObjects(vm);
    this.targets = new CallSiteTargets((object) => objects.locate(object));
    this.continuations = new Continuations(vm);
    this.deoptimizer = new Deoptimizer(vm);
    this.first = COUNTS[mode];
    this.trapsWithin = mode === TierMode.AT_ONCE ? Number.POSITIVE_INFINITY : TRAPS_WITHIN;
  }

  /** The VM has started: from now on hot code is optimized. */
  start(): void {
    this.isStarted = true;
    const { methods } = this.vm;
    if (this.mode !== TierMode.AT_ONCE) return;
    for (let id = 1; id <= methods.count; id++)
      if (methods.get(id).codeId !== 0) this.arm(methods.get(id), AT_ONCE);
  }

  /** Does baseline code count? */
  get isCounting(): boolean {
    return this.mode !== TierMode.BASELINE && this.compiler !== null;
  }

  // ---- counting and compiling

  /** A method has been given baseline code. */
  compiled(method: JavaMethod): void {
    if (this.isCounting)
      this.arm(method, this.isStarted || this.mode !== TierMode.AT_ONCE ? this.first : NEVER);
  }

  /** Does baseline code of a method count, and note what it executes? What runs once, and has no loop, need not: at the start of a VM that is every fifth method. */
  isObserved(method: JavaMethod, ir: IrMethod): boolean {
    return this.isCounting && (method.name !== '<clinit>' || hasLoop(ir));
  }

  /** Where baseline code of a method that {@link isObserved} notes which blocks it executes; `ir` is that of all its blocks, and of its entries if it is a continuation. */
  profileOf(method: JavaMethod, ir: IrMethod): BlockProfile {
    this.vm.methods.recall(method);
    method.profile ??= BlockProfile.of(this.vm.metaspace, ir, this.vm.threads.now());
    return method.profile;
  }

  /** Has the block of a method at a bytecode index been executed in baseline code? True if nothing is known. */
  wasEntered(method: JavaMethod, bci: number): boolean {
    this.vm.methods.recall(method);
    return method.profile === null || method.profile.wasEntered(this.vm.memory, bci);
  }

  /** Was a conditional branch ever seen to be taken, or to fall through? True if nothing is known. */
  wasTaken(method: JavaMethod, bci: number, taken: boolean): boolean {
    const code = method.code?.code;
    if (code === undefined) return true;
    return this.wasEntered(method, taken ? bci + s2(code, bci + 1) : bci + lengthOf[code[bci]]);
  }

  /** Class records of all receivers that a call has seen in baseline code, if there were one or two. */
  receivers(method: JavaMethod, bci: number): readonly number[] {
    this.vm.methods.recall(method);
    return method.profile === null ? [] : method.profile.calls.receivers(this.vm.memory, bci);
  }

  arm(method: JavaMethod, { calls, loops }: Counts): void {
    const { memory } = this.vm;
    memory.store32(method.record + MethodRec.INVOCATIONS, calls);
    memory.store32(method.record + MethodRec.BACKEDGES, loops);
    if (method.tier !== null) method.tier.callsFrom = calls;
  }

  /** TIER_UP: a counter of the running frame's method has run out. */
  countedOut(): void {
    const { code, memory } = this.vm;
    const pc = memory.i32[RESUME_PC];
    const blob = code.find(pc - 1);
    if (blob === null) throw new VmError('a counter of no code has run out');
    this.hot(blob.method, blob.bciAt(pc - 1 - blob.start));
  }

  /** At a loop header, or (-1) at the method's entry. */
  private hot(method: JavaMethod, bci: number): void {
    if (!this.isStarted || this.compiler === null || !mayOptimize(method)) {
      this.arm(method, this.compiler === null || this.isStarted ? NEVER : this.first);
      return;
    }
    this.compilations.takeFinished();
    if (this.isTooEarly(method)) {
      this.arm(method, this.first);
      return;
    }
    method.tier ??= new MethodTier();
    const { tier } = method;
    if (this.mode === TierMode.HOT && this.vm.dispatcher.isLate) {
      // Soon again, when Node's event loop has had its turn.
      if (bci < 0) this.vm.memory.store32(method.record + MethodRec.INVOCATIONS, SOON.calls);
      else this.setLoops(method, SOON.loops);
      return;
    }
    if (bci < 0) {
      if (tier.optimized === null) this.compileForCalls(method, tier);
      this.rearmCalls(method, tier);
    } else this.hotLoop(method, tier, bci);
  }

  private hotLoop(method: JavaMethod, tier: MethodTier, bci: number): void {
    if (tier.awaited >= 0 && tier.awaited !== bci && tier.otherLoops++ < OTHER_LOOPS) {
      this.setLoops(method, 1);
      return;
    }
    tier.awaited = -1;
    const left = this.vm.memory.load32(method.record + MethodRec.INVOCATIONS);
    if (
      tier.optimized === null &&
      (tier.callsFrom < 0 ? this.first.calls : tier.callsFrom) - left >= CALLED_OFTEN
    ) {
      const made = this.compileForCalls(method, tier);
      if (made !== Made.NOTHING) {
        this.rearmCalls(method, tier);
        if (made !== Made.CODE) {
          this.setLoops(method, made === Made.LATER ? this.again.loops : NEVER.loops);
          return;
        }
        if (!tier.osr.has(bci)) {
          this.setLoops(method, LOOPS_AFTER_CALLS);
          return;
        }
      }
    }
    const made = this.compileLoop(method, tier, bci);
    this.setLoops(method, this.loopsUntilNext(tier, bci, made));
    const blob = tier.osr.get(bci);
    if (blob !== undefined && replaceFrame(this.vm, blob)) this.counts.osrEntered++;
  }

  setLoops(method: JavaMethod, loops: number): void {
    this.vm.memory.store32(method.record + MethodRec.BACKEDGES, loops);
  }

  /** Would optimizing a method, which is not yet, hardly pay, as it has not cost as much yet as a compilation does? Then its counts begin again. */
  private isTooEarly(method: JavaMethod): boolean {
    this.vm.methods.recall(method);
    const { profile, tier } = method;
    if (this.mode !== TierMode.HOT || profile === null || tier !== null) return false;
    const now = this.vm.threads.now();
    profile.hotFor += Math.min(now - profile.armedAt, this.costOf(method));
    profile.armedAt = now;
    if (profile.hotFor >= this.hotFor) return false;
    profile.rounds++;
    return true;
  }

  /** About how many milliseconds what a method has counted since it was armed has taken in it (not in what it calls): no more than the time that has gone by, in which nearly all may have been elsewhere. */
  private costOf(method: JavaMethod): number {
    const { memory } = this.vm;
    const calls = this.first.calls - memory.load32(method.record + MethodRec.INVOCATIONS);
    const loops = this.first.loops - memory.load32(method.record + MethodRec.BACKEDGES);
    const length = method.code?.code.length ?? 0;
    return 1e-6 * (calls * costAt(CALL_COST, length) + loops * costAt(LOOP_COST, length));
  }

  private loopsUntilNext(tier: MethodTier, bci: number, made: Made): number {
    if (made === Made.CODE || made === Made.LATER) return this.again.loops;
    if (made === Made.PENDING || tier.invalidations >= RECOMPILATIONS) return NEVER.loops;
    return (tier.osrFailures.get(bci) ?? 0) >= FAILURES ? NEVER.loops : this.first.loops * PATIENCE;
  }

  get again(): Counts {
    return this.mode === TierMode.AT_ONCE ? AT_ONCE : AGAIN;
  }

  rearmCalls(method: JavaMethod, tier: MethodTier): void {
    let calls: number = NEVER.calls;
    // With code for calls, baseline code is not called any more.
    if (
      tier.optimized === null &&
      !tier.pending.has(CALLS) &&
      tier.failures < FAILURES &&
      tier.invalidations < RECOMPILATIONS
    )
      calls = tier.isPutOff ? this.again.calls : this.first.calls * PATIENCE;
    this.vm.memory.store32(method.record + MethodRec.INVOCATIONS, calls);
    tier.callsFrom = calls;
  }

  /** Code for a loop header, made if there is none (and if it may). */
  private compileLoop(method: JavaMethod, tier: MethodTier, bci: number): Made {
    if (tier.osr.has(bci)) return Made.CODE;
    const failures = tier.osrFailures.get(bci) ?? 0;
    if (failures >= FAILURES || tier.invalidations >= RECOMPILATIONS) return Made.NOTHING;
    const handed = this.compilations.handOver(method, tier, bci);
    if (handed !== null) return handed;
    const blob = this.compilations.compile(method, tier, bci);
    if (blob === null) this.failed(tier, bci);
    else tier.osr.set(bci, blob);
    return blob === null ? Made.NOTHING : Made.CODE;
  }

  failed(tier: MethodTier, osrBci: number): void {
    if (osrBci < 0) tier.failures++;
    else tier.osrFailures.set(osrBci, (tier.osrFailures.get(osrBci) ?? 0) + 1);
  }

  /** --tier=optimizing: before a method is called first. Address of its code, 0 if it stays baseline for now. */
  firstCall(method: JavaMethod): number {
    if (this.mode !== TierMode.AT_ONCE || !this.isStarted || this.compiler === null || !mayOptimize(method))
      return 0;
    method.tier ??= new MethodTier();
    this.compileForCalls(method, method.tier);
    return method.tier.optimized?.start ?? 0;
  }

  private compileForCalls(method: JavaMethod, tier: MethodTier): Made {
    if (tier.failures >= FAILURES || tier.invalidations >= RECOMPILATIONS) return Made.NOTHING;
    const handed = this.compilations.handOver(method, tier, CALLS);
    if (handed !== null) return handed;
    const blob = this.compilations.compile(method, tier, CALLS);
    if (blob === null) {
      this.failed(tier, CALLS);
      return Made.NOTHING;
    }
    tier.optimized = blob;
    this.vm.versions.enter(blob);
    return Made.CODE;
  }

  // ---- what the compiler asks

  /** Has code been left here for this reason, so that it must be compiled without the assumption? */
  trapped(method: JavaMethod, bci: number, reason: TrapReason): boolean {
    if ((this.compilations.root?.invalidations ?? 0) >= CAUTIOUS_FROM) return true;
    return method.tier?.traps.has(trapKey(bci, reason)) === true;
  }

  /** The same, anywhere in a method. */
  hasTrapped(method: JavaMethod, reason: TrapReason): boolean {
    if ((this.compilations.root?.invalidations ?? 0) >= CAUTIOUS_FROM) return true;
    for (const key of method.tier?.traps.keys() ?? []) if (key % REASONS === reason) return true;
    return false;
  }

  /** May the code being compiled assume that call sites keep their targets? */
  mayAssumeTargets(): boolean {
    return (this.compilations.root?.changedTargets ?? 0) < CHANGED_TARGETS;
  }

  /** How often a method has been called in baseline code, as far as is known. */
  heat(method: JavaMethod): number {
    if ((method.tier?.optimized ?? null) !== null) return this.first.calls;
    const left = this.vm.memory.load32(method.record + MethodRec.INVOCATIONS);
    this.vm.methods.recall(method);
    const before = (method.profile?.rounds ?? 0) * this.first.calls;
    return before + (left === NEVER.calls ? 0 : Math.max(0, this.first.calls - left));
  }

  // ---- leaving

  /** The optimized code of the running frame. */
  private runningCode(): CodeBlob {
    const { memory, code } = this.vm;
    const blob = code.byId(memory.load32(memory.i32[JAVA_RBP] + Frame.CODE_ID));
    if (blob.optimized === null) throw new VmError(`${blob.method}: baseline code cannot be deoptimized`);
    return blob;
  }

  /** DEOPT: the exception that the trap stands for; or null, and Java code goes on in baseline code. */
  trap(): JavaThrow | JavaException | null {
    const { i32 } = this.vm.memory;
    const blob = this.runningCode();
    const state = blob.optimized as OptimizedState;
    const offset = i32[RESUME_PC] - blob.start;
    const place = findPlace(state.code.places, offset, false);
    if (place < 0 || state.code.places[place + 1] !== PlaceKind.TRAP)
      throw new VmError(`${blob.method}: no trap at offset ${offset}`);
    const record = state.code.places[place + 2];
    this.reader.open(state.code.records, record);
    if (this.forced?.fire(blob, PlaceKind.TRAP, i32[RESUME_PC]) !== true) {
      if (this.reader.reason <= TrapReason.THROW && this.isKnown())
        return this.exceptionOf(blob, state, record);
      this.count(blob, state);
    }
    this.goOn(blob, state, record);
    return null;
  }

  /** Code that has no array for the text of its exception lets baseline code find it. */
  private isKnown(): boolean {
    const { reader } = this;
    if (reader.reason !== TrapReason.INDEX) return true;
    return reader.operandCount >= 2 && reader.words[reader.operands] !== NULL_LOCATION;
  }

  /** --stress=deopt: an instruction at which the code shall be left. False if there is no such thing. */
  forcedFault(blob: CodeBlob, pc: number): boolean {
    const state = blob.optimized;
    if (state === null || this.forced?.fire(blob, PlaceKind.FAULT, pc) !== true) return false;
    const { places } = state.code;
    this.goOn(blob, state, places[findPlace(places, pc - blob.start, true) + 2]);
    return true;
  }

  /**
   * A null reference was used at `pc`, an instruction of optimized code: the exception, or null if the check had been moved there and baseline code goes on. RESUME_PC is one byte on, or
   * an entry of a continuation.
   */
  nullFault(blob: CodeBlob, pc: number): JavaThrow | JavaException | null {
    const state = blob.optimized as OptimizedState;
    const { places, records } = state.code;
    const { reader } = this;
    const record = places[findPlace(places, pc - blob.start, true) + 2];
    reader.open(records, record);
    if (reader.reason > TrapReason.THROW) {
      this.count(blob, state);
      this.goOn(blob, state, record);
      return null;
    }
    this.counts.exceptions++;
    const faults = this.note(reader.methodId, reader.bci, reader.reason).total;
    this.keepValues(blob, state, record);
    // A signal costs as much as some hundred tests for null.
    if (faults === FAULTS_AT_PLACE) this.invalidate(blob);
    return npe();
  }

  /** The instruction at `pc`, of optimized code, has touched memory outside the heap that is not there: something will be thrown at it. RESUME_PC as for {@link nullFault}. */
  accessFault(blob: CodeBlob, pc: number): void {
    const state = blob.optimized as OptimizedState;
    const { places } = state.code;
    const place = findPlace(places, pc - blob.start, true);
    if (place < 0) throw new VmError(`${blob.method}: an access at offset ${pc - blob.start} may not fault`);
    this.reader.open(state.code.records, places[place + 2]);
    this.counts.exceptions++;
    this.keepValues(blob, state, places[place + 2]);
  }

  private exceptionOf(blob: CodeBlob, state: OptimizedState, record: number): JavaThrow | JavaException {
    const { vm, reader, deoptimizer } = this;
    const rbp = vm.memory.i32[JAVA_RBP];
    this.counts.exceptions++;
    const operand = (i: number): number => deoptimizer.locate(state, rbp, reader.words[reader.operands + i]);
    const { reason } = reader;
    // No Java code runs before the handler: what is in registers can be taken from there.
    if (reason === TrapReason.THROW && operand(0) !== 0) return new JavaException(operand(0));
    const thrown = this.named(reason, operand);
    this.keepValues(blob, state, record);
    return thrown;
  }

  private named(reason: TrapReason, operand: (i: number) => number): JavaThrow {
    const { vm } = this;
    const { classes, messages } = vm;
    switch (reason) {
      case TrapReason.NULL_CHECK:
      case TrapReason.THROW:
        return npe();
      case TrapReason.INDEX:
        return messages.indexOutOfBounds(operand(1), vm.arrayLength(operand(0)));
      case TrapReason.DIVIDE_BY_ZERO:
        return messages.divideByZero();
      case TrapReason.CAST:
        return messages.badCast(classes.of(operand(0)), classes.byRecord(operand(1)));
      case TrapReason.STORE:
        return messages.badStore(classes.of(operand(0)));
      default:
        throw new VmError(`trap reason ${reason} is no exception`);
    }
  }

  /**
   * The exception is made by Java code, which changes the registers and moves objects. So if a handler might need the values here, the frame becomes baseline's now; if not, nobody will look
   * at them any more.
   */
  private keepValues(blob: CodeBlob, state: OptimizedState, record: number): void {
    const { reader, vm } = this;
    do {
      if (!this.isLocking() && !isProtected(vm.methods.get(reader.methodId), reader.bci)) continue;
      this.goOn(blob, state, record);
      return;
    } while (reader.outward());
  }

  /** Does the logical frame hold a monitor that the unwinder has to leave? */
  private isLocking(): boolean {
    const { lock } = this.reader;
    return lock !== null && locationKind(lock) !== Loc.VIRTUAL;
  }

  /** Leaves the monitor that a logical frame holds as an inlined synchronized method, now that an exception ends it. False: it holds none. */
  private leaveMonitor(state: OptimizedState, rbp: number): boolean {
    if (!this.isLocking()) return false;
    const { vm, deoptimizer, reader } = this;
    vm.monitors.exit(deoptimizer.locate(state, rbp, reader.lock as number), vm.threads.current);
    return true;
  }

  /** DEOPT_AFTER_CALL: a frame of code that is invalid goes on behind a call. */
  leaveInvalid(): void {
    const { i32 } = this.vm.memory;
    const blob = this.runningCode();
    const state = blob.optimized as OptimizedState;
    i32[RESUME_PC] -= Patch.CALL_LENGTH;
    if (this.forced?.fire(blob, PlaceKind.SAFEPOINT, i32[RESUME_PC]) !== true) this.counts.leftInvalid++;
    const { places } = state.code;
    const place = findPlace(places, i32[RESUME_PC] - blob.start, false);
    if (place < 0) throw new VmError(`${blob.method}: no safepoint at offset ${i32[RESUME_PC] - blob.start}`);
    for (let half = 0; half < 2; half++) {
      i32[RESULT + half] = i32[REGISTERS + half];
      i32[RESULT_F + half] = i32[XMM + half];
    }
    this.goOn(blob, state, places[place + 2]);
  }

  private goOn(blob: CodeBlob, state: OptimizedState, record: number): void {
    if (!this.deoptimizer.convert(blob, state, record, this.vm.memory.i32[JAVA_RBP], 0, -1))
      throw new JavaThrow('java/lang/StackOverflowError');
  }

  /** An exception comes to a frame of optimized code that goes on at `pc`: if one of its methods has a handler, Java code goes on there. */
  enterHandler(
    blob: CodeBlob,
    rbp: number,
    pc: number,
    thrown: JavaClass,
    search: HandlerSearch,
  ): HandlerOutcome {
    let outcome = HandlerOutcome.NONE;
    const state = blob.optimized as OptimizedState;
    const { places, records } = state.code;
    const place = placeOf(places, pc - blob.start);
    if (place < 0) throw new VmError(`${blob.method}: no place at offset ${pc - blob.start}`);
    const { reader } = this;
    reader.open(records, places[place + 2]);
    do {
      const handler = search(this.vm.methods.get(reader.methodId), reader.bci, thrown);
      const { frame, methodId } = reader;
      if (handler >= 0) {
        if (this.deoptimizer.convert(blob, state, places[place + 2], rbp, frame, handler)) {
          if (++state.handled % HANDLED === 0) this.handledOften(blob, state, methodId);
          return HandlerOutcome.ENTERED;
        }
        outcome = HandlerOutcome.NONE_NOW;
      }
      if (this.leaveMonitor(state, rbp)) outcome = HandlerOutcome.NONE_NOW;
    } while (reader.outward());
    return outcome;
  }

  /** Handlers are baseline code. Where the way to one is taken all the time, the frame had better be baseline's from the start. */
  private handledOften(blob: CodeBlob, state: OptimizedState, methodId: number): void {
    const now = performance.now();
    const isOften = now - state.handledAt < HANDLED_WITHIN;
    state.handledAt = now;
    if (!isOften) return;
    const method = this.vm.methods.get(methodId);
    method.tier ??= new MethodTier();
    method.tier.handlesOften = true;
    this.invalidate(blob);
  }

  // ---- giving up

  private count(blob: CodeBlob, state: OptimizedState): void {
    const { methodId, bci, reason } = this.reader;
    const atPlace = this.note(methodId, bci, reason);
    state.traps.add(performance.now(), this.trapsWithin);
    this.counts.traps++;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (
      atPlace.recent >= TRAPS_AT_PLACE ||
      atPlace.total >= RARE_TRAPS_AT_PLACE ||
      state.traps.recent >= TRAPS_IN_CODE ||
      state.traps.total >= RARE_TRAPS_IN_CODE
    )
      this.invalidate(blob);
  }

  /** Code was left at a place for a reason: how often by now. */
  private note(methodId: number, bci: number, reason: TrapReason): TrapCount {
    const method = this.vm.methods.get(methodId);
    method.tier ??= new MethodTier();
    const { traps } = method.tier;
    const key = trapKey(bci, reason);
    let count = traps.get(key);
    if (count === undefined) {
      count = new TrapCount();
      traps.set(key, count);
    }
    count.add(performance.now(), this.trapsWithin);
    return count;
  }

  /** A class has been linked: code that had assumed there would be none such becomes invalid. */
  classLinked(cls: JavaClass): void {
    if (this.counts.compiled + this.counts.osrCompiled === 0) return;
    for (const blob of brokenBy(cls)) this.invalidate(blob);
  }

  /** The target of a call site is about to change: code that had assumed it would not becomes invalid. */
  targetChanges(site: number): void {
    for (const blob of this.targets.change(site)) {
      (blob.method.tier as MethodTier).changedTargets++;
      this.invalidate(blob);
    }
  }

  /** Gives up a code that was wrong: see {@link leaveAll}. The method is optimized again when it has been hot again, if it has not been given up too often. */
  invalidate(blob: CodeBlob): void {
    if (blob.state !== CodeState.VALID) return;
    const { vm } = this;
    const { method } = blob;
    const tier = method.tier as MethodTier;
    this.counts.invalidated++;
    tier.invalidations++;
    vm.trace.compile?.(`${method} invalidated`);
    vm.versions.invalidate(blob);
    this.arm(method, tier.invalidations < RECOMPILATIONS && !tier.handlesOften ? this.again : NEVER);
  }

  /** A code has become invalid: nothing enters it any more, and its frames go on in baseline code when they run again. */
  leaveAll(blob: CodeBlob, state: OptimizedState): void {
    const tier = blob.method.tier as MethodTier;
    if (tier.optimized === blob) tier.optimized = null;
    if (tier.osr.get(state.osrBci) === blob) tier.osr.delete(state.osrBci);
    unregister(blob, state.assumptions, this.targets);
    this.forced?.forget(blob);
    this.patch(blob, state);
  }

  /** Writes `call deoptAfterCall` behind each call. */
  private patch(blob: CodeBlob, state: OptimizedState): void {
    const { vm, assembler } = this;
    const { places } = state.code;
    for (let at = 0; at < places.length; at += PLACE_WORDS) {
      if (places[at + 1] !== PlaceKind.SAFEPOINT) continue;
      const address = blob.start + places[at];
      assembler.reset(address);
      assembler.callAbs(vm.trampoline.stubs.deoptAfterCall);
      vm.memory.writeCode(address, assembler.bytes());
    }
  }
}

/** In place of a loop header: code for calls. */
const CALLS = -1;

const REASONS = 16;
const NULL_LOCATION = Loc.SMALL as number;

const trapKey = (bci: number, reason: TrapReason): number => bci * REASONS + reason;

/** Is the bytecode index in a protected range? */
function isProtected(method: JavaMethod, bci: number): boolean {
  const table = method.code?.exceptionTable;
  if (table === undefined) return false;
  for (let i = 0; i < table.length; i += 4) if (bci >= table[i] && bci < table[i + 1]) return true;
  return false;
}
