/** Which classes of receivers the calls of a method have seen: a {@link ReceiverRec} for each call whose target depends on the receiver, written by baseline code. */
import type { Memory } from '../../../native-trampoline/memory.js';
import { ReceiverRec } from '../../layout/layout.js';
import type { Metaspace } from '../metaspace.js';

/** No class was seen, or more than two. */
const NONE: readonly number[] = [];

export class ReceiverProfile {
  /** Addresses by bytecode index of the call. */
  private records: Map<number, number> | null = null;

  constructor(private readonly metaspace: Pick<Metaspace, 'allocate'>) {}

  /** Bytecode indices of the calls that have records, in the order in which they were made. */
  get calls(): number[] {
    return this.records === null ? [] : [...this.records.keys()];
  }

  /** All records: bytecode index and address. */
  get entries(): Iterable<readonly [number, number]> {
    return this.records ?? [];
  }

  /** A record that another profile of the method had. */
  add(bci: number, address: number): void {
    this.records ??= new Map();
    this.records.set(bci, address);
  }

  /** Address of the call's record, which is made when it is first asked for. */
  recordAt(bci: number): number {
    let address = this.records?.get(bci);
    if (address === undefined) {
      address = this.metaspace.allocate(ReceiverRec.SIZE);
      this.add(bci, address);
    }
    return address;
  }

  /** Makes the records of calls, so many bytes apart; returns the address of the first. */
  makeAll(bcis: Int32Array, stride: number): number {
    if (bcis.length === 0) return 0;
    const first = this.metaspace.allocate(stride * bcis.length);
    for (let i = 0; i < bcis.length; i++) this.add(bcis[i], first + stride * i);
    return first;
  }

  /** Class records of all receivers seen at a call, if they were one or two. */
  receivers(memory: Memory, bci: number): readonly number[] {
    const address = this.records?.get(bci);
    if (address === undefined || memory.load32(address + ReceiverRec.OTHERS) !== 0) return NONE;
    const first = memory.load32(address + ReceiverRec.FIRST);
    if (first === 0) return NONE;
    const second = memory.load32(address + ReceiverRec.SECOND);
    return second === 0 ? [first] : [first, second];
  }
}
