/**
 * What a row says about its operands: where each is encoded, whether it may be a register or memory, what the instruction does with it. For compilers
 * that allocate registers, and for tests; the encoder needs none of it.
 *
 * The third column of a row has one word for each operand that is not an immediate and not built in, in the order of the instruction, then words for
 * registers that are not written as operands, or that are built in, and for the flags:
 *
 *     IMUL r32, r/m32, imm8 | 6B /r ib          | w r flags:w
 *     IDIV r/m64            | REX.W + F7 /7     | r rax:rw rdx:rw flags:w
 *     SHL r/m32, CL         | D3 /4             | rw rcx:r flags:w
 *
 * `m` is a write that keeps a part of the register which holds nothing of interest (the upper lanes of an xmm register after sqrtsd): it costs the processor
 * a dependency, no more. `-` is an address that is only computed. Flags that become undefined count as written. The x87 stack is not described.
 */
import { Enc, Imm } from '../encoding-bits.js';
import { Reg } from '../registers.js';
import { compileRow, formName } from './table.js';

export const enum Access {
  NONE = 0,
  READ = 1,
  WRITE = 2,
  READ_WRITE = 3,
  /** A write that keeps lanes which do not matter. */
  MERGE = 4,
}

export const enum Role {
  /** ModRM.reg. */
  REG = 0,
  /** ModRM.r/m, the register in the opcode, or a place on the x87 stack: the one operand of `r`, the last of `rr` and `rvr`. */
  RM = 1,
  /** The register that only VEX encodes. */
  VEX = 2,
  IMM = 3,
  /** Part of the instruction: AL, CL, 1. */
  BUILT_IN = 4,
}

export interface Operand {
  /** As the row has it: `r/m64`. */
  readonly text: string;
  readonly role: Role;
  readonly mayBeRegister: boolean;
  readonly mayBeMemory: boolean;
  /** Bits of the memory operand if there is one, else of the immediate or register; 0 if the row does not say. */
  readonly size: number;
  readonly access: Access;
}

export interface FormDescription {
  readonly name: string;
  /** Lower case, with `lock`, `rep`, … */
  readonly mnemonic: string;
  readonly encoding: number;
  readonly operands: readonly Operand[];
  /** Registers that are accessed without being operands. */
  readonly implicit: ReadonlyMap<Reg, Access>;
  readonly flags: Access;
}

const accessWords: ReadonlyMap<string, Access> = new Map([
  ['-', Access.NONE],
  ['r', Access.READ],
  ['w', Access.WRITE],
  ['rw', Access.READ_WRITE],
  ['m', Access.MERGE],
]);

const implicitRegisters: ReadonlyMap<string, Reg> = new Map([
  ['rax', Reg.RAX],
  ['rcx', Reg.RCX],
  ['rdx', Reg.RDX],
  ['rbx', Reg.RBX],
  ['rsp', Reg.RSP],
  ['rbp', Reg.RBP],
  ['rsi', Reg.RSI],
  ['rdi', Reg.RDI],
  ['r11', Reg.R11],
]);

const BUILT_IN = /^(1|CL|AL|AX|EAX|RAX)$/;
const PREFIX_WORD = /^(?:LOCK|REP|REPE|REPNE) /;
const MEMORY = /^m\d*$|\/m\d+$/;

/** Throws if the row contradicts itself. */
export function describeForm(row: string): FormDescription {
  const [instruction, , accesses = ''] = row.split('|').map((column) => column.trim());
  const encoding = compileRow(row);
  const prefix = PREFIX_WORD.exec(instruction)?.[0] ?? '';
  const [first, ...rest] = instruction.slice(prefix.length).split(' ');
  const texts = rest.length === 0 ? [] : rest.join(' ').split(', ');
  const roles = rolesOf(texts, encoding, row);
  const words = accesses === '' ? [] : accesses.split(' ');
  const operands = texts.map((text, i): Operand => {
    const explicit = roles[i] !== Role.IMM && roles[i] !== Role.BUILT_IN;
    return {
      text,
      role: roles[i],
      mayBeRegister: explicit && !/^m\d*$/.test(text),
      mayBeMemory: explicit && MEMORY.test(text),
      size: Number(/\d+$/.exec(text)?.[0] ?? 0),
      access: explicit ? accessOf(words.shift(), row) : Access.NONE,
    };
  });
  checkImmediate(operands, encoding, row);
  const implicit = new Map<Reg, Access>();
  let flags = Access.NONE;
  for (const word of words) {
    const [register, access] = word.split(':');
    if (register === 'flags') flags = accessOf(access, row);
    else {
      const reg = implicitRegisters.get(register);
      if (reg === undefined) throw new Error(`form table: register "${register}" in "${row}"`);
      implicit.set(reg, accessOf(access, row));
    }
  }
  const mnemonic = (prefix + first).toLowerCase();
  return { name: formName(row), mnemonic, encoding, operands, implicit, flags };
}

function accessOf(word: string | undefined, row: string): Access {
  const access = accessWords.get(word ?? '');
  if (access === undefined) throw new Error(`form table: access "${word}" in "${row}"`);
  return access;
}

/** Which operand goes where. */
function rolesOf(texts: readonly string[], encoding: number, row: string): Role[] {
  const roles = texts.map((text): Role => {
    if (text.startsWith('imm')) return Role.IMM;
    return BUILT_IN.test(text) ? Role.BUILT_IN : Role.REG;
  });
  const places: number[] = [];
  for (const [i, role] of roles.entries()) if (role === Role.REG) places.push(i);
  const wanted = placesIn(encoding);
  if (places.length !== wanted && !(isVex(encoding) && places.length === wanted - 1)) {
    throw new Error(`form table: ${places.length} operands for ${wanted} places in "${row}"`);
  }
  if (places.length === 0) return roles;
  const memory = places.find((i) => MEMORY.test(texts[i]));
  const rm = memory ?? (places[places.length - 1] as number);
  roles[rm] = Role.RM;
  const others = places.filter((i) => i !== rm);
  if (hasDigit(encoding)) for (const i of others) roles[i] = Role.VEX;
  else if (others.length === 2) roles[others[1]] = Role.VEX;
  return roles;
}

const isVex = (encoding: number): boolean => (encoding & Enc.VEX) !== 0;
const hasDigit = (encoding: number): boolean => (encoding & Enc.HAS_DIGIT) !== 0;

/** How many registers or memory operands the encoding has room for; one of VEX may be left out. */
function placesIn(encoding: number): number {
  if ((encoding & Enc.PLUS_R) !== 0) return 1;
  if ((encoding & Enc.MODRM) === 0 || (encoding & Enc.FIXED) !== 0) return 0;
  return (hasDigit(encoding) ? 1 : 2) + (isVex(encoding) ? 1 : 0);
}

function checkImmediate(operands: readonly Operand[], encoding: number, row: string): void {
  const imm = operands.find((operand) => operand.role === Role.IMM)?.size ?? 0;
  if (imm !== immediateBits(encoding)) throw new Error(`form table: ${imm} bits of immediate in "${row}"`);
}

/** Size of a form's immediate, 0 if it has none. */
function immediateBits(encoding: number): number {
  const kind = (encoding >> Enc.IMM_SHIFT) & 7;
  return kind === Imm.NONE ? 0 : 8 << (kind - 1);
}
