import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrError } from '../../src/ir/ir-error.js';
import { IrMethod } from '../../src/ir/method.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { printIr } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { classfiles } from '../support/paths.js';
import { type ReadMethod, readMethods } from './class-methods.js';

/** Whatever the bytes: the builder makes IR that the verifier accepts, or throws an IrError. IR_FUZZ and IR_SEED choose how many inputs, and which. */
const count = Number(process.env.IR_FUZZ ?? 30_000);
let state = Number(process.env.IR_SEED ?? 1);

function random(n: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let x = Math.imul(state ^ (state >>> 15), state | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return ((x ^ (x >>> 14)) >>> 0) % n;
}

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

function mutate(original: MethodSource): MethodSource {
  const code = Uint8Array.from(original.code);
  const limit = random(2) === 0 ? 256 : 0xca;
  if (random(3) === 0) {
    for (let i = 0; i < code.length; i++) if (random(5) === 0) code[i] = shuffles[random(shuffles.length)];
  } else {
    for (let i = random(3); i >= 0; i--) code[random(code.length)] = random(limit);
  }
  const exceptionTable = Int32Array.from(original.exceptionTable);
  if (exceptionTable.length > 0 && random(3) === 0) {
    exceptionTable[random(exceptionTable.length)] = random(code.length + 2);
  }
  return { ...original, code, exceptionTable, maxStack: original.maxStack + random(3) };
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
  for (let i = 0; i < count; i++) {
    const code = Uint8Array.from({ length: 1 + random(40) }, () => random(0xca));
    const { constants } = methods[random(methods.length)].source;
    const descriptor = '(IJLjava/lang/Object;F)V';
    const exceptionTable =
      random(4) === 0 ? Int32Array.from([0, 1 + random(20), random(20), 0]) : new Int32Array(0);
    const source = { code, maxStack: 8, maxLocals: 8, isStatic: true, descriptor, exceptionTable, constants };
    if (survives(source)) built++;
  }
  t.ok(built > 0, `${built} of ${count} built`);
  t.end();
});

t.test('real methods with bytes changed', (t) => {
  let built = 0;
  for (let i = 0; i < count; i++) if (survives(mutate(methods[i % methods.length].source))) built++;
  t.ok(built > count / 50, `${built} of ${count} built`);
  t.end();
});
