/** What is printed when generated code faults where it must not: a defect of the VM. */
import { Ctx } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { FrameCursor, framesOf, NATIVE_BCI } from '../frames/frame-cursor.js';
import { lineOf } from '../frames/places.js';
import type { ForeignMemory } from '../jni/foreign-memory.js';
import type { Jni } from '../jni/jni.js';
import type { VM } from '../vm.js';

const REGISTERS = [
  'rax',
  'rcx',
  'rdx',
  'rbx',
  'rsp',
  'rbp',
  'rsi',
  'rdi',
  'r8',
  'r9',
  'r10',
  'r11',
  'r12',
  'r13',
  'r14',
  'r15',
];
const MAX_FRAMES = 20;

const hex = (n: number): string => `0x${n.toString(16)}`;

function word(vm: VM, offset: number): number {
  const low = vm.memory.load32(Ctx.ADDRESS + offset) >>> 0;
  const high = vm.memory.load32(Ctx.ADDRESS + offset + 4) >>> 0;
  return high * 0x1_0000_0000 + low;
}

/** `struct Dl_info` of dladdr. */
const enum DlInfo {
  FILE = 0,
  BASE = 8,
  SYMBOL = 16,
  SYMBOL_ADDRESS = 24,
  SIZE = 32,
}

/** The signals that an instruction raises. */
const SIGNALS: Readonly<Record<number, string>> = { 4: 'SIGILL', 7: 'SIGBUS', 8: 'SIGFPE', 11: 'SIGSEGV' };

/** A fault in C code: library, function, registers, and the Java stack below, whose top is the native method. */
export function nativeCrashReport(vm: VM, jni: Jni): string {
  const pc = word(vm, Ctx.FAULT_PC);
  const name = jni.functionAt(pc);
  const where = name === null ? placeInLibrary(vm, jni.memory, pc) : `in the JNI's ${name}`;
  const number = word(vm, Ctx.FAULT_SIGNAL);
  const cursor = framesOf(vm);
  const method = cursor.next() ? `, called by ${cursor.method}` : '';
  const lines = [
    `${SIGNALS[number] ?? `signal ${number}`} in a native library at pc ${hex(pc)} for address ${hex(word(vm, Ctx.FAULT_ADDRESS))}, ${where}${method}`,
  ];
  addState(vm, lines);
  return lines.join('\n');
}

/** C code that has handed over what cannot be. */
export function misuseReport(vm: VM, what: string, method: JavaMethod | null): string {
  const lines = [`a native library has passed ${what}${method === null ? '' : `, called by ${method}`}`];
  addStack(vm, lines);
  return lines.join('\n');
}

/** Library and function of an address. */
function placeInLibrary(vm: VM, foreign: ForeignMemory, pc: number): string {
  const info = vm.nativeMemory.allocate(DlInfo.SIZE);
  const found = (foreign.call('dladdr', pc, info) | 0) !== 0;
  const pointer = (offset: number): number => vm.memory.load64(info + offset);
  const text = (at: number): string => (at === 0 ? '' : Buffer.from(foreign.readString(at)).toString());
  let where = 'in no library';
  if (found) {
    where = `in ${text(pointer(DlInfo.FILE))}+${hex(pc - pointer(DlInfo.BASE))}`;
    const symbol = text(pointer(DlInfo.SYMBOL));
    if (symbol !== '') where += `, ${symbol}+${hex(pc - pointer(DlInfo.SYMBOL_ADDRESS))}`;
  }
  vm.nativeMemory.release(info);
  return where;
}

/** Method, bytecode index, registers and the Java stack. */
export function crashReport(vm: VM): string {
  const pc = word(vm, Ctx.FAULT_PC);
  const blob = vm.code.find(pc);
  const place = blob === null ? null : new FrameCursor(vm).standAt(blob, pc + 1);
  const where =
    place === null
      ? 'in no method'
      : `in ${place.method} at bytecode index ${place.bci} (code offset ${hex(pc - place.blob.start)})`;
  const lines = [
    `signal ${word(vm, Ctx.FAULT_SIGNAL)} at pc ${hex(pc)} for address ${hex(word(vm, Ctx.FAULT_ADDRESS))}, ${where}`,
  ];
  addState(vm, lines);
  return lines.join('\n');
}

/** Registers and the Java stack. */
function addState(vm: VM, lines: string[]): void {
  const registers = REGISTERS.map((name, i) => `${name}=${hex(word(vm, Ctx.FAULT_REGS + 8 * i))}`);
  lines.push(`  ${registers.slice(0, 8).join(' ')}`, `  ${registers.slice(8).join(' ')}`);
  addStack(vm, lines);
}

const placeOf = (method: JavaMethod, bci: number): string =>
  bci === NATIVE_BCI ? 'native method' : `bci ${bci} line ${lineOf(method, bci)}`;

function addStack(vm: VM, lines: string[]): void {
  try {
    const cursor = framesOf(vm);
    for (let i = 0; i < MAX_FRAMES && cursor.next(); i++)
      lines.push(`    at ${cursor.method} ${placeOf(cursor.method, cursor.bci)}`);
  } catch (error) {
    lines.push(`    (the stack cannot be walked: ${(error as Error).message})`);
  }
}
