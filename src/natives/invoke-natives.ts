/** Natives of java.lang.invoke. */
import type { NativeTable } from './native.js';

export const invokeNatives: NativeTable[] = [];
