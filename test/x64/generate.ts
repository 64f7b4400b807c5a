/**
 * `npm run x64:forms`: writes src/x64/form.ts and src/x64/encodings.ts from the table in src/x64/forms, so that a start-up neither reads nor compiles
 * the rows. forms.test.ts checks that both are up to date.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { compileRow, formName, formRows } from '../../src/x64/forms/table.js';
import { ROOT } from '../support/paths.js';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** What the table says that the generated files are. */
export function generatedFiles(): GeneratedFile[] {
  const rows = formRows();
  return [
    { path: join(ROOT, 'src/x64/form.ts'), text: formSource(rows.map(formName)) },
    { path: join(ROOT, 'src/x64/encodings.ts'), text: encodingsSource(rows.map(compileRow)) },
  ];
}

const NOTICE = 'Written by `npm run x64:forms` from the table in forms/.';

function formSource(names: readonly string[]): string {
  const members = names.map((name) => `  ${name},\n`).join('');
  return (
    `/** Names of the instruction forms. ${NOTICE} */\n\n` +
    '/** Ambient: the compiler inlines the numbers, and no object of this size is made at start-up. */\n' +
    `export declare const enum Form {\n${members}}\n`
  );
}

function encodingsSource(encodings: readonly number[]): string {
  const lines: string[] = [];
  let line = ' ';
  for (const encoding of encodings) {
    const word = ` 0x${encoding.toString(16)},`;
    if (line.length + word.length > 110) {
      lines.push(line);
      line = ' ';
    }
    line += word;
  }
  lines.push(line);
  return (
    `/** The instruction forms by their ids, each one number: see encoding-bits.ts. ${NOTICE} */\n` +
    `export const encodings: Int32Array = new Int32Array([\n${lines.join('\n')}\n]);\n`
  );
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of generatedFiles()) writeFileSync(path, text);
}
