/** Natives of the classes that every start of java.base asks for. */
import type { NativeTable } from '../vm/native.js';
import { FileDescriptor } from './java/io/FileDescriptor.js';
import { FileInputStream } from './java/io/FileInputStream.js';
import { FileOutputStream } from './java/io/FileOutputStream.js';
import { UnixFileSystem } from './java/io/UnixFileSystem.js';
import { Class } from './java/lang/Class.js';
import { ClassLoader } from './java/lang/ClassLoader.js';
import { Module } from './java/lang/Module.js';
import { numbers } from './java/lang/numbers.js';
import { ObjectNatives } from './java/lang/Object.js';
import { Runtime } from './java/lang/Runtime.js';
import { Reference } from './java/lang/ref/Reference.js';
import { System } from './java/lang/System.js';
import { Thread } from './java/lang/Thread.js';
import { AccessController } from './java/security/AccessController.js';
import { BootLoader } from './jdk/internal/loader/BootLoader.js';
import { CDS } from './jdk/internal/misc/CDS.js';
import { ScopedMemoryAccess } from './jdk/internal/misc/ScopedMemoryAccess.js';
import { Signal } from './jdk/internal/misc/Signal.js';
import { Unsafe } from './jdk/internal/misc/Unsafe.js';
import { VM } from './jdk/internal/misc/VM.js';
import { Reflection } from './jdk/internal/reflect/Reflection.js';
import { SystemProps } from './jdk/internal/util/SystemProps.js';

export const startNatives: readonly NativeTable[] = [
  numbers,
  ObjectNatives,
  Runtime,
  Reference,
  System,
  Thread,
  AccessController,
  ScopedMemoryAccess,
  Signal,
  Unsafe,
  SystemProps,
  Class,
  ClassLoader,
  Module,
  BootLoader,
  CDS,
  VM,
  Reflection,
  FileDescriptor,
  FileInputStream,
  FileOutputStream,
  UnixFileSystem,
];
