/** The VM itself: versions, threads, registered natives. */
import { isSupportedVersion, supportedVersions } from '../interface-versions.js';
import type { Jni } from '../jni.js';
import { type JniFunctions, Status } from '../jni-function.js';
import { registerNatives, unregisterNatives } from '../registration.js';

function attach(jni: Jni, to: number): number {
  jni.memory.writePointer(to, jni.prepare().env);
  return Status.OK;
}

function getEnv(jni: Jni, to: number): number {
  const supported = isSupportedVersion(jni, jni.int(2));
  jni.memory.writePointer(to, supported ? jni.prepare().env : 0);
  return supported ? Status.OK : Status.EVERSION;
}

export const environmentFunctions: JniFunctions = {
  GetVersion: (jni) => supportedVersions(jni).at(-1),
  GetJavaVM: (jni, to) => {
    jni.memory.writePointer(to, jni.prepare().javaVM);
    return Status.OK;
  },
  RegisterNatives: (jni, cls, methods) => registerNatives(jni, cls, methods, jni.int(3)),
  UnregisterNatives: unregisterNatives,
  DestroyJavaVM: () => Status.ERR,
  AttachCurrentThread: attach,
  AttachCurrentThreadAsDaemon: attach,
  DetachCurrentThread: () => Status.ERR,
  GetEnv: getEnv,
};
