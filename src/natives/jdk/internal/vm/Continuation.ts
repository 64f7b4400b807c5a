import type { NativeTable } from '../../../../vm/native.js';
import { CONTINUATIONS_SINCE } from '../../../../vm/threads/virtual-threads.js';

const nothing = (): undefined => undefined;

/** Virtual threads: see vm/threads/virtual-threads.ts. */
export const Continuation: NativeTable = {
  'jdk/internal/vm/ContinuationSupport': { 'isSupported0()Z': (vm) => vm.release >= CONTINUATIONS_SINCE },
  'jdk/internal/vm/Continuation': {
    'doYield()I': (vm) => vm.threads.virtual.yield(),
    'enterSpecial(Ljdk/internal/vm/Continuation;ZZ)V': (vm, continuation) =>
      vm.threads.virtual.enter(continuation),
    'isPinned0(Ljdk/internal/vm/ContinuationScope;)I': (vm) => vm.threads.virtual.pinned(),
  },
  'java/lang/VirtualThread': {
    'postPinnedEvent(Ljava/lang/String;)V': nothing,
    'takeVirtualThreadListToUnblock()Ljava/lang/VirtualThread;': (vm) => vm.threads.virtual.takeUnblocked(),
  },
};
