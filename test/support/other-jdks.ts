/** JDKs beside the one that the tests run with. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readReleaseFile, releaseNumber } from '../../src/classpath/find-jdk.js';

const FOLDER = '/usr/lib/jvm';

/** Home of a JDK of a release: that which GOJDK_JDK_<release> names, else one in the usual folder; null if there is none. */
export function jdkOf(release: number): string | null {
  const named = process.env[`GOJDK_JDK_${release}`];
  const homes = existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => join(FOLDER, name)) : [];
  return [...(named === undefined ? [] : [named]), ...homes].find((home) => isHome(home, release)) ?? null;
}

function isHome(home: string, release: number): boolean {
  const version = readReleaseFile(home).get('JAVA_VERSION') ?? '';
  return releaseNumber(version) === release && existsSync(join(home, 'lib', 'modules'));
}

/** Why tests that need a JDK are skipped; false if it is there. */
export function missingJdk(release: number): string | false {
  return jdkOf(release) === null && `no JDK ${release} in ${FOLDER}, and GOJDK_JDK_${release} names none`;
}

/** The environment in which gojdk, java and javac are those of a JDK. */
export function environmentOf(home: string): NodeJS.ProcessEnv {
  return { ...process.env, JAVA_HOME: home };
}
