/** Releases of the JDK: which are known to work, and what a release says about class files. */

/** Releases whose class library the project's tests run on. */
export const TESTED_RELEASES: readonly number[] = [17, 21, 25];

/** Older class libraries lack what all others have. */
export const OLDEST_RELEASE = 17;

/** A class-file version is a release's number and this (JVMS table 4.1-A). */
const VERSION_OFFSET = 44;

/** The newest class-file version that a release loads. */
export function classFileVersion(release: number): number {
  return release + VERSION_OFFSET;
}

/** The release that a class of its own library was compiled for: bytes of a class file. */
export function releaseOfClassFile(bytes: Uint8Array): number {
  return ((bytes[6] << 8) | bytes[7]) - VERSION_OFFSET;
}

/** Releases that have something: from the first, up to and with the last. */
export interface Releases {
  readonly since?: number;
  readonly until?: number;
}

/** Does the release have it? */
export function isIn(release: number, { since = 0, until = Number.POSITIVE_INFINITY }: Releases): boolean {
  return release >= since && release <= until;
}

/** `--illegal-native-access`, and the property that it sets. */
export const NATIVE_ACCESS_SINCE = 24;
export const NATIVE_ACCESS_PROPERTY = 'jdk.module.illegal.native.access';

/** `--sun-misc-unsafe-memory-access`, its property, and what it may be. */
export const UNSAFE_ACCESS_SINCE = 23;
export const UNSAFE_ACCESS_PROPERTY = 'sun.misc.unsafe.memory.access';
export const UNSAFE_ACCESS: readonly string[] = ['allow', 'warn', 'debug', 'deny'];

/** `17, 21 and 25`. */
export function listed(releases: readonly number[]): string {
  return `${releases.slice(0, -1).join(', ')} and ${releases[releases.length - 1]}`;
}
