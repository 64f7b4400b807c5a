/** What is printed when generated code faults where it must not: a defect of the VM. */
import { Ctx } from '../../layout/layout.js';
import { FrameCursor, framesOf } from '../frames/frame-cursor.js';
import { lineOf } from '../frames/places.js';
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
  const registers = REGISTERS.map((name, i) => `${name}=${hex(word(vm, Ctx.FAULT_REGS + 8 * i))}`);
  lines.push(`  ${registers.slice(0, 8).join(' ')}`, `  ${registers.slice(8).join(' ')}`);
  try {
    const cursor = framesOf(vm);
    for (let i = 0; i < MAX_FRAMES && cursor.next(); i++)
      lines.push(`    at ${cursor.method} bci ${cursor.bci} line ${lineOf(cursor.method, cursor.bci)}`);
  } catch (error) {
    lines.push(`    (the stack cannot be walked: ${(error as Error).message})`);
  }
  return lines.join('\n');
}
