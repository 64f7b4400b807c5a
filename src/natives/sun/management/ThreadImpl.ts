/** Threads as java.lang.management sees them: states, what they wait for, deadlocks, processor time. */
import { FieldAccess } from '../../../vm/field-access.js';
import { threadStatus } from '../../../vm/jdk/thread-fields.js';
import type { NativeTable } from '../../../vm/native.js';
import type { Steps } from '../../../vm/steps.js';
import { heldMonitors } from '../../../vm/threads/held-monitors.js';
import type { JavaThread } from '../../../vm/threads/java-thread.js';
import type { VM } from '../../../vm/vm.js';
import { threadTrace } from '../../reflection/thread-traces.js';
import { resetPeak } from './thread-counts.js';

const INFO = 'java/lang/management/ThreadInfo';
const STE = 'java/lang/StackTraceElement';
const ARRAY_DATA = 16;

const tid = new FieldAccess('java/lang/Thread', 'tid', 'J');
const parkBlocker = new FieldAccess('java/lang/Thread', 'parkBlocker', 'Ljava/lang/Object;');
const SYNCHRONIZER = 'java/util/concurrent/locks/AbstractOwnableSynchronizer';
const exclusiveOwner = new FieldAccess(SYNCHRONIZER, 'exclusiveOwnerThread', 'Ljava/lang/Thread;');

interface Blocker {
  /** The object, 0 if none. */
  readonly object: number;
  /** The Thread object that has it, 0 if none. */
  readonly owner: number;
}

/** What a thread waits for: a monitor, or what LockSupport.park was told. */
function blockerOf(vm: VM, thread: JavaThread): Blocker {
  const { object, entering } = vm.monitors.awaitedBy(thread);
  if (object !== 0) {
    const owner = entering ? vm.monitors.ownerOf(object) : null;
    return { object, owner: owner === null ? 0 : vm.threads.objectOf(owner) };
  }
  const parked = parkBlocker.get(vm, vm.threads.objectOf(thread));
  if (parked === 0 || !vm.classes.of(parked).isSubclassOf(vm.classes.loadBoot(SYNCHRONIZER)))
    return { object: parked, owner: 0 };
  return { object: parked, owner: exclusiveOwner.get(vm, parked) };
}

function threads(vm: VM): JavaThread[] {
  return vm.threads.platform();
}

function idOf(vm: VM, thread: JavaThread): number {
  return tid.getLong(vm, vm.threads.objectOf(thread));
}

function byTid(vm: VM, id: number): JavaThread | undefined {
  return threads(vm).find((thread) => idOf(vm, thread) === id);
}

/** What a thread holds is to be told: monitors, synchronizers of java.util.concurrent. */
interface Locks {
  readonly monitors: boolean;
  readonly synchronizers: boolean;
}

/** Arrays of the monitors that a thread holds, of the depths of the frames that have locked them, and of its synchronizers. */
function newLocks(vm: VM, thread: JavaThread, { monitors, synchronizers }: Locks, frames: number): number[] {
  const held = monitors ? heldMonitors(vm, thread).filter(({ depth }) => depth < frames) : [];
  const owned = synchronizers ? synchronizersOf(vm, thread) : [];
  const objects = vm.newObjectArray('java/lang/Object', held.length);
  const depths = vm.newPrimitiveArray('I', held.length);
  held.forEach(({ object, depth }, i) => {
    vm.setElement(objects, i, object);
    vm.memory.store32(depths + ARRAY_DATA + 4 * i, depth);
  });
  const list = vm.newObjectArray('java/lang/Object', owned.length);
  owned.forEach((object, i) => {
    vm.setElement(list, i, object);
  });
  return [objects, depths, list];
}

/** The heap is searched for them, as by HotSpot. */
function synchronizersOf(vm: VM, thread: JavaThread): number[] {
  const owner = vm.threads.objectOf(thread);
  const base = vm.classes.loadBoot(SYNCHRONIZER);
  const found: number[] = [];
  vm.heap.forEachObject((ref) => {
    if (vm.classes.of(ref).isSubclassOf(base) && exclusiveOwner.get(vm, ref) === owner) found.push(ref);
  });
  return found;
}

/** `depth`: frames at most, -1 for all. `locks`: null for an object without lists of what the thread holds. */
function* newInfo(vm: VM, thread: JavaThread, depth: number, locks: Locks | null): Steps<number> {
  const { handles } = vm;
  let trace = depth === 0 ? vm.newObjectArray(STE, 0) : yield* threadTrace(vm, thread);
  const count = vm.arrayLength(trace);
  if (depth > 0 && count > depth) {
    const shorter = vm.newObjectArray(STE, depth);
    for (let i = 0; i < depth; i++) vm.setElement(shorter, i, vm.element(trace, i));
    trace = shorter;
  }
  const object = vm.threads.objectOf(thread);
  const blocker = blockerOf(vm, thread);
  const { blocked, waited } = thread.waitingTimes ?? { blocked: 0, waited: 0 };
  const state = [
    object,
    threadStatus.get(vm, object),
    blocker.object,
    blocker.owner,
    thread.timesBlocked,
    vm.threads.measuresWaiting ? Math.floor(blocked) : -1,
    thread.timesWaited,
    vm.threads.measuresWaiting ? Math.floor(waited) : -1,
    trace,
  ];
  const held = locks === null ? [] : newLocks(vm, thread, locks, vm.arrayLength(trace));
  const base = `Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[L${STE};`;
  const more = locks !== null ? '[Ljava/lang/Object;[I[Ljava/lang/Object;' : '';
  const made = handles.local(yield* vm.newObject(INFO, `(${base}${more})V`, ...state, ...held));
  const info = handles.get(made);
  handles.release(made);
  return info;
}

/** Fills `result` with what is known of the threads with these numbers; null where there is none. */
function* fillInfos(vm: VM, ids: readonly number[], depth: number, result: number): Steps<void> {
  const kept = vm.handles.local(result);
  for (let i = 0; i < ids.length; i++) {
    const thread = byTid(vm, ids[i]);
    if (thread === undefined) continue;
    const info = yield* newInfo(vm, thread, depth, null);
    vm.setElement(vm.handles.get(kept), i, info);
  }
  vm.handles.release(kept);
}

function* dump(vm: VM, ids: readonly number[] | null, depth: number, locks: Locks): Steps<number> {
  const chosen = ids === null ? threads(vm) : ids.map((id) => byTid(vm, id));
  const array = vm.handles.local(vm.newObjectArray(INFO, chosen.length));
  for (let i = 0; i < chosen.length; i++) {
    const thread = chosen[i];
    if (thread === undefined || thread.objectHandle === 0) continue;
    const info = yield* newInfo(vm, thread, depth, locks);
    vm.setElement(vm.handles.get(array), i, info);
  }
  const result = vm.handles.get(array);
  vm.handles.release(array);
  return result;
}

function longs(vm: VM, array: number): number[] {
  return Array.from({ length: vm.arrayLength(array) }, (_, i) =>
    vm.memory.load64(array + ARRAY_DATA + 8 * i),
  );
}

function fillLongs(vm: VM, array: number, value: (index: number) => number): void {
  const count = vm.arrayLength(array);
  for (let i = 0; i < count; i++) vm.memory.store64(array + ARRAY_DATA + 8 * i, value(i));
}

/** Threads each of which waits for what the next has, round in circles; `monitorsOnly`: for monitors alone. */
function deadlocked(vm: VM, monitorsOnly: boolean): number {
  const next = new Map<JavaThread, JavaThread>();
  for (const thread of threads(vm)) {
    if (monitorsOnly && vm.monitors.awaitedBy(thread).object === 0) continue;
    const { owner } = blockerOf(vm, thread);
    const holder = owner === 0 ? null : vm.threads.ofObject(owner);
    if (holder !== null) next.set(thread, holder);
  }
  const circle = [...next.keys()].filter((start) => {
    let thread: JavaThread | undefined = next.get(start);
    for (let n = 0; thread !== undefined && thread !== start && n <= next.size; n++)
      thread = next.get(thread);
    return thread === start;
  });
  if (circle.length === 0) return 0;
  const array = vm.newObjectArray('java/lang/Thread', circle.length);
  circle.forEach((thread, i) => {
    vm.setElement(array, i, vm.threads.objectOf(thread));
  });
  return array;
}

/** Nanoseconds of the whole process: its threads share one of the system's. */
function processorTime(user: boolean): number {
  const { user: inUser, system } = process.cpuUsage();
  return 1000 * (user ? inUser : inUser + system);
}

export const ThreadImpl: NativeTable = {
  'sun/management/ThreadImpl': {
    'getThreads()[Ljava/lang/Thread;': (vm) => {
      const all = threads(vm);
      const array = vm.newObjectArray('java/lang/Thread', all.length);
      all.forEach((thread, i) => {
        vm.setElement(array, i, vm.threads.objectOf(thread));
      });
      return array;
    },
    'getThreadInfo1([JI[Ljava/lang/management/ThreadInfo;)V': (vm, ids, depth, result) =>
      fillInfos(vm, longs(vm, ids), depth, result),
    'dumpThreads0([JZZI)[Ljava/lang/management/ThreadInfo;': (vm, ids, monitors, synchronizers, depth) =>
      dump(vm, ids === 0 ? null : longs(vm, ids), depth === 0x7fffffff ? -1 : depth, {
        monitors: monitors !== 0,
        synchronizers: synchronizers !== 0,
      }),
    'getThreadTotalCpuTime0(J)J': (vm, id) =>
      id === 0 || byTid(vm, id) !== undefined ? processorTime(false) : -1,
    'getThreadUserCpuTime0(J)J': (vm, id) =>
      id === 0 || byTid(vm, id) !== undefined ? processorTime(true) : -1,
    'getThreadTotalCpuTime1([J[J)V': (vm, _ids, result) => fillLongs(vm, result, () => processorTime(false)),
    'getThreadUserCpuTime1([J[J)V': (vm, _ids, result) => fillLongs(vm, result, () => processorTime(true)),
    'getThreadAllocatedMemory0(J)J': (vm) => vm.heap.stats.allocatedBytes + vm.heap.usedMemory,
    'getThreadAllocatedMemory1([J[J)V': (vm, _ids, result) =>
      fillLongs(vm, result, () => vm.heap.stats.allocatedBytes + vm.heap.usedMemory),
    'getTotalThreadAllocatedMemory()J': (vm) => vm.heap.stats.allocatedBytes + vm.heap.usedMemory,
    'setThreadCpuTimeEnabled0(Z)V': () => undefined,
    'setThreadAllocatedMemoryEnabled0(Z)V': () => undefined,
    'setThreadContentionMonitoringEnabled0(Z)V': (vm, enabled) => vm.threads.measureWaiting(enabled !== 0),
    'findMonitorDeadlockedThreads0()[Ljava/lang/Thread;': (vm) => deadlocked(vm, true),
    'findDeadlockedThreads0()[Ljava/lang/Thread;': (vm) => deadlocked(vm, false),
    'resetPeakThreadCount0()V': (vm) => resetPeak(vm),
    'resetContentionTimes0(J)V': (vm, id) => {
      for (const thread of threads(vm)) if (id === 0 || idOf(vm, thread) === id) thread.waitingTimes?.reset();
    },
  },
};
