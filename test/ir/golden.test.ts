import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrPrinter } from '../../src/ir/printer.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { classfiles } from '../support/paths.js';
import { readMethods } from './class-methods.js';

/**
 * The sources in classfiles/ir carry, above a method, a line `// IR name(descriptor)result` and below it the expected IR as comments. With BLESS=1 in the environment the
 * comments are rewritten to what the builder makes.
 */

const bless = process.env.BLESS === '1';
const marker = /^( *)\/\/ IR (\S+)$/;

/** The IR of every method of a class file, by name and descriptor. */
function irOf(classFile: string): Map<string, string[]> {
  const builder = new IrBuilder();
  const { methods, pool } = readMethods(readFileSync(classFile));
  const result = new Map<string, string[]>();
  for (const { name, source } of methods) {
    const ir = builder.build(source);
    verifyIr(ir, pool);
    const printer = new IrPrinter(ir, pool);
    result.set(name, [printer.signature(), ...printer.print().trimEnd().split('\n')]);
  }
  return result;
}

/** The source with each method's expectation replaced by its IR, and the methods named in it. */
function rewrite(
  source: string,
  ir: Map<string, string[]>,
): { readonly text: string; readonly names: string[] } {
  const out: string[] = [];
  const names: string[] = [];
  const lines = source.split('\n');
  for (let i = 0; i < lines.length; i++) {
    out.push(lines[i]);
    const match = marker.exec(lines[i]);
    if (match === null) continue;
    const [, indent, name] = match;
    while (lines[i + 1].startsWith(`${indent}//   `)) i++;
    names.push(name);
    for (const line of ir.get(name) ?? ['no such method']) out.push(`${indent}//   ${line}`);
  }
  return { text: out.join('\n'), names };
}

for (const file of readdirSync(classfiles('ir')).sort()) {
  if (!file.endsWith('.java')) continue;
  t.test(file, (t) => {
    const path = classfiles('ir', file);
    const source = readFileSync(path, 'utf8');
    const ir = irOf(path.replace(/java$/, 'class'));
    const { text, names } = rewrite(source, ir);
    t.ok(names.length > 0, 'expectations found');
    for (const name of names) t.ok(ir.has(name), name);
    if (bless && text !== source) writeFileSync(path, text);
    if (!bless) t.equal(source, text, 'the IR is as the comments say (BLESS=1 rewrites them)');
    t.end();
  });
}
