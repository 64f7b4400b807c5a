import { findJdk, readReleaseFile } from '../../classpath/find-jdk.js';
import { packageVersion } from '../../startup/package-file.js';
import { LaunchExit, type Output } from './launch-exit.js';

/** `-Xinternalversion`: which VM this is, without pretence. */
export function internalVersion(output: Output): LaunchExit {
  const { home, version } = findJdk();
  const full = readReleaseFile(home).get('JAVA_RUNTIME_VERSION') ?? version;
  output.out(
    `gojdk ${packageVersion()} for linux-amd64 JRE (${full}), Node.js ${process.version.slice(1)}, V8 ${process.versions.v8}\n`,
  );
  return new LaunchExit(0);
}
