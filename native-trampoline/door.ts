/**
 * The door: JavaScript functions whose bodies are our machine code.
 *
 * A Node-API module is a shared object with one symbol, `napi_register_module_v1`. Ours is a few hundred bytes, written into a memfd and opened
 * with process.dlopen: its code is one jump to a stub in the code area, which makes the functions with `napi_create_function` and hangs them on
 * the module's exports. So no C compiler is needed and no binary is shipped.
 */
import { writeSync } from 'node:fs';
import { HostError } from './host-error.js';
import type { LibC } from './libc.js';
import { createMemfd } from './region.js';

const SYMBOL = 'napi_register_module_v1';
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
}

/** Where things lie in the file, and relative to its load address: the two are the same. */
const HASH = Elf.HEADER_SIZE + 4 * Elf.PROGRAM_HEADER_SIZE;
const SYMTAB = HASH + 24;
const STRTAB = SYMTAB + 2 * Elf.SYMBOL_SIZE;
const CODE = STRTAB + 32;
/** `lea rdx, [rip + …]` and a jump. */
const ENTRY_SIZE = 14;
/**
 * `void runCalls(void *list)`: makes system calls, each given as number and six arguments, 8 bytes each, until a number is -1. It lies outside of the region, so that it can unmap that. In bytes: push rbx; mov rbx, rdi;
 * again: mov rax, [rbx]; cmp rax, -1; je end; mov rdi, [rbx+8]; … rsi, rdx, r10, r8, r9; syscall; add rbx, 56; jmp again; end: pop rbx; ret.
 */
const RUN_CALLS = [
  0x53, 0x48, 0x89, 0xfb, 0x48, 0x8b, 0x03, 0x48, 0x83, 0xf8, 0xff, 0x74, 0x20, 0x48, 0x8b, 0x7b, 0x08, 0x48,
  0x8b, 0x73, 0x10, 0x48, 0x8b, 0x53, 0x18, 0x4c, 0x8b, 0x53, 0x20, 0x4c, 0x8b, 0x43, 0x28, 0x4c, 0x8b, 0x4b,
  0x30, 0x0f, 0x05, 0x48, 0x83, 0xc3, 0x38, 0xeb, 0xd7, 0x5b, 0xc3,
];
const TEXT_END = CODE + ENTRY_SIZE + RUN_CALLS.length;
/** On a page of its own, because the dynamic linker writes to it. */
const DYNAMIC = PAGE;
const DYNAMIC_SIZE = 6 * 16;

/**
 * An ELF shared object (System V ABI, x86-64 supplement) that exports {@link SYMBOL}: a jump to `target`, an address below 4 GiB.
 * It has no relocations, no sections and no dependencies.
 */
export function doorImage(target: number): Uint8Array {
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
    u32(header + 8, offset);
    u32(header + 16, offset); // p_vaddr
    u32(header + 24, offset); // p_paddr
    u32(header + 32, size); // p_filesz
    u32(header + 40, size); // p_memsz
    u32(header + 48, align);
    header += Elf.PROGRAM_HEADER_SIZE;
  };
  segment(Segment.LOAD, Access.R | Access.X, 0, TEXT_END, PAGE);
  segment(Segment.LOAD, Access.R | Access.W, DYNAMIC, DYNAMIC_SIZE, PAGE);
  segment(Segment.DYNAMIC, Access.R | Access.W, DYNAMIC, DYNAMIC_SIZE, 8);
  // Without this header the dynamic linker would make the process's stack executable.
  segment(Segment.GNU_STACK, Access.R | Access.W, 0, 0, 16);

  // Hash table with one bucket: nbucket, nchain, bucket[0] = symbol 1, two empty chains.
  for (const [i, word] of [1, 2, 1, 0, 0].entries()) u32(HASH + 4 * i, word);

  const symbol = SYMTAB + Elf.SYMBOL_SIZE; // symbol 0 is the null symbol
  u32(symbol, 1); // name: offset in STRTAB
  bytes[symbol + 4] = 0x12; // STB_GLOBAL, STT_FUNC
  u16(symbol + 6, 1); // any section but SHN_UNDEF
  u32(symbol + 8, CODE);
  u32(symbol + 16, TEXT_END - CODE);
  for (let i = 0; i < SYMBOL.length; i++) bytes[STRTAB + 1 + i] = SYMBOL.charCodeAt(i);

  bytes.set([0x48, 0x8d, 0x15], CODE); // lea rdx, [rip + RUN_CALLS]
  u32(CODE + 3, ENTRY_SIZE - 7);
  bytes[CODE + 7] = 0xb8; // mov eax, target
  u32(CODE + 8, target);
  bytes.set([0xff, 0xe0], CODE + 12); // jmp rax
  bytes.set(RUN_CALLS, CODE + ENTRY_SIZE);

  let entry = DYNAMIC;
  const dynamic = (tag: number, value: number) => {
    u32(entry, tag);
    u32(entry + 8, value);
    entry += 16;
  };
  dynamic(Tag.HASH, HASH);
  dynamic(Tag.SYMTAB, SYMTAB);
  dynamic(Tag.STRTAB, STRTAB);
  dynamic(Tag.STRSZ, SYMBOL.length + 2);
  dynamic(Tag.SYMENT, Elf.SYMBOL_SIZE);
  dynamic(Tag.NULL, 0);
  return bytes;
}

/** What the register stub hangs on the module's exports. They return undefined and never throw. */
export interface Door {
  /** Goes on with Java code at Ctx.RESUME_PC; returns when Java code makes a request (see Request). */
  readonly enter: () => void;
  /** Calls the C function in Ctx.C_FUNCTION. */
  readonly callC: () => void;
  /** Takes an ArrayBuffer's memory away from it: it and its views have length 0 then. */
  readonly detach: (buffer: ArrayBuffer) => void;
}

/**
 * Opens the door: `registerStub` is the address of machine code with the signature of `napi_register_module_v1`.
 * Throws {@link HostError} if this process may not load it (Node's --no-addons, no /proc, …).
 */
export function openDoor(libc: LibC, registerStub: number): Door {
  const fd = createMemfd(libc, 'gojdk-door');
  const module = { exports: {} as Partial<Door> };
  try {
    writeSync(fd, doorImage(registerStub));
    process.dlopen(module, `/proc/self/fd/${fd}`);
  } catch (error) {
    throw new HostError(
      `Node.js refuses to load the entry to machine code (process.dlopen: ${(error as Error).message})`,
    );
  } finally {
    libc.close(fd);
  }
  const { enter, callC, detach } = module.exports;
  if (enter === undefined || callC === undefined || detach === undefined) {
    throw new HostError(
      'Node.js did not make the functions that enter machine code (napi_create_function failed)',
    );
  }
  return { enter, callC, detach };
}
