import type { JavaClass } from '../../../vm/classes/java-class.js';
import { StackWalker } from '../../../vm/exceptions/stack-walk.js';
import type { NativeTable } from '../../../vm/native.js';
import { isReflectionFrame } from '../../reflection/callers.js';
import { classArray } from '../../reflection/member-types.js';

export const SecurityManager: NativeTable = {
  'java/lang/SecurityManager': {
    'getClassContext()[Ljava/lang/Class;': (vm) => {
      const classes: JavaClass[] = [];
      const walker = new StackWalker(vm);
      // The native's own frame does not count.
      walker.next();
      while (walker.next()) if (!isReflectionFrame(walker.method)) classes.push(walker.method.holder);
      return classArray(vm, classes);
    },
  },
};
