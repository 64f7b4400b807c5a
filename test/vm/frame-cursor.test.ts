/** The frame cursor over stacks and blobs built by hand: machine frames that show several methods, stubs' frames, frames that lie elsewhere. */
import t from 'tap';
import type { CompiledCode, InlinedFrames, PointerMaps } from '../../src/compiler/env.js';
import { CodeId, Frame, Region, SavedArgs } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeBlob, CodeKind, tablesOf } from '../../src/vm/code/code-blob.js';
import { FrameCursor, FrameKind, type FrameSource, NATIVE_BCI } from '../../src/vm/frames/frame-cursor.js';

/** m4 is a native method. */
const method = (id: number): JavaMethod =>
  ({ id, isNative: id === 4, toString: () => `m${id}` }) as unknown as JavaMethod;
const METHODS = [0, 1, 2, 3, 4].map(method);

const EMPTY = new Int32Array(0);

function blob(
  id: number,
  kind: CodeKind,
  tables: Partial<Omit<CompiledCode, 'bytes'>> & { inlined?: InlinedFrames; pointerMaps?: PointerMaps },
): CodeBlob {
  const start = Region.CODE + 0x100 * id;
  const code = {
    bytes: new Uint8Array(0),
    relocations: EMPTY,
    frameSize: 32,
    pointerHomes: 0,
    syncHome: -1,
    pcTable: EMPTY,
    handlerTable: EMPTY,
    loopTable: EMPTY,
    sites: [],
    faultTable: EMPTY,
    ...tables,
  };
  return new CodeBlob(CodeId.FIRST + id, kind, METHODS[id], start, start + 0x100, tablesOf(code), 0);
}

/** m0 calls m1 at 5, which calls m2 at 7; m0 calls m3 at 9. Where bytes 0-15 and 48- belong to m0, 16-31 and 40-47 to m1, 32-39 to m2, 60- to m3. */
const INLINED: InlinedFrames = {
  pcTable: Int32Array.of(0, -1, 16, 0, 32, 1, 40, 0, 48, -1, 60, 2),
  calls: Int32Array.of(1, -1, 5, 2, 0, 7, 3, -1, 9),
  handlerTable: Int32Array.of(0, 20, 80, 1, 20, 90),
};
const optimized = blob(0, CodeKind.OPTIMIZED, {
  pcTable: Int32Array.of(0, -1, 8, 2, 16, 11, 32, 22, 40, 13, 48, 6, 60, 33),
  handlerTable: Int32Array.of(20, 70),
  pointerHomes: 40,
  inlined: INLINED,
  pointerMaps: { offsets: Int32Array.of(20, 36, 64), bits: Int32Array.of(1, 0, 2, 0, 4, 8) },
});
const baseline = blob(1, CodeKind.BASELINE, { pcTable: Int32Array.of(0, -1, 4, 0, 10, 3) });
const native = blob(4, CodeKind.NATIVE, {});
const BLOBS = [optimized, baseline, native];

class Stack implements FrameSource {
  readonly memory = { i32: new Int32Array(0x4000) };
  readonly code = { byId: (id: number) => BLOBS.find((b) => b.id === id) as CodeBlob };
  readonly methods = { get: (id: number) => METHODS[id] };
  private top = Region.BASE + 0x8000;
  /** rbp and pc of the innermost frame so far. */
  rbp = 0;
  pc = 0;

  store(address: number, value: number): void {
    this.memory.i32[(address - Region.BASE) >> 2] = value;
  }

  /** A call: a frame of code `id` that stands at `pc`. */
  push(id: number, pc: number, callerPcOffset: number = Frame.RETURN_PC): this {
    this.top -= 0x100;
    this.store(this.top, this.rbp);
    this.store(this.top + Frame.CODE_ID, id);
    this.store(this.top + Frame.RETURN_PC, 0x0bad);
    this.store(this.top + callerPcOffset, this.pc);
    this.rbp = this.top;
    this.pc = pc;
    return this;
  }

  code_(b: CodeBlob, offset: number): this {
    return this.push(b.id, b.start + offset);
  }

  cursor(): FrameCursor {
    return new FrameCursor(this).start(this.rbp, this.pc, 0);
  }
}

const frames = (cursor: FrameCursor): string[] => {
  const found: string[] = [];
  while (cursor.next()) found.push(`${cursor.method}@${cursor.bci}${cursor.isOutermost ? '' : '*'}`);
  return found;
};

t.test('a machine frame shows the methods that are inlined where it stands', async (t) => {
  const at = (offset: number): string[] => frames(new Stack().code_(optimized, offset).cursor());
  t.same(at(2), ['m0@-1'], 'prologue');
  t.same(at(12), ['m0@2'], 'before any inlined call');
  t.same(at(36), ['m2@22*', 'm1@7*', 'm0@5'], 'two deep');
  t.same(at(44), ['m1@13*', 'm0@5'], 'behind the inner call');
  t.same(at(50), ['m0@6']);
  t.same(at(62), ['m3@33*', 'm0@9']);
});

t.test('an address is a return address: the byte before it counts', async (t) => {
  const at = (offset: number): string[] => frames(new Stack().code_(optimized, offset).cursor());
  t.same(at(32), ['m1@11*', 'm0@5']);
  t.same(at(33), ['m2@22*', 'm1@7*', 'm0@5']);
  t.same(at(60), ['m0@6']);
});

t.test('a stack of all kinds of frames', async (t) => {
  const stack = new Stack()
    .push(CodeId.ENTRY, 0)
    .code_(optimized, 36)
    .push(CodeId.ENTRY, 0)
    .code_(baseline, 11)
    .push(CodeId.COMPILE, 0, SavedArgs.CALLER_PC)
    .code_(native, 20);
  const cursor = stack.cursor();
  t.same(frames(cursor), [`m4@${NATIVE_BCI}`, 'm1@3', 'm2@22*', 'm1@7*', 'm0@5']);
  t.equal(cursor.next(), false, 'and stays at the end');
  const kinds: number[] = [];
  cursor.start(stack.rbp, stack.pc, 0);
  while (cursor.nextMachineFrame()) kinds.push(cursor.kind);
  t.same(kinds, [
    FrameKind.CODE,
    FrameKind.COMPILE,
    FrameKind.CODE,
    FrameKind.ENTRY,
    FrameKind.CODE,
    FrameKind.ENTRY,
  ]);
});

t.test('the compile stub keeps the caller beyond the return address of the thunk', async (t) => {
  const stack = new Stack().code_(baseline, 5).push(CodeId.COMPILE, 0, SavedArgs.CALLER_PC);
  const cursor = stack.cursor();
  t.ok(cursor.nextMachineFrame());
  t.ok(cursor.nextMachineFrame());
  t.equal(cursor.pc, baseline.start + 5);
});

t.test('from a machine frame outward, as the unwinder goes', async (t) => {
  const stack = new Stack().code_(baseline, 11).code_(optimized, 36);
  const cursor = stack.cursor();
  t.ok(cursor.nextMachineFrame());
  const { frame } = cursor;
  t.equal(cursor.blob.handler(20, cursor.inlinedCall), optimized.start + 90);
  t.ok(cursor.outward());
  t.equal(cursor.frame, frame, 'the machine frame stays');
  t.equal(cursor.blob.handler(20, cursor.inlinedCall), optimized.start + 80);
  t.ok(cursor.outward());
  t.equal(cursor.blob.handler(20, cursor.inlinedCall), optimized.start + 70);
  t.equal(cursor.outward(), false);
  t.ok(cursor.nextMachineFrame(), 'in the middle of the logical frames too');
  t.equal(`${cursor.method}`, 'm1');
});

t.test('frames that lie elsewhere for now', async (t) => {
  const stack = new Stack().code_(baseline, 11).code_(optimized, 36);
  const moved = new Stack();
  const displacement = -0x2000;
  moved.memory.i32.set(stack.memory.i32.subarray(0x1000), 0x1000 + displacement / 4);
  const cursor = new FrameCursor(moved).start(stack.rbp, stack.pc, displacement);
  t.ok(cursor.next());
  t.equal(cursor.frame, stack.rbp + displacement);
  t.same(frames(cursor), ['m1@7*', 'm0@5', 'm1@3']);
});

t.test('a place in code, without a frame', async (t) => {
  const cursor = new FrameCursor(new Stack());
  cursor.standAt(optimized, optimized.start + 36);
  t.equal(`${cursor.method}@${cursor.bci}`, 'm2@22');
  t.same(frames(cursor), ['m1@7*', 'm0@5'], 'and the methods around it');
});

t.test('pointer maps', async (t) => {
  t.equal(optimized.pointerMapAt(optimized.start + 20), 0);
  t.equal(optimized.pointerMapAt(optimized.start + 64), 4, 'two words for 40 homes');
  t.throws(() => optimized.pointerMapAt(optimized.start + 21), /no pointer map at offset 21/);
  t.throws(() => baseline.pointerMapAt(baseline.start + 4), /without pointer maps/);
});
