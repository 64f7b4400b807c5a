/**
 * Calls of static methods from the command line (`gojdk run Arith.class --method add1 41`) and what they print, from classfiles/examples/calls.txt: lines
 * `Class method arguments = result`, where a result that begins with `!` is the exception that comes out. `node dist/test/differential/calls.js` rewrites the
 * results from what `java` computes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { classfiles } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';

export interface Call {
  readonly type: string;
  readonly method: string;
  readonly args: readonly string[];
  /** What is printed, or null if an exception comes out. */
  readonly result: string | null;
  /** Class name and message of the exception. */
  readonly exception: string | null;
}

const FILE = classfiles('examples', 'calls.txt');

function parse(line: string): Call {
  const at = line.indexOf(' =');
  const [type, method, ...args] = (at < 0 ? line : line.slice(0, at)).trim().split(/\s+/);
  const outcome = at < 0 ? '' : line.slice(at + 2).trim();
  return outcome.startsWith('!')
    ? { type, method, args, result: null, exception: outcome.slice(1).trim() }
    : { type, method, args, result: outcome, exception: null };
}

export function readCalls(): Call[] {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(parse);
}

async function bless(): Promise<void> {
  const lines: string[] = [];
  for (const line of readFileSync(FILE, 'utf8').trimEnd().split('\n')) {
    if (line === '' || line.startsWith('#')) {
      lines.push(line);
      continue;
    }
    const { type, method, args } = parse(line);
    const classPath = `${classfiles('tools')}:${classfiles('examples')}`;
    const outcome = await run(javaCommand(), [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classPath,
      'CallStatic',
      type,
      method,
      ...args,
    ]);
    const stderr = outcome.stderr.toString();
    const exception = /^Exception in thread "main" (.*)$/m.exec(stderr)?.[1];
    if (outcome.exit !== 0 && exception === undefined) throw new Error(`${line}: ${stderr}`);
    const shown = exception !== undefined ? `! ${exception}` : outcome.stdout.toString().trimEnd();
    lines.push(`${[type, method, ...args].join(' ')} = ${shown}`.trimEnd());
  }
  writeFileSync(FILE, `${lines.join('\n')}\n`);
}

if (argv[1] === fileURLToPath(import.meta.url)) await bless();
