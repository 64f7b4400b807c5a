/** The options of `java` that `gojdk run` understands, one row each. */
import { splitClassPath } from '../classpath/class-path.js';
import { parseMemorySize } from './memory-size.js';
import type { RunDraft } from './run-draft.js';
import { UsageError } from './usage-error.js';

/**
 * How an option is written. `plain`: as it stands. `separate`: the value is the next argument, or follows a `=` if the name has two dashes.
 * `attached`: the value follows the name directly. `scoped`: nothing, or a colon and a value.
 */
export type SwitchForm = 'plain' | 'separate' | 'attached' | 'scoped';

export interface Switch {
  readonly names: readonly string[];
  readonly form: SwitchForm;
  /** `value` is empty for what has none; `name` is the one of `names` that was written. */
  readonly apply: (draft: RunDraft, value: string, name: string) => void;
  /** Syntax and meaning for the help text; without it the row is not shown. */
  readonly help?: readonly [syntax: string, meaning: string];
}

const ignore = (): void => {};

type SizeKey = 'maxHeap' | 'initialHeap' | 'youngHeap' | 'stackSize';

function size(name: string, key: SizeKey, what: string, help: string): Switch {
  return {
    names: [name],
    form: 'attached',
    help: [`${name}<size>`, `${help}; the size in bytes, or with k, m or g`],
    apply: (draft, value) => {
      const bytes = parseMemorySize(value);
      if (bytes === null) throw new UsageError(`invalid ${what} size: ${name}${value}`);
      draft[key] = bytes;
    },
  };
}

function assertions(names: readonly string[], enable: boolean, help: Switch['help']): Switch {
  return {
    names,
    form: 'scoped',
    help,
    apply: (draft, value) => {
      if (value === '') draft.assertions.push({ enable, scope: 'all', name: '' });
      else if (value.endsWith('...'))
        draft.assertions.push({ enable, scope: 'package', name: dotted(value.slice(0, -3)) });
      else draft.assertions.push({ enable, scope: 'class', name: dotted(value) });
    },
  };
}

function systemAssertions(names: readonly string[], enable: boolean): Switch {
  return {
    names,
    form: 'plain',
    apply: (draft) => draft.assertions.push({ enable, scope: 'system', name: '' }),
  };
}

function dotted(name: string): string {
  return name.replaceAll('/', '.');
}

/** An option of the module system: the launcher hands it on as a property, or as numbered ones if it may be repeated. */
function moduleOption(names: readonly string[], property: string, numbered = false): Switch {
  return {
    names,
    form: 'separate',
    apply: (draft, value) => {
      if (numbered) setNumbered(draft.properties, property, value);
      else draft.properties.set(property, value);
    },
  };
}

/** Sets the first of `property.0`, `property.1`, … that is free. */
export function setNumbered(properties: Map<string, string>, property: string, value: string): void {
  let n = 0;
  while (properties.has(`${property}.${n}`)) n++;
  properties.set(`${property}.${n}`, value);
}

/** Version of the language that the JDK's source launcher compiles for, and a sign that what is run is a source file. */
export const SOURCE_VERSION = 'jdk.internal.javac.source';

const CLASS_PATH: readonly Switch[] = [
  {
    names: ['-cp', '-classpath', '--class-path'],
    form: 'separate',
    help: [
      '-cp <path>',
      'folders and jars to find classes in, separated by colons; dir/* is all jars of a folder',
    ],
    apply: (draft, value) => {
      draft.classPath = value;
    },
  },
  {
    names: ['-Xbootclasspath/a:'],
    form: 'attached',
    apply: (draft, value) => draft.bootAppend.push(...splitClassPath(value)),
  },
  moduleOption(['-p', '--module-path'], 'jdk.module.path'),
  moduleOption(['--upgrade-module-path'], 'jdk.module.upgrade.path'),
  moduleOption(['--limit-modules'], 'jdk.module.limitmods'),
  moduleOption(['--add-modules'], 'jdk.module.addmods', true),
  moduleOption(['--add-reads'], 'jdk.module.addreads', true),
  moduleOption(['--add-exports'], 'jdk.module.addexports', true),
  moduleOption(['--add-opens'], 'jdk.module.addopens', true),
  moduleOption(['--patch-module'], 'jdk.module.patch', true),
  moduleOption(['--enable-native-access'], 'jdk.module.enable.native.access', true),
  {
    names: ['-jar'],
    form: 'separate',
    help: ['-jar <file>', 'run the main class of a jar'],
    apply: (draft, path) => {
      draft.target = { kind: 'jar', path };
    },
  },
  {
    names: ['--source'],
    form: 'separate',
    apply: (draft, value) => {
      draft.properties.set(SOURCE_VERSION, value);
    },
  },
  {
    names: ['-m', '--module'],
    form: 'separate',
    help: ['-m <module>[/<class>]', 'run a class of a module'],
    apply: (draft, value) => {
      const slash = value.indexOf('/');
      draft.target =
        slash < 0
          ? { kind: 'module', module: value, mainClass: null }
          : { kind: 'module', module: value.slice(0, slash), mainClass: value.slice(slash + 1) };
    },
  },
];

const BEHAVIOUR: readonly Switch[] = [
  {
    names: ['-D'],
    form: 'attached',
    help: ['-D<name>=<value>', 'set a system property'],
    apply: (draft, value) => {
      const equals = value.indexOf('=');
      if (equals < 0) draft.properties.set(value, '');
      else draft.properties.set(value.slice(0, equals), value.slice(equals + 1));
    },
  },
  assertions(['-ea', '-enableassertions'], true, [
    '-ea[:<package>...|:<class>]',
    'turn assertions on, -da off; -esa and -dsa for the JDK itself',
  ]),
  assertions(['-da', '-disableassertions'], false, undefined),
  systemAssertions(['-esa', '-enablesystemassertions'], true),
  systemAssertions(['-dsa', '-disablesystemassertions'], false),
  size('-Xmx', 'maxHeap', 'maximum heap', 'largest heap'),
  size('-Xms', 'initialHeap', 'initial heap', 'heap at the start'),
  size('-Xmn', 'youngHeap', 'young heap', 'nursery'),
  size('-Xss', 'stackSize', 'thread stack', 'stack of each thread'),
  {
    names: ['--enable-preview'],
    form: 'plain',
    apply: (draft) => {
      draft.enablePreview = true;
    },
  },
  {
    names: ['-verbose'],
    form: 'scoped',
    apply: (draft, value) => {
      if (value === '' || value === 'class') draft.trace.add('load');
      else if (value === 'gc') draft.trace.add('gc');
      else if (value === 'jni') draft.trace.add('natives');
      else if (value !== 'module') throw new UsageError(`unknown option -verbose:${value}`);
    },
  },
  {
    names: ['-Xverify'],
    form: 'scoped',
    apply: (draft, value) => {
      if (value !== '' && value !== 'none' && value !== 'remote' && value !== 'all')
        throw new UsageError(`unknown option -Xverify:${value}`);
      draft.verify = value === '' ? 'all' : value;
    },
  },
  {
    names: ['-noverify'],
    form: 'plain',
    apply: (draft) => {
      draft.verify = 'none';
    },
  },
  { names: ['-XX:'], form: 'attached', apply: vmFlag },
];

/** What `java` takes and what has no meaning here: how it compiles, shares classes, logs, and uses signals. */
const ACCEPTED: readonly Switch[] = [
  {
    names: [
      '-Xint -Xmixed -Xcomp -Xbatch -Xrs -Xnoclassgc -Xdebug -Xfuture -Xdiag -XshowSettings',
      '-server -client -minimal -zero',
      '--show-module-resolution',
    ].flatMap((names) => names.split(' ')),
    form: 'plain',
    apply: ignore,
  },
  {
    names: ['-Xshare:', '-Xlog', '-Xloggc:', '-Xcheck:', '-XshowSettings:', '-splash:', '--illegal-access='],
    form: 'attached',
    apply: ignore,
  },
];

function unsupported(what: string): Switch['apply'] {
  return (_draft, value, name) => {
    throw new UsageError(`${what} not supported: ${name}${value}`);
  };
}

const REFUSED: readonly Switch[] = [
  {
    names: ['-javaagent:', '-agentlib:', '-agentpath:', '-Xrunjdwp:'],
    form: 'attached',
    apply: unsupported('agents are'),
  },
];

export const JAVA_SWITCHES: readonly Switch[] = [...CLASS_PATH, ...BEHAVIOUR, ...ACCEPTED, ...REFUSED];

/** Sizes of `-XX:` that other options set, too. */
const SIZE_FLAGS: ReadonlyMap<string, SizeKey> = new Map([
  ['MaxHeapSize', 'maxHeap'],
  ['InitialHeapSize', 'initialHeap'],
  ['MaxNewSize', 'youngHeap'],
]);
const MAX_DIRECT_MEMORY = 'MaxDirectMemorySize';

/** `-XX:+Name`, `-XX:-Name`, `-XX:Name=value`. */
function vmFlag(draft: RunDraft, value: string): void {
  const match = /^(?:([+-])(\w+)|(\w+)=(.*))$/s.exec(value);
  if (match === null) throw new UsageError(`malformed option -XX:${value}`);
  const [, sign, switched, name, text] = match;
  if (switched === 'BytecodeVerificationRemote') draft.verify = sign === '+' ? 'remote' : 'none';
  if (name === undefined) draft.vmFlags.set(switched, sign === '+');
  else {
    draft.vmFlags.set(name, text);
    setSize(draft, name, text);
  }
}

function setSize(draft: RunDraft, name: string, text: string): void {
  const key = SIZE_FLAGS.get(name);
  if (key === undefined && name !== MAX_DIRECT_MEMORY) return;
  const bytes = parseMemorySize(text);
  if (bytes === null) throw new UsageError(`improperly specified VM option ${name}=${text}`);
  if (key !== undefined) draft[key] = bytes;
  // The JDK learns it by a property, which it takes away at once.
  else draft.properties.set('sun.nio.MaxDirectMemorySize', String(bytes));
}
