/** Natives of input and output: java.io, java.util.zip, java.nio, java.net, processes. */
import { Console } from './java/io/Console.js';
import { FileDescriptor } from './java/io/FileDescriptor.js';
import { FileInputStream } from './java/io/FileInputStream.js';
import { FileOutputStream } from './java/io/FileOutputStream.js';
import { ObjectStreamClass } from './java/io/ObjectStreamClass.js';
import { RandomAccessFile } from './java/io/RandomAccessFile.js';
import { UnixFileSystem } from './java/io/UnixFileSystem.js';
import { MappedMemoryUtils } from './java/nio/MappedMemoryUtils.js';
import { checksums } from './java/util/zip/checksums.js';
import { Deflater } from './java/util/zip/Deflater.js';
import { Inflater } from './java/util/zip/Inflater.js';
import { NativeImageBuffer } from './jdk/internal/jimage/NativeImageBuffer.js';
import type { NativeTable } from './native.js';
import { FileChannelImpl } from './sun/nio/ch/FileChannelImpl.js';
import { FileDispatcherImpl } from './sun/nio/ch/FileDispatcherImpl.js';
import { FileKey } from './sun/nio/ch/FileKey.js';
import { IOUtil } from './sun/nio/ch/IOUtil.js';
import { NativeThread } from './sun/nio/ch/NativeThread.js';
import { LinuxNativeDispatcher } from './sun/nio/fs/LinuxNativeDispatcher.js';
import { LinuxWatchService } from './sun/nio/fs/LinuxWatchService.js';
import { UnixCopyFile } from './sun/nio/fs/UnixCopyFile.js';
import { UnixNativeDispatcher } from './sun/nio/fs/UnixNativeDispatcher.js';

export const ioNatives: readonly NativeTable[] = [
  Console,
  FileDescriptor,
  FileInputStream,
  FileOutputStream,
  ObjectStreamClass,
  RandomAccessFile,
  UnixFileSystem,
  MappedMemoryUtils,
  checksums,
  Deflater,
  Inflater,
  NativeImageBuffer,
  FileChannelImpl,
  FileDispatcherImpl,
  FileKey,
  IOUtil,
  NativeThread,
  LinuxNativeDispatcher,
  LinuxWatchService,
  UnixCopyFile,
  UnixNativeDispatcher,
];
