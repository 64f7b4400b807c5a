/** `gojdk run`: arguments -> options -> VM. */
import { givenStore } from './image/given-store.js';
import { hints, hintsAsEnvironment } from './image/hints.js';
import { HeldOutput } from './launcher/held-output.js';
import { LaunchExit, PROCESS_OUTPUT } from './launcher/launch-exit.js';
import { parseRunArguments } from './run-arguments.js';
import { tuneEngine } from './tune-engine.js';

/** --image=folder: begins anew by way of bin/gojdk. Returns only if that is not possible. */
async function runFrom(folder: string, args: readonly string[]): Promise<void> {
  const [{ loadLibC }, { packageFile }] = await Promise.all([
    import('../../native-trampoline/libc.js'),
    import('../startup/package-file.js'),
  ]);
  const at = args.findIndex((word) => word === '--image' || word.startsWith('--image='));
  const rest = args.filter((_, i) => i !== at && !(i === at + 1 && args[at] === '--image'));
  const words = ['/bin/sh', packageFile('bin/gojdk'), 'run', ...rest];
  loadLibC().exec(words[0], words, { ...process.env, GOJDK_IMAGE: folder });
}

/** Runs the program; resolves to its exit code. */
export async function command(args: readonly string[]): Promise<number> {
  const output = new HeldOutput(PROCESS_OUTPUT);
  try {
    const options = await parseRunArguments(args, process.env, output);
    if (options === null) {
      const { runHelp } = await import('./run-help.js');
      process.stdout.write(runHelp());
      return 0;
    }
    tuneEngine();
    const { runMain } = await import('./run-main.js');
    const { why, make } = hints();
    const isFolder = options.image !== null && options.image !== 'off' && givenStore(options.image) === null;
    if (isFolder) await runFrom(options.image as string, args);
    if (options.trace.has('image'))
      output.err(`[image] not used: ${why ?? 'the command was not started by bin/gojdk'}\n`);
    const code = await runMain(options, {
      restartEnvironment: hintsAsEnvironment(hints()),
      opened: () => output.release(),
    });
    if (make !== '' && options.image === null) (await import('./image/background.js')).makeImageLater();
    return code;
  } catch (error) {
    if (error instanceof LaunchExit) return error.code;
    throw error;
  } finally {
    output.release();
  }
}
