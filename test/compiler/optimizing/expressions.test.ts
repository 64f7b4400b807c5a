import fc from 'fast-check';
import t from 'tap';
import { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op, opKind, opOperandKinds, UNSIGNED } from '../../../src/compiler/optimizing/ops.js';
import { runPasses } from '../../../src/compiler/optimizing/passes/passes.js';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { Kind } from '../../../src/ir/ops.js';
import { GraphInterpreter, type Value, World } from './interpreter.js';

/** Expressions of two ints and two longs, deep and with few different constants, so that rules of algebra meet. SSA_EXPRESSIONS chooses how many. */
const count = Number(process.env.SSA_EXPRESSIONS ?? 3000);

const operations: Op[] = [];
for (let op: number = Op.IADD; op <= Op.LNEG; op++)
  if (![Op.IDIV, Op.IREM, Op.LDIV, Op.LREM].includes(op as Op)) operations.push(op);
operations.push(
  Op.I2L,
  Op.L2I,
  Op.I2B,
  Op.I2C,
  Op.I2S,
  Op.U2L,
  Op.LCMP,
  Op.IROTL,
  Op.LROTR,
  Op.IMIN,
  Op.LMAX,
);
operations.push(Op.SETCC_I, Op.SETCC_L, Op.IADD, Op.ISUB, Op.LADD, Op.LSUB, Op.ISHL, Op.ISHR, Op.IUSHR);
const constants = [
  0, 1, -1, 2, 3, 7, 8, 16, 24, 31, 32, 33, 40, 63, 64, 0xff, 0xffff, 0x7fffffff, -0x80000000,
];
const inputs: Value[][] = [];
for (const x of [0, 1, -1, 5, 255, 0x12345678, 0x7fffffff, -0x80000000])
  for (const y of [0, 31, -7, -0x80000000])
    inputs.push([x, y, BigInt(x) * 0x100000001n, BigInt(y)].map(wrapped));

function wrapped(x: number | bigint): Value {
  return typeof x === 'bigint' ? BigInt.asIntN(64, x) : x;
}

/** Builds an expression from a list of choices: the last value made is returned, mixed with the one before. */
function build(choices: readonly number[]): Graph {
  const graph = new Graph();
  graph.newBlock();
  const values: number[] = [];
  for (const [i, kind] of [Kind.I, Kind.I, Kind.L, Kind.L].entries()) {
    const v = graph.newValue(Op.PARAM, kind);
    graph.imm[v] = i;
    graph.append(0, v);
    values.push(v);
  }
  graph.paramKinds = Uint8Array.of(Kind.I, Kind.I, Kind.L, Kind.L);
  const emit = (op: Op, a: number, b: number): number => {
    const v = graph.newValue(op, opKind[op], a, b);
    graph.append(0, v);
    values.push(v);
    return v;
  };
  const operand = (kind: number, choice: number): number => {
    if (kind === Kind.VOID) return -1;
    const constant = constants[choice % constants.length];
    if (choice % 5 === 0) return kind === Kind.I ? graph.int(constant) : graph.long(constant, constant >> 31);
    // Mostly what was made last.
    const known = values.filter((v) => graph.kind[v] === kind);
    return known[known.length - 1 - (choice % Math.min(known.length, choice % 3 === 0 ? 6 : 2))];
  };
  for (let i = 0; i + 2 < choices.length; i += 3) {
    const op = operations[choices[i] % operations.length];
    const v = emit(
      op,
      operand(opOperandKinds[3 * op], choices[i + 1]),
      operand(opOperandKinds[3 * op + 1], choices[i + 2]),
    );
    if (op >= Op.SETCC_I && op <= Op.SETCC_F)
      graph.aux[v] = (choices[i + 1] % 6) | (choices[i + 2] % 4 === 0 ? UNSIGNED : 0);
  }
  const ints = values.filter((v) => graph.kind[v] === Kind.I);
  const longs = values.filter((v) => graph.kind[v] === Kind.L);
  let result = emit(Op.I2L, ints[ints.length - 1], -1);
  for (const v of [...ints.slice(-3), ...longs.slice(-3)])
    result = emit(
      Op.LADD,
      emit(Op.LMUL, result, graph.long(31, 0)),
      graph.kind[v] === Kind.I ? emit(Op.I2L, v, -1) : v,
    );
  graph.returnKind = Kind.L;
  graph.append(0, graph.newValue(Op.RETURN, Kind.VOID, result));
  return graph;
}

function results(graph: Graph): string[] {
  return inputs.map((args) => {
    const world = new World(1);
    new GraphInterpreter(graph, world).run(args);
    return world.log[0];
  });
}

t.test('expressions have the same value simplified', async (t) => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4999 }), { minLength: 3, maxLength: 36 }), (choices) => {
      const graph = build(choices);
      const expected = results(graph);
      const text = printGraph(graph);
      runPasses(graph, { after: (name) => verifyGraph(graph, name) });
      const found = results(graph);
      for (let i = 0; i < inputs.length; i++)
        if (found[i] !== expected[i])
          throw new Error(`${inputs[i]}: ${found[i]}, not ${expected[i]}\n${text}\n${printGraph(graph)}`);
    }),
    { seed: 1, numRuns: count },
  );
  t.pass();
});
