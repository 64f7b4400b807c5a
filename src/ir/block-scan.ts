import { Op } from '../jvms/opcodes.js';
import { IrError } from './ir-error.js';
import type { MethodSource } from './method-source.js';
import { Flow, flowOf, lengthOf } from './opcode-flow.js';

/**
 * Bound on the length of code (JVMS 4.7.3: less than 65536). Working memory that is indexed by bytecode index or leader has this size from the start: what is not touched costs
 * nothing, and V8 never sees an array replaced by a larger one, for which it would throw away optimized code just when a start needs it.
 */
export const MAX_CODE = 65536;

/** What the scan notes of a bytecode index. */
export const enum Mark {
  /** An instruction starts here. */
  START = 1,
  /** A block starts here. */
  LEADER = 2,
  /** Target of a backward branch, return point of a jsr (a `ret` may come from below), or handler of code that follows it. */
  LOOP = 4,
  HANDLER = 8,
  /** Some branch comes here. */
  TARGET = 16,
  /** The instruction before falls through into this one (for the first: the caller does). */
  FALLS = 32,
  /** Entered from outside ({@link MethodSource.entries}). */
  ENTRY = 64,
}

/** Signed 16 bits at `at`, big-endian. */
export function s2(code: Uint8Array, at: number): number {
  return ((code[at] << 24) >> 16) | code[at + 1];
}

export function u2(code: Uint8Array, at: number): number {
  return (code[at] << 8) | code[at + 1];
}

/** Signed 32 bits at `at`, big-endian. */
export function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

/**
 * First pass: one walk over all bytecode, reachable or not, that finds where blocks start (branch targets, instructions after a conditional branch,
 * handlers, ends of protected ranges) and checks the static constraints of JVMS 4.9.1 on instruction boundaries. Its arrays are reused from method to method.
 */
export class BlockScan {
  /** {@link Mark} bits per bytecode index. */
  readonly marks = new Uint8Array(MAX_CODE);
  /** Bytecode indices of the leaders, ascending. */
  readonly leaders = new Int32Array(MAX_CODE);
  leaderCount = 0;
  /** Leader index per bytecode index; only set where marks say LEADER. */
  readonly leaderAt = new Int32Array(MAX_CODE);

  private code: Uint8Array = new Uint8Array(0);

  /** @throws IrError if the structure is broken. */
  scan(source: MethodSource): void {
    const code = source.code;
    this.code = code;
    const length = code.length;
    if (length === 0) throw new IrError('the code is empty', 0);
    if (length >= MAX_CODE) throw new IrError('the code is longer than 65535 bytes', 0);
    this.marks.fill(0, 0, length);
    this.marks[0] = Mark.LEADER;
    this.scanHandlers(source.exceptionTable);
    if (source.entries !== undefined) this.markEntries(source.entries);
    this.scanCode();
    this.numberLeaders();
  }

  private scanHandlers(table: Int32Array): void {
    const length = this.code.length;
    const marks = this.marks;
    for (let i = 0; i < table.length; i += 4) {
      const start = table[i];
      const end = table[i + 1];
      const handler = table[i + 2];
      if (start >= end || end > length || handler >= length) {
        throw new IrError(`exception table entry ${i >> 2} is out of range`, Math.min(start, length));
      }
      marks[start] |= Mark.LEADER;
      if (end < length) marks[end] |= Mark.LEADER;
      marks[handler] |= Mark.LEADER | Mark.HANDLER;
      if (end > handler && this.mayThrow(handler, end)) marks[handler] |= Mark.LOOP;
    }
  }

  /**
   * May code that follows its own handler throw back to it, which is a loop without a branch? Compilers of `finally` protect the instruction that stores the exception as
   * well, which does not.
   */
  private mayThrow(handler: number, end: number): boolean {
    const opcode = this.code[handler];
    const isStore = opcode === Op.ASTORE || (opcode >= Op.ASTORE_0 && opcode <= Op.ASTORE_3);
    return !isStore || end > handler + lengthOf[opcode];
  }

  private markEntries(entries: Int32Array): void {
    for (let i = 0; i < entries.length; i++) {
      if (entries[i] >= this.code.length) throw new IrError('an entry lies behind the code', entries[i]);
      this.marks[entries[i]] |= Mark.LEADER | Mark.ENTRY;
    }
  }

  private scanCode(): void {
    const code = this.code;
    const marks = this.marks;
    const length = code.length;
    // The caller enters at 0 as ordinary control.
    let falls: number = Mark.FALLS;
    let pc = 0;
    while (pc < length) {
      const op = code[pc];
      marks[pc] |= Mark.START | falls;
      const flow = flowOf[op];
      let next = pc + lengthOf[op];
      if (flow === Flow.NEXT) {
        if (next === pc) throw new IrError(`bad opcode 0x${op.toString(16)}`, pc);
        falls = Mark.FALLS;
      } else {
        if (next > length) throw truncated(pc);
        next = this.scanFlow(pc, flow, next);
        falls = flow === Flow.BRANCH || flow === Flow.WIDE ? Mark.FALLS : 0;
      }
      if (next > length) throw truncated(pc);
      pc = next;
    }
  }

  /** An instruction that is not followed by its successor alone. Returns the index after it. */
  private scanFlow(pc: number, flow: Flow, next: number): number {
    const code = this.code;
    switch (flow) {
      case Flow.BRANCH:
        this.target(pc, s2(code, pc + 1));
        if (next < code.length) this.marks[next] |= Mark.LEADER;
        return next;
      case Flow.GOTO:
        this.target(pc, s2(code, pc + 1));
        return next;
      case Flow.GOTO_W:
        this.target(pc, s4(code, pc + 1));
        return next;
      case Flow.JSR:
      case Flow.JSR_W:
        this.target(pc, flow === Flow.JSR ? s2(code, pc + 1) : s4(code, pc + 1));
        if (next < code.length) this.marks[next] |= Mark.LEADER | Mark.TARGET | Mark.LOOP;
        return next;
      case Flow.TABLESWITCH:
        return this.scanTable(pc);
      case Flow.LOOKUPSWITCH:
        return this.scanLookup(pc);
      case Flow.WIDE:
        return this.scanWide(pc);
      default:
        return next;
    }
  }

  private scanTable(pc: number): number {
    const code = this.code;
    const at = (pc + 4) & ~3;
    if (at + 12 > code.length) throw truncated(pc);
    const low = s4(code, at + 4);
    const high = s4(code, at + 8);
    if (low > high) throw new IrError(`tableswitch from ${low} to ${high}`, pc);
    const next = at + 12 + 4 * (high - low + 1);
    if (next > code.length) throw truncated(pc);
    this.target(pc, s4(code, at));
    for (let entry = at + 12; entry < next; entry += 4) this.target(pc, s4(code, entry));
    return next;
  }

  private scanLookup(pc: number): number {
    const code = this.code;
    const at = (pc + 4) & ~3;
    if (at + 8 > code.length) throw truncated(pc);
    const count = s4(code, at + 4);
    if (count < 0) throw new IrError(`lookupswitch with ${count} pairs`, pc);
    const next = at + 8 + 8 * count;
    if (next > code.length) throw truncated(pc);
    this.target(pc, s4(code, at));
    for (let entry = at + 8; entry < next; entry += 8) {
      if (entry > at + 8 && s4(code, entry - 8) >= s4(code, entry)) {
        throw new IrError('the keys of a lookupswitch do not ascend', pc);
      }
      this.target(pc, s4(code, entry + 4));
    }
    return next;
  }

  private scanWide(pc: number): number {
    const op = pc + 1 < this.code.length ? this.code[pc + 1] : 0;
    if (op === Op.IINC) return pc + 6;
    if ((op >= Op.ILOAD && op <= Op.ALOAD) || (op >= Op.ISTORE && op <= Op.ASTORE) || op === Op.RET)
      return pc + 4;
    throw new IrError(`wide in front of opcode 0x${op.toString(16)}`, pc);
  }

  private target(pc: number, offset: number): void {
    const target = pc + offset;
    if (target < 0 || target >= this.code.length) throw new IrError(`branch to ${target}`, pc);
    this.marks[target] |= offset <= 0 ? Mark.LEADER | Mark.TARGET | Mark.LOOP : Mark.LEADER | Mark.TARGET;
  }

  private numberLeaders(): void {
    const marks = this.marks;
    const length = this.code.length;
    let count = 0;
    for (let pc = 0; pc < length; pc++) {
      const mark = marks[pc];
      if ((mark & Mark.LEADER) === 0) continue;
      if ((mark & Mark.START) === 0) {
        throw new IrError('a branch, handler or protected range does not meet an instruction', pc);
      }
      this.leaderAt[pc] = count;
      this.leaders[count++] = pc;
    }
    this.leaderCount = count;
  }
}

function truncated(pc: number): IrError {
  return new IrError('the last instruction is truncated', pc);
}
