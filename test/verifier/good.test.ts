import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { ZipFile } from '../../src/classpath/zip-file.js';
import { ownClasses, worldOf } from '../mutants/subjects.js';
import { type Source, World } from './world.js';

/**
 * Classes that compilers made verify: a part of java.base, all classes of this project. With VERIFIER=all, all modules of the JDK, and Debian's jars where there are any.
 */
const all = process.env.VERIFIER === 'all';
const image = JImage.open(findJdk(process.env).modulesFile);
const ofJdk: Source = (name) => image.findClass(name)?.bytes ?? null;

function verifyAll(
  t: { fail(message: string): void; ok(value: unknown): void; comment(message: string): void },
  world: World,
  names: readonly string[],
): void {
  let missing = 0;
  let verified = 0;
  const start = performance.now();
  for (const name of names) {
    const verdict = world.verifyByName(name);
    if (verdict.ok) verified++;
    // Jars refer to what is not installed.
    else if (verdict.kind === 'java/lang/NoClassDefFoundError') missing++;
    else t.fail(`${name}: ${verdict.message}`);
  }
  t.ok(verified + missing === names.length);
  const microseconds = Math.round((1000 * (performance.now() - start)) / names.length);
  t.comment(
    `${verified} classes, ${microseconds} µs each with loading; ${missing} refer to classes that are missing`,
  );
}

for (const module of all ? image.modules() : ['java.base']) {
  t.test(module, (t) => {
    const names = image
      .list(module)
      .filter((name) => name.endsWith('.class') && !name.endsWith('-info.class'))
      .filter((_, i) => all || i % 8 === 3)
      .map((name) => name.slice(0, -'.class'.length));
    verifyAll(t, new World(ofJdk), names);
    t.end();
  });
}

t.test('classfiles', (t) => {
  let classes = 0;
  for (const cls of ownClasses()) {
    const verdict = worldOf(cls.root).verifyByName(cls.name);
    if (!verdict.ok && verdict.kind !== 'java/lang/NoClassDefFoundError')
      t.fail(`${cls.path}: ${verdict.message}`);
    else classes++;
  }
  t.ok(classes > 500);
  t.end();
});

const JARS = '/usr/share/java';

/** Names of the classes in a jar. */
function classesIn(jar: ZipFile): string[] {
  const names = [...jar.names()].filter((name) => /^(?!META-INF).*(?<!-info)\.class$/.test(name));
  return names.map((name) => name.slice(0, -'.class'.length));
}

t.test('jars', { skip: all && existsSync(JARS) ? false : 'only with VERIFIER=all' }, (t) => {
  const files = readdirSync(JARS, { withFileTypes: true }).filter(
    (file) => file.isFile() && file.name.endsWith('.jar'),
  );
  const jars = files.map((file) => new ZipFile(join(JARS, file.name)));
  const owners = new Map<string, ZipFile>();
  for (const jar of jars) for (const name of classesIn(jar)) if (!owners.has(name)) owners.set(name, jar);
  for (const jar of jars) {
    const names = classesIn(jar);
    if (names.length === 0) continue;
    t.test(jar.path, (t) => {
      const find = (from: ZipFile | undefined, name: string): Uint8Array | null =>
        from?.find(`${name}.class`) ?? null;
      const world = new World((name) => find(jar, name) ?? ofJdk(name) ?? find(owners.get(name), name));
      verifyAll(t, world, names);
      t.end();
    });
  }
  t.end();
});
