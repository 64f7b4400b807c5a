/** What `--format=asm` shows. */

import t from 'tap';
import { compileBaseline } from '../../src/compiler/baseline/compile.js';
import { formatListing, listCode, type MachineInstruction } from '../../src/compiler/listing.js';
import { placeholderStubs, stubSymbols, UnlinkedEnv } from '../../src/compiler/unlinked-env.js';
import { IrBuilder } from '../../src/ir/builder.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

import { Region } from '../../src/layout/layout.js';
import { CodeWriter, Label, TestPool, testMethod } from '../ir/code-writer.js';

const ORIGIN = Region.CODE + 0x1_0000;

async function disassembler(): Promise<(bytes: Uint8Array, address: number) => MachineInstruction[]> {
  const { Decoder, DecoderOptions, Formatter, FormatterSyntax } = await import('iced-x86');
  return (bytes, address) => {
    const decoder = new Decoder(64, bytes, DecoderOptions.None);
    decoder.ip = BigInt(address);
    const formatter = new Formatter(FormatterSyntax.Nasm);
    formatter.hexPrefix = '0x';
    formatter.hexSuffix = '';
    formatter.branchLeadingZeros = false;
    const list: MachineInstruction[] = [];
    let offset = 0;
    while (decoder.canDecode) {
      const instruction = decoder.decode();
      list.push({ offset, length: instruction.length, text: formatter.format(instruction) });
      offset += instruction.length;
      instruction.free();
    }
    return list;
  };
}

t.test('a method with a loop, a switch, a field and a call', async (t) => {
  const w = new CodeWriter();
  const head = new Label();
  const cases = Array.from({ length: 6 }, () => new Label());
  const end = new Label();
  w.bind(head);
  w.emit(0x15, 0);
  w.tableswitch(0, cases, end);
  for (const label of cases) w.bind(label);
  w.emit2(0xb2, 1);
  w.emit(0x36, 0);
  w.emit2(0xb8, 2);
  w.branch(0xa7, head);
  w.bind(end);
  w.emit(0x15, 0, 0xac);
  const constants = new TestPool([
    [CpTag.FIELDREF, 'I'],
    [CpTag.METHODREF, '()V'],
  ]);
  const source = testMethod(w.finish(), { descriptor: '(I)I', constants });
  const stubs = placeholderStubs(Region.CODE);
  const names = {
    fieldDescriptor: (i: number) => constants.fieldDescriptor(i),
    methodDescriptor: (i: number) => constants.methodDescriptor(i),
    methodName: () => 'm',
    methodClassName: () => 'T',
  };
  const code = compileBaseline(
    new IrBuilder().build(source),
    new UnlinkedEnv(names, stubs, Region.META + 0x1000),
    {
      codeId: 16,
      origin: ORIGIN,
      methodRecord: Region.META + 0x2000,
      isStatic: true,
      isSynchronized: false,
      mirror: 0,
      counters: false,
      fullPcTable: true,
    },
  );
  const symbols = stubSymbols(stubs);
  const lines = listCode(code, {
    origin: ORIGIN,
    disassemble: await disassembler(),
    bytecode: (bci) => `opcode ${source.code[bci].toString(16)}`,
    symbols,
    showBytes: true,
  });
  const text = formatListing(lines);
  t.match(text, /; prologue\n {2}0000 {2}55 +push rbp/);
  t.match(text, /; links static field #1\n.*call resolve/);
  t.match(text, /; links call #2\n.*call resolve/);
  t.match(text, /L\d+:\n {2}; loop at 0|; loop at 0/);
  t.match(text, /call poll/);
  t.match(text, /; 0: opcode 15|; 1: opcode aa|; 2: opcode aa/);
  const labels = new Set(lines.filter((line) => line.kind === 'label').map((line) => line.text));
  const table = lines.filter((line) => line.kind === 'data');
  t.equal(table.length, 6);
  for (const entry of table) t.ok(labels.has(entry.text), entry.text);
  for (const [, label] of text.matchAll(/ j[a-z]+ (?:near |short )?(\w+)/g)) {
    if (label !== 'rax') t.ok(labels.has(label) || [...symbols.values()].includes(label), label);
  }
  // Every byte is shown once.
  let at = 0;
  for (const line of lines) {
    if (line.kind === 'instruction') {
      t.equal(line.offset, at);
      at += line.bytes.length / 2;
    } else if (line.kind === 'data') at += 4;
  }
  t.equal(at, code.bytes.length);
});
