/** Labels and fix-ups, addresses, padding, and the positions that patching needs. */

import fc from 'fast-check';
import { Decoder, DecoderOptions } from 'iced-x86';
import t from 'tap';
import { Assembler, Cond, Form, type Label, Reg } from '../../src/x64/assembler.js';
import { describeForm } from '../../src/x64/forms/describe.js';
import { formRows } from '../../src/x64/forms/table.js';
import { forAllChoices } from '../support/choices.js';
import { disassemble } from './disassemble.js';
import { formText } from './form-text.js';
import { encode, randomOperands } from './operands.js';

const hex = (asm: Assembler): string => Buffer.from(asm.bytes()).toString('hex');

/** The bytes that the function emits, in hexadecimal. */
function code(emit: (asm: Assembler) => void, origin = 0): string {
  const asm = new Assembler();
  asm.reset(origin);
  emit(asm);
  return hex(asm);
}

t.test('jumps back are short if they can be', (test) => {
  const back = (distance: number, jump: (asm: Assembler, label: Label) => void): string => {
    const asm = new Assembler();
    const top = asm.newLabel();
    asm.bind(top);
    asm.nop(distance);
    jump(asm, top);
    return Buffer.from(asm.bytes().subarray(distance)).toString('hex');
  };
  test.equal(
    back(0, (asm, top) => asm.jmp(top)),
    'ebfe',
  );
  test.equal(
    back(126, (asm, top) => asm.jmp(top)),
    'eb80',
  );
  test.equal(
    back(127, (asm, top) => asm.jmp(top)),
    'e97cffffff',
  );
  test.equal(
    back(126, (asm, top) => asm.jcc(Cond.NE, top)),
    '7580',
  );
  test.equal(
    back(127, (asm, top) => asm.jcc(Cond.NE, top)),
    '0f857bffffff',
  );
  test.equal(
    back(0, (asm, top) => asm.call(top)),
    'e8fbffffff',
  );
  test.equal(
    back(8, (asm, top) => asm.rl(Form.LEA_R64_M, Reg.R9, top)),
    '4c8d0df1ffffff',
  );
  test.end();
});

t.test('jumps ahead are long unless asked to be short', (test) => {
  const ahead = (distance: number, jump: (asm: Assembler, label: Label) => void): string =>
    code((asm) => {
      const end = asm.newLabel();
      jump(asm, end);
      for (let i = 0; i < distance; i++) asm.o(Form.RET);
      asm.bind(end);
    });
  test.equal(
    ahead(1, (asm, end) => asm.jmp(end)),
    'e901000000c3',
  );
  test.equal(
    ahead(1, (asm, end) => asm.jcc(Cond.G, end)),
    '0f8f01000000c3',
  );
  test.equal(
    ahead(1, (asm, end) => asm.call(end)),
    'e801000000c3',
  );
  test.equal(
    ahead(1, (asm, end) => asm.jmpShort(end)),
    'eb01c3',
  );
  test.equal(
    ahead(1, (asm, end) => asm.jccShort(Cond.B, end)),
    '7201c3',
  );
  test.equal(ahead(127, (asm, end) => asm.jmpShort(end)).slice(0, 4), 'eb7f');
  test.throws(() => ahead(128, (asm, end) => asm.jmpShort(end)), /short jump over 128 bytes/);
  test.equal(
    ahead(1, (asm, end) => asm.rl(Form.MOVSD_XMM_XMMM64, 1, end)),
    'f20f100d01000000c3',
  );
  test.equal(
    ahead(1, (asm, end) => asm.rvl(Form.VFMADD213SD_XMM_XMM_XMMM64, 9, 14, end)),
    'c46289a90d01000000c3',
  );
  test.end();
});

t.test('every condition', (test) => {
  const asm = new Assembler();
  const end = asm.newLabel();
  for (let cond = Cond.O; cond <= Cond.G; cond++) asm.jcc(cond, end);
  asm.bind(end);
  const texts = disassemble(asm.bytes()).map(({ text }) => text.split(' ')[0]);
  test.same(texts, 'jo jno jb jae je jne jbe ja js jns jp jnp jl jge jle jg'.split(' '));
  test.end();
});

t.test('absolute addresses', (test) => {
  const origin = 0x5000_0000;
  test.equal(
    code((asm) => asm.callAbs(origin), origin),
    'e8fbffffff',
  );
  test.equal(
    code((asm) => asm.jmpAbs(origin + 0x100), origin),
    'e9fb000000',
  );
  test.equal(
    code((asm) => asm.jccAbs(Cond.E, 0x4fff_0006), origin),
    '0f840000ffff',
  );
  test.throws(() => code((asm) => asm.callAbs(0xf000_0000), origin), /not within 2 GB/);
  const table = code((asm) => {
    const here = asm.newLabel();
    asm.dwordLabel(here);
    asm.bind(here);
    asm.dwordLabel(here);
    asm.dword(-2);
  }, origin);
  test.equal(table, '0400005004000050feffffff');
  test.end();
});

t.test('labels must be bound, once', (test) => {
  const asm = new Assembler();
  const label = asm.newLabel();
  asm.bytes(); // nobody asks where it is
  test.notOk(asm.isBound(label));
  test.throws(() => asm.labelOffset(label), /not bound/);
  asm.jmp(label);
  test.throws(() => asm.bytes(), /not bound/);
  asm.bind(label);
  test.ok(asm.isBound(label));
  test.equal(asm.labelOffset(label), 5);
  test.throws(() => asm.bind(label), /bound twice/);
  test.equal(hex(asm), 'e900000000');
  asm.jmp(asm.newLabel());
  asm.reset();
  test.equal(hex(asm), '');
  test.end();
});

t.test('bytes() is a copy', (test) => {
  const asm = new Assembler();
  asm.o(Form.RET);
  const bytes = asm.bytes();
  asm.reset();
  asm.o(Form.LEAVE);
  test.equal(bytes[0], 0xc3);
  test.end();
});

t.test('random jumps go where their labels are', (test) => {
  const origin = 0x5000_0000;
  const asm = new Assembler();
  /** What stands between two labels: instructions, and a jump (on a condition, always, or a call) to one of the labels. */
  const piece = fc.record({ filling: fc.nat(3), target: fc.nat(), jump: fc.nat(17) });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 1000, size: 'max' }), (pieces) => {
      asm.reset(origin);
      const labels = pieces.map(() => asm.newLabel());
      const jumps: { at: number; label: Label }[] = [];
      for (const [i, { filling, target, jump }] of pieces.entries()) {
        asm.bind(labels[i]);
        for (let n = filling; n > 0; n--) asm.ri(Form.ADD_RM64_IMM32, Reg.RAX, 0x1234_5678);
        const label = labels[target % labels.length];
        jumps.push({ at: asm.offset, label });
        if (jump < 16) asm.jcc(jump as Cond, label);
        else if (jump === 16) asm.jmp(label);
        else asm.call(label);
      }
      const texts = new Map(disassemble(asm.bytes(), origin).map(({ offset, text }) => [offset, text]));
      for (const { at, label } of jumps) {
        const text = texts.get(at);
        const target = origin + asm.labelOffset(label);
        if (Number(text?.split(' ')[1]) !== target) throw new Error(`${at}: ${text}, not to ${target}`);
      }
    }),
    { seed: 7, numRuns: 20 },
  );
  test.end();
});

t.test('padding', (test) => {
  for (let length = 0; length <= 40; length++) {
    const asm = new Assembler();
    asm.nop(length);
    test.equal(asm.offset, length);
    test.ok(
      disassemble(asm.bytes()).every(({ text }) => /^(nop|xchg ax, ax)/.test(text)),
      `${length} bytes`,
    );
  }
  const asm = new Assembler();
  asm.reset(0x1009);
  asm.align(16);
  test.equal(asm.offset, 7);
  asm.align(16);
  test.equal(asm.offset, 7);
  test.end();
});

t.test('rsp is no index', (test) => {
  test.throws(() => code((asm) => asm.x(Form.INC_RM32, Reg.RAX, Reg.RSP, 0, 0)), /rsp/);
  test.end();
});

t.test('immediates and displacements that do not fit', (test) => {
  const fits = (form: Form, imm: number): string => code((asm) => asm.ri(form, Reg.RCX, imm));
  const refuses = (form: Form, imm: number): void => {
    test.throws(() => fits(form, imm), /immediate/, `${imm}`);
  };
  test.equal(fits(Form.MOV_RM8_IMM8, 255), 'c6c1ff');
  test.equal(fits(Form.MOV_RM16_IMM16, 0xffff), '66c7c1ffff');
  test.equal(fits(Form.CMP_RM32_IMM32, 0xffff_ffff), '81f9ffffffff');
  for (const imm of [256, -129, Number.NaN]) refuses(Form.MOV_RM8_IMM8, imm);
  for (const imm of [0x1_0000, -0x8001]) refuses(Form.MOV_RM16_IMM16, imm);
  for (const imm of [0x1_0000_0000, -0x8000_0001]) refuses(Form.CMP_RM32_IMM32, imm);
  // These would become negative numbers.
  refuses(Form.ADD_RM32_IMM8, 128);
  test.throws(() => code((asm) => asm.rri(Form.IMUL_R32_RM32_IMM8, Reg.RAX, Reg.RCX, 128)), /immediate/);
  test.throws(() => code((asm) => asm.i(Form.PUSH_IMM8, 128)), /immediate/);
  test.throws(() => code((asm) => asm.i(Form.PUSH_IMM32, 0x8000_0000)), /immediate/);
  refuses(Form.ADD_RM64_IMM32, 0x8000_0000);
  refuses(Form.MOV_RM64_IMM32, 0xffff_ffff);
  for (const disp of [0x8000_0000, -0x8000_0001, Number.NaN]) {
    test.throws(() => code((asm) => asm.m(Form.INC_RM32, Reg.RAX, disp)), /displacement/);
    test.throws(() => code((asm) => asm.a(Form.INC_RM32, disp)), /displacement/);
  }
  test.end();
});

t.test('positions of displacements and immediates', (test) => {
  const forms = formRows().map(describeForm);
  const asm = new Assembler();
  forAllChoices({ seed: 3, runs: 20_000, most: 16 }, (choices) => {
    const id = choices.below(forms.length);
    asm.reset();
    asm.lastDispPos = -1;
    asm.lastImmPos = -1;
    const operands = randomOperands(forms[id], choices);
    encode(asm, id, forms[id], operands);
    const decoder = new Decoder(64, asm.bytes(), DecoderOptions.None);
    const instruction = decoder.decode();
    const offsets = decoder.getConstantOffsets(instruction);
    const { displacementOffset, displacementSize, immediateOffset } = offsets;
    const disp = displacementSize === 4 ? displacementOffset : -1;
    const imm = offsets.hasImmediate ? immediateOffset : -1;
    // No displacement is longer than it must be.
    const short = typeof operands.rm === 'number' || operands.rm.base === null || displacementSize < 4;
    const needed = typeof operands.rm === 'number' || Math.abs(operands.rm.disp + 0.5) > 128;
    offsets.free();
    instruction.free();
    decoder.free();
    const text = formText(forms[id], operands);
    if (asm.lastDispPos !== disp) throw new Error(`${text}: displacement at ${asm.lastDispPos}, not ${disp}`);
    if (asm.lastImmPos !== imm) throw new Error(`${text}: immediate at ${asm.lastImmPos}, not ${imm}`);
    if (!(short || needed)) throw new Error(`${text}: 32 bits of displacement where 8 do`);
  });
  asm.reset();
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, 0);
  asm.patch32(asm.lastImmPos, 0x0403_0201);
  test.equal(hex(asm), 'b801020304');
  test.end();
});
