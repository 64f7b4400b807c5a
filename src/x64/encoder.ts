/**
 * Writes instructions: one method per combination of operands, one path for all forms. The letters of a method's name are its operands, in the order
 * of its parameters:
 *
 *     o   none                              NOP, RET, and what has its registers built in
 *     r   a register                        the r/m operand, the one in the opcode, or a place on the x87 stack
 *     m   memory [base + disp]
 *     x   memory [base + (index << scale) + disp]
 *     a   memory at an absolute address     a disp32, sign-extended: the lowest or the highest 2 GB
 *     i   an immediate
 *     v   the register that only VEX encodes (SHLX's count, FMA's second operand)
 *
 * Where there are two registers, **the one in ModRM.reg comes first, the r/m operand second**, whichever of them the instruction writes:
 * `rm(Form.MOV_RM64_R64, RAX, RBX, 8)` stores rax, `rr(Form.MOVD_RM32_XMM, 1, RAX)` moves xmm1 to eax.
 *
 * Immediates and displacements that do not fit throw, because what they would be cut to is valid code. That the method and the registers are those
 * of the form is not checked.
 */
import { Enc, Imm } from './encoding-bits.js';
import { encodings } from './encodings.js';
import type { Form } from './form.js';
import { writeNops } from './nops.js';
import { Reg } from './registers.js';

/** No instruction is longer. */
const LONGEST = 15;

const FIRST_SIZE = 4096;

/** 2^32: what divides the halves of a 64-bit immediate. */
const WORD = 0x1_0000_0000;

/** Opcodes whose immediate is extended to the size of the operation, apart from all with REX.W and imm32. */
const enum Op {
  PUSH_IMM32 = 0x68,
  PUSH_IMM8 = 0x6a,
  IMUL_IMM8 = 0x6b,
  ALU_IMM8 = 0x83,
}

export class Encoder {
  /** Where the next instruction goes, from the first byte on. */
  offset = 0;
  /** Address of the first byte. */
  origin = 0;
  /** Offset of the 32-bit displacement written last. One of 8 bits, or none at all, leaves this as it is. */
  lastDispPos = 0;
  /** Offset of the immediate written last. */
  lastImmPos = 0;
  protected code: Uint8Array = new Uint8Array(FIRST_SIZE);

  // ---------------------------------------------------------------- instructions

  o(form: Form): void {
    const e = encodings[form];
    this.room();
    this.head(e, 0, 0, 0, 0);
    if ((e & Enc.FIXED) !== 0) this.byte(0xc0 | digit(e) | ((e >> Enc.FIXED_SHIFT) & 7));
  }

  r(form: Form, reg: number): void {
    this.room();
    this.oneRegister(encodings[form], reg);
  }

  i(form: Form, imm: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, 0, 0, 0, 0);
    this.immediate(e, imm);
  }

  ri(form: Form, reg: number, imm: number): void {
    const e = encodings[form];
    this.room();
    this.oneRegister(e, reg);
    this.immediate(e, imm);
  }

  /** MOV r64, imm64: of the halves only the low 32 bits count. Without `high`, `low` is the whole, a safe integer. */
  ri64(form: Form, reg: number, low: number, high: number = Math.floor(low / WORD)): void {
    this.room();
    this.oneRegister(encodings[form], reg);
    this.lastImmPos = this.offset;
    this.word32(low);
    this.word32(high);
  }

  rr(form: Form, reg: number, rm: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, reg, 0, rm, forceRex(e, reg, rm));
    this.byte(0xc0 | ((reg & 7) << 3) | (rm & 7));
  }

  rri(form: Form, reg: number, rm: number, imm: number): void {
    this.rr(form, reg, rm);
    this.immediate(encodings[form], imm);
  }

  m(form: Form, base: Reg, disp: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, 0, 0, base, 0);
    this.memory(digit(e), base, disp);
  }

  mi(form: Form, base: Reg, disp: number, imm: number): void {
    this.m(form, base, disp);
    this.immediate(encodings[form], imm);
  }

  rm(form: Form, reg: number, base: Reg, disp: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, reg, 0, base, forceRex(e, reg, 0));
    this.memory((reg & 7) << 3, base, disp);
  }

  rmi(form: Form, reg: number, base: Reg, disp: number, imm: number): void {
    this.rm(form, reg, base, disp);
    this.immediate(encodings[form], imm);
  }

  /** As rm, with a displacement of 32 bits even if it would fit 8 or is 0: for code that is patched. */
  rmD32(form: Form, reg: number, base: Reg, disp: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, reg, 0, base, forceRex(e, reg, 0));
    this.byte(0x80 | ((reg & 7) << 3) | (base & 7));
    if ((base & 7) === Reg.RSP) this.byte(0x24);
    this.disp32(disp);
  }

  x(form: Form, base: Reg, index: Reg, scale: number, disp: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, 0, index, base, 0);
    this.indexed(digit(e), base, index, scale, disp);
  }

  xi(form: Form, base: Reg, index: Reg, scale: number, disp: number, imm: number): void {
    this.x(form, base, index, scale, disp);
    this.immediate(encodings[form], imm);
  }

  /** The same as {@link x}. */
  mx(form: Form, base: Reg, index: Reg, scale: number, disp: number): void {
    this.x(form, base, index, scale, disp);
  }

  rx(form: Form, reg: number, base: Reg, index: Reg, scale: number, disp: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, reg, index, base, forceRex(e, reg, 0));
    this.indexed((reg & 7) << 3, base, index, scale, disp);
  }

  rxi(form: Form, reg: number, base: Reg, index: Reg, scale: number, disp: number, imm: number): void {
    this.rx(form, reg, base, index, scale, disp);
    this.immediate(encodings[form], imm);
  }

  a(form: Form, address: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, 0, 0, 0, 0);
    this.absolute(digit(e), address);
  }

  ai(form: Form, address: number, imm: number): void {
    this.a(form, address);
    this.immediate(encodings[form], imm);
  }

  ra(form: Form, reg: number, address: number): void {
    const e = encodings[form];
    this.room();
    this.head(e, reg, 0, 0, forceRex(e, reg, 0));
    this.absolute((reg & 7) << 3, address);
  }

  rai(form: Form, reg: number, address: number, imm: number): void {
    this.ra(form, reg, address);
    this.immediate(encodings[form], imm);
  }

  // ---------------------------------------------------------------- VEX with three operands

  /** BLSR and its like, whose destination only VEX encodes. */
  vr(form: Form, vex: number, rm: number): void {
    const e = encodings[form];
    this.room();
    this.vexHead(e, 0, vex, 0, rm);
    this.byte(0xc0 | digit(e) | (rm & 7));
  }

  vm(form: Form, vex: number, base: Reg, disp: number): void {
    const e = encodings[form];
    this.room();
    this.vexHead(e, 0, vex, 0, base);
    this.memory(digit(e), base, disp);
  }

  vx(form: Form, vex: number, base: Reg, index: Reg, scale: number, disp: number): void {
    const e = encodings[form];
    this.room();
    this.vexHead(e, 0, vex, index, base);
    this.indexed(digit(e), base, index, scale, disp);
  }

  va(form: Form, vex: number, address: number): void {
    const e = encodings[form];
    this.room();
    this.vexHead(e, 0, vex, 0, 0);
    this.absolute(digit(e), address);
  }

  /** Operands by their place in the encoding: SHLX r, r/m, r is written `rvr(form, result, count, operand)`. */
  rvr(form: Form, reg: number, vex: number, rm: number): void {
    this.room();
    this.vexHead(encodings[form], reg, vex, 0, rm);
    this.byte(0xc0 | ((reg & 7) << 3) | (rm & 7));
  }

  rvm(form: Form, reg: number, vex: number, base: Reg, disp: number): void {
    this.room();
    this.vexHead(encodings[form], reg, vex, 0, base);
    this.memory((reg & 7) << 3, base, disp);
  }

  rvx(form: Form, reg: number, vex: number, base: Reg, index: Reg, scale: number, disp: number): void {
    this.room();
    this.vexHead(encodings[form], reg, vex, index, base);
    this.indexed((reg & 7) << 3, base, index, scale, disp);
  }

  rva(form: Form, reg: number, vex: number, address: number): void {
    this.room();
    this.vexHead(encodings[form], reg, vex, 0, 0);
    this.absolute((reg & 7) << 3, address);
  }

  // ---------------------------------------------------------------- data, padding

  /** A 32-bit word. */
  dword(value: number): void {
    this.room();
    this.word32(value);
  }

  /** Overwrites the 32-bit word at `at`. */
  patch32(at: number, value: number): void {
    const { code } = this;
    code[at] = value;
    code[at + 1] = value >>> 8;
    code[at + 2] = value >>> 16;
    code[at + 3] = value >>> 24;
  }

  /** `length` bytes of as few nops as possible. */
  nop(length: number): void {
    while (this.offset + length > this.code.length) this.grow();
    writeNops(this.code, this.offset, length);
    this.offset += length;
  }

  /** Nops up to the next address that is a multiple of `boundary`, a power of two. */
  align(boundary: number): void {
    this.nop(-(this.origin + this.offset) & (boundary - 1));
  }

  // ---------------------------------------------------------------- parts of an instruction

  /** Makes room for one instruction. */
  protected room(): void {
    if (this.offset + LONGEST > this.code.length) this.grow();
  }

  private grow(): void {
    const larger = new Uint8Array(2 * this.code.length);
    larger.set(this.code);
    this.code = larger;
  }

  /** Prefixes, REX and opcode; everything before ModRM. `rex` is 0x40 if there must be a REX prefix even if it says nothing. */
  protected head(e: number, reg: number, index: number, base: number, rex: number): void {
    if ((e & Enc.PREFIXED) !== 0) {
      if ((e & Enc.VEX) !== 0) {
        this.vexHead(e, reg, 0, index, base);
        return;
      }
      this.prefixes(e);
    }
    const { code } = this;
    let at = this.offset;
    const bits = rex | ((e & Enc.W) >> 12) | ((reg & 8) >> 1) | ((index & 8) >> 2) | ((base & 8) >> 3);
    if (bits !== 0) code[at++] = 0x40 | bits;
    const map = e & Enc.MAP;
    if (map !== 0) {
      code[at++] = 0x0f;
      if (map !== 1 << Enc.MAP_SHIFT) code[at++] = map === 2 << Enc.MAP_SHIFT ? 0x38 : 0x3a;
    }
    code[at] = e;
    this.offset = at + 1;
  }

  private prefixes(e: number): void {
    if ((e & Enc.LOCK) !== 0) this.byte(0xf0);
    if ((e & Enc.P66) !== 0) this.byte(0x66);
    if ((e & Enc.PF3) !== 0) this.byte(0xf3);
    else if ((e & Enc.PF2) !== 0) this.byte(0xf2);
  }

  /** A VEX prefix, in two bytes if that can be, and the opcode. The register numbers are stored inverted. */
  protected vexHead(e: number, reg: number, vex: number, index: number, base: number): void {
    const map = (e & Enc.MAP) >> Enc.MAP_SHIFT;
    const prefix = (e & Enc.P66) !== 0 ? 1 : (e & Enc.PF3) !== 0 ? 2 : (e & Enc.PF2) !== 0 ? 3 : 0;
    const last = ((~vex & 15) << 3) | ((e & Enc.L) >> 11) | prefix;
    const notReg = (~reg & 8) << 4;
    if (map === 1 && (e & Enc.W) === 0 && ((index | base) & 8) === 0) {
      this.byte(0xc5);
      this.byte(notReg | last);
    } else {
      this.byte(0xc4);
      this.byte(notReg | ((~index & 8) << 3) | ((~base & 8) << 2) | map);
      this.byte(((e & Enc.W) >> 8) | last);
    }
    this.byte(e);
  }

  /** Head and ModRM of an instruction whose one register is the r/m operand or part of the opcode, or that has none. */
  private oneRegister(e: number, reg: number): void {
    this.head(e, 0, 0, reg, (e & Enc.BYTES) !== 0 && reg >= 4 ? 0x40 : 0);
    if ((e & Enc.MODRM) !== 0) this.byte(0xc0 | digit(e) | (reg & 7));
    else if ((e & Enc.PLUS_R) !== 0) this.code[this.offset - 1] |= reg & 7;
  }

  /** ModRM and what follows for [base + disp]; `field` is ModRM.reg in place. */
  protected memory(field: number, base: Reg, disp: number): void {
    const { code } = this;
    const low = base & 7;
    let at = this.offset;
    // rbp and r13 have no encoding without displacement; rsp and r12 none without SIB.
    const mod = disp === 0 && low !== Reg.RBP ? 0 : disp === (disp << 24) >> 24 ? 0x40 : 0x80;
    code[at++] = mod | field | low;
    if (low === Reg.RSP) code[at++] = 0x24;
    if (mod === 0x40) code[at++] = disp;
    this.offset = at;
    if (mod === 0x80) this.disp32(disp);
  }

  protected indexed(field: number, base: Reg, index: Reg, scale: number, disp: number): void {
    if (index === Reg.RSP) throw new Error('x64: rsp cannot be an index');
    const { code } = this;
    const low = base & 7;
    let at = this.offset;
    const mod = disp === 0 && low !== Reg.RBP ? 0 : disp === (disp << 24) >> 24 ? 0x40 : 0x80;
    code[at++] = mod | field | 4;
    code[at++] = (scale << 6) | ((index & 7) << 3) | low;
    if (mod === 0x40) code[at++] = disp;
    this.offset = at;
    if (mod === 0x80) this.disp32(disp);
  }

  /** [disp32] by a SIB without base and index: ModRM alone would mean rip-relative. */
  protected absolute(field: number, address: number): void {
    this.byte(field | 4);
    this.byte(0x25);
    this.disp32(address);
  }

  protected disp32(disp: number): void {
    if (disp !== (disp | 0)) throw new Error(`x64: displacement ${disp}`);
    this.lastDispPos = this.offset;
    this.word32(disp);
  }

  private immediate(e: number, imm: number): void {
    this.lastImmPos = this.offset;
    switch ((e >> Enc.IMM_SHIFT) & 7) {
      case Imm.IB:
        if (imm !== (imm << 24) >> 24) checkUnsigned(e, imm, 0xff);
        this.byte(imm);
        break;
      case Imm.IW:
        if (imm !== (imm << 16) >> 16) checkUnsigned(e, imm, 0xffff);
        this.byte(imm);
        this.byte(imm >>> 8);
        break;
      case Imm.ID:
        if (imm !== (imm | 0)) checkUnsigned(e, imm, 0xffff_ffff);
        this.word32(imm);
        break;
      case Imm.IO:
        this.word32(imm);
        this.word32(Math.floor(imm / WORD));
        break;
    }
  }

  protected byte(value: number): void {
    this.code[this.offset++] = value;
  }

  protected word32(value: number): void {
    const at = this.offset;
    this.patch32(at, value);
    this.offset = at + 4;
  }
}

/** An immediate that is no signed number of its size may be an unsigned one, unless the instruction extends its sign. */
function checkUnsigned(e: number, imm: number, greatest: number): void {
  if (!(imm >= 0 && imm <= greatest) || extendsSign(e)) throw new Error(`x64: immediate ${imm}`);
}

function extendsSign(e: number): boolean {
  if ((e & Enc.W) !== 0 && ((e >> Enc.IMM_SHIFT) & 7) === Imm.ID) return true;
  const opcode = e & (Enc.MAP | 0xff);
  return (
    opcode === Op.ALU_IMM8 || opcode === Op.IMUL_IMM8 || opcode === Op.PUSH_IMM8 || opcode === Op.PUSH_IMM32
  );
}

/** The digit of the form in the place of ModRM.reg; 0 if it has none. */
function digit(e: number): number {
  return (e >> (Enc.DIGIT_SHIFT - 3)) & 0x38;
}

/** 0x40 if the registers in ModRM.reg (and r/m, 0 for memory) include spl, bpl, sil or dil. */
function forceRex(e: number, reg: number, rm: number): number {
  if ((e & Enc.BYTES) === 0) return 0;
  return ((e & Enc.REG8) !== 0 && reg >= 4) || ((e & Enc.RM8) !== 0 && rm >= 4) ? 0x40 : 0;
}
