/** The table itself: its notation, what is generated from it, and the order that users count on. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { encodings } from '../../src/x64/encodings.js';
import { describeForm } from '../../src/x64/forms/describe.js';
import { compileRow, formName, formRows } from '../../src/x64/forms/table.js';
import { generatedFiles } from './generate.js';

const names = formRows().map(formName);

t.test('what is generated is up to date: npm run x64:forms', (test) => {
  for (const { path, text } of generatedFiles()) {
    test.ok(readFileSync(path, 'utf8') === text, path.slice(path.lastIndexOf('/') + 1));
  }
  test.same([...encodings], formRows().map(compileRow));
  test.end();
});

t.test('every form has a name and an encoding of its own', (test) => {
  test.equal(new Set(names).size, names.length);
  const opcodes = formRows().map((row) => row.split('|')[1].trim());
  test.equal(new Set(opcodes).size, opcodes.length);
  test.end();
});

t.test('conditions can be added to the first of sixteen', (test) => {
  const conditions = ['O', 'NO', 'B', 'AE', 'E', 'NE', 'BE', 'A', 'S', 'NS', 'P', 'NP', 'L', 'GE', 'LE', 'G'];
  for (const family of ['CMOV_R16_RM16', 'CMOV_R32_RM32', 'CMOV_R64_RM64', 'SET_RM8']) {
    const [stem, ...operands] = family.split('_');
    const first = names.indexOf([`${stem}O`, ...operands].join('_'));
    for (const [i, condition] of conditions.entries()) {
      test.equal(names[first + i], [stem + condition, ...operands].join('_'));
    }
  }
  test.end();
});

t.test('rows that are not in the notation', (test) => {
  const bad = [
    'NOP',
    'NOP |',
    'NOP | XX',
    'NOP | 123',
    'NOP | REX.W',
    'ADD r32, r/m32 | 03 /9 | rw r',
    'FLD ST(i) | D9 10+i | r',
    'VADDSD xmm, xmm, xmm/m64 | VEX.512.F2.0F.WIG 58 /r | w r r',
  ];
  for (const row of bad) test.throws(() => compileRow(row), /form table/, row);
  const contradictory = [
    'ADD r32, r/m32 | 81 /0 id | rw r',
    'ADD r/m32, imm8 | 81 /0 id | rw',
    'ADD r/m32 | 81 /0 id | rw',
    'ADD r32, r/m32 | 03 /r | rw',
    'ADD r32, r/m32 | 03 /r | rw q',
    'ADD r32, r/m32 | 03 /r | rw r cs:r',
    'NOP r/m32 | 90 | r',
  ];
  for (const row of contradictory) test.throws(() => describeForm(row), /form table/, row);
  test.end();
});
