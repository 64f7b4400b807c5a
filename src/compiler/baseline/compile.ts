/**
 * The baseline compiler: slot IR to machine code in one pass. docs/BASELINE.md is its tour; per operation, the emit functions of this
 * folder show which instructions come out.
 */
import { BlockFlag, type IrMethod } from '../../ir/method.js';
import { irEffect } from '../../ir/ops.js';
import { Form } from '../../x64/assembler.js';
import type { CompiledCode, CompileEnv } from '../env.js';
import { forgetMoves } from './calls.js';
import { BaselineCompiler, type BaselineOptions } from './compiler.js';
import { emitJumpTables } from './control.js';
import { emitOperation } from './dispatch.js';
import { emitEntries } from './entries.js';
import { emitPrologue, emitStackOverflow, layOutFrame } from './frame.js';
import { blockEnd, startsAfresh } from './liveness.js';
import { Own } from './own.js';

export type { BaselineOptions } from './compiler.js';

/** One compiler for all methods: its buffers are reused. Compilations do not nest. */
let compiler = new BaselineCompiler();

/** Begins with small buffers again. */
export function forgetBuffers(): void {
  compiler = new BaselineCompiler();
  forgetMoves();
}

/** Compiles a method. `bytes` and `relocations` of the result are views that the next compilation overwrites: the code is to be installed first, or copied. */
export function compileBaseline(ir: IrMethod, env: CompileEnv, options: BaselineOptions): CompiledCode {
  const c = compiler;
  c.begin(ir, env, options);
  layOutFrame(c);
  emitPrologue(c);
  for (let block = 0; block < ir.blockCount; block++) emitBlock(c, block);
  c.slow.emitAll(c);
  emitEntries(c);
  emitStackOverflow(c);
  if (c.jumpTables.length > 0) c.asm.align(4);
  const codeEnd = c.asm.offset;
  emitJumpTables(c);
  return {
    bytes: c.asm.view(),
    relocations: c.asm.relocationView(),
    codeEnd,
    frameSize: c.frameSize,
    pointerHomes: ir.pointerHomes + (options.isSynchronized ? 1 : 0),
    syncHome: options.isSynchronized ? ir.pointerHomes : -1,
    pcTable: c.pcTable.copy(),
    handlerTable: c.handlerTable.copy(),
    loopTable: c.loopTable.copy(),
    sites: c.sites,
    faultTable: c.faultTable.copy(),
    entryTable: c.entryTable.copy(),
  };
}

/** Notes that the block is executed, if it is entered by ordinary control. The method's first is no news. */
function noteBlock(c: BaselineCompiler, block: number): void {
  const { ir, options } = c;
  if (options.profile === undefined || block === 0 || (ir.blockFlags[block] & BlockFlag.HANDLER) !== 0)
    return;
  const byte = options.profile.byteAt(ir.blockBci[block]);
  if (byte === 0) return;
  c.asm.ai(Form.MOV_RM8_IMM8, byte, 1);
  options.own?.push2(Own.BLOCKS, c.asm.lastDispPos);
}

function emitBlock(c: BaselineCompiler, block: number): void {
  const { ir } = c;
  c.block = block;
  // The entry block finds the parameters in registers.
  if (block !== 0 && startsAfresh(ir, block)) c.flushAndClear();
  c.asm.bind(c.blockLabels[block]);
  if ((ir.blockFlags[block] & BlockFlag.HANDLER) !== 0)
    c.handlerTable.push2(ir.blockBci[block], c.asm.offset);
  noteBlock(c, block);
  const everyPc = c.options.fullPcTable === true;
  const end = blockEnd(ir, block);
  for (let i = ir.blockStart[block]; i < end; i++) {
    const op = c.select(i);
    if (everyPc || irEffect[op] !== 0) c.notePc();
    emitOperation(c, op);
    c.endInstruction();
  }
}
