import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import {
  ClassPath,
  expandWildcards,
  manifestClassPath,
  splitClassPath,
} from '../../src/classpath/class-path.js';
import { Jar } from '../../src/classpath/jar.js';
import { put, scratchFolder, zipOf } from './scratch.js';

function found(path: ClassPath, name: string): [string, string] | null {
  const resource = path.find(name);
  return resource === null ? null : [Buffer.from(resource.bytes).toString(), resource.origin];
}

t.test('splitting', async (t) => {
  t.same(splitClassPath('a:b/c.jar'), ['a', 'b/c.jar']);
  t.same(splitClassPath(''), ['.']);
  t.same(splitClassPath(':a:'), ['.', 'a', '.']);
});

t.test('folders and jars, the first wins; what is missing is passed over', async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'one/p/A.class', 'one');
  put(folder, 'two/p/A.class', 'two');
  put(folder, 'two/p/B.class', 'two');
  const jar = put(folder, 'x.jar', zipOf({ 'p/B.class': 'jar', 'p/C.class': 'jar' }));
  const text = put(folder, 'text.jar', 'this is not a zip file');
  const path = new ClassPath([join(folder, 'missing'), text, join(folder, 'one'), jar, join(folder, 'two')]);
  t.same(found(path, 'p/A.class'), ['one', join(folder, 'one')]);
  t.same(found(path, 'p/B.class'), ['jar', jar]);
  t.same(found(path, 'p/C.class'), ['jar', jar]);
  t.equal(path.findClass('p/C')?.origin, jar);
  t.same(found(path, 'p/D.class'), null);
  t.same(found(path, 'p'), null, 'a folder is no resource');
  t.same(found(path, 'p/A.class/x'), null);
  t.same(found(path, `${'x'.repeat(300)}.class`), null);
  t.same(found(new ClassPath([]), 'p/A.class'), null);
});

t.test('wildcards', async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'lib/b.jar', zipOf({ 'A.class': 'b' }));
  put(folder, 'lib/a.JAR', zipOf({ 'A.class': 'a' }));
  put(folder, 'lib/c.zip', zipOf({ 'Z.class': 'c' }));
  put(folder, 'lib/D.class', 'd');
  const path = new ClassPath([`${folder}/lib/*`]);
  t.same([...path.entries].sort(), [join(folder, 'lib/a.JAR'), join(folder, 'lib/b.jar')]);
  t.equal(found(path, 'A.class')?.[1], path.entries[0], 'the order is that of the folder');
  t.equal(path.find('D.class'), null);
  t.equal(path.find('Z.class'), null);
  const unmatched = [`${folder}/nowhere/*`, 'x*', 'nowhere/*'];
  t.same(expandWildcards(unmatched), unmatched);
  mkdirSync(join(folder, 'cwd'));
  put(folder, 'cwd/y.jar', '');
  const before = process.cwd();
  process.chdir(join(folder, 'cwd'));
  t.same(expandWildcards(['*', './*', './/*']), ['y.jar', './y.jar', './/y.jar']);
  put(folder, 'cwd/z/*', '');
  t.same(expandWildcards(['z/*']), ['z/*'], 'a file of that name');
  process.chdir(before);
});

t.test('what the manifest of a jar names comes right after the jar', async (t) => {
  const folder = scratchFolder(t);
  const main = put(
    folder,
    'app/main.jar',
    zipOf({
      'META-INF/MANIFEST.MF':
        'Class-Path: lib/a.jar ../classes/ with%20blank.jar missing.jar http://x/y.jar main.jar ht!tp:\n',
      'M.class': 'main',
    }),
  );
  put(
    folder,
    'app/lib/a.jar',
    zipOf({ 'META-INF/MANIFEST.MF': 'Class-Path: b.jar\n', 'A.class': 'a', 'C.class': 'a' }),
  );
  put(folder, 'app/lib/b.jar', zipOf({ 'B.class': 'b', 'C.class': 'b', 'E.class': 'b' }));
  put(folder, 'app/with blank.jar', zipOf({ 'D.class': 'd' }));
  put(folder, 'classes/E.class', 'classes');
  put(folder, 'last/A.class', 'last');
  put(folder, 'last/F.class', 'last');
  const path = new ClassPath([main, join(folder, 'last')]);
  const expected = { A: 'a', B: 'b', C: 'a', D: 'd', E: 'b', F: 'last', M: 'main' };
  for (const [name, want] of Object.entries(expected)) t.equal(found(path, `${name}.class`)?.[0], want, name);
  t.equal(path.find('G.class'), null);
  t.same(manifestClassPath(new Jar(main)).slice(0, 3), [
    join(folder, 'app/lib/a.jar'),
    join(folder, 'classes/'),
    join(folder, 'app/with blank.jar'),
  ]);
});

t.test('a damaged entry is an error', async (t) => {
  const folder = scratchFolder(t);
  const bytes = zipOf({ 'A.class': 'aaaa' });
  bytes[0] = 0;
  const jar = put(folder, 'bad.jar', bytes);
  t.throws(() => new ClassPath([jar]).find('A.class'), { name: 'ClassPathError', file: jar });
});
