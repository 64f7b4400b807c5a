/**
 * Where the VM's options come from: JAVA_TOOL_OPTIONS, the command line, _JAVA_OPTIONS, in this order, the last word being the last; and files that options name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { splitQuoted } from './argument-files.js';
import { type Output, refuse, warn } from './launch-exit.js';

/** The variables of the environment that the VM reads. */
export const FIRST_VARIABLE = 'JAVA_TOOL_OPTIONS';
export const LAST_VARIABLE = '_JAVA_OPTIONS';

const OPTIONS_FILE = '-XX:VMOptionsFile=';
const FLAGS_FILE = '-XX:Flags=';
/** A file of flags that debug builds of HotSpot read. */
const RC_FILE = '.hotspotrc';

export interface VmArguments {
  readonly options: readonly { readonly text: string; readonly origin: string }[];
  /** Flags of the file that -XX:Flags= names, without `-XX:`; they come first. */
  readonly fileFlags: readonly string[];
  readonly ignoreUnrecognized: boolean;
  readonly printInitialFlags: boolean;
}

/** Reads the environment and the files. Throws LaunchExit. */
export function collectVmArguments(
  commandLine: readonly string[],
  env: NodeJS.ProcessEnv,
  output: Output,
): VmArguments {
  const first = fromVariable(FIRST_VARIABLE, env, output);
  const last = fromVariable(LAST_VARIABLE, env, output);
  const containers = [
    { words: first, origin: 'environment', name: `env_var='${FIRST_VARIABLE}'` },
    { words: commandLine, origin: 'command line', name: 'cmd_line_args' },
    { words: last, origin: 'environment', name: `env_var='${LAST_VARIABLE}'` },
  ];
  const options = containers.flatMap(({ words, origin, name }) =>
    withOptionsFile(words, name, output).map((text) => ({ text, origin })),
  );
  const lastOf = (...words: string[]): string | undefined =>
    options.findLast(({ text }) => words.includes(text))?.text;
  const flagsFile = options
    .findLast(({ text }) => text.startsWith(FLAGS_FILE))
    ?.text.slice(FLAGS_FILE.length);
  if (lastOf('-XX:+PrintVMOptions', '-XX:-PrintVMOptions') === '-XX:+PrintVMOptions')
    for (const { text } of options)
      if (text.startsWith('-XX:')) output.out(`VM option '${text.slice('-XX:'.length)}'\n`);
  return {
    options: options.filter(({ text }) => !text.startsWith(FLAGS_FILE) && !text.startsWith(OPTIONS_FILE)),
    fileFlags: flagsFile === undefined ? [] : readFlagsFile(flagsFile, output),
    ignoreUnrecognized:
      lastOf('-XX:+IgnoreUnrecognizedVMOptions', '-XX:-IgnoreUnrecognizedVMOptions') ===
      '-XX:+IgnoreUnrecognizedVMOptions',
    printInitialFlags: lastOf('-XX:+PrintFlagsInitial') !== undefined,
  };
}

/** To be called when the options have been read: they may say that a file in the way is meant. */
export function warnOfSettings(args: VmArguments, output: Output): void {
  if (args.fileFlags.length === 0 && existsSync(RC_FILE))
    warn(
      output,
      `${RC_FILE} file is present but has been ignored.  Run with ${FLAGS_FILE}${RC_FILE} to load the file.`,
    );
}

function fromVariable(name: string, env: NodeJS.ProcessEnv, output: Output): string[] {
  const text = env[name];
  if (text === undefined) return [];
  output.err(`Picked up ${name}: ${text}\n`);
  return splitQuoted(text, () => refuse(output, `Unmatched quote in ${name}\n`));
}

/** The words with those of an options file in the place of the option that names it. */
function withOptionsFile(words: readonly string[], container: string, output: Output): readonly string[] {
  const named = words.filter((word) => word.startsWith(OPTIONS_FILE));
  if (named.length === 0) return words;
  const file = named[0].slice(OPTIONS_FILE.length);
  const read = readOptionsFile(file, output);
  if (read.some((word) => word.startsWith(OPTIONS_FILE)))
    throw refuse(
      output,
      `A VM options file may not refer to a VM options file. Specification of '-XX:VMOptionsFile=<file-name>' in the options file '${named[0]}' in options container '${container}' is an error.\n`,
    );
  if (named.length > 1)
    throw refuse(
      output,
      `The option '${named[0]}' is already specified in the options container '${container}' so the specification of '${named[1]}' in the same options container is an error.\n`,
    );
  return words.flatMap((word) => (word === named[0] ? read : [word]));
}

function readOptionsFile(file: string, output: Output): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const verb = (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'read' : 'open';
    throw refuse(output, `Could not ${verb} options file '${file}'\n`);
  }
  return splitQuoted(text, () => refuse(output, `Unmatched quote in ${file}\n`));
}

/** Flags of a settings file: between blanks, with `#` comments and quotes; a line's end ends everything. */
function readFlagsFile(file: string, output: Output): string[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // HotSpot opens a folder like a file, and finds nothing in it.
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR')
      throw refuse(output, `Could not open settings file ${file}\n`);
  }
  const flags: string[] = [];
  for (const line of text.split('\n')) flags.push(...flagsOf(line));
  return flags;
}

function flagsOf(line: string): string[] {
  const flags: string[] = [];
  let flag = '';
  let quote = '';
  for (const c of line) {
    if (flag === '') {
      // A quote at the start of a flag is part of it, as HotSpot reads it.
      if (c === '#') break;
      if (!/\s/.test(c)) flag = c;
    } else if (quote === '' && /\s/.test(c)) {
      flags.push(flag);
      flag = '';
    } else if (quote === '' && (c === '"' || c === "'")) quote = c;
    else if (c === quote) quote = '';
    else flag += c;
  }
  return flag === '' ? flags : [...flags, flag];
}
