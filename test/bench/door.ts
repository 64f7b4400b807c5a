/** `npm run bench:door`: what crossing between JavaScript, Java code and C costs, in nanoseconds. */
import { popEntryFrame, pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import { openOrRestart } from '../../native-trampoline/restart.js';
import { Ctx, Region } from '../../src/layout/layout.js';
import { Assembler as Asm, type Assembler, Cond, Form, Reg } from '../../src/x64/assembler.js';

const begin = process.hrtime.bigint();
const trampoline = openOrRestart();
const opened = Number(process.hrtime.bigint() - begin) / 1e6;
const { memory, stubs, enter } = trampoline;
const context = (offset: number): number => Ctx.ADDRESS + offset;
let codeTop = stubs.end;

function code(emit: (asm: Assembler) => void): number {
  const asm = new Asm();
  asm.reset(codeTop);
  emit(asm);
  const bytes = asm.bytes();
  const address = codeTop;
  memory.writeCode(address, bytes);
  codeTop = (codeTop + bytes.length + 63) & ~63;
  return address;
}

/** Best of five runs, each of `count` calls of the body or one call that does it `count` times. */
function report(name: string, count: number, body: (count: number) => void): void {
  body(Math.min(count, 20_000));
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const start = process.hrtime.bigint();
    body(count);
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  }
  console.log(`${(best / count).toFixed(1).padStart(8)} ns  ${name}`);
}

/** Machine code that does something rdi times. */
const repeated = (emit: (asm: Assembler) => void): number =>
  code((asm) => {
    const top = asm.newLabel();
    asm.r(Form.PUSH_R64, Reg.RBX);
    asm.r(Form.PUSH_R64, Reg.RDI);
    asm.bind(top);
    emit(asm);
    asm.mi(Form.SUB_RM64_IMM8, Reg.RSP, 0, 1);
    asm.jcc(Cond.NE, top);
    asm.r(Form.POP_R64, Reg.RDI);
    asm.r(Form.POP_R64, Reg.RBX);
    asm.o(Form.RET);
  });

memory.store64(context(Ctx.JAVA_RSP), Region.STACKS + 0x10_0000);

function call(target: number, argument: number): void {
  pushEntryFrame(memory, stubs, 0, 0);
  memory.store64(context(Ctx.CALL_INT), argument);
  memory.store64(context(Ctx.TARGET), target);
  enter();
  popEntryFrame(memory);
}

const nothing = code((asm) => asm.o(Form.RET));
const asks = repeated((asm) => asm.callAbs(stubs.poll));
const labs = trampoline.dlsym('labs');
const callsC = repeated((asm) => {
  asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, labs);
  asm.callAbs(stubs.callC);
});
const idle = repeated(() => {});

console.log(`${opened.toFixed(1).padStart(8)} ms  opening the trampoline`);
report('enter() and the next request: JavaScript -> Java code -> JavaScript', 5_000_000, (count) => {
  pushEntryFrame(memory, stubs, 0, 0);
  memory.store64(context(Ctx.CALL_INT), count);
  memory.store64(context(Ctx.TARGET), asks);
  for (let i = 0; i <= count; i++) enter();
  popEntryFrame(memory);
});
report('a call from TypeScript with an entry frame and one argument', 5_000_000, (count) => {
  for (let i = 0; i < count; i++) call(nothing, i);
});
report('a C function called from TypeScript', 5_000_000, (count) => {
  for (let i = 0; i < count; i++) trampoline.callC(labs, i);
});
report('a C function called from Java code', 50_000_000, (count) => call(callsC, count));
report('the empty loop around it', 50_000_000, (count) => call(idle, count));
