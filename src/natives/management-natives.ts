/** Natives of java.management, jdk.management and java.rmi. */

import type { NativeTable } from '../vm/native.js';
import { managementInternals } from './com/sun/management/internal.js';
import { memory } from './sun/management/memory.js';
import { ThreadImpl } from './sun/management/ThreadImpl.js';
import { VMManagementImpl } from './sun/management/VMManagementImpl.js';
import { RmiGC } from './sun/rmi/GC.js';

export const managementNatives: NativeTable[] = [
  VMManagementImpl,
  memory,
  ThreadImpl,
  managementInternals,
  RmiGC,
];
