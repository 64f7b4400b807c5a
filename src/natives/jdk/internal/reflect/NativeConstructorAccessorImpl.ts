import type { NativeTable } from '../../../../vm/native.js';
import { newInstance } from '../../../reflection/invocation.js';

const NEW_INSTANCE = 'newInstance0(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;';

export const NativeConstructorAccessorImpl: NativeTable = {
  'jdk/internal/reflect/NativeConstructorAccessorImpl': { [NEW_INSTANCE]: newInstance },
  // JDK 18 and later
  'jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor': { [NEW_INSTANCE]: newInstance },
};
