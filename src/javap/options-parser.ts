/** The command line of javap: options up to the first class, then only classes. */
import { Access, type DisplayOptions } from './options.js';

export type OutputFormat = 'javap' | 'ir' | 'asm' | 'json' | 'cfg';

export interface JavapOptions extends DisplayOptions {
  help: boolean;
  version: boolean;
  fullVersion: boolean;
  format: OutputFormat;
  /** For the views that can show one method: its name, with or without the descriptor. */
  method: string | null;
  /** For --format=cfg. */
  mermaid: boolean;
  module: string | null;
  classPath: string | null;
  system: string | null;
  release: number;
  color: boolean | null;
  /** Options for a JVM. */
  ignored: string[];
  classes: string[];
}

/** What is wrong with the command line; `usage` asks for the two lines on how to call javap. */
export class JavapUsageError extends Error {
  constructor(
    message: string,
    readonly usage = false,
  ) {
    super(message);
  }
}

type SetFlag = (o: JavapOptions) => void;
type SetValue = (o: JavapOptions, value: string) => void;

const showAccess =
  (access: Access): SetFlag =>
  (o) => {
    o.access = access;
  };

const flags: Readonly<Record<string, SetFlag>> = {
  '--help': (o) => {
    o.help = true;
  },
  '-version': (o) => {
    o.version = true;
  },
  '-fullversion': (o) => {
    o.fullVersion = true;
  },
  '-v': (o) => {
    o.verbose = true;
    o.descriptors = true;
    o.lines = true;
    o.code = true;
  },
  '-l': (o) => {
    o.lines = true;
  },
  '-c': (o) => {
    o.code = true;
  },
  '-s': (o) => {
    o.descriptors = true;
  },
  '-sysinfo': (o) => {
    o.sysinfo = true;
  },
  '-constants': (o) => {
    o.constants = true;
  },
  '-public': showAccess(Access.PUBLIC),
  '-protected': showAccess(Access.PROTECTED),
  '-package': showAccess(Access.PACKAGE),
  '-p': showAccess(Access.PRIVATE),
};

const aliases: Readonly<Record<string, string>> = {
  '-help': '--help',
  '-h': '--help',
  '-?': '--help',
  '-verbose': '-v',
  '-all': '-v',
  '-private': '-p',
  '-m': '--module',
  '-cp': '--class-path',
  '-classpath': '--class-path',
};

const ignored: SetValue = () => {};

const values: Readonly<Record<string, SetValue>> = {
  '--module': (o, value) => {
    o.module = value;
  },
  '--class-path': (o, value) => {
    o.classPath = value;
  },
  '--system': (o, value) => {
    o.system = value;
  },
  '--module-path': ignored,
  '-bootclasspath': ignored,
  '--multi-release': (o, value) => {
    o.release = /^\d+$/.test(value) ? Number(value) : 0;
  },
  '--format': (o, value) => {
    if (!['javap', 'ir', 'asm', 'json', 'cfg'].includes(value)) {
      throw new JavapUsageError(`unknown format: ${value} (javap, ir, asm, json or cfg)`);
    }
    o.format = value as OutputFormat;
  },
  '--method': (o, value) => {
    o.method = value;
  },
  '--color': (o, value) => {
    o.color = value === 'auto' ? null : value !== 'never';
  },
};

function defaults(): JavapOptions {
  return {
    access: Access.PACKAGE,
    verbose: false,
    code: false,
    lines: false,
    descriptors: false,
    constants: false,
    sysinfo: false,
    help: false,
    version: false,
    fullVersion: false,
    format: 'javap',
    method: null,
    mermaid: false,
    module: null,
    classPath: null,
    system: null,
    release: 0,
    color: null,
    ignored: [],
    classes: [],
  };
}

export function parseJavapOptions(args: readonly string[]): JavapOptions {
  const o = defaults();
  const accessOptions = new Set<string>();
  let i = 0;
  for (; i < args.length && args[i].startsWith('-'); i++) {
    const arg = args[i];
    if (arg.startsWith('-J')) {
      o.ignored.push(arg);
      continue;
    }
    if (arg === '--mermaid') {
      o.mermaid = true;
      continue;
    }
    const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
    const given = equals < 0 ? arg : arg.slice(0, equals);
    const name = aliases[given] ?? given;
    const setFlag = equals < 0 ? flags[name] : undefined;
    const setValue = values[name];
    if (setFlag !== undefined) {
      setFlag(o);
      if (/^-(p|public|protected|package)$/.test(name)) accessOptions.add(arg);
    } else if (setValue !== undefined) {
      if (equals < 0 && i + 1 >= args.length) throw missingValue(given);
      setValue(o, equals < 0 ? args[++i] : arg.slice(equals + 1));
    } else throw new JavapUsageError(`unknown option: ${arg}`, true);
  }
  o.classes = args.slice(i);
  if (accessOptions.size > 1) {
    throw new JavapUsageError(`bad combination of options: ${[...accessOptions].sort().reverse().join(' ')}`);
  }
  if (o.classes.length === 0 && !o.help && !o.version && !o.fullVersion) {
    throw new JavapUsageError('no classes specified');
  }
  return o;
}

function missingValue(option: string): JavapUsageError {
  const isModule = option === '--module' || option === '-m';
  return new JavapUsageError(
    isModule ? `no value given for ${option}` : `invalid use of option: ${option}`,
    true,
  );
}
