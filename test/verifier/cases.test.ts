import t from 'tap';
import { ownByCase, readExpected } from './expected.js';

/** Hand-made classes, most of them bad, get the errors that `java` gave them. */
t.test('hand-made classes', (t) => {
  const expected = readExpected();
  const own = ownByCase();
  t.equal(own.size, expected.size, 'as many cases as recorded: see cli.ts');
  for (const [name, text] of own) t.equal(text, expected.get(name), name);
  t.end();
});
