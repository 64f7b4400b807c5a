/** `node dist/test/opcodes/cli.js [--bless] [group…]`: writes what `java` prints for each group to test/opcodes/expected/, or compares and lists opcodes that nothing executes. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPCODE_LIST } from '../support/opcode-list.js';
import { ROOT } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';
import { writeGroup } from './build.js';
import { GROUPS } from './groups.js';

const args = process.argv.slice(2);
const bless = args.includes('--bless');
const names = args.filter((a) => !a.startsWith('--'));
const expected = join(ROOT, 'test', 'opcodes', 'expected');
const folder = mkdtempSync(join(tmpdir(), 'gojdk-opcodes-'));
const hit = new Set<number>();
mkdirSync(expected, { recursive: true });

for (const group of GROUPS) {
  if (names.length > 0 && !names.includes(group.name)) continue;
  const plainFolder = join(folder, group.name);
  const tracedFolder = join(folder, `${group.name}-traced`);
  writeGroup(group, plainFolder, false);
  const plain = await run(javaCommand(), ['-cp', plainFolder, group.name]);
  if (plain.exit !== 0) console.log(`${group.name}: java exits with ${plain.exit}\n${plain.stderr}`);
  const file = join(expected, `${group.name}.txt`);
  if (bless) writeFileSync(file, plain.stdout);
  else if (!plain.stdout.equals(readFileSync(file)))
    console.log(`${group.name}: java prints something else than ${file}`);
  writeGroup(group, tracedFolder, true);
  const traced = await run(javaCommand(), ['-cp', tracedFolder, group.name]);
  const [output, opcodes] = traced.stdout.toString().split('--\n');
  if (output !== plain.stdout.toString())
    console.log(`${group.name}: the traced classes print something else\n${traced.stderr}`);
  for (const number of (opcodes ?? '').trim().split('\n')) hit.add(Number(number));
}
if (names.length === 0) {
  const missing = OPCODE_LIST.filter((info) => !hit.has(info.code)).map((info) => info.name);
  console.log(
    missing.length === 0
      ? `all ${OPCODE_LIST.length} opcodes executed`
      : `never executed: ${missing.join(' ')}`,
  );
}
