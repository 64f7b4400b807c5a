/** How much a mistyped flag resembles a known one: HotSpot takes 0.7 for enough. */
import t from 'tap';
import { similarity } from '../../src/cli/launcher/similarity.js';

t.test('pairs of letters in common, in proportion to both lengths', async (t) => {
  t.equal(similarity('abcd', 'abcd'), 0.75);
  t.equal(similarity('abcd', 'cdab'), 0.5);
  t.equal(similarity('abcd', 'wxyz'), 0);
  t.equal(similarity('a', 'a'), 0, 'no pair');
  t.ok(similarity('PrintFlagsFinal', 'PrintFlagsFinall') > 0.7);
});
