import type { NativeTable } from '../../../../vm/native.js';

// Without a native map the JDK maps lib/modules itself, through a FileChannel.
export const NativeImageBuffer: NativeTable = {
  'jdk/internal/jimage/NativeImageBuffer': {
    'getNativeMap(Ljava/lang/String;)Ljava/nio/ByteBuffer;': () => 0,
  },
};
