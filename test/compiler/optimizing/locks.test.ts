/** Monitors of inlined synchronized methods: what is locked and unlocked, and what the states say meanwhile. */
import t from 'tap';
import type { MethodContext } from '../../../src/compiler/optimizing/build/context.js';
import { enterMonitor, leaveMonitor, leaveMonitors } from '../../../src/compiler/optimizing/build/locks.js';
import { NO_VALUE } from '../../../src/compiler/optimizing/graph.js';
import { MONITOR_OF_METHOD, Op } from '../../../src/compiler/optimizing/ops.js';
import { StubBuilder, type StubContext } from './stub-builder.js';

const outer: StubContext = { name: 'outer', parent: null, bci: 10 };
const middle: StubContext = { name: 'middle', parent: outer, bci: 20 };
const inner: StubContext = { name: 'inner', parent: middle, bci: 30 };

t.test('a method locks its receiver, and owns it while it waits for it', (t) => {
  const g = new StubBuilder(middle);
  const { graph } = g;
  const receiver = g.object();
  enterMonitor(g.asBuilder(), receiver);
  const enter = graph.last[g.block];
  t.equal(graph.op[enter], Op.MONITOR_ENTER);
  t.equal(graph.a[enter], receiver);
  t.equal(graph.aux[enter], MONITOR_OF_METHOD);
  t.equal(graph.stateBci[graph.state[enter]], 0, 'the start of the method');
  t.strictSame(g.locks(graph.state[enter]), [receiver, NO_VALUE]);
  t.strictSame(g.locks(g.stateBefore()), [receiver, NO_VALUE], 'and so do the states that follow');
  t.end();
});

t.test('a static method locks its class', (t) => {
  const g = new StubBuilder({ ...middle, isStatic: true, mirror: 4096 });
  const { graph } = g;
  enterMonitor(g.asBuilder(), NO_VALUE);
  const locked = graph.a[graph.last[g.block]];
  t.equal(graph.op[locked], Op.PCONST);
  t.equal(graph.imm[locked], 4096);
  t.end();
});

t.test('a return unlocks; executed again in baseline code it finds nothing locked', (t) => {
  const g = new StubBuilder(middle);
  const { graph } = g;
  const receiver = g.object();
  enterMonitor(g.asBuilder(), receiver);
  const holding = g.stateBefore();
  leaveMonitor(g.asBuilder());
  const exit = graph.last[g.block];
  t.equal(graph.op[exit], Op.MONITOR_EXIT);
  t.equal(graph.a[exit], receiver);
  t.equal(graph.aux[exit], MONITOR_OF_METHOD);
  t.strictSame(g.locks(graph.state[exit]), [NO_VALUE, NO_VALUE]);
  t.equal(graph.stateBci[graph.state[exit]], 20);
  t.strictSame(g.locks(holding), [receiver, NO_VALUE], 'states made before stay as they are');
  t.strictSame(g.locks(g.stateBefore()), [receiver, NO_VALUE], 'on other ways to returns it is held');
  t.end();
});

t.test('what is not synchronized leaves nothing', (t) => {
  const g = new StubBuilder(middle);
  leaveMonitor(g.asBuilder());
  t.equal(g.graph.first[g.block], -1);
  t.end();
});

/** Three methods, one in another, of which some have locked something; states name all locks. */
function nested(synchronized: readonly string[]): {
  g: StubBuilder;
  contexts: MethodContext[];
  locked: number[];
} {
  const g = new StubBuilder(inner);
  const contexts: MethodContext[] = [];
  for (let c: MethodContext | null = g.context; c !== null; c = c.parent) contexts.push(c);
  const locked = contexts.map((context) => {
    if (!synchronized.includes(String(context.method))) return NO_VALUE;
    context.locked = g.object();
    context.isHolding = true;
    return context.locked;
  });
  // The states of the frames around, from the outermost on.
  for (let i = contexts.length - 2; i >= 0; i--) {
    g.context = contexts[i + 1];
    const state = g.stateAtBlock(contexts[i + 1].callPlace?.bci ?? 10);
    Object.assign(contexts[i], { parentState: state });
  }
  g.context = contexts[0];
  return { g, contexts, locked };
}

const monitorsOf = (g: StubBuilder): number[] => {
  const { graph } = g;
  const found: number[] = [];
  for (let v = graph.first[g.block]; v >= 0; v = graph.next[v])
    if (graph.op[v] === Op.MONITOR_EXIT) found.push(v);
  return found;
};

t.test('a jump to a handler leaves what is locked up to there, the innermost first', (t) => {
  const { g, contexts, locked } = nested(['inner', 'middle', 'outer']);
  leaveMonitors(g.asBuilder(), contexts[2]);
  const exits = monitorsOf(g);
  t.strictSame(
    exits.map((v) => g.graph.a[v]),
    [locked[0], locked[1]],
  );
  t.ok(exits.every((v) => g.graph.aux[v] === MONITOR_OF_METHOD));
  t.strictSame(g.locks(g.graph.state[exits[0]]), [NO_VALUE, locked[1], locked[2]]);
  t.strictSame(g.locks(g.graph.state[exits[1]]), [NO_VALUE, NO_VALUE, locked[2]]);
  t.strictSame(g.locks(g.stateBefore()), locked, 'where the exception is not caught all are held');
  t.end();
});

t.test('methods that have locked nothing are passed by', (t) => {
  const { g, contexts, locked } = nested(['middle', 'outer']);
  leaveMonitors(g.asBuilder(), contexts[2]);
  const exits = monitorsOf(g);
  t.strictSame(
    exits.map((v) => g.graph.a[v]),
    [locked[1]],
  );
  t.strictSame(g.locks(g.graph.state[exits[0]]), [NO_VALUE, NO_VALUE, locked[2]]);
  t.end();
});

t.test('a handler of the method itself leaves nothing', (t) => {
  const { g, contexts } = nested(['inner', 'middle']);
  leaveMonitors(g.asBuilder(), contexts[0]);
  t.strictSame(monitorsOf(g), []);
  t.end();
});
