/** What the tests of the trampoline share: one open region per process, code made on the spot, calls of it. */
import { popEntryFrame, pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import { openOrRestart } from '../../native-trampoline/restart.js';
import { Ctx, Region, Request } from '../../src/layout/layout.js';
import { Assembler } from '../../src/x64/assembler.js';

export const trampoline = openOrRestart();
export const { memory, stubs } = trampoline;

/** Top of the Java stack that the tests run on. */
export const STACK_TOP = Region.STACKS + 0x10_0000;

/** Free for the tests' own data, beside the context page. */
export const DATA = Ctx.ADDRESS + Ctx.SIZE;

let codeTop = stubs.end;

/** Assembles code and returns its address. */
export function code(emit: (asm: Assembler) => void): number {
  const asm = new Assembler();
  asm.reset(codeTop);
  emit(asm);
  const bytes = asm.bytes();
  const address = codeTop;
  memory.writeCode(address, bytes);
  codeTop = (codeTop + bytes.length + 63) & ~63;
  return address;
}

export const context = (offset: number): number => Ctx.ADDRESS + offset;
export const request = (): number => memory.load32(context(Ctx.REQUEST));
export const argument = (i: number): number => memory.load64(context(Ctx.ARG0 + 8 * i));

export function resetStack(): void {
  memory.store64(context(Ctx.JAVA_RSP), STACK_TOP);
  memory.store64(context(Ctx.JAVA_RBP), 0);
  memory.store64(context(Ctx.RESUME_PC), 0);
  memory.store64(context(Ctx.STACK_END), STACK_TOP - 0x8_0000);
  memory.store64(context(Ctx.STACK_LIMIT), STACK_TOP - 0x7_0000);
  memory.store32(context(Ctx.POLL), 0);
}
resetStack();

/** Starts a call of machine code, on top of what is suspended; stack arguments are 64-bit integers. */
export function start(target: number, ints: readonly number[] = [], stack: readonly number[] = []): void {
  const first = pushEntryFrame(memory, stubs, 77, stack.length);
  for (const [i, value] of ints.entries()) memory.store64(context(Ctx.CALL_INT + 8 * i), value);
  for (const [i, value] of stack.entries()) memory.store64(first + 8 * i, value);
  memory.store64(context(Ctx.TARGET), target);
  trampoline.enter();
}

/** Goes on after a request, with the given result. */
export function resume(result = 0): void {
  memory.store64(context(Ctx.RESULT), result);
  trampoline.enter();
}

/** A call that makes no request: returns rax, as a signed number. */
export function call(target: number, ints: readonly number[] = [], stack: readonly number[] = []): number {
  start(target, ints, stack);
  if (request() !== Request.RETURNED) throw new Error(`request ${request()}, not a return`);
  popEntryFrame(memory);
  return memory.load64(context(Ctx.RESULT));
}

/** The same for doubles in xmm0 and xmm1; returns xmm0. */
export function callDouble(target: number, x: number, y: number): number {
  memory.storeF64(context(Ctx.CALL_XMM), x);
  memory.storeF64(context(Ctx.CALL_XMM + 8), y);
  call(target);
  return memory.loadF64(context(Ctx.RESULT_F));
}
