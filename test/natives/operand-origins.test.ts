/** Where values on the operand stack come from, in the code of a program made for messages about null. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { instructionLength, Op } from '../../src/jvms/opcodes.js';
import { OperandOrigins } from '../../src/vm/exceptions/operand-origins.js';
import { classfiles } from '../support/paths.js';

const path = classfiles('programs', 'exceptions', 'HelpfulMessages.class');
const file = parseClassFile(readFileSync(path), path);

t.test('the receiver of every call is known, or ambiguous', async (t) => {
  let known = 0;
  for (const method of file.methods) {
    const code = method.code;
    if (code === null) continue;
    for (let bci = 0; bci < code.code.length; bci += instructionLength(code.code, bci)) {
      if (code.code[bci] !== Op.GETSTATIC + 2) continue; // getfield: its object is topmost
      const origin = new OperandOrigins(code, file.pool, bci).originAt(bci, 0);
      if (origin >= bci) t.fail(`${method.name}: ${bci} from ${origin}`);
      if (origin >= 0) known++;
    }
  }
  t.ok(known > 20, `${known} known`);
});

t.test('locals that are written are told from parameters', async (t) => {
  const method = file.methods.find((m) => m.name === 'par');
  const code = method?.code;
  if (!code) throw new Error('the program has changed');
  const last = code.code.length - 1;
  const origins = new OperandOrigins(code, file.pool, last);
  t.equal(origins.isWritten(0, 4), false);
  t.equal(origins.isWritten(last, 4), true);
  t.equal(origins.isWritten(last, 0), false);
  t.equal(origins.isWritten(0, 64), true);
});
