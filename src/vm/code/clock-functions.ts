/** Code for System's clocks: the C library reads them without entering the kernel. */

import { Ctx, cFunctionAt } from '../../layout/layout.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';

const enum Clock {
  REALTIME = 0,
  MONOTONIC = 1,
}

/** A `struct timespec`: seconds and nanoseconds. */
const TIME = Ctx.ADDRESS + Ctx.SCRATCH;
const SECONDS = Ctx.SCRATCH;
const NANOSECONDS = Ctx.SCRATCH + 8;

/** Address of code for a method, 0 if it is none of these. */
export function clockFunction(vm: VM, method: JavaMethod): number {
  if (method.holder.name !== 'java/lang/System' || !method.holder.loader.isBoot) return 0;
  if (method.signature === 'nanoTime()J') return clock(vm, Clock.MONOTONIC, 1_000_000_000, 1);
  return method.signature === 'currentTimeMillis()J' ? clock(vm, Clock.REALTIME, 1000, 1_000_000) : 0;
}

/** Seconds times `unitsPerSecond` plus nanoseconds divided by `nanosecondsPerUnit`. */
function clock(vm: VM, id: Clock, unitsPerSecond: number, nanosecondsPerUnit: number): number {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.ri(Form.MOV_R32_IMM32, Reg.RDI, id);
  asm.ri(Form.MOV_R32_IMM32, Reg.RSI, TIME);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, cFunctionAt('clock_gettime'));
  asm.callAbs(vm.trampoline.stubs.callC);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.R15, NANOSECONDS);
  if (nanosecondsPerUnit !== 1) {
    asm.rr(Form.XOR_R32_RM32, Reg.RDX, Reg.RDX);
    asm.ri(Form.MOV_R32_IMM32, Reg.RCX, nanosecondsPerUnit);
    asm.r(Form.DIV_RM64, Reg.RCX);
  }
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.R15, SECONDS);
  asm.rri(Form.IMUL_R64_RM64_IMM32, Reg.RCX, Reg.RCX, unitsPerSecond);
  asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RCX);
  asm.o(Form.RET);
  return vm.code.installStub(asm);
}
