/**
 * Shared objects (System V ABI, x86-64 supplement) that are nothing but names: each exported symbol is a jump to an address. So libraries that are linked with a library which is not
 * there find its functions.
 */

const PAGE = 0x1000;

const enum Elf {
  HEADER_SIZE = 64,
  PROGRAM_HEADER_SIZE = 56,
  SYMBOL_SIZE = 24,
  TYPE_SHARED = 3,
  MACHINE_X86_64 = 62,
}

const enum Segment {
  LOAD = 1,
  DYNAMIC = 2,
  GNU_STACK = 0x6474_e551,
}

const enum Access {
  X = 1,
  W = 2,
  R = 4,
}

const enum Tag {
  NULL = 0,
  HASH = 4,
  STRTAB = 5,
  SYMTAB = 6,
  STRSZ = 10,
  SYMENT = 11,
  SONAME = 14,
  VERSYM = 0x6fff_fff0,
  VERDEF = 0x6fff_fffc,
  VERDEFNUM = 0x6fff_fffd,
}

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
  const HASH = Elf.HEADER_SIZE + 4 * Elf.PROGRAM_HEADER_SIZE;
  const SYMTAB = (HASH + 4 * (2 + buckets + count) + 7) & ~7;
  const VERSYM = SYMTAB + count * Elf.SYMBOL_SIZE;
  const VERDEF = (VERSYM + 2 * count + 7) & ~7;
  const STRTAB = VERDEF + 2 * VERSION_SIZE;
  const CODE = (STRTAB + text.length + JUMP_SIZE - 1) & -JUMP_SIZE;
  const TEXT_END = CODE + exports.length * JUMP_SIZE;
  // On a page of its own, because the dynamic linker writes to it.
  const DYNAMIC = (TEXT_END + PAGE - 1) & -PAGE;
  const DYNAMIC_SIZE = 10 * 16;

  const bytes = new Uint8Array(DYNAMIC + DYNAMIC_SIZE);
  const view = new DataView(bytes.buffer);
  const u16 = (at: number, value: number) => view.setUint16(at, value, true);
  const u32 = (at: number, value: number) => view.setUint32(at, value, true);

  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]); // magic, 64-bit, little-endian, version
  u16(16, Elf.TYPE_SHARED);
  u16(18, Elf.MACHINE_X86_64);
  u32(20, 1);
  u32(32, Elf.HEADER_SIZE); // e_phoff
  u16(52, Elf.HEADER_SIZE);
  u16(54, Elf.PROGRAM_HEADER_SIZE);
  u16(56, 4); // e_phnum
  u16(58, 64); // e_shentsize; there are no sections

  let header = Elf.HEADER_SIZE;
  const segment = (type: number, flags: number, offset: number, size: number, align: number) => {
    u32(header, type);
    u32(header + 4, flags);
    for (const at of [8, 16, 24]) u32(header + at, offset); // p_offset, p_vaddr, p_paddr
    u32(header + 32, size); // p_filesz
    u32(header + 40, size); // p_memsz
    u32(header + 48, align);
    header += Elf.PROGRAM_HEADER_SIZE;
  };
  segment(Segment.LOAD, Access.R | Access.X, 0, TEXT_END, PAGE);
  segment(Segment.LOAD, Access.R | Access.W, DYNAMIC, DYNAMIC_SIZE, PAGE);
  segment(Segment.DYNAMIC, Access.R | Access.W, DYNAMIC, DYNAMIC_SIZE, 8);
  segment(Segment.GNU_STACK, Access.R | Access.W, 0, 0, 16);

  u32(HASH, buckets);
  u32(HASH + 4, count);
  const bucketAt = (name: string): number => HASH + 8 + 4 * (hashOf(name) % buckets);
  const chainAt = (symbol: number): number => HASH + 8 + 4 * (buckets + symbol);
  exports.forEach(({ name, target }, i) => {
    const index = i + 1;
    const symbol = SYMTAB + index * Elf.SYMBOL_SIZE;
    const code = CODE + i * JUMP_SIZE;
    u32(symbol, nameAt[i]);
    u16(VERSYM + 2 * index, 2);
    bytes[symbol + 4] = 0x12; // STB_GLOBAL, STT_FUNC
    u16(symbol + 6, 1); // any section but SHN_UNDEF
    u32(symbol + 8, code);
    u32(symbol + 16, JUMP_SIZE);
    u32(chainAt(index), view.getUint32(bucketAt(name), true));
    u32(bucketAt(name), index);
    bytes.set([0x48, 0xb8], code); // mov rax, target
    u32(code + 2, target);
    u32(code + 6, Math.floor(target / 0x1_0000_0000));
    bytes.set([0xff, 0xe0], code + 10); // jmp rax
  });
  // Version 1 is the file's own name, version 2 that of the symbols.
  for (const [i, name] of [soname, version].entries()) {
    const at = VERDEF + i * VERSION_SIZE;
    u16(at, 1);
    u16(at + 2, i === 0 ? VERSION_BASE : 0);
    u16(at + 4, i + 1);
    u16(at + 6, 1);
    u32(at + 8, hashOf(name));
    u32(at + 12, VERSION_AUX);
    u32(at + 16, i === 0 ? VERSION_SIZE : 0);
    u32(at + VERSION_AUX, i === 0 ? 1 : versionName);
  }
  for (let i = 0; i < text.length; i++) bytes[STRTAB + i] = text.charCodeAt(i);

  let entry = DYNAMIC;
  const dynamic = (tag: number, value: number) => {
    u32(entry, tag);
    u32(entry + 8, value);
    entry += 16;
  };
  dynamic(Tag.SONAME, 1);
  dynamic(Tag.HASH, HASH);
  dynamic(Tag.SYMTAB, SYMTAB);
  dynamic(Tag.STRTAB, STRTAB);
  dynamic(Tag.STRSZ, text.length);
  dynamic(Tag.SYMENT, Elf.SYMBOL_SIZE);
  dynamic(Tag.VERSYM, VERSYM);
  dynamic(Tag.VERDEF, VERDEF);
  dynamic(Tag.VERDEFNUM, 2);
  dynamic(Tag.NULL, 0);
  return bytes;
}

/** Names that a shared object (ELF, 64-bit, little-endian) leaves for others to define, by its dynamic symbol table; none of anything else. */
export function undefinedSymbols(image: Uint8Array): string[] {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const SECTION_SIZE = 64;
  const DYNSYM = 11;
  if (image.length < Elf.HEADER_SIZE || view.getUint32(0, false) !== 0x7f45_4c46) return [];
  const u64 = (at: number): number => Number(view.getBigUint64(at, true));
  const sections = u64(40);
  const names: string[] = [];
  for (let i = 0; i < view.getUint16(60, true); i++) {
    const section = sections + i * SECTION_SIZE;
    if (view.getUint32(section + 4, true) !== DYNSYM) continue;
    const strings = u64(sections + view.getUint32(section + 40, true) * SECTION_SIZE + 24);
    const start = u64(section + 24);
    for (let symbol = start; symbol < start + u64(section + 32); symbol += Elf.SYMBOL_SIZE) {
      if (view.getUint16(symbol + 6, true) !== 0) continue;
      const at = strings + view.getUint32(symbol, true);
      names.push(Buffer.from(image.subarray(at, image.indexOf(0, at))).toString('latin1'));
    }
  }
  return names;
}
