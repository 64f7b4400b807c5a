/** References: global, weak, frames of local ones; monitors. */
import { Region } from '../../../layout/layout.js';
import { JavaThrow, type Steps } from '../../steps.js';
import { MAX_LOCAL_CAPACITY } from '../env-references.js';
import { NEW_LOCAL } from '../function-table.js';
import type { Jni } from '../jni.js';
import { failedCall, type JniFunctions, RefType, Status } from '../jni-function.js';

const NULL_POINTER = 'java/lang/NullPointerException';

export function refType(jni: Jni, handle: number): RefType {
  if (handle === 0) return RefType.INVALID;
  if (jni.globals.owns(handle)) return RefType.GLOBAL;
  if (jni.weaks.owns(handle)) return RefType.WEAK_GLOBAL;
  const isCell = (handle & 3) === 0 && handle >= Region.META && handle < Region.HEAP;
  if (!isCell || jni.ref(handle) === 0) return RefType.INVALID;
  const isArgument = handle < Region.NATIVE;
  return isArgument || jni.running.ownsLocal(handle, true) ? RefType.LOCAL : RefType.INVALID;
}

function popFrame(jni: Jni, result: number): number {
  const ref = jni.ref(result);
  jni.running.pop();
  return jni.local(ref);
}

function* monitorEnter(jni: Jni, object: number): Steps<number> {
  const { monitors } = jni.vmOf;
  if (object === 0) return yield* failedCall(jni, new JavaThrow(NULL_POINTER));
  if (!monitors.tryEnter(jni.ref(object))) yield* monitors.enter(jni.ref(object));
  return Status.OK;
}

function monitorExit(jni: Jni, object: number): number | Steps<number> {
  const { monitors, threads } = jni.vmOf;
  if (object === 0) return failedCall(jni, new JavaThrow(NULL_POINTER));
  if (!monitors.exit(jni.ref(object), threads.current))
    return failedCall(
      jni,
      new JavaThrow('java/lang/IllegalMonitorStateException', 'current thread is not owner'),
    );
  return Status.OK;
}

const isCapacity = (n: number): boolean => n >= 0 && n <= MAX_LOCAL_CAPACITY;

export const referenceFunctions: JniFunctions = {
  [NEW_LOCAL]: (jni) => jni.running.newLocal(jni.int(1)),
  NewGlobalRef: (jni, handle) => {
    const ref = jni.ref(handle);
    return ref === 0 ? 0 : jni.globals.create(ref);
  },
  DeleteGlobalRef: (jni, handle) => jni.globals.release(handle),
  NewWeakGlobalRef: (jni, handle) => {
    const ref = jni.ref(handle);
    return ref === 0 ? 0 : jni.weaks.create(ref);
  },
  DeleteWeakGlobalRef: (jni, handle) => jni.weaks.release(handle),
  EnsureLocalCapacity: (jni) => (isCapacity(jni.int(1)) ? Status.OK : Status.ERR),
  PushLocalFrame: (jni) => {
    if (!isCapacity(jni.int(1))) return Status.ERR;
    jni.running.push();
    return Status.OK;
  },
  PopLocalFrame: popFrame,
  GetObjectRefType: refType,
  MonitorEnter: monitorEnter,
  MonitorExit: monitorExit,
};
