/**
 * Shared objects (System V ABI, x86-64 supplement) that are nothing but names: each exported symbol is a jump to an address. So libraries that are linked with a library which is not
 * there find its functions.
 */

import { Elf, FILE_PAGE, HEADERS_SIZE, SharedObjectWriter, Tag } from './elf.js';

/** Elf64_Verdef with one Elf64_Verdaux. */
const VERSION_SIZE = 28;
const VERSION_AUX = 20;
const VERSION_BASE = 1;

/** `mov rax, imm64; jmp rax`, padded. */
const JUMP_SIZE = 16;

export interface ExportedJump {
  readonly name: string;
  /** Address of machine code. */
  readonly target: number;
}

/** The hash function of DT_HASH. */
function hashOf(name: string): number {
  let h = 0;
  for (let i = 0; i < name.length; i++) {
    h = (((h << 4) >>> 0) + name.charCodeAt(i)) >>> 0;
    const g = h & 0xf000_0000;
    if (g !== 0) h ^= g >>> 24;
    h = (h & ~g) >>> 0;
  }
  return h;
}

/** The image of a shared object of that name, whose symbols have a version. */
export function sharedObjectImage(
  soname: string,
  version: string,
  exports: readonly ExportedJump[],
): Uint8Array {
  const count = exports.length + 1; // symbol 0 is the null symbol
  const buckets = Math.max(1, exports.length >> 1);
  let text = `\0${soname}\0${version}\0`;
  const versionName = soname.length + 2;
  const nameAt = exports.map(({ name }) => {
    const at = text.length;
    text += `${name}\0`;
    return at;
  });
  const HASH = HEADERS_SIZE;
  const SYMTAB = (HASH + 4 * (2 + buckets + count) + 7) & ~7;
  const VERSYM = SYMTAB + count * Elf.SYMBOL_SIZE;
  const VERDEF = (VERSYM + 2 * count + 7) & ~7;
  const STRTAB = VERDEF + 2 * VERSION_SIZE;
  const CODE = (STRTAB + text.length + JUMP_SIZE - 1) & -JUMP_SIZE;
  const TEXT_END = CODE + exports.length * JUMP_SIZE;
  const DYNAMIC = (TEXT_END + FILE_PAGE - 1) & -FILE_PAGE;
  const DYNAMIC_SIZE = 10 * 16;

  const object = new SharedObjectWriter({
    textEnd: TEXT_END,
    dynamic: DYNAMIC,
    dynamicSize: DYNAMIC_SIZE,
    end: DYNAMIC + DYNAMIC_SIZE,
  });
  const { bytes, view } = object;

  object.u32(HASH, buckets);
  object.u32(HASH + 4, count);
  const bucketAt = (name: string): number => HASH + 8 + 4 * (hashOf(name) % buckets);
  const chainAt = (symbol: number): number => HASH + 8 + 4 * (buckets + symbol);
  exports.forEach(({ name, target }, i) => {
    const index = i + 1;
    const symbol = SYMTAB + index * Elf.SYMBOL_SIZE;
    const code = CODE + i * JUMP_SIZE;
    object.u32(symbol, nameAt[i]);
    object.u16(VERSYM + 2 * index, 2);
    bytes[symbol + 4] = Elf.GLOBAL_FUNCTION;
    object.u16(symbol + 6, 1); // any section but SHN_UNDEF
    object.u32(symbol + 8, code);
    object.u32(symbol + 16, JUMP_SIZE);
    object.u32(chainAt(index), view.getUint32(bucketAt(name), true));
    object.u32(bucketAt(name), index);
    bytes.set([0x48, 0xb8], code); // mov rax, target
    object.u32(code + 2, target);
    object.u32(code + 6, Math.floor(target / 0x1_0000_0000));
    bytes.set([0xff, 0xe0], code + 10); // jmp rax
  });
  // Version 1 is the file's own name, version 2 that of the symbols.
  for (const [i, name] of [soname, version].entries()) {
    const at = VERDEF + i * VERSION_SIZE;
    object.u16(at, 1);
    object.u16(at + 2, i === 0 ? VERSION_BASE : 0);
    object.u16(at + 4, i + 1);
    object.u16(at + 6, 1);
    object.u32(at + 8, hashOf(name));
    object.u32(at + 12, VERSION_AUX);
    object.u32(at + 16, i === 0 ? VERSION_SIZE : 0);
    object.u32(at + VERSION_AUX, i === 0 ? 1 : versionName);
  }
  object.text(STRTAB, text);

  object.dynamic(Tag.SONAME, 1);
  object.dynamic(Tag.HASH, HASH);
  object.dynamic(Tag.SYMTAB, SYMTAB);
  object.dynamic(Tag.STRTAB, STRTAB);
  object.dynamic(Tag.STRSZ, text.length);
  object.dynamic(Tag.SYMENT, Elf.SYMBOL_SIZE);
  object.dynamic(Tag.VERSYM, VERSYM);
  object.dynamic(Tag.VERDEF, VERDEF);
  object.dynamic(Tag.VERDEFNUM, 2);
  object.dynamic(Tag.NULL, 0);
  return bytes;
}

/** Names of a shared object's dynamic symbol table. */
export interface DynamicSymbols {
  readonly defined: readonly string[];
  /** Those that it leaves for others to define. */
  readonly undefined: readonly string[];
}

/** Names that a shared object (ELF, 64-bit, little-endian) leaves for others to define, by its dynamic symbol table; none of anything else. */
export function undefinedSymbols(image: Uint8Array): readonly string[] {
  return dynamicSymbols(image).undefined;
}

/** What a shared object (ELF, 64-bit, little-endian) defines and asks for; nothing of anything else. */
export function dynamicSymbols(image: Uint8Array): DynamicSymbols {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const SECTION_SIZE = 64;
  const DYNSYM = 11;
  if (image.length < Elf.HEADER_SIZE || view.getUint32(0, false) !== 0x7f45_4c46)
    return { defined: [], undefined: [] };
  const u64 = (at: number): number => Number(view.getBigUint64(at, true));
  const sections = u64(40);
  const symbols = { defined: [] as string[], undefined: [] as string[] };
  for (let i = 0; i < view.getUint16(60, true); i++) {
    const section = sections + i * SECTION_SIZE;
    if (view.getUint32(section + 4, true) !== DYNSYM) continue;
    const strings = u64(sections + view.getUint32(section + 40, true) * SECTION_SIZE + 24);
    const start = u64(section + 24);
    for (let symbol = start; symbol < start + u64(section + 32); symbol += Elf.SYMBOL_SIZE) {
      const at = strings + view.getUint32(symbol, true);
      const names = view.getUint16(symbol + 6, true) === 0 ? symbols.undefined : symbols.defined;
      names.push(Buffer.from(image.subarray(at, image.indexOf(0, at))).toString('latin1'));
    }
  }
  return symbols;
}
