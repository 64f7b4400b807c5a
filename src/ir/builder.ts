import { BlockLayout } from './block-layout.js';
import { MAX_CODE, Mark } from './block-scan.js';
import { Reach } from './block-states.js';
import { descriptorShape } from './descriptor-shape.js';
import { IrError } from './ir-error.js';
import { IrMethod } from './method.js';
import type { MethodSource } from './method-source.js';
import { lengthOf } from './opcode-flow.js';
import { IrOp, Kind } from './ops.js';
import { rules } from './rules.js';
import { Translator } from './translator.js';

/**
 * Translates bytecode to slot IR. A builder keeps its working memory from method to method; it is not re-entrant.
 *
 * The first pass ({@link BlockScan}) finds the blocks; the second translates each reachable block once, lowest bytecode index first, from the
 * stack that the first edge into it left. See docs/IR.md.
 */
export class IrBuilder {
  private readonly t = new Translator();
  private readonly layout = new BlockLayout();
  /** Exception table entries (word offsets) whose handler is not reached yet. */
  private readonly unreached = new Int32Array(MAX_CODE);
  private unreachedCount = 0;
  /** Leaders of reached handlers that ordinary control enters too. */
  private readonly catches: number[] = [];

  /**
   * Builds the IR of a method, in `into` if given (whose arrays are reused: whatever referred to the method built there before is invalid).
   * @param snapshots record the operand stack before instructions that may leave the method.
   * @throws IrError for bytecode that no execution could make sense of: what this builder accepts is structurally sound, but locals and the classes
   *   of references are not type-checked.
   */
  build(source: MethodSource, into: IrMethod = new IrMethod(), snapshots = false): IrMethod {
    const { t } = this;
    setSignature(into, source);
    t.reset(source, into);
    t.snapshots.reset(into, snapshots ? source.code.length : 0);
    this.resetHandlers(source.exceptionTable);
    t.blocks.flowTo(0);
    do {
      this.translatePending();
      t.subroutines.link();
    } while (t.blocks.pending < t.scan.leaderCount);
    into.hasSubroutines = t.subroutines.used;
    t.subroutines.finish();
    const catchStart = into.length;
    for (const leader of this.catches) this.emitSharedCatch(leader);
    this.finish(into, catchStart);
    return into;
  }

  private translatePending(): void {
    const { blocks, scan } = this.t;
    while (blocks.pending < scan.leaderCount) {
      const leader = blocks.pending++;
      if (blocks.depth[leader] >= 0 && blocks.start[leader] < 0) this.translateBlock(leader);
    }
  }

  private translateBlock(leader: number): void {
    const { t } = this;
    const { blocks, emitter, scan, code } = t;
    const { marks } = scan;
    const bci = scan.leaders[leader];
    emitter.bci = bci;
    if (this.unreachedCount > 0) this.reachHandlers(bci);
    blocks.start[leader] = t.method.length;
    blocks.enter(leader);
    this.emitHeader(leader, marks[bci]);
    t.ended = false;
    let pc = bci;
    for (;;) {
      emitter.bci = pc;
      t.pc = pc;
      const opcode = code[pc];
      t.next = pc + lengthOf[opcode];
      const rule = rules[opcode];
      t.snapshots.take(opcode, pc);
      rule.translate(t, rule);
      if (t.ended) break;
      pc = t.next;
      if (pc >= code.length || (marks[pc] & Mark.LEADER) !== 0) {
        t.stack.canonicalize();
        t.fallThrough();
        break;
      }
    }
    blocks.end[leader] = t.method.length;
  }

  private emitHeader(leader: number, mark: number): void {
    const { emitter, stack, blocks } = this.t;
    if ((blocks.flags[leader] & Reach.UNWIND) !== 0) {
      emitter.emit(IrOp.CATCH, stack.pushResult(Kind.P), 0, 0, 0);
    }
    if ((mark & Mark.LOOP) !== 0) emitter.emit(IrOp.POLL, -1, 0, 0, 0);
  }

  private resetHandlers(table: Int32Array): void {
    const count = table.length >> 2;
    if (count >= MAX_CODE) throw new IrError('the exception table is too long', 0);
    for (let i = 0; i < count; i++) this.unreached[i] = 4 * i;
    this.unreachedCount = count;
    this.catches.length = 0;
  }

  /** Handlers that protect the block at `bci` are reachable. (Ends of protected ranges are leaders, so a block is protected as a whole.) */
  private reachHandlers(bci: number): void {
    const { t, unreached } = this;
    const table = t.source.exceptionTable;
    let kept = 0;
    for (let i = 0; i < this.unreachedCount; i++) {
      const entry = unreached[i];
      if (bci >= table[entry] && bci < table[entry + 1]) this.reachHandler(t.scan.leaderAt[table[entry + 2]]);
      else unreached[kept++] = entry;
    }
    this.unreachedCount = kept;
  }

  private reachHandler(leader: number): void {
    const { blocks, stack } = this.t;
    stack.depth = 0;
    if (!this.t.isSharedHandler(leader)) {
      blocks.flags[leader] |= Reach.UNWIND;
      blocks.flowTo(leader);
    } else if (!this.catches.includes(leader)) {
      this.catches.push(leader);
      stack.pushResult(Kind.P);
      blocks.flowTo(leader);
      blocks.flags[leader] |= Reach.BRANCH;
    }
  }

  private emitSharedCatch(leader: number): void {
    const { emitter, scan, maxLocals } = this.t;
    emitter.bci = scan.leaders[leader];
    emitter.emit(IrOp.CATCH, maxLocals, 0, 0, 0);
    emitter.emit(IrOp.GOTO, leader, 0, 0, 0);
  }

  private finish(method: IrMethod, catchStart: number): void {
    const { t } = this;
    const { source } = t;
    method.slotCount = source.maxLocals + source.maxStack + t.stack.scratchSlots;
    method.handlers = source.exceptionTable;
    if (method.blockAt.length < source.code.length) method.blockAt = new Int32Array(source.code.length);
    method.blockAt.fill(-1, 0, source.code.length);
    this.layout.run(method, t.scan, t.blocks, this.catches, catchStart);
    t.homes.assign(method);
  }
}

/** Parameters, result and sizes from the descriptor. */
function setSignature(method: IrMethod, source: MethodSource): void {
  const shape = descriptorShape(source.descriptor);
  if (shape === null) throw new IrError('the method descriptor is malformed', 0);
  const receiver = source.isStatic ? 0 : 1;
  if (shape.paramWords + receiver > source.maxLocals) {
    throw new IrError('the parameters do not fit in the local variables', 0);
  }
  const count = shape.paramKinds.length + receiver;
  const kinds = new Uint8Array(count);
  const slots = new Int32Array(count);
  if (receiver === 1) kinds[0] = Kind.P;
  let slot = receiver;
  for (let i = receiver; i < count; i++) {
    const kind = shape.paramKinds[i - receiver];
    kinds[i] = kind;
    slots[i] = slot;
    slot += kind === Kind.L || kind === Kind.D ? 2 : 1;
  }
  method.maxLocals = source.maxLocals;
  method.maxStack = source.maxStack;
  method.paramKinds = kinds;
  method.paramSlots = slots;
  method.returnKind = shape.returnKind;
}
