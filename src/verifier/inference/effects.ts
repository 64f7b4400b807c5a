/** What instructions do to the state, jumps apart (JVMS §4.10.2.2, §4.10.2.4). */

import { Op } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import { hasSuperclassNamed, isProtectedElsewhere } from '../host.js';
import { PLAN_BITS, PLAN_MASK, plans, RESULT_SHIFT } from '../simple-instructions.js';
import { VType } from '../types.js';
import type { Machine } from './machine.js';
import { isReference } from './merging.js';
import { u2 } from './operands.js';
import { Flag } from './state.js';

const BAD_PROTECTED = 'Bad access to protected data';

/** Array loads and stores, numbered from iaload and iastore: component's kinds, and what to call the array. */
const ARRAYS: readonly (readonly [kinds: string, what: string])[] = [
  ['I', ' of ints'],
  ['J', ' of longs'],
  ['F', ' of floats'],
  ['D', ' of doubles'],
  ['L[', ' of objects or arrays'],
  ['BZ', ' of bytes or Booleans'],
  ['C', ' of chars'],
  ['S', ' of shorts'],
];
const ELEMENTS = [
  VType.INTEGER,
  VType.LONG,
  VType.FLOAT,
  VType.DOUBLE,
  0,
  VType.INTEGER,
  VType.INTEGER,
  VType.INTEGER,
];
const ANY_ARRAY = 'ZBCSIJFDL[';
const REFERENCES = 4;

/** Everything but calls, jumps and returns. */
export function apply(m: Machine, code: Uint8Array, pc: number): void {
  const opcode = code[pc];
  const plan = plans[opcode];
  if (plan !== 0) applyPlan(m, plan);
  else if (opcode === Op.ACONST_NULL) m.push(VType.NULL);
  else if (opcode <= Op.LDC2_W) loadConstant(m, opcode === Op.LDC ? code[pc + 1] : u2(code, pc + 1));
  else if (opcode <= Op.ALOAD_3) load(m, opcode, code[pc + 1]);
  else if (opcode <= Op.SALOAD) loadElement(m, opcode - Op.IALOAD);
  else if (opcode <= Op.ASTORE_3) store(m, opcode, code[pc + 1]);
  else if (opcode <= Op.SASTORE) storeElement(m, opcode - Op.IASTORE);
  else if (opcode <= Op.SWAP) moveSlots(m, opcode);
  else if (opcode === Op.IINC) increment(m, code[pc + 1]);
  else if (opcode === Op.WIDE) applyWide(m, code[pc + 1], u2(code, pc + 2));
  else if (opcode >= Op.GETSTATIC && opcode <= Op.PUTFIELD) field(m, opcode, u2(code, pc + 1));
  else objects(m, code, pc, opcode);
}

function applyPlan(m: Machine, plan: number): void {
  for (let rest = plan & ((1 << RESULT_SHIFT) - 1); rest !== 0; rest >>= PLAN_BITS)
    m.popKind(rest & PLAN_MASK);
  const result = (plan >> RESULT_SHIFT) & PLAN_MASK;
  if (result !== 0) m.push(result);
}

function loadConstant(m: Machine, index: number): void {
  m.push(constantType(m, m.context.pool.tag(index)));
}

function constantType(m: Machine, tag: CpTag): number {
  const { types } = m.context;
  switch (tag) {
    case CpTag.INTEGER:
      return VType.INTEGER;
    case CpTag.FLOAT:
      return VType.FLOAT;
    case CpTag.LONG:
      return VType.LONG;
    case CpTag.DOUBLE:
      return VType.DOUBLE;
    case CpTag.STRING:
      return types.string;
    case CpTag.CLASS:
      return types.classClass;
    case CpTag.METHOD_HANDLE:
      return types.methodHandle;
    default:
      return types.methodType;
  }
}

function applyWide(m: Machine, opcode: number, index: number): void {
  if (opcode === Op.IINC) increment(m, index);
  else if (opcode <= Op.ALOAD) load(m, opcode, index);
  else store(m, opcode, index);
}

function increment(m: Machine, index: number): void {
  m.local(index, VType.INTEGER);
  m.use(index);
}

const KINDS = [VType.INTEGER, VType.LONG, VType.FLOAT, VType.DOUBLE];

function load(m: Machine, opcode: number, operand: number): void {
  const short = opcode - Op.ILOAD_0;
  const kind = short < 0 ? opcode - Op.ILOAD : short >> 2;
  const index = short < 0 ? operand : short & 3;
  if (kind === 4) m.push(m.local(index, VType.ANY_REFERENCE));
  else if ((kind & 1) === 0) {
    m.local(index, KINDS[kind]);
    m.push(KINDS[kind]);
  } else {
    m.checkLocal2(index, KINDS[kind]);
    m.push(KINDS[kind]);
    m.use(index + 1);
  }
  m.use(index);
}

function store(m: Machine, opcode: number, operand: number): void {
  const short = opcode - Op.ISTORE_0;
  const kind = short < 0 ? opcode - Op.ISTORE : short >> 2;
  const index = short < 0 ? operand : short & 3;
  if (kind === 4) m.setLocal(index, m.popAnyReference(true));
  else {
    m.popKind(KINDS[kind]);
    if ((kind & 1) === 0) m.setLocal(index, KINDS[kind]);
    else {
      m.setLocal2(index, KINDS[kind]);
      m.use(index + 1);
    }
  }
  m.use(index);
}

function loadElement(m: Machine, which: number): void {
  m.popInt();
  const array = m.popArray(...ARRAYS[which]);
  if (which !== REFERENCES) m.push(ELEMENTS[which]);
  else m.push(array === VType.NULL ? VType.NULL : m.context.types.component(array));
}

function storeElement(m: Machine, which: number): void {
  if (which === REFERENCES) m.popReference();
  else m.popKind(ELEMENTS[which]);
  m.popInt();
  m.popArray(...ARRAYS[which]);
}

/** pop to swap. */
function moveSlots(m: Machine, opcode: number): void {
  switch (opcode) {
    case Op.POP:
      m.popSlot();
      break;
    case Op.POP2:
      m.popPair();
      break;
    case Op.DUP: {
      const a = m.popSlot();
      m.pushSlots(a, a);
      break;
    }
    case Op.DUP_X1: {
      const a = m.popSlot();
      const b = m.popSlot();
      m.pushSlots(a, b, a);
      break;
    }
    case Op.DUP_X2: {
      const a = m.popSlot();
      m.pushSlots(a, ...m.popPair(), a);
      break;
    }
    case Op.DUP2: {
      const pair = m.popPair();
      m.pushSlots(...pair, ...pair);
      break;
    }
    case Op.DUP2_X1: {
      const pair = m.popPair();
      const c = m.popSlot();
      m.pushSlots(...pair, c, ...pair);
      break;
    }
    case Op.DUP2_X2: {
      const pair = m.popPair();
      m.pushSlots(...pair, ...m.popPair(), ...pair);
      break;
    }
    default: {
      const a = m.popSlot();
      const b = m.popSlot();
      m.pushSlots(a, b);
    }
  }
}

/** Is the member declared protected by a superclass in another package? */
function isProtected(m: Machine, index: number, isMethod: boolean): boolean {
  const { context } = m;
  const { view, pool, types } = context;
  const holder = context.memberClassType(index);
  if (holder === context.thisType || !hasSuperclassNamed(view, types.name(holder))) return false;
  return isProtectedElsewhere(
    view,
    context.classOf(holder),
    pool.memberName(index),
    pool.memberDescriptor(index),
    isMethod,
  );
}

function field(m: Machine, opcode: number, index: number): void {
  const { context } = m;
  const type = context.fieldType(index);
  const stores = opcode === Op.PUTSTATIC || opcode === Op.PUTFIELD;
  const isPutfield = opcode === Op.PUTFIELD;
  // HotSpot's dispensation below covers the value, too.
  const value = stores ? (isPutfield && type >= VType.CLASS ? popOfOwnField(m, index) : m.popKind(type)) : 0;
  if (opcode >= Op.GETFIELD) {
    const holder = context.memberClassType(index);
    const receiver = isPutfield ? popOfOwnField(m, index) : m.popReference();
    if (!m.isAssignable(receiver, holder)) m.fail('Incompatible type for getting or setting field');
    if (isProtected(m, index, false) && !m.isAssignable(receiver, context.thisType)) m.fail(BAD_PROTECTED);
  }
  if (stores && isReference(value) && !m.isAssignable(value, type)) m.fail('Bad type in putfield/putstatic');
  if (!stores) m.push(type);
}

/** Pops a reference. A constructor may set fields of its own class before it calls another constructor. */
function popOfOwnField(m: Machine, index: number): number {
  const { context } = m;
  const { pool, thisType } = context;
  if (m.depth > 0 && m.stack[m.depth - 1] === VType.UNINITIALIZED_THIS) {
    const own = context.view.declaredField(pool.memberName(index), pool.memberDescriptor(index)) !== null;
    if (own && context.memberClassType(index) === thisType) {
      m.depth--;
      return thisType;
    }
  }
  return m.popReference();
}

function objects(m: Machine, code: Uint8Array, pc: number, opcode: number): void {
  const { context } = m;
  const { types } = context;
  switch (opcode) {
    case Op.NEW:
      create(m, VType.UNINITIALIZED + pc);
      break;
    case Op.NEWARRAY:
      m.popInt();
      m.push(types.primitiveArrays[code[pc + 1] - 4]);
      break;
    case Op.ANEWARRAY:
      m.popInt();
      m.push(types.arrayOf(context.classType(u2(code, pc + 1))));
      break;
    case Op.ARRAYLENGTH:
      m.popArray(ANY_ARRAY, '');
      m.push(VType.INTEGER);
      break;
    case Op.CHECKCAST:
      m.popReference();
      m.push(context.classType(u2(code, pc + 1)));
      break;
    case Op.INSTANCEOF:
      m.popReference();
      m.push(VType.INTEGER);
      break;
    case Op.MONITORENTER:
    case Op.MONITOREXIT:
      m.popReference();
      break;
    default: // multianewarray
      for (let i = 0; i < code[pc + 3]; i++) m.popInt();
      m.push(context.classType(u2(code, pc + 1)));
  }
}

/** Objects that the same instruction made before can no longer be told from the new one. */
function create(m: Machine, type: number): void {
  for (let i = 0; i < m.depth; i++)
    if (m.stack[i] === type) m.fail('Uninitialized object on stack at creating point');
  m.replace(type, VType.TOP);
  m.push(type);
}

/** invokevirtual to invokeinterface. */
export function call(m: Machine, code: Uint8Array, pc: number): void {
  const { context } = m;
  const opcode = code[pc];
  const index = u2(code, pc + 1);
  const signature = context.signature(index);
  const args = signature.arguments;
  for (let i = args.length - 1; i >= 0; i--) {
    if (args[i] === VType.LONG_2 || args[i] === VType.DOUBLE_2) i--;
    m.popKind(args[i]);
  }
  const first = m.depth;
  if (opcode !== Op.INVOKESTATIC) receiver(m, opcode, index);
  for (let i = 0; i < args.length; i++) {
    if (args[i] >= VType.CLASS && !m.isAssignable(m.stack[first + i], args[i]))
      m.fail('Incompatible argument to function');
  }
  if (signature.result.length > 0) m.push(signature.result[0]);
}

function receiver(m: Machine, opcode: number, index: number): void {
  const { context } = m;
  const { types } = context;
  const holder = context.memberClassType(index);
  const type = m.popReference();
  if (!m.isAssignable(type, holder)) m.fail('Incompatible object argument for function call');
  if (opcode === Op.INVOKESPECIAL && !m.isAssignable(type, context.thisType))
    m.fail('Incompatible object argument for invokespecial');
  if (opcode === Op.INVOKEINTERFACE || !isProtected(m, index, true) || m.isAssignable(type, context.thisType))
    return;
  // Arrays have a public clone().
  if (holder === types.object && types.isArray(type) && context.pool.memberName(index) === 'clone') return;
  m.fail(BAD_PROTECTED);
}

/** invokespecial of a constructor. Returns the uninitialized type that it was called on. */
export function callConstructor(m: Machine, code: Uint8Array, index: number): number {
  const { context } = m;
  const args = context.signature(index).arguments;
  for (let i = args.length - 1; i >= 0; i--) {
    if (args[i] === VType.LONG_2 || args[i] === VType.DOUBLE_2) i--;
    m.popKind(args[i]);
  }
  const first = m.depth;
  const holder = context.memberClassType(index);
  const type = m.popUninitialized();
  let initialized = context.thisType;
  if (type !== VType.UNINITIALIZED_THIS) {
    initialized = context.classType(u2(code, type - VType.UNINITIALIZED + 1));
    if (initialized !== holder) m.fail('Call to wrong initialization method');
    if (isProtected(m, index, true)) m.fail(BAD_PROTECTED);
  } else if (holder !== context.superType && holder !== context.thisType)
    m.fail('Call to wrong initialization method');
  for (let i = 0; i < args.length; i++) {
    if (args[i] >= VType.CLASS && !m.isAssignable(m.stack[first + i], args[i]))
      m.fail('Incompatible argument to function');
  }
  m.replace(type, initialized);
  if (type === VType.UNINITIALIZED_THIS) m.allFlags |= Flag.CONSTRUCTED;
  m.version++;
  return type;
}
