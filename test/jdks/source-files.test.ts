/** `gojdk run Foo.java` on JDK 25: a compact source file, and a class in another file beside it. */
import { join } from 'node:path';
import t from 'tap';
import { put, scratchFolder } from '../classpath/scratch.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { gojdk } from '../support/process.js';

const RELEASE = 25;

t.test('several source files', { skip: missingJdk(RELEASE), timeout: 400_000 }, async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'Foo.java', 'void main(String[] args) { IO.println(args.length + new Other().name()); }\n');
  put(folder, 'Other.java', 'class Other { String name() { return " other"; } }\n');
  const env = environmentOf(jdkOf(RELEASE) as string);
  const run = await gojdk(['run', join(folder, 'Foo.java'), 'a', 'b'], { env, timeoutSeconds: 300 });
  t.same([run.stdout.toString(), run.stderr.toString(), run.exit], ['2 other\n', '', 0]);
});
