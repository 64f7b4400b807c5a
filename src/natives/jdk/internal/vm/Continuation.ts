import type { NativeTable } from '../../../../vm/native.js';

const nothing = (): undefined => undefined;

/** Without continuations the JDK makes each virtual thread a thread of the VM's. */
export const Continuation: NativeTable = {
  'jdk/internal/vm/ContinuationSupport': { 'isSupported0()Z': () => false },
  'jdk/internal/vm/ForeignLinkerSupport': { 'isSupported0()Z': () => false },
  'java/lang/VirtualThread': {
    // For debuggers and profilers, of which there are none.
    'notifyJvmtiStart()V': nothing,
    'notifyJvmtiEnd()V': nothing,
    'notifyJvmtiMount(Z)V': nothing,
    'notifyJvmtiUnmount(Z)V': nothing,
    'notifyJvmtiHideFrames(Z)V': nothing,
    'notifyJvmtiDisableSuspend(Z)V': nothing,
    'postPinnedEvent(Ljava/lang/String;)V': nothing,
    *'takeVirtualThreadListToUnblock()Ljava/lang/VirtualThread;'(vm) {
      for (;;) yield* vm.threads.block('virtual threads');
    },
  },
};
