import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import t from 'tap';
import { popEntryFrame } from '../../native-trampoline/entry-frame.js';
import { Prot } from '../../native-trampoline/libc.js';
import { Ctx, Request } from '../../src/layout/layout.js';
import { Cond, Form, Reg } from '../../src/x64/assembler.js';
import { TIME_LIMIT } from '../support/process.js';
import {
  call,
  code,
  context,
  memory,
  request,
  resetStack,
  resume,
  STACK_TOP,
  start,
  stubs,
  trampoline,
} from './support.js';

const { SIGSEGV, SIGFPE, SIGILL } = constants.signals;

t.beforeEach(resetStack);

const fault = (): { pc: number; address: number; signal: number } => ({
  pc: memory.load64(context(Ctx.FAULT_PC)),
  address: memory.load64(context(Ctx.FAULT_ADDRESS)),
  signal: memory.load64(context(Ctx.FAULT_SIGNAL)),
});

const dereference = code((asm) => {
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, 24);
  asm.o(Form.RET);
});

t.test('a null dereference is a request, and Java code goes on', async (t) => {
  for (let i = 0; i < 1000; i++) {
    start(dereference, [0]);
    if (request() !== Request.FAULT) t.fail(`request ${request()}`);
    // Leave the method as unwinding would: its return address is on top of the stack.
    const rsp = memory.load64(context(Ctx.JAVA_RSP));
    memory.store64(context(Ctx.RESUME_PC), memory.load64(rsp));
    memory.store64(context(Ctx.JAVA_RSP), rsp + 8);
    resume(i);
    if (request() !== Request.RETURNED || memory.load64(context(Ctx.RESULT)) !== i) t.fail('did not resume');
    popEntryFrame(memory);
  }
  t.same(fault(), { pc: dereference, address: 24, signal: SIGSEGV });
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), STACK_TOP);
});

t.test('all registers are reported', async (t) => {
  const order = Array.from({ length: 16 }, (_, i) => i);
  const address = code((asm) => {
    for (const reg of order)
      if (reg !== Reg.RSP && reg !== Reg.R15) asm.ri(Form.MOV_R32_IMM32, reg, 100 + reg);
    asm.ri(Form.MOV_R32_IMM32, Reg.R15, 115); // even the context register
    asm.o(Form.UD2);
  });
  start(address);
  t.equal(request(), Request.FAULT);
  t.equal(fault().signal, SIGILL);
  const expected = order.map((reg) => (reg === Reg.RSP ? memory.load64(context(Ctx.JAVA_RSP)) : 100 + reg));
  t.same(
    order.map((reg) => memory.load64(context(Ctx.FAULT_REGS + 8 * reg))),
    expected,
  );
  t.equal(memory.load64(context(Ctx.JAVA_RBP)), 105);
  t.equal(memory.load64(context(Ctx.RESUME_PC)), fault().pc);
});

t.test('integer division: by zero, and of the least by -1', async (t) => {
  const divide = code((asm) => {
    asm.rr(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI);
    asm.o(Form.CDQ);
    asm.r(Form.IDIV_RM32, Reg.RSI);
    asm.o(Form.RET);
  });
  t.equal(call(divide, [-7, 2]) | 0, -3);
  for (const operands of [
    [1, 0],
    [-(2 ** 31), -1],
  ]) {
    start(divide, operands);
    t.equal(request(), Request.FAULT);
    t.equal(fault().signal, SIGFPE);
    resetStack();
  }
});

t.test('a stack overflow on a guard page', async (t) => {
  const guard = STACK_TOP - 0x8_0000;
  trampoline.protect(guard, 0x1000, Prot.NONE);
  const recursive = code((asm) => {
    const top = asm.newLabel();
    asm.bind(top);
    asm.call(top);
  });
  start(recursive);
  t.equal(request(), Request.FAULT);
  t.equal(fault().signal, SIGSEGV);
  t.equal(fault().pc, recursive);
  t.equal(fault().address, guard + 0xff8);
  t.equal(memory.load64(context(Ctx.JAVA_RSP)), guard + 0x1000);
  trampoline.protect(guard, 0x1000, Prot.READ | Prot.WRITE);
});

t.test('a jump to nowhere is reported too', async (t) => {
  const wild = code((asm) => asm.r(Form.JMP_RM64, Reg.RDI));
  for (const target of [0, 0x1_2345, 2 ** 46]) {
    start(wild, [target]);
    t.equal(request(), Request.FAULT);
    t.equal(fault().pc, target);
    resetStack();
  }
});

t.test("V8's WebAssembly traps go on working", async (t) => {
  // (module (memory 1) (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
  const bytes = Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 8, 1, 4,
    0x6c, 0x6f, 0x61, 0x64, 0, 0, 10, 9, 1, 7, 0, 0x20, 0, 0x28, 2, 0, 0x0b,
  ]);
  // biome-ignore lint/suspicious/noExplicitAny: WebAssembly is not in the library of types that the project uses
  const { Module, Instance, RuntimeError } = (globalThis as any).WebAssembly;
  const load = new Instance(new Module(bytes)).exports.load as (address: number) => number;
  t.equal(load(16), 0);
  for (let i = 0; i < 100; i++) {
    let caught: unknown;
    try {
      load(0x10_0000 + i);
    } catch (error) {
      caught = error;
    }
    if (!(caught instanceof RuntimeError)) t.fail(`no trap: ${caught}`);
    start(dereference, [0]);
    if (request() !== Request.FAULT) t.fail(`request ${request()}`);
    resetStack();
  }
});

t.test('ticks interrupt a loop', async (t) => {
  const loop = code((asm) => {
    const top = asm.newLabel();
    asm.bind(top);
    asm.mi(Form.CMP_RM32_IMM8, Reg.R15, Ctx.POLL, 0);
    asm.jcc(Cond.E, top);
    asm.callAbs(stubs.poll);
    asm.o(Form.RET);
  });
  const limit = code((asm) => {
    const top = asm.newLabel();
    asm.bind(top);
    asm.rm(Form.CMP_R64_RM64, Reg.RSP, Reg.R15, Ctx.STACK_LIMIT);
    asm.jcc(Cond.AE, top);
    asm.callAbs(stubs.poll);
    asm.o(Form.RET);
  });
  const before = memory.load32(context(Ctx.COUNT_TICKS));
  trampoline.signals.startTicks(2);
  for (const address of [loop, limit, loop]) {
    resetStack();
    start(address);
    t.equal(request(), Request.POLL);
    t.equal(memory.load32(context(Ctx.POLL)), 1);
    t.equal(memory.load64(context(Ctx.STACK_LIMIT)), -1);
  }
  trampoline.signals.stopTicks();
  const ticks = memory.load32(context(Ctx.COUNT_TICKS));
  t.ok(ticks - before >= 3, `${ticks - before} ticks`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.equal(memory.load32(context(Ctx.COUNT_TICKS)), ticks, 'none after stopTicks');

  resetStack();
  trampoline.signals.startTicks(1);
  const started = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 30));
  t.ok(Date.now() - started >= 29, 'timers of Node keep time');
  t.equal(spawnSync('/bin/true').status, 0, 'child processes are fine');
  trampoline.signals.stopTicks();
});

t.test('a fault of C code goes to the handler that was there before', async (t) => {
  // In a process of its own, which dies of it as it would have without us.
  const script = `
    import { trampoline, code } from ${JSON.stringify(new URL('./support.js', import.meta.url).href)};
    const [how] = process.argv.slice(1);
    if (how === 'call') trampoline.callC(trampoline.dlsym('strlen'), 8);
    // A C function of our own, as the collector's are: it lies among the code of Java methods.
    if (how === 'own') trampoline.callC(code((asm) => asm.rm(${Form.MOV_R32_RM32}, ${Reg.RAX}, ${Reg.RDI}, 24)), 0);
    if (how === 'raise') trampoline.callC(trampoline.dlsym('raise'), 8);
    if (how === 'abort') process.kill(process.pid, 'SIGBUS');
    setTimeout(() => {}, 1000);
  `;
  const run = (how: string) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script, how], {
      timeout: 1000 * TIME_LIMIT,
      killSignal: 'SIGKILL',
    }).signal;
  t.equal(run('call'), 'SIGSEGV');
  t.equal(run('own'), 'SIGSEGV');
  t.equal(run('raise'), 'SIGFPE');
  t.equal(run('abort'), 'SIGBUS');
});

t.test('close puts the handlers back', async (t) => {
  const sigaction = trampoline.dlsym('sigaction');
  const handler = (): number => {
    trampoline.callC(sigaction, SIGFPE, 0, context(Ctx.SCRATCH));
    return memory.load64(context(Ctx.SCRATCH));
  };
  t.equal(handler(), stubs.faultHandlers[2]);
  trampoline.close();
  t.equal(handler(), 0);
  trampoline.close();
});
