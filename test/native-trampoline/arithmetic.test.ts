import t from 'tap';
import { callDouble, stubs } from './support.js';

const EDGES = [
  0,
  1,
  2,
  3,
  0.5,
  0.1,
  1 / 3,
  10,
  1e10,
  2 ** 31,
  2 ** 52,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e100,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  2 ** -1022,
  2 ** -1022 - Number.MIN_VALUE,
  3 * Number.MIN_VALUE,
  Number.EPSILON,
  1 + Number.EPSILON,
  Math.PI,
  Infinity,
  Number.NaN,
].flatMap((x) => [x, -x]);

t.test('dremainder is % of JavaScript, which is that of Java', async (t) => {
  let wrong = 0;
  const check = (x: number, y: number): void => {
    const result = callDouble(stubs.dremainder, x, y);
    if (!Object.is(result, x % y)) {
      wrong++;
      t.fail(`${x} % ${y} = ${result}, not ${x % y}`);
    }
  };
  for (const x of EDGES) for (const y of EDGES) check(x, y);

  // Random bit patterns, from a linear congruential generator (Numerical Recipes).
  let seed = 12345;
  const words = new Uint32Array(2);
  const double = new Float64Array(words.buffer);
  const random = (): number => {
    for (const i of [0, 1]) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      words[i] = seed;
    }
    return double[0];
  };
  for (let i = 0; i < 20_000; i++) check(random(), random());
  t.equal(wrong, 0);
});
