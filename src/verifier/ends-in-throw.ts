/** Whether code can only end by throwing. */
import { BranchKind, Op, opcodes } from '../jvms/opcodes.js';
import { lengthAt } from './code-map.js';

function s2(code: Uint8Array, at: number): number {
  return (((code[at] << 8) | code[at + 1]) << 16) >> 16;
}

function s4(code: Uint8Array, at: number): number {
  return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
}

/** Adds where a switch may go, and what follows it. False if some target lies outside the code. */
function addSwitchTargets(code: Uint8Array, bci: number, length: number, work: number[]): boolean {
  const operands = (bci + 4) & ~3;
  const isTable = code[bci] === Op.TABLESWITCH;
  const count = isTable ? s4(code, operands + 8) - s4(code, operands + 4) + 1 : s4(code, operands + 4);
  work.push(bci + length, bci + s4(code, operands));
  for (let i = 0; i < count; i++) work.push(bci + s4(code, operands + 12 + (isTable ? 4 : 8) * i));
  return work.every((target) => target >= 0 && target <= code.length);
}

/**
 * Does all code that is reached from `start`, over jumps and the exception handlers on its way, end in athrow or loop forever? Malformed code is left to the type
 * checker to complain of.
 */
export function endsInThrow(code: Uint8Array, handlers: Int32Array, start: number): boolean {
  const seen = new Uint8Array(code.length);
  const work = [start];
  while (work.length > 0) {
    let bci = work.pop() as number;
    for (;;) {
      if (bci < 0 || bci >= code.length) return false;
      if (seen[bci] !== 0) break;
      seen[bci] = 1;
      for (let i = 0; i < handlers.length; i += 4)
        if (bci >= handlers[i] && bci < handlers[i + 1]) work.push(handlers[i + 2]);
      const opcode = code[bci];
      const length = lengthAt(code, bci);
      if (length === 0) return true;
      // HotSpot's internal instructions, which the type checker will refuse, go on to the next one.
      const branch = opcodes[opcode]?.branch;
      if (opcode === Op.RETURN) return false;
      if (branch === BranchKind.THROW) break;
      if (branch === BranchKind.SWITCH) {
        if (!addSwitchTargets(code, bci, length, work)) return false;
        break;
      }
      if (branch === BranchKind.CONDITIONAL) work.push(bci + s2(code, bci + 1));
      if (branch === BranchKind.GOTO) bci += opcode === Op.GOTO_W ? s4(code, bci + 1) : s2(code, bci + 1);
      else bci += length;
    }
  }
  return true;
}
