import type { NativeFunction, NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';

/** What is left of the signature polymorphic methods when reflection calls them: call instructions never get here. */
const unsupported =
  (name: string): NativeFunction =>
  () => {
    throw new JavaThrow(
      'java/lang/UnsupportedOperationException',
      `MethodHandle.${name} cannot be invoked reflectively`,
    );
  };

export const MethodHandle: NativeTable = {
  'java/lang/invoke/MethodHandle': {
    'invoke([Ljava/lang/Object;)Ljava/lang/Object;': unsupported('invoke'),
    'invokeExact([Ljava/lang/Object;)Ljava/lang/Object;': unsupported('invokeExact'),
  },
};
