/** Natives of classes that not every program uses. The root of a part: build/bundle.js. */
import type { NativeTable } from '../vm/native.js';
import { classNatives } from './class-natives.js';
import { invokeNatives } from './invoke-natives.js';
import { ioNatives } from './io-natives.js';
import { managementNatives } from './management-natives.js';
import { runtimeNatives } from './runtime-natives.js';

export function furtherNatives(): readonly NativeTable[] {
  return [runtimeNatives, classNatives, ioNatives, invokeNatives, managementNatives].flat();
}
