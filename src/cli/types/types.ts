/** `gojdk types`: declarations of Java classes for TypeScript. */
import { writeFileSync } from 'node:fs';
import { splitClassPath } from '../../classpath/class-path.js';
import { reasonOf } from '../../classpath/class-path-error.js';
import { UsageError } from '../usage-error.js';
import { ClassModels } from './class-model.js';
import { Declarations } from './declarations.js';

interface Options {
  classPath: string[];
  output: string | null;
  depth: number;
  safeLongs: boolean;
  readonly names: string[];
}

const HELP = `Usage: gojdk types [options] <class, 'package.*' or 'package.**'>...

Writes declarations of Java classes for TypeScript: import the file, and vm.load('java.util.List') is typed.

  -cp <path>, --class-path <path>   where to look for classes beside the JDK
  -o <file>, --output <file>        the file to write, such as java.d.ts (default: standard output)
  --depth <n>                       how many steps of references are followed (1): beyond, objects are opaque
  --long bigint|number              number: as with createVM({ long: 'number' })

'package.*' means all public classes of a package, 'package.**' those of the packages below it, too.
`;

/** Options and what they do with their values. */
const OPTIONS: Readonly<Record<string, (to: Options, value: string) => void>> = {
  '-cp': setClassPath,
  '-classpath': setClassPath,
  '--class-path': setClassPath,
  '-o': setOutput,
  '--output': setOutput,
  '--depth': (to, value) => {
    if (!/^\d+$/.test(value)) throw new UsageError('--depth is a number');
    to.depth = Number(value);
  },
  '--long': (to, value) => {
    if (value !== 'bigint' && value !== 'number') throw new UsageError('--long is bigint or number');
    to.safeLongs = value === 'number';
  },
};

function setClassPath(to: Options, value: string): void {
  to.classPath = splitClassPath(value);
}

function setOutput(to: Options, value: string): void {
  to.output = value;
}

function parse(args: readonly string[]): Options {
  const options: Options = { classPath: [], output: null, depth: 1, safeLongs: false, names: [] };
  for (let i = 0; i < args.length; i++) {
    const word = args[i];
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals < 0 ? word : word.slice(0, equals);
    if (!word.startsWith('-')) options.names.push(word);
    else if (!Object.hasOwn(OPTIONS, name))
      throw new UsageError(`types has no option ${name} (gojdk types --help)`);
    else {
      const value = equals < 0 ? args[++i] : word.slice(equals + 1);
      if (value === undefined || value === '') throw new UsageError(`${name} needs a value`);
      OPTIONS[name](options, value);
    }
  }
  if (options.names.length === 0)
    throw new UsageError("types needs names of classes or packages, such as java.util.List or 'pkg.*'");
  return options;
}

/** Writes the declarations; resolves to the exit code. Throws UsageError. */
export async function command(args: readonly string[]): Promise<number> {
  if (args.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const { classPath, output, depth, safeLongs, names } = parse(args);
  const models = new ClassModels(classPath);
  const wanted = new Set<string>();
  for (const name of names) for (const found of find(models, name)) wanted.add(found);
  const text = new Declarations(models, [...wanted], { depth, safeLongs }).write();
  if (output === null) {
    process.stdout.write(text);
    return 0;
  }
  try {
    writeFileSync(output, text);
  } catch (error) {
    throw new UsageError(`${output}: ${reasonOf(error)}`);
  }
  return 0;
}

function find(models: ClassModels, name: string): string[] {
  const internal = name.replaceAll('.', '/');
  const pattern = /^(.+)\/(\*\*?)$/.exec(internal);
  if (pattern !== null) {
    const found = models.inPackage(pattern[1], pattern[2] === '**');
    if (found.length === 0) throw new UsageError(`there are no public classes in ${name}`);
    return found;
  }
  // `java.util.Map.Entry` may stand for `java.util.Map$Entry`.
  for (let candidate = internal; ; ) {
    const model = models.find(candidate);
    if (model !== null && !model.isPublic) throw new UsageError(`class ${name} is not public`);
    if (model !== null) return [candidate];
    const slash = candidate.lastIndexOf('/');
    if (slash < 0) throw new UsageError(`there is no class ${name} on the class path or in the JDK`);
    candidate = `${candidate.slice(0, slash)}$${candidate.slice(slash + 1)}`;
  }
}
