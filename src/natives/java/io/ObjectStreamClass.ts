import type { NativeTable } from '../../../vm/native.js';

export const ObjectStreamClass: NativeTable = {
  'java/io/ObjectStreamClass': {
    'initNative()V': () => {},
    'hasStaticInitializer(Ljava/lang/Class;)Z': (vm, mirror) =>
      vm.classes.ofMirror(mirror).hasClassInitializer,
  },
};
