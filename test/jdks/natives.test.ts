/**
 * Native methods of java.base for which there is no function, in each JDK that is found: they must be those of without-function-<release>.txt, so that an update of a JDK which
 * brings new ones is noticed. Functions may be added: then the list is shortened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { TESTED_RELEASES } from '../../src/vm/jdk/releases.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { ROOT } from '../support/paths.js';
import { gojdk } from '../support/process.js';

const stored = (release: number): string[] =>
  readFileSync(join(ROOT, 'test', 'jdks', `without-function-${release}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

for (const release of TESTED_RELEASES)
  t.test(`JDK ${release}`, { skip: missingJdk(release) }, async (t) => {
    const home = jdkOf(release) as string;
    const found = await gojdk(['natives', 'java.base', '--missing'], { env: environmentOf(home) });
    t.equal(found.stderr.toString(), '');
    const listed = found.stdout
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.replace(/: nothing$/, ''));
    const known = new Set(stored(release));
    t.same(
      listed.map((line) => line.trim()).filter((line) => !known.has(line)),
      [],
      'no native method is missing that was not known to be',
    );
  });
