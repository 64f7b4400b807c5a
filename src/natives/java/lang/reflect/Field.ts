import type { NativeTable } from '../../../../vm/native.js';
import { attributeBytes, fieldOf } from '../../../reflection/reflect-objects.js';

export const Field: NativeTable = {
  'java/lang/reflect/Field': {
    'getTypeAnnotationBytes0()[B': (vm, self) =>
      attributeBytes(vm, fieldOf(vm, self).info, 'RuntimeVisibleTypeAnnotations'),
  },
};
