/**
 * The door: how JavaScript reaches C functions before anything else of ours is there.
 *
 * A Node-API module is a shared object with one symbol, `napi_register_module_v1`. Ours is a few pages that we write ourselves and open with process.dlopen, so no C compiler is needed and no binary is shipped.
 * Its symbols are bound by the dynamic linker to Node's and the C library's. It makes an ArrayBuffer, the *page*, and three functions that find in it what to call (see {@link Page}).
 * It keeps no reference to JavaScript, so that V8 can make a snapshot of a process in which it was open.
 */
import { Assembler, Cond, Form, Reg } from '../src/x64/assembler.js';
import { Elf, FILE_PAGE, HEADERS_SIZE, SharedObjectWriter, Tag } from './elf.js';
import { HostError } from './host-error.js';

const SYMBOL = 'napi_register_module_v1';

/** The words of the page, offsets in bytes; 8 bytes each. */
export const enum Page {
  /** Address of the function to call; 0: a system call. */
  FUNCTION = 0,
  /** Six arguments, integers or pointers. */
  ARGUMENTS = 8,
  /** Number of the system call. */
  SYSTEM_CALL = 56,
  /** What the function left in rax. */
  RESULT = 64,
  /** A napi_value that the function has stored, for {@link Door.take}. */
  VALUE = 72,
  /** Written when the door is opened: napi_env, the page's own address, dlsym and RUN_CALLS. */
  ENV = 80,
  SELF = 88,
  DLSYM = 96,
  RUN_CALLS = 104,
  /** For strings and structures of the caller. */
  ROOM = 128,
  SIZE = 4096,
}

/** What is bound when the object is loaded; all else is asked of dlsym. */
const IMPORTS = [
  'dlsym',
  'napi_create_arraybuffer',
  'napi_create_function',
  'napi_get_cb_info',
  'napi_set_named_property',
] as const;
type Import = (typeof IMPORTS)[number];

/** What a function of the door answers JavaScript with. */
const enum Answer {
  UNDEFINED,
  /** The napi_value in rax. */
  RETURNED,
  /** The napi_value at Page.VALUE. */
  STORED,
}

const FUNCTIONS = [
  ['call', Answer.UNDEFINED],
  ['value', Answer.RETURNED],
  ['take', Answer.STORED],
] as const;

/** Names that the code hands to Node-API. */
const NAMES = ['page', ...FUNCTIONS.map(([name]) => name)] as const;

/** Where things lie in the file, and relative to its load address: the two are the same. */
const SYMBOL_COUNT = 2 + IMPORTS.length;
const HASH = HEADERS_SIZE;
const SYMTAB = (HASH + 4 * (3 + SYMBOL_COUNT) + 7) & ~7;
const STRTAB = SYMTAB + SYMBOL_COUNT * Elf.SYMBOL_SIZE;
const STRINGS = `\0${[SYMBOL, ...IMPORTS].join('\0')}\0`;
const RELA = (STRTAB + STRINGS.length + 7) & ~7;
const NAMES_AT = RELA + IMPORTS.length * Elf.RELOCATION_SIZE;
const CODE = (NAMES_AT + NAMES.join('\0').length + 1 + 15) & ~15;
/** On a page of its own, because the dynamic linker writes to it; the addresses of the imports follow. */
const DYNAMIC = FILE_PAGE;
const DYNAMIC_SIZE = 9 * 16;
const ADDRESSES = DYNAMIC + DYNAMIC_SIZE;
const END = ADDRESSES + 8 * IMPORTS.length;

const addressOf = (name: Import): number => ADDRESSES + 8 * IMPORTS.indexOf(name);
const nameAt = (name: string): number =>
  NAMES_AT +
  NAMES.slice(0, (NAMES as readonly string[]).indexOf(name)).join('\0').length +
  (name === NAMES[0] ? 0 : 1);

/** Makes `register` the object's load address: code may lie anywhere. */
function loadBase(asm: Assembler, register: Reg): void {
  const here = asm.newLabel();
  asm.call(here);
  asm.bind(here);
  asm.r(Form.POP_R64, register);
  asm.ri(Form.SUB_RM64_IMM32, register, CODE + asm.labelOffset(here));
}

/**
 * `void runCalls(void *list)`: makes system calls, each given as number and six arguments, 8 bytes each, until a number is -1. It lies outside of the region, so that it can unmap that.
 */
function emitRunCalls(asm: Assembler): void {
  const again = asm.newLabel();
  const end = asm.newLabel();
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
  asm.bind(again);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX, 0);
  asm.ri(Form.CMP_RM64_IMM8, Reg.RAX, -1);
  asm.jcc(Cond.E, end);
  for (const [i, register] of [Reg.RDI, Reg.RSI, Reg.RDX, Reg.R10, Reg.R8, Reg.R9].entries())
    asm.rm(Form.MOV_R64_RM64, register, Reg.RBX, 8 * (i + 1));
  asm.o(Form.SYSCALL);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RBX, 56);
  asm.jmp(again);
  asm.bind(end);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.o(Form.RET);
}

/** `napi_value f(napi_env, napi_callback_info)`: calls what the page says, which is the function's data. */
function emitFunction(asm: Assembler, answer: Answer): void {
  const systemCall = asm.newLabel();
  const done = asm.newLabel();
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 16);
  loadBase(asm, Reg.RBX);
  for (const register of [Reg.RDX, Reg.RCX, Reg.R8]) asm.rr(Form.XOR_R32_RM32, register, register);
  asm.rm(Form.LEA_R64_M, Reg.R9, Reg.RSP, 0);
  asm.m(Form.CALL_RM64, Reg.RBX, addressOf('napi_get_cb_info'));
  asm.rm(Form.MOV_R64_RM64, Reg.RBX, Reg.RSP, 0);
  for (const [i, register] of [Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9].entries())
    asm.rm(Form.MOV_R64_RM64, register, Reg.RBX, Page.ARGUMENTS + 8 * i);
  asm.rm(Form.MOV_R64_RM64, Reg.R11, Reg.RBX, Page.FUNCTION);
  asm.rr(Form.TEST_RM64_R64, Reg.R11, Reg.R11);
  asm.jcc(Cond.E, systemCall);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX); // no floating-point arguments
  asm.r(Form.CALL_RM64, Reg.R11);
  asm.jmp(done);
  asm.bind(systemCall);
  asm.rr(Form.MOV_R64_RM64, Reg.R10, Reg.RCX);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX, Page.SYSTEM_CALL);
  asm.o(Form.SYSCALL);
  asm.bind(done);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX, Page.RESULT);
  if (answer === Answer.UNDEFINED) asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  else if (answer === Answer.STORED) asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX, Page.VALUE);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 16);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.o(Form.RET);
}

/** `napi_value napi_register_module_v1(napi_env, napi_value exports)`: makes the page and the functions. */
function emitRegister(
  asm: Assembler,
  functions: readonly (readonly [string, number])[],
  runCalls: number,
): void {
  // On the stack: address of the page, napi_value of the page, napi_value of a function.
  const page = 0;
  const pageValue = 8;
  const functionValue = 16;
  const setProperty = (name: string, value: number): void => {
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.R12);
    asm.rr(Form.MOV_R64_RM64, Reg.RSI, Reg.R13);
    asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RBX, nameAt(name));
    asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RSP, value);
    asm.m(Form.CALL_RM64, Reg.RBX, addressOf('napi_set_named_property'));
  };
  for (const register of [Reg.RBX, Reg.R12, Reg.R13]) asm.r(Form.PUSH_R64, register);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 32);
  loadBase(asm, Reg.RBX);
  asm.rr(Form.MOV_R64_RM64, Reg.R12, Reg.RDI);
  asm.rr(Form.MOV_R64_RM64, Reg.R13, Reg.RSI);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, Page.SIZE);
  asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RSP, page);
  asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RSP, pageValue);
  asm.m(Form.CALL_RM64, Reg.RBX, addressOf('napi_create_arraybuffer'));
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSP, page);
  asm.rm(Form.MOV_RM64_R64, Reg.R12, Reg.RAX, Page.ENV);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RAX, Page.SELF);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RBX, addressOf('dlsym'));
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.RAX, Page.DLSYM);
  asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RBX, runCalls);
  asm.rm(Form.MOV_RM64_R64, Reg.RCX, Reg.RAX, Page.RUN_CALLS);
  setProperty('page', pageValue);
  for (const [name, at] of functions) {
    asm.rr(Form.MOV_R64_RM64, Reg.RDI, Reg.R12);
    asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RBX, nameAt(name));
    asm.ri(Form.MOV_R32_IMM32, Reg.RDX, name.length);
    asm.rm(Form.LEA_R64_M, Reg.RCX, Reg.RBX, at);
    asm.rm(Form.MOV_R64_RM64, Reg.R8, Reg.RSP, page);
    asm.rm(Form.LEA_R64_M, Reg.R9, Reg.RSP, functionValue);
    asm.m(Form.CALL_RM64, Reg.RBX, addressOf('napi_create_function'));
    setProperty(name, functionValue);
  }
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.R13);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 32);
  for (const register of [Reg.R13, Reg.R12, Reg.RBX]) asm.r(Form.POP_R64, register);
  asm.o(Form.RET);
}

/** The code, and where in the file {@link SYMBOL} is. */
function assemble(): { readonly code: Uint8Array; readonly register: number } {
  const asm = new Assembler();
  const here = (): number => {
    asm.align(16);
    return CODE + asm.offset;
  };
  const runCalls = here();
  emitRunCalls(asm);
  const functions = FUNCTIONS.map(([name, answer]) => {
    const at = here();
    emitFunction(asm, answer);
    return [name, at] as const;
  });
  const register = here();
  emitRegister(asm, functions, runCalls);
  return { code: asm.bytes(), register };
}

/** An ELF shared object (System V ABI, x86-64 supplement) that exports {@link SYMBOL}. It has no sections and names no libraries that it depends on: what it imports is there. */
export function doorImage(): Uint8Array {
  const { code, register } = assemble();
  const object = new SharedObjectWriter({
    textEnd: CODE + code.length,
    dynamic: DYNAMIC,
    dynamicSize: DYNAMIC_SIZE,
    end: END,
  });
  const { bytes } = object;

  // Hash table with one bucket: nbucket, nchain, bucket[0] = symbol 1, empty chains.
  for (const [i, word] of [1, SYMBOL_COUNT, 1].entries()) object.u32(HASH + 4 * i, word);

  object.text(STRTAB, STRINGS);
  for (const [i, name] of [SYMBOL, ...IMPORTS].entries()) {
    const symbol = SYMTAB + (i + 1) * Elf.SYMBOL_SIZE; // symbol 0 is the null symbol
    object.u32(symbol, STRINGS.indexOf(`\0${name}\0`) + 1);
    bytes[symbol + 4] = Elf.GLOBAL_FUNCTION;
    if (i > 0) continue;
    object.u16(symbol + 6, 1); // any section but SHN_UNDEF
    object.u32(symbol + 8, register);
    object.u32(symbol + 16, CODE + code.length - register);
  }
  for (const [i, name] of IMPORTS.entries()) {
    const relocation = RELA + i * Elf.RELOCATION_SIZE;
    object.u32(relocation, addressOf(name));
    object.u32(relocation + 8, Elf.GLOB_DAT);
    object.u32(relocation + 12, i + 2);
  }
  object.text(NAMES_AT, NAMES.join('\0'));
  bytes.set(code, CODE);

  object.dynamic(Tag.HASH, HASH);
  object.dynamic(Tag.SYMTAB, SYMTAB);
  object.dynamic(Tag.STRTAB, STRTAB);
  object.dynamic(Tag.STRSZ, STRINGS.length);
  object.dynamic(Tag.SYMENT, Elf.SYMBOL_SIZE);
  object.dynamic(Tag.RELA, RELA);
  object.dynamic(Tag.RELASZ, IMPORTS.length * Elf.RELOCATION_SIZE);
  object.dynamic(Tag.RELAENT, Elf.RELOCATION_SIZE);
  object.dynamic(Tag.NULL, 0);
  return bytes;
}

/** What the door hangs on the module's exports. The functions never throw. */
export interface Door {
  /** See {@link Page}. */
  readonly page: ArrayBuffer;
  /** Calls what the page says. */
  readonly call: () => void;
  /** Calls a function that returns a JavaScript value (napi_value, v8::Local). */
  readonly value: () => unknown;
  /** Calls a function that stores a napi_value at Page.VALUE. */
  readonly take: () => unknown;
}

/** Opens the file that {@link doorImage} was written to. Throws {@link HostError} if this process may not load it (Node's --no-addons, no /proc, …). */
export function openDoor(path: string): Door {
  const module = { exports: {} as Partial<Door> };
  try {
    process.dlopen(module, path);
  } catch (error) {
    throw new HostError(
      `Node.js refuses to load the entry to machine code (process.dlopen: ${(error as Error).message})`,
    );
  }
  const { page, call, value, take } = module.exports;
  if (page === undefined || call === undefined || value === undefined || take === undefined) {
    throw new HostError(
      'Node.js did not make the functions that enter machine code (napi_create_function failed)',
    );
  }
  return { page, call, value, take };
}
