import { CpTag } from '../jvms/pool-tags.js';
import { u2 } from './block-scan.js';
import { type DescriptorShape, descriptorShape, kindOfDescriptor } from './descriptor-shape.js';

import { IrOp, Kind } from './ops.js';
import type { Rule, Translator } from './translator.js';

/** Fields, calls, allocation, type tests, monitors: instructions that name classes and their members. */

/** Kind of the field that an instruction names. */
function fieldKind(t: Translator, index: number): Kind {
  const kind = kindOfDescriptor(t.constants.fieldDescriptor(index).charCodeAt(0));
  if (kind === Kind.VOID) t.badConstant(index);
  return kind;
}

export function getStatic(t: Translator): void {
  const index = t.poolIndex(CpTag.FIELDREF);
  const kind = fieldKind(t, index);
  t.emitter.emit(IrOp.GETSTATIC_I + kind - Kind.I, t.stack.pushResult(kind), 0, 0, index);
}

export function putStatic(t: Translator): void {
  const index = t.poolIndex(CpTag.FIELDREF);
  const kind = fieldKind(t, index);
  const value = t.stack.pop(kind);
  t.emitter.emit(IrOp.PUTSTATIC_I + kind - Kind.I, -1, value, 0, index);
}

export function getField(t: Translator): void {
  const index = t.poolIndex(CpTag.FIELDREF);
  const kind = fieldKind(t, index);
  const object = t.stack.pop(Kind.P);
  t.emitter.emit(IrOp.GETFIELD_I + kind - Kind.I, t.stack.pushResult(kind), object, 0, index);
}

export function putField(t: Translator): void {
  const index = t.poolIndex(CpTag.FIELDREF);
  const kind = fieldKind(t, index);
  const value = t.stack.pop(kind);
  const object = t.stack.pop(Kind.P);
  t.emitter.emit(IrOp.PUTFIELD_I + kind - Kind.I, -1, object, value, index);
}

/** The pool index of a call, checked against what each of the five instructions may name. */
function callee(t: Translator, op: IrOp): number {
  const index = u2(t.code, t.pc + 1);
  const tag = t.constants.tag(index);
  let ok: boolean;
  if (op === IrOp.INVOKEVIRTUAL) ok = tag === CpTag.METHODREF;
  else if (op === IrOp.INVOKEINTERFACE) ok = tag === CpTag.INTERFACE_METHODREF;
  else if (op === IrOp.INVOKEDYNAMIC) ok = tag === CpTag.INVOKE_DYNAMIC;
  else ok = tag === CpTag.METHODREF || tag === CpTag.INTERFACE_METHODREF;
  if (!ok) t.badConstant(index);
  return index;
}

function shapeOf(t: Translator, index: number): DescriptorShape {
  const shape = descriptorShape(t.constants.methodDescriptor(index));
  return shape === null ? t.badConstant(index) : shape;
}

/** The trailing operand bytes of invokeinterface (a count of words, zero) and invokedynamic (zeros). */
function checkTrailer(t: Translator, op: IrOp, words: number): void {
  const count = t.code[t.pc + 3];
  const expected = op === IrOp.INVOKEINTERFACE ? words : 0;
  if (count !== expected || t.code[t.pc + 4] !== 0) t.fail('wrong operand bytes of a call');
}

export function invoke(t: Translator, rule: Rule): void {
  const { emitter, stack } = t;
  const op = rule.op;
  const index = callee(t, op);
  const { paramKinds, paramWords, returnKind } = shapeOf(t, index);
  const receiver = op === IrOp.INVOKESTATIC || op === IrOp.INVOKEDYNAMIC ? 0 : 1;
  if (op === IrOp.INVOKEINTERFACE || op === IrOp.INVOKEDYNAMIC) checkTrailer(t, op, paramWords + 1);
  const count = paramKinds.length + receiver;
  const list = emitter.argumentList(count);
  const args = t.method.args;
  let at = list + count;
  for (let i = paramKinds.length - 1; i >= 0; i--) args[at--] = stack.pop(paramKinds[i]);
  if (receiver !== 0) args[at] = stack.pop(Kind.P);
  emitter.emit(op, returnKind === Kind.VOID ? -1 : stack.pushResult(returnKind), index, list, returnKind);
}

export function new_(t: Translator): void {
  const index = t.poolIndex(CpTag.CLASS);
  t.emitter.emit(IrOp.NEW, t.stack.pushResult(Kind.P), 0, 0, index);
}

export function newArray(t: Translator): void {
  const type = t.code[t.pc + 1];
  if (type < 4 || type > 11) t.fail(`newarray of type ${type}`);
  const length = t.stack.pop(Kind.I);
  t.emitter.emit(IrOp.NEWARRAY, t.stack.pushResult(Kind.P), length, 0, type);
}

/** anewarray, checkcast, instanceof: one operand and a class. */
export function withClass(t: Translator, rule: Rule): void {
  const index = t.poolIndex(CpTag.CLASS);
  const a = t.stack.pop(rule.a);
  t.emitter.emit(rule.op, t.stack.pushResult(rule.dst), a, 0, index);
}

export function multiNewArray(t: Translator): void {
  const index = t.poolIndex(CpTag.CLASS);
  const dimensions = t.code[t.pc + 3];
  if (dimensions === 0) t.fail('multianewarray without dimensions');
  const list = t.emitter.argumentList(dimensions);
  const args = t.method.args;
  for (let i = dimensions; i > 0; i--) args[list + i] = t.stack.pop(Kind.I);
  t.emitter.emit(IrOp.MULTIANEWARRAY, t.stack.pushResult(Kind.P), 0, list, index);
}

export function monitor(t: Translator, rule: Rule): void {
  t.emitter.emit(rule.op, -1, t.stack.pop(Kind.P), 0, 0);
}
