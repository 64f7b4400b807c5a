/** `node dist/test/verifier/cli.js [--bless]`: writes what `java` says of the hand-made classes to test/verifier/expected.txt, or compares what gojdk says with the file. */
import { judgeCasesByJava, ownByCase, readExpected, writeExpected } from './expected.js';

if (process.argv.includes('--bless')) writeExpected(await judgeCasesByJava());
const expected = readExpected();
let differ = 0;
for (const [name, own] of ownByCase()) {
  if (expected.get(name) === own) continue;
  differ++;
  console.log(`--- ${name}\ngojdk: ${own}java:  ${expected.get(name)}`);
}
console.log(`${differ} of ${expected.size} differ`);
