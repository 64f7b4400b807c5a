import t from 'tap';
import {
  ArgumentSequence,
  FLOAT_ARGUMENTS,
  INTEGER_ARGUMENTS,
  ON_STACK,
} from '../../src/layout/calling-convention.js';
import { Reg } from '../../src/x64/registers.js';

t.test('registers are those of the processor', async (t) => {
  t.same(INTEGER_ARGUMENTS, [Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9]);
  t.equal(FLOAT_ARGUMENTS, 8);
});

t.test('integers and floats are counted apart, the rest goes to the stack in order', async (t) => {
  const places = (kinds: string): number[] => {
    const sequence = new ArgumentSequence().begin();
    return [...kinds].map((kind) => sequence.nextRegister(kind === 'F' || kind === 'D'));
  };
  t.same(places('PDI'), [Reg.RDI, 0, Reg.RSI]);
  t.same(places('IIIIIIIDPF'), [...INTEGER_ARGUMENTS, ON_STACK, 0, ON_STACK + 1, 1]);
  t.same(places('DDDDDDDDDIF'), [0, 1, 2, 3, 4, 5, 6, 7, ON_STACK, Reg.RDI, ON_STACK + 1]);
});

t.test('a sequence looks ahead, and begins anew', async (t) => {
  const sequence = new ArgumentSequence();
  for (let i = 0; i < 6; i++) sequence.next(false);
  t.equal(sequence.peekInteger(), ON_STACK);
  t.equal(sequence.next(false), ON_STACK);
  t.equal(sequence.words, 1);
  t.equal(sequence.begin().peekInteger(), Reg.RDI);
  t.equal(sequence.next(false), 0);
});
