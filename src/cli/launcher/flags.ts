/** HotSpot's flags: what a `-XX:` option names, whether its value will do, and what is said if not. */
import { FLAG_TABLE } from './flag-table.js';
import { FLAGS_OF_25, GONE_BY_25 } from './later-flags.js';
import { type Output, warn } from './launch-exit.js';
import { parseUnsignedLong } from './memory-size.js';
import { similarity } from './similarity.js';

export type FlagValue = boolean | string | bigint | number;

interface Flag {
  readonly name: string;
  readonly type: FlagType;
  readonly kind: string;
  /** Part of HotSpot, as a letter of {@link PARTS}; empty for none. */
  readonly part: string;
  /** As the table has it. */
  readonly initial: string;
  readonly range: string;
  value: FlagValue | null;
  origin: string;
}

interface FlagType {
  readonly name: string;
  /** Bits and sign of the number types. */
  readonly bits?: number;
  readonly signed?: boolean;
}

const TYPES: Readonly<Record<string, FlagType>> = {
  b: { name: 'bool' },
  i: { name: 'int', bits: 32, signed: true },
  u: { name: 'uint', bits: 32, signed: false },
  l: { name: 'intx', bits: 64, signed: true },
  w: { name: 'uintx', bits: 64, signed: false },
  q: { name: 'uint64_t', bits: 64, signed: false },
  z: { name: 'size_t', bits: 64, signed: false },
  f: { name: 'double' },
  s: { name: 'ccstr' },
  a: { name: 'ccstrlist' },
};

const KINDS: Readonly<Record<string, string>> = {
  p: 'product',
  m: 'manageable',
  d: 'diagnostic',
  x: 'experimental',
  v: 'develop',
  n: 'notproduct',
};

const PARTS: Readonly<Record<string, string>> = {
  P: 'pd ',
  1: 'C1 ',
  2: 'C2 ',
  A: 'ARCH ',
  L: 'product lp64_',
  J: 'JVMCI ',
};

/** Flags that open a kind; they are never closed themselves. */
const UNLOCKING: Readonly<Record<string, string>> = {
  UnlockDiagnosticVMOptions: 'diagnostic',
  UnlockExperimentalVMOptions: 'experimental',
};

/** Flags that HotSpot 17 warns of, and the version since when. */
const DEPRECATED: Readonly<Record<string, number>> = {
  MaxGCMinorPauseMillis: 8,
  MaxRAMFraction: 10,
  MinRAMFraction: 10,
  InitialRAMFraction: 10,
  AllowRedefinitionToAddDeleteMethods: 13,
  FlightRecorder: 13,
  CriticalJNINatives: 16,
  AlwaysLockClassLoader: 17,
  UseBiasedLocking: 15,
  BiasedLockingStartupDelay: 15,
  PrintBiasedLockingStatistics: 15,
  BiasedLockingBulkRebiasThreshold: 15,
  BiasedLockingBulkRevokeThreshold: 15,
  BiasedLockingDecayTime: 15,
  UseOptoBiasInlining: 15,
  PrintPreciseBiasedLockingStatistics: 15,
  DefaultMaxRAMFraction: 8,
  CreateMinidumpOnCrash: 9,
  TLABStats: 12,
};

/** Those that HotSpot 25 warns of. */
const DEPRECATED_IN_25: Readonly<Record<string, number>> = {
  AllowRedefinitionToAddDeleteMethods: 13,
  FlightRecorder: 13,
  LockingMode: 24,
  ShenandoahPacing: 25,
  UseCompressedClassPointers: 25,
  UseOprofile: 25,
  CreateMinidumpOnCrash: 9,
};

/** Flags that are gone in HotSpot 17, and passed over with a warning. */
const OBSOLETE: Readonly<Record<string, number>> = {
  SuspendRetryCount: 17,
  SuspendRetryDelay: 17,
  AssertOnSuspendWaitFailure: 17,
  TraceSuspendWaitFailures: 17,
};

/** The same for HotSpot 25. */
const OBSOLETE_IN_25: Readonly<Record<string, number>> = {
  DumpSharedSpaces: 19,
  DynamicDumpSharedSpaces: 19,
  RequireSharedSpaces: 19,
  UseSharedSpaces: 19,
  MetaspaceReclaimPolicy: 21,
  ZGenerational: 24,
  PerfDataSamplingInterval: 25,
  UseLinuxPosixThreadCPUClocks: 25,
  ZMarkStackSpaceLimit: 25,
};

const ALIASES: Readonly<Record<string, string>> = {
  DefaultMaxRAMFraction: 'MaxRAMFraction',
  CreateMinidumpOnCrash: 'CreateCoredumpOnCrash',
};

/** How like the name of a flag a word must be for HotSpot to suggest the flag. */
const SIMILAR = 0.7;

/** Release from which on flags are those of HotSpot 25. */
const LATER = 25;

/** Rows of flags that have stayed keep their place; new ones stand behind them. */
function laterFlags(): Flag[] {
  const changed = new Map(rowsByName(FLAGS_OF_25));
  const gone = new Set([...GONE_BY_25.trim().split(/\s+/), ...Object.keys(OBSOLETE_IN_25)]);
  const rows: string[] = [];
  for (const [name, row] of rowsByName(FLAG_TABLE)) {
    if (gone.has(name)) continue;
    rows.push(changed.get(name) ?? row);
    changed.delete(name);
  }
  return [...rows, ...changed.values()].map(parseRow);
}

function rowsByName(table: string): [name: string, row: string][] {
  return table
    .trim()
    .split('\n')
    .map((row) => [row.slice(0, row.indexOf(' ')), row]);
}

export class Flags {
  private readonly all: readonly Flag[];
  private readonly byName: ReadonlyMap<string, Flag>;
  private readonly deprecated: Readonly<Record<string, number>>;
  private readonly obsolete: Readonly<Record<string, number>>;
  private readonly unlocked = new Set(['product', 'manageable']);

  /** `changed` is told of every flag that is set. `release`: of the JDK whose HotSpot it is; before 25 all have the flags of 17. */
  constructor(
    private readonly output: Output,
    private readonly changed: (name: string, value: FlagValue) => void,
    release: number,
  ) {
    const later = release >= LATER;
    this.all = later ? laterFlags() : FLAG_TABLE.trim().split('\n').map(parseRow);
    this.byName = new Map(this.all.map((flag) => [flag.name, flag]));
    this.deprecated = later ? DEPRECATED_IN_25 : DEPRECATED;
    this.obsolete = later ? OBSOLETE_IN_25 : OBSOLETE;
  }

  /** Names, types and kinds of all flags, for tests. */
  describeAll(): { name: string; type: string; kind: string }[] {
    return this.all.map(({ name, type, kind }) => ({ name, type: type.name, kind }));
  }

  /** Sets the flag that `text` (`+Name`, `-Name`, `Name=value`) says; false if that cannot be done, which has been explained. */
  process(text: string, ignoreUnrecognized: boolean, origin: string): boolean {
    if (this.parse(text, origin)) return true;
    const signed = /^[+-]/.test(text);
    const argument = signed ? text.slice(1) : text;
    const name = argument.split('=', 1)[0];
    if (Object.hasOwn(this.obsolete, name)) {
      warn(this.output, `Ignoring option ${name}; support was removed in ${this.obsolete[name]}.0`);
      return true;
    }
    const flag = this.byName.get(name);
    if (flag === undefined) {
      if (ignoreUnrecognized) return true;
      this.output.err(`Unrecognized VM option '${argument}'\n${this.suggestion(name)}`);
    } else if (!this.isUnlocked(flag)) {
      if (ignoreUnrecognized && isOfDebugBuilds(flag)) return true;
      this.output.err(lockedMessage(flag));
    } else this.output.err(misuse(flag, signed, argument));
    // -XX:#… comments an option out, though not without a word.
    return text.startsWith('#');
  }

  /** Sets a flag for which another option stands; false, with the reason, if the value is out of range. */
  set(name: string, value: FlagValue, origin: string): boolean {
    const flag = this.byName.get(name);
    return flag !== undefined && this.store(flag, value, origin);
  }

  /** A number's value, the one that it starts with if it was not set. */
  number(name: string): number {
    const flag = this.byName.get(name) as Flag;
    return Number(flag.value ?? flag.initial);
  }

  /** What the option says, if it is well formed and names an open flag of the right type. */
  private parse(text: string, origin: string): boolean {
    const switched = /^([+-])(\w+)$/.exec(text);
    if (switched !== null) {
      const flag = this.find(switched[2]);
      return flag?.type.name === 'bool' && this.store(flag, switched[1] === '+', origin);
    }
    const [, name, reset, value] = /^(\w+)(:?)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) return false;
    const flag = this.find(name);
    if (flag === null) return false;
    if (flag.type.name === 'ccstr' || flag.type.name === 'ccstrlist')
      return this.store(flag, reset === '' ? accumulated(flag, value) : value, origin);
    if (reset !== '') return false;
    const number = parseNumber(flag.type, value);
    return number !== null && this.store(flag, number, origin);
  }

  /** The open flag of that name or alias; warns of what is on its way out. */
  private find(name: string): Flag | null {
    const real = ALIASES[name] ?? name;
    if (Object.hasOwn(this.deprecated, name)) {
      const instead = real === name ? '' : ` Use option ${real} instead.`;
      warn(
        this.output,
        `Option ${name} was deprecated in version ${this.deprecated[name]}.0 and will likely be removed in a future release.${instead}`,
      );
    }
    const flag = this.byName.get(real);
    return flag !== undefined && this.isUnlocked(flag) ? flag : null;
  }

  private store(flag: Flag, value: FlagValue, origin: string): boolean {
    const limits = limitsOf(flag);
    if (limits !== null && ((value as bigint) < limits.low || (value as bigint) > limits.high)) {
      const [have, low, high] = [value as bigint, limits.low, limits.high].map(shownInRange);
      this.output.err(
        `${flag.type.name} ${flag.name}=${have} is outside the allowed range [ ${low} ... ${high} ]\n`,
      );
      return false;
    }
    flag.value = value;
    flag.origin = origin;
    if (Object.hasOwn(UNLOCKING, flag.name)) {
      if (value === true) this.unlocked.add(UNLOCKING[flag.name]);
      else this.unlocked.delete(UNLOCKING[flag.name]);
    }
    this.changed(flag.name, value);
    return true;
  }

  private isUnlocked(flag: Flag): boolean {
    return this.unlocked.has(flag.kind) || Object.hasOwn(UNLOCKING, flag.name);
  }

  private suggestion(name: string): string {
    let best: Flag | null = null;
    let score = SIMILAR;
    for (const flag of this.all) {
      const similar = similarity(flag.name, name);
      if (best === null ? similar >= score : similar > score) {
        best = flag;
        score = similar;
      }
    }
    if (best === null) return '';
    const isBool = best.type.name === 'bool';
    return `Did you mean '${isBool ? '(+/-)' : ''}${best.name}${isBool ? '' : '=<value>'}'? `;
  }

  /** What -XX:+PrintFlagsInitial and -XX:+PrintFlagsFinal print. */
  print(initial: boolean): string {
    const shown = this.all
      .filter((flag) => this.isUnlocked(flag) && !isOfDebugBuilds(flag))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return `[Global flags]\n${shown.map((flag) => `${describe(flag, initial)}\n`).join('')}`;
  }

  /** What -XX:+PrintCommandLineFlags prints of the flags that were set. */
  printSet(): string {
    return this.all
      .filter((flag) => flag.value !== null)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, value }) =>
        typeof value === 'boolean' ? `-XX:${value ? '+' : '-'}${name} ` : `-XX:${name}=${value} `,
      )
      .join('');
  }
}

function parseRow(row: string): Flag {
  const [name, letters, ...rest] = row.split(' ');
  const range = rest.at(-1)?.includes('..') === true ? (rest.pop() as string) : '';
  return {
    name,
    type: TYPES[letters[0]],
    kind: KINDS[letters[1]],
    part: letters.slice(2),
    initial: rest.join(' '),
    range,
    value: null,
    origin: 'default',
  };
}

function isOfDebugBuilds(flag: Flag): boolean {
  return flag.kind === 'develop' || flag.kind === 'notproduct';
}

function lockedMessage({ name, kind }: Flag): string {
  const unlock = Object.entries(UNLOCKING).find(([, opened]) => opened === kind)?.[0];
  if (unlock === undefined)
    return `Error: VM option '${name}' is ${kind} and is available only in debug version of VM.\n`;
  return `Error: VM option '${name}' is ${kind} and must be enabled via -XX:+${unlock}.\nError: The unlock option must precede '${name}'.\n`;
}

function misuse({ type }: Flag, signed: boolean, argument: string): string {
  const isBool = type.name === 'bool';
  if (isBool && !signed) return `Missing +/- setting for VM option '${argument}'\n`;
  if (!isBool && signed) return `Unexpected +/- setting in VM option '${argument}'\n`;
  return `Improperly specified VM option '${argument}'\n`;
}

function accumulated(flag: Flag, value: string): string {
  if (flag.type.name !== 'ccstrlist' || !flag.value) return value;
  return value === '' ? String(flag.value) : `${flag.value}\n${value}`;
}

/** A whole number, cut to the width of the type; a fraction only for double; null for what is none. */
function parseNumber(type: FlagType, text: string): bigint | number | null {
  if (/^[-\d]+\.[-\deE+]+$/.test(text)) {
    const number = type.name === 'double' ? Number(text) : Number.NaN;
    return Number.isFinite(number) ? number : null;
  }
  const negative = text.startsWith('-');
  if (negative && type.signed !== true) return null;
  const size = parseUnsignedLong(negative ? text.slice(1) : text);
  if (size === null) return null;
  if (type.name === 'double') return Number(size);
  if (type.bits === undefined) return null;
  return type.signed === true
    ? BigInt.asIntN(type.bits, negative ? -size : size)
    : BigInt.asUintN(type.bits, size);
}

function limitsOf(flag: Flag): { low: bigint | number; high: bigint | number } | null {
  if (flag.range === '') return null;
  const [low, high] = flag.range.split('..');
  const { bits, signed } = flag.type;
  if (bits === undefined) return { low: Number(low), high: high === '' ? Number.MAX_VALUE : Number(high) };
  const least = signed === true ? -(1n << BigInt(bits - 1)) : 0n;
  const most = (1n << BigInt(signed === true ? bits - 1 : bits)) - 1n;
  return { low: low === '' ? least : BigInt(low), high: high === '' ? most : BigInt(high) };
}

function shownInRange(value: bigint | number): string {
  return typeof value === 'bigint' ? String(value) : value.toFixed(6);
}

/** Columns that value and kind take together where flags are printed. */
const VALUE_AND_KIND = 51;

/** A line of -XX:+PrintFlagsFinal. */
function describe(flag: Flag, initial: boolean): string {
  const value = initial || flag.value === null ? initialText(flag) : shownInTable(flag.value);
  const origin = initial ? 'default' : flag.origin;
  const kind = `{${PARTS[flag.part] ?? ''}${flag.kind}}`;
  const head = `${flag.type.name.padStart(9)} ${flag.name.padEnd(40)} = ${value}`;
  return `${head}${kind.padStart(VALUE_AND_KIND - value.length)} {${origin}}`;
}

function initialText({ type, initial }: Flag): string {
  if (type.name === 'bool') return initial === '1' ? 'true' : 'false';
  if (type.name === 'double') return Number(initial).toFixed(6);
  return initial === '' && type.bits !== undefined ? '0' : initial;
}

function shownInTable(value: FlagValue): string {
  return typeof value === 'number' ? value.toFixed(6) : String(value).replaceAll('\n', ' ');
}
