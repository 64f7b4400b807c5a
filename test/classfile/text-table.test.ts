/** A TextTable is a map from texts to how many came before. */
import fc from 'fast-check';
import t from 'tap';
import { TextTable } from '../../src/classfile/text-table.js';

t.test('like a map', (t) => {
  const texts = fc.array(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', 'é') }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(texts, texts, (added, others) => {
      const table = new TextTable();
      const model = new Map<string, number>();
      // Two sources, the texts one behind the other.
      const half = added.length >> 1;
      for (const part of [added.slice(0, half), added.slice(half)]) {
        const source = Buffer.from(`-${part.join('')}`);
        let start = 1;
        for (const text of part) {
          if (!model.has(text)) model.set(text, table.size);
          const length = Buffer.byteLength(text);
          table.add(source, start, length);
          start += length;
        }
      }
      return [...added, ...others].every((text) => table.rank(Buffer.from(text)) === (model.get(text) ?? -1));
    }),
    { seed: 1, numRuns: 300 },
  );
  t.end();
});

t.test('grows', (t) => {
  const table = new TextTable();
  const names = Array.from({ length: 20_000 }, (_, i) => Buffer.from(`name${i}`));
  for (const name of names) table.add(name, 0, name.length);
  t.equal(table.size, names.length);
  t.ok(names.every((name, i) => table.rank(name) === i));
  t.end();
});
