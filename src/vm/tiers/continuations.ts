/**
 * Continuations: baseline code of a method that can be entered in the middle, where optimized code is left. A method has one that serves all places asked for so far; a new place makes
 * another. Frames of the older ones go on in them.
 */

import { ENTRY_REQUEST_WORDS, ENTRY_WORDS } from '../../compiler/baseline/entries.js';
import type { JavaMethod } from '../classes/java-class.js';
import { type CodeBlob, CodeState } from '../code/code-blob.js';
import type { VM } from '../vm.js';
import { MethodTier } from './method-tier.js';

export class Continuation {
  constructor(
    readonly blob: CodeBlob,
    /** Bytecode index, flags, …: what it was made for. */
    readonly requests: Int32Array,
  ) {}

  /** Address at which a frame goes on at a bytecode index; 0 if it has no entry there. */
  addressOf(bci: number, flags: number): number {
    const { entryTable } = this.blob.code;
    for (let i = 0; i < entryTable.length; i += ENTRY_WORDS)
      if (entryTable[i + 1] === bci && entryTable[i + 2] === flags) return this.blob.start + entryTable[i];
    return 0;
  }
}

export class Continuations {
  /** For --stats. */
  made = 0;

  constructor(private readonly vm: VM) {}

  /** One with an entry at this place. `more`: further places to be served if one must be made, pairs as in {@link Continuation.requests}. */
  at(method: JavaMethod, bci: number, flags: number, more: (method: JavaMethod) => number[]): Continuation {
    method.tier ??= new MethodTier();
    const { tier } = method;
    const known = tier.continuation;
    if (known !== null && isValid(known) && known.addressOf(bci, flags) !== 0) return known;
    const requests = known === null ? [] : [...known.requests];
    add(requests, bci, flags);
    const others = more(method);
    for (let i = 0; i < others.length; i += ENTRY_REQUEST_WORDS) add(requests, others[i], others[i + 1]);
    return this.make(method, tier, Int32Array.from(requests));
  }

  /** Any: all have the method's handlers. */
  any(method: JavaMethod): Continuation {
    method.tier ??= new MethodTier();
    const { tier } = method;
    const known = tier.continuation;
    return known !== null && isValid(known) ? known : this.make(method, tier, new Int32Array(0));
  }

  private make(method: JavaMethod, tier: MethodTier, requests: Int32Array): Continuation {
    this.made++;
    tier.continuations++;
    const { vm } = this;
    // Frames of the one before stay; it is freed when there are none.
    if (tier.continuation !== null) vm.versions.invalidate(tier.continuation.blob);
    tier.continuation = new Continuation(vm.compilation.continuation(method, requests), requests);
    return tier.continuation;
  }
}

const isValid = ({ blob }: Continuation): boolean => blob.state === CodeState.VALID;

function add(requests: number[], bci: number, flags: number): void {
  for (let i = 0; i < requests.length; i += ENTRY_REQUEST_WORDS)
    if (requests[i] === bci && requests[i + 1] === flags) return;
  requests.push(bci, flags);
}
