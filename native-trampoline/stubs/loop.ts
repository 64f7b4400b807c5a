/** What Node's event loop calls when a descriptor is ready (../loop-watch.ts). */
import { Ctx, cFunctionAt } from '../../src/layout/layout.js';
import { type Assembler, Form, Reg } from '../../src/x64/assembler.js';
import { emitFunctionOfOne } from './entry.js';

/** The words behind a `uv_poll_t`, to which its `data` points: 8 bytes each. */
export const enum WatchData {
  ENV = 0,
  /** napi_ref of the JavaScript function to call. */
  FUNCTION = 8,
  /** Addresses of C functions. */
  POLL_STOP = 16,
  CLOSE = 24,
  OPEN_SCOPE = 32,
  CLOSE_SCOPE = 40,
  REFERENCE_VALUE = 48,
  GLOBAL = 56,
  MAKE_CALLBACK = 64,
  SIZE = 72,
}

export interface LoopStubs {
  /** The body of the JavaScript function `keep(f)`: leaves a napi_ref of `f` at Ctx.SCRATCH. */
  readonly keep: number;
  /** `void ready(uv_poll_t *, int status, int events)` */
  readonly ready: number;
  /** `void end(uv_poll_t *)` */
  readonly end: number;
}

export function emitLoop(asm: Assembler, stub: (emit: () => void) => number): LoopStubs {
  return {
    keep: stub(() => emitKeep(asm)),
    ready: stub(() => emitReady(asm)),
    end: stub(() => emitEnd(asm)),
  };
}

function emitKeep(asm: Assembler): void {
  emitFunctionOfOne(asm, () => {
    asm.ri(Form.MOV_R32_IMM32, Reg.RDX, 1);
    asm.ri(Form.MOV_R32_IMM32, Reg.RCX, Ctx.ADDRESS + Ctx.SCRATCH);
    asm.a(Form.CALL_RM64, Ctx.ADDRESS + cFunctionAt('napi_create_reference'));
  });
}

/** Looks no more until it is told to, since what is ready stays so until Java has read it; and calls the JavaScript function, which never throws. */
function emitReady(asm: Assembler): void {
  const result = 0; // at [rsp]: the seventh argument of napi_make_callback; then napi_handle_scope, napi_values of the function and of the global object
  const scope = 8;
  const f = 16;
  const global = 24;
  const call = (at: WatchData): void => {
    asm.rm(Form.MOV_R64_RM64, Reg.RDI, Reg.RBX, WatchData.ENV);
    asm.m(Form.CALL_RM64, Reg.RBX, at);
  };
  asm.r(Form.PUSH_R64, Reg.RBX);
  asm.ri(Form.SUB_RM64_IMM8, Reg.RSP, 32);
  asm.rm(Form.MOV_R64_RM64, Reg.RBX, Reg.RDI, 0);
  asm.m(Form.CALL_RM64, Reg.RBX, WatchData.POLL_STOP);
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RSP, scope);
  call(WatchData.OPEN_SCOPE);
  asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RBX, WatchData.FUNCTION);
  asm.rm(Form.LEA_R64_M, Reg.RDX, Reg.RSP, f);
  call(WatchData.REFERENCE_VALUE);
  asm.rm(Form.LEA_R64_M, Reg.RSI, Reg.RSP, global);
  call(WatchData.GLOBAL);
  asm.rr(Form.XOR_R32_RM32, Reg.RSI, Reg.RSI);
  asm.rm(Form.MOV_R64_RM64, Reg.RDX, Reg.RSP, global);
  asm.rm(Form.MOV_R64_RM64, Reg.RCX, Reg.RSP, f);
  asm.rr(Form.XOR_R32_RM32, Reg.R8, Reg.R8);
  asm.rr(Form.XOR_R32_RM32, Reg.R9, Reg.R9);
  asm.mi(Form.MOV_RM64_IMM32, Reg.RSP, result, 0);
  call(WatchData.MAKE_CALLBACK);
  asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.RSP, scope);
  call(WatchData.CLOSE_SCOPE);
  asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 32);
  asm.r(Form.POP_R64, Reg.RBX);
  asm.o(Form.RET);
}

/** The environment ends: uv_close without a callback, for the VM may be gone by then. */
function emitEnd(asm: Assembler): void {
  asm.rr(Form.XOR_R32_RM32, Reg.RSI, Reg.RSI);
  asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI, 0);
  asm.m(Form.JMP_RM64, Reg.RAX, WatchData.CLOSE);
}
