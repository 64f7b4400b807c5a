/** Field access and calls (JVMS §4.10.1.9), with the rules for protected members (§4.10.1.8) and constructors. */

import { Op } from '../jvms/opcodes.js';
import { CpTag } from '../jvms/pool-tags.js';
import { checkClassEntry, checkPoolTag } from './constants.js';
import { endsInThrow } from './ends-in-throw.js';
import { hasSuperclassNamed } from './host.js';
import type { MethodChecker } from './method-checker.js';
import { isCategory2, isUninitialized, VType } from './types.js';

/** The first version whose interfaces have static and private methods. */
const JAVA_8 = 52;

export function checkField(m: MethodChecker, opcode: number): void {
  const { context } = m;
  const index = m.u2(1);
  checkPoolTag(m, index, 1 << CpTag.FIELDREF);
  const holder = context.memberClassType(index);
  if (opcode >= Op.GETFIELD && context.types.isArray(holder)) {
    const text = `Expecting reference to class in class ${context.externalName} at constant pool index ${index}`;
    m.failType(text, m.fromPool(index, holder));
  }
  const type = context.fieldType(index);
  switch (opcode) {
    case Op.GETSTATIC:
      m.pushValue(type);
      break;
    case Op.PUTSTATIC:
      popValue(m, type);
      break;
    case Op.GETFIELD:
      checkProtectedField(m, index, holder, m.pop(holder), 'getfield');
      m.pushValue(type);
      break;
    default:
      popValue(m, type);
      putField(m, index, holder);
  }
}

/** Pops a value of the type, which may take two slots. */
function popValue(m: MethodChecker, type: number): void {
  if (isCategory2(type)) m.pop(type + 1);
  m.pop(type);
}

/** The receiver of a putfield. A constructor may set fields of its own class before it calls another constructor. */
function putField(m: MethodChecker, index: number, holder: number): void {
  const { context } = m;
  const { pool } = context;
  let receiver = m.popAny();
  if (
    receiver === VType.UNINITIALIZED_THIS &&
    holder === context.thisType &&
    context.view.declaredField(pool.memberName(index), pool.memberDescriptor(index)) !== null
  ) {
    receiver = holder;
  }
  if (receiver !== holder && !m.isAssignable(receiver, holder))
    m.failType('Bad type on operand stack in putfield', m.topOrigin(), m.fromPool(index, holder));
  checkProtectedField(m, index, holder, receiver, 'putfield');
}

function checkProtectedField(
  m: MethodChecker,
  index: number,
  holder: number,
  receiver: number,
  instruction: string,
): void {
  const { context } = m;
  if (receiver === context.thisType || !isProtected(m, index, holder, false)) return;
  if (m.isAssignable(receiver, context.thisType, true)) return;
  const text = `Bad access to protected data in ${instruction}`;
  m.failType(text, m.topOrigin(), m.implied(context.thisType));
}

/** Does the entry name a member of a superclass that is protected and declared in another package? */
function isProtected(m: MethodChecker, index: number, holder: number, isMethod: boolean): boolean {
  const { context } = m;
  const { view, types } = context;
  if (holder === context.thisType || !hasSuperclassNamed(view, types.name(holder))) return false;
  return context.isProtectedElsewhere(index, holder, isMethod);
}

function poolTags(opcode: number, major: number): number {
  switch (opcode) {
    case Op.INVOKEINTERFACE:
      return 1 << CpTag.INTERFACE_METHODREF;
    case Op.INVOKEDYNAMIC:
      return 1 << CpTag.INVOKE_DYNAMIC;
    case Op.INVOKEVIRTUAL:
      return 1 << CpTag.METHODREF;
    default:
      return (1 << CpTag.METHODREF) | (major < JAVA_8 ? 0 : 1 << CpTag.INTERFACE_METHODREF);
  }
}

/** Is the instruction covered by an exception handler? */
export function checkInvoke(m: MethodChecker, opcode: number, covered: boolean): void {
  const { context } = m;
  const index = m.u2(1);
  const tag = checkPoolTag(m, index, poolTags(opcode, context.major));
  const signature = context.signature(index);
  const args = signature.arguments;
  if (opcode >= Op.INVOKEINTERFACE) checkOperands(m, opcode, args.length);
  const isDynamic = opcode === Op.INVOKEDYNAMIC;
  const name = isDynamic ? context.pool.dynamicName(index) : context.pool.memberName(index);
  const holder = isDynamic ? 0 : context.memberClassType(index);
  const constructs = name.charCodeAt(0) === 0x3c;
  if (constructs) {
    if (opcode !== Op.INVOKESPECIAL || name !== '<init>') m.failCode('Illegal call to internal method');
  } else if (opcode === Op.INVOKESPECIAL) checkSpecial(m, holder, tag);
  for (let i = args.length - 1; i >= 0; i--) m.pop(args[i]);
  if (constructs) checkConstructorCall(m, index, holder, covered);
  else if (opcode === Op.INVOKESPECIAL) m.pop(context.thisType);
  else if (opcode === Op.INVOKEVIRTUAL) checkVirtualReceiver(m, index, holder, name);
  else if (opcode === Op.INVOKEINTERFACE) m.pop(holder);
  const { result } = signature;
  for (let i = 0; i < result.length; i++) m.push(result[i]);
}

/** The operands of invokeinterface and invokedynamic that say nothing new. */
function checkOperands(m: MethodChecker, opcode: number, slots: number): void {
  const { code, bci } = m;
  if (opcode === Op.INVOKEINTERFACE) {
    if (code[bci + 3] !== slots + 1) m.failCode('Inconsistent args count operand in invokeinterface');
    if (code[bci + 4] !== 0) m.failCode('Fourth operand byte of invokeinterface must be zero');
  } else if (code[bci + 3] !== 0 || code[bci + 4] !== 0)
    m.failCode('Third and fourth operand bytes of invokedynamic must be zero');
}

/** invokespecial of other methods than constructors: on the class itself, its superclasses and direct superinterfaces. */
function checkSpecial(m: MethodChecker, holder: number, tag: number): void {
  const { context } = m;
  const { types, view } = context;
  if (holder === context.thisType || holder === context.superType) return;
  const name = types.name(holder);
  if (view.interfaces.some((i) => i.name === name)) return;
  const bad = 'Bad invokespecial instruction: ';
  if (!m.isAssignable(context.thisType, holder))
    m.failCode(`${bad}current class isn't assignable to reference class.`);
  if (tag === CpTag.INTERFACE_METHODREF)
    m.failCode(`${bad}interface method reference is in an indirect superinterface.`);
}

function checkVirtualReceiver(m: MethodChecker, index: number, holder: number, name: string): void {
  const { context } = m;
  const receiver = m.pop(holder);
  if (receiver === context.thisType || !isProtected(m, index, holder, true)) return;
  // Arrays have a public clone().
  const { types } = context;
  if (holder === types.object && types.isArray(receiver) && name === 'clone') return;
  if (m.isAssignable(receiver, context.thisType, true)) return;
  const text = 'Bad access to protected data in invokevirtual';
  m.failType(text, m.topOrigin(), m.implied(context.thisType));
}

/** invokespecial of a constructor: the receiver becomes initialised. */
function checkConstructorCall(m: MethodChecker, index: number, holder: number, covered: boolean): void {
  const { context } = m;
  const receiver = m.pop(VType.ANY_REFERENCE);
  if (receiver === VType.UNINITIALIZED_THIS) {
    if (holder !== context.thisType && holder !== context.superType)
      m.failType('Bad <init> method call', m.implied(holder), m.implied(context.thisType));
    if (covered) {
      checkCovered(m);
      m.checkHandlerFrames(1);
    }
    m.initialize(receiver, context.thisType);
    return;
  }
  if (!isUninitialized(receiver)) m.failType('Bad operand type when invoking <init>', m.topOrigin());
  const newAt = receiver - VType.UNINITIALIZED;
  const newIndex = (m.code[newAt + 1] << 8) | m.code[newAt + 2];
  const type = checkClassEntry(m, newIndex);
  if (type !== holder)
    m.failType('Call to wrong <init> method', m.fromPool(newIndex, type), m.fromPool(index, holder));
  if (isProtected(m, index, holder, true) && !m.isAssignable(type, context.thisType, true)) {
    const text = 'Bad access to protected <init> method';
    m.failType(text, m.fromPool(newIndex, type), m.implied(context.thisType));
  }
  if (covered) m.checkHandlerFrames(m.flags);
  m.initialize(receiver, type);
}

/** Handlers around the call of another constructor must not let the object escape half made. */
function checkCovered(m: MethodChecker): void {
  const table = m.attribute.exceptionTable;
  for (let i = 0; i < table.length; i += 4) {
    if (m.bci < table[i] || m.bci >= table[i + 1]) continue;
    if (!endsInThrow(m.code, table, table[i + 2]))
      m.failCode('Bad <init> method call from after the start of a try block');
  }
}
