/** Statements for what compilers do beyond single expressions: exceptions out of calls, loops over elements, patterns, captured variables, nested arrays. */
import { expression as e } from './expressions.js';
import type { Scope, Type } from './scope.js';

/** Makes the lines of a block; handed in, since blocks hold statements. */
export type BlockMaker = (s: Scope, depth: number, count: number) => string[];

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Large arrays of the program's class, by type of their elements. */
const LARGE = { int: ['ba', 'bb'], long: ['la', 'lb'], double: ['da', 'db'], float: ['fa', 'fb'] } as const;

/** The same for each element, from anywhere to anywhere; exceptions included. */
export function elementWise(s: Scope): string[] {
  const type = s.choices.of(['int', 'long', 'double', 'float'] as const);
  const i = s.fresh('i');
  const at = s.choices.chance(10) ? `${i} ${s.choices.of(['+', '-'])} 1` : i;
  const array = (): string => s.choices.of(LARGE[type]);
  const scalar = s.fresh('c');
  const operators = type === 'int' || type === 'long' ? ['+', '-', '^', '&', '|', '*'] : ['+', '-', '*', '/'];
  const operand = (): string => s.choices.of([`${array()}[${at}]`, `${array()}[${i}]`, scalar]);
  const to = array();
  const end = s.choices.of([
    `${to}.length`,
    `${array()}.length`,
    `(${e(s, 'int', 1)} & 0xff)`,
    `${e(s, 'int', 1)} % 200`,
  ]);
  const value = `${operand()} ${s.choices.of(operators)} ${operand()}`;
  const second = s.choices.chance(25) ? ` ${array()}[${i}] = ${operand()};` : '';
  const start = s.choices.of(['0', '0', '1', '5', `(${e(s, 'int', 1)}) % 9`]);
  const limit = s.fresh('n');
  return [
    'if (--fuel > 0) {',
    `  final ${type} ${scalar} = ${e(s, type, 2)};`,
    `  final int ${limit} = ${end};`,
    `  for (int ${i} = ${start}; ${i} < ${limit}; ${i}++) { ${to}[${i}] ${s.choices.of(['=', '+=', '-='])} ${value};${second} }`,
    `  sl = sl * 31 + hash(${to}[(${e(s, 'int', 1)} & 0x7fffffff) % ${to}.length]);`,
    '}',
  ];
}

/** An exception comes out of a call, and what lives on is used in the handler and behind it. */
export function risk(s: Scope, depth: number, block: BlockMaker): string[] {
  const a = s.fresh('k');
  const b = s.fresh('k');
  const x = s.fresh('x');
  const call = (): string => `risky(${e(s, 'int', 2)}, ${e(s, 'Shape', 1)})`;
  const lines = [
    `int ${a} = ${e(s, 'int', 2)};`,
    `long ${b} = ${e(s, 'long', 2)};`,
    'try {',
    `  ${a} += ${call()};`,
    `  ${b} = ${b} * 3 + ${a};`,
    `  ${a} -= ${call()};`,
    ...indent(block(s, depth - 1, 1)),
    `} catch (${s.choices.of(['RuntimeException', 'Light', 'NullPointerException', 'ArithmeticException | ArrayIndexOutOfBoundsException'])} ${x}) {`,
    `  sl = sl * 13 + ${a} * 7L + ${b} + note(${x});`,
    `  ${a}++;`,
  ];
  if (s.choices.chance(40)) lines.push('} finally {', `  sl += ${a} ^ ${b};`);
  lines.push('}', `si += ${a} + (int) ${b};`);
  return lines;
}

/** Without a handler. */
export function finallyOnly(s: Scope, depth: number, block: BlockMaker): string[] {
  return ['try {', ...indent(block(s, depth - 1, 2)), '} finally {', `  si ^= ${e(s, 'int', 1)} | 1;`, '}'];
}

export function pattern(s: Scope, depth: number, block: BlockMaker): string[] {
  const p = s.fresh('p');
  const cls = s.choices.of(['A', 'B', 'C']);
  return [
    `if ((Shape) ${e(s, 'Shape', 2)} instanceof ${cls} ${p} && ${p}.a ${s.choices.of(['<', '>', '!='])} ${e(s, 'int', 1)}) {`,
    `  sl += ${p}.${s.choices.of(['f', 'g'])}(${e(s, 'int', 1)}) + ${p}.b;`,
    ...indent(block(s, depth - 1, 1)),
    '}',
  ];
}

export function stringSwitch(s: Scope, depth: number, block: BlockMaker): string[] {
  return [
    `switch (String.valueOf(${e(s, 'String', 2)})) {`,
    ...['"a"', '"hello"', '"start"', '"Aa"', '"BB"'].flatMap((text) =>
      s.choices.chance(60)
        ? [`  case ${text}: {`, ...indent(indent(block(s, depth - 1, 1))), '  }', `  si += ${text}.length();`]
        : [],
    ),
    '  default: si -= 2;',
    '}',
  ];
}

/** A switch that is an expression; some values meet. */
export function switchExpression(s: Scope): string[] {
  const type = s.choices.of<Type>(['int', 'long', 'double', 'String']);
  const arms = s.choices.of([['0', '1, 2', '5'], ['-1', '0', '1000'], ['3']]).map((keys) => {
    return `case ${keys} -> ${e(s, type, 2)};`;
  });
  const value = `switch (${e(s, 'int', 1)} % 7) { ${arms.join(' ')} default -> ${e(s, type, 2)}; }`;
  return [`${type} ${s.declare(type)} = ${value};`];
}

export function capture(s: Scope): string[] {
  const a = s.fresh('f');
  const b = s.fresh('f');
  const name = s.fresh('o');
  return [
    `final int ${a} = ${e(s, 'int', 2)};`,
    `final long ${b} = ${e(s, 'long', 1)};`,
    `Op ${name} = y -> (y ${s.choices.of(['+', '*', '^', '-'])} ${a}) + (int) (${b} >> ${s.choices.below(40)});`,
    `sl = sl * 31 + ${name}.${s.choices.of(['apply', 'twice'])}(${e(s, 'int', 1)}) + op(${a}).twice(${e(s, 'int', 1)});`,
  ];
}

export function nestedArrays(s: Scope): string[] {
  const g = s.fresh('g');
  const rows = `{sa, new int[${1 + s.choices.below(5)}], {4, 5, 6}, ${e(s, 'int[]', 1)}}`;
  const at = `(${e(s, 'int', 1)} & ${s.choices.of(['3', '3', '4'])})`;
  return [
    `int[][] ${g} = ${rows};`,
    `${g}[${at}][(${e(s, 'int', 1)} & 0x7fffffff) % ${s.choices.of(['1', '3', '6'])}] ${s.choices.of(['=', '+=', '^='])} ${e(s, 'int', 2)};`,
    `for (int[] row : ${g}) if (row != null) for (int y : row) sl = sl * 31 + y;`,
  ];
}

/** Compound assignment narrows; with a double it rounds, too. */
export function narrowing(s: Scope): string[] {
  const type = s.choices.of(['byte', 'short', 'char']);
  const v = s.fresh('t');
  const by = s.choices.chance(80) ? `(${e(s, 'int', 2)} | 1)` : e(s, 'double', 1);
  return [
    `${type} ${v} = (${type}) ${e(s, 'int', 2)};`,
    `${v} ${s.choices.of(['+=', '-=', '*=', '/='])} ${by};`,
    `${v}++;`,
    `${v} ${s.choices.of(['>>=', '>>>=', '<<=', '|=', '^='])} ${e(s, 'int', 1)};`,
    `si += ${v};`,
  ];
}

/** Boxes, iterators, maps: the library's code inlined. */
export function collections(s: Scope): string[] {
  const list = s.fresh('q');
  const i = s.fresh('i');
  const n = 1 + s.choices.below(9);
  return [
    'if (--fuel > 0) {',
    `  java.util.ArrayList<Integer> ${list} = new java.util.ArrayList<>();`,
    `  for (int ${i} = 0; ${i} < ${n}; ${i}++) ${list}.add(${i} * ${e(s, 'int', 1)});`,
    s.choices.chance(40) ? `  java.util.Collections.sort(${list});` : `  ${list}.add(${e(s, 'Integer', 1)});`,
    `  for (Integer y : ${list}) sl = sl * 7 + (y == null ? 1 : y);`,
    `  StringBuilder z = new StringBuilder();`,
    `  z.append(${e(s, 'int', 1)}).append('-').append(${e(s, 'long', 1)}).append(${e(s, 'boolean', 1)});`,
    '  sl += z.toString().hashCode();',
    '}',
  ];
}

/** A loop that calls the same object again and again, or asks what it is: of one class in one run, of another in the next. */
export function sameReceiver(s: Scope): string[] {
  const o = s.fresh('o');
  const h = s.fresh('h');
  const i = s.fresh('i');
  const use = (): string => {
    const guard = s.choices.of(['', '', `if ((${i} & 3) == 1) `, `if (${i} > 40) `]);
    return `    ${guard}${s.choices.of([
      `sl += ${o}.apply(${i});`,
      `sl = sl * 3 + ${o}.twice(${i});`,
      `if (${h} != null) si += ${h}.f(${i});`,
      `if (${h} instanceof A) sl += ((A) ${h}).xs[${i} & 1];`,
      `if (${h} != null && ${h}.getClass() == B.class) si ^= ((B) ${h}).p + (int) ((B) ${h}).q;`,
      `if (${h} instanceof C) si += ((C) ${h}).deep.n;`,
      `if (late < 2 && ${h} instanceof A) si -= ((A) ${h}).f(${i});`,
    ])}`;
  };
  return [
    'if (--fuel > 0) {',
    `  Op ${o} = op(${e(s, 'int', 1)});`,
    `  Shape ${h} = ${e(s, 'Shape', 1)};`,
    `  for (int ${i} = 0; ${i} < ${20 + s.choices.below(300)}; ${i}++) {`,
    ...Array.from({ length: 1 + s.choices.below(3) }, use),
    '  }',
    '}',
  ];
}

/** Of any object. */
export function lockShape(s: Scope, depth: number, block: BlockMaker): string[] {
  const o = s.fresh('o');
  return [
    `Shape ${o} = ${e(s, 'Shape', 2)};`,
    `synchronized (${s.choices.chance(85) ? `${o} == null ? lock : ${o}` : o}) {`,
    ...indent(block(s, depth - 1, 2)),
    '}',
  ];
}
