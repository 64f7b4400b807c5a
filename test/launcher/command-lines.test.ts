/** Command lines do the same under `java` and `gojdk run`: stdout, stderr, exit code. COMMAND_LINES=all runs all of them, a part of a line those that hold it. */
import t from 'tap';
import { scratchFolder } from '../classpath/scratch.js';
import { pool } from '../support/process.js';
import { type CommandLine, commandLines, firstDifference, furnish, runGojdk, runJava } from './compare.js';

const JOBS = 2;
/** Of so many lines, neighbours being alike, one is run. */
const SHARE = 3;
const { COMMAND_LINES: wanted } = process.env;

function isChosen(line: CommandLine, index: number): boolean {
  if (wanted === undefined) return index % SHARE === 0;
  return wanted === 'all' || line.text.includes(wanted);
}

t.test('command lines', async (t) => {
  const folder = scratchFolder(t);
  furnish(folder);
  const chosen = commandLines().filter(isChosen);
  const differences = await pool<CommandLine, string | null>(chosen, JOBS, async (line) =>
    firstDifference(await runJava(line, folder), await runGojdk(line, folder)),
  );
  for (const [i, { text }] of chosen.entries()) {
    const difference = differences[i];
    t.equal(difference, null, difference === null ? text : `${text}: ${difference}`);
  }
});
