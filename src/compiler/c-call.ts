/**
 * Calls of C functions on the Java thread's own C stack (docs/JNI.md): C code may then call back into the VM, and Java code may wait while C frames lie below it. Where Java's arguments
 * go by the System V convention, the change of stacks, and the way back.
 */
import { ArgumentSequence, ON_STACK } from '../layout/calling-convention.js';
import { Ctx, Frame } from '../layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../x64/assembler.js';
import type { ArgumentPlaces } from './native-stub.js';

const STACK_ALIGNMENT = 16;

/** Where the C function finds an argument: a register's number, or {@link ON_STACK} + its word. */
export class CPlaces {
  readonly place: number[] = [];
  /** Bytes of its stack arguments, rounded so that the stack stays aligned. */
  readonly stackBytes: number;

  /** `leading`: integer arguments that come before Java's. */
  constructor(places: ArgumentPlaces, leading: number) {
    const sequence = new ArgumentSequence();
    for (let i = 0; i < leading; i++) sequence.next(false);
    for (let i = 0; i < places.count; i++) this.place.push(sequence.nextRegister(places.isFloat(i)));
    this.stackBytes = (8 * sequence.words + STACK_ALIGNMENT - 1) & -STACK_ALIGNMENT;
  }
}

/** How the C function gets its arguments. */
export interface CArguments {
  /** As they come from Java, in registers and above the frame. */
  readonly places: ArgumentPlaces;
  readonly c: CPlaces;
  /** rbp offset of the cell that holds reference i: the C function gets the cell's address, or null if it is empty. Absent: references are passed as they are. */
  readonly cellOf?: (i: number) => number;
}

/**
 * r11 = rsp of the C function's caller, with the stack arguments written, and the register arguments in their places. Changes rax. An argument of an integer register moves to a later one, or to the stack: so the
 * last goes first.
 */
export function emitCArguments(asm: Assembler, { places, c, cellOf }: CArguments): void {
  asm.rm(Form.MOV_R64_RM64, Reg.R11, Reg.R15, Ctx.C_STACK);
  if (c.stackBytes > 0) asm.ri(Form.SUB_RM64_IMM32, Reg.R11, c.stackBytes);
  for (let i = places.count - 1; i >= 0; i--) {
    const to = c.place[i];
    const from = places.register[i];
    if (places.isFloat(i)) {
      if (to < ON_STACK) continue; // the same xmm register in both
      asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
      asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R11, 8 * (to - ON_STACK));
      continue;
    }
    const target = to < ON_STACK ? to : Reg.RAX;
    if (cellOf !== undefined && places.isReference(i)) emitHandle(asm, target, cellOf(i));
    else if (from < 0) asm.rm(Form.MOV_R64_RM64, target, Reg.RBP, Frame.STACK_ARGS + 8 * places.word[i]);
    else asm.rr(Form.MOV_R64_RM64, target, from);
    if (to >= ON_STACK) asm.rm(Form.MOV_RM64_R64, target, Reg.R11, 8 * (to - ON_STACK));
  }
}

/** reg = address of the cell at rbp + disp, or 0 if it holds null. */
function emitHandle(asm: Assembler, reg: Reg, disp: number): void {
  const done = asm.newLabel();
  asm.rm(Form.LEA_R64_M, reg, Reg.RBP, disp);
  asm.mi(Form.CMP_RM32_IMM8, Reg.RBP, disp, 0);
  asm.jccShort(Cond.NE, done);
  asm.rr(Form.XOR_R32_RM32, reg, reg);
  asm.bind(done);
}

/**
 * The call itself: rsp = r11, the thread's native state says how a call back finds the Java stack. `frameSize`: of the frame, whose rbp and rsp these are. Afterwards rsp is the frame's again; the
 * result in rax or xmm0. Changes r10.
 */
export function emitCCall(asm: Assembler, frameSize: number, emitTarget: () => void): void {
  const after = asm.newLabel();
  asm.rm(Form.MOV_RM64_R64, Reg.RBP, Reg.R15, Ctx.NATIVE_RBP);
  asm.rm(Form.MOV_RM64_R64, Reg.RSP, Reg.R15, Ctx.NATIVE_RSP);
  asm.rl(Form.LEA_R64_M, Reg.R10, after);
  asm.rm(Form.MOV_RM64_R64, Reg.R10, Reg.R15, Ctx.NATIVE_PC);
  asm.rr(Form.MOV_R64_RM64, Reg.RSP, Reg.R11);
  emitTarget();
  asm.bind(after);
  asm.rm(Form.LEA_R64_M, Reg.RSP, Reg.RBP, -frameSize);
}
