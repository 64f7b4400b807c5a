/** What instructions that only compute do to the operand stack, derived from the table of opcodes. */
import { BranchKind, Op, OperandFormat, opcodes } from '../jvms/opcodes.js';
import { VType } from './types.js';

/** Set for instructions that a plan describes wholly. */
export const PLANNED = 1 << 15;
/** The plan describes what it pops; then it goes to its target or on. */
export const CONDITIONAL = 1 << 14;
const BITS = 3;
export const PLAN_MASK = (1 << BITS) - 1;
export const PLAN_BITS = BITS;
/** Where the result stands, behind the popped operands (topmost first). */
export const RESULT_SHIFT = 9;

const LETTERS: Readonly<Record<string, number>> = {
  I: VType.INTEGER,
  F: VType.FLOAT,
  L: VType.LONG,
  D: VType.DOUBLE,
};

/** By opcode: {@link PLANNED}, up to three operands of {@link PLAN_BITS} bits each, the result; 0 for instructions that need more than this. */
export const plans: Uint16Array = new Uint16Array(256);

const FORMATS: ReadonlySet<OperandFormat> = new Set([
  OperandFormat.NONE,
  OperandFormat.BYTE,
  OperandFormat.SHORT,
  OperandFormat.BRANCH,
]);

for (const { opcode, format, pops, pushes, branch } of opcodes) {
  if (pops === null || pushes === null || !FORMATS.has(format)) continue;
  if (branch !== BranchKind.NEXT && branch !== BranchKind.CONDITIONAL) continue;
  const operands = [...pops].reverse().map((letter) => LETTERS[letter]);
  const results = [...pushes].map((letter) => LETTERS[letter]);
  // Loads and stores of local variables name their variable in the opcode.
  const isLocal =
    (opcode >= Op.ILOAD_0 && opcode <= Op.ALOAD_3) || (opcode >= Op.ISTORE_0 && opcode <= Op.ASTORE_3);
  if (isLocal || operands.includes(undefined as never) || results.includes(undefined as never)) continue;
  let plan = PLANNED | (branch === BranchKind.CONDITIONAL ? CONDITIONAL : 0);
  operands.forEach((type, i) => {
    plan |= type << (BITS * i);
  });
  for (const type of results) plan |= type << RESULT_SHIFT;
  plans[opcode] = plan;
}

/** Kinds of arrays (first character of the component's descriptor) by opcode, for the loads iaload to saload and the stores iastore to sastore. */
export const ARRAY_KINDS = 'IJFDABCS';
