import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrError } from '../../src/ir/ir-error.js';
import { IrMethod } from '../../src/ir/method.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { type Choices, forAllChoices } from '../support/choices.js';
import { classfiles } from '../support/paths.js';
import { type ReadMethod, readMethods } from './class-methods.js';

/** Whatever the bytes: the builder makes IR that the verifier accepts, or throws an IrError. IR_FUZZ and IR_SEED choose how many inputs, and which. */
const count = Number(process.env.IR_FUZZ ?? 30_000);
const seed = Number(process.env.IR_SEED ?? 1);

const builder = new IrBuilder();
const into = new IrMethod();

/** Whether it builds. */
function survives(source: MethodSource): boolean {
  try {
    builder.build(source, into);
  } catch (error) {
    if (error instanceof IrError) return false;
    throw error;
  }
  verifyIr(into, source.constants);
  printIr(into);
  return true;
}

/** Opcodes that move stack entries about, need no constant pool, and go on to the next instruction. */
const shuffles = [
  0x57, 0x58, 0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x1b, 0x3c, 0x03, 0x60, 0x1f, 0x40, 0x09,
];

/** Without decisions: one byte that is 0. */
function mutate(original: MethodSource, choices: Choices): MethodSource {
  const code = Uint8Array.from(original.code);
  const limit = choices.below(2) === 0 ? 256 : 0xca;
  if (choices.below(3) === 2) {
    for (let i = 0; i < code.length; i++) if (choices.below(5) === 4) code[i] = choices.of(shuffles);
  } else {
    for (let i = choices.below(3); i >= 0; i--) code[choices.below(code.length)] = choices.below(limit);
  }
  const exceptionTable = Int32Array.from(original.exceptionTable);
  if (exceptionTable.length > 0 && choices.below(3) === 2) {
    exceptionTable[choices.below(exceptionTable.length)] = choices.below(code.length + 2);
  }
  return { ...original, code, exceptionTable, maxStack: original.maxStack + choices.below(3) };
}

function allMethods(): ReadMethod[] {
  const methods: ReadMethod[] = [];
  for (const entry of readdirSync(classfiles(), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.class') || /prebuilt|bad/.test(entry.parentPath)) continue;
    methods.push(...readMethods(readFileSync(join(entry.parentPath, entry.name))).methods);
  }
  return methods;
}

const methods = ['Aliases', 'Arithmetic', 'Control', 'Exceptions', 'Objects'].flatMap(
  (name) => readMethods(readFileSync(classfiles('ir', `${name}.class`))).methods,
);

t.test('every method of our own class files builds', (t) => {
  const all = allMethods();
  for (const { name, source } of all) if (!survives(source)) t.fail(name);
  t.ok(all.length > 100, `${all.length} methods`);
  t.end();
});

t.test('random bytes', (t) => {
  let built = 0;
  forAllChoices({ seed, runs: count, most: 80 }, (choices) => {
    const { constants } = choices.of(methods).source;
    const descriptor = '(IJLjava/lang/Object;F)V';
    const handler = [0, 1 + choices.below(20), choices.below(20), 0];
    const exceptionTable = Int32Array.from(choices.below(4) === 3 ? handler : []);
    const code = Uint8Array.from({ length: 1 + choices.below(40) }, () => choices.below(0xca));
    const source = { code, maxStack: 8, maxLocals: 8, isStatic: true, descriptor, exceptionTable, constants };
    if (survives(source)) built++;
  });
  t.ok(built > 0, `${built} of ${count} built`);
  t.end();
});

t.test('real methods with bytes changed', (t) => {
  let built = 0;
  forAllChoices({ seed, runs: count, most: 400 }, (choices) => {
    if (survives(mutate(choices.of(methods).source, choices))) built++;
  });
  t.ok(built > count / 50, `${built} of ${count} built`);
  t.end();
});
