import AdmZip from 'adm-zip';
import fc from 'fast-check';
import t from 'tap';
import { ClassPathError } from '../../src/classpath/class-path-error.js';
import { ZipFile } from '../../src/classpath/zip-file.js';
import { put, scratchFolder, zipOf } from './scratch.js';

const CONTENT = { 'a.txt': 'aaaaaaaaaaaaaaaaaaaaaaaa', 'dir/': '', 'dir/b\u00e4.txt': 'b', empty: '' };
const BYTES = zipOf(CONTENT);
/** Positions in BYTES. */
const CENTRAL = BYTES.indexOf('PK\x01\x02', 0, 'latin1');
const END = BYTES.indexOf('PK\x05\x06', 0, 'latin1');

t.test('what another writer writes is read back', async (t) => {
  const folder = scratchFolder(t);
  const zip = new ZipFile(put(folder, 'a.zip', BYTES));
  t.same([...zip.names()].sort(), Object.keys(CONTENT).sort());
  for (const [name, content] of Object.entries(CONTENT))
    t.equal(Buffer.from(zip.find(name) ?? []).toString(), content, name);
  t.equal(zip.find('nowhere'), null);
  t.notOk(zip.has('a'));
  zip.close();
  zip.close();
  const arbitrary = fc.dictionary(
    fc.stringMatching(/^[\w\u00e4\u20ac]{1,6}(\/\w{1,4})?$/),
    fc.uint8Array({ maxLength: 300 }),
  );
  fc.assert(
    fc.property(arbitrary, (entries) => {
      const file = new ZipFile(put(folder, 'b.zip', zipOf(entries)));
      const names = new AdmZip(zipOf(entries)).getEntries().map((entry) => entry.entryName);
      const same = names.every(
        (name) => Buffer.compare(file.find(name) ?? Buffer.of(1), Buffer.from(entries[name])) === 0,
      );
      file.close();
      return same && names.length === [...file.names()].length;
    }),
    { numRuns: 100 },
  );
});

t.test('comments, and a script before the zip file', async (t) => {
  const folder = scratchFolder(t);
  const comment = Buffer.from('PK\x05\x06 in a comment');
  const commented = Buffer.concat([BYTES, comment]);
  commented.writeUInt16LE(comment.length, END + 20);
  t.equal(
    Buffer.from(new ZipFile(put(folder, 'c.zip', commented)).find('a.txt') ?? []).toString(),
    CONTENT['a.txt'],
  );
  const script = Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'), BYTES]);
  t.equal(
    Buffer.from(new ZipFile(put(folder, 's.zip', script)).find('a.txt') ?? []).toString(),
    CONTENT['a.txt'],
  );
  t.same(
    [...new ZipFile(put(folder, 'none.zip', Buffer.from(BYTES.subarray(END)).fill(0, 8, 20))).names()],
    [],
  );
});

t.test('zip64', async (t) => {
  const at = BYTES.indexOf('a.txt', CENTRAL) - 46;
  const sizes = [BYTES.readUInt32LE(at + 24), BYTES.readUInt32LE(at + 20), BYTES.readUInt32LE(at + 42)];
  const extra = Buffer.alloc(4 + 24 + 5);
  extra.writeUInt16LE(0x9999, 0);
  extra.writeUInt16LE(1, 2);
  extra.writeUInt16LE(1, 5);
  extra.writeUInt16LE(24, 7);
  for (const [i, size] of sizes.entries()) extra.writeBigUInt64LE(BigInt(size), 9 + 8 * i);
  const nameEnd = at + 46 + 5;
  const header = Buffer.from(BYTES.subarray(at, nameEnd));
  for (const field of [20, 24, 42]) header.writeUInt32LE(0xffffffff, field);
  header.writeUInt16LE(extra.length, 30);
  const central = Buffer.concat([BYTES.subarray(CENTRAL, at), header, extra, BYTES.subarray(nameEnd, END)]);
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(BigInt(central.length), 40);
  record.writeBigUInt64LE(BigInt(CENTRAL), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(CENTRAL + central.length), 8);
  const end = Buffer.from(BYTES.subarray(END)).fill(0xff, 8, 20);
  const bytes = Buffer.concat([BYTES.subarray(0, CENTRAL), central, record, locator, end]);
  const zip = new ZipFile(put(scratchFolder(t), 'big.zip', bytes));
  for (const [name, content] of Object.entries(CONTENT))
    t.equal(Buffer.from(zip.find(name) ?? []).toString(), content, name);
});

t.test('the later of two entries of a name counts', async (t) => {
  const bytes = Buffer.from(
    zipOf({ 'one.txt': 'first', 'two.txt': 'second' }).toString('latin1').replaceAll('two.txt', 'one.txt'),
    'latin1',
  );
  t.equal(
    Buffer.from(new ZipFile(put(scratchFolder(t), 'd.zip', bytes)).find('one.txt') ?? []).toString(),
    'second',
  );
});

t.test('files that are no zip file, or a damaged one', async (t) => {
  const folder = scratchFolder(t);
  const patched = (at: number, ...values: number[]): Buffer => {
    const copy = Buffer.from(BYTES);
    copy.set(values, at);
    return copy;
  };
  const whole: [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /not a zip file/],
    ['text', Buffer.from('this is not a zip file'), /not a zip file, or cut short/],
    ['cut', BYTES.subarray(0, BYTES.length - 1), /not a zip file, or cut short/],
    ['directory too long', patched(END + 12, 0xff, 0xff, 0xff), /the directory lies outside the file/],
    ['directory elsewhere', patched(END + 16, 0xff, 0xff, 0xff, 0x7f), /the directory lies outside the file/],
    ['bad signature', patched(CENTRAL, 0), /an entry of the directory is malformed/],
    ['name too long', patched(CENTRAL + 28, 0xff, 0xff), /an entry of the directory is malformed/],
  ];
  for (const [name, content, reason] of whole) {
    const path = put(folder, 'bad.jar', content);
    t.throws(() => new ZipFile(path), { name: 'ClassPathError', file: path, message: reason }, name);
  }
  t.throws(() => new ZipFile(`${folder}/nowhere.jar`), { message: `${folder}/nowhere.jar: no such file` });
  t.throws(() => new ZipFile(folder), { message: `${folder}: is a directory` });
  const at = BYTES.indexOf('a.txt', CENTRAL) - 46;
  const local = BYTES.readUInt32LE(at + 42);
  const entries: [string, Buffer, RegExp][] = [
    ['encrypted', patched(at + 8, 1), /entry a\.txt is encrypted/],
    ['method', patched(at + 10, 12), /by method 12, which is not supported/],
    ['local header', patched(local, 0), /is not where the directory says/],
    ['local header far away', patched(at + 42, 0xff, 0xff, 0xff), /lies beyond the end/],
    ['data too long', patched(at + 20, 0xff, 0xff, 0xff), /lies beyond the end/],
    ['data', patched(local + 35, 0xff, 0xff, 0xff), /cannot be unpacked|instead of/],
    ['more than promised', patched(at + 24, 3), /cannot be unpacked|instead of 3/],
    ['less than promised', patched(at + 24, 200), /instead of 200/],
  ];
  for (const [name, content, reason] of entries) {
    const zip = new ZipFile(put(folder, 'bad.jar', content));
    t.throws(() => zip.find('a.txt'), { name: 'ClassPathError', message: reason }, name);
    zip.close();
  }
});

t.test(
  'whatever byte lies, and wherever the file is cut, nothing but ClassPathError is thrown',
  async (t) => {
    const folder = scratchFolder(t);
    const attempt = (bytes: Uint8Array, what: string): number => {
      try {
        const zip = new ZipFile(put(folder, 'bad.jar', bytes));
        try {
          for (const name of zip.names()) zip.find(name);
        } finally {
          zip.close();
        }
        return 0;
      } catch (error) {
        if (!(error instanceof ClassPathError)) t.fail(`${what}: ${error}`);
        return 1;
      }
    };
    let refused = 0;
    for (let at = 0; at < BYTES.length; at++) {
      refused += attempt(BYTES.subarray(0, at), `cut after ${at}`);
      for (const value of [0, 0x80, 0xff]) {
        const copy = Buffer.from(BYTES);
        copy[at] = value;
        refused += attempt(copy, `byte ${at} = ${value}`);
      }
    }
    t.ok(refused > BYTES.length, `${refused} refused`);
  },
);
