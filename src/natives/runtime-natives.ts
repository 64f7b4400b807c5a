/** Natives of java.base that concern the machine itself: objects, threads, memory, time, properties. */

import type { NativeTable } from '../vm/native.js';
import { StrictMath } from './java/lang/StrictMath.js';
import { Throwable } from './java/lang/Throwable.js';
import { Perf } from './jdk/internal/perf/Perf.js';
import { Continuation } from './jdk/internal/vm/Continuation.js';
import { ThreadSnapshot } from './jdk/internal/vm/ThreadSnapshot.js';

export const runtimeNatives: NativeTable[] = [Throwable, StrictMath, Perf, Continuation, ThreadSnapshot];
