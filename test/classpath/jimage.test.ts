import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import t from 'tap';
import { ClassPathError } from '../../src/classpath/class-path-error.js';
import { findJdk, NoJdkError } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { type ImageResource, ImageStrings, imageOf, packageEntry } from './image-writer.js';
import { put, scratchFolder } from './scratch.js';

function modulesFile(): string | null {
  try {
    return findJdk().modulesFile;
  } catch (error) {
    if (error instanceof NoJdkError) return null;
    throw error;
  }
}

function small(): { bytes: Buffer; strings: ImageStrings } {
  const strings = new ImageStrings();
  const resource = (module: string, parent: string, base: string, extension: string): ImageResource => ({
    module,
    parent,
    base,
    extension,
    content: Buffer.from(`${module}:${parent}/${base}.${extension}`),
  });
  const bytes = imageOf(
    [
      packageEntry(
        'a.b',
        [
          ['other', true],
          ['one', false],
        ],
        strings,
      ),
      packageEntry('a', [['one', true]], strings),
      packageEntry('c', [['other', false]], strings),
      resource('one', 'a/b', 'C', 'class'),
      resource('one', 'a/b', 'Umlaut\u00e4', 'class'),
      resource('one', '', 'module-info', 'class'),
      resource('one', 'a/b', 'plain', ''),
      resource('other', 'c', 'D', 'class'),
    ],
    strings,
  );
  return { bytes, strings };
}

const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();

t.test('a small image', async (t) => {
  const image = JImage.open(put(scratchFolder(t), 'modules', small().bytes));
  t.equal(text(image.find('one', 'a/b/C.class')), 'one:a/b/C.class');
  t.equal(text(image.find('one', 'a/b/Umlaut\u00e4.class')), 'one:a/b/Umlaut\u00e4.class');
  t.equal(text(image.find('one', 'module-info.class')), 'one:/module-info.class');
  t.equal(text(image.find('one', 'a/b/plain')), 'one:a/b/plain.');
  t.equal(image.find('one', 'c/D.class'), null, 'in the other module');
  t.equal(image.find('nowhere', 'a/b/C.class'), null);
  for (const name of ['a/b/C.clas', 'a/b/C.classs', 'a/b/C', 'a/b/', '', 'a/b/c.class'])
    t.equal(image.find('one', name), null, JSON.stringify(name));
  t.same(image.modules(), ['one', 'other']);
  t.equal(image.moduleOfPackage('a/b'), 'one', 'empty in the other');
  t.equal(image.moduleOfPackage('a'), null, 'empty in all');
  t.equal(image.moduleOfPackage('nowhere'), null);
  t.same(image.packagesOf('one'), ['a/b']);
  t.same(image.packagesOf('nowhere'), []);
  t.same(image.findClass('c/D')?.module, 'other');
  t.equal(text(image.findClass('c/D')?.bytes ?? null), 'other:c/D.class');
  t.equal(image.findClass('c/E'), null);
  t.equal(image.findClass('NoPackage'), null);
  t.same([...image.list('one')].sort(), [
    'a/b/C.class',
    'a/b/Umlaut\u00e4.class',
    'a/b/plain',
    'module-info.class',
  ]);
  t.same(image.list('nowhere'), []);
  t.ok(image.has('other', 'c/D.class'));
  image.close();
  image.close();
  t.throws(() => image.find('one', 'a/b/C.class'));
});

t.test('files that are no image, or not a whole one', async (t) => {
  const folder = scratchFolder(t);
  const { bytes } = small();
  const patched = (at: number, value: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32LE(value, at);
    return copy;
  };
  const cases: [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /not a jimage file: too short/],
    ['27 bytes', bytes.subarray(0, 27), /too short/],
    ['wrong magic', patched(0, 0xcafebabe), /wrong magic number/],
    ['swapped', patched(0, 0xdadafeca), /another byte order/],
    ['version 2', patched(4, 0x20000), /jimage version 2\.0 is not supported/],
    ['index cut', bytes.subarray(0, 100), /truncated/],
    ['table too long', patched(16, 0x0fffffff), /truncated/],
    ['strings too long', patched(24, 0xffffffff), /truncated/],
    ['strings that do not end', patched(24, small().strings.toBuffer().length - 1), /do not end with NUL/],
  ];
  for (const [name, content, reason] of cases) {
    const path = put(folder, `${name}.jimage`, content);
    t.throws(() => JImage.open(path), { name: 'ClassPathError', message: reason }, name);
  }
  t.throws(() => JImage.open(`${folder}/missing`), { message: `${folder}/missing: no such file` });
  t.throws(() => JImage.open(folder), { message: /directory/ });
  const cut = JImage.open(put(folder, 'cut', bytes.subarray(0, bytes.length - 1)));
  t.equal(text(cut.find('one', 'a/b/C.class')), 'one:a/b/C.class', 'what is there is found');
  t.throws(() => cut.find('other', 'c/D.class'), { message: /truncated: a resource lies beyond its end/ });
  const none = JImage.open(put(folder, 'none', imageOf([])));
  t.equal(none.find('a', 'b'), null);
  t.same(none.modules(), []);
});

t.test('whatever byte of the index lies, nothing but ClassPathError is thrown', async (t) => {
  const folder = scratchFolder(t);
  const { bytes } = small();
  const names = ['a/b/C.class', 'a/b/plain', 'module-info.class', 'c/D.class'];
  let refused = 0;
  for (let at = 4; at < bytes.length; at++) {
    for (const value of [0x00, 0x7f, 0xff, bytes[at] ^ 1]) {
      const copy = Buffer.from(bytes);
      copy[at] = value;
      try {
        const image = JImage.open(put(folder, 'modules', copy));
        try {
          for (const name of names) for (const module of ['one', 'other']) image.find(module, name);
          image.moduleOfPackage('a/b');
          image.modules();
          image.packagesOf('one');
        } finally {
          image.close();
        }
      } catch (error) {
        refused++;
        if (!(error instanceof ClassPathError)) t.fail(`byte ${at} = ${value}: ${error}`);
      }
    }
  }
  t.ok(refused > 100, `${refused} refused`);
});

function header(size: number, unpacked: number, name: number, magic = 0xcafefafa): Buffer {
  const bytes = Buffer.alloc(29);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeBigUInt64LE(BigInt(size), 4);
  bytes.writeBigUInt64LE(BigInt(unpacked), 12);
  bytes.writeUInt32LE(name, 20);
  bytes[28] = 1;
  return bytes;
}

t.test('compressed resources', async (t) => {
  const strings = new ImageStrings();
  const zip = strings.add('zip');
  const compact = strings.add('compact-cp');
  const strange = strings.add('strange');
  const u4 = (value: number): number[] => [
    value >>> 24,
    (value >> 16) & 255,
    (value >> 8) & 255,
    value & 255,
  ];
  // Integers of 4 bytes, of 1 and of 2.
  const short = (value: number): number[] => [0xc0 | (value >> 8), value & 255];
  const names = [strings.add('java/lang'), strings.add('String'), strings.add(''), strings.add('Top')];
  const shape = strings.add('(LL;I)V');
  const pool = (...constants: number[][]): number[] => constants.flat();
  const packedPool = pool(
    [1, 0, 2, 0x68, 0x69],
    [23, ...u4(strings.add('shared'))],
    [25, ...short(shape), 0xa0 | 8, ...names.flatMap(short)],
    [25, ...u4(strings.add('()V')), 0xa0],
    [5, 0, 0, 0, 0, 0, 0, 0, 9],
    [7, 0, 1],
  );
  const utf8 = (value: string): number[] => [1, value.length >> 8, value.length & 255, ...Buffer.from(value)];
  const start = [0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61, 0, 8];
  const rest = [0, 0x21, 0, 7];
  const packedClass = Buffer.from([...start, ...packedPool, ...rest]);
  const whole = Buffer.from([
    ...start,
    ...utf8('hi'),
    ...utf8('shared'),
    ...utf8('(Ljava/lang/StringLTop;I)V'),
    ...utf8('()V'),
    ...[5, 0, 0, 0, 0, 0, 0, 0, 9],
    ...[7, 0, 1],
    ...rest,
  ]);
  const shared = Buffer.concat([header(packedClass.length, whole.length, compact), packedClass]);
  const zipped = (inner: Buffer): Buffer => {
    const packed = deflateSync(inner);
    return Buffer.concat([header(packed.length, inner.length, zip), packed]);
  };
  const resource = (base: string, content: Buffer, uncompressed: number): ImageResource => ({
    module: 'm',
    parent: 'p',
    base,
    extension: 'class',
    content,
    uncompressed,
  });
  const packed = Buffer.from([1, 2, 3]);
  const bytes = imageOf(
    [
      resource('Zip', zipped(whole), whole.length),
      resource('Shared', shared, whole.length),
      resource('Both', zipped(shared), whole.length),
      resource('Strange', Buffer.concat([header(3, 3, strange), packed]), 3),
      resource('NoZip', Buffer.concat([header(3, 3, zip), packed]), 3),
      resource('NoPool', Buffer.concat([header(3, 3, compact), packed]), 3),
      resource('Length', zipped(whole), 1),
    ],
    strings,
  );
  const image = JImage.open(put(scratchFolder(t), 'modules', bytes));
  for (const name of ['Zip', 'Shared', 'Both'])
    t.same(Buffer.from(image.find('m', `p/${name}.class`) ?? []), whole, name);
  t.throws(() => image.find('m', 'p/Strange.class'), { message: /unknown compression "strange"/ });
  for (const name of ['NoZip', 'NoPool'])
    t.throws(() => image.find('m', `p/${name}.class`), {
      name: 'ClassPathError',
      message: /cannot be unpacked/,
    });
  t.throws(() => image.find('m', 'p/Length.class'), { message: /instead of 1$/ });
});

t.test('the image of the installed JDK', { skip: modulesFile() === null && 'no JDK' }, async (t) => {
  const path = modulesFile() as string;
  const image = JImage.open(path);
  t.ok(image.modules().includes('java.base'));
  t.notOk(image.modules().includes('packages'));
  const object = image.findClass('java/lang/Object');
  t.equal(object?.module, 'java.base');
  t.equal(Buffer.from(object?.bytes ?? []).readUInt32BE(0), 0xcafebabe);
  t.equal(image.findClass('java/lang/Nonsense'), null);
  t.equal(image.moduleOfPackage('java/util/concurrent'), 'java.base');
  t.equal(image.moduleOfPackage('java'), null);
  t.ok(image.packagesOf('java.base').includes('java/lang'));
  let missing = 0;
  for (const module of image.modules()) {
    for (const name of image.list(module)) if (!image.has(module, name)) missing++;
  }
  t.equal(missing, 0, 'what is listed is found');
  image.close();
});

t.test('opening reads the index only', { skip: modulesFile() === null && 'no JDK' }, async (t) => {
  const before = Number(/^rchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  JImage.open(modulesFile() as string).close();
  const after = Number(/^rchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  t.ok(after - before < 4e6, `${after - before} bytes`);
});
