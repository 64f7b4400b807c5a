/** The commands as commander sees them: help, unknown names, and those whose options are of our own making. */
import { Command, CommanderError, Option } from 'commander';
import { packageVersion } from '../startup/package-file.js';
import type { NativesOptions } from './natives.js';
import { UsageError } from './usage-error.js';

/** Resolves to the exit code. Throws UsageError for what commander does not understand. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    if (argv.length === 0) {
      process.stderr.write(program.helpInformation());
      return 1;
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UsageError(error.message.replace(/^error: /, '').replace(/\n/g, ' '));
  }
}

function createProgram(exit: (code: number) => void): Command {
  const program = new Command('gojdk')
    .description('Runs compiled Java inside Node.js, by compiling bytecode to machine code.')
    .version(packageVersion(), '-V, --version')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .addHelpText('after', '\nSee gojdk run --help for what can be run, and how.');
  // These are called before commander is loaded, except by way of `gojdk help run`.
  const direct = (name: string, usage: string, description: string): void => {
    program
      .command(name)
      .usage(usage)
      .description(description)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments();
  };
  direct('run', '[options] <class or file> [args...]', 'run a class, a jar or a module');
  direct('javap', '[options] <class or file>...', "show what a class file holds, as the JDK's javap does");
  direct('jdeps', '[options] <class or file>...', "show what classes depend on, as the JDK's jdeps does");
  direct('types', '[options] <class or package>...', 'write declarations of Java classes for TypeScript');
  program
    .command('doctor')
    .description('say whether this machine can run Java programs, and what is missing')
    .action(async () => {
      const { doctor } = await import('./doctor.js');
      exit(doctor());
    });
  program
    .command('image [words...]')
    .usage('[make | show | verify | remove], or --train <file> -- <arguments of gojdk run>')
    .description('make, show, try or remove the start-up image, from which programs start sooner')
    .option('--train <file>', 'runs a program and makes its own image, for gojdk run --image=file')
    .addOption(new Option('--background').hideHelp())
    .action(async (words: string[], options: { background?: boolean; train?: string }) => {
      const { image, train } = await import('./image/command.js');
      exit(options.train === undefined ? image(words, options.background) : train(options.train, words));
    });
  program
    .command('natives [target]')
    .usage('<class path, class or module> | --all')
    .description('list native methods, and what serves each: the VM, a JNI library, or nothing')
    .option('--all', 'all modules of the JDK')
    .option('--missing', 'only those that nothing serves')
    .option('--libraries <path>', "the program's libraries, and folders of them")
    .action(async (target: string | undefined, options: NativesOptions) => {
      const { natives } = await import('./natives.js');
      exit(natives(target, options));
    });
  program
    .command('help [command]', { hidden: true })
    .action(async (name?: string) => exit(await help(program, name)));
  return program;
}

async function help(program: Command, name: string | undefined): Promise<number> {
  if (name === 'run') {
    const { runHelp } = await import('./run-help.js');
    process.stdout.write(runHelp());
    return 0;
  }
  if (name === 'javap') return (await import('./javap.js')).command(['--help']);
  if (name === 'types') return (await import('./types/types.js')).command(['--help']);
  if (name === 'jdeps') return (await import('./jdeps.js')).command(['--help']);
  const command = name === undefined ? program : program.commands.find((c) => c.name() === name);
  if (command === undefined) throw new UsageError(`unknown command '${name}'`);
  command.outputHelp();
  return 0;
}
