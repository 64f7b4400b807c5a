import type { JavaClass } from '../../../vm/classes/java-class.js';
import { framesOf } from '../../../vm/frames/frame-cursor.js';
import type { NativeTable } from '../../../vm/native.js';
import { isReflectionFrame } from '../../reflection/callers.js';
import { classArray } from '../../reflection/member-types.js';

export const SecurityManager: NativeTable = {
  'java/lang/SecurityManager': {
    'getClassContext()[Ljava/lang/Class;': (vm) => {
      const classes: JavaClass[] = [];
      const cursor = framesOf(vm);
      // The native's own frame does not count.
      cursor.next();
      while (cursor.next()) if (!isReflectionFrame(cursor.method)) classes.push(cursor.method.holder);
      return classArray(vm, classes);
    },
  },
};
