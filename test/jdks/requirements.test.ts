/** What the VM names in the class library is there, in each JDK that is found; and what is said if it is not. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { findNative } from '../../src/natives/index.js';
import { TESTED_RELEASES } from '../../src/vm/jdk/releases.js';
import { gaps, releaseOf } from '../../src/vm/jdk/requirements.js';
import { put, scratchFolder } from '../classpath/scratch.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

for (const release of TESTED_RELEASES)
  t.test(`JDK ${release}`, { skip: missingJdk(release) }, async (t) => {
    const home = jdkOf(release) as string;
    const jdk = findJdk({ JAVA_HOME: home });
    const image = JImage.open(jdk.modulesFile);
    t.equal(releaseOf(jdk, image), release);
    t.equal(releaseOf({ ...jdk, version: '' }, image), release, 'by its classes');
    t.same(gaps(release, image, findNative), []);
    image.close();
    const env = environmentOf(home);
    const doctor = await gojdk(['doctor'], { env });
    t.equal(doctor.exit, 0);
    t.match(doctor.stdout.toString(), new RegExp(`ok +JDK +${release}`));
    const hello = await gojdk(['run', classfiles('examples', 'Hello.class')], { env });
    t.same([hello.stdout.toString(), hello.stderr.toString(), hello.exit], ['Hello, World!\n', '', 0]);
  });

/** A JDK with the class library at hand that says it is of another release. */
function pretended(version: string): NodeJS.ProcessEnv {
  const home = scratchFolder(t);
  put(home, 'release', `JAVA_VERSION="${version}"\n`);
  put(home, 'lib/other', '');
  symlinkSync(findJdk().modulesFile, join(home, 'lib', 'modules'));
  return environmentOf(home);
}

t.test('all that is missing is named in one message, and the doctor says the same', async (t) => {
  for (const [version, message] of [
    ['16.0.2', /is 16\.0\.2, which lacks what came with JDK 17:/],
    ['20.0.1', /is 20\.0\.1, which lacks java\.lang\.Thread\.holder, .*JDK 17, 21 and 25/],
  ] as const) {
    const env = pretended(version);
    const run = await gojdk(['run', classfiles('examples', 'Hello.class')], { env });
    t.equal(run.exit, 1);
    t.equal(run.stdout.toString(), '');
    const lines = run.stderr.toString().trimEnd().split('\n');
    t.equal(lines.length, 1);
    t.match(lines[0], /^gojdk: the JDK in /);
    t.match(lines[0], message);
    const doctor = await gojdk(['doctor'], { env });
    t.equal(doctor.exit, 1);
    t.match(doctor.stdout.toString().replaceAll(/\n +/g, ' '), message);
  }
});
