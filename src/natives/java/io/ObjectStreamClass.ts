import type { NativeTable } from '../../../vm/native.js';

export const ObjectStreamClass: NativeTable = {
  'java/io/ObjectStreamClass': {
    'initNative()V': () => {},
    // Asking for the method initialises the class, as JNI's GetStaticMethodID does.
    'hasStaticInitializer(Ljava/lang/Class;)Z': function* (vm, mirror) {
      const cls = vm.classes.ofMirror(mirror);
      yield* vm.initializer.initialize(cls);
      return cls.hasClassInitializer;
    },
  },
};
