import t from 'tap';
import { popEntryFrame } from '../../native-trampoline/entry-frame.js';
import { CodeId, Ctx, Region, Request, SavedArgs, Thunk } from '../../src/layout/layout.js';
import { Form, Reg } from '../../src/x64/assembler.js';
import {
  argument,
  call,
  callDouble,
  code,
  context,
  DATA,
  memory,
  request,
  resetStack,
  resume,
  STACK_TOP,
  start,
  stubs,
  trampoline,
} from './support.js';

t.beforeEach(resetStack);

t.test('enter and return', async (t) => {
  const identity = code((asm) => {
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RDI);
    asm.o(Form.RET);
  });
  for (const value of [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, -(2 ** 53) + 1])
    t.equal(call(identity, [value]), value);
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), STACK_TOP, 'the entry frame is gone');

  const weighted = code((asm) => {
    // rax = sum of (i + 1) * argument i, stack arguments included
    asm.rr(Form.XOR_R32_RM32, Reg.RAX, Reg.RAX);
    for (const [i, reg] of [Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9].entries()) {
      for (let k = 0; k <= i; k++) asm.rr(Form.ADD_R64_RM64, Reg.RAX, reg);
    }
    for (const i of [0, 1])
      for (let k = 0; k < 7 + i; k++) asm.rm(Form.ADD_R64_RM64, Reg.RAX, Reg.RSP, 8 + 8 * i);
    asm.o(Form.RET);
  });
  t.equal(
    call(weighted, [1, 20, 300, 4000, 50000, 600000], [7e6, 8e7]),
    1 + 40 + 900 + 16000 + 250000 + 3600000 + 49e6 + 64e7,
  );

  const second = code((asm) => {
    asm.rr(Form.MOVSD_XMM_XMMM64, 0, 1);
    asm.o(Form.RET);
  });
  t.equal(callDouble(second, 1, -0.1), -0.1);
});

t.test('the context is in r15, at its address', async (t) => {
  const address = code((asm) => {
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.R15);
    asm.o(Form.RET);
  });
  t.equal(call(address), Ctx.ADDRESS);
});

t.test('a request hands over its arguments and takes its result', async (t) => {
  const asks = code((asm) => {
    asm.callAbs(stubs.throwCast);
    asm.ri(Form.ADD_RM64_IMM8, Reg.RAX, 1);
    asm.o(Form.RET);
  });
  start(asks, [11, 22, 33, 44]);
  t.equal(request(), Request.THROW_CAST);
  t.same([0, 1, 2, 3].map(argument), [11, 22, 33, 44]);
  t.equal(memory.load64(context(Ctx.RESUME_PC)), asks + 5);
  t.equal(memory.load64(memory.load64(context(Ctx.JAVA_RSP))), stubs.return);
  resume(100);
  t.equal(request(), Request.RETURNED);
  t.equal(memory.load64(context(Ctx.RESULT)), 101);
  t.equal(popEntryFrame(memory), 77);
});

t.test('every stub that only asks makes its own request', async (t) => {
  const expected: [number, Request][] = [
    [stubs.resolve, Request.RESOLVE],
    [stubs.nativeRequest, Request.NATIVE],
    [stubs.poll, Request.POLL],
    [stubs.multiNewArray, Request.MULTI_NEW_ARRAY],
    [stubs.abstractCall, Request.ABSTRACT_CALL],
    [stubs.tierUp, Request.TIER_UP],
    [stubs.yield, Request.YIELD],
    [stubs.throwException, Request.THROW],
    [stubs.throwIndex, Request.THROW_INDEX],
    [stubs.throwCast, Request.THROW_CAST],
    [stubs.throwStore, Request.THROW_STORE],
    [stubs.throwDivZero, Request.THROW_DIV_ZERO],
  ];
  // What is thrown has a class word.
  const object = Ctx.ADDRESS + Ctx.SCRATCH;
  for (const [stub, number] of expected) {
    start(stub, [object, 6]);
    t.equal(request(), number);
    t.same([argument(0), argument(1)], [object, 6]);
    t.equal(memory.load64(context(Ctx.RESUME_PC)), stubs.return);
    resume(42);
    t.equal(request(), Request.RETURNED);
    t.equal(memory.load64(context(Ctx.RESULT)), 42);
    popEntryFrame(memory);
  }
});

t.test('calls from TypeScript nest while requests are pending', async (t) => {
  const asks = code((asm) => {
    asm.r(Form.PUSH_R64, Reg.RDI);
    asm.callAbs(stubs.poll);
    asm.r(Form.POP_R64, Reg.RAX);
    asm.o(Form.RET);
  });
  const depth = 50;
  for (let i = 0; i < depth; i++) {
    start(asks, [i]);
    t.equal(request(), Request.POLL);
  }
  for (let i = depth - 1; i >= 0; i--) {
    resume();
    t.equal(request(), Request.RETURNED);
    t.equal(memory.load64(context(Ctx.RESULT)), i);
    popEntryFrame(memory);
  }
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), STACK_TOP);
});

t.test('enter() nests on the C stack', async (t) => {
  // What a C function called from Java code does that calls back: the inner enter() starts below the outer one's C_RSP.
  const inner = code((asm) => {
    asm.rm(Form.MOV_R64_RM64, Reg.RDI, Reg.R15, Ctx.C_RSP);
    asm.callAbs(stubs.poll);
  });
  const outer = code((asm) => {
    asm.rm(Form.MOV_R64_RM64, Reg.RSI, Reg.R15, Ctx.C_RSP);
    asm.r(Form.PUSH_R64, Reg.RSI);
    asm.ri(Form.MOV_R32_IMM32, Reg.RAX, inner);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.RESUME_PC);
    asm.ri(Form.MOV_R32_IMM32, Reg.RAX, STACK_TOP - 0x1000);
    asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.R15, Ctx.JAVA_RSP);
    asm.ri(Form.MOV_R32_IMM32, Reg.RAX, stubs.enter);
    asm.callAbs(stubs.callC);
    asm.r(Form.POP_R64, Reg.RAX);
    asm.rm(Form.SUB_R64_RM64, Reg.RAX, Reg.R15, Ctx.C_RSP); // restored?
    asm.o(Form.RET);
  });
  const before = memory.load64(context(Ctx.C_RSP));
  t.equal(call(outer), 0);
  t.ok(
    argument(0) < argument(1) && argument(1) - argument(0) < 256,
    'the inner one lies just below the outer one',
  );
  t.equal(argument(0) % 16, 0);
  t.equal(memory.load64(context(Ctx.C_RSP)), before);
});

t.test('C functions are called from Java code on the C stack', async (t) => {
  const labs = trampoline.dlsym('labs');
  const viaStub = code((asm) => {
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, labs);
    asm.jmpAbs(stubs.callC);
  });
  t.equal(call(viaStub, [-(2 ** 40)]), 2 ** 40);

  const pow = code((asm) => {
    asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, trampoline.dlsym('pow'));
    asm.r(Form.PUSH_R64, Reg.RAX); // any alignment of the Java stack will do
    asm.callAbs(stubs.callC);
    asm.r(Form.POP_R64, Reg.RCX);
    asm.o(Form.RET);
  });
  t.equal(callDouble(pow, 2, 0.5), Math.SQRT2);

  // snprintf(buffer, 100, "%d %d …") is variadic and has stack arguments
  const format = '%d %d %d %d %d %d';
  for (const [i, byte] of Buffer.from(`${format}\0`).entries()) memory.u8[DATA + i - Region.BASE] = byte;
  const buffer = DATA + 64;
  for (const extra of [2, 3]) {
    const print = code((asm) => {
      for (let i = extra; i > 0; i--) asm.ri(Form.PUSH_IMM32, 0, 3 + i);
      asm.ri(Form.MOV_R32_IMM32, Reg.R10, extra);
      asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, trampoline.dlsym('snprintf'));
      asm.callAbs(stubs.callCStack);
      asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, 8 * extra);
      asm.o(Form.RET);
    });
    const length = call(print, [buffer, 100, DATA + 3 * (3 - extra), 1, 2, 3]) | 0;
    const text = Buffer.from(memory.u8.slice(buffer - Region.BASE, buffer - Region.BASE + length)).toString();
    t.equal(text, extra === 3 ? '1 2 3 4 5 6' : '1 2 3 4 5');
  }
});

t.test('a thunk asks for its method and goes to it with all arguments intact', async (t) => {
  const id = 1234;
  const thunk = Region.THUNKS + id * Thunk.SIZE;
  const distance = stubs.compile - (thunk + Thunk.CALL_LENGTH);
  const call5 = new Uint8Array(5);
  call5[0] = 0xe8;
  new DataView(call5.buffer).setInt32(1, distance, true);
  memory.writeCode(thunk, call5);
  const digits = code((asm) => {
    asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RSP, 8);
    for (const reg of [Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9])
      asm.rr(Form.ADD_R64_RM64, Reg.RAX, reg);
    asm.o(Form.RET);
  });
  for (let i = 0; i < 8; i++) memory.storeF64(context(Ctx.CALL_XMM + 8 * i), i + 0.5);
  start(thunk, [1, 20, 300, 4000, 50000, 600000], [7000000]);
  t.equal(request(), Request.COMPILE);
  t.equal(argument(0), id);
  const rbp = memory.load64(context(Ctx.JAVA_RBP));
  t.equal(memory.load64(rbp - 8), CodeId.COMPILE);
  t.equal(memory.load64(rbp + SavedArgs.METHOD_ID), id);
  t.equal(memory.load64(rbp + SavedArgs.INT_REGS), 1);
  t.equal(memory.load64(rbp + SavedArgs.INT_REGS + 40), 600000);
  t.equal(memory.loadF64(rbp + SavedArgs.XMM_REGS + 56), 7.5);
  t.equal(memory.load64(rbp + SavedArgs.CALLER_PC), stubs.return);
  t.equal(memory.load64(rbp + SavedArgs.STACK_ARGS), 7000000);
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), rbp - SavedArgs.SIZE);
  memory.store64(context(Ctx.TARGET), digits);
  memory.storeF64(context(Ctx.RESULT_F), -1);
  resume(-1);
  t.equal(request(), Request.RETURNED);
  t.equal(memory.load64(context(Ctx.RESULT)), 7654321);
  t.equal(memory.loadF64(context(Ctx.RESULT_F)), 0.5, 'xmm0 came through');
  popEntryFrame(memory);
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), STACK_TOP);
});

t.test('an interface table miss names method and receiver and keeps the arguments', async (t) => {
  const target = code((asm) => {
    asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RSI);
    asm.rm(Form.ADD_R64_RM64, Reg.RAX, Reg.RSP, 8);
    asm.o(Form.RET);
  });
  const calls = code((asm) => {
    asm.ri(Form.MOV_R32_IMM32, Reg.R10, 99);
    asm.jmpAbs(stubs.imtMiss);
  });
  start(calls, [-8, 5], [600]);
  t.equal(request(), Request.IMT_MISS);
  t.same([argument(0), argument(1)], [-8, 99]);
  const rbp = memory.load64(context(Ctx.JAVA_RBP));
  t.equal(memory.load64(rbp + SavedArgs.METHOD_ID), 99);
  t.equal(memory.load64(rbp + SavedArgs.CALLER_PC), stubs.return);
  t.equal(memory.load64(rbp + SavedArgs.STACK_ARGS), 600);
  memory.store64(context(Ctx.TARGET), target);
  resume();
  t.equal(memory.load64(context(Ctx.RESULT)), 605);
  popEntryFrame(memory);
});
