/** Instructions on arrays and on types: array loads and stores, new, newarray and its kin, arraylength, checkcast, instanceof. */

import { Op } from '../jvms/opcodes.js';
import { CpTag } from '../jvms/pool-tags.js';
import { checkClassEntry, checkPoolTag } from './constants.js';
import type { MethodChecker } from './method-checker.js';
import { Kind, VType } from './types.js';

const LOADS = ['iaload', 'laload', 'faload', 'daload', 'aaload', 'baload', 'caload', 'saload'];
const STORES = ['iastore', 'lastore', 'fastore', 'dastore', 'aastore', 'bastore', 'castore', 'sastore'];
const KINDS = [0x49, 0x4a, 0x46, 0x44, 0, 0, 0x43, 0x53];
const VALUES = [
  VType.INTEGER,
  VType.LONG,
  VType.FLOAT,
  VType.DOUBLE,
  0,
  VType.INTEGER,
  VType.INTEGER,
  VType.INTEGER,
];
/** Operands of newarray, less four. */
const INT_ARRAYS = [6, 7, 2, 3, 0, 0, 1, 5];
const REFERENCES = 4;
const BYTES = 5;
const MAX_DIMENSIONS = 255;

function popValue(m: MethodChecker, which: number): void {
  const type = VALUES[which];
  if (which === REFERENCES) m.pop(m.context.types.object);
  else if (type === VType.LONG || type === VType.DOUBLE) m.pop2(type);
  else m.pop(type);
}

/** Does an array instruction suit an array of that kind? */
function fits(which: number, kind: number): boolean {
  if (which === REFERENCES) return kind === Kind.CLASS_ARRAY || kind === Kind.ARRAY;
  if (which === BYTES) return kind === 0x42 || kind === 0x5a;
  return kind === KINDS[which];
}

/** Loads and stores of array elements, numbered from iaload and iastore. Returns true: control goes on. */
export function arrayInstruction(m: MethodChecker, which: number, stores: boolean): true {
  const { types } = m.context;
  if (stores) popValue(m, which);
  m.pop(VType.INTEGER);
  const array = m.pop(VType.ANY_REFERENCE);
  if (array !== VType.NULL && !(array >= VType.CLASS && fits(which, types.kind(array)))) {
    const message = `Bad type on operand stack in ${(stores ? STORES : LOADS)[which]}`;
    if (which === BYTES) m.failType(message, m.topOrigin());
    const wanted = which === REFERENCES ? VType.ANY_REFERENCE : types.primitiveArrays[INT_ARRAYS[which]];
    m.failType(message, m.topOrigin(), m.implied(wanted));
  }
  if (stores) return true;
  if (which === REFERENCES) m.push(array === VType.NULL ? VType.NULL : types.component(array));
  else {
    const type = VALUES[which];
    if (type === VType.LONG || type === VType.DOUBLE) m.push2(type);
    else m.push(type);
  }
  return true;
}

export function newInstruction(m: MethodChecker): void {
  const index = m.u2(1);
  const type = checkClassEntry(m, index);
  if (m.context.types.isArray(type)) m.failType('Illegal new instruction', m.fromPool(index, type));
  m.push(VType.UNINITIALIZED + m.bci);
}

export function newArray(m: MethodChecker, opcode: number): void {
  const { types } = m.context;
  if (opcode === Op.NEWARRAY) {
    const type = types.primitiveArrays[m.code[m.bci + 1] - 4];
    if (type === undefined) m.failCode('Illegal newarray instruction');
    m.pop(VType.INTEGER);
    m.push(type);
    return;
  }
  const index = m.u2(1);
  const type = checkClassEntry(m, index);
  if (opcode === Op.ANEWARRAY) {
    m.pop(VType.INTEGER);
    if (types.isArray(type) && types.dimensions(type) >= MAX_DIMENSIONS)
      m.failCode('Illegal anewarray instruction, array has more than 255 dimensions');
    m.push(types.arrayOf(type));
    return;
  }
  if (!types.isArray(type))
    m.failType('Illegal constant pool index in multianewarray instruction', m.fromPool(index, type));
  const dimensions = m.code[m.bci + 3];
  if (dimensions < 1 || types.dimensions(type) < dimensions)
    m.failCode(`Illegal dimension in multianewarray instruction: ${dimensions}`);
  for (let i = 0; i < dimensions; i++) m.pop(VType.INTEGER);
  m.push(type);
}

/** arraylength, checkcast, instanceof. */
export function typeInstruction(m: MethodChecker, opcode: number): void {
  const { types } = m.context;
  if (opcode === Op.ARRAYLENGTH) {
    const type = m.pop(VType.ANY_REFERENCE);
    if (type !== VType.NULL && !types.isArray(type))
      m.failType('Bad type on operand stack in arraylength', m.topOrigin());
    m.push(VType.INTEGER);
    return;
  }
  const index = m.u2(1);
  checkPoolTag(m, index, 1 << CpTag.CLASS);
  m.pop(types.object);
  m.push(opcode === Op.CHECKCAST ? m.context.classType(index) : VType.INTEGER);
}
