/** Natives of java.base for classes, class loaders, modules, reflection and stack walks. */

import type { NativeTable } from '../vm/native.js';
import { Class } from './java/lang/Class.js';
import { ClassLoader } from './java/lang/ClassLoader.js';
import { Module } from './java/lang/Module.js';
import { ReflectArray } from './java/lang/reflect/Array.js';
import { Executable } from './java/lang/reflect/Executable.js';
import { Field } from './java/lang/reflect/Field.js';
import { SecurityManager } from './java/lang/SecurityManager.js';
import { StackStreamFactory } from './java/lang/StackStreamFactory.js';
import { BootLoader } from './jdk/internal/loader/BootLoader.js';
import { NativeLibraries } from './jdk/internal/loader/NativeLibraries.js';
import { CDS } from './jdk/internal/misc/CDS.js';
import { VM } from './jdk/internal/misc/VM.js';
import { ConstantPool } from './jdk/internal/reflect/ConstantPool.js';
import { NativeConstructorAccessorImpl } from './jdk/internal/reflect/NativeConstructorAccessorImpl.js';
import { NativeMethodAccessorImpl } from './jdk/internal/reflect/NativeMethodAccessorImpl.js';
import { Reflection } from './jdk/internal/reflect/Reflection.js';

export const classNatives: NativeTable[] = [
  Class,
  ClassLoader,
  Module,
  ReflectArray,
  Executable,
  Field,
  SecurityManager,
  StackStreamFactory,
  BootLoader,
  NativeLibraries,
  CDS,
  VM,
  ConstantPool,
  NativeConstructorAccessorImpl,
  NativeMethodAccessorImpl,
  Reflection,
];
