import t from 'tap';
import { Jar } from '../../src/classpath/jar.js';
import { parseManifest } from '../../src/classpath/manifest.js';
import { put, scratchFolder, zipOf } from './scratch.js';

const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();

t.test('manifest: continuation lines, line ends, sections', async (t) => {
  const manifest = parseManifest(
    Buffer.concat([
      Buffer.from(
        'Manifest-Version: 1.0\r\nMain-Class: a.very.long.name.of.a.pack\r\n age.Main\r\nnonsense\r\nX: ',
      ),
      // Broken inside the UTF-8 sequence of an umlaut.
      Buffer.of(0xc3, 0x0d, 0x0a, 0x20, 0xa4),
      Buffer.from('\r\n\r\n\r\nName: a/B.class\r\nSealed: true\r\n\r\nName: c/\r\nSealed: false'),
    ]),
  );
  t.equal(manifest.main.get('Main-Class'), 'a.very.long.name.of.a.package.Main');
  t.equal(manifest.main.get('main-class'), 'a.very.long.name.of.a.package.Main');
  t.equal(manifest.main.get('X'), '\u00e4');
  t.equal(manifest.main.get('nonsense'), undefined);
  t.same([...manifest.entries.keys()], ['a/B.class', 'c/']);
  t.equal(manifest.entries.get('a/B.class')?.get('Sealed'), 'true');
  t.equal(parseManifest(Buffer.from('A: 1\n B\n  C\nD: x: y\n')).main.get('A'), '1B C');
  t.equal(parseManifest(Buffer.from('A: 1\rD: x: y\r')).main.get('D'), 'x: y');
  t.equal(parseManifest(new Uint8Array()).main.get('A'), undefined);
});

t.test('a jar', async (t) => {
  const path = put(
    scratchFolder(t),
    'a.jar',
    zipOf({ 'META-INF/MANIFEST.MF': 'Main-Class: p.Main\n', 'p/': '', 'p/Main.class': 'main', top: 'top' }),
  );
  const jar = Jar.open(path);
  t.equal(jar.manifest?.main.get('Main-Class'), 'p.Main');
  t.equal(text(jar.find('p/Main.class')), 'main');
  t.equal(jar.find('p/'), null);
  t.equal(jar.find('p'), null);
  t.equal(jar.find('P/Main.class'), null);
  t.same(jar.names().sort(), ['META-INF/MANIFEST.MF', 'p/Main.class', 'top']);
  jar.close();
  t.equal(Jar.open(put(scratchFolder(t), 'b.jar', zipOf({ top: 'top' }))).manifest, null);
});

t.test('multi-release jars', async (t) => {
  const folder = scratchFolder(t);
  const entries = {
    'A.class': 'plain',
    'META-INF/versions/8/A.class': '8',
    'META-INF/versions/9/A.class': '9',
    'META-INF/versions/11/A.class': '11',
    'META-INF/versions/17/Only.class': '17',
    'META-INF/versions/x/A.class': 'x',
    'META-INF/versions/21/A.class': '21',
    'META-INF/data': 'plain',
    'META-INF/versions/9/META-INF/data': '9',
  };
  const multi = put(folder, 'm.jar', zipOf({ ...entries, 'META-INF/MANIFEST.MF': 'Multi-Release: true\n' }));
  const plain = put(folder, 'p.jar', zipOf({ ...entries, 'META-INF/MANIFEST.MF': 'Multi-Release: false\n' }));
  for (const [release, want] of [
    [0, 'plain'],
    [8, 'plain'],
    [9, '9'],
    [10, '9'],
    [17, '11'],
    [25, '21'],
  ] as const) {
    t.equal(text(Jar.open(multi, release).find('A.class')), want, `release ${release}`);
    t.equal(text(Jar.open(plain, release).find('A.class')), 'plain');
  }
  t.equal(text(Jar.open(multi, 17).find('Only.class')), '17');
  t.equal(Jar.open(multi, 11).find('Only.class'), null);
  t.equal(text(Jar.open(multi, 17).find('META-INF/data')), 'plain');
});
