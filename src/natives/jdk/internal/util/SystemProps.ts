/** The properties that the VM and the platform give (jdk.internal.util.SystemProps). */
import { readFileSync } from 'node:fs';
import { arch, release, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import type { NativeTable } from '../../../../vm/native.js';
import type { VM } from '../../../../vm/vm.js';
import { variable } from '../../../posix/environment.js';
import { userLocales } from '../../../posix/locale.js';

/** Indices of SystemProps.Raw, in the order in which the JDK numbers them. */
const RAW = [
  'display_country',
  'display_language',
  'display_script',
  'display_variant',
  'file_encoding',
  'file_separator',
  'format_country',
  'format_language',
  'format_script',
  'format_variant',
  'ftp_nonProxyHosts',
  'ftp_proxyHost',
  'ftp_proxyPort',
  'http_nonProxyHosts',
  'http_proxyHost',
  'http_proxyPort',
  'https_proxyHost',
  'https_proxyPort',
  'java_io_tmpdir',
  'line_separator',
  'os_arch',
  'os_name',
  'os_version',
  'path_separator',
  'socksNonProxyHosts',
  'socksProxyHost',
  'socksProxyPort',
  'sun_arch_abi',
  'sun_arch_data_model',
  'sun_cpu_endian',
  'sun_cpu_isalist',
  'sun_io_unicode_encoding',
  'sun_jnu_encoding',
  'sun_os_patch_level',
  'sun_stderr_encoding',
  'sun_stdout_encoding',
  'user_dir',
  'user_home',
  'user_name',
] as const;

type RawName = (typeof RAW)[number];

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

function platform(vm: VM): Partial<Record<RawName, string>> {
  const { display, format, encoding } = userLocales(vm);
  const stream = (fd: number): string | undefined => (isatty(fd) ? encoding : undefined);
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

const LIBRARY_PATH = [
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
  const libraryPath = variable(vm, 'LD_LIBRARY_PATH');
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
      libraryPath === undefined || libraryPath === '' ? LIBRARY_PATH : `${libraryPath}:${LIBRARY_PATH}`,
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
  'jdk/internal/util/SystemProps$Raw': {
    'platformProperties()[Ljava/lang/String;': (vm) => {
      const values = platform(vm);
      return vm.newStringArray(RAW.map((name) => values[name] ?? null));
    },
    'vmProperties()[Ljava/lang/String;': (vm) => vm.newStringArray(vmProperties(vm)),
  },
};
