/** Numbers of ELF's 64-bit shared objects (System V ABI, x86-64 supplement), and the frame of those that we write ourselves. */

/** Segments are aligned to it, in the file and in memory. */
export const FILE_PAGE = 0x1000;

export const enum Elf {
  HEADER_SIZE = 64,
  PROGRAM_HEADER_SIZE = 56,
  SYMBOL_SIZE = 24,
  RELOCATION_SIZE = 24,
  TYPE_SHARED = 3,
  MACHINE_X86_64 = 62,
  /** STB_GLOBAL, STT_FUNC. */
  GLOBAL_FUNCTION = 0x12,
  /** R_X86_64_GLOB_DAT: the symbol's address. */
  GLOB_DAT = 6,
}

/** Types of segments, PT_…. */
export const enum Segment {
  LOAD = 1,
  DYNAMIC = 2,
  GNU_STACK = 0x6474_e551,
}

/** Access to segments, PF_…. */
export const enum Access {
  X = 1,
  W = 2,
  R = 4,
}

/** Entries of the dynamic segment, DT_…. */
export const enum Tag {
  NULL = 0,
  HASH = 4,
  STRTAB = 5,
  SYMTAB = 6,
  RELA = 7,
  RELASZ = 8,
  RELAENT = 9,
  STRSZ = 10,
  SYMENT = 11,
  SONAME = 14,
  VERSYM = 0x6fff_fff0,
  VERDEF = 0x6fff_fffc,
  VERDEFNUM = 0x6fff_fffd,
}

/** Offsets in the file and relative to the load address: the two are the same. */
export interface ObjectLayout {
  /** Where what is read and run ends. */
  readonly textEnd: number;
  /** The dynamic segment, at the beginning of a page of its own, because the dynamic linker writes to it. */
  readonly dynamic: number;
  readonly dynamicSize: number;
  /** Size of the file. */
  readonly end: number;
}

/** File header and four program headers stand before all else. */
export const HEADERS_SIZE = Elf.HEADER_SIZE + 4 * Elf.PROGRAM_HEADER_SIZE;

/** The image of a shared object of two segments: read and run, read and written. Its headers are there; the rest is zero. */
export class SharedObjectWriter {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  private header: number = Elf.HEADER_SIZE;
  private entry: number;

  constructor({ textEnd, dynamic, dynamicSize, end }: ObjectLayout) {
    this.bytes = new Uint8Array(end);
    this.view = new DataView(this.bytes.buffer);
    this.entry = dynamic;
    this.bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]); // magic, 64-bit, little-endian, version
    this.u16(16, Elf.TYPE_SHARED);
    this.u16(18, Elf.MACHINE_X86_64);
    this.u32(20, 1);
    this.u32(32, Elf.HEADER_SIZE); // e_phoff
    this.u16(52, Elf.HEADER_SIZE);
    this.u16(54, Elf.PROGRAM_HEADER_SIZE);
    this.u16(56, 4); // e_phnum
    this.u16(58, 64); // e_shentsize; there are no sections
    this.segment(Segment.LOAD, Access.R | Access.X, 0, textEnd, FILE_PAGE);
    this.segment(Segment.LOAD, Access.R | Access.W, dynamic, end - dynamic, FILE_PAGE);
    this.segment(Segment.DYNAMIC, Access.R | Access.W, dynamic, dynamicSize, 8);
    // Without this header the dynamic linker would make the process's stack executable.
    this.segment(Segment.GNU_STACK, Access.R | Access.W, 0, 0, 16);
  }

  u16(at: number, value: number): void {
    this.view.setUint16(at, value, true);
  }

  u32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  /** Latin-1. */
  text(at: number, value: string): void {
    for (let i = 0; i < value.length; i++) this.bytes[at + i] = value.charCodeAt(i);
  }

  /** The next entry of the dynamic segment. */
  dynamic(tag: Tag, value: number): void {
    this.u32(this.entry, tag);
    this.u32(this.entry + 8, value);
    this.entry += 16;
  }

  private segment(type: Segment, flags: number, offset: number, size: number, align: number): void {
    const { header } = this;
    this.u32(header, type);
    this.u32(header + 4, flags);
    for (const at of [8, 16, 24]) this.u32(header + at, offset); // p_offset, p_vaddr, p_paddr
    this.u32(header + 32, size); // p_filesz
    this.u32(header + 40, size); // p_memsz
    this.u32(header + 48, align);
    this.header += Elf.PROGRAM_HEADER_SIZE;
  }
}
