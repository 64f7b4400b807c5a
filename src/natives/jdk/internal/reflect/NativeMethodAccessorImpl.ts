import type { NativeTable } from '../../../../vm/native.js';
import { invokeMethod } from '../../../reflection/invocation.js';

const INVOKE = 'invoke0(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;';

export const NativeMethodAccessorImpl: NativeTable = {
  'jdk/internal/reflect/NativeMethodAccessorImpl': { [INVOKE]: invokeMethod },
  // JDK 18 and later
  'jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor': { [INVOKE]: invokeMethod },
};
