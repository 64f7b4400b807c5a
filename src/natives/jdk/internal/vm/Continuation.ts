import type { NativeTable } from '../../../../vm/native.js';

/** Without continuations the JDK makes each virtual thread a thread of the VM's. */
export const Continuation: NativeTable = {
  'jdk/internal/vm/ContinuationSupport': { 'isSupported0()Z': () => false },
  'jdk/internal/vm/ForeignLinkerSupport': { 'isSupported0()Z': () => false },
};
