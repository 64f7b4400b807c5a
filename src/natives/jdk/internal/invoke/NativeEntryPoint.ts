import type { NativeTable } from '../../../../vm/native.js';

/** The incubating foreign-function interface is not supported; its class may be initialised all the same. */
export const NativeEntryPoint: NativeTable = {
  'jdk/internal/invoke/NativeEntryPoint': {
    'registerNatives()V': () => {},
  },
};
