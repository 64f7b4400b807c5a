import t from 'tap';
import { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op, opKind, opOperandKinds, opTable } from '../../../src/compiler/optimizing/ops.js';
import { runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { Kind } from '../../../src/ir/ops.js';
import { evaluate, type Scalar } from './arithmetic.js';
import { GraphInterpreter, type Value, World } from './interpreter.js';

const ints = [
  0, 1, 2, 3, 5, 7, 10, 31, 32, 33, 63, 64, 100, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7fffffff,
]
  .flatMap((x) => [x, -x | 0])
  .concat(-0x80000000, -0x7fffffff, 0x55555555, 123456789);
const longs = ints
  .map(BigInt)
  .concat([
    2n ** 31n,
    -(2n ** 31n),
    2n ** 32n,
    2n ** 53n + 1n,
    2n ** 62n,
    2n ** 63n - 1n,
    -(2n ** 63n),
    0x123456789abcdefn,
    0x8000_0081_0000_0000n - 2n ** 64n,
    0x7fff_ffbf_ffff_ffffn,
  ]);
const doubles = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  3.7,
  1e10,
  -1e10,
  2 ** 31,
  -(2 ** 31),
  2 ** 63,
  -(2 ** 63),
  1e300,
  5e-324,
  2 ** -1074 * 3,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  2147483647.5,
  4294967296.5,
  1 / 3,
];
const floats = [...doubles, 16777217, 3.4e38, 1e-45].map(Math.fround);

function samples(kind: number): Scalar[] {
  return kind === Kind.I ? ints : kind === Kind.L ? longs : kind === Kind.F ? floats : doubles;
}

function constant(graph: Graph, kind: number, x: Scalar): number {
  const words = new Int32Array(2);
  if (kind === Kind.I) return graph.int(x as number);
  if (kind === Kind.L) new BigInt64Array(words.buffer)[0] = x as bigint;
  else if (kind === Kind.F) new Float32Array(words.buffer)[0] = x as number;
  else new Float64Array(words.buffer)[0] = x as number;
  if (kind === Kind.L) return graph.long(words[0], words[1]);
  return graph.constant(kind === Kind.F ? Op.FCONST : Op.DCONST, kind, words[0], words[1]);
}

/** A method that returns `op` of its operands; those given are constants, others parameters. */
function method(op: number, a: Scalar | null, b: Scalar | null): Graph {
  const graph = new Graph();
  graph.newBlock();
  const operands: number[] = [];
  const paramKinds: number[] = [];
  for (const [i, x] of [a, b].entries()) {
    const kind = opOperandKinds[3 * op + i];
    if (kind === Kind.VOID) continue;
    if (x === null) {
      const param = graph.newValue(Op.PARAM, kind);
      graph.imm[param] = paramKinds.length;
      paramKinds.push(kind);
      graph.append(0, param);
      operands.push(param);
    } else operands.push(constant(graph, kind, x));
  }
  graph.paramKinds = Uint8Array.from(paramKinds);
  const v = graph.newValue(op, opKind[op], operands[0], operands[1] ?? -1);
  graph.append(0, v);
  graph.returnKind = opKind[op];
  graph.append(0, graph.newValue(Op.RETURN, Kind.VOID, v));
  return graph;
}

function optimized(graph: Graph, name: string): Graph {
  runPasses(graph, { after: (pass) => verifyGraph(graph, `${pass} of ${name}`) });
  return graph;
}

function run(graph: Graph, args: Value[]): string {
  const world = new World(1);
  new GraphInterpreter(graph, world).run(args);
  return world.log[0].replace(' | ', '');
}

const show = (x: Scalar): string =>
  `return ${typeof x === 'bigint' ? `${x}L` : Object.is(x, -0) ? '-0' : String(x)}`;

t.test('every operation on edge values: both constant, one constant, none', async (t) => {
  let compared = 0;
  let folded = 0;
  const problems: string[] = [];
  for (let op: number = Op.IADD; op <= Op.BITS2D; op++) {
    const { name } = opTable[op];
    const kindA = opOperandKinds[3 * op];
    const kindB = opOperandKinds[3 * op + 1];
    const isDivision = op === Op.IDIV || op === Op.IREM || op === Op.LDIV || op === Op.LREM;
    const plain = optimized(method(op, null, null), name);
    for (const [j, b] of (kindB === Kind.VOID ? [0] : samples(kindB)).entries()) {
      if (isDivision && Number(b) === 0) continue;
      const half = kindB === Kind.VOID ? null : optimized(method(op, null, b), `${name} _ ${b}`);
      for (const [i, a] of samples(kindA).entries()) {
        const expected = show(evaluate(op, a, b));
        const args = kindB === Kind.VOID ? [a] : [a, b];
        const results = [run(plain, args)];
        if (half !== null) results.push(run(half, [a]));
        // All pairs would take too long.
        if ((i + 3 * j) % 11 === 0 || kindB === Kind.VOID) {
          const whole = optimized(method(op, a, kindB === Kind.VOID ? null : b), `${name} ${a} ${b}`);
          if (whole.op[whole.a[whole.last[0]]] <= Op.DCONST) folded++;
          results.push(run(whole, []));
        }
        for (const result of results)
          if (result !== expected) problems.push(`${name} ${a} ${b}: ${result}, not ${expected}`);
        compared += results.length;
      }
    }
  }
  t.strictSame(problems.slice(0, 20), []);
  t.ok(compared > 50000, `${compared} results`);
  t.ok(folded > 5000, `${folded} folded`);
});

/** All up to here, and those around powers of two. */
const limit = BigInt(process.env.DIVISORS ?? 1000);
const divisors: bigint[] = [];
for (let d = 1n; d <= limit; d++) divisors.push(d, -d);
for (let k = 2n; k < 64n; k++) for (const d of [2n ** k - 1n, 2n ** k, 2n ** k + 1n]) divisors.push(d, -d);
divisors.push(-(2n ** 63n));

/** Dividends at which quotients change. */
function dividends(d: bigint, width: bigint): bigint[] {
  const max = 2n ** (width - 1n) - 1n;
  const list = [0n, 1n, -1n, max, -max - 1n, max - 1n, -max, 123456789n, -987654321n];
  for (const q of [1n, 2n, 3n, max / d, max / d - 1n, max / d / 2n])
    list.push(q * d, q * d - 1n, q * d + 1n, -q * d, -q * d - 1n, -q * d + 1n);
  return list.filter((x) => BigInt.asIntN(Number(width), x) === x);
}

t.test('division by constants', async (t) => {
  const problems: string[] = [];
  let left = 0;
  for (const [op, width] of [
    [Op.IDIV, 32n],
    [Op.IREM, 32n],
    [Op.LDIV, 64n],
    [Op.LREM, 64n],
  ] as const) {
    for (const d of divisors) {
      if (BigInt.asIntN(Number(width), d) !== d) continue;
      const divisor = width === 32n ? Number(d) : d;
      const graph = optimized(method(op, null, divisor), `${opTable[op].name} ${d}`);
      for (let v = graph.first[0]; v >= 0; v = graph.next[v]) if (graph.op[v] === op) left++;
      for (const n of dividends(d, width)) {
        const x = width === 32n ? Number(n) : n;
        const result = run(graph, [x]);
        const expected = show(evaluate(op, x, divisor));
        if (result !== expected) problems.push(`${opTable[op].name} ${n} ${d}: ${result}, not ${expected}`);
      }
    }
  }
  t.strictSame(problems.slice(0, 20), []);
  t.equal(left, 0, 'no division is left');
});
