import { IR_WORDS, Kind } from './ops.js';

/** A switch: on value keys[i] go to targets[i], otherwise to `fallback` (block indices). Keys ascend. */
export interface IrSwitch {
  readonly keys: Int32Array;
  readonly targets: Int32Array;
  readonly fallback: number;
}

/** Properties of a basic block, bits of {@link IrMethod.blockFlags}. */
export const enum BlockFlag {
  /** Target of a backward branch (perhaps an unreachable one), or handler of code that follows it: starts with POLL. */
  LOOP_HEADER = 1,
  /** Entered by the unwinder: starts with CATCH; entered with nothing in registers. */
  HANDLER = 2,
  /** Entered only by falling through from the block before it: register contents survive. */
  FALLTHROUGH_ONLY = 4,
}

/**
 * A method in slot IR. Blocks stand in bytecode order and hold reachable code only; block 0 is the method's entry (and is never a loop header:
 * the builder puts an empty block 0 in front if bytecode index 0 is a branch target). A block may be empty.
 *
 * A handler block is entered by the unwinder alone. Where ordinary control also comes to a handler's bytecode index, the handler is a block
 * of two instructions (CATCH, GOTO) behind all others, the only ones not in bytecode order.
 */
export class IrMethod {
  /** IR_WORDS int32 per instruction; only the first `length` instructions count. */
  code: Int32Array = new Int32Array(64 * IR_WORDS);
  length = 0;

  maxLocals = 0;
  maxStack = 0;
  /** maxLocals + maxStack, and in rare cases a few scratch slots beyond (see {@link OperandStack}). */
  slotCount = 0;

  /**
   * Per block: index of its first instruction (block b ends where block b+1 begins), bytecode index, operand-stack depth at entry (in words,
   * whose values stand in their own slots; 0 for a handler: CATCH makes the one entry), {@link BlockFlag}.
   */
  blockCount = 0;
  blockStart: Int32Array = new Int32Array(16);
  blockBci: Int32Array = new Int32Array(16);
  blockDepth: Int32Array = new Int32Array(16);
  blockFlags: Uint8Array = new Uint8Array(16);

  /** Constants by index: kind and the two halves of the bits (float bits in lo; reference constants: only null, lo 0). */
  constCount = 0;
  constKind: Uint8Array = new Uint8Array(16);
  constLo: Int32Array = new Int32Array(16);
  constHi: Int32Array = new Int32Array(16);

  /** Operand lists of calls: [count, operand...] at the offset that the instruction names. */
  args: Int32Array = new Int32Array(64);
  argsLength = 0;

  switches: IrSwitch[] = [];
  /** The bytecode has jsr and ret (class files before version 51). */
  hasSubroutines = false;

  /**
   * The operand stack before the bytecode of an instruction that may leave the method, for compilers that must be able to rebuild it; only if the builder was asked for them. By
   * bytecode index: offset in {@link snapshots}. There: depth in words, then kind and operand of each word (see {@link OperandStack}).
   */
  snapshotAt: Int32Array = new Int32Array(0);
  snapshots: Int32Array = new Int32Array(0);
  snapshotsLength = 0;

  /** Exception table in bytecode terms, as in the class file: startPc, endPc, handlerPc, catchType (constant-pool index, 0 = any), 4 words each. */
  handlers: Int32Array = new Int32Array(0);
  /**
   * Block index for each bytecode index that starts a block, -1 elsewhere (like all arrays here, it may be longer than needed). Where two blocks have one index: the handler, or the empty block 0. So a
   * handler is `blockAt[handlerPc]`, -1 if nothing reachable is protected by it; loop headers are better found by their flag.
   */
  blockAt: Int32Array = new Int32Array(0);

  /**
   * Which halves exist: home index of slot i's pointer half (0..pointerHomes-1) and scalar half, or -1 if the method never uses that half.
   * Parameters are numbered first, in order, and have homes even if they are never read.
   */
  pointerHome: Int32Array = new Int32Array(0);
  scalarHome: Int32Array = new Int32Array(0);
  pointerHomes = 0;
  scalarHomes = 0;

  /** Kinds of the parameters (receiver first), their slots, and the kind of the result. */
  paramKinds: Uint8Array = new Uint8Array(0);
  paramSlots: Int32Array = new Int32Array(0);
  returnKind: Kind = Kind.VOID;

  /** Slots of dead stack positions need no store: true if the slot is a local variable. */
  isLocal(slot: number): boolean {
    return slot < this.maxLocals;
  }
}
