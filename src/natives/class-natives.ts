/** Natives of java.base for classes, class loaders, modules, reflection and stack walks. */

import type { NativeTable } from '../vm/native.js';
import { ReflectArray } from './java/lang/reflect/Array.js';
import { Executable } from './java/lang/reflect/Executable.js';
import { Field } from './java/lang/reflect/Field.js';
import { SecurityManager } from './java/lang/SecurityManager.js';
import { StackStreamFactory } from './java/lang/StackStreamFactory.js';
import { NativeLibraries } from './jdk/internal/loader/NativeLibraries.js';
import { ConstantPool } from './jdk/internal/reflect/ConstantPool.js';
import { NativeConstructorAccessorImpl } from './jdk/internal/reflect/NativeConstructorAccessorImpl.js';
import { NativeMethodAccessorImpl } from './jdk/internal/reflect/NativeMethodAccessorImpl.js';

export const classNatives: NativeTable[] = [
  ReflectArray,
  Executable,
  Field,
  SecurityManager,
  StackStreamFactory,
  NativeLibraries,
  ConstantPool,
  NativeConstructorAccessorImpl,
  NativeMethodAccessorImpl,
];
