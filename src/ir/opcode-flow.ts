/** Lengths and control flow of the JVM opcodes (JVMS 17 chapter 6), as arrays that the scan for blocks indexes with each opcode. */

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
export const lengthOf = new Uint8Array(256);
export const flowOf = new Uint8Array(256);

lengthOf.fill(1, 0x00, 0xca);
for (const opcode of [0x10, 0x12, 0x15, 0x16, 0x17, 0x18, 0x19, 0x36, 0x37, 0x38, 0x39, 0x3a, 0xa9, 0xbc]) {
  lengthOf[opcode] = 2;
}
for (const opcode of [0x11, 0x13, 0x14, 0x84, 0xbb, 0xbd, 0xc0, 0xc1, 0xc6, 0xc7]) lengthOf[opcode] = 3;
lengthOf.fill(3, 0x99, 0xa9); // if*, goto, jsr
lengthOf.fill(3, 0xb2, 0xb9); // fields and calls
lengthOf.fill(5, 0xb9, 0xbb);
lengthOf[0xc5] = 4;
lengthOf[0xc8] = 5;
lengthOf[0xc9] = 5;
lengthOf.fill(0, 0xaa, 0xac); // switches
lengthOf[0xc4] = 0; // wide

flowOf.fill(Flow.BRANCH, 0x99, 0xa7);
flowOf.fill(Flow.BRANCH, 0xc6, 0xc8);
flowOf[0xa7] = Flow.GOTO;
flowOf[0xc8] = Flow.GOTO_W;
flowOf[0xa8] = Flow.JSR;
flowOf[0xc9] = Flow.JSR_W;
flowOf.fill(Flow.END, 0xac, 0xb2);
flowOf[0xa9] = Flow.END;
flowOf[0xbf] = Flow.END;
flowOf[0xaa] = Flow.TABLESWITCH;
flowOf[0xab] = Flow.LOOKUPSWITCH;
flowOf[0xc4] = Flow.WIDE;
