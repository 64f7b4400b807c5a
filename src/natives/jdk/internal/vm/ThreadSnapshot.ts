import { isHiddenFrame } from '../../../../vm/classes/method-annotations.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import { framesOf } from '../../../../vm/frames/frame-cursor.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import { type HeldMonitor, heldMonitors } from '../../../../vm/threads/held-monitors.js';
import type { JavaThread } from '../../../../vm/threads/java-thread.js';
import { ThreadStatus } from '../../../../vm/threads/monitors.js';
import type { VM } from '../../../../vm/vm.js';
import { threadTrace } from '../../../reflection/thread-traces.js';

const SNAPSHOT = 'jdk/internal/vm/ThreadSnapshot';
const LOCK = `${SNAPSHOT}$ThreadLock`;
const THREAD = 'java/lang/Thread';
const VIRTUAL = 'java/lang/VirtualThread';
const ELEMENT = 'java/lang/StackTraceElement';
const SINCE = { since: 25 };
const OBJECT = 'Ljava/lang/Object;';

const nameField = new FieldAccess(SNAPSHOT, 'name', 'Ljava/lang/String;', SINCE);
const statusField = new FieldAccess(SNAPSHOT, 'threadStatus', 'I', SINCE);
const carrierField = new FieldAccess(SNAPSHOT, 'carrierThread', `L${THREAD};`, SINCE);
const traceField = new FieldAccess(SNAPSHOT, 'stackTrace', `[L${ELEMENT};`, SINCE);
const locksField = new FieldAccess(SNAPSHOT, 'locks', `[L${LOCK};`, SINCE);
const blockerType = new FieldAccess(SNAPSHOT, 'blockerTypeOrdinal', 'I', SINCE);
const blockerObject = new FieldAccess(SNAPSHOT, 'blockerObject', OBJECT, SINCE);
const lockDepth = new FieldAccess(LOCK, 'depth', 'I', SINCE);
const lockObject = new FieldAccess(LOCK, 'obj', OBJECT, SINCE);

const threadName = new FieldAccess(THREAD, 'name', 'Ljava/lang/String;');
const parkBlocker = new FieldAccess(THREAD, 'parkBlocker', OBJECT);
const ordinal = new FieldAccess('java/lang/Enum', 'ordinal', 'I');

/** ThreadSnapshot.BlockerLockType */
const enum Blocker {
  PARK_BLOCKER = 0,
  WAITING_TO_LOCK = 1,
  WAITING_ON = 2,
}

/** A status for each Thread.State, in its order. */
const STATUS_OF_STATE: readonly ThreadStatus[] = [
  ThreadStatus.NEW,
  ThreadStatus.RUNNABLE,
  ThreadStatus.BLOCKED,
  ThreadStatus.WAITING,
  ThreadStatus.WAITING_TIMED,
  ThreadStatus.TERMINATED,
];

/** ThreadSnapshot.create: what dumps tell of a thread, platform or virtual; null if it is not alive. */
function* create(vm: VM, self: number): Steps<number> {
  const thread = vm.threads.virtual.threadOfObject(self);
  if (thread === null) return 0;
  const { handles } = vm;
  const object = handles.local(self);
  const owner = vm.classes.of(self).name === VIRTUAL ? VIRTUAL : THREAD;
  const state = yield* vm.call(vm.findMethod(owner, 'threadState()Ljava/lang/Thread$State;'), self);
  const status = STATUS_OF_STATE[ordinal.get(vm, state)];
  yield* vm.initializer.initialize(vm.classes.loadBoot(LOCK));
  const trace = handles.local(yield* threadTrace(vm, thread, false));
  // Modules and loaders of the JDK are left out of the elements' text.
  yield* vm.call(vm.findMethod(ELEMENT, `of([L${ELEMENT};)[L${ELEMENT};`), handles.get(trace));
  // Nothing moves from here on.
  const snapshot = vm.allocate(vm.classes.loadBoot(SNAPSHOT));
  const of = handles.get(object);
  nameField.setRef(vm, snapshot, threadName.get(vm, of));
  statusField.set(vm, snapshot, status);
  traceField.setRef(vm, snapshot, handles.get(trace));
  const { carrier } = thread;
  if (carrier !== null) carrierField.setRef(vm, snapshot, vm.threads.objectOf(carrier));
  const locks = visibleDepths(vm, thread);
  const array = vm.newObjectArray(LOCK, locks.length);
  locks.forEach((held, i) => {
    const lock = vm.allocate(vm.classes.loadBoot(LOCK));
    lockDepth.set(vm, lock, held.depth);
    lockObject.setRef(vm, lock, held.object);
    vm.setElement(array, i, lock);
  });
  locksField.setRef(vm, snapshot, array);
  const { object: monitor, entering } = vm.monitors.awaitedBy(thread);
  const parked = monitor === 0 ? parkBlocker.get(vm, of) : 0;
  if (monitor !== 0) blockerType.set(vm, snapshot, entering ? Blocker.WAITING_TO_LOCK : Blocker.WAITING_ON);
  else blockerType.set(vm, snapshot, Blocker.PARK_BLOCKER);
  if (monitor !== 0 || parked !== 0) blockerObject.setRef(vm, snapshot, monitor || parked);
  return snapshot;
}

/** The monitors that a thread holds, or has given up only while it waits, by the frames that its trace shows. */
function visibleDepths(vm: VM, thread: JavaThread): HeldMonitor[] {
  const { object: waitedFor, entering } = vm.monitors.awaitedBy(thread);
  const held = heldMonitors(vm, thread, entering ? 0 : waitedFor);
  if (held.length === 0) return held;
  const hiddenBefore: number[] = [];
  const cursor = framesOf(vm, thread);
  let hidden = 0;
  while (cursor.next()) {
    hiddenBefore.push(hidden);
    if (isHiddenFrame(cursor.method)) hidden++;
  }
  return held.map(({ object, depth }) => ({ object, depth: depth - hiddenBefore[depth] }));
}

export const ThreadSnapshot: NativeTable = {
  [SNAPSHOT]: { [`create(L${THREAD};)L${SNAPSHOT};`]: create },
};
