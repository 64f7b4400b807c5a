/** Natives of input and output: java.io, java.util.zip, java.nio, java.net, processes. */
import { Console } from './java/io/Console.js';
import { FileDescriptor } from './java/io/FileDescriptor.js';
import { FileInputStream } from './java/io/FileInputStream.js';
import { FileOutputStream } from './java/io/FileOutputStream.js';
import { ObjectStreamClass } from './java/io/ObjectStreamClass.js';
import { RandomAccessFile } from './java/io/RandomAccessFile.js';
import { UnixFileSystem } from './java/io/UnixFileSystem.js';
import type { NativeTable } from './native.js';

export const ioNatives: readonly NativeTable[] = [
  Console,
  FileDescriptor,
  FileInputStream,
  FileOutputStream,
  ObjectStreamClass,
  RandomAccessFile,
  UnixFileSystem,
];
