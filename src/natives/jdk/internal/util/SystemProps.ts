/** The properties that the VM and the platform give (jdk.internal.util.SystemProps). */
import { readFileSync } from 'node:fs';
import { arch, release, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import type { NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { variable } from '../../../posix/environment.js';
import { userLocales } from '../../../posix/locale.js';
import { symbol } from '../../../posix/scratch.js';

const RAW = 'jdk/internal/util/SystemProps$Raw';

/** Static int constants of the JDK's class are called `_name_NDX`: where the value of that name stands in the array. */
const INDEX = /^_(\w+)_NDX$/;

/** Names of the platform's properties in the order in which this release numbers them. */
function rawNames(vm: VM): string[] {
  const names: string[] = [];
  const file = vm.classes.loadBoot(RAW).classFile;
  for (const field of file?.fields ?? []) {
    const name = INDEX.exec(field.name)?.[1];
    if (name !== undefined && file !== null) names[file.pool.intBits(field.constantValue)] = name;
  }
  return names;
}

function userHome(): string {
  try {
    return userInfo().homedir;
  } catch {
    return process.env.HOME ?? '?';
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '?';
  }
}

function platform(vm: VM): Readonly<Record<string, string | undefined>> {
  const { display, format, encoding } = userLocales(vm);
  // By the C library's function: Node's has its modules for terminals and sockets loaded.
  const isTerminal = (fd: number): boolean => (vm.trampoline.callC(symbol(vm, 'isatty'), fd) | 0) === 1;
  const stream = (fd: number): string | undefined => (isTerminal(fd) ? encoding : undefined);
  return {
    display_language: display.language,
    display_country: display.country,
    display_script: display.script,
    display_variant: display.variant,
    format_language: format.language,
    format_country: format.country,
    format_script: format.script,
    format_variant: format.variant,
    file_encoding: encoding,
    sun_jnu_encoding: encoding,
    sun_stdout_encoding: stream(1),
    sun_stderr_encoding: stream(2),
    // Their names since JDK 18 and 19, and what came with JDK 25.
    native_encoding: encoding,
    stdin_encoding: stream(0),
    stdout_encoding: stream(1),
    stderr_encoding: stream(2),
    file_separator: '/',
    path_separator: ':',
    line_separator: '\n',
    java_io_tmpdir: '/tmp',
    os_arch: arch() === 'x64' ? 'amd64' : arch(),
    os_name: 'Linux',
    os_version: release(),
    sun_arch_data_model: '64',
    sun_cpu_endian: 'little',
    sun_io_unicode_encoding: 'UnicodeLittle',
    user_dir: vm.options.directory ?? process.cwd(),
    user_home: userHome(),
    user_name: userName(),
  };
}

/** `KEY="value"` lines of the JDK's release file. */
function releaseFile(home: string): Map<string, string> {
  const values = new Map<string, string>();
  try {
    for (const line of readFileSync(join(home, 'release'), 'utf8').split('\n')) {
      const match = /^(\w+)="(.*)"$/.exec(line.trim());
      if (match !== null) values.set(match[1], match[2]);
    }
  } catch {
    // An image without it: the defaults will do.
  }
  return values;
}

/** Heaps that HotSpot puts below 4 GiB (it begins in the middle), and those that compressed references reach at all. */
const MAX_32_BIT_HEAP = 0x8000_0000;
const MAX_COMPRESSED_HEAP = 0x8_0000_0000;

/** Where libraries are looked for: Debian's and Ubuntu's builds have folders of their own. */
const LIBRARY_PATH = ['/usr/java/packages/lib', '/usr/lib64', '/lib64', '/lib', '/usr/lib'].join(':');
const DEBIAN_LIBRARY_PATH = [
  '/usr/java/packages/lib',
  '/usr/lib/x86_64-linux-gnu/jni',
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/jni',
  '/lib',
  '/usr/lib',
].join(':');

/** How HotSpot would encode references in a heap of this size. */
function compressedOopsMode(vm: VM): [string, string][] {
  const heap = vm.options.maxHeap ?? totalmem() / 4;
  if (heap > MAX_COMPRESSED_HEAP) return [];
  return [['java.vm.compressedOopsMode', heap > MAX_32_BIT_HEAP ? 'Zero based' : '32-bit']];
}

function vmProperties(vm: VM): (string | null)[] {
  const { home } = vm.jdk;
  const release = releaseFile(home);
  const vendor = release.get('IMPLEMENTOR') ?? 'Oracle Corporation';
  const version = release.get('JAVA_RUNTIME_VERSION') ?? vm.jdk.version;
  const given = new Map(vm.options.properties);
  const preferred = variable(vm, 'LD_LIBRARY_PATH');
  const libraryPath = vendor === 'Debian' || vendor === 'Ubuntu' ? DEBIAN_LIBRARY_PATH : LIBRARY_PATH;
  const defaults: [string, string][] = [
    ['java.vm.specification.name', 'Java Virtual Machine Specification'],
    ['java.vm.specification.vendor', 'Oracle Corporation'],
    ['java.vm.specification.version', String(Number.parseInt(vm.jdk.version, 10))],
    ['java.vm.version', version],
    ['java.vm.name', 'OpenJDK 64-Bit Server VM'],
    ['java.vm.vendor', vendor],
    ['java.vm.info', vm.options.vmInfo ?? 'mixed mode, sharing'],
    ...compressedOopsMode(vm),
    ['jdk.debug', 'release'],
    ['sun.boot.library.path', `${home}/lib`],
    [
      'java.library.path',
      preferred === undefined || preferred === '' ? libraryPath : `${preferred}:${libraryPath}`,
    ],
    ['java.home', home],
    ['java.class.path', vm.options.classPath.join(':')],
    ['jdk.boot.class.path.append', (vm.options.bootAppend ?? []).join(':')],
    ['sun.java.launcher', 'SUN_STANDARD'],
    ['sun.management.compiler', 'HotSpot 64-Bit Tiered Compilers'],
  ];
  if (vm.options.command !== undefined) defaults.push(['sun.java.command', vm.options.command]);
  const flat: (string | null)[] = [];
  for (const [name, value] of defaults) if (!given.has(name)) flat.push(name, value);
  for (const [name, value] of vm.options.properties) flat.push(name, value);
  for (const [name, value] of vm.options.moduleProperties ?? []) flat.push(name, value);
  flat.push(null, null);
  return flat;
}

export const SystemProps: NativeTable = {
  [RAW]: {
    'platformProperties()[Ljava/lang/String;': (vm) => {
      const values = platform(vm);
      return vm.newStringArray(rawNames(vm).map((name) => values[name] ?? null));
    },
    'vmProperties()[Ljava/lang/String;': (vm) => vm.newStringArray(vmProperties(vm)),
  },
};
