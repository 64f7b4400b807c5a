import type { NativeTable } from '../../../../vm/native.js';

/** Class-data sharing: there is none. */
export const CDS: NativeTable = {
  'jdk/internal/misc/CDS': {
    'isDumpingClassList0()Z': () => false,
    'isDumpingArchive0()Z': () => false,
    'isSharingEnabled0()Z': () => false,
    'logLambdaFormInvoker(Ljava/lang/String;)V': () => {},
    'initializeFromArchive(Ljava/lang/Class;)V': () => {},
    'defineArchivedModules(Ljava/lang/ClassLoader;Ljava/lang/ClassLoader;)V': () => {},
    'getRandomSeedForDumping()J': () => 0,
    'dumpClassList(Ljava/lang/String;)V': () => {},
    'dumpDynamicArchive(Ljava/lang/String;)V': () => {},
    // JDK 21 and later
    'getCDSConfigStatus()I': () => 0,
    'needsClassInitBarrier0(Ljava/lang/Class;)Z': () => false,
  },
  'jdk/internal/misc/PreviewFeatures': {
    'isPreviewEnabled()Z': (vm) => vm.options.enablePreview === true,
  },
};
