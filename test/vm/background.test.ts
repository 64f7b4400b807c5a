/** Compilations that another thread finishes: when what it has made is used, and when not. The thread is made up; what it makes leaves at once. */
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import type { CompilationJob } from '../../src/compiler/optimizing/compilation-job.js';
import { TrapReason } from '../../src/compiler/optimizing/ops.js';
import type { OptimizedCode } from '../../src/compiler/optimizing/optimized-code.js';
import { MethodRec } from '../../src/layout/layout.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeKind } from '../../src/vm/code/code-blob.js';
import { type Background, Hand, type PendingCompilation } from '../../src/vm/tiers/background.js';
import { CompilerThread, type FinishedJob } from '../../src/vm/tiers/compiler-thread.js';
import type { Assumption } from '../../src/vm/tiers/hierarchy.js';
import { AGAIN, LOOPS_AFTER_CALLS, NEVER } from '../../src/vm/tiers/thresholds.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { leavingCode } from '../support/leaving-code.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run } = openSmallVm({ tier: 'hot', verify: 'none' });
const { memory, tiers } = vm;
tiers.hotFor = 0;
tiers.trapsWithin = -1;

const hook: () => void = () => {};
vm.bound.set('Beside.hook()V', () => () => hook());

const STATIC = ACC.STATIC | ACC.PUBLIC;
const define = (writer: ClassWriter): JavaClass => {
  const cls = run(
    vm.loading.define(vm.classes.boot, writer.name, writer.toBuffer(), { protectionDomain: 0, origin: '' }),
  );
  run(vm.initializer.initialize(cls));
  return cls;
};

/** What calls of the thread would be. */
const thread = {
  hand: Hand.OPEN,
  sent: [] as PendingCompilation[],
  finished: [] as FinishedJob[],
};
let compiledHere = 0;
let assumptions: readonly Assumption[] = [];

function code(method: JavaMethod, codeId: number, origin: number): OptimizedCode {
  const made = leavingCode({
    codeId,
    origin,
    stubs: vm.trampoline.stubs,
    random: () => 0,
    reason: TrapReason.UNTAKEN,
    frames: [{ methodId: method.id, bci: 0, flags: 0, values: [] }],
  });
  return { ...made, bytes: made.bytes.slice() };
}

tiers.compiler = (method, _osrBci, codeId, origin) => {
  compiledHere++;
  return { code: code(method, codeId, origin), assumptions: [] };
};
tiers.prepare = (_method, _osrBci, codeId, origin) => ({
  job: { codeId, origin } as CompilationJob,
  assumptions,
});
tiers.background = {
  counts: { jobs: 0, dropped: 0, milliseconds: 0, waited: 0 },
  hand: () => thread.hand,
  send: ({ codeId, origin }: CompilationJob, method: JavaMethod, osrBci: number) =>
    thread.sent.push({ method, osrBci, codeId, origin, assumptions, since: 0 }),
  receive: (take: (pending: PendingCompilation, finished: FinishedJob) => void) => {
    for (const finished of thread.finished.splice(0))
      take(thread.sent.shift() as PendingCompilation, finished);
  },
} as unknown as Background;

/** The thread has finished the job that has waited longest. */
function finish(reason?: string): void {
  const { method, codeId, origin } = thread.sent[thread.finished.length];
  thread.finished.push(
    reason === undefined
      ? { kind: 'done', code: code(method, codeId, origin), milliseconds: 1 }
      : { kind: 'failed', reason, milliseconds: 1 },
  );
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const beside = define(
  NAMES.reduce(
    (writer, name) => writer.method(STATIC, name, '()I', 'bipush 7\n ireturn'),
    new ClassWriter('Beside'),
  ),
);
const [a, b, c, d, e] = NAMES.map((name) => beside.declaredMethod(`${name}()I`) as JavaMethod);
const call = (m: JavaMethod): number => run(vm.call(m));
const kindOf = (m: JavaMethod): CodeKind => vm.code.byId(m.codeId).kind;
const calls = (m: JavaMethod): number => memory.load32(m.record + MethodRec.INVOCATIONS);
const loops = (m: JavaMethod): number => memory.load32(m.record + MethodRec.BACKEDGES);

function heat(m: JavaMethod): void {
  if (m.codeId === 0) call(m);
  memory.store32(m.record + MethodRec.INVOCATIONS, 0);
  t.equal(call(m), 7);
}

t.test('code is used from the next look on', (t) => {
  heat(a);
  t.equal(thread.sent.length, 1);
  t.equal(kindOf(a), CodeKind.BASELINE, 'the program goes on');
  t.ok(calls(a) > NEVER.calls - 10, 'and does not ask again');
  heat(a);
  t.equal(thread.sent.length, 1, 'once is enough');
  // Other code has come in between: it has the id and the place that this one was made for, or so it seems.
  heat(b);
  const { codeId } = thread.sent[0];
  finish();
  finish();
  tiers.compilations.takeFinished();
  t.same([kindOf(a), kindOf(b)], [CodeKind.OPTIMIZED, CodeKind.OPTIMIZED]);
  t.equal(a.codeId, codeId);
  t.not(vm.code.byId(a.codeId).start, vm.code.byId(b.codeId).start);
  t.same([call(a), call(b)], [7, 7]);
  t.equal(compiledHere, 0);
  t.end();
});

t.test('a class has been linked meanwhile that it excludes', (t) => {
  const base = define(
    new ClassWriter('Excluding').defaultConstructor().method(ACC.PUBLIC, 'm', '()V', 'return'),
  );
  const m = base.declaredMethod('m()V') as JavaMethod;
  assumptions = [{ holder: base, method: m, target: m }];
  heat(c);
  const writer = new ClassWriter('Excluded', { superName: 'Excluding' })
    .defaultConstructor()
    .method(ACC.PUBLIC, 'm', '()V', 'return');
  vm.classes.define(vm.classes.boot, 'Excluded', parseClassFile(writer.toBuffer(), 'Excluded'), '');
  finish();
  tiers.compilations.takeFinished();
  t.equal(kindOf(c), CodeKind.BASELINE);
  t.equal(base.dependents, null);
  t.equal(calls(c), AGAIN.calls, 'it will be asked for again');
  assumptions = [];
  heat(c);
  finish();
  tiers.compilations.takeFinished();
  t.equal(kindOf(c), CodeKind.OPTIMIZED);
  t.end();
});

t.test('too much is waiting', (t) => {
  thread.hand = Hand.FULL;
  heat(d);
  t.equal(thread.sent.length, 0);
  t.equal(calls(d), AGAIN.calls, 'later');
  thread.hand = Hand.OPEN;
  heat(d);
  t.equal(thread.sent.length, 1);
  t.end();
});

t.test('a loop waits for the code for calls', (t) => {
  memory.store32(d.record + MethodRec.BACKEDGES, NEVER.loops);
  finish();
  tiers.compilations.takeFinished();
  t.equal(kindOf(d), CodeKind.OPTIMIZED);
  t.equal(loops(d), LOOPS_AFTER_CALLS);
  t.end();
});

t.test('the thread fails', (t) => {
  heat(e);
  finish('for a reason');
  tiers.compilations.takeFinished();
  t.equal(kindOf(e), CodeKind.BASELINE);
  heat(e);
  t.equal(thread.sent.length, 0);
  t.equal(compiledHere, 1, 'so it is compiled here');
  t.equal(kindOf(e), CodeKind.OPTIMIZED);
  t.end();
});

t.test('the thread itself', async (t) => {
  const own = CompilerThread.start({ stubs: vm.trampoline.stubs, bmi2: false, avx2: false });
  if (own === null) throw new Error('no thread');
  const next = async (): Promise<FinishedJob | null> => {
    for (;;) {
      const wasReady = own.isReady;
      const received = own.receive();
      if (received !== null || own.isReady !== wasReady) return received;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  t.equal(await next(), null, 'it says when it is ready');
  own.send({ graph: { arrays: [] } } as unknown as CompilationJob);
  const finished = await next();
  t.match(finished, { kind: 'failed', reason: /Error/ }, 'a job that cannot be done does not end it');
  own.close();
  t.equal(own.receive(), null);
});
