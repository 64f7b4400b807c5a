/**
 * `node dist/test/mutants/cli.js [--seed N] [--count N] [gojdk options]`: runs mutated programs under gojdk and under `java`, and lists those that end differently.
 * Exceptions' texts are compared but for the hash codes in them, format and verification errors by class only.
 */
import { type Ending, endings, mutatedPrograms } from './programs.js';

const args = process.argv.slice(2);

function take(name: string, fallback: number): number {
  const at = args.indexOf(name);
  return at < 0 ? fallback : Number(args.splice(at, 2)[1]);
}

const seed = take('--seed', 1);
const count = take('--count', 500);

function comparable(ending: Ending): string {
  return ending
    .replace(/@[0-9a-f]+/g, '@')
    .replace(/^(java\.lang\.(?:ClassFormatError|VerifyError)).*/, '$1');
}

const programs = mutatedPrograms(seed, count);
const java = await endings(programs, { runner: 'java' });
const own = await endings(programs, { runner: 'gojdk', options: args });
let differ = 0;
programs.forEach(({ change, mutant }, i) => {
  if (comparable(own[i]) === comparable(java[i])) return;
  differ++;
  console.log(`--- ${mutant}: ${change}\ngojdk: ${own[i]}\njava:  ${java[i]}`);
});
console.log(`${differ} of ${count} differ`);
