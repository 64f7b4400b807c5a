/** Programs in an embedded VM: exit status, System.exit, and the end of the process. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { pool, run } from '../support/process.js';

const script = fileURLToPath(new URL('./run-cases.js', import.meta.url));

interface Expected {
  readonly name: string;
  readonly stdout: readonly string[];
  readonly stderr?: RegExp;
}

const CASES: readonly Expected[] = [
  {
    name: 'main',
    stdout: ['a,b', '0', 'main ends', 'thread 0', 'thread 1', 'thread 2', '0', '1', '3'],
    stderr:
      /^Exception in thread "main" java\.lang\.IllegalStateException: thrown by main\n\tat embed\.Program\.main/,
  },
  {
    name: 'missing',
    stdout: [
      'java.lang.NoClassDefFoundError',
      'class embed.Calls has no public static void main(String[])',
      'still there',
      '0',
    ],
  },
  {
    name: 'exit',
    stdout: ['hook', '3', '3', 'the Java program has ended with exit status 3', 'ExitError', '3'],
  },
  { name: 'exit in a call', stdout: ['ExitError 4 4'] },
  { name: 'exit below JavaScript', stdout: ['ExitError', 'ExitError', 'not reached'] },
  { name: 'exit while others wait', stdout: ['hook', 'ExitError 6'] },
  { name: 'close', stdout: ['0', 'hook', '0', 'ExitError: the VM is closed'] },
  { name: 'idle', stdout: ['3'] },
  { name: 'busy', stdout: ['5'] },
  { name: 'concurrent', stdout: ['312400000,312400000 true'] },
];

await pool(CASES, 2, async ({ name, stdout, stderr }) => {
  const result = await run(process.execPath, [script, name]);
  const complaint = stderr?.test(result.stderr.toString()) === true ? '' : result.stderr.toString();
  t.strictSame(
    { stdout: result.stdout.toString().trimEnd().split('\n'), stderr: complaint, exit: result.exit },
    { stdout, stderr: '', exit: 0 },
    name,
  );
});
