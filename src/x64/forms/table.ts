/**
 * The table of instruction forms: what encodings.ts and form.ts are generated from (`npm run x64:forms`).
 *
 * A row of the files beside this one is `instruction | opcode | accesses`, the first two as in the tables of Intel's manual (volume 2,
 * "Instruction Set Reference"):
 *
 *     ADD r64, r/m64       | REX.W + 03 /r              | rw r flags:w
 *     SHL r/m32, imm8      | C1 /4 ib                   | rw flags:w
 *     SHLX r32, r/m32, r32 | VEX.LZ.66.0F38.W0 F7 /r    | w r r
 *
 * An operand-size prefix is written like every other prefix (`66 03 /r`), x87 operands by their size only (`m64`, not `m64fp`), locked forms as
 * `LOCK ADD m32, r32`. The accesses are explained in accesses.ts.
 */
import { Enc, Imm } from '../encoding-bits.js';
import { avxForms } from './avx.js';
import { controlForms } from './control.js';
import { integerForms } from './integer.js';
import { movesForms } from './moves.js';
import { packedForms } from './packed.js';
import { scalarForms } from './scalar.js';
import { x87Forms } from './x87.js';

const families: readonly string[] = [
  integerForms,
  movesForms,
  controlForms,
  scalarForms,
  packedForms,
  avxForms,
  x87Forms,
];

/** The rows in order of their ids, one string each. */
export function formRows(): string[] {
  const rows: string[] = [];
  for (const family of families) {
    for (const line of family.split('\n')) if (line !== '' && line.charCodeAt(0) !== 0x23) rows.push(line);
  }
  return rows;
}

/** Tokens of the opcode column that set bits and nothing else. */
const plainTokens: ReadonlyMap<string, number> = new Map<string, number>([
  ['+', 0],
  ['REX.W', Enc.W],
  ['/r', Enc.MODRM],
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((digit): [string, number] => [
    `/${digit}`,
    Enc.MODRM | Enc.HAS_DIGIT | (digit << Enc.DIGIT_SHIFT),
  ]),
  ['ib', Imm.IB << Enc.IMM_SHIFT],
  ['iw', Imm.IW << Enc.IMM_SHIFT],
  ['id', Imm.ID << Enc.IMM_SHIFT],
  ['io', Imm.IO << Enc.IMM_SHIFT],
]);

const prefixes: ReadonlyMap<string, number> = new Map<string, number>([
  ['66', Enc.P66],
  ['F3', Enc.PF3],
  ['F2', Enc.PF2],
  ['F0', Enc.LOCK],
]);

const vexParts: ReadonlyMap<string, number> = new Map<string, number>([
  ['VEX', Enc.VEX],
  // The vector length is 128 bits or does not matter.
  ['LZ', 0],
  ['LIG', 0],
  ['128', 0],
  ['256', Enc.L],
  ['66', Enc.P66],
  ['F3', Enc.PF3],
  ['F2', Enc.PF2],
  ['0F', 1 << Enc.MAP_SHIFT],
  ['0F38', 2 << Enc.MAP_SHIFT],
  ['0F3A', 3 << Enc.MAP_SHIFT],
  ['W0', 0],
  ['WIG', 0],
  ['W1', Enc.W],
]);

/** Compiles one row. Throws if it is not in the notation above. */
export function compileRow(row: string): number {
  const bar = row.indexOf('|');
  const end = row.indexOf('|', bar + 1);
  if (bar < 0) throw new Error(`form table: no opcode in "${row}"`);
  const opcode = row.slice(bar + 1, end < 0 ? row.length : end).trim();
  let enc = 0;
  let seen = false;
  for (const token of opcode.split(' ')) {
    const plain = plainTokens.get(token);
    if (plain !== undefined) {
      enc |= plain;
      continue;
    }
    if (token.startsWith('VEX.')) {
      enc |= compileVex(token, row);
      continue;
    }
    const byte = Number.parseInt(token, 16);
    if (!(byte >= 0 && byte <= 0xff)) throw new Error(`form table: "${token}" in "${row}"`);
    const suffix = token.slice(2);
    if (seen) {
      // A second opcode byte is a ModRM whose operands are part of the instruction (FPREM) or a place on the x87 stack (FSTP ST(i)).
      enc |= Enc.MODRM | Enc.HAS_DIGIT | (((byte >> 3) & 7) << Enc.DIGIT_SHIFT);
      if (byte < 0xc0 || (suffix !== '' && suffix !== '+i'))
        throw new Error(`form table: "${token}" in "${row}"`);
      if (suffix === '') enc |= Enc.FIXED | ((byte & 7) << Enc.FIXED_SHIFT);
    } else if (suffix !== '') {
      enc |= byte | Enc.PLUS_R;
      seen = true;
    } else {
      const prefix = (enc & (Enc.MAP | Enc.VEX)) === 0 ? prefixes.get(token) : undefined;
      const map = (enc & Enc.VEX) === 0 ? nextMap(enc, token) : 0;
      if (prefix !== undefined) enc |= prefix;
      else if (map !== 0) enc = (enc & ~Enc.MAP) | (map << Enc.MAP_SHIFT);
      else {
        enc |= byte;
        seen = true;
      }
    }
  }
  if (!seen) throw new Error(`form table: no opcode in "${row}"`);
  return enc | byteRegisters(row.slice(0, bar));
}

/** The opcode map after an escape byte, 0 if the byte is none. */
function nextMap(enc: number, token: string): number {
  const map = (enc & Enc.MAP) >> Enc.MAP_SHIFT;
  if (map === 0) return token === '0F' ? 1 : 0;
  if (map === 1) return token === '38' ? 2 : token === '3A' ? 3 : 0;
  return 0;
}

function compileVex(token: string, row: string): number {
  let enc = 0;
  for (const part of token.split('.')) {
    const bits = vexParts.get(part);
    if (bits === undefined) throw new Error(`form table: "${token}" in "${row}"`);
    enc |= bits;
  }
  return enc;
}

function byteRegisters(instruction: string): number {
  let enc = 0;
  if (instruction.includes(' r/m8')) enc |= Enc.RM8;
  if (instruction.includes(' r8')) enc |= Enc.REG8;
  return enc;
}

/** The form's name: its instruction in capitals, with `_` for spaces and commas: ADD_R64_RM64. */
export function formName(row: string): string {
  return row
    .slice(0, row.indexOf('|'))
    .trim()
    .replace(/\(i\)|\//g, '')
    .replace(/,? /g, '_')
    .toUpperCase();
}
