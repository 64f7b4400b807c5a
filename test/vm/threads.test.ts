/** The scheduler: whose turn it is, deadlines, who is alive; the places of stacks. */
import t, { type Test } from 'tap';
import { Mark } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { threadStatus } from '../../src/vm/jdk/thread-fields.js';
import type { Steps } from '../../src/vm/steps.js';
import { type JavaThread, ThreadState } from '../../src/vm/threads/java-thread.js';
import { ThreadStatus } from '../../src/vm/threads/monitors.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const small = openSmallVm();
const { vm, run, start, settle } = small;
const { threads } = vm;

/** Starts a thread and tells which one it is. */
function started(name: string, body: () => Steps<void>): JavaThread {
  let thread: JavaThread | null = null;
  start(
    name,
    (function* (): Steps<void> {
      thread = threads.current;
      yield* body();
    })(),
  );
  settle();
  return thread as unknown as JavaThread;
}

const parked = (name: string): JavaThread => started(name, () => threads.block('test'));

t.test('turn and turn about', async (t) => {
  const log: string[] = [];
  const all = ['a', 'b', 'c'].map((name) =>
    started(name, function* () {
      yield* threads.block('test');
      for (let i = 0; i < 3; i++) {
        log.push(name);
        yield* threads.giveWay();
      }
    }),
  );
  for (const thread of all) threads.wake(thread);
  settle();
  t.equal(log.join(''), 'abcabcabc');
});

t.test('a thread is woken only from what it waits for', async (t) => {
  const log: string[] = [];
  const a = started('a', function* () {
    yield* threads.block('first');
    log.push('went on');
    yield* threads.block('second');
    log.push('ended');
  });
  t.equal(a.state, ThreadState.BLOCKED);
  t.equal(a.blockedOn, 'first');
  threads.wake(a);
  threads.wake(a);
  settle();
  t.same(log, ['went on'], 'twice woken is once gone on');
  t.equal(a.blockedOn, 'second');
  threads.virtual.wakeById(a.id);
  settle();
  t.same(log, ['went on', 'ended']);
  t.equal(a.state, ThreadState.ENDED);
  threads.wake(a);
  settle();
});

t.test('numbers of ended threads are given out again', async (t) => {
  const before = threads.count;
  const a = parked('a');
  t.equal(threads.count, before + 1);
  t.equal(threads.byNumber(a.id), a);
  t.equal(threads.nameOf(a), 'a');
  const object = vm.handles.create(threads.objectOf(a));
  t.equal(threads.ofObject(vm.handles.get(object)), a);
  threads.wake(a);
  settle();
  t.equal(threads.count, before);
  t.equal(threads.byNumber(a.id), null);
  t.equal(threads.ofObject(vm.handles.get(object)), null, 'its object knows that it has ended');
  t.equal(threadStatus.get(vm, vm.handles.get(object)), ThreadStatus.TERMINATED);
  const b = parked('b');
  t.equal(b.id, a.id);
  threads.wake(b);
  settle();
});

/** Time stands still but for what is done here. */
function withClock(t: Test): (milliseconds: number) => void {
  let now = performance.now();
  const { now: real } = performance;
  performance.now = () => now;
  t.teardown(() => {
    performance.now = real;
  });
  return (milliseconds) => {
    now += milliseconds;
    // As at a poll: deadlines are looked at.
    threads.shouldYield();
    settle();
  };
}

t.test('deadlines', async (t) => {
  const log: string[] = [];
  const pass = withClock(t);
  const sleeper = (name: string, milliseconds: number): JavaThread =>
    started(name, function* () {
      log.push((yield* threads.blockFor('test', milliseconds)) ? `${name} late` : `${name} woken`);
    });
  sleeper('c', 30);
  sleeper('a', 10);
  sleeper('b', 20);
  const d = sleeper('d', 40);
  pass(9);
  t.same(log, []);
  pass(1);
  t.same(log, ['a late']);
  pass(20);
  t.same(log, ['a late', 'b late', 'c late'], 'the earliest first');
  t.equal(threads.timeToWait(false), 10);
  threads.wake(d);
  settle();
  t.equal(log[3], 'd woken');
});

t.test('the deadline of a wait that is over wakes nobody', async (t) => {
  const log: string[] = [];
  const pass = withClock(t);
  const a = started('a', function* () {
    yield* threads.blockFor('short', 5);
    yield* threads.block('long');
    log.push('woken');
  });
  threads.wake(a);
  settle();
  t.equal(a.blockedOn, 'long');
  pass(6);
  t.same(log, []);
  threads.wake(a);
  settle();
  t.same(log, ['woken']);
});

t.test('suspending', async (t) => {
  const log: string[] = [];
  const a = started('a', function* () {
    yield* threads.block('test');
    log.push('went on');
  });
  run(threads.suspend(a));
  threads.wake(a);
  settle();
  t.same(log, [], 'its turn came, and it was held back');
  threads.resume(a);
  settle();
  t.same(log, ['went on']);
  const b = parked('b');
  run(threads.suspend(b));
  threads.resume(b);
  t.equal(b.state, ThreadState.BLOCKED, 'what it waits for has not come');
  threads.wake(b);
  settle();
});

t.test('who is waited for in the end', async (t) => {
  const before = threads.nonDaemon;
  const daemon = parked('daemon');
  t.equal(threads.nonDaemon, before, 'not daemons');
  threads.wake(daemon);
  settle();
  t.equal(threads.nonDaemon, before);
});

t.test('loops give way at polls', async (t) => {
  const writer = new ClassWriter('Spin').field(ACC.STATIC, 'stop', 'I');
  const spin =
    'iconst_0\n istore_0\n LOOP:\n iinc 0 1\n getstatic Spin.stop I\n ifeq LOOP\n iload_0\n ireturn';
  writer.method(ACC.STATIC, 'spin', '()I', spin);
  const cls = small.define(writer);
  const stop = cls.declaredField('stop', 'I');
  let rounds = 0;
  start(
    'spinning',
    (function* (): Steps<void> {
      rounds = yield* vm.call(cls.declaredMethod('spin()I') as JavaMethod);
    })(),
  );
  const { switches } = threads;
  run(threads.giveWay());
  vm.memory.store32(stop?.location ?? 0, 1);
  settle();
  t.not(rounds, 0, 'it ended');
  t.ok(threads.switches > switches + 1);
});

t.test('there is an end to threads', async (t) => {
  const most = Mark.THIN_OWNER_MASK >>> Mark.PAYLOAD_SHIFT;
  // Nothing but the number is looked at.
  Object.defineProperty(threads, 'live', { value: most, writable: true });
  let error: unknown;
  try {
    threads.create(0);
  } catch (e) {
    error = e;
  }
  t.match(String(error), /java.lang.OutOfMemoryError: unable to create native thread/);
});
