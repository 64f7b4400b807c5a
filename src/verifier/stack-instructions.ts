/** pop to swap: the instructions that move values of one or two slots. */
import { Op } from '../jvms/opcodes.js';
import type { Frame } from './frame.js';
import { isCategory1, isCategory2Second, VType } from './types.js';

const NAMES = ['pop', 'pop2', 'dup', 'dup_x1', 'dup_x2', 'dup2', 'dup2_x1', 'dup2_x2', 'swap'];

/** Pops the second slot of a pair whose upper one, `upper`, has been popped: two values of one slot, or one of two. */
function popLower(f: Frame, upper: number, name: string): number {
  if (isCategory1(upper)) return f.pop(VType.CATEGORY_1);
  if (isCategory2Second(upper)) return f.pop(VType.CATEGORY_2);
  return f.failType(`Bad type on operand stack in ${name}`, f.topOrigin());
}

function push3(f: Frame, a: number, b: number, c: number): void {
  f.push(a);
  f.push(b);
  f.push(c);
}

/** Returns true: control goes on. */
export function stackInstruction(f: Frame, opcode: number): true {
  const name = NAMES[opcode - Op.POP];
  switch (opcode) {
    case Op.POP:
      f.pop(VType.CATEGORY_1);
      break;
    case Op.POP2:
      popLower(f, f.popAny(), name);
      break;
    case Op.DUP: {
      const a = f.pop(VType.CATEGORY_1);
      f.push(a);
      f.push(a);
      break;
    }
    case Op.DUP_X1: {
      const a = f.pop(VType.CATEGORY_1);
      const b = f.pop(VType.CATEGORY_1);
      push3(f, a, b, a);
      break;
    }
    case Op.DUP_X2: {
      const a = f.pop(VType.CATEGORY_1);
      const b = f.popAny();
      const c = popLower(f, b, name);
      f.push(a);
      push3(f, c, b, a);
      break;
    }
    case Op.DUP2: {
      const a = f.popAny();
      const b = popLower(f, a, name);
      f.push(b);
      push3(f, a, b, a);
      break;
    }
    case Op.DUP2_X1: {
      const a = f.popAny();
      const b = popLower(f, a, name);
      const c = f.pop(VType.CATEGORY_1);
      f.push(b);
      f.push(a);
      push3(f, c, b, a);
      break;
    }
    case Op.DUP2_X2: {
      const a = f.popAny();
      const b = popLower(f, a, name);
      const c = f.popAny();
      const d = popLower(f, c, name);
      push3(f, b, a, d);
      push3(f, c, b, a);
      break;
    }
    default: {
      const a = f.pop(VType.CATEGORY_1);
      const b = f.pop(VType.CATEGORY_1);
      f.push(a);
      f.push(b);
    }
  }
  return true;
}
