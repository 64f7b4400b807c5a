/**
 * The threads of the class library go on in a process that has none of their generators: at the places where they wait for something all the time, which are few. Their frames lie in the region.
 */

import { type Steps, Suspend } from '../steps.js';
import { type Activation, ActivationKind, type JavaThread, ThreadState } from '../threads/java-thread.js';
import { signalDispatcher, useSignalDispatcher } from '../threads/signals.js';
import { idleThread, vmThreadMain } from '../threads/thread-main.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';

/** What the main thread waits for when an image is made. */
export const WAITS_FOR_PROGRAM = 'image';

/** Threads of the VM's own, by what they wait for: what they do afterwards. */
const OWN_THREADS: ReadonlyMap<string, (vm: VM, thread: JavaThread) => Steps<void>> = new Map([
  ['signals', (vm) => signalDispatcher(vm)],
  ['nothing', (vm) => idleThread(vm)],
]);

/** Natives in which threads of the class library wait, all of them without a result: what follows. */
const NATIVES: ReadonlyMap<string, (vm: VM, thread: JavaThread, activation: Activation) => Steps<unknown>> =
  new Map([
    ['java/lang/Object.wait(J)V', (vm, thread) => vm.monitors.endWait(thread)],
    ['java/lang/Object.wait0(J)V', (vm, thread) => vm.monitors.endWait(thread)],
    ['java/lang/ref/Reference.waitForReferencePendingList()V', again],
  ]);

function again(vm: VM, _: JavaThread, { method }: Activation): Steps<unknown> {
  return vm.options.natives(method?.holder.name ?? '', method?.signature ?? '')?.(vm) as Steps<unknown>;
}

const nativeOf = ({ kind, method }: Activation) =>
  kind === ActivationKind.NATIVE && method !== null
    ? NATIVES.get(`${method.holder.name}.${method.signature}`)
    : undefined;

/** Throws VmError if a thread waits where nobody could make it go on. */
export function requireRevivable(vm: VM): void {
  for (const thread of vm.threads.all()) {
    const [base, native, ...others] = thread.activations;
    const isKnown =
      base?.kind === ActivationKind.BASE &&
      others.length === 0 &&
      (native === undefined || nativeOf(native) !== undefined) &&
      thread.pendingThrow === null;
    if (!isKnown)
      throw new VmError(`the thread "${vm.threads.nameOf(thread)}" waits for "${thread.blockedOn}"`);
  }
}

/** Gives all threads what they go on with. The main thread is left without anything to do. */
export function reviveThreads(vm: VM): void {
  for (const thread of vm.threads.all()) {
    if (thread.blockedOn === WAITS_FOR_PROGRAM) {
      thread.activations.length = 0;
      thread.resumeSteps = false;
      thread.state = ThreadState.LEFT;
      vm.threads.current = thread;
      continue;
    }
    const [base, native] = thread.activations;
    const own = native === undefined ? OWN_THREADS.get(thread.blockedOn) : undefined;
    if (thread.blockedOn === 'signals') useSignalDispatcher(thread);
    const rest = own === undefined ? standing(Suspend.CALL) : standing(Suspend.BLOCK, own(vm, thread));
    give(base, vmThreadMain(vm, thread, rest));
    if (native === undefined) continue;
    const further = nativeOf(native);
    if (further === undefined) throw new VmError(`nobody knows how "${vm.threads.nameOf(thread)}" goes on`);
    give(native, standing(Suspend.BLOCK, further(vm, thread, native)));
  }
}

/** Steps that stand where they wait for a call to return, or to be woken; and what follows. */
function* standing(at: Suspend, rest: Steps<unknown> | null = null): Steps<void> {
  yield at;
  if (rest !== null) yield* rest;
}

/** Brings the steps to their first yield, where those stood that they are in place of. */
function give(activation: Activation, steps: Steps<unknown>): void {
  steps.next();
  (activation as { steps: Steps<unknown> }).steps = steps;
}
