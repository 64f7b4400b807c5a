import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';
import { variable } from '../../posix/environment.js';
import { copyForeign, structure, symbol } from '../../posix/scratch.js';

const ZONES = '/usr/share/zoneinfo';
const LOCAL_TIME = '/etc/localtime';
/** Looked at before the rest: the same content has many names. */
const POPULAR = ['UTC', 'GMT'];
const SKIPPED = new Set(['ROC', 'posixrules', 'localtime']);

/** The zone's name in the environment, else as the system is set up; null if that can't be found out. */
function systemZone(vm: VM): string | null {
  const wanted = variable(vm, 'TZ');
  const zone = wanted === undefined || wanted === '' ? platformZone() : wanted;
  if (zone === null) return null;
  const plain = zone.startsWith(':') ? zone.slice(1) : zone;
  return plain.startsWith('posix/') ? plain.slice('posix/'.length) : plain;
}

function platformZone(): string | null {
  try {
    const line = readFileSync('/etc/timezone', 'latin1').split('\n', 1)[0];
    if (line !== '') return line;
  } catch {
    // Not a Debian.
  }
  try {
    if (lstatSync(LOCAL_TIME).isSymbolicLink()) {
      const name = zoneName(posix.normalize(readlinkSync(LOCAL_TIME)));
      if (name !== null) return name;
    }
    return findZone(readFileSync(LOCAL_TIME), ZONES);
  } catch {
    return null;
  }
}

function zoneName(path: string): string | null {
  const at = path.indexOf('zoneinfo/');
  return at < 0 ? null : path.slice(at + 'zoneinfo/'.length);
}

/** The name of a zone whose file has this content. */
function findZone(content: Buffer, directory: string): string | null {
  const names = readdirSync(directory).filter((name) => !name.startsWith('.') && !SKIPPED.has(name));
  for (const name of directory === ZONES ? [...POPULAR, ...names] : names) {
    const found = matches(content, `${directory}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

function matches(content: Buffer, path: string): string | null {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return findZone(content, path);
    if (!stat.isFile() || stat.size !== content.length) return null;
    return readFileSync(path).equals(content) ? zoneName(path) : null;
  } catch {
    return null;
  }
}

/** `GMT+01:00`: the offset of the C library's zone, summer time aside. */
function offsetName(vm: VM): string {
  vm.trampoline.callC(symbol(vm, 'tzset'));
  const at = structure(vm);
  copyForeign(vm, at, symbol(vm, 'timezone'), 8);
  const west = vm.memory.load64(at);
  if (west === 0) return 'GMT';
  const minutes = Math.floor(Math.abs(west) / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `GMT${west > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const TimeZone: NativeTable = {
  'java/util/TimeZone': {
    'getSystemTimeZoneID(Ljava/lang/String;)Ljava/lang/String;': (vm) =>
      vm.strings.fromJsOrNull(systemZone(vm)),
    'getSystemGMTOffsetID()Ljava/lang/String;': (vm) => vm.strings.fromJs(offsetName(vm)),
  },
};
