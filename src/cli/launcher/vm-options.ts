/** The options of HotSpot but for its flags (-XX:), one row each, and what they mean to gojdk. */

import { releaseAtHand } from '../../classpath/find-jdk.js';
import {
  NATIVE_ACCESS_PROPERTY,
  NATIVE_ACCESS_SINCE,
  UNSAFE_ACCESS,
  UNSAFE_ACCESS_PROPERTY,
  UNSAFE_ACCESS_SINCE,
} from '../../vm/jdk/releases.js';
import type { RunDraft } from '../run-draft.js';
import type { Agent } from './agents.js';
import type { Flags, FlagValue } from './flags.js';
import { failInitialization, type Output, refuse, warn } from './launch-exit.js';
import type { LogConfiguration } from './log-configuration.js';
import { parseUnsignedLong } from './memory-size.js';

/** What the options are applied to. */
export interface VmState {
  readonly draft: RunDraft;
  readonly output: Output;
  /** Where the option at hand comes from, as -XX:+PrintFlagsFinal names it. */
  origin: string;
  readonly ignoreUnrecognized: boolean;
  readonly agents: Agent[];
  readonly sizes: HeapSizeOptions;
  /** -Xint, -Xmixed, -Xcomp, as java.vm.info says it. */
  mode: string;
  sharing: boolean;
  /** A property of the module system was given by -D. */
  moduleProperty: boolean;
  /** Flags, loaded when the first is needed. */
  flags(): Promise<Flags>;
  log(): Promise<LogConfiguration>;
}

/** Of the heap, in bytes; undefined for what was not given. */
export interface HeapSizeOptions {
  min?: bigint;
  initial?: bigint;
  max?: bigint;
}

interface Row {
  readonly names: readonly string[];
  /** `exact`: the option as it stands. `prefix`: the rest of the word is its value. `scoped`: nothing, or a colon and the value. */
  readonly form: 'exact' | 'prefix' | 'scoped';
  readonly apply: (vm: VmState, value: string, option: string) => void | Promise<void>;
}

const exact = (names: string, apply: Row['apply'] = () => {}): Row => ({
  names: names.split(' '),
  form: 'exact',
  apply,
});
const prefix = (name: string, apply: Row['apply']): Row => ({ names: [name], form: 'prefix', apply });
const scoped = (names: string, apply: Row['apply']): Row => ({
  names: names.split(' '),
  form: 'scoped',
  apply,
});

/** A size that has to lie between bounds; throws LaunchExit with HotSpot's words about it. */
function size(
  vm: VmState,
  what: string,
  value: string,
  option: string,
  least: bigint,
  most?: bigint,
): bigint {
  const bytes = parseUnsignedLong(value);
  const tooLarge = bytes !== null && most !== undefined && bytes > most;
  if (bytes !== null && bytes >= least && !tooLarge) return bytes;
  const range = tooLarge ? 'The specified size exceeds the maximum representable size.\n' : '';
  throw refuse(vm.output, `Invalid ${what} size: ${option}\n${range}`);
}

/** The largest stack that -Xss takes. */
const MAX_STACK = 1n << 30n;

const setMaxHeap: Row['apply'] = (vm, value, option) => {
  vm.sizes.max = size(vm, 'maximum heap', value, option, 1n);
};

const setCodeCache: Row['apply'] = async (vm, value, option) => {
  const bytes = parseUnsignedLong(value);
  if (bytes === null || bytes === 0n)
    throw refuse(vm.output, `Invalid maximum code cache size: ${option}.\n`);
  await setFlag(vm, 'ReservedCodeCacheSize', bytes);
};

/** Sets a flag by an option of its own; throws LaunchExit if its range forbids it. */
async function setFlag(vm: VmState, name: string, value: FlagValue): Promise<void> {
  if (!(await vm.flags()).set(name, value, vm.origin)) throw refuse(vm.output, '');
}

function freeRatio(name: string, word: string): Row['apply'] {
  return async (vm, value, option) => {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isNaN(number)) throw refuse(vm.output, `Bad ${word} heap free percentage size: ${option}\n`);
    await setFlag(vm, name, BigInt(Math.trunc(number * 100)));
  };
}

const dotted = (name: string): string => name.replaceAll('/', '.');

const setAssertions: Row['apply'] = ({ draft }, value, option) => {
  const enable = option[1] === 'e';
  if (!option.includes(':')) draft.assertions.push({ enable, scope: 'all', name: '' });
  else if (value.endsWith('...'))
    draft.assertions.push({ enable, scope: 'package', name: dotted(value.slice(0, -3)) });
  else draft.assertions.push({ enable, scope: 'class', name: dotted(value) });
};

const verbose: Row['apply'] = async (vm, value) => {
  const log = await vm.log();
  if (value === '' || value === ':class') {
    log.enable('class', 'load');
    log.enable('class', 'unload');
  } else if (value === ':gc') log.enable('gc');
  else if (value === ':module') {
    log.enable('module', 'load');
    log.enable('module', 'unload');
  }
};

const verify: Row['apply'] = (vm, value, option) => {
  const { draft } = vm;
  if (value === ':all' || value === '') draft.verify = 'all';
  else if (value === ':remote') draft.verify = 'remote';
  else if (value === ':none') {
    draft.verify = 'none';
    warn(
      vm.output,
      'Options -Xverify:none and -noverify were deprecated in JDK 13 and will likely be removed in a future release.',
    );
  } else unrecognized(vm, option, 'verification ');
};

const setLog: Row['apply'] = async (vm, value, option) => {
  const log = await vm.log();
  if (value === ':help') {
    const { logHelp } = await import('./log-help.js');
    throw logHelp(vm.output);
  }
  if (value === ':disable') log.disable();
  else if (value !== ':async' && !((value === '' || value.startsWith(':')) && log.configure(value.slice(1))))
    throw refuse(vm.output, `Invalid -Xlog option '${option}', see error log for details.\n`);
};

/** Properties that only options of their own may set. */
const MODULE_PROPERTY =
  /^jdk\.module\.(addexports|addopens|addreads|addmods|patch|limitmods|path|upgrade\.path|enable\.native\.access)(?=[.=]|$)/;

const setProperty: Row['apply'] = (vm, value) => {
  const equals = value.indexOf('=');
  const [name, text] = equals < 0 ? [value, ''] : [value.slice(0, equals), value.slice(equals + 1)];
  const given = text !== '' && text !== '""';
  if (name === 'java.endorsed.dirs' && given)
    throw refuse(
      vm.output,
      `-Djava.endorsed.dirs=${text} is not supported. Endorsed standards and standalone APIs\nin modular form will be supported via the concept of upgradeable modules.\n`,
      'out',
    );
  if (name === 'java.ext.dirs' && given)
    throw refuse(vm.output, `-Djava.ext.dirs=${text} is not supported.  Use -classpath instead.\n`, 'out');
  if (MODULE_PROPERTY.test(value)) vm.moduleProperty = true;
  else vm.draft.properties.set(name, text);
};

/** A property of the module system that an option sets. */
const moduleProperty = (option: string, property: string, unshared = false): Row =>
  prefix(`${option}=`, (vm, value) => {
    vm.draft.properties.set(property, value);
    if (unshared) vm.sharing = false;
  });

/** A row that is there from a release on; before, the option is none. */
const since = (release: number, row: Row): Row => ({
  ...row,
  apply: (vm, value, option) =>
    releaseAtHand() < release ? unrecognized(vm, option) : row.apply(vm, value, option),
});

const setUnsafeAccess: Row['apply'] = (vm, value) => {
  if (!UNSAFE_ACCESS.includes(value))
    throw refuse(
      vm.output,
      `Value specified to --sun-misc-unsafe-memory-access not recognized: '${value}'\n`,
    );
  vm.draft.properties.set(UNSAFE_ACCESS_PROPERTY, value);
};

/** The same, numbered. */
const numberedProperty = (option: string, property: string): Row =>
  prefix(`${option}=`, (vm, value) => setNumbered(vm.draft.properties, property, value));

/** Sets the first of `property.0`, `property.1`, … that is free. */
export function setNumbered(properties: Map<string, string>, property: string, value: string): void {
  let n = 0;
  while (properties.has(`${property}.${n}`)) n++;
  properties.set(`${property}.${n}`, value);
}

const patchModule: Row['apply'] = (vm, value) => {
  if (!value.includes('=')) throw refuse(vm.output, "Missing '=' in --patch-module specification\n", 'out');
  const { properties } = vm.draft;
  const isBase = (text: string): boolean => text.startsWith('java.base=');
  if (
    isBase(value) &&
    [...properties].some(([name, text]) => name.startsWith('jdk.module.patch.') && isBase(text))
  )
    throw failInitialization(vm.output, 'Cannot specify java.base more than once to --patch-module');
  setNumbered(properties, 'jdk.module.patch', value);
  vm.sharing = false;
};

const agent =
  (kind: Agent['kind']): Row['apply'] =>
  (vm, value, option) => {
    vm.agents.push({ kind, value, option });
    if (kind === 'java') setNumbered(vm.draft.properties, 'jdk.module.addmods', 'java.instrument');
  };

const noLonger = (option: string): Row =>
  prefix(`${option}:`, (vm) => {
    throw refuse(vm.output, `${option} is no longer a supported option.\n`, 'out');
  });

const setMode =
  (mode: string): Row['apply'] =>
  (vm) => {
    vm.mode = mode;
  };

const setSharing =
  (sharing: boolean): Row['apply'] =>
  (vm) => {
    vm.sharing = sharing;
  };

/** In HotSpot's order: the first that fits counts. */
const ROWS: readonly Row[] = [
  prefix('-verbose', verbose),
  scoped('-da -ea -disableassertions -enableassertions', setAssertions),
  exact('-dsa -esa -disablesystemassertions -enablesystemassertions', ({ draft }, _value, option) => {
    draft.assertions.push({ enable: option[1] === 'e', scope: 'system', name: '' });
  }),
  noLonger('-Xbootclasspath'),
  prefix('-Xbootclasspath/a:', ({ draft }, value) => {
    draft.bootAppend.push(...value.split(':').filter((entry) => entry !== ''));
  }),
  noLonger('-Xbootclasspath/p'),
  prefix('-Xrun', agent('run')),
  numberedProperty('--add-reads', 'jdk.module.addreads'),
  numberedProperty('--add-exports', 'jdk.module.addexports'),
  numberedProperty('--add-opens', 'jdk.module.addopens'),
  numberedProperty('--add-modules', 'jdk.module.addmods'),
  numberedProperty('--enable-native-access', 'jdk.module.enable.native.access'),
  moduleProperty('--limit-modules', 'jdk.module.limitmods', true),
  moduleProperty('--module-path', 'jdk.module.path'),
  moduleProperty('--upgrade-module-path', 'jdk.module.upgrade.path', true),
  prefix('--patch-module=', patchModule),
  prefix('--illegal-access=', (vm, _value, option) => {
    warn(vm.output, `Ignoring option ${option}; support was removed in 17.0`);
  }),
  since(NATIVE_ACCESS_SINCE, moduleProperty('--illegal-native-access', NATIVE_ACCESS_PROPERTY)),
  since(UNSAFE_ACCESS_SINCE, prefix('--sun-misc-unsafe-memory-access=', setUnsafeAccess)),
  prefix('-agentlib:', agent('lib')),
  prefix('-agentpath:', agent('path')),
  prefix('-javaagent:', agent('java')),
  exact('--enable-preview', ({ draft }) => {
    draft.enablePreview = true;
  }),
  exact('-Xnoclassgc -Xbatch -native -Xdebug -Xnoagent'),
  prefix('-Xmn', (vm, value, option) => {
    vm.draft.youngHeap = Number(size(vm, 'initial young generation', value, option, 1n));
  }),
  prefix('-Xms', (vm, value, option) => {
    vm.sizes.initial = size(vm, 'initial heap', value, option, 0n);
    vm.sizes.min = vm.sizes.initial;
  }),
  prefix('-Xmx', setMaxHeap),
  prefix('-XX:MaxHeapSize=', setMaxHeap),
  prefix('-Xmaxf', freeRatio('MaxHeapFreeRatio', 'max')),
  prefix('-Xminf', freeRatio('MinHeapFreeRatio', 'min')),
  prefix('-Xss', (vm, value, option) => {
    vm.draft.stackSize = Number(size(vm, 'thread stack', value, option, 0n, MAX_STACK));
  }),
  prefix('-Xmaxjitcodesize', setCodeCache),
  prefix('-XX:ReservedCodeCacheSize=', setCodeCache),
  exact('-green', (vm) => {
    throw refuse(vm.output, 'Green threads support not available\n');
  }),
  exact('-Xrs', ({ draft }) => {
    draft.reduceSignals = true;
  }),
  exact('-Xprof', (vm) => warn(vm.output, 'Ignoring option -Xprof; support was removed in 10.0')),
  exact('-Xinternalversion', async (vm) => {
    const { internalVersion } = await import('./internal-version.js');
    throw internalVersion(vm.output);
  }),
  prefix('-D', setProperty),
  exact('-Xint', setMode('interpreted mode')),
  exact('-Xmixed', setMode('mixed mode')),
  exact('-Xcomp', setMode('compiled mode')),
  exact('-Xshare:dump -Xshare:on -Xshare:auto', setSharing(true)),
  exact('-Xshare:off', setSharing(false)),
  prefix('-Xverify', verify),
  prefix('-Xloggc:', async (vm, value) => {
    const log = await vm.log();
    log.log(['gc'], 'warning', `-Xloggc is deprecated. Will use -Xlog:gc:${value} instead.`);
    log.configure(`gc:${value}`);
  }),
  prefix('-Xlog', setLog),
  prefix('-Xcheck', (vm, value, option) => {
    if (value === ':jni') vm.draft.checkJni = true;
    else unrecognized(vm, option, 'check ');
  }),
  prefix('-XX:MaxTenuringThreshold=', async (vm, value) => {
    const age = parseUnsignedLong(value);
    if (age === null)
      throw refuse(vm.output, `Improperly specified VM option 'MaxTenuringThreshold=${value}'\n`);
    await setFlag(vm, 'MaxTenuringThreshold', age);
  }),
  prefix('-XX:', async (vm, value) => {
    if (!(await vm.flags()).process(value, vm.ignoreUnrecognized, vm.origin)) throw refuse(vm.output, '');
  }),
];

function unrecognized(vm: VmState, option: string, kind = ''): void {
  if (!vm.ignoreUnrecognized) throw refuse(vm.output, `Unrecognized ${kind}option: ${option}\n`);
}

/** Applies one option; what is to be waited for is answered. Throws LaunchExit. */
export function applyVmOption(vm: VmState, option: string): void | Promise<void> {
  for (const { names, form, apply } of ROWS) {
    for (const name of names) {
      if (form === 'exact' ? option !== name : !option.startsWith(name)) continue;
      const rest = option.slice(name.length);
      if (form !== 'scoped') return apply(vm, rest, option);
      if (rest === '' || rest.startsWith(':')) return apply(vm, rest.slice(1), option);
    }
  }
  unrecognized(vm, option);
}
