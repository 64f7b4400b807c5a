/** Closing memory that several threads may use. */
import { framesOf } from '../../../../vm/frames/frame-cursor.js';
import type { NativeTable } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { JavaThread } from '../../../../vm/threads/java-thread.js';
import type { VM } from '../../../../vm/vm.js';

const CLASS = 'jdk/internal/misc/ScopedMemoryAccess';
/** Of its methods those that look whether the memory is still there, and then use it. */
const ACCESS = 'Internal';
/** So many frames of a thread are looked at: what an access calls is less deep. */
const DEPTH = 12;
/** Milliseconds between looks at a thread that cannot run. */
const PAUSE = 1;

function isInAccess(vm: VM, thread: JavaThread): boolean {
  const cursor = framesOf(vm, thread);
  for (let i = 0; i < DEPTH && cursor.next(); i++) {
    const { name, holder } = cursor.method;
    if (holder.name === CLASS && name.endsWith(ACCESS)) return true;
  }
  return false;
}

/**
 * The memory has been marked as closed: nobody begins to use it any more. Waits until nobody is in the middle of an access; for one to whatever memory, since these are short. (HotSpot
 * throws into those that are: a program cannot tell, as the next access throws.)
 */
function* awaitAccesses(vm: VM): Steps<number> {
  const { threads } = vm;
  const self = threads.current;
  // A virtual thread that is not mounted has left its carrier somewhere else.
  const busy = (thread: JavaThread): boolean =>
    thread !== self && !(thread.isContinuation && thread.carrier === null) && isInAccess(vm, thread);
  while (threads.all().some(busy)) {
    if (threads.runnable) yield* threads.giveWay();
    else yield* threads.blockFor('closing shared memory', PAUSE);
  }
  return 1;
}

export const ScopedMemoryAccess: NativeTable = {
  [CLASS]: {
    'registerNatives()V': () => undefined,
    [`closeScope0(L${CLASS}$Scope;L${CLASS}$Scope$ScopedAccessError;)Z`]: awaitAccesses,
    // JDK 21 and later
    'closeScope0(Ljdk/internal/foreign/MemorySessionImpl;)Z': awaitAccesses,
    [`closeScope0(Ljdk/internal/foreign/MemorySessionImpl;L${CLASS}$ScopedAccessError;)V`]: awaitAccesses,
  },
};
