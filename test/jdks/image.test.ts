/** The start-up image of releases after 17: programs print from it what they print without. */
import { join } from 'node:path';
import t from 'tap';
import { TESTED_RELEASES } from '../../src/vm/jdk/releases.js';
import { REFERENCE } from '../differential/programs.js';
import { GREETING, isUsed, Launcher, newCache, removeCache } from '../image/launcher.js';
import { jdkOf, missingJdk } from '../support/other-jdks.js';
import { classfiles } from '../support/paths.js';

/** They tell names and numbers of threads, properties of the running VM, and classes that are made at run time. */
const PROGRAMS: readonly (readonly [since: number, folder: string, name: string])[] = [
  [21, 'java21', 'VirtualThreads'],
  [21, 'java21', 'StackWalks'],
  [21, 'java21', 'PatternSwitch'],
  [25, 'java25', 'ThreadsNow'],
  [25, 'java25', 'ClassFiles'],
  [25, 'java25', 'Downcalls'],
];

for (const release of TESTED_RELEASES.filter((r) => r > REFERENCE))
  t.test(`JDK ${release}`, { skip: missingJdk(release) }, async (t) => {
    const place = newCache();
    t.teardown(() => removeCache(place));
    const launcher = new Launcher(place.cache);
    // Variables of gojdk's own stand for switches that an image is not for.
    const others = TESTED_RELEASES.map((r) => [`GOJDK_JDK_${r}`, undefined]);
    const env: NodeJS.ProcessEnv = { ...Object.fromEntries(others), JAVA_HOME: jdkOf(release) as string };
    launcher.make(env);
    const hello = launcher.hello([], env);
    t.match(hello, { out: GREETING, exit: 0 });
    t.ok(isUsed(hello), hello.err);
    for (const [since, folder, name] of PROGRAMS.filter(([since]) => since <= release)) {
      const args = ['-cp', classfiles(join('later', folder)), name];
      const from = launcher.run(args, env);
      const without = launcher.run(['--image=off', ...args], env);
      t.ok(isUsed(from), `${name} (${since}): ${from.err}`);
      t.match(from, { out: without.out, exit: without.exit }, name);
    }
  });
