/** C functions of seven and eight arguments, which Trampoline.callC does not reach: a stub of our own takes them from memory. */

import type { VM } from '../../vm/vm.js';
import { stateOf } from '../../vm/vm-state.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import { structure } from './scratch.js';

/** Where the stub finds the function and its arguments: an area of the scratch structures that nothing else uses. */
const BLOCK = 1856;
const WORD = 8;
const REGISTERS = [Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9];

/** Entered from C with the block's address in rdi; the stack stays aligned: one push, two arguments. */
function assemble(vm: VM): number {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.rr(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI);
  asm.m(Form.PUSH_RM64, Reg.RBX, 8 * WORD);
  asm.m(Form.PUSH_RM64, Reg.RBX, 7 * WORD);
  for (const [i, register] of REGISTERS.entries())
    asm.rm(Form.MOV_R64_RM64, register, Reg.RBX, (i + 1) * WORD);
  asm.m(Form.CALL_RM64, Reg.RBX, 0);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 2 * WORD);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.o(Form.RET);
  return vm.code.installStub(asm);
}

const stubOf = stateOf((vm) => ({ address: assemble(vm) }));

/** Calls a C function with up to eight integer or pointer arguments. */
export function callWide(vm: VM, address: number, ...args: number[]): number {
  const block = structure(vm) + BLOCK;
  vm.memory.store64(block, address);
  for (let i = 0; i < 8; i++) vm.memory.store64(block + (i + 1) * WORD, args[i] ?? 0);
  return vm.trampoline.callC(stubOf(vm).address, block);
}
