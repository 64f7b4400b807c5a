/** `node dist/test/badinput/cli.js [--java] [filters]`: runs the bad inputs and shows how each is refused, or how `java` refuses those that it can be given. */
import { gojdk, javaCommand, pool, run } from '../support/process.js';
import { CASES } from './cases.js';
import { complaints, inCaseFolder } from './run-case.js';

const underJava = process.argv.includes('--java');
const filters = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const chosen = CASES.filter((c) => filters.length === 0 || filters.some((f) => c.name.includes(f)));

await pool(chosen, 2, async (badCase) => {
  const result = await inCaseFolder(badCase, (cwd) =>
    underJava
      ? run(javaCommand(), ['-cp', '.', 'Bad'], { cwd })
      : gojdk(badCase.args, { cwd, timeoutSeconds: 30, env: { ...process.env, ...badCase.env } }),
  );
  const found = underJava ? [] : complaints(badCase, result);
  const verdict = found.length > 0 ? `BAD ${found.join('; ')}` : underJava ? `exit ${result.exit}` : 'ok';
  console.log(
    `${badCase.name}: ${verdict}\n    ${result.stderr.toString().trim().replaceAll('\n', '\n    ')}`,
  );
});
