/** Throws: which handlers of the unit they lead to, in which order, by which tests. */
import t from 'tap';
import type { ClassInfo } from '../../../src/compiler/env.js';
import { translateThrow } from '../../../src/compiler/optimizing/build/throwing.js';
import { BlockInfo } from '../../../src/compiler/optimizing/graph.js';
import { ENDS_UNIT, Op } from '../../../src/compiler/optimizing/ops.js';
import { IrCond } from '../../../src/ir/ops.js';
import { StubBuilder, type StubContext } from './stub-builder.js';

/** Class records, and the entries of the constant pool that name them. */
const IO = 100;
const ERROR = 200;
const UNLOADED = 300;
/** Every catch type catches its own class only. */
const questions = {
  catches: (cpIndex: number, record: number) => cpIndex === record,
  catchType: (cpIndex: number): ClassInfo | null =>
    cpIndex === UNLOADED ? null : { record: cpIndex, instanceSize: 16, displayDepth: 3, isLeaf: false },
  isSubtype: (record: number, other: number) => record === other,
};

/** A handler in block `block`, for bytecode indices from 10 to 20. */
const handler = (block: number, cpIndex: number): number[] => [10, 20, block, cpIndex];

const method = (...handlers: number[][]): StubContext => ({
  name: 'method',
  parent: null,
  bci: 15,
  handlers: handlers.flat(),
});

/** Translates a throw of an object of a class (0: not known); the builder. */
function throwIn(context: StubContext, record = 0): StubBuilder {
  const g = new StubBuilder(context, questions);
  g.a = g.object();
  if (record !== 0) g.exact.set(g.a, record);
  translateThrow(g.asBuilder());
  return g;
}

const blocksOf = (g: StubBuilder): number[] => g.jumps.map(({ block }) => block);

/** Where the throw leaves the code; -1 if it does not. */
function leaving(g: StubBuilder): number {
  for (let block = 0; block < g.graph.blockCount; block++)
    if (g.operations(block).includes(Op.THROW)) return block;
  return -1;
}

t.test('without handlers it leaves', (t) => {
  const g = throwIn(method());
  t.strictSame(g.operations(0), [Op.NEW_OBJECT, Op.CHECK_NULL, Op.THROW]);
  t.equal(g.graph.stateBci[g.graph.state[g.graph.last[0]]], 15);
  t.notOk(g.graph.blockFlags[0] & BlockInfo.COLD, 'which is what always happens here');
  t.equal(g.block, -1);
  t.end();
});

t.test('where nothing around handles it or holds a monitor, that is said, and no value is kept', (t) => {
  /** Is it said of the throw that leaves, if one does? */
  const ends = (g: StubBuilder): boolean => {
    const { graph } = g;
    const v = graph.last[leaving(g)];
    const entries = graph.stateEntries[graph.state[v]];
    if (graph.imm[v] === ENDS_UNIT) t.equal(graph.lists[entries], 0, 'entries of its state');
    return graph.imm[v] === ENDS_UNIT;
  };
  t.ok(ends(throwIn(method())));
  t.ok(ends(throwIn({ ...method(handler(30, IO)), bci: 20 })), 'behind what a handler covers');
  t.notOk(ends(throwIn(method(handler(30, IO)))), 'it may come to that handler');
  t.notOk(ends(throwIn(method(handler(30, UNLOADED)))), 'or to one that is left to baseline code');
  t.notOk(ends(throwIn(method(handler(30, ERROR)), IO)), 'one covers it that does not catch it');
  const outer: StubContext = { name: 'outer', parent: null, bci: 25, handlers: handler(40, IO) };
  const inner: StubContext = { name: 'inner', parent: outer, bci: 15, handlers: [] };
  t.ok(ends(throwIn(inner)));
  t.notOk(ends(throwIn({ ...inner, parent: { ...outer, bci: 15 } })), 'a handler around the call');
  const locking = new StubBuilder(inner, questions);
  locking.a = locking.object();
  locking.context.locked = locking.object();
  translateThrow(locking.asBuilder());
  t.notOk(ends(locking));
  t.end();
});

t.test('what catches all is a jump, with the exception, which is not null', (t) => {
  const g = throwIn(method(handler(30, 0)));
  t.strictSame(g.operations(0), [Op.NEW_OBJECT, Op.CHECK_NULL, Op.GOTO]);
  t.equal(g.graph.op[g.jumps[0].thrown], Op.CHECK_NULL);
  t.strictSame(blocksOf(g), [30]);
  t.equal(leaving(g), -1);
  t.end();
});

t.test('handlers cover from their first index to the one before their last', (t) => {
  const at = (bci: number): number => throwIn({ ...method(handler(30, 0)), bci }).jumps.length;
  t.strictSame([9, 10, 19, 20].map(at), [0, 1, 1, 0]);
  t.end();
});

t.test('of a known class the first that catches it, without a test', (t) => {
  const g = throwIn(method(handler(30, ERROR), handler(40, IO), handler(50, 0)), IO);
  t.strictSame(blocksOf(g), [40]);
  t.notOk(g.operations(0).includes(Op.IF_I));
  t.equal(leaving(throwIn(method(handler(30, ERROR)), IO)), 0, 'none of them');
  t.strictSame(
    blocksOf(throwIn(method(handler(30, UNLOADED), handler(40, IO)), IO)),
    [40],
    'no class of that name',
  );
  t.end();
});

t.test('of an unknown class each is asked in order, and what none takes leaves', (t) => {
  const g = throwIn(method(handler(30, IO), handler(40, ERROR)));
  const { graph } = g;
  t.strictSame(blocksOf(g), [30, 40]);
  const branch = graph.last[0];
  t.equal(graph.op[branch], Op.IF_I);
  t.equal(graph.aux[branch], IrCond.NE);
  t.equal(graph.op[graph.a[branch]], Op.INSTANCE_OF);
  t.equal(graph.imm[graph.a[branch]], IO);
  const taken = graph.firstOut[0];
  t.equal(g.jumps[0].from, graph.edgeTo[taken], 'an instance is caught');
  const rest = graph.edgeTo[graph.edgeNextOut[taken]];
  t.equal(graph.imm[graph.a[graph.last[rest]]], ERROR, 'others are asked further');
  const left = leaving(g);
  t.equal(graph.edgeTo[graph.edgeNextOut[graph.firstOut[rest]]], left);
  t.ok(graph.blockFlags[left] & BlockInfo.COLD);
  t.end();
});

t.test('behind what catches all nothing is asked', (t) => {
  const g = throwIn(method(handler(30, IO), handler(40, 0), handler(50, ERROR)));
  t.strictSame(blocksOf(g), [30, 40]);
  t.equal(leaving(g), -1);
  t.end();
});

t.test('a catch type that is not loaded ends the search: baseline code loads it', (t) => {
  const g = throwIn(method(handler(30, IO), handler(40, UNLOADED), handler(50, 0)));
  t.strictSame(blocksOf(g), [30]);
  t.not(leaving(g), -1);
  t.end();
});

t.test('four tests at one throw', (t) => {
  const types = [110, 120, 130, 140, 150].map((cpIndex, i) => handler(30 + i, cpIndex));
  const g = throwIn(method(...types, handler(60, 0)));
  t.strictSame(blocksOf(g), [30, 31, 32, 33]);
  t.not(leaving(g), -1);
  t.strictSame(blocksOf(throwIn(method(...types.slice(0, 4), handler(60, 0)))), [30, 31, 32, 33, 60]);
  t.end();
});

t.test('handlers of the methods around, at the place of the call', (t) => {
  const outer: StubContext = { name: 'outer', parent: null, bci: 12, handlers: handler(40, 0) };
  const inner: StubContext = { name: 'inner', parent: outer, bci: 15, handlers: handler(30, IO) };
  const g = throwIn(inner);
  t.strictSame(
    g.jumps.map((jump) => `${jump.method} ${jump.block}`),
    ['inner 30', 'outer 40'],
  );
  t.strictSame([...g.values], [12], 'with what the slots of that method hold there');
  t.strictSame(g.entered, ['inner', 'outer', 'inner'], 'each by the constant pool of its own class');
  t.equal(throwIn({ ...inner, parent: { ...outer, bci: 25 } }).jumps.length, 1, 'the call is not covered');
  t.strictSame(throwIn(inner, IO).jumps.length, 1, 'the inner one catches');
  t.end();
});

t.test('an inlined synchronized method unlocks on each way out of it, and on none within', (t) => {
  const outer: StubContext = { name: 'outer', parent: null, bci: 12, handlers: handler(40, 0) };
  const inner: StubContext = { name: 'inner', parent: outer, bci: 15, handlers: handler(30, IO) };
  const g = new StubBuilder(inner, questions);
  g.a = g.object();
  g.context.locked = g.object();
  g.context.isHolding = true;
  translateThrow(g.asBuilder());
  const unlocks = g.jumps.map(({ from }) => g.operations(from).includes(Op.MONITOR_EXIT));
  t.strictSame(unlocks, [false, true]);
  t.end();
});
