/**
 * What the process waits for while no Java thread can run: descriptors, the next deadline, and Node's event loop, all in one epoll. libuv is made for that: it tells its
 * own descriptor and timeout. Where the process is the embedder's it is the other way round: Node's event loop waits for the epoll.
 */

import type { LoopWatch } from '../../../native-trampoline/loop-watch.js';
import { Sys } from '../../../native-trampoline/system-calls.js';
import { isMainThread } from '../../../native-trampoline/worker-threads.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';

const enum Control {
  ADD = 1,
  DEL = 2,
  MOD = 3,
}

const CLOEXEC = 0x80000;
const EEXIST = 17;
const ENOENT = 2;
/** POLLERR and POLLHUP come without being asked for. */
const FAILURES = 0x18;
const READABLE = 1;
/** So many milliseconds mean no limit. */
const FOREVER = 0x7fff_ffff;

/** `struct epoll_event`, packed: events, then 8 bytes of ours. */
const EVENT_SIZE = 12;
const EVENT_DATA = 4;
const EVENT_COUNT = 64;
/** The block of native memory: an event to register, a pollfd, a timespec, events that came. */
const POLLFD = 16;
const TIME = 24;
const EVENTS = 40;
const BLOCK_SIZE = EVENTS + EVENT_COUNT * EVENT_SIZE;

/** Token of libuv's descriptor. */
const LOOP = 0;

/** A thread that waits for a descriptor. */
export interface FdWait {
  readonly thread: JavaThread;
  readonly events: number;
  readonly entry: Entry;
}

/** A descriptor in the epoll. The token tells its events from those of an earlier descriptor of the same number. */
interface Entry {
  readonly fd: number;
  readonly token: number;
  mask: number;
  readonly waits: Set<FdWait>;
}

/** What libuv exports for embedding its loop. */
interface EventLoop {
  readonly address: number;
  readonly fd: number;
  readonly timeout: number;
  readonly updateTime: number;
  readonly alive: number;
}

export class Events {
  private epoll = -1;
  private block = 0;
  private loop: EventLoop | null = null;
  /** False: it has not been looked for. */
  private loopSought = false;
  /** Node's event loop watching the epoll; undefined: it has not been told to so far; null: it can't. */
  private inLoop: LoopWatch | null | undefined;
  private readonly byFd = new Map<number, Entry>();
  private readonly byToken = new Map<number, Entry>();
  private lastToken = LOOP;
  /** By token: what {@link watch} was given. */
  private readonly watched = new Map<number, { readonly fd: number; readonly callback: () => void }>();

  constructor(private readonly vm: VM) {}

  /** How many threads are known from whom something is to come by a descriptor that is watched. */
  expected = 0;

  /** True while threads wait for descriptors, or for threads of the operating system. */
  get waiting(): boolean {
    return this.byFd.size > 0 || this.expected > 0;
  }

  /** Is there anything to be looked for? What is watched keeps nobody waiting. */
  get polling(): boolean {
    return this.byFd.size > 0 || this.watched.size > 0;
  }

  /** Has a function called whenever a descriptor can be read, as long as the VM lives. */
  watch(fd: number, callback: () => void): void {
    if (!this.open()) return;
    const token = ++this.lastToken;
    this.watched.set(token, { fd, callback });
    this.control(Control.ADD, fd, READABLE, token);
  }

  /**
   * Has the thread woken when the descriptor has one of the events (those of poll). Null if the kernel can't wait for it: a file, which is always ready, or
   * nothing at all. The wait is over when the thread is woken; {@link remove} ends it earlier.
   */
  add(thread: JavaThread, fd: number, events: number): FdWait | null {
    if (!this.open()) return null;
    let entry = this.byFd.get(fd);
    if (entry !== undefined && !this.extend(entry, events)) {
      // The number names another file now. Whoever waited for the old one looks again.
      this.wakeAll(entry);
      entry = undefined;
    }
    entry ??= this.newEntry(fd, events);
    if (entry === undefined) return null;
    const wait: FdWait = { thread, events, entry };
    entry.waits.add(wait);
    return wait;
  }

  remove(wait: FdWait): void {
    const { entry } = wait;
    if (entry.waits.delete(wait)) this.shrink(entry);
  }

  /** Wakes the threads whose descriptors are ready, without waiting. */
  poll(): void {
    this.collect(0);
  }

  /**
   * Has Node's event loop call `ready` once when a descriptor is ready: {@link poll} is due then. `hold`: whether the process lives as long as that may happen. False if the loop can't be told. Not to be mixed with
   * {@link sleep}: of loop and epoll only one can wait for the other.
   */
  awaitInLoop(hold: boolean, ready: () => void): boolean {
    // What is armed still for a wait that has ended holds nothing.
    if (!this.polling) this.inLoop?.hold(false);
    if (!this.polling || !this.open()) return false;
    if (this.inLoop === undefined) this.inLoop = this.vm.trampoline.watchInLoop(this.epoll, ready);
    this.inLoop?.hold(hold);
    this.inLoop?.arm();
    return this.inLoop !== null;
  }

  /** Waits natively for a descriptor, at most so long; Node's event loop does not turn meanwhile. */
  rest(milliseconds: number): void {
    if (this.open()) this.collect(milliseconds);
  }

  /** Waits natively: for a descriptor, for the event loop's next work, at most so long. False if that is not possible in this process. */
  sleep(milliseconds: number): boolean {
    if (!this.open()) return false;
    const { vm } = this;
    const loop = this.eventLoop();
    if (loop === null) return false;
    const { trampoline } = vm;
    trampoline.callC(loop.updateTime, loop.address);
    let time = milliseconds;
    if ((trampoline.callC(loop.alive, loop.address) | 0) !== 0) {
      const own = trampoline.callC(loop.timeout, loop.address) | 0;
      if (own >= 0) time = Math.min(time, own);
    }
    this.collect(time);
    return true;
  }

  // ---- inside

  private open(): boolean {
    if (this.epoll >= 0) return true;
    const { trampoline, nativeMemory } = this.vm;
    if (this.block === 0) this.block = nativeMemory.allocate(BLOCK_SIZE);
    this.epoll = trampoline.syscall(Sys.EPOLL_CREATE1, CLOEXEC);
    return this.epoll >= 0 && this.block !== 0;
  }

  /** Node's event loop, whose descriptor is in the epoll from now on. */
  private eventLoop(): EventLoop | null {
    if (this.loopSought) return this.loop;
    this.loopSought = true;
    this.loop = this.findLoop();
    if (this.loop !== null) this.control(Control.ADD, this.loop.fd, READABLE, LOOP);
    return this.loop;
  }

  private findLoop(): EventLoop | null {
    if (!isMainThread()) return null;
    const { trampoline } = this.vm;
    try {
      const address = trampoline.callC(trampoline.dlsym('uv_default_loop'));
      return {
        address,
        fd: trampoline.callC(trampoline.dlsym('uv_backend_fd'), address) | 0,
        timeout: trampoline.dlsym('uv_backend_timeout'),
        updateTime: trampoline.dlsym('uv_update_time'),
        alive: trampoline.dlsym('uv_loop_alive'),
      };
    } catch {
      // A Node whose libuv is not to be seen.
      return null;
    }
  }

  private control(operation: Control, fd: number, events: number, token: number): number {
    const { memory, trampoline } = this.vm;
    memory.store32(this.block, events);
    memory.store32(this.block + EVENT_DATA, token);
    memory.store32(this.block + EVENT_DATA + 4, 0);
    return trampoline.syscall(Sys.EPOLL_CTL, this.epoll, operation, fd, this.block);
  }

  private newEntry(fd: number, events: number): Entry | undefined {
    const token = ++this.lastToken;
    let result = this.control(Control.ADD, fd, events, token);
    if (result === -EEXIST) result = this.control(Control.MOD, fd, events, token);
    if (result < 0) return undefined;
    const entry: Entry = { fd, token, mask: events, waits: new Set() };
    this.byFd.set(fd, entry);
    this.byToken.set(token, entry);
    return entry;
  }

  /** Adds events to a descriptor's; false if the kernel does not know the descriptor any more. */
  private extend(entry: Entry, events: number): boolean {
    const mask = entry.mask | events;
    if (this.control(Control.MOD, entry.fd, mask, entry.token) < 0) return false;
    entry.mask = mask;
    return true;
  }

  /** After waits of an entry have ended. */
  private shrink(entry: Entry): void {
    let mask = 0;
    for (const wait of entry.waits) mask |= wait.events;
    if (mask === entry.mask) return;
    entry.mask = mask;
    if (mask !== 0) {
      this.control(Control.MOD, entry.fd, mask, entry.token);
      return;
    }
    this.forget(entry);
    this.control(Control.DEL, entry.fd, 0, 0);
  }

  private forget(entry: Entry): void {
    this.byFd.delete(entry.fd);
    this.byToken.delete(entry.token);
  }

  private wakeAll(entry: Entry): void {
    this.forget(entry);
    for (const wait of entry.waits) this.vm.threads.wake(wait.thread);
    entry.waits.clear();
  }

  private collect(milliseconds: number): void {
    const count = this.wait(milliseconds);
    const { memory } = this.vm;
    let stale = false;
    for (let i = 0; i < count; i++) {
      const at = this.block + EVENTS + i * EVENT_SIZE;
      const token = memory.load32(at + EVENT_DATA);
      if (token === LOOP) continue;
      const watched = this.watched.get(token);
      if (watched !== undefined) {
        watched.callback();
        continue;
      }
      const entry = this.byToken.get(token);
      if (entry === undefined) stale = true;
      else this.wakeReady(entry, memory.load32(at));
    }
    // A file that is still open under another number, but not under the one that it was registered with: nothing but a new epoll gets rid of it.
    if (stale) this.reopen();
  }

  /** Events that came, at {@link EVENTS}: their number. epoll's own timeout knows whole milliseconds only, ppoll's is exact. */
  private wait(milliseconds: number): number {
    const { trampoline, memory } = this.vm;
    if (milliseconds > 0) {
      const poll = this.block + POLLFD;
      const time = this.block + TIME;
      memory.store32(poll, this.epoll);
      memory.store32(poll + 4, READABLE);
      memory.store64(time, Math.floor(milliseconds / 1000));
      memory.store64(time + 8, Math.floor((milliseconds % 1000) * 1_000_000));
      const forever = milliseconds >= FOREVER;
      if (trampoline.syscall(Sys.PPOLL, poll, 1, forever ? 0 : time, 0) <= 0) return 0;
    }
    return trampoline.syscall(Sys.EPOLL_WAIT, this.epoll, this.block + EVENTS, EVENT_COUNT, 0);
  }

  private wakeReady(entry: Entry, events: number): void {
    for (const wait of entry.waits) {
      if ((events & (wait.events | FAILURES)) === 0) continue;
      entry.waits.delete(wait);
      this.vm.threads.wake(wait.thread);
    }
    this.shrink(entry);
  }

  /** The end of the VM. */
  close(): void {
    this.leaveLoop();
    if (this.epoll >= 0) this.vm.trampoline.syscall(Sys.CLOSE, this.epoll);
    this.epoll = -1;
  }

  /** Node's event loop waits for nothing of ours any more. */
  leaveLoop(): void {
    this.inLoop?.close();
    this.inLoop = undefined;
  }

  /** For another process: no thread may wait for a descriptor. */
  forgetProcess(): void {
    this.close();
    this.loop = null;
    this.loopSought = false;
  }

  private reopen(): void {
    this.close();
    if (!this.open()) return;
    if (this.loop !== null) this.control(Control.ADD, this.loop.fd, READABLE, LOOP);
    for (const [token, { fd }] of this.watched) this.control(Control.ADD, fd, READABLE, token);
    for (const entry of [...this.byFd.values()]) {
      const result = this.control(Control.ADD, entry.fd, entry.mask, entry.token);
      if (result < 0 && result !== -ENOENT) this.wakeAll(entry);
    }
  }
}
