/** Versions of the JNI. */
import type { Jni } from './jni.js';

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
