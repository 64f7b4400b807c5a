import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { Flow, flowOf, lengthOf } from '../../src/ir/opcode-flow.js';
import {
  BranchKind,
  instructionLength,
  OperandFormat,
  opcodeLength,
  opcodes,
} from '../../src/jvms/opcodes.js';
import { OPCODE_LIST } from '../support/opcode-list.js';
import { ROOT } from '../support/paths.js';

t.test("the table agrees with the tests' own list", (t) => {
  const letters = '-bslLjJkKiynMTSw';
  for (const { code, name, format } of OPCODE_LIST) {
    const info = opcodes[code];
    t.equal(info.mnemonic, name);
    // The list tells classes, fields and methods apart; the table does not.
    const letter = 'cfm'.includes(format) ? 'K' : format;
    t.equal(letters[info.format], letter, `format of ${name}`);
  }
  t.equal(lengthOf, opcodeLength);
  t.end();
});

t.test('the names in code are those of the table', (t) => {
  const text = readFileSync(join(ROOT, 'src/jvms/op.ts'), 'utf8');
  const members = [...text.matchAll(/^ {2}(\w+) = (0x[0-9a-f]{2}),$/gm)].map(([, name, value]) => [
    name,
    Number(value),
  ]);
  t.same(
    members,
    opcodes.map(({ opcode, mnemonic }) => [mnemonic.toUpperCase(), opcode]),
  );
  t.end();
});

t.test('control flow as the scan for blocks sees it', (t) => {
  const flow = (name: string): number => flowOf[opcodes.findIndex((info) => info.mnemonic === name)];
  for (const [names, expected] of [
    ['iadd invokevirtual iinc', Flow.NEXT],
    ['ifeq if_acmpne ifnonnull', Flow.BRANCH],
    ['goto', Flow.GOTO],
    ['goto_w', Flow.GOTO_W],
    ['jsr', Flow.JSR],
    ['jsr_w', Flow.JSR_W],
    ['ret return areturn athrow', Flow.END],
    ['tableswitch', Flow.TABLESWITCH],
    ['lookupswitch', Flow.LOOKUPSWITCH],
    ['wide', Flow.WIDE],
  ] as const)
    for (const name of names.split(' ')) t.equal(flow(name), expected, name);
  t.end();
});

t.test('properties', (t) => {
  const of = (name: string) => opcodes.find((info) => info.mnemonic === name);
  t.match(of('iadd'), { pops: 'II', pushes: 'I', stackDelta: -1, mayThrow: false, branch: BranchKind.NEXT });
  t.match(of('lastore'), { stackDelta: -4, mayThrow: true });
  t.match(of('dup2_x2'), { stackDelta: 2 });
  t.match(of('goto_w'), { format: OperandFormat.BRANCH_WIDE, branch: BranchKind.GOTO });
  t.match(of('lreturn'), { branch: BranchKind.RETURN, stackDelta: -2 });
  t.equal(of('invokevirtual')?.pops, null);
  t.end();
});

t.test('lengths', (t) => {
  const length = (...code: number[]): number => instructionLength(Uint8Array.from(code), 0);
  t.equal(length(0x00), 1);
  t.equal(length(0x11, 0), 0, 'cut off');
  t.equal(length(0xc4, 0x15, 0, 0), 4);
  t.equal(length(0xc4, 0x84, 0, 0, 0, 0), 6);
  t.equal(length(0xc4, 0x00), 0);
  t.equal(length(0xc4), 0);
  t.equal(length(0xca), 0);
  const table = [0xaa, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
  t.equal(length(...table), 24);
  t.equal(length(...table.slice(0, 20)), 0);
  t.equal(length(0xab, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 12);
  t.equal(length(0xab, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff), 0);
  t.equal(length(0xab, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff), 0);
  t.end();
});
