/** Monitors: thin ones in the mark word, inflated ones, who is next, wait and notify. */
import t from 'tap';
import { Mark, Obj } from '../../src/layout/layout.js';
import { threadStatus } from '../../src/vm/jdk/thread-fields.js';
import type { Steps } from '../../src/vm/steps.js';
import type { JavaThread } from '../../src/vm/threads/java-thread.js';
import { ThreadStatus } from '../../src/vm/threads/monitors.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, start, settle, thrown } = openSmallVm();
const { memory, monitors, threads, handles } = vm;

/** A handle of a new object: it may move while other threads run. */
const newLock = (): number => handles.create(vm.allocate(vm.classes.objectClass));
const markOf = (lock: number): number => memory.load32(handles.get(lock) + Obj.MARK);
const stateOf = (lock: number): number => markOf(lock) & Mark.STATE_MASK;
const me = (): JavaThread => threads.current;

const enter = (lock: number): boolean => monitors.tryEnter(handles.get(lock));
const exit = (lock: number): boolean => monitors.exit(handles.get(lock), me());
const owner = (lock: number): JavaThread | null => monitors.ownerOf(handles.get(lock));

/** A thread that enters, notes its name, does something, and leaves. */
function* visitor(lock: number, name: string, log: string[], inside?: () => Steps<void>): Steps<void> {
  yield* monitors.enter(handles.get(lock));
  log.push(name);
  if (inside !== undefined) yield* inside();
  monitors.exit(handles.get(lock), me());
}

function* wait(lock: number, name: string, log: string[], milliseconds = 0): Steps<void> {
  yield* visitor(lock, `${name} waits`, log, () => monitors.wait(handles.get(lock), milliseconds));
  log.push(`${name} went on`);
}

t.test('uncontended', async (t) => {
  const lock = newLock();
  t.equal(owner(lock), null);
  t.equal(enter(lock), true);
  t.equal(stateOf(lock), Mark.THIN);
  t.equal(owner(lock), me());
  t.equal(enter(lock), true, 'once more');
  t.equal(stateOf(lock), Mark.INFLATED);
  t.equal(exit(lock), true);
  t.equal(owner(lock), me(), 'it was entered twice');
  t.equal(exit(lock), true);
  t.equal(owner(lock), null);
  t.equal(exit(lock), false, 'nobody holds it');
});

t.test('the mark word keeps the age', async (t) => {
  const lock = newLock();
  const age = Mark.AGE_MASK & -Mark.AGE_MASK;
  memory.store32(handles.get(lock) + Obj.MARK, age);
  t.equal(enter(lock), true);
  t.equal(stateOf(lock), Mark.THIN);
  t.equal(exit(lock), true);
  t.equal(markOf(lock), age);
  enter(lock);
  enter(lock);
  t.equal(markOf(lock) & Mark.AGE_MASK, age, 'inflated');
});

t.test('recursions of a thin lock are taken over', async (t) => {
  const lock = newLock();
  enter(lock);
  memory.store32(handles.get(lock) + Obj.MARK, markOf(lock) + 2 * Mark.THIN_COUNT_ONE);
  exit(lock);
  t.equal(stateOf(lock), Mark.THIN);
  monitors.inflate(handles.get(lock));
  exit(lock);
  t.equal(owner(lock), me(), 'entered three times, left twice');
  exit(lock);
  t.equal(owner(lock), null);
});

t.test('identity hashes', async (t) => {
  const [thin, fat] = [newLock(), newLock()];
  const hash = monitors.identityHash(handles.get(thin));
  t.equal(enter(thin), true, 'the hash gives way to the lock');
  t.equal(monitors.identityHash(handles.get(thin)), hash);
  enter(fat);
  const second = monitors.identityHash(handles.get(fat));
  t.not(second, 0);
  t.equal(owner(fat), me(), 'the lock is still held');
  exit(fat);
  t.equal(monitors.identityHash(handles.get(fat)), second);
  exit(thin);
});

t.test('who is next', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  enter(lock);
  for (const name of ['a', 'b', 'c']) start(name, visitor(lock, name, log));
  settle();
  t.same(log, [], 'all wait');
  t.equal(enter(lock), true, 'the owner may enter again');
  exit(lock);
  settle();
  t.same(log, []);
  exit(lock);
  settle();
  t.same(log, ['c', 'b', 'a'], 'last in, first out');
  t.equal(owner(lock), null);
});

t.test('those that come later stand behind the line', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  enter(lock);
  start('a', visitor(lock, 'a', log));
  start(
    'b',
    visitor(lock, 'b', log, function* () {
      // "a" and "b" are the line.
      yield* threads.block('test');
    }),
  );
  settle();
  exit(lock);
  settle();
  t.same(log, ['b']);
  start('c', visitor(lock, 'c', log));
  settle();
  for (const thread of threads.all()) if (thread.blockedOn === 'test') threads.wake(thread);
  settle();
  t.same(log, ['b', 'a', 'c']);
});

t.test('only the owner leaves, waits and notifies', async (t) => {
  const lock = newLock();
  const answers: unknown[] = [];
  enter(lock);
  start(
    'other',
    (function* (): Steps<void> {
      yield* threads.giveWay();
      answers.push(monitors.exit(handles.get(lock), me()));
      try {
        monitors.notify(handles.get(lock), false);
      } catch (error) {
        answers.push(String(error));
      }
    })(),
  );
  settle();
  t.same(answers, [false, 'java.lang.IllegalMonitorStateException: current thread is not owner']);
  exit(lock);
  t.match(thrown(monitors.wait(handles.get(lock), 0)), /IllegalMonitorStateException/);
});

t.test('waiting and notifying', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  for (const name of ['a', 'b', 'c']) start(name, wait(lock, name, log));
  settle();
  t.same(log, ['a waits', 'b waits', 'c waits'], 'waiting gives the monitor up');
  t.equal(owner(lock), null);
  enter(lock);
  monitors.notify(handles.get(lock), false);
  settle();
  t.equal(log.length, 3, 'the monitor is held');
  exit(lock);
  settle();
  t.same(log.slice(3), ['a went on'], 'the one that has waited longest');
  enter(lock);
  monitors.notify(handles.get(lock), true);
  exit(lock);
  settle();
  t.same(log.slice(4), ['b went on', 'c went on']);
  enter(lock);
  monitors.notify(handles.get(lock), true);
  exit(lock);
});

t.test('what a waiting thread is said to do', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  let thread: JavaThread | null = null;
  start(
    'a',
    (function* (): Steps<void> {
      thread = me();
      yield* wait(lock, 'a', log);
    })(),
  );
  settle();
  const a = thread as unknown as JavaThread;
  const status = (): number => threadStatus.get(vm, threads.objectOf(a));
  t.equal(status(), ThreadStatus.WAITING);
  t.same(monitors.awaitedBy(a), { object: handles.get(lock), entering: false });
  enter(lock);
  monitors.notify(handles.get(lock), false);
  t.equal(status(), ThreadStatus.BLOCKED);
  t.same(monitors.awaitedBy(a), { object: handles.get(lock), entering: true });
  t.same([a.timesBlocked, a.timesWaited], [1, 1]);
  exit(lock);
  settle();
  t.same(monitors.awaitedBy(a), { object: 0, entering: false });
});

t.test('a wait gives the recursions back', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  start(
    'a',
    (function* (): Steps<void> {
      yield* monitors.enter(handles.get(lock));
      yield* monitors.enter(handles.get(lock));
      yield* wait(lock, 'a', log);
      log.push(String(monitors.exit(handles.get(lock), me())));
      log.push(owner(lock) === me() ? 'held' : 'free');
      log.push(String(monitors.exit(handles.get(lock), me())));
      log.push(owner(lock) === null ? 'free' : 'held');
    })(),
  );
  settle();
  t.equal(owner(lock), null);
  enter(lock);
  monitors.notify(handles.get(lock), false);
  exit(lock);
  settle();
  t.same(log, ['a waits', 'a went on', 'true', 'held', 'true', 'free']);
});

t.test('a wait ends by itself, or by an interruption', async (t) => {
  const lock = newLock();
  const log: string[] = [];
  run(wait(lock, 'main', log, 1));
  t.same(log, ['main waits', 'main went on']);
  run(vm.callVirtual('java/lang/Thread', 'interrupt()V', threads.objectOf(me())));
  enter(lock);
  t.match(thrown(monitors.wait(handles.get(lock), 0)), /InterruptedException/);
  t.equal(owner(lock), me(), 'the monitor is held again');
  t.equal(threads.isInterrupted(me()), false, 'the status is cleared');
  exit(lock);
  t.same(monitors.awaitedBy(me()), { object: 0, entering: false });
});

t.test('monitors of dead objects are given out again', async (t) => {
  const index = monitors.inflate(vm.allocate(vm.classes.objectClass));
  vm.heap.collect(vm.roots, true, 'Test');
  const kept = newLock();
  const again = Array.from({ length: 3 }, () => monitors.inflate(vm.allocate(vm.classes.objectClass)));
  t.ok(again.includes(index));
  t.not(again[0], again[1]);
  handles.release(kept);
});
