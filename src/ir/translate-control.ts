import { Mark, s2, s4, u2 } from './block-scan.js';
import { RETURN_ADDRESS } from './operand-stack.js';
import { IrOp, Kind } from './ops.js';
import { wideIncrement, wideLoad, wideStore } from './translate-values.js';
import type { Rule, Translator } from './translator.js';

/** Branches, comparisons, switches, subroutines, returns. */

/** Ends the block with a conditional branch; its operands are popped already. */
function branch(t: Translator, op: IrOp, a: number, b: number, condition: number, target: number): void {
  t.stack.canonicalize();
  t.emitter.emit(op, t.branchTo(target), a, b, condition);
  t.fallThrough();
}

/** ifeq …: aux = condition. */
export function ifZero(t: Translator, rule: Rule): void {
  t.stack.untangle();
  const a = t.stack.pop(Kind.I);
  branch(t, IrOp.IF_I, a, t.emitter.int(0), rule.aux, t.pc + s2(t.code, t.pc + 1));
}

/** if_icmp…, if_acmp…: aux = condition. */
export function ifCompare(t: Translator, rule: Rule): void {
  t.stack.untangle();
  const b = t.stack.pop(rule.b);
  const a = t.stack.pop(rule.a);
  branch(t, rule.op, a, b, rule.aux, t.pc + s2(t.code, t.pc + 1));
}

export function ifNull(t: Translator, rule: Rule): void {
  t.stack.untangle();
  const a = t.stack.pop(Kind.P);
  branch(t, IrOp.IF_P, a, t.emitter.null(), rule.aux, t.pc + s2(t.code, t.pc + 1));
}

/** lcmp, fcmp*, dcmp*: fused with the ifeq … after it if there is one. kind = that of the operands; aux = IrCond.NAN_GREATER for fcmpg and dcmpg. */
export function compare(t: Translator, rule: Rule): void {
  const { code, next, stack } = t;
  const following = next < code.length ? code[next] : 0;
  if (following < 0x99 || following > 0x9e || (t.scan.marks[next] & Mark.LEADER) !== 0) {
    const b = stack.pop(rule.kind);
    const a = stack.pop(rule.kind);
    t.emitter.emit(rule.op, stack.pushResult(Kind.I), a, b, 0);
    return;
  }
  stack.untangle();
  const b = stack.pop(rule.kind);
  const a = stack.pop(rule.kind);
  t.pc = next;
  t.next = next + 3;
  t.emitter.bci = next;
  const condition = (following - 0x99) | rule.aux;
  branch(t, IrOp.IF_I + rule.kind - Kind.I, a, b, condition, next + s2(code, next + 1));
}

function jump(t: Translator, target: number): void {
  t.stack.canonicalize();
  if (target === t.next) {
    t.fallThrough();
    return;
  }
  const leader = t.branchTo(target);
  t.emitter.emit(IrOp.GOTO, leader, 0, 0, 0);
  t.ended = true;
}

export function goto_(t: Translator): void {
  jump(t, t.pc + s2(t.code, t.pc + 1));
}

export function gotoWide(t: Translator): void {
  jump(t, t.pc + s4(t.code, t.pc + 1));
}

function call(t: Translator, target: number): void {
  const { scan, stack } = t;
  const returnLeader = t.next < t.code.length ? scan.leaderAt[t.next] : -1;
  const entry = scan.leaderAt[target];
  const subroutine = t.subroutines.call(entry, t.next, returnLeader, stack.kinds, stack.depth);
  stack.push(RETURN_ADDRESS + subroutine, t.emitter.int(t.next));
  jump(t, target);
}

export function jsr(t: Translator): void {
  call(t, t.pc + s2(t.code, t.pc + 1));
}

export function jsrWide(t: Translator): void {
  call(t, t.pc + s4(t.code, t.pc + 1));
}

function returnFrom(t: Translator, index: number): void {
  t.local(index, 1);
  t.stack.canonicalize();
  const switchIndex = t.subroutines.return(index, t.stack.kinds, t.stack.depth);
  t.emitter.emit(IrOp.SWITCH, -1, index, 0, switchIndex);
  t.ended = true;
}

export function ret(t: Translator): void {
  returnFrom(t, t.code[t.pc + 1]);
}

export function wide(t: Translator): void {
  const op = t.code[t.pc + 1];
  t.next = t.pc + (op === 0x84 ? 6 : 4);
  if (op === 0x84) wideIncrement(t);
  else if (op === 0xa9) returnFrom(t, u2(t.code, t.pc + 2));
  else if (op < 0x36) wideLoad(t, Kind.I + op - 0x15);
  else wideStore(t, Kind.I + op - 0x36);
}

export function tableSwitch(t: Translator): void {
  const { code, pc, stack } = t;
  stack.untangle();
  const value = stack.pop(Kind.I);
  stack.canonicalize();
  const at = (pc + 4) & ~3;
  const low = s4(code, at + 4);
  const count = s4(code, at + 8) - low + 1;
  const keys = new Int32Array(count);
  const targets = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    keys[i] = low + i;
    targets[i] = t.branchTo(pc + s4(code, at + 12 + 4 * i));
  }
  endSwitch(t, value, keys, targets, t.branchTo(pc + s4(code, at)));
}

export function lookupSwitch(t: Translator): void {
  const { code, pc, stack } = t;
  stack.untangle();
  const value = stack.pop(Kind.I);
  stack.canonicalize();
  const at = (pc + 4) & ~3;
  const count = s4(code, at + 4);
  const keys = new Int32Array(count);
  const targets = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    keys[i] = s4(code, at + 8 + 8 * i);
    targets[i] = t.branchTo(pc + s4(code, at + 12 + 8 * i));
  }
  endSwitch(t, value, keys, targets, t.branchTo(pc + s4(code, at)));
}

function endSwitch(
  t: Translator,
  value: number,
  keys: Int32Array,
  targets: Int32Array,
  fallback: number,
): void {
  const index = t.method.switches.push({ keys, targets, fallback }) - 1;
  t.emitter.emit(IrOp.SWITCH, -1, value, 0, index);
  t.ended = true;
}

/** ireturn … return: kind = that of the result. */
export function return_(t: Translator, rule: Rule): void {
  if (rule.kind !== t.method.returnKind) t.fail('the method returns another kind of value');
  const value = rule.kind === Kind.VOID ? 0 : t.stack.pop(rule.kind);
  t.emitter.emit(rule.op, -1, value, 0, 0);
  t.ended = true;
}

export function throw_(t: Translator): void {
  const value = t.stack.pop(Kind.P);
  t.emitter.emit(IrOp.THROW, -1, value, 0, 0);
  t.ended = true;
}
