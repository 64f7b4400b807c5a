/** Natives of java.lang.invoke. */

import type { NativeTable } from '../vm/native.js';
import { LambdaProxyClassArchive } from './java/lang/invoke/LambdaProxyClassArchive.js';
import { MethodHandle } from './java/lang/invoke/MethodHandle.js';
import { MethodHandleNatives } from './java/lang/invoke/MethodHandleNatives.js';
import { NativeEntryPoint as ForeignEntryPoint } from './jdk/internal/foreign/abi/NativeEntryPoint.js';
import { NativeEntryPoint } from './jdk/internal/invoke/NativeEntryPoint.js';

export const invokeNatives: NativeTable[] = [
  MethodHandleNatives,
  MethodHandle,
  LambdaProxyClassArchive,
  NativeEntryPoint,
  ForeignEntryPoint,
];
