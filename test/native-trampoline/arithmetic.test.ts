import fc from 'fast-check';
import t from 'tap';
import { choiceNumbers } from '../support/choices.js';
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
  const check = (x: number, y: number): void => {
    const result = callDouble(stubs.dremainder, x, y);
    if (!Object.is(result, x % y)) throw new Error(`${x} % ${y} = ${result}, not ${x % y}`);
  };
  for (const x of EDGES) for (const y of EDGES) check(x, y);

  const bits = choiceNumbers(4, 4).map((words) => new Float64Array(Int32Array.from(words).buffer));
  fc.assert(
    fc.property(bits, ([x, y]) => check(x, y)),
    { seed: 12345, numRuns: 20_000 },
  );
  t.pass();
});
