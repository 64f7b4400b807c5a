import t, { type Test } from 'tap';
import { cpuFeatures } from '../../../src/compiler/cpu-features.js';
import { runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { Kind } from '../../../src/ir/ops.js';
import { comparable, execute } from './execution.js';
import { GraphInterpreter, type JavaObject, type Value, World } from './interpreter.js';
import { parseGraph } from './parse.js';

const INTS_CLASS = 0x5100;
const BYTES_CLASS = 0x5200;

/** `for (i = from; i < to; i++) { body }` over two arrays. */
const loop = (body: string): string => `
b0():
  v1:p = param #0
  v2:p = param #1
  v3:i = param #2
  v4:i = param #3
  v5:i = param #4
  v6:i = iconst #1
  goto -> b1(v3)
b1(v7:i): loop
  poll @s0
  if_i.lt v7, v4 -> b2(), b3()
b2():
  v11:p = check_null v1 !nonnull @s0
  v12:i = array_length v11
  v13:i = check_index v7, v12, v11 @s0
  v15:p = check_null v2 !nonnull @s0
  v16:i = array_length v15
  v17:i = check_index v7, v16, v15 @s0
${body}
  v25:i = iadd v7, v6
  goto -> b1(v25)
b3():
  return v1
states:
  s0: m0 bci 4 {0: v1, 1: v2, 2: v3, 3: v4, 4: v5, 5: v7}
`;

const bodies = [
  `  v18:i = load_element.I v15, v17 ##73
  store_element.I v11, v13, v18 ##73`,
  `  store_element.I v11, v13, v5 ##73`,
  `  v18:i = load_element.I v11, v13 ##73
  v19:i = load_element.I v15, v17 ##73
  v20:i = isub v18, v19
  v21:i = ixor v20, v5
  v22:i = iadd v20, v21
  v23:i = iand v19, v22
  store_element.I v15, v17, v23 ##73
  v24:i = ior v23, v18
  store_element.I v11, v13, v24 ##73`,
];

const toBytes = (body: string): string => body.replaceAll('.I ', '.B ').replaceAll('##73', '##66');
/** And what is the same for bytes: conversions between others that keep theirs. */
const byteBodies = [
  ...bodies.map(toBytes),
  `  v18:i = load_element.B v11, v13 ##66
  v19:i = i2b v18
  v20:i = isub v5, v19
  v21:i = i2c v20
  v22:i = load_element.B v15, v17 ##66
  v23:i = iadd v21, v22
  v24:i = i2s v23
  store_element.B v11, v13, v24 ##66`,
];

/** Lengths of the arrays (-1: null; the second -2: the first), from, to. */
const inputs = [
  [70, 70, 0, 70],
  [70, 64, 3, 70],
  [64, 70, 0, 100],
  [40, 40, 0, 32],
  [40, 40, 39, 80],
  [80, -2, 1, 77],
  [50, -1, 0, 50],
  [-1, 50, 0, 50],
  [50, 50, -1, 50],
  [50, 50, 5, -2147483648],
  [16, 16, 0, 2147483647],
  [200, 150, 17, 199],
  [300, 300, 1, 300],
  [161, 300, 0, 161],
];

function worldOf([m, n, from, to]: number[], cls: number, quiet = true): { world: World; args: Value[] } {
  const world = new World(1, 10_000);
  world.quietPolls = quiet;
  const array = (length: number, by: number): JavaObject | null => {
    if (length < 0) return null;
    const elements = Array.from({ length }, (_, i) => Math.imul(i + 1, by));
    if (cls === BYTES_CLASS) for (const [i, x] of elements.entries()) elements[i] = (x << 24) >> 24;
    const object = { cls, fields: new Map(), elements, locks: 0 };
    world.known.push(object);
    return object;
  };
  const first = array(m, 0x9e3779b9 | 0);
  return { world, args: [first, n === -2 ? first : array(n, 12345), from, to, 0x1234567] };
}

const parsed = (body: string, changed: (text: string) => string = (text) => text) => {
  const graph = parseGraph(changed(loop(body)));
  graph.returnKind = Kind.P;
  verifyGraph(graph, 'reading');
  return graph;
};

t.test('loops over elements: the same by vectors, in the interpreter and on the machine', async (t) => {
  for (const body of bodies) compare(t, body, INTS_CLASS);
});

t.test('loops over bytes', async (t) => {
  for (const body of byteBodies) compare(t, body, BYTES_CLASS);
});

t.test('the limit included, and loops until the counter is at it', async (t) => {
  for (const test of ['if_i.le v7, v4', 'if_i.ge v4, v7', 'if_i.ne v7, v4'])
    compare(t, bodies[0], INTS_CLASS, (text) => text.replace('if_i.lt v7, v4', test));
});

function compare(t: Test, body: string, cls: number, changed?: (text: string) => string): void {
  for (const input of inputs) {
    const expected = worldOf(input, cls);
    const outcome = new GraphInterpreter(parsed(body, changed), expected.world).run(expected.args);
    const graph = parsed(body, changed);
    const disabled = new Set(['loop-invariants']);
    runPasses(graph, { disabled, after: (name) => verifyGraph(graph, name) });
    t.match(printGraph(graph), 'vector_loop');
    const interpreted = worldOf(input, cls);
    const again = new GraphInterpreter(graph, interpreted.world).run(interpreted.args);
    t.strictSame(elements(interpreted.args), elements(expected.args), `interpreted ${input}`);
    t.equal(again.reason, outcome.reason);
    // Others run at polls, in both at the same ones.
    const disturbed = worldOf(input, cls, false);
    new GraphInterpreter(graph, disturbed.world).run(disturbed.args);
    for (const avx2 of cpuFeatures().avx2 ? [false, true] : [false]) {
      const again = parsed(body, changed);
      runPasses(again, { disabled });
      const compiled = worldOf(input, cls, false);
      execute(again, compiled.world, compiled.args, 1, { avx2 });
      t.equal(last(compiled.world.log), last(disturbed.world.log), `on the machine ${input}, AVX2: ${avx2}`);
    }
  }
}

function elements(args: Value[]): unknown {
  return args.slice(0, 2).map((array) => (array as JavaObject | null)?.elements ?? null);
}

/** What is seen at the end: the arrays' contents. */
function last(log: string[]): string {
  return (comparable(log).at(-1) as string).replace(/^return \S+/, 'return');
}

t.test('loops that must not be done by vectors', async (t) => {
  const others = {
    'the element before': `  v18:i = isub v7, v6
  v19:i = check_index v18, v12, v11 @s0
  v20:i = load_element.I v11, v19 ##73
  store_element.I v11, v13, v20 ##73`,
    'the counter as a value': '  store_element.I v11, v13, v7 ##73',
    'two kinds of elements': `  v18:i = load_element.I v15, v17 ##73
  store_element.S v11, v13, v18 ##83`,
    'a conversion to less than elements have': `  v18:i = load_element.S v15, v17 ##83
  v19:i = i2b v18
  store_element.S v11, v13, v19 ##83`,
    'bits that elements do not have': `  v18:i = load_element.B v15, v17 ##66
  v19:i = iushr v18, v6
  store_element.B v11, v13, v19 ##66`,
    'nothing stored': '  v18:i = load_element.I v15, v17 ##73',
    'an operation without vectors': `  v18:i = load_element.I v15, v17 ##73
  v19:i = imul v18, v5
  store_element.I v11, v13, v19 ##73`,
    'seen by other threads at once': '  store_element.I v11, v13, v5 !volatile ##73',
    'more values than registers': `  v30:i = load_element.I v15, v17 ##73
${Array.from({ length: 14 }, (_, i) => `  v${31 + i}:i = ixor v5, v${30 + i}`).join('\n')}
  store_element.I v11, v13, v44 ##73`,
  };
  for (const [name, body] of Object.entries(others)) {
    const graph = parsed(body);
    runPasses(graph);
    t.notMatch(printGraph(graph), 'vector_loop', name);
  }
  const step = (text: string): string => text.replace('iconst #1', 'iconst #2');
  const while_ = (test: string) => (text: string) => text.replace('if_i.lt v7, v4 -> b2(), b3()', test);
  const changes: Record<string, (text: string) => string> = {
    'every other element': step,
    'while the counter is greater': while_('if_i.gt v7, v4 -> b2(), b3()'),
    'until the counter is less': while_('if_i.lt v7, v4 -> b3(), b2()'),
    'while the limit is less': while_('if_i.lt v4, v7 -> b2(), b3()'),
  };
  const before = `  v6:i = iconst #1
  v30:p = check_null v1 !nonnull @s1
  v31:i = array_length v30
  v32:i = check_index v5, v31, v30 @s1`;
  const samePlace = parsed(
    '  v18:i = load_element.I v15, v17 ##73\n  store_element.I v30, v32, v18 ##73',
    (text) =>
      `${text.replace('  v6:i = iconst #1', before)}  s1: m0 bci 0 {0: v1, 1: v2, 2: v3, 3: v4, 4: v5}\n`,
  );
  runPasses(samePlace);
  t.notMatch(printGraph(samePlace), 'vector_loop', 'the same element each time');
  for (const [name, changed] of Object.entries(changes)) {
    const graph = parsed(bodies[1], changed);
    runPasses(graph);
    t.notMatch(printGraph(graph), 'vector_loop', name);
  }
  for (const test of ['if_i.ge v7, v4 -> b3(), b2()', 'if_i.gt v4, v7 -> b2(), b3()']) {
    const graph = parsed(bodies[1], while_(test));
    runPasses(graph);
    t.match(printGraph(graph), 'vector_loop', test);
  }
});
