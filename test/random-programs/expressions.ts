/** Expressions of each type. */
import type { Scope, Type } from './scope.js';

const INTS = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '7',
  '8',
  '10',
  '31',
  '32',
  '100',
  '-128',
  '255',
  '65535',
  '1000003',
  'Integer.MAX_VALUE',
  'Integer.MIN_VALUE',
];
const LONGS = [
  '0L',
  '1L',
  '-1L',
  '3L',
  '10L',
  '63L',
  '4294967296L',
  '-4294967295L',
  '1000000007L',
  'Long.MAX_VALUE',
  'Long.MIN_VALUE',
];
const DOUBLES = [
  '0.0',
  '-0.0',
  '1.0',
  '0.5',
  '-2.5',
  '1e10',
  '1e300',
  'Double.NaN',
  'Double.POSITIVE_INFINITY',
  'Double.MIN_VALUE',
];
const FLOATS = ['0f', '-0f', '1f', '1.5f', '-3.25f', '1e20f', 'Float.NaN', 'Float.NEGATIVE_INFINITY'];
const STRINGS = ['""', '"a"', '"hello"', '"\\u00e4\\u20ac"', '"0123456789"'];
const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];

/** An expression of the type; `depth` bounds its size. */
export function expression(s: Scope, type: Type, depth: number): string {
  const { choices } = s;
  if (depth <= 0 || choices.chance(25)) return leaf(s, type);
  const calls = s.callable.filter((m) => m.result === type);
  if (calls.length > 0 && choices.chance(20)) {
    const method = choices.of(calls);
    return `${method.name}(${method.params.map((p) => expression(s, p, depth - 2)).join(', ')})`;
  }
  return makers[type](s, depth - 1);
}

function leaf(s: Scope, type: Type): string {
  const { choices } = s;
  const known = s.readable(type);
  if (known.length > 0 && !choices.chance(30)) return choices.of(known).name;
  switch (type) {
    case 'int':
      return choices.of(INTS);
    case 'long':
      return choices.of(LONGS);
    case 'double':
      return choices.of(DOUBLES);
    case 'float':
      return choices.of(FLOATS);
    case 'boolean':
      return choices.of(['true', 'false']);
    case 'String':
      return choices.of(STRINGS);
    case 'Integer':
      return `Integer.valueOf(${choices.of(INTS)})`;
    case 'int[]':
      return choices.of(['sa', 'new int[4]', 'new int[] {3, 1, 2}']);
    case 'long[]':
      return choices.of(['sla', 'new long[3]']);
    case 'byte[]':
      return choices.of(['new byte[5]', 'new byte[] {1, -2, 3}']);
    case 'Shape':
      return choices.of(['shape', 'new A(si)', 'new B(sj)', 'make(si)', '((Shape) null)']);
    default:
      return choices.of(['op(si)', 'new Add(3)', '((Op) x -> x * 31)']);
  }
}

const e = expression;

/** An index that is mostly within bounds. */
function index(s: Scope, array: string, depth: number): string {
  if (s.choices.chance(8)) return e(s, 'int', depth);
  return `(${e(s, 'int', depth)} & 0x7fffffff) % Math.max(1, ${array}.length)`;
}

function element(s: Scope, type: Type, depth: number): string {
  const array = leaf(s, type);
  // An array of a literal is not evaluated twice.
  return array.startsWith('new ')
    ? `(${array})[${s.choices.below(4)}]`
    : `${array}[${index(s, array, depth)}]`;
}

function comparison(s: Scope, d: number): string {
  const type = s.choices.of<Type>(['int', 'int', 'long', 'double', 'float']);
  return `(${e(s, type, d)} ${s.choices.of(COMPARISONS)} ${e(s, type, d)})`;
}

function arithmetic(s: Scope, type: Type, d: number, operators: readonly string[]): string {
  return `(${e(s, type, d)} ${s.choices.of(operators)} ${e(s, type, d)})`;
}

type Maker = (s: Scope, depth: number) => string;

function choose(...options: readonly Maker[]): Maker {
  return (s, d) => s.choices.of(options)(s, d);
}

const shift = (s: Scope): string => s.choices.of(['<<', '>>', '>>>']);

/** By type. Common ones stand several times. */
const makers: Record<Type, Maker> = {
  int: choose(
    (s, d) => arithmetic(s, 'int', d, ['+', '-', '*', '&', '|', '^']),
    (s, d) => arithmetic(s, 'int', d, ['+', '-', '*']),
    (s, d) =>
      `(${e(s, 'int', d)} ${s.choices.of(['/', '%'])} ${s.choices.of(['3', '7', '10', '-5', '16', '-16', '-1', '1000003', 'Integer.MIN_VALUE', 'Integer.MAX_VALUE'])})`,
    (s, d) => `(${e(s, 'int', d)} ${s.choices.of(['/', '%'])} ${e(s, 'int', d)})`,
    (s, d) => `(${e(s, 'int', d)} ${shift(s)} ${e(s, 'int', d)})`,
    (s, d) => `(${comparison(s, d)} ? ${e(s, 'int', d)} : ${e(s, 'int', d)})`,
    (s, d) => `((int) ${e(s, s.choices.of<Type>(['long', 'double', 'float']), d)})`,
    (s, d) => `((${s.choices.of(['byte', 'short', 'char'])}) ${e(s, 'int', d)})`,
    (s, d) => element(s, 'int[]', d),
    (s, d) => element(s, 'byte[]', d),
    (s) => `${leaf(s, s.choices.of<Type>(['int[]', 'long[]', 'byte[]']))}.length`,
    (s, d) => `${e(s, 'Shape', d)}.${s.choices.of(['f', 'g'])}(${e(s, 'int', d)})`,
    (s, d) => `${e(s, 'Shape', d)}.a`,
    (s, d) => `${leaf(s, 'Op')}.apply(${e(s, 'int', d)})`,
    (s, d) => `Math.${s.choices.of(['min', 'max'])}(${e(s, 'int', d)}, ${e(s, 'int', d)})`,
    (s, d) => `Math.abs(${e(s, 'int', d)})`,
    (s, d) =>
      `Integer.${s.choices.of(['bitCount', 'reverse', 'numberOfLeadingZeros', 'highestOneBit'])}(${e(s, 'int', d)})`,
    (s, d) => `Integer.rotateLeft(${e(s, 'int', d)}, ${e(s, 'int', d)})`,
    (s, _d) => `${leaf(s, 'String')}.length()`,
    (s, d) => `${e(s, 'String', d)}.hashCode()`,
    (s, d) => `Long.compare(${e(s, 'long', d)}, ${e(s, 'long', d)})`,
    (s, d) => `${e(s, 'Integer', d)}.intValue()`,
    (s, d) =>
      `((Shape) ${e(s, 'Shape', d)} instanceof ${s.choices.of(['A', 'B', 'C', 'Op'])} ? ${e(s, 'int', d)} : ${e(s, 'int', d)})`,
  ),
  long: choose(
    (s, d) => arithmetic(s, 'long', d, ['+', '-', '*', '&', '|', '^']),
    (s, d) =>
      `(${e(s, 'long', d)} ${s.choices.of(['/', '%'])} ${s.choices.of(['2L', '3L', '10L', '-7L', '-1L', '-8L', '1000000007L', 'Long.MIN_VALUE', '4294967297L'])})`,
    (s, d) => `(${e(s, 'long', d)} ${s.choices.of(['/', '%'])} ${e(s, 'long', d)})`,
    (s, d) => `(${e(s, 'long', d)} ${shift(s)} ${e(s, 'int', d)})`,
    (s, d) => `((long) ${e(s, s.choices.of<Type>(['int', 'double', 'float']), d)})`,
    (s, d) => element(s, 'long[]', d),
    (s, d) => `(${comparison(s, d)} ? ${e(s, 'long', d)} : ${e(s, 'long', d)})`,
    (s, d) => `${e(s, 'Shape', d)}.b`,
    (s, d) => `Math.${s.choices.of(['min', 'max', 'multiplyHigh'])}(${e(s, 'long', d)}, ${e(s, 'long', d)})`,
    (s, d) => `Long.${s.choices.of(['rotateRight', 'rotateLeft'])}(${e(s, 'long', d)}, ${e(s, 'int', d)})`,
    (s, d) => `Double.doubleToLongBits(${e(s, 'double', d)} + 0.5)`,
  ),
  double: choose(
    (s, d) => arithmetic(s, 'double', d, ['+', '-', '*', '/']),
    (s, d) => arithmetic(s, 'double', d, ['+', '-', '*', '/', '%']),
    (s, d) => `((double) ${e(s, s.choices.of<Type>(['int', 'long', 'float']), d)})`,
    (s, d) => `Math.${s.choices.of(['sqrt', 'abs', 'floor', 'ceil', 'rint'])}(${e(s, 'double', d)})`,
    (s, d) => `Math.${s.choices.of(['min', 'max'])}(${e(s, 'double', d)}, ${e(s, 'double', d)})`,
    (s, d) => `(${comparison(s, d)} ? ${e(s, 'double', d)} : ${e(s, 'double', d)})`,
    (s, d) => `${e(s, 'Shape', d)}.d`,
  ),
  float: choose(
    (s, d) => arithmetic(s, 'float', d, ['+', '-', '*', '/']),
    (s, d) => `((float) ${e(s, s.choices.of<Type>(['int', 'long', 'double']), d)})`,
    (s, d) => `Math.${s.choices.of(['min', 'max'])}(${e(s, 'float', d)}, ${e(s, 'float', d)})`,
    (s, d) => `Math.abs(${e(s, 'float', d)})`,
  ),
  boolean: choose(
    comparison,
    (s, d) => `(${e(s, 'boolean', d)} ${s.choices.of(['&&', '||', '^', '&'])} ${e(s, 'boolean', d)})`,
    (s, d) => `!${e(s, 'boolean', d)}`,
    (s, d) => `((Shape) ${e(s, 'Shape', d)} instanceof ${s.choices.of(['A', 'B', 'C'])})`,
    (s, _d) => `(${leaf(s, 'Shape')} ${s.choices.of(['==', '!='])} ${s.choices.of(['null', 'shape'])})`,
    (s, d) => `${leaf(s, 'String')}.equals(${e(s, 'String', d)})`,
  ),
  String: choose(
    (s, d) =>
      `(${leaf(s, 'String')}.length() > 40 ? ${leaf(s, 'String')} : ${e(s, 'String', d)} + ${e(s, s.choices.of<Type>(['int', 'long', 'boolean', 'String']), d)})`,
    (s, d) => `String.valueOf(${e(s, s.choices.of<Type>(['int', 'long', 'double', 'boolean']), d)})`,
    (s, _d) => `String.valueOf(${leaf(s, 'Shape')})`,
    (s, d) => `${leaf(s, 'String')}.substring(${e(s, 'int', d)} & 1)`,
  ),
  Integer: choose(
    (s, d) => `Integer.valueOf(${e(s, 'int', d)})`,
    (s, d) => `(${comparison(s, d)} ? (Integer) null : Integer.valueOf(${e(s, 'int', d)}))`,
  ),
  'int[]': choose(
    (s, d) => `new int[${s.choices.chance(5) ? e(s, 'int', d) : `${e(s, 'int', d)} & 7`}]`,
    (s) => leaf(s, 'int[]'),
  ),
  'long[]': choose(
    (s, d) => `new long[${e(s, 'int', d)} & 7]`,
    (s) => leaf(s, 'long[]'),
  ),
  'byte[]': choose(
    (s, d) => `new byte[${e(s, 'int', d)} & 7]`,
    (s) => leaf(s, 'byte[]'),
  ),
  Shape: choose(
    (s, d) => `new ${s.choices.of(['A', 'B'])}(${e(s, 'int', d)})`,
    (s, d) => `make(${e(s, 'int', d)})`,
    (s, d) => `(${comparison(s, d)} ? ${leaf(s, 'Shape')} : ${e(s, 'Shape', d)})`,
    (s, d) => `((${s.choices.of(['A', 'B', 'Shape'])}) (Shape) ${e(s, 'Shape', d)})`,
    (s, _d) => `${leaf(s, 'Shape')}.next`,
  ),
  Op: choose(
    (s, d) => `op(${e(s, 'int', d)})`,
    (s, d) => `new ${s.choices.of(['Add', 'Mul'])}(${e(s, 'int', d)})`,
    (s, _d) => `((Op) x -> x ${s.choices.of(['+', '*', '^'])} ${s.choices.of(INTS)})`,
    () => '((Op) Program::twice)',
  ),
};
