import { splitClassPath } from '../classpath/class-path.js';

export interface JdepsOptions {
  help: boolean;
  version: boolean;
  summary: boolean;
  classes: boolean;
  samePackage: boolean;
  recursive: boolean;
  listDeps: boolean;
  ignoreMissing: boolean;
  quiet: boolean;
  dotOutput: string | null;
  /** For multi-release jars; null: none was said. */
  release: number | null;
  classPath: string[];
  paths: string[];
}

export class JdepsUsageError extends Error {
  constructor(
    message: string,
    readonly usage: boolean,
  ) {
    super(message);
  }
}

const flags: Readonly<Record<string, (o: JdepsOptions) => void>> = {
  '--help': (o) => {
    o.help = true;
  },
  '--version': (o) => {
    o.version = true;
  },
  '-summary': (o) => {
    o.summary = true;
  },
  '-verbose': (o) => {
    o.classes = true;
    o.samePackage = false;
  },
  '-verbose:class': (o) => {
    o.classes = true;
  },
  '-verbose:package': (o) => {
    o.classes = false;
  },
  '-filter:none': (o) => {
    o.samePackage = false;
  },
  '-filter:package': (o) => {
    o.samePackage = true;
  },
  '--recursive': (o) => {
    o.recursive = true;
  },
  '--no-recursive': (o) => {
    o.recursive = false;
  },
  '--list-deps': (o) => {
    o.listDeps = true;
  },
  '--ignore-missing-deps': (o) => {
    o.ignoreMissing = true;
  },
  '-quiet': (o) => {
    o.quiet = true;
  },
};

const values: Readonly<Record<string, (o: JdepsOptions, value: string) => void>> = {
  '--dot-output': (o, value) => {
    o.dotOutput = value;
  },
  '--multi-release': (o, value) => {
    o.release = value === 'base' ? 0 : Number.parseInt(value, 10);
    if (!(o.release === 0 || o.release >= 9))
      throw new JdepsUsageError(`invalid value for --multi-release: ${value}`, false);
  },
  '--class-path': (o, value) => {
    o.classPath = splitClassPath(value);
  },
};

const aliases: Readonly<Record<string, string>> = {
  '-h': '--help',
  '-?': '--help',
  '-help': '--help',
  '-version': '--version',
  '-s': '-summary',
  '-v': '-verbose',
  '-R': '--recursive',
  '-q': '-quiet',
  '-dotoutput': '--dot-output',
  '-cp': '--class-path',
  '-classpath': '--class-path',
};

export function parseJdepsOptions(args: readonly string[]): JdepsOptions {
  const o: JdepsOptions = {
    help: false,
    version: false,
    summary: false,
    classes: false,
    samePackage: true,
    recursive: false,
    listDeps: false,
    ignoreMissing: false,
    quiet: false,
    dotOutput: null,
    release: null,
    classPath: [],
    paths: [],
  };
  let i = 0;
  for (; i < args.length && args[i].startsWith('-') && args[i].length > 1; i++) {
    const arg = args[i];
    const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
    const given = equals < 0 ? arg : arg.slice(0, equals);
    const name = aliases[given] ?? given;
    if (flags[name] !== undefined && equals < 0) flags[name](o);
    else if (values[name] !== undefined) {
      const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
      if (value === undefined) throw new JdepsUsageError(`no value given for ${given}`, true);
      values[name](o, value);
    } else throw new JdepsUsageError(`unknown option: ${arg}`, true);
  }
  o.paths = args.slice(i);
  const late = o.paths.find((path) => path.startsWith('-'));
  if (late !== undefined) throw new JdepsUsageError(`option must be specified before classes: ${late}`, true);
  return o;
}
