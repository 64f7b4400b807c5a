/** ldc, ldc_w and ldc2_w. */

import { Op } from '../jvms/opcodes.js';
import { CpTag } from '../jvms/pool-tags.js';
import type { MethodChecker } from './method-checker.js';
import { isCategory2, VType } from './types.js';

const bits = (...tags: number[]): number => tags.reduce((all, tag) => all | (1 << tag), 0);

const ONE_SLOT = bits(
  CpTag.INTEGER,
  CpTag.FLOAT,
  CpTag.STRING,
  CpTag.CLASS,
  CpTag.METHOD_HANDLE,
  CpTag.METHOD_TYPE,
);
const TWO_SLOTS = bits(CpTag.LONG, CpTag.DOUBLE);

/** The entry must exist and have one of the tags that `wanted` has bits for. Returns its tag. */
export function checkPoolTag(m: MethodChecker, index: number, wanted: number): number {
  const { context } = m;
  if (index === 0 || index >= context.pool.size)
    m.failPool(`Illegal constant pool index ${index} in class ${context.externalName}`, index);
  const tag = context.pool.tag(index);
  if ((wanted & (1 << tag)) === 0)
    m.failPool(`Illegal type at constant pool entry ${index} in class ${context.externalName}`, index);
  return tag;
}

/** The entry must be a Class. Returns the type. */
export function checkClassEntry(m: MethodChecker, index: number): number {
  checkPoolTag(m, index, 1 << CpTag.CLASS);
  return m.context.classType(index);
}

export function checkConstant(m: MethodChecker, opcode: number, index: number): void {
  const wanted = opcode === Op.LDC2_W ? TWO_SLOTS : ONE_SLOT;
  const { types } = m.context;
  switch (checkPoolTag(m, index, wanted | (1 << CpTag.DYNAMIC))) {
    case CpTag.INTEGER:
      m.push(VType.INTEGER);
      break;
    case CpTag.FLOAT:
      m.push(VType.FLOAT);
      break;
    case CpTag.LONG:
      m.push2(VType.LONG);
      break;
    case CpTag.DOUBLE:
      m.push2(VType.DOUBLE);
      break;
    case CpTag.STRING:
      m.push(types.string);
      break;
    case CpTag.CLASS:
      m.push(types.classClass);
      break;
    case CpTag.METHOD_HANDLE:
      m.push(types.methodHandle);
      break;
    case CpTag.METHOD_TYPE:
      m.push(types.methodType);
      break;
    default: {
      const type = m.context.fieldType(index);
      // A constant of the other size is as if it were not there.
      if (isCategory2(type) !== (opcode === Op.LDC2_W)) checkPoolTag(m, index, wanted);
      m.pushValue(type);
    }
  }
}
