/**
 * HotSpot's unified logging, as far as there is something to log: `-Xlog` with its selections, outputs and decorations. What the VM logs is collections
 * (gc), classes (class+load), modules (module+load) and exceptions (exceptions), all at level info.
 */
import { openSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Output } from './launch-exit.js';
import { similarity } from './similarity.js';

export const LEVELS = ['off', 'trace', 'debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];
const DEFAULT_LEVEL: LogLevel = 'info';

export const TAGS: ReadonlySet<string> = new Set(
  `
    add age alloc annotation arguments attach barrier biasedlocking blocks bot breakpoint bytecode cds
    census class classhisto cleanup codecache compaction compilation condy constantpool constraints
    container coops cpu cset data datacreation dcmd decoder defaultmethods director dump dynamic ergo
    event exceptions exit fingerprint free freelist gc handshake hashtables heap humongous ihop iklass
    indy init inlining install interpreter itables jfr jit jni jvmci jvmti lambda library liveness load
    loader logging malloc map mark marking membername memops metadata metaspace methodcomparator
    methodhandles mirror mmu module monitorinflation monitormismatch nestmates nmethod nmt normalize
    numa objecttagging obsolete oldobject oom oopmap oops oopstorage os owner pagesize parser patch
    path perf periodic phases plab placeholders preorder preview promotion protectiondomain ptrqueue
    purge record redefine ref refine region reloc remset resolve safepoint sampling scavenge sealed
    setting smr stackbarrier stackmap stacktrace stackwalk start startup startuptime state stats
    streaming stringdedup stringtable subclass survivor suspend sweep symboltable system table task
    thread throttle time timer tlab tracking trimnative unload unshareable update valuebasedclasses
    verification verify vmmutex vmoperation vmthread vtables vtablestubs workgang
  `
    .trim()
    .split(/\s+/),
);
/** How like a tag or a level a word must be for HotSpot to suggest it. */
const SIMILAR_TAG = 0.5;
const SIMILAR_LEVEL = 0.4;

/** Decorations in the order in which they are printed: name, short name, text. */
export const DECORATORS: readonly (readonly [
  name: string,
  short: string,
  text: (line: LogLine) => string,
])[] = [
  ['time', 't', ({ now }) => isoTime(now, true)],
  ['utctime', 'utc', ({ now }) => isoTime(now, false)],
  ['uptime', 'u', ({ uptime }) => `${(uptime / 1000).toFixed(3)}s`],
  ['timemillis', 'tm', ({ now }) => `${now}ms`],
  ['uptimemillis', 'um', ({ uptime }) => `${Math.floor(uptime)}ms`],
  ['timenanos', 'tn', () => `${process.hrtime.bigint()}ns`],
  ['uptimenanos', 'un', ({ uptime }) => `${Math.floor(uptime * 1e6)}ns`],
  ['hostname', 'hn', () => hostname()],
  ['pid', 'p', () => String(process.pid)],
  ['tid', 'ti', () => String(process.pid)],
  ['level', 'l', ({ level }) => level],
  ['tags', 'tg', ({ tags }) => tags.join(',')],
];
const DEFAULT_DECORATORS: readonly string[] = ['uptime', 'level', 'tags'];

export interface LogLine {
  readonly tags: readonly string[];
  readonly level: LogLevel;
  readonly now: number;
  readonly uptime: number;
}

interface Selection {
  readonly tags: readonly string[];
  /** Messages with further tags, too. */
  readonly wildcard: boolean;
  readonly level: LogLevel;
}

interface LogOutput {
  readonly name: string;
  readonly write: (text: string) => void;
  /** The last one that fits a message counts. */
  readonly selections: Selection[];
  decorators: readonly string[];
  /** Decorations are padded to the longest of their kind so far. */
  readonly widths: Map<string, number>;
}

export type LogSink = (line: string) => void;

/** A selection, an output or a decoration that is none. */
class LogProblem extends Error {}

export class LogConfiguration {
  private readonly outputs: LogOutput[];

  constructor(output: Output) {
    const stdout = newOutput('stdout', (text) => output.out(text));
    stdout.selections.push({ tags: [], wildcard: true, level: 'warning' });
    this.outputs = [stdout, newOutput('stderr', (text) => output.err(text))];
  }

  /** `-Xlog:disable`. */
  disable(): void {
    for (const { selections } of this.outputs) selections.length = 0;
  }

  /** What stands behind `-Xlog:`; false, after the reason has been logged, if it cannot be done. */
  configure(text: string): boolean {
    try {
      const [what, where, how] = splitFields(text);
      const selections = (what || 'all').split(',').map(parseSelection);
      const decorators = how ? parseDecorators(how) : DEFAULT_DECORATORS;
      const target = this.outputOf(where || 'stdout');
      target.selections.push(...selections);
      target.decorators = decorators;
      return true;
    } catch (error) {
      if (!(error instanceof LogProblem)) throw error;
      for (const line of error.message.split('\n')) this.log(['logging'], 'error', line);
      return false;
    }
  }

  /** Turns on what older options stand for. */
  enable(...tags: string[]): void {
    this.outputs[0].selections.push({ tags, wildcard: false, level: 'info' });
  }

  isEnabled(tags: readonly string[], level: LogLevel): boolean {
    return this.outputs.some((output) => takes(output, tags, level));
  }

  log(tags: readonly string[], level: LogLevel, text: string): void {
    for (const output of this.outputs)
      if (takes(output, tags, level)) output.write(`${decorate(output, tags, level)}${text}\n`);
  }

  /** Where to log lines of that kind; undefined if nobody wants them. */
  sink(...tags: string[]): LogSink | undefined {
    return this.isEnabled(tags, 'info') ? (line) => this.log(tags, 'info', line) : undefined;
  }

  private outputOf(name: string): LogOutput {
    const file =
      name === 'stdout' || name === 'stderr' ? null : name.replace(/^file=/, '').replace(/^"(.*)"$/, '$1');
    const key = file === null ? name : `file=${file}`;
    const known = this.outputs.find((output) => output.name === key);
    if (known !== undefined) return known;
    const created = newOutput(key, fileWriter(key, file as string));
    this.outputs.push(created);
    return created;
  }
}

function newOutput(name: string, write: (text: string) => void): LogOutput {
  return { name, write, selections: [], decorators: DEFAULT_DECORATORS, widths: new Map() };
}

function fileWriter(name: string, file: string): (text: string) => void {
  const path = file.replaceAll('%p', String(process.pid)).replaceAll('%t', startStamp());
  try {
    const fd = openSync(path, 'w');
    return (text) => writeSync(fd, text);
  } catch (error) {
    throw new LogProblem(
      `Error opening log file '${path}': ${reason(error)}\nInitialization of output '${name}' using options '(null)' failed.`,
    );
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EISDIR') return 'Is a directory';
  return code === 'EACCES' ? 'Permission denied' : 'No such file or directory';
}

/** Selections, output, decorations and options of the output; colons in quotes part nothing. */
function splitFields(text: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    if (c === ':' && !quoted) fields.push('');
    else fields[fields.length - 1] += c;
  }
  return fields;
}

function parseSelection(text: string): Selection {
  const [, words, star, , level] = /^([^*=]*)(\*?)(=(.*))?$/s.exec(text) ?? [];
  if (words === undefined) throw new LogProblem(`Invalid tag '${text}' in log selection.`);
  if (level !== undefined && !LEVELS.includes(level as LogLevel))
    throw new LogProblem(
      `Invalid level '${level}' in log selection.${similar(LEVELS, level, SIMILAR_LEVEL)}`,
    );
  const tags = words === 'all' ? [] : words.split('+');
  for (const tag of tags)
    if (!TAGS.has(tag))
      throw new LogProblem(`Invalid tag '${tag}' in log selection.${similar([...TAGS], tag, SIMILAR_TAG)}`);
  return {
    tags,
    wildcard: star === '*' || words === 'all',
    level: (level as LogLevel | undefined) ?? DEFAULT_LEVEL,
  };
}

function similar(words: readonly string[], word: string, least: number): string {
  let best = '';
  let score = least;
  for (const candidate of words) {
    const found = similarity(candidate, word);
    if (best === '' ? found >= score : found > score) {
      best = candidate;
      score = found;
    }
  }
  return best === '' ? '' : ` Did you mean '${best}'?`;
}

function parseDecorators(text: string): string[] {
  if (text === 'none' || text === '') return [];
  const wanted = text.split(',').map((word) => {
    const row = DECORATORS.find(([name, short]) => name === word || short === word);
    if (row === undefined) throw new LogProblem(`Invalid decorator '${word}'.`);
    return row[0];
  });
  return DECORATORS.map(([name]) => name).filter((name) => wanted.includes(name));
}

function takes({ selections }: LogOutput, tags: readonly string[], level: LogLevel): boolean {
  const selection = selections.findLast(
    (candidate) =>
      candidate.tags.every((tag) => tags.includes(tag)) &&
      (candidate.wildcard || candidate.tags.length === tags.length),
  );
  if (selection === undefined || selection.level === 'off') return false;
  return LEVELS.indexOf(level) >= LEVELS.indexOf(selection.level);
}

function decorate({ decorators, widths }: LogOutput, tags: readonly string[], level: LogLevel): string {
  if (decorators.length === 0) return '';
  const line = { tags, level, now: Date.now(), uptime: performance.now() };
  let text = '';
  for (const [name, , textOf] of DECORATORS) {
    if (!decorators.includes(name)) continue;
    const part = textOf(line).padEnd(widths.get(name) ?? 0);
    widths.set(name, part.length);
    text += `[${part}]`;
  }
  return `${text} `;
}

/** `2026-11-29T18:32:55.801+0100`. */
function isoTime(now: number, local: boolean): string {
  const offset = local ? -new Date(now).getTimezoneOffset() : 0;
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = `${sign}${String(hours).padStart(2, '0')}${String(minutes).padStart(2, '0')}`;
  return new Date(now + offset * 60_000).toISOString().replace('Z', zone);
}

/** The moment of the start in the names of files: `2026-11-29_18-32-55`. */
function startStamp(): string {
  return isoTime(Math.floor(performance.timeOrigin), true)
    .slice(0, 19)
    .replace('T', '_')
    .replaceAll(':', '-');
}
