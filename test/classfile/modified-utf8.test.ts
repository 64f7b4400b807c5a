import fc from 'fast-check';
import t from 'tap';
import {
  decodeModifiedUtf8,
  encodeModifiedUtf8,
  modifiedUtf8Length,
} from '../../src/classfile/modified-utf8.js';
import { modifiedUtf8 } from '../support/bytes.js';

const decode = (bytes: Uint8Array): string | null => decodeModifiedUtf8(bytes, 0, bytes.length);
/** Any 16-bit units: lone surrogates and U+0000 included. */
const text = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

t.test('every string survives encoding and decoding', (t) => {
  fc.assert(
    fc.property(text, (s) => {
      const bytes = encodeModifiedUtf8(s);
      return (
        decode(bytes) === s &&
        bytes.length === modifiedUtf8Length(s) &&
        Buffer.from(bytes).equals(modifiedUtf8(s)) &&
        !bytes.includes(0)
      );
    }),
    { numRuns: 2000, seed: 1 },
  );
  t.pass('for 2,000 strings');
  t.end();
});

t.test('known encodings', (t) => {
  t.same([...encodeModifiedUtf8('\0')], [0xc0, 0x80]);
  t.same([...encodeModifiedUtf8('\ud800')], [0xed, 0xa0, 0x80]);
  t.same([...encodeModifiedUtf8('\u{1f600}')], [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]);
  t.equal(decode(Buffer.from('añ€', 'utf8')), 'añ€');
  t.equal(decode(Buffer.alloc(5000, 'x')), 'x'.repeat(5000));
  t.end();
});

t.test('what is not modified UTF-8', (t) => {
  for (const bytes of [
    [0x80],
    [0xc3],
    [0xc3, 0x41],
    [0xe2, 0x82],
    [0xe2, 0x41, 0x80],
    [0xe2, 0x82, 0x41],
    [0xf0, 0x9f, 0x98, 0x80],
    [0xff],
  ]) {
    t.equal(decode(Uint8Array.from(bytes)), null, Buffer.from(bytes).toString('hex'));
  }
  t.end();
});

t.test('strings in the cache are not confused', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme-ascii' }), { minLength: 50 }),
      (list) => list.every((s) => decode(encodeModifiedUtf8(s)) === s),
    ),
    { numRuns: 200, seed: 2 },
  );
  t.pass('in 200 lists');
  t.end();
});
