/** Every arithmetic operation on edge values, its operands in locals, constants and stack temporaries. */

import t, { type Test } from 'tap';
import { CpTag } from '../../src/jvms/pool-tags.js';

import { Request } from '../../src/layout/layout.js';
import { CodeWriter, TestPool, testMethod } from '../ir/code-writer.js';
import { compile, resetCode, run, Uncaught, type Value } from './machine.js';

type Type = 'I' | 'J' | 'F' | 'D';

const ints = [
  0, 1, -1, 2, 3, -3, 5, 7, 8, 9, 10, 31, 32, 33, 64, 127, 128, -128, -129, 255, 0x7fff, 0x8000, 65535,
];
const INTS = [...ints, 0x1_0000, 0x7fff_ffff, -0x8000_0000, -0x7fff_ffff, 123456789, -987654321];
const LONGS = [
  ...[
    0, 1, -1, 2, 3, -5, 9, 10, 63, 64, 65, 127, -128, 1000, 0x7fff_ffff, -0x8000_0000, 0x8000_0000,
    0xffff_ffff,
  ].map(BigInt),
  0x7fff_ffff_ffff_ffffn,
  -0x8000_0000_0000_0000n,
  -0x7fff_ffff_ffff_ffffn,
  0x1234_5678_9abc_def0n,
  1n << 40n,
];
const DOUBLES = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  -2.5,
  3,
  1e10,
  -1e10,
  1e300,
  -1e300,
  5e-324,
  2147483647,
  2147483648,
  -2147483648,
  -2147483649,
  2 ** 53 + 2,
  2 ** 63,
  -(2 ** 63),
  1e19,
  Infinity,
  -Infinity,
  NaN,
  Math.PI,
];
const FLOATS = DOUBLES.map(Math.fround);
const values: Record<Type, readonly Value[]> = { I: INTS, J: LONGS, F: FLOATS, D: DOUBLES };

const i32 = (x: number): number => x | 0;
const i64 = (x: bigint): bigint => BigInt.asIntN(64, x);
const saturate = (x: number, min: bigint, max: bigint): bigint => {
  if (Number.isNaN(x)) return 0n;
  if (x <= Number(min)) return min;
  if (x >= Number(max)) return max;
  return BigInt(Math.trunc(x));
};
const toInt = (x: number): number => Number(saturate(x, -0x8000_0000n, 0x7fff_ffffn));
const toLong = (x: number): bigint => saturate(x, -0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn);
/** Rounds to nearest even at 24 bits without a detour through double. */
const longToFloat = (x: bigint): number => {
  const negative = x < 0n;
  let magnitude = negative ? -x : x;
  let shift = 0n;
  while (magnitude >> shift >= 1n << 24n) shift++;
  if (shift > 0n) {
    const half = 1n << (shift - 1n);
    const rest = magnitude & ((1n << shift) - 1n);
    magnitude >>= shift;
    if (rest > half || (rest === half && (magnitude & 1n) === 1n)) magnitude++;
    magnitude <<= shift;
  }
  return negative ? -Number(magnitude) : Number(magnitude);
};
const order = (a: Value, b: Value, nan: number): number => (a < b ? -1 : a > b ? 1 : a === b ? 0 : nan);

interface Operation {
  readonly opcode: number;
  readonly types: readonly Type[];
  readonly result: Type;
  /** undefined: throws ArithmeticException. */
  readonly compute: (a: never, b: never) => Value | undefined;
}

const operations: Operation[] = [];
const op = (opcode: number, types: string, compute: (a: never, b: never) => Value | undefined): void => {
  const [from, to] = types.split('>');
  operations.push({ opcode, types: [...from] as Type[], result: to as Type, compute });
};

op(0x60, 'II>I', (a: number, b: number) => i32(a + b));
op(0x61, 'JJ>J', (a: bigint, b: bigint) => i64(a + b));
op(0x62, 'FF>F', (a: number, b: number) => Math.fround(a + b));
op(0x63, 'DD>D', (a: number, b: number) => a + b);
op(0x64, 'II>I', (a: number, b: number) => i32(a - b));
op(0x65, 'JJ>J', (a: bigint, b: bigint) => i64(a - b));
op(0x66, 'FF>F', (a: number, b: number) => Math.fround(a - b));
op(0x67, 'DD>D', (a: number, b: number) => a - b);
op(0x68, 'II>I', (a: number, b: number) => Math.imul(a, b));
op(0x69, 'JJ>J', (a: bigint, b: bigint) => i64(a * b));
op(0x6a, 'FF>F', (a: number, b: number) => Math.fround(a * b));
op(0x6b, 'DD>D', (a: number, b: number) => a * b);
op(0x6c, 'II>I', (a: number, b: number) => (b === 0 ? undefined : i32(a / b)));
op(0x6d, 'JJ>J', (a: bigint, b: bigint) => (b === 0n ? undefined : i64(a / b)));
op(0x6e, 'FF>F', (a: number, b: number) => Math.fround(a / b));
op(0x6f, 'DD>D', (a: number, b: number) => a / b);
op(0x70, 'II>I', (a: number, b: number) => (b === 0 ? undefined : i32(a % b)));
op(0x71, 'JJ>J', (a: bigint, b: bigint) => (b === 0n ? undefined : i64(a % b)));
op(0x72, 'FF>F', (a: number, b: number) => Math.fround(a % b));
op(0x73, 'DD>D', (a: number, b: number) => a % b);
op(0x74, 'I>I', (a: number) => i32(-a));
op(0x75, 'J>J', (a: bigint) => i64(-a));
op(0x76, 'F>F', (a: number) => -a);
op(0x77, 'D>D', (a: number) => -a);
op(0x78, 'II>I', (a: number, b: number) => a << b);
op(0x79, 'JI>J', (a: bigint, b: number) => i64(a << BigInt(b & 63)));
op(0x7a, 'II>I', (a: number, b: number) => a >> b);
op(0x7b, 'JI>J', (a: bigint, b: number) => a >> BigInt(b & 63));
op(0x7c, 'II>I', (a: number, b: number) => i32(a >>> b));
op(0x7d, 'JI>J', (a: bigint, b: number) => i64(BigInt.asUintN(64, a) >> BigInt(b & 63)));
op(0x7e, 'II>I', (a: number, b: number) => a & b);
op(0x7f, 'JJ>J', (a: bigint, b: bigint) => a & b);
op(0x80, 'II>I', (a: number, b: number) => a | b);
op(0x81, 'JJ>J', (a: bigint, b: bigint) => a | b);
op(0x82, 'II>I', (a: number, b: number) => a ^ b);
op(0x83, 'JJ>J', (a: bigint, b: bigint) => a ^ b);
op(0x85, 'I>J', (a: number) => BigInt(a));
op(0x86, 'I>F', (a: number) => Math.fround(a));
op(0x87, 'I>D', (a: number) => a);
op(0x88, 'J>I', (a: bigint) => Number(BigInt.asIntN(32, a)));
op(0x89, 'J>F', longToFloat);
op(0x8a, 'J>D', (a: bigint) => Number(a));
op(0x8b, 'F>I', toInt);
op(0x8c, 'F>J', toLong);
op(0x8d, 'F>D', (a: number) => a);
op(0x8e, 'D>I', toInt);
op(0x8f, 'D>J', toLong);
op(0x90, 'D>F', (a: number) => Math.fround(a));
op(0x91, 'I>I', (a: number) => (a << 24) >> 24);
op(0x92, 'I>I', (a: number) => a & 0xffff);
op(0x93, 'I>I', (a: number) => (a << 16) >> 16);
op(0x94, 'JJ>I', (a: bigint, b: bigint) => order(a, b, 0));
op(0x95, 'FF>I', (a: number, b: number) => order(a, b, -1));
op(0x96, 'FF>I', (a: number, b: number) => order(a, b, 1));
op(0x97, 'DD>I', (a: number, b: number) => order(a, b, -1));
op(0x98, 'DD>I', (a: number, b: number) => order(a, b, 1));

const LOADS: Record<Type, number> = { I: 0x15, J: 0x16, F: 0x17, D: 0x18 };
const STORES: Record<Type, number> = { I: 0x36, J: 0x37, F: 0x38, D: 0x39 };
const RETURNS: Record<Type, number> = { I: 0xac, J: 0xad, F: 0xae, D: 0xaf };
const isWide = (type: Type): boolean => type === 'J' || type === 'D';

const buffer = new DataView(new ArrayBuffer(8));

function poolEntry(type: Type, value: Value): readonly [CpTag, number | bigint] {
  switch (type) {
    case 'I':
      return [CpTag.INTEGER, value];
    case 'J':
      return [CpTag.LONG, value];
    case 'F':
      buffer.setFloat32(0, value as number);
      return [CpTag.FLOAT, buffer.getInt32(0)];
    default:
      buffer.setFloat64(0, value as number);
      return [CpTag.DOUBLE, buffer.getBigInt64(0)];
  }
}

/** How an operand reaches the operation: from its parameter, as a constant, or computed on the stack just before (as a temporary). */
type Place = 'local' | 'constant' | 'temporary';

/** A method of the operation's parameters that returns its result; with `store`, by way of a local variable that it then reloads. */
function method(o: Operation, places: readonly Place[], constants: readonly Value[], store: boolean) {
  const w = new CodeWriter();
  const pool: (readonly [CpTag, number | bigint])[] = [];
  let local = 0;
  o.types.forEach((type, i) => {
    if (places[i] === 'constant') {
      pool.push(poolEntry(type, constants[i]));
      if (isWide(type)) w.emit2(0x14, pool.length);
      else w.emit2(0x13, pool.length);
      if (isWide(type)) pool.push([0 as CpTag, 0]);
    } else {
      w.emit(LOADS[type], local);
      // x ^ 0, x + -0.0: the identity, in a temporary of its own.
      if (places[i] === 'temporary') {
        if (type === 'I') w.emit(0x03, 0x82);
        else if (type === 'J') w.emit(0x09, 0x83);
        else if (type === 'F') w.emit(0x76, 0x76);
        else w.emit(0x77, 0x77);
      }
    }
    local += isWide(type) ? 2 : 1;
  });
  w.emit(o.opcode);
  if (store) {
    w.emit(STORES[o.result], local);
    w.emit(LOADS[o.result], local);
  }
  w.emit(RETURNS[o.result]);
  const descriptor = `(${o.types.join('')})${o.result}`;
  return { descriptor, source: testMethod(w.finish(), { descriptor, constants: new TestPool(pool) }) };
}

const same = (a: Value, b: Value): boolean => Object.is(a, b);

function check(
  t: Test,
  o: Operation,
  places: readonly Place[],
  constants: readonly Value[],
  store: boolean,
): number {
  resetCode();
  const { descriptor, source } = method(o, places, constants, store);
  const { start } = compile(source);
  let checked = 0;
  const second = o.types[1] === undefined ? [0] : values[o.types[1]];
  for (const x of places[0] === 'constant' ? [constants[0]] : values[o.types[0]]) {
    for (const y of places[1] === 'constant' ? [constants[1]] : second) {
      const args = o.types[1] === undefined ? [x] : [x, y];
      const expected = o.compute(x as never, y as never);
      const found = run(start, descriptor, args);
      checked++;
      if (expected === undefined) {
        if (!(found instanceof Uncaught) || found.exception !== -Request.THROW_DIV_ZERO)
          t.fail(`${o.opcode.toString(16)} of ${args} does not throw`);
      } else if (found instanceof Uncaught || !same(found, expected)) {
        t.fail(
          `${o.opcode.toString(16)} of ${args} (${places}): ${expected} expected, ${String(found)} found`,
        );
      }
    }
  }
  return checked;
}

for (const o of operations) {
  t.test(`opcode ${o.opcode.toString(16)}`, (t) => {
    let checked = 0;
    const binary = o.types.length === 2;
    const variable: Place[][] = binary
      ? [
          ['local', 'local'],
          ['temporary', 'local'],
          ['local', 'temporary'],
          ['temporary', 'temporary'],
        ]
      : [['local'], ['temporary']];
    for (const places of variable)
      for (const store of [false, true]) checked += check(t, o, places, [], store);
    if (binary) {
      for (const y of values[o.types[1]]) {
        checked += check(t, o, ['local', 'constant'], [0, y], false);
        checked += check(t, o, ['temporary', 'constant'], [0, y], true);
      }
      for (const x of values[o.types[0]]) checked += check(t, o, ['constant', 'local'], [x, 0], false);
    } else {
      for (const x of values[o.types[0]]) checked += check(t, o, ['constant'], [x], false);
    }
    t.ok(checked > 0, `${checked} results`);
    t.end();
  });
}
