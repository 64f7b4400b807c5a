/** What a value is that is of one type or another, where inference finds out (JVMS §4.10.2.2). */
import t from 'tap';
import { merge } from '../../src/verifier/inference/merging.js';
import { TypeTable } from '../../src/verifier/types.js';

const types = new TypeTable();
/** No class is looked at: only names of arrays, and Object. */
const context = { types } as never;
const merged = (a: string, b: string): string => types.name(merge(context, types.of(a), types.of(b)));

t.test('arrays of different depth', async (t) => {
  const table: readonly (readonly [string, string, string])[] = [
    ['[Ljava/lang/Cloneable;', '[[Ljava/lang/String;', '[Ljava/lang/Cloneable;'],
    ['[Ljava/io/Serializable;', '[[[I', '[Ljava/io/Serializable;'],
    ['[Ljava/lang/String;', '[[Ljava/lang/Cloneable;', '[Ljava/lang/Object;'],
    ['[I', '[[I', 'java/lang/Object'],
    ['[[I', '[[[I', '[Ljava/lang/Object;'],
    ['java/lang/Cloneable', '[I', 'java/lang/Cloneable'],
  ];
  for (const [a, b, expected] of table) {
    t.equal(merged(a, b), expected, `${a} and ${b}`);
    t.equal(merged(b, a), expected, `${b} and ${a}`);
  }
});
