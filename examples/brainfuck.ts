// A compiler in a hundred lines: Brainfuck to x86-64, by the assembler and the trampoline alone, without a VM.
//     node dist/examples/brainfuck.js program.bf < input          --bench: what a call into machine code costs
import { readFileSync, writeSync } from 'node:fs';
import { popEntryFrame, pushEntryFrame } from '../native-trampoline/entry-frame.js';
import { openOrRestart } from '../native-trampoline/restart.js';
import { Ctx, Region, Request } from '../src/layout/layout.js';
import { Assembler, Cond, Form, type Label, Reg } from '../src/x64/assembler.js';

const { memory, stubs, enter } = openOrRestart();

/** The tape is 64 KiB at a multiple of 64 KiB: 16-bit arithmetic on the address of a cell goes round in it. */
const TAPE = Region.NATIVE;
const OUTPUT = TAPE + 0x1_0000;
const OUTPUT_END = OUTPUT + 0x1000;
const INPUT = OUTPUT_END;

// Addresses of the cell at hand, of the next byte to write and of the next to read.
const CELL = Reg.RBX;
const OUT = Reg.R12;
const IN = Reg.R13;

/** Runs of `+`, `-`, `<`, `>` as one instruction each, `[-]` as another; everything else is a comment. */
const TOKENS = /\[-\]|[+-]+|[<>]+|[.,[\]]/g;

/** Machine code for a program, assembled for an address. Throws SyntaxError if brackets do not match. */
function compile(source: string, address: number): Uint8Array {
  const asm = new Assembler();
  asm.reset(address);
  asm.ri(Form.MOV_R32_IMM32, CELL, TAPE);
  asm.ri(Form.MOV_R32_IMM32, OUT, OUTPUT);
  asm.ri(Form.MOV_R32_IMM32, IN, INPUT);
  const loops: { top: Label; end: Label }[] = [];
  for (const [token] of source.replace(/[^-+<>.,[\]]/g, '').matchAll(TOKENS)) {
    const count = (character: string): number => token.split(character).length - 1;
    switch (token[0]) {
      case '+':
      case '-':
        asm.mi(Form.ADD_RM8_IMM8, CELL, 0, ((count('+') - count('-')) << 24) >> 24);
        break;
      case '<':
      case '>':
        asm.ri(Form.ADD_RM16_IMM16, CELL, ((count('>') - count('<')) << 16) >> 16);
        break;
      case '.':
        write(asm);
        break;
      case ',':
        asm.rm(Form.MOV_R8_RM8, Reg.RAX, IN, 0);
        asm.rm(Form.MOV_RM8_R8, Reg.RAX, CELL, 0);
        asm.r(Form.INC_RM64, IN);
        break;
      case '[': {
        if (token === '[-]') {
          asm.mi(Form.MOV_RM8_IMM8, CELL, 0, 0);
          break;
        }
        const loop = { top: asm.newLabel(), end: asm.newLabel() };
        loops.push(loop);
        asm.mi(Form.CMP_RM8_IMM8, CELL, 0, 0);
        asm.jcc(Cond.E, loop.end);
        asm.bind(loop.top);
        break;
      }
      default: {
        const loop = loops.pop();
        if (loop === undefined) throw new SyntaxError('] without [');
        asm.mi(Form.CMP_RM8_IMM8, CELL, 0, 0);
        asm.jcc(Cond.NE, loop.top);
        asm.bind(loop.end);
      }
    }
  }
  if (loops.length > 0) throw new SyntaxError('[ without ]');
  asm.rr(Form.MOV_R64_RM64, Reg.RAX, OUT);
  asm.o(Form.RET);
  return asm.bytes();
}

/** Puts the cell into the buffer; when that is full, asks JavaScript to empty it. A request keeps no register. */
function write(asm: Assembler): void {
  const room = asm.newLabel();
  asm.rm(Form.MOV_R8_RM8, Reg.RAX, CELL, 0);
  asm.rm(Form.MOV_RM8_R8, Reg.RAX, OUT, 0);
  asm.r(Form.INC_RM64, OUT);
  asm.ri(Form.CMP_RM64_IMM32, OUT, OUTPUT_END);
  asm.jcc(Cond.NE, room);
  asm.r(Form.PUSH_R64, CELL);
  asm.r(Form.PUSH_R64, IN);
  asm.callAbs(stubs.poll);
  asm.r(Form.POP_R64, IN);
  asm.r(Form.POP_R64, CELL);
  asm.ri(Form.MOV_R32_IMM32, OUT, OUTPUT);
  asm.bind(room);
}

const bytes = (address: number, end: number): Uint8Array =>
  memory.u8.subarray(address - Region.BASE, end - Region.BASE);
const context = (offset: number): number => Ctx.ADDRESS + offset;

/** Calls machine code; `serve` is called when it makes a request. Answers rax. */
function call(address: number, serve: () => void): number {
  pushEntryFrame(memory, stubs, 0, 0);
  memory.store64(context(Ctx.TARGET), address);
  for (enter(); memory.load32(context(Ctx.REQUEST)) !== Request.RETURNED; enter()) serve();
  popEntryFrame(memory);
  return memory.load64(context(Ctx.RESULT));
}

function run(source: string, input: Uint8Array): void {
  memory.writeCode(stubs.end, compile(source, stubs.end));
  // What is read behind the end is 0.
  bytes(INPUT, INPUT + input.length).set(input);
  const flush = (end: number): number => writeSync(1, bytes(OUTPUT, end));
  flush(call(stubs.end, () => flush(OUTPUT_END)));
}

/** Nanoseconds of one call, the best of five runs. */
function nanoseconds(count: number, f: (i: number) => void): string {
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < count; i++) f(i);
    return Number(process.hrtime.bigint() - start) / count;
  });
  return Math.min(...times).toFixed(0);
}

async function bench(count: number): Promise<void> {
  const { DataType, load, open } = await import('ffi-rs');
  open({ library: 'libc', path: 'libc.so.6' });
  const labs = { library: 'libc', funcName: 'labs', retType: DataType.I64, paramsType: [DataType.I64] };
  memory.writeCode(stubs.end, compile('', stubs.end));
  const own = nanoseconds(count, () => call(stubs.end, () => {}));
  const theirs = nanoseconds(count / 10, (i) => load({ ...labs, paramsValue: [i] }));
  console.log(`a call into machine code and back: ${own} ns; of a C function by ffi-rs: ${theirs} ns`);
}

memory.store64(context(Ctx.JAVA_RSP), Region.STACKS + 0x10_0000);
const [argument, count = '1000000'] = process.argv.slice(2);
try {
  if (argument === '--bench') await bench(Number(count));
  else run(readFileSync(argument, 'latin1'), readFileSync(0));
} catch (error) {
  console.error(error instanceof SyntaxError ? error.message : String(error));
  process.exitCode = 1;
}
