/**
 * Monitors (JLS §17.1). Thin locks live in the mark word and are the stubs' business; here are the inflated ones, and everything that is not simple: contention, wait and
 * notify, displaced identity hashes.
 */
import { type DisplacedHashes, IdentityHash } from '../../heap/identity-hash.js';
import type { WeakVisitor } from '../../heap/roots.js';
import { Mark, Obj } from '../../layout/layout.js';
import { JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';
import { YoungSlots } from '../young-slots.js';
import type { JavaThread } from './java-thread.js';

/** Release since which threads get a monitor in the order in which they came. */
const FAIR_SINCE = 25;

/**
 * An inflated monitor. Who gets it next is HotSpot's choice, since it shows in the output of many a program: threads that come while it is held are stacked, last in, first out;
 * when it is given up and nobody stands in line, the whole stack becomes the line. Since 25 they stand in line in the order in which they came.
 */
export class Monitor {
  owner: JavaThread | null = null;
  /** Times entered beyond the first. */
  recursions = 0;
  private line: JavaThread[] = [];
  private arrived: JavaThread[] = [];
  /** In Object.wait, in the order in which they came. */
  readonly waiting: JavaThread[] = [];
  /** Identity hash of the object, 0 if it has none yet. */
  hash = 0;

  constructor(private readonly fair: boolean) {}

  /** The thread wants the monitor. */
  arrive(thread: JavaThread): void {
    if (!this.isWantedBy(thread)) this.arrived.push(thread);
  }

  isWantedBy(thread: JavaThread): boolean {
    return this.line.includes(thread) || this.arrived.includes(thread);
  }

  /** A waiting thread was notified: from now on it wants the monitor. */
  arriveNotified(thread: JavaThread): void {
    if (this.line.length === 0 && !(this.fair && this.arrived.length > 0)) this.line.push(thread);
    else this.arrived.push(thread);
  }

  /** The thread has got the monitor. */
  leaveLine(thread: JavaThread): void {
    const { line, arrived } = this;
    const at = line.indexOf(thread);
    if (at >= 0) line.splice(at, 1);
    else if (arrived.includes(thread)) arrived.splice(arrived.indexOf(thread), 1);
  }

  /** Whose turn it is now that the monitor is free. It stays in line until it runs and takes it, if nobody was faster. */
  next(): JavaThread | undefined {
    if (this.line.length === 0) {
      this.line = this.fair ? this.arrived : this.arrived.reverse();
      this.arrived = [];
    }
    return this.line[0];
  }
}

export class Monitors implements DisplacedHashes {
  private readonly monitors: (Monitor | undefined)[] = [undefined];
  /** The object of each monitor, weakly held: dead objects free their monitor. */
  private objects = new Int32Array(64);
  private readonly free: number[] = [];
  private readonly young = new YoungSlots();
  private readonly hashes: IdentityHash;

  constructor(private readonly vm: VM) {
    this.hashes = new IdentityHash(vm.memory, this);
  }

  /** System.identityHashCode of an object that is not null. */
  identityHash(ref: number): number {
    return this.hashes.of(ref);
  }

  hashOf(monitor: number): number {
    return (this.monitors[monitor] as Monitor).hash;
  }

  setHash(monitor: number, hash: number): void {
    (this.monitors[monitor] as Monitor).hash = hash;
  }

  inflate(ref: number): number {
    const { memory, threads } = this.vm;
    const mark = memory.load32(ref + Obj.MARK);
    const state = mark & Mark.STATE_MASK;
    if (state === Mark.INFLATED) return mark >>> Mark.PAYLOAD_SHIFT;
    const index = this.free.pop() ?? this.monitors.length;
    const monitor = new Monitor(this.vm.release >= FAIR_SINCE);
    this.monitors[index] = monitor;
    if (index >= this.objects.length) {
      const grown = new Int32Array(this.objects.length * 2);
      grown.set(this.objects);
      this.objects = grown;
    }
    this.objects[index] = ref;
    this.young.add(index);
    if (state === Mark.THIN) {
      monitor.owner = threads.byNumber((mark & Mark.THIN_OWNER_MASK) >>> Mark.PAYLOAD_SHIFT);
      monitor.recursions = mark >>> Mark.THIN_COUNT_SHIFT;
    } else {
      monitor.hash = mark >>> Mark.PAYLOAD_SHIFT;
    }
    memory.store32(ref + Obj.MARK, (mark & Mark.AGE_MASK) | Mark.INFLATED | (index << Mark.PAYLOAD_SHIFT));
    return index;
  }

  visitWeak(visitor: WeakVisitor): void {
    this.young.visitWeak(visitor, this.objects, this.monitors.length, (i) => {
      if (this.monitors[i] === undefined) return;
      this.monitors[i] = undefined;
      this.free.push(i);
    });
  }

  /** The thread that holds the object's monitor, null if none does. */
  ownerOf(ref: number): JavaThread | null {
    const mark = this.vm.memory.load32(ref + Obj.MARK);
    switch (mark & Mark.STATE_MASK) {
      case Mark.THIN:
        return this.vm.threads.byNumber((mark & Mark.THIN_OWNER_MASK) >>> Mark.PAYLOAD_SHIFT);
      case Mark.INFLATED:
        return (this.monitors[mark >>> Mark.PAYLOAD_SHIFT] as Monitor).owner;
      default:
        return null;
    }
  }

  /** The object whose monitor the thread waits to enter, or in whose wait set it is; 0 if there is none. */
  awaitedBy(thread: JavaThread): { object: number; entering: boolean } {
    for (let i = 1; i < this.monitors.length; i++) {
      const monitor = this.monitors[i];
      if (monitor === undefined) continue;
      if (monitor.isWantedBy(thread)) return { object: this.objects[i], entering: true };
      if (monitor.waiting.includes(thread)) return { object: this.objects[i], entering: false };
    }
    return { object: 0, entering: false };
  }

  /** Enters if that can be done at once. */
  tryEnter(ref: number): boolean {
    const { memory, threads } = this.vm;
    const thread = threads.current;
    const mark = memory.load32(ref + Obj.MARK);
    if ((mark & ~Mark.AGE_MASK) === 0) {
      memory.store32(ref + Obj.MARK, mark | (thread.id << Mark.PAYLOAD_SHIFT) | Mark.THIN);
      return true;
    }
    const monitor = this.monitors[this.inflate(ref)] as Monitor;
    if (monitor.owner === null) {
      monitor.owner = thread;
      monitor.recursions = 0;
      return true;
    }
    if (monitor.owner !== thread) return false;
    monitor.recursions++;
    return true;
  }

  /** Enters, waiting for the owner if there is one. */
  *enter(ref: number): Steps<void> {
    if (this.tryEnter(ref)) return;
    const monitor = this.monitors[this.inflate(ref)] as Monitor;
    yield* this.acquire(monitor, 0);
  }

  private *acquire(monitor: Monitor, recursions: number): Steps<void> {
    const { threads } = this.vm;
    const thread = threads.current;
    if (monitor.owner !== null) {
      monitor.arrive(thread);
      thread.timesBlocked++;
      threads.setStatus(thread, ThreadStatus.BLOCKED);
      while (monitor.owner !== null) yield* threads.virtual.awaitOwner(thread, 'monitor');
      threads.setStatus(thread, ThreadStatus.RUNNABLE);
    }
    monitor.leaveLine(thread);
    monitor.owner = thread;
    monitor.recursions = recursions;
  }

  /** Leaves; false if the thread does not hold it. */
  exit(ref: number, thread: JavaThread): boolean {
    const { memory } = this.vm;
    const mark = memory.load32(ref + Obj.MARK);
    if ((mark & Mark.STATE_MASK) === Mark.THIN) {
      if ((mark & Mark.THIN_OWNER_MASK) >>> Mark.PAYLOAD_SHIFT !== thread.id) return false;
      const next = mark >>> Mark.THIN_COUNT_SHIFT === 0 ? mark & Mark.AGE_MASK : mark - Mark.THIN_COUNT_ONE;
      memory.store32(ref + Obj.MARK, next);
      return true;
    }
    if ((mark & Mark.STATE_MASK) !== Mark.INFLATED) return false;
    const monitor = this.monitors[mark >>> Mark.PAYLOAD_SHIFT] as Monitor;
    if (monitor.owner !== thread) return false;
    if (monitor.recursions > 0) monitor.recursions--;
    else this.release(monitor);
    return true;
  }

  private release(monitor: Monitor): void {
    monitor.owner = null;
    monitor.recursions = 0;
    const next = monitor.next();
    if (next !== undefined) this.vm.threads.virtual.wake(next);
  }

  private owned(ref: number): Monitor {
    const thread = this.vm.threads.current;
    if (this.ownerOf(ref) !== thread)
      throw new JavaThrow('java/lang/IllegalMonitorStateException', 'current thread is not owner');
    return this.monitors[this.inflate(ref)] as Monitor;
  }

  /** Object.wait: `milliseconds` 0 is for ever. Throws InterruptedException. */
  *wait(ref: number, milliseconds: number): Steps<void> {
    const { threads } = this.vm;
    const thread = threads.current;
    const monitor = this.owned(ref);
    threads.throwIfInterrupted(thread);
    const { recursions } = monitor;
    monitor.waiting.push(thread);
    thread.timesWaited++;
    thread.notified = false;
    this.release(monitor);
    threads.setStatus(thread, milliseconds > 0 ? ThreadStatus.WAITING_TIMED : ThreadStatus.WAITING);
    const end = performance.now() + milliseconds;
    // A virtual thread comes back when there is a reason.
    const unmounted = yield* threads.virtual.wait(thread, milliseconds);
    while (!unmounted && !thread.notified && !threads.isInterrupted(thread) && thread.asyncException === 0) {
      if (milliseconds <= 0) yield* threads.block('Object.wait()');
      else {
        const rest = end - performance.now();
        if (rest <= 0) break;
        yield* threads.blockFor('Object.wait()', rest);
      }
    }
    yield* this.awake(monitor, thread, recursions);
  }

  /** The rest of a wait, whatever has ended it. */
  private *awake(monitor: Monitor, thread: JavaThread, recursions: number): Steps<void> {
    const { threads } = this.vm;
    const at = monitor.waiting.indexOf(thread);
    if (at >= 0) monitor.waiting.splice(at, 1);
    const interrupted = !thread.notified && threads.isInterrupted(thread);
    threads.setStatus(thread, ThreadStatus.RUNNABLE);
    yield* this.acquire(monitor, recursions);
    if (interrupted) threads.throwIfInterrupted(thread);
  }

  /** The rest of a wait, in a monitor that the thread had entered once, which began in another process: when the thread is woken that ends, be it without a reason (JLS 17.2.1). */
  endWait(thread: JavaThread): Steps<void> {
    const monitor = this.monitors.find((m) => m?.waiting.includes(thread) || m?.isWantedBy(thread));
    if (monitor === undefined) throw new VmError('a thread waits for no monitor');
    return this.awake(monitor, thread, 0);
  }

  notify(ref: number, all: boolean): void {
    const monitor = this.owned(ref);
    const { waiting } = monitor;
    const count = all ? waiting.length : Math.min(1, waiting.length);
    for (const thread of waiting.splice(0, count)) {
      // It is woken when its turn for the monitor comes.
      thread.notified = true;
      thread.timesBlocked++;
      monitor.arriveNotified(thread);
      this.vm.threads.setStatus(thread, ThreadStatus.BLOCKED);
      this.vm.threads.virtual.notify(thread);
    }
  }
}

/** Values of Thread.threadStatus (JVMTI thread states, as jdk.internal.misc.VM.toThreadState decodes them). */
export const enum ThreadStatus {
  NEW = 0,
  RUNNABLE = 0x5,
  SLEEPING = 0xe1,
  WAITING = 0x191,
  WAITING_TIMED = 0x1a1,
  PARKED = 0x291,
  PARKED_TIMED = 0x2a1,
  BLOCKED = 0x401,
  TERMINATED = 0x2,
}
