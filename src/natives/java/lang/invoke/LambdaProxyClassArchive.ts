import type { NativeTable } from '../../../../vm/native.js';

/** Lambda classes prepared in a class-data archive: there is no archive. */
export const LambdaProxyClassArchive: NativeTable = {
  'java/lang/invoke/LambdaProxyClassArchive': {
    'addToArchive(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MemberName;Ljava/lang/invoke/MethodType;Ljava/lang/Class;)V':
      () => {},
    'findFromArchive(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MemberName;Ljava/lang/invoke/MethodType;)Ljava/lang/Class;':
      () => 0,
  },
};
