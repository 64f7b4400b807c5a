/** Options and flags of `java` that JDK 25 has otherwise than 17: the same words and exit codes as its `java`. */
import { join } from 'node:path';
import t from 'tap';
import { createVM } from '../../src/index.js';
import { jdkRelease } from '../differential/outcome.js';
import { REFERENCE } from '../differential/programs.js';
import { environmentOf, jdkOf, missingJdk } from '../support/other-jdks.js';
import { classfiles } from '../support/paths.js';
import { gojdk, run, TIME_LIMIT } from '../support/process.js';

const RELEASE = 25;
const LINES: readonly (readonly string[])[] = [
  [],
  ['-XX:+UseCompactObjectHeaders', '-XX:AOTMode=off', 'Hello'],
  ['-XX:+ZGenerational', '-XX:+UseZGC', 'Hello'],
  ['-XX:+UseBiasedLocking', 'Hello'],
  ['--illegal-native-access=deny', 'Hello'],
  ['--sun-misc-unsafe-memory-access=allow', 'Hello'],
  ['--sun-misc-unsafe-memory-access=some', 'Hello'],
];

t.test('command lines', { skip: missingJdk(RELEASE), timeout: 1000 * TIME_LIMIT }, async (t) => {
  const home = jdkOf(RELEASE) as string;
  const options = { env: environmentOf(home) };
  for (const line of LINES) {
    const words = line.length === 0 ? [] : ['-cp', classfiles('examples'), ...line];
    const java = await run(join(home, 'bin', 'java'), words, options);
    const own = await gojdk(['run', ...words], options);
    const told = (r: typeof java): unknown[] => [r.exit, r.stdout.toString(), r.stderr.toString()];
    t.same(told(own), told(java), line.join(' '));
  }
});

t.test('embedded', { skip: missingJdk(RELEASE), timeout: 1000 * TIME_LIMIT }, async (t) => {
  const args = ['--illegal-native-access', 'deny', '--sun-misc-unsafe-memory-access=debug'];
  const vm = createVM({ javaHome: jdkOf(RELEASE) as string, args });
  t.equal(
    vm.call(
      'java.lang.System.getProperty(Ljava/lang/String;)Ljava/lang/String;',
      'sun.misc.unsafe.memory.access',
    ),
    'debug',
  );
  vm.close();
});

const skip = jdkRelease() > REFERENCE && 'another JDK than 17 is at hand';

t.test('17 does not know them', { skip }, async (t) => {
  const own = await gojdk(['run', '--illegal-native-access=deny', 'Hello']);
  t.match(own.stderr.toString(), 'Unrecognized option: --illegal-native-access=deny');
  t.equal(own.exit, 1);
  t.throws(() => createVM({ args: ['--illegal-native-access=deny'] }), { message: /since JDK 24/ });
});
