/** Method calls: argument shuffling and the ways to the target. */
import { descriptorShape } from '../../ir/descriptor-shape.js';
import { IrOp, Kind } from '../../ir/ops.js';
import { ClassRec, MethodRec, Obj, ReceiverRec } from '../../layout/layout.js';
import { type Assembler, Cond, Form, Reg } from '../../x64/assembler.js';
import { type CallInfo, CallKind, type CompileEnv, SiteKind } from '../env.js';
import { emitIntrinsicCall } from '../intrinsic-calls.js';
import { ArgumentMoves } from './argument-moves.js';
import type { BaselineCompiler } from './compiler.js';
import { defineKind } from './fields.js';
import { Own } from './own.js';
import { SCRATCH } from './register-cache.js';
import { isSignaturePolymorphic } from './signature-polymorphic.js';

const INVOKEVIRTUAL = 0xb6;

let moves = new ArgumentMoves();

/** Lets go of the compiler that calls were last compiled by. */
export function forgetMoves(): void {
  moves = new ArgumentMoves();
}

/** What {@link emitTarget} must know besides the target; packed in the `aux` of a call's patch site. */
export const enum CallShape {
  /** The receiver may be null, and the call itself must fault if it is. */
  NULL_CHECK = 1,
  /** An appendix is the last argument: bits 2.. are its register, or STACK + the word in the outgoing area. */
  APPENDIX = 2,
  WHERE_SHIFT = 2,
  STACK = 16,
}

/** Length of the longest linked form of a call that is not linked yet, by opcode from invokevirtual on (which may turn out to call an interface's method). */
const siteLength: readonly number[] = [14, 9, 7, 14, 24];
const APPENDIX_SITE_LENGTH = 24;

export function emitCall(c: BaselineCompiler, op: IrOp): void {
  const { asm, env } = c;
  const opcode = INVOKEVIRTUAL + op - IrOp.INVOKEVIRTUAL;
  const info = env.call(c.a, opcode, c.bci);
  if (info !== null && info.intrinsic !== 0 && emitIntrinsicCall(c, info.intrinsic)) return;
  const hasReceiver = op !== IrOp.INVOKESTATIC && op !== IrOp.INVOKEDYNAMIC;
  const appendix =
    op === IrOp.INVOKEDYNAMIC ||
    (info !== null ? info.kind === CallKind.ADAPTER : op === IrOp.INVOKEVIRTUAL && isPolymorphic(c));
  let call = -1;
  if (info === null) call = c.beginSite();
  const shape = emitArguments(c, hasReceiver, appendix, mayBeNull(c, op));
  if (dependsOnReceiver(info, op, appendix)) noteReceiver(c);
  // Where a receiver is dereferenced, the first instruction of the sequence does it.
  if ((shape & CallShape.NULL_CHECK) !== 0) c.noteFault();
  if (info !== null) {
    if (info.kind >= CallKind.LINK_TO_STATIC && info.kind <= CallKind.LINK_TO_NATIVE)
      emitLinkTo(c, info.kind);
    else emitTarget(asm, env, info, shape);
  } else {
    const start = asm.offset;
    const length = appendix ? APPENDIX_SITE_LENGTH : siteLength[opcode - INVOKEVIRTUAL];
    asm.nop(length);
    if (asm.offset - start !== length) throw new Error('call site: wrong length');
    c.endSiteAt(SiteKind.CALL, c.a, opcode, call, start, shape);
  }
  c.clear();
  const kind = c.c as Kind;
  if (kind === Kind.VOID || c.dst < 0) return;
  // The upper half of an int result is garbage.
  if (kind === Kind.I) c.defineUnextendedInt(c.dst, Reg.RAX);
  else defineKind(c, kind, 0);
}

/** Is the method chosen by the class of the receiver, as far as is known? */
function dependsOnReceiver(info: CallInfo | null, op: IrOp, appendix: boolean): boolean {
  if (info !== null) return info.kind === CallKind.VIRTUAL || info.kind === CallKind.INTERFACE;
  return !appendix && (op === IrOp.INVOKEVIRTUAL || op === IrOp.INVOKEINTERFACE);
}

/** The arguments are in place: has a receiver of this class been seen here before? */
function noteReceiver(c: BaselineCompiler): void {
  const { profile } = c.options;
  if (profile === undefined) return;
  const { asm } = c;
  const seen = asm.newLabel();
  c.noteFault();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.ri(Form.MOV_R32_IMM32, SCRATCH, profile.receiverAt(c.bci));
  c.options.own?.push2(Own.RECEIVERS, asm.lastImmPos);
  asm.rm(Form.CMP_R32_RM32, Reg.RAX, SCRATCH, ReceiverRec.FIRST);
  asm.jccShort(Cond.E, seen);
  c.callStub(c.env.stubs.noteReceiver);
  asm.bind(seen);
}

function isPolymorphic(c: BaselineCompiler): boolean {
  return isSignaturePolymorphic(c.env.methodClassName(c.a), c.env.methodName(c.a));
}

/** A constructor's receiver is the new object. */
function mayBeNull(c: BaselineCompiler, op: IrOp): boolean {
  return op !== IrOp.INVOKESPECIAL || c.env.methodName(c.a) !== '<init>';
}

/**
 * Puts the arguments where the calling convention wants them, and everything else that lives on in its home.
 * Returns the {@link CallShape}.
 */
function emitArguments(
  c: BaselineCompiler,
  hasReceiver: boolean,
  appendix: boolean,
  nullCheck: boolean,
): number {
  const { ir } = c;
  const list = c.b;
  const count = ir.args[list];
  const shape = descriptorShape(c.env.methodDescriptor(c.a));
  if (shape === null) throw new Error('call: malformed descriptor');
  const kinds = shape.paramKinds;
  const first = hasReceiver ? 1 : 0;
  moves.begin(c);
  if (hasReceiver) moves.add(ir.args[list + 1], Kind.P);
  for (let i = first; i < count; i++) moves.add(ir.args[list + 1 + i], kinds[i - first]);
  c.releaseArguments(list);
  c.flush();
  moves.emit();
  let result = nullCheck && hasReceiver ? CallShape.NULL_CHECK : 0;
  if (appendix) result |= CallShape.APPENDIX | (moves.nextInteger() << CallShape.WHERE_SHIFT);
  return result;
}

/** The instructions from the arguments to the callee, also used to fill in a patch site. */
export function emitTarget(asm: Assembler, env: CompileEnv, info: CallInfo, shape: number): void {
  switch (info.kind) {
    case CallKind.DIRECT:
      if ((shape & CallShape.NULL_CHECK) !== 0) asm.rm(Form.CMP_RM32_R32, Reg.RAX, Reg.RDI, 0);
      asm.a(Form.CALL_RM64, info.methodRecord + MethodRec.ENTRY);
      break;
    case CallKind.VIRTUAL:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
      asm.m(Form.CALL_RM64, Reg.RAX, info.tableOffset);
      break;
    case CallKind.INTERFACE:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
      asm.ri(Form.MOV_R32_IMM32, Reg.R10, info.methodId);
      asm.m(Form.CALL_RM64, Reg.RAX, info.tableOffset);
      break;
    case CallKind.ADAPTER:
      if ((shape & CallShape.NULL_CHECK) !== 0) asm.rm(Form.CMP_RM32_R32, Reg.RAX, Reg.RDI, 0);
      loadAppendix(asm, info.appendixCell, shape >> CallShape.WHERE_SHIFT);
      asm.a(Form.CALL_RM64, info.methodRecord + MethodRec.ENTRY);
      break;
    case CallKind.INVOKE_BASIC:
      callBasic(asm, env);
      break;
    default:
      throw new Error(`call kind ${info.kind} has no fixed target`);
  }
}

function loadAppendix(asm: Assembler, cell: number, where: number): void {
  if (where < CallShape.STACK) {
    asm.ra(Form.MOV_R32_RM32, where, cell);
    return;
  }
  asm.ra(Form.MOV_R32_RM32, Reg.RAX, cell);
  asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RSP, 8 * (where - CallShape.STACK));
}

/** rdi = method handle: calls handle.form.vmentry.method.vmtarget. */
function callBasic(asm: Assembler, env: CompileEnv): void {
  const at = env.methodHandles();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, at.handleForm);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.formVmentry);
  callMember(asm, env);
}

/** rax = MemberName: calls member.method.vmtarget. */
function callMember(asm: Assembler, env: CompileEnv): void {
  const at = env.methodHandles();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.memberMethod);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, at.resolvedVmtarget);
  asm.m(Form.CALL_RM64, Reg.RAX, MethodRec.ENTRY);
}

/** linkTo*: the MemberName (or NativeEntryPoint) is the last argument. It is passed on: the target does not look at it. */
function emitLinkTo(c: BaselineCompiler, kind: CallKind): void {
  const { asm, env } = c;
  const where = moves.lastInteger();
  if (where < CallShape.STACK) asm.rr(Form.MOV_R32_RM32, Reg.RAX, where);
  else asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSP, 8 * (where - CallShape.STACK));
  switch (kind) {
    case CallKind.LINK_TO_SPECIAL:
      c.nullCheck(Reg.RDI);
      break;
    case CallKind.LINK_TO_VIRTUAL:
      emitLinkToVirtual(c);
      return;
    case CallKind.LINK_TO_NATIVE:
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, env.nativeEntryPoint());
      asm.m(Form.CALL_RM64, Reg.RAX, MethodRec.ENTRY);
      return;
    case CallKind.LINK_TO_INTERFACE:
      asm.rm(Form.MOV_R32_RM32, Reg.R10, Reg.RAX, env.methodHandles().memberVmindex);
      asm.rr(Form.MOV_R32_RM32, SCRATCH, Reg.R10);
      asm.ri(Form.AND_RM32_IMM8, SCRATCH, ClassRec.IMT_LENGTH - 1); // as imtOffset() has it
      c.noteFault();
      asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
      asm.x(Form.CALL_RM64, Reg.RAX, SCRATCH, 3, ClassRec.IMT);
      return;
    default:
      break;
  }
  callMember(asm, env);
}

/** A negative index means that the method needs no selection. */
function emitLinkToVirtual(c: BaselineCompiler): void {
  const { asm, env } = c;
  const unselected = asm.newLabel();
  const done = asm.newLabel();
  asm.rm(Form.MOV_R32_RM32, SCRATCH, Reg.RAX, env.methodHandles().memberVmindex);
  asm.rr(Form.TEST_RM32_R32, SCRATCH, SCRATCH);
  asm.jcc(Cond.S, unselected);
  c.noteFault();
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.x(Form.CALL_RM64, Reg.RAX, SCRATCH, 3, ClassRec.VTABLE);
  asm.jmp(done);
  asm.bind(unselected);
  c.nullCheck(Reg.RDI);
  callMember(asm, env);
  asm.bind(done);
}
