/** Loops over arrays with several elements in a register, by AVX2, or SSE2 where the processor has no more. */
import { Kind } from '../../../ir/ops.js';
import { INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { Obj } from '../../../layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../../x64/assembler.js';
import { kindOfType, Op, Type } from '../ops.js';
import { LONGEST, shiftOf, UNIT_BYTES, UNROLLED, unitOf, type VectorLoop } from '../vector-loop.js';
import type { Emitter } from './emitter.js';
import { isFloat, XMM } from './intervals.js';

const [COUNTER, LIMIT, ...OTHERS] = INTEGER_ARGUMENTS;
const SSE_BYTES = 16;

/** What an operation is: op xmm, xmm and op ymm, ymm, ymm. */
type Forms = readonly [sse: Form, avx: Form];

const floating: ReadonlyMap<Op, Forms> = new Map([
  [Op.DADD, [Form.ADDPD_XMM_XMMM128, Form.VADDPD_YMM_YMM_YMMM256]],
  [Op.DSUB, [Form.SUBPD_XMM_XMMM128, Form.VSUBPD_YMM_YMM_YMMM256]],
  [Op.DMUL, [Form.MULPD_XMM_XMMM128, Form.VMULPD_YMM_YMM_YMMM256]],
  [Op.DDIV, [Form.DIVPD_XMM_XMMM128, Form.VDIVPD_YMM_YMM_YMMM256]],
  [Op.FADD, [Form.ADDPS_XMM_XMMM128, Form.VADDPS_YMM_YMM_YMMM256]],
  [Op.FSUB, [Form.SUBPS_XMM_XMMM128, Form.VSUBPS_YMM_YMM_YMMM256]],
  [Op.FMUL, [Form.MULPS_XMM_XMMM128, Form.VMULPS_YMM_YMM_YMMM256]],
  [Op.FDIV, [Form.DIVPS_XMM_XMMM128, Form.VDIVPS_YMM_YMM_YMMM256]],
]);
const AND: Forms = [Form.PAND_XMM_XMMM128, Form.VPAND_YMM_YMM_YMMM256];
const OR: Forms = [Form.POR_XMM_XMMM128, Form.VPOR_YMM_YMM_YMMM256];
const XOR: Forms = [Form.PXOR_XMM_XMMM128, Form.VPXOR_YMM_YMM_YMMM256];
const bitwise: ReadonlyMap<Op, Forms> = new Map([
  [Op.IAND, AND],
  [Op.LAND, AND],
  [Op.IOR, OR],
  [Op.LOR, OR],
  [Op.IXOR, XOR],
  [Op.LXOR, XOR],
]);
/** By log2 of an element's bytes. */
const sums: readonly Forms[] = [
  [Form.PADDB_XMM_XMMM128, Form.VPADDB_YMM_YMM_YMMM256],
  [Form.PADDW_XMM_XMMM128, Form.VPADDW_YMM_YMM_YMMM256],
  [Form.PADDD_XMM_XMMM128, Form.VPADDD_YMM_YMM_YMMM256],
  [Form.PADDQ_XMM_XMMM128, Form.VPADDQ_YMM_YMM_YMMM256],
];
const differences: readonly Forms[] = [
  [Form.PSUBB_XMM_XMMM128, Form.VPSUBB_YMM_YMM_YMMM256],
  [Form.PSUBW_XMM_XMMM128, Form.VPSUBW_YMM_YMM_YMMM256],
  [Form.PSUBD_XMM_XMMM128, Form.VPSUBD_YMM_YMM_YMMM256],
  [Form.PSUBQ_XMM_XMMM128, Form.VPSUBQ_YMM_YMM_YMMM256],
];
const broadcasts: readonly Form[] = [
  Form.VPBROADCASTB_YMM_XMMM8,
  Form.VPBROADCASTW_YMM_XMMM16,
  Form.VPBROADCASTD_YMM_XMMM32,
  Form.VPBROADCASTQ_YMM_XMMM64,
];

function formsOf(op: Op, shift: number): Forms {
  if (op === Op.IADD || op === Op.LADD) return sums[shift];
  if (op === Op.ISUB || op === Op.LSUB) return differences[shift];
  const forms = floating.get(op) ?? bitwise.get(op);
  if (forms === undefined) throw new Error(`operation ${op} in a vector loop`);
  return forms;
}

/** Operands as a call's arguments; eax = the counter when it is done. All registers are lost. */
export function emitVectorLoop(e: Emitter): void {
  const { asm, graph } = e;
  const { avx2 } = e.options;
  const loop = graph.vectorLoops[graph.imm[e.v]];
  moveOperands(e);
  const done = asm.newLabel();
  const unit = unitOf(loop.type);

  asm.rr(Form.MOV_R32_RM32, Reg.RAX, COUNTER);
  asm.rr(Form.TEST_RM32_R32, COUNTER, COUNTER);
  asm.jcc(Cond.S, done);
  for (let i = 0; i < loop.arrays; i++) {
    asm.rr(Form.TEST_RM32_R32, OTHERS[i], OTHERS[i]);
    asm.jcc(Cond.E, done);
    asm.rm(Form.CMP_R32_RM32, LIMIT, OTHERS[i], Obj.ARRAY_LENGTH);
    asm.rm(Form.CMOVG_R32_RM32, LIMIT, OTHERS[i], Obj.ARRAY_LENGTH);
  }
  asm.rr(Form.CMP_R32_RM32, LIMIT, COUNTER);
  asm.jcc(Cond.LE, done);
  asm.rr(Form.SUB_R32_RM32, LIMIT, COUNTER);
  const near = asm.newLabel();
  asm.ri(Form.CMP_RM32_IMM32, LIMIT, LONGEST);
  asm.jcc(Cond.LE, near);
  asm.ri(Form.MOV_R32_IMM32, LIMIT, LONGEST);
  asm.bind(near);
  asm.ri(Form.AND_RM32_IMM32, LIMIT, -unit);
  asm.jcc(Cond.E, done);
  asm.rr(Form.ADD_R32_RM32, Reg.RAX, LIMIT);
  for (let i = 0; i < loop.scalars; i++) {
    if (avx2) broadcast(asm, loop.type, i, OTHERS[loop.arrays + i]);
    else spread(asm, loop.type, i, OTHERS[loop.arrays + i]);
  }
  emitIterations(asm, loop, avx2);
  if (avx2) asm.o(Form.VZEROUPPER);
  asm.bind(done);
  const to = e.result();
  if (to >= 0) asm.rr(Form.MOV_R32_RM32, to, Reg.RAX);
}

/** From the counter to eax, which is `LIMIT` elements away: some whole units, at least one. */
function emitIterations(asm: Assembler, loop: VectorLoop, avx2: boolean): void {
  const unit = unitOf(loop.type);
  const registers = chooseRegisters(loop);
  const again = asm.newLabel();
  const single = asm.newLabel();
  const finished = asm.newLabel();
  asm.ri(Form.AND_RM32_IMM32, LIMIT, -UNROLLED * unit);
  asm.jcc(Cond.E, single);
  asm.rr(Form.ADD_R32_RM32, LIMIT, COUNTER);
  asm.align(16);
  asm.bind(again);
  for (let u = 0; u < UNROLLED; u++) emitUnit(asm, loop, registers, avx2, u * UNIT_BYTES);
  asm.ri(Form.ADD_RM32_IMM32, COUNTER, UNROLLED * unit);
  asm.rr(Form.CMP_R32_RM32, COUNTER, LIMIT);
  asm.jcc(Cond.NE, again);
  asm.rr(Form.CMP_R32_RM32, COUNTER, Reg.RAX);
  asm.jcc(Cond.E, finished);
  asm.bind(single);
  emitUnit(asm, loop, registers, avx2, 0);
  asm.ri(Form.ADD_RM32_IMM32, COUNTER, unit);
  asm.rr(Form.CMP_R32_RM32, COUNTER, Reg.RAX);
  asm.jcc(Cond.NE, single);
  asm.bind(finished);
}

/** Counter, limit, arrays and scalars to the registers of a call's arguments. */
function moveOperands(e: Emitter): void {
  const { graph, moves } = e;
  const { lists } = graph;
  const at = graph.list[e.v];
  let integers = 0;
  let floats = 0;
  moves.clear();
  for (let i = 1; i <= lists[at]; i++) {
    const v = lists[at + i];
    const kind = graph.kind[e.root(v)];
    moves.add(e.source(v), isFloat(kind) ? XMM + floats++ : INTEGER_ARGUMENTS[integers++], kind);
  }
  moves.emit(e);
}

/** The scalar in all lanes of ymm `to`: it is there in the lowest, or in a general register. */
function broadcast(asm: Assembler, type: Type, to: number, from: Reg): void {
  const shift = shiftOf(type);
  if (kindOfType(type) === Kind.L) asm.rr(Form.MOVQ_XMM_RM64, to, from);
  else if (kindOfType(type) === Kind.I) asm.rr(Form.MOVD_XMM_RM32, to, from);
  asm.rr(broadcasts[shift], to, to);
}

/** The scalar in all lanes of xmm `to`: it is there in the lowest, or in a general register. */
function spread(asm: Assembler, type: Type, to: number, from: Reg): void {
  switch (type) {
    case Type.D:
      asm.rr(Form.UNPCKLPD_XMM_XMMM128, to, to);
      break;
    case Type.F:
      asm.rri(Form.SHUFPS_XMM_XMMM128_IMM8, to, to, 0);
      break;
    case Type.J:
      asm.rr(Form.MOVQ_XMM_RM64, to, from);
      asm.rr(Form.PUNPCKLQDQ_XMM_XMMM128, to, to);
      break;
    default: {
      const shift = shiftOf(type);
      asm.rr(Form.MOVD_XMM_RM32, to, from);
      if (shift === 0) asm.rr(Form.PUNPCKLBW_XMM_XMMM128, to, to);
      if (shift <= 1) asm.rri(Form.PSHUFLW_XMM_XMMM128_IMM8, to, to, 0);
      asm.rri(Form.PSHUFD_XMM_XMMM128_IMM8, to, to, 0);
    }
  }
}

/** Registers by number of a value: a result takes that of its first operand if that is a result without another use. */
function chooseRegisters({ code, scalars }: VectorLoop): Int32Array {
  const rows = code.length / 3;
  const uses = new Int32Array(scalars + rows);
  for (let at = 0; at < code.length; at += 3) {
    if (code[at] !== Op.LOAD_ELEMENT) uses[code[at + 2]]++;
    if (code[at] !== Op.LOAD_ELEMENT && code[at] !== Op.STORE_ELEMENT) uses[code[at + 1]]++;
  }
  const registers = new Int32Array(scalars + rows);
  let next = scalars;
  for (let i = 0; i < scalars; i++) registers[i] = i;
  for (let row = 0; row < rows; row++) {
    const op = code[3 * row];
    const x = code[3 * row + 1];
    if (op === Op.STORE_ELEMENT) continue;
    const reused = op !== Op.LOAD_ELEMENT && x >= scalars && uses[x] === 1;
    registers[scalars + row] = reused ? registers[x] : next++;
  }
  return registers;
}

/** A unit of elements, at `offset` bytes from those of the counter: one after the other in each register. */
function emitUnit(
  asm: Assembler,
  loop: VectorLoop,
  registers: Int32Array,
  avx2: boolean,
  offset: number,
): void {
  if (avx2) emitWide(asm, loop, registers, Obj.ARRAY_DATA + offset);
  else
    for (let at = 0; at < UNIT_BYTES; at += SSE_BYTES)
      emitNarrow(asm, loop, registers, Obj.ARRAY_DATA + offset + at);
}

function emitWide(asm: Assembler, loop: VectorLoop, registers: Int32Array, disp: number): void {
  const { code, scalars, type } = loop;
  const scale = shiftOf(type);
  for (let at = 0; at < code.length; at += 3) {
    const op = code[at];
    const to = registers[scalars + at / 3];
    const x = code[at + 1];
    const y = code[at + 2];
    if (op === Op.LOAD_ELEMENT) asm.rx(Form.VMOVUPS_YMM_YMMM256, to, OTHERS[x], COUNTER, scale, disp);
    else if (op === Op.STORE_ELEMENT)
      asm.rx(Form.VMOVUPS_YMMM256_YMM, registers[y], OTHERS[x], COUNTER, scale, disp);
    else asm.rvr(formsOf(op, scale)[1], to, registers[x], registers[y]);
  }
}

function emitNarrow(asm: Assembler, loop: VectorLoop, registers: Int32Array, disp: number): void {
  const { code, scalars, type } = loop;
  const scale = shiftOf(type);
  for (let at = 0; at < code.length; at += 3) {
    const op = code[at];
    const to = registers[scalars + at / 3];
    const x = code[at + 1];
    const y = code[at + 2];
    if (op === Op.LOAD_ELEMENT) asm.rx(Form.MOVUPS_XMM_XMMM128, to, OTHERS[x], COUNTER, scale, disp);
    else if (op === Op.STORE_ELEMENT)
      asm.rx(Form.MOVUPS_XMMM128_XMM, registers[y], OTHERS[x], COUNTER, scale, disp);
    else {
      if (registers[x] !== to) asm.rr(Form.MOVAPS_XMM_XMMM128, to, registers[x]);
      asm.rr(formsOf(op, scale)[0], to, registers[y]);
    }
  }
}
