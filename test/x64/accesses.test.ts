/** What the table says of registers and flags that an instruction reads and writes, against what iced-x86 says. */
import { InstructionInfoFactory, OpAccess, Register, RegisterExt, RflagsBits } from 'iced-x86';
import t from 'tap';
import { Assembler } from '../../src/x64/assembler.js';
import { Access, describeForm, type FormDescription, Role } from '../../src/x64/forms/describe.js';
import { formRows } from '../../src/x64/forms/table.js';
import { decodeOne } from './disassemble.js';
import { generalName, type Operands } from './form-text.js';
import { encode } from './operands.js';

/** Distinct registers that no instruction has built in. */
const REG = 8;
const RM = 9;
const VEX = 10;
const BASE = 13;
const INDEX = 14;

/** iced-x86 counts the x87 condition bits among the flags. */
const FLAGS = ~(RflagsBits.C0 | RflagsBits.C1 | RflagsBits.C2 | RflagsBits.C3);

/** iced-x86 says nothing of the address of a long nop, and that vzeroupper, which keeps what xmm registers hold, accesses all of them. */
const NOT_COMPARED = /^(NOP_RM|VZEROUPPER)/;

const factory = new InstructionInfoFactory();

/** A conditional write leaves the old value in place, as if it had been read and written back. */
function fromIced(access: OpAccess): Access {
  switch (access) {
    case OpAccess.Read:
    case OpAccess.CondRead:
      return Access.READ;
    case OpAccess.Write:
      return Access.WRITE;
    case OpAccess.CondWrite:
    case OpAccess.ReadWrite:
    case OpAccess.ReadCondWrite:
      return Access.READ_WRITE;
    default:
      return Access.NONE;
  }
}

const names = ['none', 'read', 'written', 'read and written'];

function show(map: ReadonlyMap<string, Access>): string {
  return [...map]
    .filter(([, access]) => access !== Access.NONE)
    .sort()
    .map(([name, access]) => `${name} ${names[access]}`)
    .join(', ');
}

/** Registers, memory and flags as the table has them. */
function fromTable(form: FormDescription, memory: boolean): Map<string, Access> {
  const map = new Map<string, Access>();
  // A load clears the upper part, a store has none.
  const merged = memory && /^MOVS[SD]_/.test(form.name) ? Access.WRITE : Access.READ_WRITE;
  const add = (name: string, access: Access): void => {
    map.set(name, (map.get(name) ?? 0) | (access === Access.MERGE ? merged : access));
  };
  for (const operand of form.operands) {
    if (operand.role === Role.RM && memory) {
      add('memory', operand.access);
      add(generalName(BASE, 64), Access.READ);
      add(generalName(INDEX, 64), Access.READ);
      continue;
    }
    const reg = { [Role.REG]: REG, [Role.RM]: RM, [Role.VEX]: VEX, [Role.IMM]: -1, [Role.BUILT_IN]: -1 }[
      operand.role
    ];
    if (reg >= 0 && operand.text !== 'ST(i)') {
      add(/^[xy]mm/.test(operand.text) ? `xmm${reg}` : generalName(reg, 64), operand.access);
    }
  }
  for (const [reg, access] of form.implicit) add(generalName(reg, 64), access);
  add('flags', form.flags);
  return map;
}

function fromDisassembler(bytes: Uint8Array): Map<string, Access> {
  const instruction = decodeOne(bytes);
  const info = factory.info(instruction);
  const map = new Map<string, Access>();
  const add = (name: string, access: OpAccess): void => {
    map.set(name, (map.get(name) ?? 0) | fromIced(access));
  };
  for (const used of info.usedRegisters()) {
    const name = Register[RegisterExt.fullRegister(used.register)].toLowerCase().replace('zmm', 'xmm');
    if (/^(r..?|xmm\d+)$/.test(name)) add(name, used.access);
    used.free();
  }
  for (const used of info.usedMemory()) {
    // The stack is not an operand.
    if (used.base === Register.R13) add('memory', used.access);
    used.free();
  }
  const read = (instruction.rflagsRead & FLAGS) !== 0 ? Access.READ : Access.NONE;
  const written = (instruction.rflagsModified & FLAGS) !== 0 ? Access.WRITE : Access.NONE;
  map.set('flags', read | written);
  info.free();
  instruction.free();
  return map;
}

t.test('registers and flags', (test) => {
  const asm = new Assembler();
  const forms = formRows().map(describeForm);
  let checked = 0;
  for (const [id, form] of forms.entries()) {
    if (NOT_COMPARED.test(form.name)) continue;
    const rm = form.operands.find((operand) => operand.role === Role.RM);
    const variants: Operands[] = [];
    const place = { reg: REG, vex: VEX, imm: 1 };
    if (rm?.mayBeRegister !== false) variants.push({ ...place, rm: rm?.text === 'ST(i)' ? 1 : RM });
    if (rm?.mayBeMemory === true)
      variants.push({ ...place, rm: { base: BASE, index: INDEX, scale: 1, disp: 8 } });
    for (const operands of variants) {
      asm.reset();
      encode(asm, id, form, operands);
      const memory = typeof operands.rm !== 'number';
      const expected = show(fromDisassembler(asm.bytes()));
      const found = show(fromTable(form, memory));
      checked++;
      if (found !== expected)
        test.fail(`${form.name}${memory ? ' with memory' : ''}: ${found}; iced-x86: ${expected}`);
    }
  }
  test.pass(`${checked} instructions`);
  test.end();
});
