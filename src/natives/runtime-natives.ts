/** Natives of java.base that concern the machine itself: objects, threads, memory, time, properties. */

import type { NativeTable } from '../vm/native.js';
import { numbers } from './java/lang/numbers.js';
import { ObjectNatives } from './java/lang/Object.js';
import { Runtime } from './java/lang/Runtime.js';
import { Reference } from './java/lang/ref/Reference.js';
import { StrictMath } from './java/lang/StrictMath.js';
import { System } from './java/lang/System.js';
import { Thread } from './java/lang/Thread.js';
import { Throwable } from './java/lang/Throwable.js';
import { AccessController } from './java/security/AccessController.js';
import { ScopedMemoryAccess } from './jdk/internal/misc/ScopedMemoryAccess.js';
import { Signal } from './jdk/internal/misc/Signal.js';
import { Unsafe } from './jdk/internal/misc/Unsafe.js';
import { Perf } from './jdk/internal/perf/Perf.js';
import { SystemProps } from './jdk/internal/util/SystemProps.js';
import { Continuation } from './jdk/internal/vm/Continuation.js';
import { ThreadSnapshot } from './jdk/internal/vm/ThreadSnapshot.js';

export const runtimeNatives: NativeTable[] = [
  ObjectNatives,
  System,
  Runtime,
  Thread,
  Throwable,
  numbers,
  StrictMath,
  AccessController,
  Reference,
  SystemProps,
  ScopedMemoryAccess,
  Unsafe,
  Signal,
  Perf,
  Continuation,
  ThreadSnapshot,
];
