/**
 * Synchronous and asynchronous calls in every interleaving: trees of calls between Java and JavaScript that a seed decides (embed.Mixed), and a model that knows what each of them
 * returns.
 */
import type { Test } from 'tap';
import { JavaError, type VM } from '../../src/index.js';
import { SeededChoices } from '../support/choices.js';

const mul = Math.imul;

/** embed.Mixed.mix. */
function mix(seed: number): number {
  let x = seed;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return (x + 0x9e3779b9) | 0;
}

function spin(seed: number, rounds: number): number {
  let x = seed;
  for (let i = 0; i < rounds; i++) x = (mul(x, 31) + i) | 0;
  return x;
}

function hashCode(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (mul(h, 31) + text.charCodeAt(i)) | 0;
  return h;
}

const kindOf = (seed: number): number => ((seed % 10) + 10) % 10;
const PLUS = spin(7, 1000);

/** What a bound function does with its node before it calls Java: one of these, by the seed. */
const enum Way {
  CALL = 0,
  CALL_AND_START_ANOTHER = 1,
  FAIL = 2,
  ANSWER = 3,
}
const wayOf = (seed: number): Way => (seed >>> 8) & 3;

/** What embed.Mixed.node returns. */
export function model(seed: number, depth: number): number {
  const next = mix(seed);
  const kind = kindOf(seed);
  if (depth <= 0 || kind < 2) return spin(next, (next & 7) * 20_000);
  switch (kind) {
    case 2:
    case 3:
      return mix((modelJs(next, depth - 1) + seed) | 0);
    case 4:
      return mix(model(next, depth - 1));
    case 5:
      return (mix(next) + PLUS) | 0;
    case 6:
      return mix(model(next, depth - 1));
    case 7:
      return spin(next, 1000);
    case 8: {
      const length = (next & 63) * (String(next).length + 3);
      return mix((length + hashCode(String(model(next, depth - 1)))) | 0);
    }
    default:
      return (mix(model(next, depth - 1)) + mix(model(mix(next), depth - 2))) | 0;
  }
}

/** What callJs and awaitJs return. */
function modelJs(seed: number, depth: number): number {
  if (wayOf(seed) === Way.ANSWER) return seed;
  return mix(model(mix(seed), depth));
}

const DEPTH = 6;

/** So many calls from JavaScript, of both kinds, some at once; each answer is compared with the model's. */
export async function mixedCalls(t: Test, vm: VM, operations: number, seed: number): Promise<void> {
  const choices = new SeededChoices(seed);
  const next = (): number => choices.int();
  const started: Promise<void>[] = [];
  let wrong = 0;
  let count = 0;
  const NODE = 'embed/Mixed.node(IIZ)I';
  const FAIL = 'embed/Mixed.fail(IIZ)V';
  const check = (what: string, actual: unknown, expected: unknown): void => {
    count++;
    if (actual !== expected && wrong++ < 5) t.equal(actual, expected, `${what}, seed ${seed}`);
  };
  const start = (node: number, depth: number): Promise<void> =>
    vm.callAsync(NODE, node, depth, true).then(
      (actual) => check(`callAsync of node ${node}`, actual, model(node, depth)),
      (error) => check(`callAsync of node ${node}`, String(error), model(node, depth)),
    );
  vm.bind('embed/Mixed.callJs(II)I', (node, depth) => {
    const child = mix(node);
    const way = wayOf(node);
    if (way === Way.ANSWER) return node;
    if (way === Way.CALL_AND_START_ANOTHER && depth > 2) started.push(start(child, depth - 2));
    if (way === Way.FAIL) return mix(thrownValue(() => vm.call(FAIL, child, depth, false)));
    return mix(vm.call(NODE, child, depth, false));
  });
  vm.bind('embed/Mixed.awaitJs(II)I', async (node, depth) => {
    const child = mix(node);
    const way = wayOf(node);
    if (way === Way.ANSWER) return node;
    // What follows a turn of the event loop lies on no Java thread.
    if (way === Way.FAIL) {
      await new Promise((resolve) => setTimeout(resolve, node & 3));
      return mix(vm.call(NODE, child, depth, false));
    }
    if (way === Way.CALL_AND_START_ANOTHER) await new Promise((resolve) => setImmediate(resolve));
    return mix(await vm.callAsync(NODE, child, depth, true));
  });
  for (let i = 0; i < operations; i++) {
    const node = next();
    switch (next() & 7) {
      case 0:
      case 1:
        check(`call of node ${node}`, vm.call(NODE, node, DEPTH, false), model(node, DEPTH));
        break;
      case 2:
        check(
          `failing node ${node}`,
          thrownValue(() => vm.call(FAIL, node, DEPTH, false)),
          model(node, DEPTH),
        );
        break;
      case 3: {
        const expected = model(node, 2);
        started.push(
          vm.callAsync(FAIL, node, 2, true).then(
            () => check('callAsync of a failing node', 'no exception', expected),
            (error) => check('callAsync of a failing node', error.message, `value ${expected}`),
          ),
        );
        break;
      }
      case 4:
        await new Promise((resolve) => setTimeout(resolve, next() & 15));
        break;
      case 5:
        await new Promise((resolve) => setImmediate(resolve));
        break;
      default:
        started.push(start(node, DEPTH));
    }
    if (started.length > 12) await Promise.all(started.splice(0));
  }
  while (started.length > 0) await Promise.all(started.splice(0));
  t.equal(wrong, 0, `${count} answers`);
}

/** The number in the message of the exception that embed.Mixed.fail throws. */
function thrownValue(call: () => unknown): number {
  try {
    call();
  } catch (error) {
    if (error instanceof JavaError && error.className === 'embed.Mixed$Failed')
      return Number(error.message.slice(6));
    throw error;
  }
  throw new Error('nothing was thrown');
}
