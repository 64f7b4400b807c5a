/** The `gojdk` command. Each command's file is loaded only when it is called. */
import { describeError } from './report-error.js';

/** Takes the arguments behind the command's name and resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** Commands that read their arguments themselves, since these are those of the JDK's tools; commander is not loaded for them. */
const DIRECT: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  run: () => import('./run.js'),
  javap: () => import('./javap.js'),
  jdeps: () => import('./jdeps.js'),
  types: () => import('./types/types.js'),
};

async function dispatch(argv: readonly string[]): Promise<number> {
  const name = argv[0] ?? '';
  if (Object.hasOwn(DIRECT, name)) {
    const { command } = await DIRECT[name]();
    return command(argv.slice(1));
  }
  if (name === '--version' || name === '-V') {
    const { packageVersion } = await import('../startup/package-file.js');
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  const { runProgram } = await import('./program.js');
  return runProgram(argv);
}

function fail(error: unknown): never {
  // Whoever read the output has had enough of it.
  if ((error as NodeJS.ErrnoException | null)?.code === 'EPIPE') process.exit(1);
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
// Ends the process even if a program left handles open; everything has been written by now, since Node writes to files, pipes and terminals synchronously.
dispatch(process.argv.slice(2)).then((code) => process.exit(code), fail);
