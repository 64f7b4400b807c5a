/** Lengths and control flow of the JVM opcodes (JVMS 17 chapter 6), as arrays that the scan for blocks indexes with each opcode. */
import { BranchKind, Op, opcodeLength, opcodes } from '../jvms/opcodes.js';

/** Where control goes after an instruction. */
export const enum Flow {
  NEXT = 0,
  /** Conditional branch, 16-bit offset. */
  BRANCH,
  GOTO,
  GOTO_W,
  JSR,
  JSR_W,
  /** return, athrow, ret: nothing follows. */
  END,
  TABLESWITCH,
  LOOKUPSWITCH,
  WIDE,
}

/** Length in bytes; 0 for switches, wide, and what is no opcode. */
export const lengthOf: Uint8Array = opcodeLength;

/** {@link Flow} by opcode. */
export const flowOf = new Uint8Array(256);

/** By {@link BranchKind}, where that says enough. */
const FLOWS = {
  [BranchKind.NEXT]: Flow.NEXT,
  [BranchKind.CONDITIONAL]: Flow.BRANCH,
  [BranchKind.GOTO]: Flow.GOTO,
  [BranchKind.JSR]: Flow.JSR,
  [BranchKind.RET]: Flow.END,
  [BranchKind.SWITCH]: Flow.LOOKUPSWITCH,
  [BranchKind.RETURN]: Flow.END,
  [BranchKind.THROW]: Flow.END,
};

for (const { opcode, branch } of opcodes) flowOf[opcode] = FLOWS[branch];
flowOf[Op.GOTO_W] = Flow.GOTO_W;
flowOf[Op.JSR_W] = Flow.JSR_W;
flowOf[Op.TABLESWITCH] = Flow.TABLESWITCH;
flowOf[Op.WIDE] = Flow.WIDE;
