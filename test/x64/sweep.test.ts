/**
 * Every form, encoded and read back by iced-x86: text and length must be what the row says. First systematically, every register and addressing mode of
 * each form; then at random. X64_ENCODINGS and X64_SEED choose how many of the latter, and which.
 */
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { Assembler } from '../../src/x64/assembler.js';
import { describeForm } from '../../src/x64/forms/describe.js';
import { formRows } from '../../src/x64/forms/table.js';
import { choiceNumbers, ListedChoices, SeededChoices } from '../support/choices.js';
import { disassemble } from './disassemble.js';
import { formText, type Operands } from './form-text.js';
import { encode, randomOperands, systematicOperands } from './operands.js';

const ENCODINGS = Number(process.env.X64_ENCODINGS ?? 50_000);
const SEED = Number(process.env.X64_SEED ?? 1);
const BATCH = 4096;
/** Instructions of a case, at the most, and decisions of an instruction: no form asks for more. */
const CASE = 256;
const DECISIONS = 16;

const forms = formRows().map(describeForm);

/** Encodes one instruction after the other, and compares them by batches. */
class Sweep {
  count = 0;
  /** One for each form that fails. */
  readonly failures = new Map<number, string>();
  private readonly asm = new Assembler();
  private texts: string[] = [];
  private starts: number[] = [];
  private ids: number[] = [];

  add(id: number, operands: Operands): void {
    this.ids.push(id);
    this.starts.push(this.asm.offset);
    this.texts.push(formText(forms[id], operands));
    encode(this.asm, id, forms[id], operands);
    this.count++;
    if (this.texts.length === BATCH) this.flush();
  }

  /** A wrong length shows as an instruction that begins in the wrong place; after the first of them the batch means nothing. */
  flush(): void {
    const bytes = this.asm.bytes();
    const { ids, texts, starts } = this;
    const read = disassemble(bytes);
    for (let i = 0; i < texts.length; i++) {
      const found = read[i];
      const next = read[i + 1]?.offset ?? bytes.length;
      const end = starts[i + 1] ?? bytes.length;
      if (found.text === texts[i] && next === end) continue;
      const hex = Buffer.from(bytes.subarray(starts[i], end)).toString('hex');
      const message = `${texts[i]}: encoded as ${hex}, which is ${found.text} (${next - starts[i]} bytes)`;
      this.failures.set(ids[i], message);
      if (next !== end) break;
    }
    this.asm.reset();
    this.texts = [];
    this.starts = [];
    this.ids = [];
  }
}

function report(test: Test, sweep: Sweep): void {
  sweep.flush();
  for (const failure of sweep.failures.values()) test.fail(failure);
  test.equal(sweep.failures.size, 0, `${sweep.count} encodings`);
  test.comment(`${sweep.count} encodings of ${forms.length} forms, ${test.name}`);
}

t.test('systematically', (test) => {
  const sweep = new Sweep();
  const choices = new SeededChoices(1);
  for (let id = 0; id < forms.length; id++) {
    for (const operands of systematicOperands(forms[id], choices)) sweep.add(id, operands);
  }
  report(test, sweep);
  test.end();
});

const cases = fc.array(choiceNumbers(DECISIONS, DECISIONS), { maxLength: CASE, size: 'max' });

t.test(`at random, seed ${SEED}`, (test) => {
  let count = 0;
  fc.assert(
    fc.property(cases, (instructions) => {
      const sweep = new Sweep();
      for (const numbers of instructions) {
        const choices = new ListedChoices(numbers);
        const id = choices.below(forms.length);
        sweep.add(id, randomOperands(forms[id], choices));
      }
      sweep.flush();
      count += sweep.count;
      for (const failure of sweep.failures.values()) throw new Error(failure);
    }),
    { seed: SEED, numRuns: Math.ceil((2 * ENCODINGS) / CASE) },
  );
  test.ok(count > ENCODINGS / 2, `${count} encodings`);
  test.end();
});
