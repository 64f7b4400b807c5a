/** Statements and blocks. */
import { expression as e } from './expressions.js';
import { guarded, nestedTries, resource } from './failures.js';
import {
  capture,
  collections,
  elementWise,
  finallyOnly,
  lockShape,
  narrowing,
  nestedArrays,
  pattern,
  risk,
  sameReceiver,
  stringSwitch,
  switchExpression,
} from './more-statements.js';
import type { Scope, Type } from './scope.js';
import { TYPES } from './scope.js';

/** A block of some statements, as lines. `depth` bounds nesting. */
export function block(s: Scope, depth: number, count: number): string[] {
  return s.nested(() => {
    const lines: string[] = [];
    for (let i = 0; i < count && !s.choices.isAtEnd; i++) lines.push(...statement(s, depth));
    return lines;
  });
}

type Maker = (s: Scope, depth: number) => string[];

function statement(s: Scope, depth: number): string[] {
  return s.choices.of(depth > 0 ? all : simple)(s, depth);
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const some = (s: Scope): number => 1 + s.choices.below(3);

function declaration(s: Scope): string[] {
  const type = s.choices.of(TYPES);
  const value = e(s, type, 3);
  return [`${type} ${s.declare(type)} = ${value};`];
}

function assignment(s: Scope): string[] {
  const known = s.assignable();
  const v = s.choices.of(known);
  const isNumber = v.type === 'int' || v.type === 'long' || v.type === 'double' || v.type === 'float';
  const operator = isNumber ? s.choices.of(['=', '+=', '-=', '*=']) : '=';
  return [`${v.name} ${operator} ${e(s, v.type, 3)};`];
}

function arrayStore(s: Scope): string[] {
  const type = s.choices.of<Type>(['int[]', 'long[]', 'byte[]']);
  const arrays = s.readable(type);
  if (arrays.length === 0) return assignment(s);
  const array = s.choices.of(arrays).name;
  const at = s.choices.chance(8)
    ? e(s, 'int', 1)
    : `(${e(s, 'int', 1)} & 0x7fffffff) % Math.max(1, ${array}.length)`;
  const value =
    type === 'long[]' ? e(s, 'long', 2) : type === 'byte[]' ? `(byte) ${e(s, 'int', 2)}` : e(s, 'int', 2);
  return [`${array}[${at}] ${s.choices.of(type === 'byte[]' ? ['='] : ['=', '+=', '^='])} ${value};`];
}

function fieldStore(s: Scope): string[] {
  const shape = s.choices.of(s.readable('Shape')).name;
  const field = s.choices.of(['a', 'b', 'd', 'next'] as const);
  const type: Type = field === 'a' ? 'int' : field === 'b' ? 'long' : field === 'd' ? 'double' : 'Shape';
  return [
    `if (${shape} != null${s.choices.chance(10) ? ' || si == 12345' : ''}) ${shape}.${field} = ${e(s, type, 2)};`,
  ];
}

const checksum: Maker = (s) => [`sl = sl * 31 + ${e(s, s.choices.of<Type>(['int', 'long']), 2)};`];

const simple: readonly Maker[] = [
  declaration,
  declaration,
  assignment,
  assignment,
  arrayStore,
  fieldStore,
  checksum,
  (s) => (s.inLoop > 0 && s.choices.chance(30) ? [`if (${e(s, 'boolean', 2)}) ${jump(s)};`] : checksum(s, 0)),
  (s) => [`if (${e(s, 'boolean', 2)}) return ${e(s, s.result, 2)};`],
  elementWise,
  capture,
  nestedArrays,
  narrowing,
  switchExpression,
  collections,
  sameReceiver,
  sameReceiver,
  guarded,
  (s) => (s.choices.chance(15) ? [`if (${e(s, 'boolean', 2)}) throw ${exception(s)};`] : assignment(s)),
];

function jump(s: Scope): string {
  const word = s.choices.of(['break', 'continue']);
  return s.labels.length > 0 && s.choices.chance(30) ? `${word} ${s.choices.of(s.labels)}` : word;
}

function exception(s: Scope): string {
  return s.choices.of([
    'new IllegalStateException("s" + si)',
    'new Light(si)',
    'new ArithmeticException("x")',
  ]);
}

function conditional(s: Scope, depth: number): string[] {
  const lines = [`if (${e(s, 'boolean', 3)}) {`, ...indent(block(s, depth - 1, some(s)))];
  if (s.choices.chance(50)) lines.push('} else {', ...indent(block(s, depth - 1, some(s))));
  return [...lines, '}'];
}

function loop(s: Scope, depth: number): string[] {
  return s.nested(() => {
    const label = s.choices.chance(20) ? s.fresh('L') : null;
    const counter = s.fresh('i');
    const head = s.choices.of([
      () => `for (int ${counter} = 0; ${counter} < ${1 + s.choices.below(12)}; ${counter}++) {`,
      () =>
        `for (int ${counter} = ${5 + s.choices.below(20)}; ${counter} > 0; ${counter} -= ${1 + s.choices.below(3)}) {`,
      () => {
        const array = s.choices.of(s.readable('int[]')).name;
        return `for (int ${counter} = 0; ${counter} < ${array}.length && ${counter} < 20; ${counter}++) {`;
      },
      () => `for (int ${counter} : sa) {`,
    ])();
    s.declare('int', true, counter);
    if (label !== null) s.labels.push(label);
    s.inLoop++;
    const body = indent(block(s, depth - 1, some(s) + 1));
    s.inLoop--;
    if (label !== null) s.labels.pop();
    return [label === null ? head : `${label}: ${head}`, ...body, '}'];
  });
}

function whileLoop(s: Scope, depth: number): string[] {
  return s.nested(() => {
    const counter = s.fresh('n');
    const head = `int ${counter} = ${1 + s.choices.below(15)};`;
    s.inLoop++;
    const body = indent(block(s, depth - 1, some(s)));
    s.inLoop--;
    return s.choices.chance(50)
      ? [head, `while (--${counter} > 0 && ${e(s, 'boolean', 2)}) {`, ...body, '}']
      : [head, 'do {', ...body, `} while (--${counter} > 0);`];
  });
}

function switchOver(s: Scope, depth: number): string[] {
  const lines = [`switch (${e(s, 'int', 2)} & ${s.choices.of(['3', '7', '0x11'])}) {`];
  const cases = 1 + s.choices.below(4);
  for (let i = 0; i < cases; i++) {
    lines.push(`  case ${i}: {`, ...indent(indent(block(s, depth - 1, 1))), '  }');
    if (s.choices.chance(70)) lines.push('  break;');
  }
  return [...lines, '  default: {', ...indent(indent(block(s, depth - 1, 1))), '  }', '}'];
}

function tryStatement(s: Scope, depth: number): string[] {
  const lines = ['try {', ...indent(block(s, depth - 1, some(s)))];
  const caught = s.choices.of([
    'RuntimeException',
    'ArithmeticException',
    'NullPointerException',
    'ArrayIndexOutOfBoundsException',
    'ClassCastException | IllegalStateException',
    'Light',
  ]);
  const name = s.fresh('x');
  lines.push(
    `} catch (${caught} ${name}) {`,
    `  sl = sl * 17 + note(${name});`,
    ...indent(block(s, depth - 1, 1)),
  );
  if (s.choices.chance(35)) lines.push('} finally {', '  si += 3;', ...indent(finallyBlock(s)));
  return [...lines, '}'];
}

/** No return: javac warns, and the exception would be lost. */
function finallyBlock(s: Scope): string[] {
  return s.nested(() => checksum(s, 0));
}

function synchronizedBlock(s: Scope, depth: number): string[] {
  return ['synchronized (lock) {', ...indent(block(s, depth - 1, some(s))), '}'];
}

const all: readonly Maker[] = [
  ...simple,
  conditional,
  conditional,
  loop,
  loop,
  loop,
  whileLoop,
  switchOver,
  tryStatement,
  tryStatement,
  synchronizedBlock,
  (s, depth) => risk(s, depth, block),
  (s, depth) => risk(s, depth, block),
  (s, depth) => nestedTries(s, depth, block),
  (s, depth) => nestedTries(s, depth, block),
  (s, depth) => resource(s, depth, block),
  (s, depth) => finallyOnly(s, depth, block),
  (s, depth) => pattern(s, depth, block),
  (s, depth) => stringSwitch(s, depth, block),
  (s, depth) => lockShape(s, depth, block),
];
