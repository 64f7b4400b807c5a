import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findJdk, NoJdkError, readReleaseFile, releaseNumber } from '../../src/classpath/find-jdk.js';
import { put, scratchFolder } from './scratch.js';

function fakeJdk(folder: string, name: string, version: string): string {
  put(folder, `${name}/lib/modules`, '');
  put(folder, `${name}/bin/java`, '');
  put(
    folder,
    `${name}/release`,
    `IMPLEMENTOR="Nobody"\nJAVA_VERSION="${version}"\nMODULES="java.base java.xml"\n`,
  );
  return join(folder, name);
}

t.test('JAVA_HOME comes first, and a wrong one is not passed over', async (t) => {
  const folder = scratchFolder(t);
  const home = fakeJdk(folder, 'home', '21.0.2');
  const other = fakeJdk(folder, 'other', '17.0.1');
  t.match(findJdk({ JAVA_HOME: home, PATH: join(other, 'bin') }, []), {
    home,
    modulesFile: join(home, 'lib/modules'),
    version: '21.0.2',
    tried: [`JAVA_HOME=${home}`],
  });
  const wrong = { JAVA_HOME: join(folder, 'wrong'), PATH: join(other, 'bin') };
  t.throws(() => findJdk(wrong, []), NoJdkError);
  t.throws(() => findJdk(wrong, []), {
    message: `no JDK found (tried JAVA_HOME=${folder}/wrong has no lib/modules): set JAVA_HOME, or install one, e.g. apt install openjdk-17-jre-headless`,
  });
});

t.test('java on PATH, through symbolic links', async (t) => {
  const folder = scratchFolder(t);
  const home = fakeJdk(folder, 'jvm/jdk', '17.0.9');
  const bin = join(folder, 'bin');
  const empty = join(folder, 'empty');
  mkdirSync(bin);
  mkdirSync(join(empty, 'java'), { recursive: true });
  symlinkSync(join(home, 'bin/java'), join(folder, 'alternative'));
  symlinkSync(join(folder, 'alternative'), join(bin, 'java'));
  const found = findJdk({ JAVA_HOME: '', PATH: `${empty}::${bin}` }, []);
  t.equal(found.home, home);
  t.match(found.tried, [/bin\/java on PATH/]);
  put(folder, 'lonely/bin/java', '');
  const second = findJdk({ PATH: `${folder}/lonely/bin:${bin}` }, []);
  t.equal(second.home, home, 'a java that has no class library beside it is passed over');
  t.match(second.tried, [/lonely.* has no lib\/modules/, /bin\/java on PATH/]);
});

t.test('the usual folders, 17 before others', async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'jvm/.hidden.jinfo', '');
  fakeJdk(folder, 'jvm/a-jdk-25', '25');
  fakeJdk(folder, 'jvm/b-jdk-11', '11.0.3');
  const jdk17 = fakeJdk(folder, 'jvm/c-jdk-17', '17.0.9');
  t.equal(findJdk({}, [join(folder, 'nowhere'), join(folder, 'jvm')]).home, jdk17);
  t.match(findJdk({}, [join(folder, 'nowhere'), join(folder, 'jvm')]).tried, [
    'no java on PATH',
    /nowhere\/\*/,
    jdk17,
  ]);
  const newer = scratchFolder(t);
  fakeJdk(newer, 'a-jdk-11', '11.0.3');
  const jdk26 = fakeJdk(newer, 'b-jdk-26', '26-ea');
  t.equal(findJdk({}, [newer]).home, jdk26);
  t.throws(() => findJdk({}, [join(folder, 'nowhere')]), {
    message: /tried no java on PATH; .*nowhere\/\*\)/,
  });
});

t.test(
  'a library that cannot be read',
  { skip: process.getuid?.() === 0 && 'root reads everything' },
  async (t) => {
    const home = fakeJdk(scratchFolder(t), 'home', '17');
    chmodSync(join(home, 'lib/modules'), 0);
    t.throws(() => findJdk({ JAVA_HOME: home }), { message: /cannot be read/ });
  },
);

t.test('release files and numbers', async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'release', 'JAVA_VERSION="17.0.15"\r\nLIBC=gnu\nnonsense\nMODULES="a b"\n');
  t.same(Object.fromEntries(readReleaseFile(folder)), {
    JAVA_VERSION: '17.0.15',
    LIBC: 'gnu',
    MODULES: 'a b',
  });
  t.equal(readReleaseFile(join(folder, 'nowhere')).size, 0);
  t.equal(releaseNumber('17.0.15'), 17);
  t.equal(releaseNumber('1.8.0_292'), 8);
  t.equal(releaseNumber('26-ea'), 26);
  t.equal(releaseNumber(''), 0);
});
