/**
 * The young collector's inner loops: C functions without arguments or with two or three addresses, whose state is in {@link Copying}. src/heap/young-collector.ts is the same in TypeScript, and does what is rare:
 * Reference objects and mirrors. A collection is over before V8 would have found out that the loops are worth compiling.
 *
 *     rbx   end of the young generation        r12, r13   tops of survivor and old space
 *     rsi, rdi   slots [from, to)              r8d        nonzero: a slot refers to a young object
 *     rbp   the object that is scanned         r14, r15   its ranges
 *
 * Addresses are 32 bits, zero-extended where they address memory, and compared as signed: `ref < young end` is false for null and PERM.
 */
import { Card, ClassFlag, ClassRec, Copying, Mark, Obj, Region, Starts } from '../../src/layout/layout.js';
import { type Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';

const word = (offset: number): number => Copying.ADDRESS + offset;

const REFERENCE_FLAGS = ClassFlag.REF_MASK | ClassFlag.FINAL_REF;
const AGE_ONE = 1 << Mark.AGE_SHIFT;
/** The table of starts, as indexed by twice the number of a card. */
const STARTS = Region.STARTS - 2 * (Region.HEAP >>> Card.SHIFT);
/** Objects of more bytes are copied by a string instruction, which takes its time to begin. */
const SHORT_COPY = 256;

/** How many slots ahead objects are fetched into the cache. */
const AHEAD = 4;

const SAVED = [Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15];

/** Where the subroutines are. */
interface Routines {
  readonly evacuate: Label;
  readonly scanSlots: Label;
  readonly scanRanges: Label;
  readonly measure: Label;
}

/** Addresses of the functions. */
export interface CopyingStubs {
  /** `void()`: scans copies until there are no new ones, or one is a Reference object: TO_SCAN or OLD_SCAN is its address. */
  readonly drainCopies: number;
  /** `void(from, to)`: copies what the slots [from, to) refer to. */
  readonly scanSlots: number;
  /** `void(ref, start, stop)`: scans the objects from `ref` on that begin before `stop`, arrays within [start, stop) only. Ends at REACHED, at a Reference object or mirror if before `stop`. */
  readonly scanObjects: number;
}

/** Emits the three functions and their subroutines. `stub` aligns, emits, and returns the address. */
export function emitCopying(asm: Assembler, stub: (emit: () => void, label?: Label) => number): CopyingStubs {
  const routines: Routines = {
    evacuate: asm.newLabel(),
    scanSlots: asm.newLabel(),
    scanRanges: asm.newLabel(),
    measure: asm.newLabel(),
  };
  stub(() => emitEvacuate(asm), routines.evacuate);
  stub(() => emitScanSlots(asm, routines), routines.scanSlots);
  stub(() => emitScanRanges(asm, routines), routines.scanRanges);
  stub(() => emitMeasure(asm), routines.measure);
  return {
    drainCopies: stub(() => emitDrain(asm, routines)),
    scanSlots: stub(() => emitScanSlotsFunction(asm, routines)),
    scanObjects: stub(() => emitScanObjects(asm, routines)),
  };
}

/** eax = a young object: copies it unless that is done, eax = its new address. Changes rcx, rdx, r9, r10, r11. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one routine of machine code; its pieces share registers and labels.
function emitEvacuate(asm: Assembler): void {
  const fresh = asm.newLabel();
  const sized = asm.newLabel();
  const promote = asm.newLabel();
  const copy = asm.newLabel();
  const long = asm.newLabel();
  const header = asm.newLabel();
  const forwarded = asm.newLabel();
  const array = asm.newLabel();

  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX, Obj.MARK);
  asm.ri(Form.TEST_RM32_IMM32, Reg.RCX, Mark.FORWARDED);
  asm.jcc(Cond.NE, forwarded);
  // A slot that is seen twice holds a copy.
  asm.ra(Form.CMP_R32_RM32, Reg.RAX, word(Copying.TO_BASE));
  asm.jcc(Cond.L, fresh);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.R12);
  asm.jcc(Cond.GE, fresh);
  asm.o(Form.RET);

  asm.bind(fresh);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.R9, Reg.RDX, ClassRec.INSTANCE_SIZE);
  asm.rr(Form.TEST_RM32_R32, Reg.R9, Reg.R9);
  asm.jcc(Cond.E, array);
  asm.bind(sized); // r9d = bytes
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RCX);
  asm.ri(Form.AND_RM32_IMM32, Reg.RDX, Mark.AGE_MASK);
  asm.ra(Form.CMP_R32_RM32, Reg.RDX, word(Copying.TENURING));
  asm.jcc(Cond.AE, promote);
  asm.rx(Form.LEA_R32_M, Reg.R10, Reg.R12, Reg.R9, 0, 0);
  asm.ra(Form.CMP_R32_RM32, Reg.R10, word(Copying.TO_END));
  asm.jcc(Cond.G, promote);
  asm.rr(Form.MOV_R32_RM32, Reg.R11, Reg.R12);
  asm.rr(Form.MOV_R32_RM32, Reg.R12, Reg.R10);
  // The mark of the copy; the last age stays.
  asm.rm(Form.LEA_R32_M, Reg.R10, Reg.RCX, AGE_ONE);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RDX, Mark.AGE_MASK);
  asm.rr(Form.CMOVE_R32_RM32, Reg.R10, Reg.RCX);
  // An age stands three bits up, a word is four bytes.
  asm.ri(Form.SHR_RM32_IMM8, Reg.RDX, Mark.AGE_SHIFT - 2);
  asm.rm(Form.ADD_RM32_R32, Reg.R9, Reg.RDX, word(Copying.AGES) + 4);

  asm.bind(copy); // r9d = bytes, r10d = mark of the copy at r11
  asm.ri(Form.CMP_RM32_IMM32, Reg.R9, SHORT_COPY);
  asm.jcc(Cond.A, long);
  const next = asm.newLabel();
  asm.bind(next);
  asm.ri(Form.SUB_RM32_IMM8, Reg.R9, 8);
  asm.jcc(Cond.E, header);
  asm.rx(Form.MOV_R64_RM64, Reg.RDX, Reg.RAX, Reg.R9, 0, 0);
  asm.rx(Form.MOV_RM64_R64, Reg.RDX, Reg.R11, Reg.R9, 0, 0);
  asm.jmp(next);

  asm.bind(header);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RAX, Obj.CLASS);
  asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.R11, Obj.CLASS);
  asm.rm(Form.MOV_RM32_R32, Reg.R10, Reg.R11, Obj.MARK);
  asm.rm(Form.LEA_R32_M, Reg.RDX, Reg.R11, Mark.FORWARDED);
  asm.rm(Form.MOV_RM32_R32, Reg.RDX, Reg.RAX, Obj.MARK);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.R11);
  asm.o(Form.RET);

  asm.bind(forwarded);
  asm.rm(Form.LEA_R32_M, Reg.RAX, Reg.RCX, -Mark.FORWARDED);
  asm.o(Form.RET);

  asm.bind(array);
  emitArraySize(asm, Reg.RAX, Reg.R10);
  asm.rr(Form.MOV_R32_RM32, Reg.R9, Reg.R10);
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RAX, Obj.MARK);
  asm.jmp(sized);

  asm.bind(long);
  asm.r(Form.PUSH_R64, Reg.RSI);
  asm.r(Form.PUSH_R64, Reg.RDI);
  asm.rm(Form.LEA_R32_M, Reg.RSI, Reg.RAX, 8);
  asm.rm(Form.LEA_R32_M, Reg.RDI, Reg.R11, 8);
  asm.rm(Form.LEA_R32_M, Reg.RCX, Reg.R9, -8);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RCX, 3);
  asm.o(Form.REP_MOVSQ);
  asm.r(Form.POP_R64, Reg.RDI);
  asm.r(Form.POP_R64, Reg.RSI);
  asm.jmp(header);

  asm.bind(promote);
  emitPromote(asm);
  asm.jmp(copy);
}

/** r9d = bytes, ecx = mark: r11d = a place in the old space, entered in the table of starts; r10d = the mark. Changes rdx. */
function emitPromote(asm: Assembler): void {
  const next = asm.newLabel();
  const near = asm.newLabel();
  const done = asm.newLabel();
  asm.rr(Form.MOV_R32_RM32, Reg.R11, Reg.R13);
  asm.rr(Form.ADD_RM32_R32, Reg.R9, Reg.R13);
  asm.rm(Form.LEA_R32_M, Reg.RDX, Reg.R11, Card.SIZE - 1);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RDX, Card.SHIFT);
  asm.rm(Form.LEA_R32_M, Reg.R10, Reg.R13, -1);
  asm.ri(Form.SHR_RM32_IMM8, Reg.R10, Card.SHIFT);
  asm.rr(Form.CMP_R32_RM32, Reg.RDX, Reg.R10);
  asm.jcc(Cond.A, done);
  asm.r(Form.PUSH_R64, Reg.RAX);
  asm.bind(next);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX);
  asm.ri(Form.SHL_RM32_IMM8, Reg.RAX, Card.SHIFT);
  asm.rr(Form.SUB_R32_RM32, Reg.RAX, Reg.R11);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RAX, 3);
  asm.ri(Form.CMP_RM32_IMM32, Reg.RAX, Starts.FAR);
  asm.jcc(Cond.BE, near);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, Starts.FAR);
  asm.bind(near);
  asm.rx(Form.MOV_RM16_R16, Reg.RAX, Reg.RDX, Reg.RDX, 0, STARTS);
  asm.ri(Form.ADD_RM32_IMM8, Reg.RDX, 1);
  asm.rr(Form.CMP_R32_RM32, Reg.RDX, Reg.R10);
  asm.jcc(Cond.BE, next);
  asm.r(Form.POP_R64, Reg.RAX);
  asm.bind(done);
  asm.rr(Form.MOV_R32_RM32, Reg.R10, Reg.RCX);
}

/** `to` = bytes of the array at `ref`, whose class record is rdx. Changes rcx. */
function emitArraySize(asm: Assembler, ref: Reg, to: Reg): void {
  asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDX, ClassRec.ELEM_SHIFT);
  asm.rm(Form.MOV_R32_RM32, to, ref, Obj.ARRAY_LENGTH);
  asm.r(Form.SHL_RM32_CL, to);
  asm.ri(Form.ADD_RM32_IMM32, to, Obj.ARRAY_DATA + Obj.ALIGNMENT - 1);
  asm.ri(Form.AND_RM32_IMM32, to, -Obj.ALIGNMENT);
}

/** Slots [rsi, rdi): copies what they refer to. Keeps rbp, r14, r15. */
function emitScanSlots(asm: Assembler, { evacuate }: Routines): void {
  emitSlotLoop(asm, evacuate, {
    found: () => {
      // The header of a later one may be on its way meanwhile: in a table they lie anywhere. What is read behind the slots is no address perhaps, which harms nothing.
      asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI, 4 * AHEAD);
      asm.m(Form.PREFETCHW_M8, Reg.RDX, 0);
    },
    staysYoung: () => asm.ri(Form.MOV_R32_IMM32, Reg.R8, 1),
  });
  asm.o(Form.RET);
}

/**
 * Slots [rsi, rdi): copies what they refer to, and refers to the copies. `found`: what is done before something is copied; `staysYoung`: when its copy at the slot rsi is young, too.
 */
function emitSlotLoop(
  asm: Assembler,
  evacuate: Label,
  { found, staysYoung }: { readonly found?: () => void; readonly staysYoung: () => void },
): void {
  const again = asm.newLabel();
  const young = asm.newLabel();
  const next = asm.newLabel();
  const end = asm.newLabel();
  asm.bind(again);
  asm.rr(Form.CMP_R32_RM32, Reg.RSI, Reg.RDI);
  asm.jcc(Cond.GE, end);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.RBX);
  asm.jcc(Cond.L, young);
  asm.bind(next);
  asm.ri(Form.ADD_RM32_IMM8, Reg.RSI, 4);
  asm.jmp(again);
  asm.bind(young);
  found?.();
  asm.call(evacuate);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RSI, 0);
  asm.rr(Form.CMP_R32_RM32, Reg.RAX, Reg.RBX);
  asm.jcc(Cond.GE, next);
  staysYoung();
  asm.jmp(next);
  asm.bind(end);
}

/** rbp = an object, rdx = its class record: scans its reference fields. */
function emitScanRanges(asm: Assembler, { scanSlots }: Routines): void {
  const next = asm.newLabel();
  const end = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, Reg.R15, Reg.RDX, ClassRec.PTR_RANGE_COUNT);
  asm.rr(Form.TEST_RM32_R32, Reg.R15, Reg.R15);
  asm.jcc(Cond.E, end);
  asm.rm(Form.MOV_R32_RM32, Reg.R14, Reg.RDX, ClassRec.PTR_RANGES);
  asm.bind(next);
  asm.rm(Form.MOV_R32_RM32, Reg.RSI, Reg.R14, 0);
  asm.rr(Form.ADD_R32_RM32, Reg.RSI, Reg.RBP);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.R14, 4);
  asm.rx(Form.LEA_R32_M, Reg.RDI, Reg.RSI, Reg.RDI, 2, 0);
  asm.call(scanSlots);
  asm.ri(Form.ADD_RM32_IMM8, Reg.R14, 8);
  asm.ri(Form.SUB_RM32_IMM8, Reg.R15, 1);
  asm.jcc(Cond.NE, next);
  asm.bind(end);
  asm.o(Form.RET);
}

/** rbp = an object: rdx = its class record, r11d = the record's flags, r10d = the address behind the object. Changes rcx. */
function emitMeasure(asm: Assembler): void {
  const array = asm.newLabel();
  const sized = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RBP, Obj.CLASS);
  asm.rm(Form.MOV_R32_RM32, Reg.R11, Reg.RDX, ClassRec.FLAGS);
  asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.RDX, ClassRec.INSTANCE_SIZE);
  asm.rr(Form.TEST_RM32_R32, Reg.R10, Reg.R10);
  asm.jcc(Cond.E, array);
  asm.bind(sized);
  asm.rr(Form.ADD_R32_RM32, Reg.R10, Reg.RBP);
  asm.o(Form.RET);
  asm.bind(array);
  emitArraySize(asm, Reg.RBP, Reg.R10);
  asm.jmp(sized);
}

/** rbp = an array of references: rsi, rdi = its slots. */
function emitElements(asm: Assembler): void {
  asm.rm(Form.LEA_R32_M, Reg.RSI, Reg.RBP, Obj.ARRAY_DATA);
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RBP, Obj.ARRAY_LENGTH);
  asm.rx(Form.LEA_R32_M, Reg.RDI, Reg.RSI, Reg.RDI, 2, 0);
}

function emitBegin(asm: Assembler): void {
  for (const reg of SAVED) asm.r(Form.PUSH_R64, reg);
  asm.ra(Form.MOV_R32_RM32, Reg.RBX, word(Copying.YOUNG_END));
  asm.ra(Form.MOV_R32_RM32, Reg.R12, word(Copying.TO_TOP));
  asm.ra(Form.MOV_R32_RM32, Reg.R13, word(Copying.OLD_TOP));
  asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
}

function emitEnd(asm: Assembler): void {
  asm.ra(Form.MOV_RM32_R32, Reg.R12, word(Copying.TO_TOP));
  asm.ra(Form.MOV_RM32_R32, Reg.R13, word(Copying.OLD_TOP));
  asm.ra(Form.MOV_RM32_R32, Reg.R8, word(Copying.FOUND_YOUNG));
  for (const reg of [...SAVED].reverse()) asm.r(Form.POP_R64, reg);
  asm.o(Form.RET);
}

function emitDrain(asm: Assembler, routines: Routines): void {
  const survivors = asm.newLabel();
  const promoted = asm.newLabel();
  const end = asm.newLabel();
  emitBegin(asm);

  asm.bind(survivors);
  asm.ra(Form.MOV_R32_RM32, Reg.RBP, word(Copying.TO_SCAN));
  asm.rr(Form.CMP_R32_RM32, Reg.RBP, Reg.R12);
  asm.jcc(Cond.E, promoted);
  asm.call(routines.measure);
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, REFERENCE_FLAGS);
  asm.jcc(Cond.NE, end);
  asm.ra(Form.MOV_RM32_R32, Reg.R10, word(Copying.TO_SCAN));
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, survivors);
  emitScanWhole(asm, routines);
  asm.jmp(survivors);

  asm.bind(promoted);
  asm.ra(Form.MOV_R32_RM32, Reg.RBP, word(Copying.OLD_SCAN));
  asm.rr(Form.CMP_R32_RM32, Reg.RBP, Reg.R13);
  asm.jcc(Cond.E, end);
  asm.call(routines.measure);
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, REFERENCE_FLAGS);
  asm.jcc(Cond.NE, end);
  asm.ra(Form.MOV_RM32_R32, Reg.R10, word(Copying.OLD_SCAN));
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, survivors);
  const array = asm.newLabel();
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.ARRAY);
  asm.jcc(Cond.NE, array);
  asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
  asm.call(routines.scanRanges);
  asm.rr(Form.TEST_RM32_R32, Reg.R8, Reg.R8);
  asm.jcc(Cond.E, survivors);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RBP);
  emitMarkCard(asm);
  asm.jmp(survivors);

  asm.bind(array);
  emitScanPromotedArray(asm, routines);
  asm.jmp(survivors);

  asm.bind(end);
  emitEnd(asm);
}

/** rbp = an object, rdx its class record, r11d the flags: scans it, whatever it is. */
function emitScanWhole(asm: Assembler, { scanRanges, scanSlots }: Routines): void {
  const array = asm.newLabel();
  const done = asm.newLabel();
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.ARRAY);
  asm.jcc(Cond.NE, array);
  asm.call(scanRanges);
  asm.jmp(done);
  asm.bind(array);
  emitElements(asm);
  asm.call(scanSlots);
  asm.bind(done);
}

/** rbp = a promoted array: the cards of elements that refer to young objects are marked. */
function emitScanPromotedArray(asm: Assembler, { evacuate }: Routines): void {
  emitElements(asm);
  emitSlotLoop(asm, evacuate, {
    staysYoung: () => {
      asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI);
      emitMarkCard(asm);
    },
  });
}

/** edx = an address. Changes it. */
function emitMarkCard(asm: Assembler): void {
  asm.ri(Form.SHR_RM32_IMM8, Reg.RDX, Card.SHIFT);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, Region.CARDS, 1);
}

function emitScanSlotsFunction(asm: Assembler, { scanSlots }: Routines): void {
  emitBegin(asm);
  asm.rr(Form.XCHG_RM32_R32, Reg.RSI, Reg.RDI);
  asm.call(scanSlots);
  emitEnd(asm);
}

function emitScanObjects(asm: Assembler, { measure, scanRanges, scanSlots }: Routines): void {
  const again = asm.newLabel();
  const skip = asm.newLabel();
  const array = asm.newLabel();
  const end = asm.newLabel();
  emitBegin(asm);
  asm.rr(Form.MOV_R32_RM32, Reg.RBP, Reg.RDI);
  asm.ra(Form.MOV_RM32_R32, Reg.RSI, word(Copying.START));
  asm.ra(Form.MOV_RM32_R32, Reg.RDX, word(Copying.STOP));

  asm.bind(again);
  asm.ra(Form.CMP_R32_RM32, Reg.RBP, word(Copying.STOP));
  asm.jcc(Cond.GE, end);
  asm.call(measure);
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, REFERENCE_FLAGS | ClassFlag.MIRROR);
  asm.jcc(Cond.NE, end);
  asm.ra(Form.MOV_RM32_R32, Reg.R10, word(Copying.NEXT));
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.PRIMITIVE_ARRAY);
  asm.jcc(Cond.NE, skip);
  asm.ri(Form.TEST_RM32_IMM32, Reg.R11, ClassFlag.ARRAY);
  asm.jcc(Cond.NE, array);
  asm.call(scanRanges);
  asm.bind(skip);
  asm.ra(Form.MOV_R32_RM32, Reg.RBP, word(Copying.NEXT));
  asm.jmp(again);

  asm.bind(array);
  emitElements(asm);
  asm.ra(Form.CMP_R32_RM32, Reg.RSI, word(Copying.START));
  asm.ra(Form.CMOVL_R32_RM32, Reg.RSI, word(Copying.START));
  asm.ra(Form.CMP_R32_RM32, Reg.RDI, word(Copying.STOP));
  asm.ra(Form.CMOVG_R32_RM32, Reg.RDI, word(Copying.STOP));
  asm.call(scanSlots);
  asm.jmp(skip);

  asm.bind(end);
  asm.ra(Form.MOV_RM32_R32, Reg.RBP, word(Copying.REACHED));
  emitEnd(asm);
}
