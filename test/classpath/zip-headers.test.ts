/** What a local header has of its own: its extra field need not be as long as the central directory's. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ZipFile } from '../../src/classpath/zip-file.js';
import { ByteWriter } from '../support/bytes.js';

/** Bytes of a little-endian number. */
const little = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => value >>> (8 * i));

/** An entry that is stored, with extra fields of so many bytes in its two headers. */
function zip(name: string, data: Uint8Array, localExtra: number, centralExtra: number): Buffer {
  const out = new ByteWriter();
  const common = (extra: number): void => {
    for (const [value, bytes] of [
      [20, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [0, 4],
      [data.length, 4],
      [data.length, 4],
      [name.length, 2],
      [extra, 2],
    ])
      out.bytes(little(value, bytes));
  };
  out.bytes(little(0x04034b50, 4));
  common(localExtra);
  out.bytes(Buffer.from(name)).bytes(new Uint8Array(localExtra)).bytes(data);
  const directory = out.toBuffer().length;
  out.bytes(little(0x02014b50, 4)).bytes(little(20, 2));
  common(centralExtra);
  out.bytes(new Uint8Array(14)).bytes(Buffer.from(name)).bytes(new Uint8Array(centralExtra));
  const size = out.toBuffer().length - directory;
  out.bytes(little(0x06054b50, 4)).bytes(new Uint8Array(4)).bytes(little(1, 2)).bytes(little(1, 2));
  out.bytes(little(size, 4)).bytes(little(directory, 4)).bytes(new Uint8Array(2));
  return out.toBuffer();
}

t.test('extra fields of different lengths', async (t) => {
  const data = Uint8Array.from([1, 2, 3, 4, 5]);
  for (const [local, central] of [
    [0, 0],
    [8, 0],
    [0, 8],
    [4, 12],
  ]) {
    const file = join(t.testdir({}), `${local}-${central}.jar`);
    writeFileSync(file, zip('a/b', data, local, central));
    const opened = new ZipFile(file);
    t.same([...(opened.find('a/b') ?? [])], [...data], `${local} and ${central} bytes`);
    opened.close();
  }
});
