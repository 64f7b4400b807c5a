import { CpTag } from '../jvms/pool-tags.js';
import { ClassFormatProblem } from './class-format-problem.js';
import { ConstantPool } from './constant-pool.js';
import { FormatFaults } from './format-faults.js';
import { checkConstantPool } from './format-pool.js';

/**
 * What HotSpot would have complained of instead. It checks while it reads, so a fault in the constant pool is found before, say, the file's being cut off further on; here the
 * reading comes first. So when parseClassFile has failed for a class from outside the JDK's image, this looks for faults before the place where it did, and answers the first, or
 * the given problem if there is none.
 */
export function earlierFault(bytes: Uint8Array, problem: ClassFormatProblem): ClassFormatProblem {
  try {
    checkBefore(bytes, problem);
  } catch (earlier) {
    if (earlier instanceof ClassFormatProblem) return earlier;
    throw earlier;
  }
  return problem;
}

function checkBefore(bytes: Uint8Array, { structure, origin }: ClassFormatProblem): void {
  if (structure === 'magic' || structure === 'header' || structure === 'constant pool') return;
  const entry = /^constant pool entry (\d+)$/.exec(structure);
  if (entry !== null) {
    const count = Number(entry[1]);
    if (count > 1) checkTexts(poolOf(bytes, count, origin), origin);
    return;
  }
  const pool = new ConstantPool(bytes, 8, origin);
  const at = pool.end;
  const accessFlags = at + 1 < bytes.length ? (bytes[at] << 8) | bytes[at + 1] : 0;
  checkConstantPool(
    new FormatFaults({ pool, origin, majorVersion: (bytes[6] << 8) | bytes[7], accessFlags, bytes }),
  );
}

/** The pool as if it had only `count - 1` entries. */
function poolOf(bytes: Uint8Array, count: number, origin: string): ConstantPool {
  const prefix = Uint8Array.from(bytes);
  prefix[8] = count >> 8;
  prefix[9] = count & 0xff;
  return new ConstantPool(prefix, 8, origin);
}

function checkTexts(pool: ConstantPool, origin: string): void {
  for (let i = 1; i < pool.size; i++) {
    if (pool.tag(i) === CpTag.UTF8 && !pool.isValidUtf8(i)) {
      const text = 'Illegal UTF8 string in constant pool in class file %s';
      throw new ClassFormatProblem(origin, -1, `constant pool entry ${i}`, 'is not modified UTF-8', text);
    }
  }
}
