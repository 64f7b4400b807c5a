import { CpTag } from '../jvms/pool-tags.js';
import { s2, u2 } from './block-scan.js';
import { kindOfDescriptor } from './descriptor-shape.js';

import { RETURN_ADDRESS } from './operand-stack.js';
import { IrOp, Kind } from './ops.js';
import type { Rule, Translator } from './translator.js';

/** Constants, loads, stores, the operand stack, and arithmetic: instructions without control flow and without symbolic references (but ldc). */

export function nop(): void {}

/** aux = the value. */
export function intConstant(t: Translator, rule: Rule): void {
  t.stack.push(Kind.I, t.emitter.int(rule.aux));
}

/** kind; aux = low word of the bits for long and float, high word for double. */
export function constant(t: Translator, rule: Rule): void {
  const { kind, aux } = rule;
  t.stack.push(kind, t.emitter.constant(kind, kind === Kind.D ? 0 : aux, kind === Kind.D ? aux : 0));
}

export function bytePush(t: Translator): void {
  t.stack.push(Kind.I, t.emitter.int((t.code[t.pc + 1] << 24) >> 24));
}

export function shortPush(t: Translator): void {
  t.stack.push(Kind.I, t.emitter.int(s2(t.code, t.pc + 1)));
}

export function loadConstant(t: Translator): void {
  pushConstant(t, t.code[t.pc + 1], false);
}

export function loadConstantWide(t: Translator): void {
  pushConstant(t, u2(t.code, t.pc + 1), false);
}

export function loadConstant2(t: Translator): void {
  pushConstant(t, u2(t.code, t.pc + 1), true);
}

/** ldc of every kind: numbers become operands, what must be linked becomes LDC_*. */
function pushConstant(t: Translator, index: number, wide: boolean): void {
  const { constants, emitter, stack } = t;
  const tag = constants.tag(index);
  if (tag === CpTag.DYNAMIC) {
    const kind = kindOfDescriptor(constants.fieldDescriptor(index).charCodeAt(0));
    if (kind === Kind.VOID || (kind === Kind.L || kind === Kind.D) !== wide) t.badConstant(index);
    emitter.emit(IrOp.LDC_I + kind - Kind.I, stack.pushResult(kind), 0, 0, index);
    return;
  }
  if (wide) {
    if (tag !== CpTag.LONG && tag !== CpTag.DOUBLE) t.badConstant(index);
    const kind = tag === CpTag.LONG ? Kind.L : Kind.D;
    stack.push(kind, emitter.constant(kind, constants.lowBits(index), constants.highBits(index)));
    return;
  }
  switch (tag) {
    case CpTag.INTEGER:
      stack.push(Kind.I, emitter.int(constants.intBits(index)));
      return;
    case CpTag.FLOAT:
      stack.push(Kind.F, emitter.constant(Kind.F, constants.intBits(index), 0));
      return;
    case CpTag.STRING:
    case CpTag.CLASS:
    case CpTag.METHOD_TYPE:
    case CpTag.METHOD_HANDLE:
      emitter.emit(IrOp.LDC_P, stack.pushResult(Kind.P), 0, 0, index);
      return;
    default:
      t.badConstant(index);
  }
}

export function pushNull(t: Translator): void {
  t.stack.push(Kind.P, t.emitter.null());
}

function wordsOf(kind: number): number {
  return kind === Kind.L || kind === Kind.D ? 2 : 1;
}

/** kind; the local's index is in the code. */
export function load(t: Translator, rule: Rule): void {
  loadLocal(t, rule.kind, t.code[t.pc + 1]);
}

/** kind; aux = the local's index. */
export function loadFixed(t: Translator, rule: Rule): void {
  loadLocal(t, rule.kind, rule.aux);
}

function loadLocal(t: Translator, kind: number, index: number): void {
  t.local(index, wordsOf(kind));
  t.homes.noteLoad(index, kind);
  t.stack.push(kind, index);
}

export function store(t: Translator, rule: Rule): void {
  storeLocal(t, rule.kind, t.code[t.pc + 1]);
}

export function storeFixed(t: Translator, rule: Rule): void {
  storeLocal(t, rule.kind, rule.aux);
}

function storeLocal(t: Translator, kind: number, index: number): void {
  const { stack } = t;
  t.local(index, wordsOf(kind));
  if (kind === Kind.P && stack.depth > 0) {
    const top = stack.kinds[stack.depth - 1];
    if (top >= RETURN_ADDRESS) {
      t.subroutines.store(index, top - RETURN_ADDRESS);
      stack.store(top, index);
      return;
    }
  }
  stack.store(kind, index);
}

/** The wide forms of loads, stores, iinc. (`ret` is in translate-control.) */
export function wideLoad(t: Translator, kind: number): void {
  loadLocal(t, kind, u2(t.code, t.pc + 2));
}

export function wideStore(t: Translator, kind: number): void {
  storeLocal(t, kind, u2(t.code, t.pc + 2));
}

export function wideIncrement(t: Translator): void {
  incrementLocal(t, u2(t.code, t.pc + 2), s2(t.code, t.pc + 4));
}

export function increment(t: Translator): void {
  incrementLocal(t, t.code[t.pc + 1], (t.code[t.pc + 2] << 24) >> 24);
}

function incrementLocal(t: Translator, index: number, by: number): void {
  t.local(index, 1);
  t.stack.spillAliases(index, false);
  t.emitter.emit(IrOp.IADD, index, index, t.emitter.int(by), 0);
}

/** aux = words. */
export function pop(t: Translator, rule: Rule): void {
  t.stack.drop(rule.aux);
}

/** aux = words copied | words they go below << 2. */
export function duplicate(t: Translator, rule: Rule): void {
  t.stack.duplicate(rule.aux & 3, rule.aux >> 2);
}

export function swap(t: Translator): void {
  t.stack.swap();
}

export function unary(t: Translator, rule: Rule): void {
  const a = t.stack.pop(rule.a);
  t.emitter.emit(rule.op, t.stack.pushResult(rule.dst), a, 0, 0);
}

/** Also array loads: array and index are the operands. */
export function binary(t: Translator, rule: Rule): void {
  const b = t.stack.pop(rule.b);
  const a = t.stack.pop(rule.a);
  t.emitter.emit(rule.op, t.stack.pushResult(rule.dst), a, b, 0);
}

/** kind = that of the value. */
export function arrayStore(t: Translator, rule: Rule): void {
  const value = t.stack.pop(rule.kind);
  const index = t.stack.pop(Kind.I);
  const array = t.stack.pop(Kind.P);
  t.emitter.emit(rule.op, -1, array, index, value);
}
