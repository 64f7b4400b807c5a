import t from 'tap';
import { generate } from '../../../src/compiler/optimizing/backend/generate.js';
import { Graph } from '../../../src/compiler/optimizing/graph.js';
import { Op, opKind, opOperandKinds, opTable, UNSIGNED } from '../../../src/compiler/optimizing/ops.js';
import { IrCond, Kind } from '../../../src/ir/ops.js';
import { installed, resetCode, resetMachine, run, type Value } from '../machine.js';
import { evaluate, holds, type Scalar } from './arithmetic.js';
import { backendOptions } from './execution.js';

const ints = [0, 1, 2, 5, 31, 32, 33, 63, 64, 127, 128, 255, 0x7fff, 0x8000, 0x10000, 0x7fffffff];
const intEdges = [...ints, ...ints.map((x) => -x | 0), -0x80000000, 0x12345678];
const longEdges = [
  ...intEdges.map((x) => BigInt(x)),
  2n ** 31n,
  2n ** 32n,
  2n ** 32n + 7n,
  -(2n ** 32n),
  2n ** 63n - 1n,
  -(2n ** 63n),
  0x123456789abcdef0n,
  -0x123456789abcdefn,
];
const doubleEdges = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  3.999,
  1e10,
  -1e10,
  2147483647,
  2147483648,
  -2147483649,
  1e20,
  -1e20,
  9.3e18,
  5e-324,
  1.7976931348623157e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

function edges(kind: Kind): readonly Scalar[] {
  if (kind === Kind.L) return longEdges;
  if (kind === Kind.D) return doubleEdges;
  return kind === Kind.F ? doubleEdges.map(Math.fround) : intEdges;
}

function constant(graph: Graph, kind: Kind, x: Scalar): number {
  switch (kind) {
    case Kind.L: {
      const bits = BigInt.asUintN(64, x as bigint);
      return graph.long(Number(bits & 0xffffffffn) | 0, Number(bits >> 32n) | 0);
    }
    case Kind.F:
      return graph.constant(Op.FCONST, Kind.F, new Int32Array(Float32Array.of(x as number).buffer)[0]);
    case Kind.D: {
      const words = new Int32Array(Float64Array.of(x as number).buffer);
      return graph.constant(Op.DCONST, Kind.D, words[0], words[1]);
    }
    default:
      return graph.int(x as number);
  }
}

/** Where operands stand: in their registers, in memory, constants, alive afterwards, one and the same. */
const enum Place {
  REGISTERS,
  MEMORY,
  CONSTANT_A,
  CONSTANT_B,
  ALIVE,
  SAME,
  COUNT,
}

/** Operations on one or two scalars; `build` makes the value from operands. */
interface Case {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly result: Kind;
  build(graph: Graph, a: number, b: number): number;
  value(x: Scalar, y: Scalar): Scalar;
}

const cases: Case[] = [];
for (let op: number = Op.IADD; op <= Op.BITS2D; op++) {
  const kinds = [opOperandKinds[3 * op], opOperandKinds[3 * op + 1]].filter(
    (kind) => kind !== Kind.VOID,
  ) as Kind[];
  cases.push({
    name: opTable[op].name,
    kinds,
    result: opKind[op],
    build: (graph, a, b) => {
      const v = graph.newValue(op, opKind[op], a, kinds.length > 1 ? b : -1);
      graph.append(0, v);
      return v;
    },
    value: (x, y) => evaluate(op, x, y),
  });
}
const comparisons = [
  { kind: Kind.I, setcc: Op.SETCC_I, select: Op.SELECT_I, branch: Op.IF_I },
  { kind: Kind.L, setcc: Op.SETCC_L, select: Op.SELECT_L, branch: Op.IF_L },
  { kind: Kind.F, setcc: Op.SETCC_F, select: Op.NONE, branch: Op.IF_F },
  { kind: Kind.D, setcc: Op.SETCC_D, select: Op.NONE, branch: Op.IF_D },
];
for (const { kind, setcc, select, branch } of comparisons) {
  const isFloat = kind === Kind.F || kind === Kind.D;
  for (let condition: number = IrCond.EQ; condition <= IrCond.LE; condition++) {
    for (const cond of [condition, condition | (isFloat ? IrCond.NAN_GREATER : UNSIGNED)]) {
      cases.push({
        name: `${opTable[setcc].name}.${cond}`,
        kinds: [kind, kind],
        result: Kind.I,
        build: (graph, a, b) => {
          const v = graph.newValue(setcc, Kind.I, a, b);
          graph.aux[v] = cond;
          graph.append(0, v);
          return v;
        },
        value: (x, y) => (holds(cond, x, y) ? 1 : 0),
      });
      cases.push({
        name: `${opTable[branch].name}.${cond}`,
        kinds: [kind, kind],
        result: Kind.I,
        build: (graph, a, b) => {
          const v = graph.newValue(branch, Kind.VOID, a, b);
          graph.aux[v] = cond;
          graph.append(0, v);
          const join = graph.newBlock();
          const result = graph.addParam(join, Kind.I);
          const constants = [graph.newList([graph.int(1)]), graph.newList([graph.int(0)])];
          for (const args of constants) graph.addEdge(0, join, args);
          return result;
        },
        value: (x, y) => (holds(cond, x, y) ? 1 : 0),
      });
      if (select === Op.NONE) continue;
      for (const swap of [false, true])
        cases.push({
          name: `${opTable[select].name}.${cond}`,
          kinds: [kind, kind],
          result: kind,
          build: (graph, a, b) => {
            const v = graph.newValue(select, kind);
            graph.aux[v] = cond;
            graph.list[v] = graph.newList(
              swap ? [a, b, b, a] : [a, b, a, constant(graph, kind, kind === Kind.L ? 77n : 77)],
            );
            graph.append(0, v);
            return v;
          },
          value: (x, y) => (holds(cond, x, y) ? (swap ? y : x) : swap ? x : kind === Kind.L ? 77n : 77),
        });
    }
  }
}

const letters = 'VIJFDL';
const isDivision = (name: string): boolean => /^[il](div|rem)$/.test(name);

function compile(test: Case, place: Place, x: Scalar, y: Scalar, bmi2: boolean): number {
  const graph = new Graph();
  graph.newBlock();
  graph.paramKinds = Uint8Array.from(test.kinds);
  graph.returnKind = test.result;
  graph.methods.push({ id: 0, name: test.name });
  const params = test.kinds.map((kind, i) => {
    const v = graph.newValue(Op.PARAM, kind);
    graph.imm[v] = i;
    graph.append(0, v);
    return v;
  });
  let [a, b] = params;
  if (place === Place.MEMORY) {
    // A remainder is a call that destroys all registers; its result goes into the array length of nothing that matters.
    const rem = graph.newValue(Op.DREM, Kind.D, constant(graph, Kind.D, 5), constant(graph, Kind.D, 3));
    graph.append(0, rem);
    const store = graph.newValue(Op.STORE_STATIC, Kind.VOID, rem);
    graph.imm[store] = scratchCell;
    graph.aux[store] = 0x44;
    graph.append(0, store);
  } else if (place === Place.CONSTANT_A) a = constant(graph, test.kinds[0], x);
  else if (place === Place.CONSTANT_B) b = constant(graph, test.kinds[1], y);
  else if (place === Place.SAME) b = a;
  let v = test.build(graph, a, b);
  const block = graph.blockCount - 1;
  if (place === Place.ALIVE) {
    // The operands are stored afterwards: what the operation overwrites shows.
    for (const [i, param] of params.entries()) {
      const store = graph.newValue(Op.STORE_STATIC, Kind.VOID, param);
      graph.imm[store] = scratchCell + 8 * i;
      graph.aux[store] = letters.charCodeAt(test.kinds[i]);
      graph.append(block, store);
    }
  }
  if (v < 0) v = a;
  graph.append(block, graph.newValue(Op.RETURN, Kind.VOID, v));
  const code = generate(graph, { ...backendOptions(), bmi2 });
  return installed({
    bytes: code.bytes,
    relocations: code.relocations,
    frameSize: code.frameSize,
    pointerHomes: code.pointerHomes,
    syncHome: -1,
    pcTable: Int32Array.of(0, -1),
    handlerTable: new Int32Array(0),
    loopTable: new Int32Array(0),
    sites: [],
    faultTable: new Int32Array(0),
  }).start;
}

import { data, memory } from '../machine.js';

const scratchCell = data(16);
const bits = new DataView(new ArrayBuffer(8));

function stored(kind: Kind, address: number): Scalar {
  bits.setInt32(0, memory.load32(address), true);
  bits.setInt32(4, memory.load32(address + 4), true);
  switch (kind) {
    case Kind.L:
      return bits.getBigInt64(0, true);
    case Kind.F:
      return bits.getFloat32(0, true);
    case Kind.D:
      return bits.getFloat64(0, true);
    default:
      return bits.getInt32(0, true);
  }
}

/** The first pair of operands for which the code is wrong. */
function failure(test: Case, place: Place, bmi2: boolean): string | null {
  const xs = edges(test.kinds[0]);
  const ys = test.kinds.length > 1 ? edges(test.kinds[1]) : [0];
  const descriptor = `(${test.kinds.map((kind) => letters[kind]).join('')})${letters[test.result]}`;
  const usesConstant = place === Place.CONSTANT_A || place === Place.CONSTANT_B;
  resetCode();
  let start = usesConstant ? 0 : compile(test, place, 0, 0, bmi2);
  let n = 0;
  for (const [i, x] of xs.entries()) {
    if (place === Place.CONSTANT_A) {
      resetCode();
      start = compile(test, place, x, 0, bmi2);
    }
    for (const [j, y] of ys.entries()) {
      if (place === Place.SAME && j > 0) break;
      // All pairs where nothing is to be compiled for them, else a part of them.
      if (usesConstant && n++ % 7 !== 0) continue;
      if (place === Place.CONSTANT_B) {
        resetCode();
        start = compile(test, place, x, y, bmi2);
      }
      const second = place === Place.SAME ? x : y;
      if (isDivision(test.name) && Number(second) === 0) continue;
      const wanted = test.value(x, second);
      const args = [x, second].slice(0, test.kinds.length) as Value[];
      const actual = run(start, descriptor, args);
      if (!Object.is(actual, wanted))
        return `${test.name}(${x}, ${second}): ${String(actual)}, not ${wanted} (${i}, ${j})`;
      if (place !== Place.ALIVE) continue;
      for (const [p, kind] of test.kinds.entries())
        if (!Object.is(stored(kind, scratchCell + 8 * p), args[p]))
          return `${test.name}(${x}, ${second}) changes operand ${p}`;
    }
  }
  return null;
}

t.test('every operation on edge values, its operands in all kinds of places', async (t) => {
  resetMachine();
  const failures: string[] = [];
  for (const test of cases) {
    for (let place = 0; place < Place.COUNT; place++) {
      if (test.kinds.length === 1 && (place === Place.CONSTANT_B || place === Place.SAME)) continue;
      if (place === Place.SAME && test.kinds[0] !== test.kinds[1]) continue;
      for (const bmi2 of [true, false]) {
        if (!bmi2 && !/sh|rot/.test(test.name)) continue;
        const wrong = failure(test, place, bmi2);
        if (wrong !== null) failures.push(`place ${place}: ${wrong}`);
      }
    }
  }
  t.strictSame(failures, []);
});
