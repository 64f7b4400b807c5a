import type { NativeTable } from '../../../../vm/native.js';
import { callerClass } from '../../../reflection/callers.js';
import { accessFlagsOf, nestHostOf } from '../../../reflection/class-info.js';

export const Reflection: NativeTable = {
  'jdk/internal/reflect/Reflection': {
    'getCallerClass()Ljava/lang/Class;': (vm) => callerClass(vm)?.mirror ?? 0,
    'getClassAccessFlags(Ljava/lang/Class;)I': (vm, mirror) => accessFlagsOf(vm.classes.ofMirror(mirror)),
    *'areNestMates(Ljava/lang/Class;Ljava/lang/Class;)Z'(vm, current, member) {
      const host = yield* nestHostOf(vm, vm.classes.ofMirror(current));
      return host === (yield* nestHostOf(vm, vm.classes.ofMirror(member)));
    },
  },
};
