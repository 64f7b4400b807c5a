/** The VM itself: versions, threads, registered natives. */
import type { Jni } from '../jni.js';
import { type JniFunctions, Status } from '../jni-function.js';
import { registerNatives, unregisterNatives } from '../registration.js';

/** Versions of the interface, and the feature version of the JDK that brought each. */
const VERSIONS: readonly (readonly [version: number, since: number])[] = [
  [0x0001_0001, 0],
  [0x0001_0002, 0],
  [0x0001_0004, 0],
  [0x0001_0006, 0],
  [0x0001_0008, 8],
  [0x0009_0000, 9],
  [0x000a_0000, 10],
  [0x0013_0000, 19],
  [0x0014_0000, 20],
  [0x0015_0000, 21],
  [0x0018_0000, 24],
];

export const supportedVersions = (jni: Jni): number[] =>
  VERSIONS.filter(([, since]) => since <= jni.featureVersion).map(([version]) => version);

export const isSupportedVersion = (jni: Jni, version: number): boolean =>
  supportedVersions(jni).includes(version);

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
