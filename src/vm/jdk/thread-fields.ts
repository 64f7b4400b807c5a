/** The fields of java.lang.Thread that moved into an object of their own when virtual threads came, which have none. */
import { FieldAccess } from '../field-access.js';
import type { VM } from '../vm.js';
import type { Releases } from './releases.js';

const THREAD = 'java/lang/Thread';
const HOLDER = 'java/lang/Thread$FieldHolder';
const BEFORE: Releases = { until: 18 };
const SINCE: Releases = { since: 19 };
const holderField = new FieldAccess(THREAD, 'holder', `L${HOLDER};`, SINCE);

/** A field of a platform thread; of a virtual one, and of one whose constructor has not come that far, there is nothing to read, and what is set is lost. */
class ThreadField {
  private readonly inThread: FieldAccess;
  private readonly inHolder: FieldAccess;

  constructor(name: string, descriptor: string) {
    this.inThread = new FieldAccess(THREAD, name, descriptor, BEFORE);
    this.inHolder = new FieldAccess(HOLDER, name, descriptor, SINCE);
  }

  /** The field's address, 0 if there is none. */
  private at(vm: VM, thread: number): number {
    if (vm.release <= 18) return thread + this.inThread.offset(vm);
    const holder = holderField.get(vm, thread);
    return holder === 0 ? 0 : holder + this.inHolder.offset(vm);
  }

  get(vm: VM, thread: number): number {
    const at = this.at(vm, thread);
    return at === 0 ? 0 : vm.memory.load32(at);
  }

  set(vm: VM, thread: number, value: number): void {
    const at = this.at(vm, thread);
    if (at !== 0) vm.memory.store32(at, value);
  }

  getByte(vm: VM, thread: number): number {
    const at = this.at(vm, thread);
    return at === 0 ? 0 : vm.memory.i8[vm.index(at)];
  }

  setByte(vm: VM, thread: number, value: number): void {
    const at = this.at(vm, thread);
    if (at !== 0) vm.memory.u8[vm.index(at)] = value;
  }

  getLong(vm: VM, thread: number): number {
    const at = this.at(vm, thread);
    return at === 0 ? 0 : vm.memory.load64(at);
  }

  /** Stores a reference, with the write barrier. */
  setRef(vm: VM, thread: number, value: number): void {
    if (vm.release <= 18) this.inThread.setRef(vm, thread, value);
    else {
      const holder = holderField.get(vm, thread);
      if (holder !== 0) this.inHolder.setRef(vm, holder, value);
    }
  }
}

export const threadPriority = new ThreadField('priority', 'I');
export const threadDaemon = new ThreadField('daemon', 'Z');
/** JVMTI thread state, see ThreadStatus. */
export const threadStatus = new ThreadField('threadStatus', 'I');
export const threadStackSize = new ThreadField('stackSize', 'J');
export const threadGroup = new ThreadField('group', 'Ljava/lang/ThreadGroup;');
/** Thread.stop was called before start; stop has gone since. */
export const threadStillborn = new FieldAccess(THREAD, 'stillborn', 'Z', { until: 19 });
