/** Where the JDK is whose class library is used. Nothing of it but files is needed: its `java` is never run. */
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export interface JdkLocation {
  /** The JDK's folder, as it was named or found; not resolved through symbolic links. */
  readonly home: string;
  /** `lib/modules` in it, a readable file. */
  readonly modulesFile: string;
  /** JAVA_VERSION of its `release` file, such as `17.0.15`; empty if it does not say. */
  readonly version: string;
  /** One short phrase for each place that was looked at, in order, the last being this one. */
  readonly tried: readonly string[];
}

/** No JDK was found. The message is one line that says what was tried and how to get one. */
export class NoJdkError extends Error {
  override readonly name = 'NoJdkError';

  constructor(readonly tried: readonly string[]) {
    super(
      `no JDK found (tried ${tried.join('; ')}): set JAVA_HOME, or install one, e.g. apt install openjdk-17-jre-headless`,
    );
  }
}

/** Folders in which distributions and version managers put JDKs, and which of several in one of them is to be preferred. */
const USUAL_FOLDERS = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/opt'];
const PREFERRED_RELEASES = [17, 21, 25];

/** Finds the JDK: JAVA_HOME, else the one whose `java` is on PATH, else the usual folders. Throws NoJdkError. */
export function findJdk(
  env: NodeJS.ProcessEnv = process.env,
  usualFolders: readonly string[] = USUAL_FOLDERS,
): JdkLocation {
  const tried: string[] = [];
  if (env.JAVA_HOME) {
    // A JAVA_HOME that is wrong is the user's mistake, and another JDK in its place would hide it.
    const found = locate(env.JAVA_HOME, `JAVA_HOME=${env.JAVA_HOME}`, tried);
    if (found !== null) return found;
    throw new NoJdkError(tried);
  }
  const found = fromPath(env.PATH ?? '', tried) ?? fromFolders(usualFolders, tried);
  if (found === null) throw new NoJdkError(tried);
  return found;
}

/** Major number of a version: 17 of `17.0.15`, 8 of `1.8.0_292`; 0 if it has none. */
export function releaseNumber(version: string): number {
  const match = /^(?:1\.)?(\d+)/.exec(version);
  return match === null ? 0 : Number(match[1]);
}

/** The release by which options are judged: of the JDK that would be taken; 0 if there is none, which is said elsewhere. */
export function releaseAtHand(env: NodeJS.ProcessEnv = process.env): number {
  try {
    return releaseNumber(findJdk(env).version);
  } catch (error) {
    if (error instanceof NoJdkError) return 0;
    throw error;
  }
}

/** Values of a JDK's `release` file, without their quotes; empty if there is none. */
export function readReleaseFile(home: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  try {
    for (const line of readFileSync(join(home, 'release'), 'utf8').split('\n')) {
      const match = /^(\w+)="?(.*?)"?\s*$/.exec(line);
      if (match !== null) values.set(match[1], match[2]);
    }
  } catch {
    // Homemade runtimes have none.
  }
  return values;
}

function locate(home: string, label: string, tried: string[]): JdkLocation | null {
  const modulesFile = join(home, 'lib', 'modules');
  if (!isFile(modulesFile)) {
    tried.push(`${label} has no lib/modules`);
    return null;
  }
  try {
    accessSync(modulesFile, constants.R_OK);
  } catch {
    tried.push(`${label} has a lib/modules that cannot be read`);
    return null;
  }
  tried.push(label);
  return { home, modulesFile, version: readReleaseFile(home).get('JAVA_VERSION') ?? '', tried };
}

function fromPath(path: string, tried: string[]): JdkLocation | null {
  for (const folder of path.split(delimiter)) {
    // An empty entry means the working directory to a shell; a JDK is not looked for there.
    if (folder === '') continue;
    const java = join(folder, 'java');
    if (!isFile(java)) continue;
    const target = realpathSync(java);
    const found = locate(dirname(dirname(target)), `${java} on PATH (${target})`, tried);
    if (found !== null) return found;
  }
  if (tried.length === 0) tried.push('no java on PATH');
  return null;
}

function fromFolders(folders: readonly string[], tried: string[]): JdkLocation | null {
  for (const folder of folders) {
    const candidates = subfolders(folder).filter((home) => isFile(join(home, 'lib', 'modules')));
    if (candidates.length === 0) {
      tried.push(`${folder}/*`);
      continue;
    }
    const found = locate(best(candidates), best(candidates), tried);
    if (found !== null) return found;
  }
  return null;
}

/** The home whose release comes first in the order of preference; any other after these, the newest first. */
function best(homes: readonly string[]): string {
  const rank = (home: string): number => {
    const release = releaseNumber(readReleaseFile(home).get('JAVA_VERSION') ?? '');
    const at = PREFERRED_RELEASES.indexOf(release);
    return at >= 0 ? at : 1000 - release;
  };
  return homes.map((home) => ({ home, rank: rank(home) })).sort((a, b) => a.rank - b.rank)[0].home;
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
