/** Machine code of the JNI's functions for global references, monitors, and of those that say what is always the same. */
import { emitMonitorEnter, emitMonitorExit } from '../../../native-trampoline/stubs/monitors.js';
import { ClassFlag, ClassRec, Ctx, Mirror, Region } from '../../layout/layout.js';
import { Cond, Form, Reg } from '../../x64/assembler.js';
import type { EnvParts } from './env-parts.js';
import { RefType } from './jni-function.js';
import { CellKind, CellPage, type CellWords, LOCAL_BLOCK_SIZE } from './reference-cells.js';

/** HotSpot's MaxJNILocalCapacity. */
export const MAX_LOCAL_CAPACITY = 65536;
const CELL_SIZE = 4;

export function emitReferenceFunctions(parts: EnvParts): void {
  const { globals, weaks } = parts.host;
  emitNew(parts, 'NewGlobalRef', globals);
  emitNew(parts, 'NewWeakGlobalRef', weaks);
  emitDelete(parts, 'DeleteGlobalRef', globals);
  emitDelete(parts, 'DeleteWeakGlobalRef', weaks);
  emitMonitor(parts, 'MonitorEnter', emitMonitorEnter);
  emitMonitor(parts, 'MonitorExit', emitMonitorExit);
  emitRefType(parts);
  emitSuperclass(parts);
  emitConstants(parts);
}

function emitNew(parts: EnvParts, name: string, words: CellWords): void {
  const { asm } = parts;
  const done = asm.newLabel();
  parts.begin(name);
  parts.loadRef(Reg.RAX, Reg.RSI);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jccShort(Cond.E, done);
  asm.ra(Form.MOV_R32_RM32, Reg.RCX, words.top);
  asm.ra(Form.CMP_R32_RM32, Reg.RCX, words.base);
  asm.jcc(Cond.E, parts.slowOf(name));
  asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, 4);
  asm.ra(Form.MOV_RM32_R32, Reg.RCX, words.top);
  asm.rm(Form.MOV_R32_RM32, Reg.RDX, Reg.RCX, 0);
  asm.rm(Form.MOV_RM32_R32, Reg.RAX, Reg.RDX, 0);
  asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDX);
  emitState(parts);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, CellPage.STATES, 1);
  asm.bind(done);
  asm.o(Form.RET);
}

/** rdx = a cell -> rdx + CellPage.STATES = address of its state. Changes rcx. */
function emitState({ asm }: EnvParts): void {
  asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RDX);
  asm.ri(Form.AND_RM32_IMM32, Reg.RCX, CellPage.SIZE - 1);
  asm.ri(Form.SHR_RM32_IMM8, Reg.RCX, 2);
  asm.ri(Form.AND_RM32_IMM32, Reg.RDX, -CellPage.SIZE);
  asm.rr(Form.ADD_R64_RM64, Reg.RDX, Reg.RCX);
}

/** What is no cell of the kind that is given out is let be. */
function emitDelete(parts: EnvParts, name: string, words: CellWords): void {
  const { asm, host } = parts;
  const done = asm.newLabel();
  parts.begin(name);
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.NATIVE);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.NATIVE_SIZE);
  asm.jccShort(Cond.AE, done);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RAX, CellPage.SHIFT);
  asm.mi(Form.CMP_RM8_IMM8, Reg.RAX, host.cellPages, words.kind);
  asm.jccShort(Cond.NE, done);
  asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI);
  emitState(parts);
  asm.mi(Form.CMP_RM8_IMM8, Reg.RDX, CellPage.STATES, 0);
  asm.jccShort(Cond.E, done);
  asm.mi(Form.MOV_RM8_IMM8, Reg.RDX, CellPage.STATES, 0);
  asm.mi(Form.MOV_RM32_IMM32, Reg.RSI, 0, 0);
  asm.ra(Form.MOV_R32_RM32, Reg.RCX, words.top);
  asm.rm(Form.MOV_RM32_R32, Reg.RSI, Reg.RCX, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RCX, 4);
  asm.ra(Form.MOV_RM32_R32, Reg.RCX, words.top);
  asm.bind(done);
  asm.o(Form.RET);
}

/** The simple cases as compiled code has them; it wants the context in r15, which is C's here. */
function emitMonitor(parts: EnvParts, name: string, emit: typeof emitMonitorEnter): void {
  const { asm } = parts;
  const body = asm.newLabel();
  const slow = asm.newLabel();
  parts.begin(name);
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf(name));
  asm.rm(Form.MOV_R32_RM32, Reg.RDI, Reg.RSI, 0);
  asm.r(Form.PUSH_R64, Reg.R15);
  asm.ri(Form.MOV_R32_IMM32, Reg.R15, Ctx.ADDRESS);
  asm.call(body);
  asm.r(Form.POP_R64, Reg.R15);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
  asm.bind(body);
  emit(asm, slow, slow);
  asm.bind(slow);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8);
  asm.r(Form.POP_R64, Reg.R15);
  asm.jmp(parts.slowOf(name));
}

/** GetObjectRefType of arguments, global and weak cells, and local ones of the current block; about others TypeScript thinks. */
function emitRefType(parts: EnvParts): void {
  const { asm, host } = parts;
  const slow = parts.slowOf('GetObjectRefType');
  const noArgument = asm.newLabel();
  const local = asm.newLabel();
  parts.begin('GetObjectRefType');
  asm.ri(Form.TEST_RM32_IMM32, Reg.RSI, CELL_SIZE - 1);
  asm.jcc(Cond.NE, slow);
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.STACKS);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.STACKS_SIZE);
  asm.jcc(Cond.AE, noArgument);
  asm.bind(local);
  asm.mi(Form.CMP_RM32_IMM8, Reg.RSI, 0, 0);
  asm.jcc(Cond.E, slow);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, RefType.LOCAL);
  asm.o(Form.RET);

  asm.bind(noArgument);
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, Region.NATIVE);
  asm.ri(Form.CMP_RM64_IMM32, Reg.RAX, Region.NATIVE_SIZE);
  asm.jcc(Cond.AE, slow);
  asm.ri(Form.SHR_RM64_IMM8, Reg.RAX, CellPage.SHIFT);
  asm.rm(Form.MOVZX_R32_RM8, Reg.RAX, Reg.RAX, host.cellPages);
  for (const [kind, type] of [
    [CellKind.GLOBAL, RefType.GLOBAL],
    [CellKind.WEAK, RefType.WEAK_GLOBAL],
  ] as const) {
    const other = asm.newLabel();
    asm.ri(Form.CMP_RM32_IMM8, Reg.RAX, kind);
    asm.jcc(Cond.NE, other);
    asm.rr(Form.MOV_R32_RM32, Reg.RCX, Reg.RSI);
    asm.ri(Form.AND_RM32_IMM32, Reg.RCX, CellPage.SIZE - 1);
    asm.ri(Form.SUB_RM64_IMM8, Reg.RCX, CellPage.FIRST);
    asm.ri(Form.CMP_RM64_IMM32, Reg.RCX, CellPage.STATES - CellPage.FIRST);
    asm.jcc(Cond.AE, slow);
    asm.rr(Form.MOV_R32_RM32, Reg.RDX, Reg.RSI);
    emitState(parts);
    asm.mi(Form.CMP_RM8_IMM8, Reg.RDX, CellPage.STATES, 0);
    asm.jcc(Cond.E, slow);
    asm.ri(Form.MOV_R32_IMM32, Reg.RAX, type);
    asm.o(Form.RET);
    asm.bind(other);
  }
  asm.ra(Form.MOV_R32_RM32, Reg.RAX, Ctx.ADDRESS + Ctx.JNI_TOP);
  asm.rr(Form.CMP_R64_RM64, Reg.RSI, Reg.RAX);
  asm.jcc(Cond.AE, slow);
  asm.ra(Form.MOV_R32_RM32, Reg.RAX, Ctx.ADDRESS + Ctx.JNI_LIMIT);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, LOCAL_BLOCK_SIZE);
  asm.rr(Form.CMP_R64_RM64, Reg.RSI, Reg.RAX);
  asm.jcc(Cond.AE, local);
  asm.jmp(slow);
}

/** Interfaces, primitive types and Object have none. */
function emitSuperclass(parts: EnvParts): void {
  const { asm } = parts;
  const none = asm.newLabel();
  parts.begin('GetSuperclass');
  asm.rr(Form.TEST_RM64_R64, Reg.RSI, Reg.RSI);
  asm.jcc(Cond.E, parts.slowOf('GetSuperclass'));
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RSI, 0);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, parts.slowOf('GetSuperclass'));
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, Mirror.RECORD);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RAX, ClassRec.FLAGS, ClassFlag.INTERFACE | ClassFlag.PRIMITIVE);
  asm.jcc(Cond.NE, none);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, ClassRec.SUPER);
  asm.rr(Form.TEST_RM32_R32, Reg.RAX, Reg.RAX);
  asm.jcc(Cond.E, none);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RAX, ClassRec.MIRROR);
  asm.jmp(parts.newLocal);
  asm.bind(none);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

function emitConstants(parts: EnvParts): void {
  const { asm, host } = parts;
  parts.begin('GetVersion');
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, host.versions[host.versions.length - 1]);
  asm.o(Form.RET);

  parts.begin('GetJavaVM');
  asm.mi(Form.MOV_RM64_IMM32, Reg.RSI, 0, host.javaVM);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);

  parts.begin('EnsureLocalCapacity');
  asm.ri(Form.CMP_RM32_IMM32, Reg.RSI, MAX_LOCAL_CAPACITY);
  asm.jcc(Cond.A, parts.slowOf('EnsureLocalCapacity'));
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}

/** GetEnv (vm, to, version) of the VM's own thread. */
export function emitGetEnv(parts: EnvParts): void {
  const { asm, host } = parts;
  const known = asm.newLabel();
  for (const version of host.versions) {
    asm.ri(Form.CMP_RM32_IMM32, Reg.RDX, version);
    asm.jcc(Cond.E, known);
  }
  asm.jmp(parts.slowOf('GetEnv'));
  asm.bind(known);
  emitAttached(parts);
}

/** *rsi = the JNIEnv of the VM's own thread. */
export function emitAttached({ asm, host }: EnvParts): void {
  asm.mi(Form.MOV_RM64_IMM32, Reg.RSI, 0, host.env);
  asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
  asm.o(Form.RET);
}
