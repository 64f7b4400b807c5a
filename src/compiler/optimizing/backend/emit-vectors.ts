/** Loops over arrays with several elements in a register, by SSE2 alone. */
import { INTEGER_ARGUMENTS } from '../../../layout/calling-convention.js';
import { Obj } from '../../../layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../../x64/assembler.js';
import { Op, Type } from '../ops.js';
import { LONGEST, lanes, UNROLLED, type VectorLoop } from '../vector-loop.js';
import type { Emitter } from './emitter.js';
import { isFloat, XMM } from './intervals.js';

const REGISTER_BYTES = 16;
const [COUNTER, LIMIT, ...OTHERS] = INTEGER_ARGUMENTS;

/** op xmm, xmm by operation. */
const packed: ReadonlyMap<Op, Form> = new Map([
  [Op.DADD, Form.ADDPD_XMM_XMMM128],
  [Op.DSUB, Form.SUBPD_XMM_XMMM128],
  [Op.DMUL, Form.MULPD_XMM_XMMM128],
  [Op.DDIV, Form.DIVPD_XMM_XMMM128],
  [Op.FADD, Form.ADDPS_XMM_XMMM128],
  [Op.FSUB, Form.SUBPS_XMM_XMMM128],
  [Op.FMUL, Form.MULPS_XMM_XMMM128],
  [Op.FDIV, Form.DIVPS_XMM_XMMM128],
  [Op.IADD, Form.PADDD_XMM_XMMM128],
  [Op.ISUB, Form.PSUBD_XMM_XMMM128],
  [Op.LADD, Form.PADDQ_XMM_XMMM128],
  [Op.LSUB, Form.PSUBQ_XMM_XMMM128],
  [Op.IAND, Form.PAND_XMM_XMMM128],
  [Op.LAND, Form.PAND_XMM_XMMM128],
  [Op.IOR, Form.POR_XMM_XMMM128],
  [Op.LOR, Form.POR_XMM_XMMM128],
  [Op.IXOR, Form.PXOR_XMM_XMMM128],
  [Op.LXOR, Form.PXOR_XMM_XMMM128],
]);

/** Operands as a call's arguments; eax = the counter when it is done. All registers are lost. */
export function emitVectorLoop(e: Emitter): void {
  const { asm, graph } = e;
  const loop = graph.vectorLoops[graph.imm[e.v]];
  const integers = moveOperands(e);
  const done = asm.newLabel();
  const again = asm.newLabel();
  const bytes = REGISTER_BYTES / lanes(loop.type);
  const step = UNROLLED * lanes(loop.type);

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
  asm.ri(Form.AND_RM32_IMM32, LIMIT, -step);
  asm.jcc(Cond.E, done);
  asm.rr(Form.ADD_R32_RM32, Reg.RAX, LIMIT);
  for (let i = 0; i < loop.scalars; i++) spread(asm, loop.type, i, OTHERS[integers + i]);
  const registers = chooseRegisters(loop);

  asm.align(16);
  asm.bind(again);
  for (let u = 0; u < UNROLLED; u++) emitElements(asm, loop, registers, bytes, u * REGISTER_BYTES);
  asm.ri(Form.ADD_RM32_IMM32, COUNTER, step);
  asm.rr(Form.CMP_R32_RM32, COUNTER, Reg.RAX);
  asm.jcc(Cond.NE, again);
  asm.bind(done);
  const to = e.result();
  if (to >= 0) asm.rr(Form.MOV_R32_RM32, to, Reg.RAX);
}

/** Returns how many general registers behind the limit's are the arrays'. */
function moveOperands(e: Emitter): number {
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
  return graph.vectorLoops[graph.imm[e.v]].arrays;
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
    case Type.I:
      asm.rr(Form.MOVD_XMM_RM32, to, from);
      asm.rri(Form.PSHUFD_XMM_XMMM128_IMM8, to, to, 0);
      break;
    default:
      asm.rr(Form.MOVQ_XMM_RM64, to, from);
      asm.rr(Form.PUNPCKLQDQ_XMM_XMMM128, to, to);
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

/** One register full of elements, at `offset` bytes from those of the counter. */
function emitElements(
  asm: Assembler,
  { code, scalars }: VectorLoop,
  registers: Int32Array,
  bytes: number,
  offset: number,
): void {
  const scale = Math.log2(bytes);
  const disp = Obj.ARRAY_DATA + offset;
  for (let at = 0; at < code.length; at += 3) {
    const op = code[at];
    const to = registers[scalars + at / 3];
    if (op === Op.LOAD_ELEMENT)
      asm.rx(Form.MOVUPS_XMM_XMMM128, to, OTHERS[code[at + 1]], COUNTER, scale, disp);
    else if (op === Op.STORE_ELEMENT)
      asm.rx(Form.MOVUPS_XMMM128_XMM, registers[code[at + 2]], OTHERS[code[at + 1]], COUNTER, scale, disp);
    else {
      const x = registers[code[at + 1]];
      if (x !== to) asm.rr(Form.MOVAPS_XMM_XMMM128, to, x);
      asm.rr(packed.get(op) as Form, to, registers[code[at + 2]]);
    }
  }
}
