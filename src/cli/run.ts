/** `gojdk run`: arguments -> options -> VM. */
import { LaunchExit } from './launcher/launch-exit.js';
import { parseRunArguments } from './run-arguments.js';
import { tuneEngine } from './tune-engine.js';

/** Runs the program; resolves to its exit code. */
export async function command(args: readonly string[]): Promise<number> {
  try {
    const options = await parseRunArguments(args);
    if (options === null) {
      const { runHelp } = await import('./run-help.js');
      process.stdout.write(runHelp());
      return 0;
    }
    tuneEngine();
    const { runMain } = await import('./run-main.js');
    return await runMain(options);
  } catch (error) {
    if (error instanceof LaunchExit) return error.code;
    throw error;
  }
}
