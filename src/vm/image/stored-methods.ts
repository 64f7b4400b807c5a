/**
 * What is kept of a method beside its object, in the region, 4 bytes each:
 *
 *     count, addresses of vtable slots
 *     count (0: no profile), address of the bytes of blocks, when counts began, bytecode indices of blocks; count, pairs of a call's bytecode index and the address of its record
 */
import { Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { MethodStorage } from '../classes/methods.js';
import { BlockProfile } from '../tiers/block-profile.js';
import { ReceiverProfile } from '../tiers/receiver-profile.js';
import type { VM } from '../vm.js';

export class StoredMethods implements MethodStorage {
  /** An address for each method that there was: where its words are, 0 if there are none (any more). */
  private readonly addresses: number;
  private readonly count: number;

  constructor(private readonly vm: VM) {
    const { methods, metaspace } = vm;
    this.count = methods.count;
    this.addresses = metaspace.allocate(4 * (this.count + 1));
    for (let id = 1; id <= this.count; id++) this.write(methods.get(id));
    methods.putAside(this);
  }

  private write(method: JavaMethod): void {
    const { vtableSlots, profile } = method;
    if (vtableSlots.length === 0 && profile === null) return;
    const words: number[] = [vtableSlots.length, ...vtableSlots];
    if (profile === null) words.push(0);
    else {
      const calls = [...profile.calls.entries];
      const { bcis, address, armedAt } = profile;
      words.push(bcis.length, address, Math.floor(armedAt), ...bcis, calls.length, ...calls.flat());
    }
    const { metaspace, memory } = this.vm;
    const address = metaspace.allocate(4 * words.length);
    memory.i32.set(words, (address - Region.BASE) >> 2);
    memory.store32(this.addresses + 4 * method.id, address);
    method.putAside();
  }

  recall(method: JavaMethod): void {
    if (method.id > this.count) return;
    const { memory, metaspace } = this.vm;
    const cell = this.addresses + 4 * method.id;
    const address = memory.load32(cell);
    if (address === 0) return;
    memory.store32(cell, 0);
    const { i32 } = memory;
    let at = (address - Region.BASE) >> 2;
    const next = (): number => i32[at++];
    method.vtableSlots = Array.from({ length: next() }, next);
    const blocks = next();
    if (blocks === 0) return;
    const bytes = next();
    const calls = new ReceiverProfile(metaspace);
    const armedAt = next();
    method.profile = new BlockProfile(calls, bytes, i32.slice(at, at + blocks), armedAt);
    at += blocks;
    for (let left = next(); left > 0; left--) calls.add(next(), next());
  }
}
