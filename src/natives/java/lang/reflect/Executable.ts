import type { NativeTable } from '../../../../vm/native.js';
import { attributeBytes, methodOf, newParameters } from '../../../reflection/reflect-objects.js';

export const Executable: NativeTable = {
  'java/lang/reflect/Executable': {
    'getParameters0()[Ljava/lang/reflect/Parameter;': newParameters,
    'getTypeAnnotationBytes0()[B': (vm, self) =>
      attributeBytes(vm, methodOf(vm, self).info, 'RuntimeVisibleTypeAnnotations'),
  },
};
