/** `createVM({ args })`: options of `java` that mean something to a VM in a Node process. Others are errors; the program's own arguments belong to {@link RunOptions}. */
import { splitClassPath } from '../classpath/class-path.js';
import {
  NATIVE_ACCESS_PROPERTY,
  NATIVE_ACCESS_SINCE,
  UNSAFE_ACCESS,
  UNSAFE_ACCESS_PROPERTY,
  UNSAFE_ACCESS_SINCE,
} from '../vm/jdk/releases.js';
import type { VmOptions } from '../vm/options.js';

type Assertions = NonNullable<VmOptions['assertions']>[number];

/** What the options come to. */
export interface VmArguments {
  readonly properties: [string, string][];
  readonly moduleProperties: [string, string][];
  readonly assertions: Assertions[];
  readonly classPath: string[];
  readonly bootAppend: string[];
  maxHeap?: number;
  initialHeap?: number;
  nursery?: number;
  stackSize?: number;
  verify?: VmOptions['verify'];
  enablePreview?: boolean;
  tier?: VmOptions['tier'];
  noExplicitGc?: boolean;
  processors?: number;
}

interface Row {
  /** `exact`: the word as it stands; `prefix`: what follows is the value; `value`: behind `=` or the next word. */
  readonly form: 'exact' | 'prefix' | 'value';
  readonly names: readonly string[];
  readonly apply: (to: VmArguments, value: string, word: string) => void;
  /** The release that brought it. */
  readonly since?: number;
}

const SIZE = /^(\d+)([kmg]?)$/i;
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

function sizeOf(value: string, word: string): number {
  const match = SIZE.exec(value);
  if (match === null) throw new TypeError(`createVM: ${word} has no size behind it`);
  return Number(match[1]) * UNITS[match[2].toLowerCase()];
}

function numbered(property: string): Row['apply'] {
  return (to, value) => {
    const count = to.moduleProperties.filter(([name]) => name.startsWith(`${property}.`)).length;
    to.moduleProperties.push([`${property}.${count}`, value]);
  };
}

function assertions(to: VmArguments, value: string, word: string): void {
  to.assertions.push({ enable: word[1] === 'e', target: value.replace(/^:/, '').replaceAll('/', '.') });
}

function unsafeAccess(to: VmArguments, value: string, word: string): void {
  if (!UNSAFE_ACCESS.includes(value))
    throw new TypeError(
      `createVM: ${word} is one of ${UNSAFE_ACCESS.join(', ')}, not ${JSON.stringify(value)}`,
    );
  to.properties.push([UNSAFE_ACCESS_PROPERTY, value]);
}

const ROWS: readonly Row[] = [
  {
    form: 'prefix',
    names: ['-D'],
    apply: (to, value) => {
      const equals = value.indexOf('=');
      to.properties.push(equals < 0 ? [value, ''] : [value.slice(0, equals), value.slice(equals + 1)]);
    },
  },
  {
    form: 'value',
    names: ['-cp', '-classpath', '--class-path'],
    apply: (to, value) => to.classPath.push(...splitClassPath(value)),
  },
  {
    form: 'prefix',
    names: ['-Xbootclasspath/a:'],
    apply: (to, value) => to.bootAppend.push(...splitClassPath(value)),
  },
  {
    form: 'prefix',
    names: ['-Xmx'],
    apply: (to, value, word) => {
      to.maxHeap = sizeOf(value, word);
    },
  },
  {
    form: 'prefix',
    names: ['-Xms'],
    apply: (to, value, word) => {
      to.initialHeap = sizeOf(value, word);
    },
  },
  {
    form: 'prefix',
    names: ['-Xmn'],
    apply: (to, value, word) => {
      to.nursery = sizeOf(value, word);
    },
  },
  {
    form: 'prefix',
    names: ['-Xss'],
    apply: (to, value, word) => {
      to.stackSize = sizeOf(value, word);
    },
  },
  {
    form: 'exact',
    names: ['-esa', '-dsa', '-enablesystemassertions', '-disablesystemassertions'],
    apply: (to, _value, word) => {
      to.assertions.push({ enable: word[1] === 'e', target: '', system: true });
    },
  },
  {
    form: 'prefix',
    names: ['-enableassertions', '-disableassertions', '-ea', '-da'],
    apply: assertions,
  },
  {
    form: 'exact',
    names: ['--enable-preview'],
    apply: (to) => {
      to.enablePreview = true;
    },
  },
  {
    form: 'exact',
    names: ['-Xverify:all'],
    apply: (to) => {
      to.verify = 'all';
    },
  },
  {
    form: 'exact',
    names: ['-Xverify:none', '-noverify'],
    apply: (to) => {
      to.verify = 'none';
    },
  },
  {
    form: 'exact',
    names: ['-Xint'],
    apply: (to) => {
      to.tier = 'baseline';
    },
  },
  {
    form: 'exact',
    names: ['-Xcomp'],
    apply: (to) => {
      to.tier = 'optimizing';
    },
  },
  {
    form: 'exact',
    names: ['-Xmixed', '-server', '-Xrs', '-Xshare:auto', '-Xshare:off'],
    apply: () => {},
  },
  {
    form: 'exact',
    names: ['-XX:+DisableExplicitGC'],
    apply: (to) => {
      to.noExplicitGc = true;
    },
  },
  {
    form: 'prefix',
    names: ['-XX:ActiveProcessorCount='],
    apply: (to, value) => {
      to.processors = Number(value) || undefined;
    },
  },
  { form: 'value', names: ['--add-reads'], apply: numbered('jdk.module.addreads') },
  { form: 'value', names: ['--add-exports'], apply: numbered('jdk.module.addexports') },
  { form: 'value', names: ['--add-opens'], apply: numbered('jdk.module.addopens') },
  { form: 'value', names: ['--add-modules'], apply: numbered('jdk.module.addmods') },
  { form: 'value', names: ['--patch-module'], apply: numbered('jdk.module.patch') },
  { form: 'value', names: ['--enable-native-access'], apply: numbered('jdk.module.enable.native.access') },
  {
    form: 'value',
    names: ['--illegal-native-access'],
    apply: (to, value) => to.moduleProperties.push([NATIVE_ACCESS_PROPERTY, value]),
    since: NATIVE_ACCESS_SINCE,
  },
  {
    form: 'value',
    names: ['--sun-misc-unsafe-memory-access'],
    apply: unsafeAccess,
    since: UNSAFE_ACCESS_SINCE,
  },
  {
    form: 'value',
    names: ['--limit-modules'],
    apply: (to, value) => to.moduleProperties.push(['jdk.module.limitmods', value]),
  },
  {
    form: 'value',
    names: ['--module-path', '-p'],
    apply: (to, value) => to.moduleProperties.push(['jdk.module.path', value]),
  },
];

/** Reads options of `java`. Throws TypeError for what means nothing here, or to the release, which is asked for only if it matters. */
export function parseVmArguments(args: readonly string[], release: () => number): VmArguments {
  const to: VmArguments = {
    properties: [],
    moduleProperties: [],
    assertions: [],
    classPath: [],
    bootAppend: [],
  };
  for (let i = 0; i < args.length; i++) i += apply(to, args, i, release);
  return to;
}

/** How many words more than one were used. */
function apply(to: VmArguments, args: readonly string[], at: number, release: () => number): number {
  const word = args[at];
  if (typeof word !== 'string') throw new TypeError('createVM: args are texts');
  for (const row of ROWS) {
    const used = applyRow(row, to, args, at);
    if (used < 0) continue;
    if (row.since !== undefined && release() < row.since)
      throw new TypeError(`createVM: the option ${JSON.stringify(word)} is there since JDK ${row.since}`);
    return used;
  }
  throw new TypeError(
    `createVM: the option ${JSON.stringify(word)} of java means nothing to a VM in a Node process`,
  );
}

/** The same, -1 if the word is not the row's. */
function applyRow(row: Row, to: VmArguments, args: readonly string[], at: number): number {
  const word = args[at];
  for (const name of row.names) {
    if (row.form === 'exact' && word === name) {
      row.apply(to, '', word);
      return 0;
    }
    if (row.form === 'prefix' && word.startsWith(name) && fits(name, word)) {
      row.apply(to, word.slice(name.length), word);
      return 0;
    }
    if (row.form !== 'value') continue;
    if (word.startsWith(`${name}=`)) {
      row.apply(to, word.slice(name.length + 1), name);
      return 0;
    }
    if (word !== name) continue;
    if (at + 1 === args.length) throw new TypeError(`createVM: ${name} needs a value`);
    row.apply(to, args[at + 1], name);
    return 1;
  }
  return -1;
}

/** `-ea` and its like: nothing, or a colon. */
function fits(name: string, word: string): boolean {
  return !/^-(ea|da|enablea|disablea)/.test(name) || word === name || word[name.length] === ':';
}
