/**
 * Stores of programs (src/vm/code/program-store.ts): which one a program has, and how it comes to one. A program that has begun with the start-up image and compiled much of its own writes down what it was (a spool);
 * another process, in the background, makes the store of it, for the program's next run.
 */
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import type { LibC } from '../../../native-trampoline/libc.js';
import { hashName } from '../../vm/code/code-store.js';
import { writeProgramCode } from '../../vm/code/code-store-writer.js';
import { LARGEST_STORE, openProgramStore, writeProgramStore } from '../../vm/code/program-store.js';
import { Recorder, type StoredClass } from '../../vm/code/recorder.js';
import type { VM } from '../../vm/vm.js';
import type { RunOptions } from '../run-options.js';
import { givenStore } from './given-store.js';
import type { Hints } from './hints.js';
import { SPOOL, storeMaker } from './spool.js';

/** The folder of stores, in that of the image. */
const PROGRAMS = 'programs';
/** So many stores are kept: those that were made last. */
const KEPT = 12;
/** Programs that compile fewer methods than this have no store made, or no better one than they have if these are fewer than that part of what came out of it. */
const WORTHWHILE = { methods: 150, part: 1 / 8 };
/** A store or a spool is left alone for so long (ms). */
const PAUSE = { store: 60_000, spool: 600_000 };
const LOWEST_PRIORITY = 19;

/** What a spool begins with, as JSON, a line; the bytes of the classes follow. */
type SpooledClass = readonly [name: string, length: number, methods: readonly number[], testimony: string];

/** What the store of a program is called: the program is what is named on the command line, and the class path. */
function nameOf({ target, properties }: RunOptions): string {
  const path = properties.get('java.class.path') ?? '.';
  const paths = path.split(':');
  if (target?.kind === 'jar') paths.push(target.path);
  const here = paths.every((part) => part.startsWith('/')) ? '' : process.cwd();
  const text = JSON.stringify([target, path, here]);
  return ['a', 'b'].map((salt) => (hashName(salt + text) >>> 0).toString(16).padStart(8, '0')).join('');
}

export class Programs {
  private readonly path: string;
  /** Whether a store may be made; where it is asked for, of whatever there is. */
  private readonly mode: 'asked' | 'may' | 'no';

  /** `folder`: the image's. */
  constructor(
    private readonly vm: VM,
    private readonly folder: string,
    options: RunOptions,
    { programs, train }: Hints,
  ) {
    const given = givenStore(options.image);
    this.path = train ?? given ?? join(folder, PROGRAMS, nameOf(options));
    this.mode = train !== undefined ? 'asked' : programs !== undefined && given === null ? 'may' : 'no';
  }

  /** To be called when the VM has been thawed, before anything else. What there is to be said of the store; null if there is none, and none was asked for. */
  open(libc: LibC, image: string): string | null {
    const { vm, mode, path } = this;
    if (mode !== 'no') vm.recorder = new Recorder(vm);
    if (mode === 'asked' || !existsSync(path)) return null;
    try {
      vm.programs = openProgramStore(vm, libc, image, path);
      return 'used';
    } catch (error) {
      return `not used: ${(error as Error).message}`;
    }
  }

  /** To be called when the program has ended. Never throws: it is a convenience, but where it is asked for. */
  keep(): void {
    const { vm, mode, path } = this;
    if (vm.recorder === null || mode === 'no') return;
    if (mode === 'asked') {
      writeSpool(path + SPOOL, vm.recorder.result());
      return;
    }
    try {
      if (!this.isWorthwhile(vm.recorder) || isYoung(path, PAUSE.store)) return;
      if (isYoung(path + SPOOL, PAUSE.spool)) return;
      rmSync(path + SPOOL, { force: true });
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeSpool(path + SPOOL, vm.recorder.result());
      this.startMaker();
    } catch {
      // Then there is none.
    }
  }

  private isWorthwhile({ count }: Recorder): boolean {
    return count >= WORTHWHILE.methods && count >= WORTHWHILE.part * (this.vm.programs?.installed ?? 0);
  }

  private startMaker(): void {
    const { command, args, env } = storeMaker(this.folder, this.path);
    const maker = spawn(command, args, { detached: true, stdio: 'ignore', cwd: '/', env });
    if (maker.pid !== undefined) setPriority(maker.pid, LOWEST_PRIORITY);
    maker.unref();
  }
}

/** Makes the store whose spool lies beside it. Throws if that is not possible. */
export function makeStore(vm: VM, image: string, path: string): void {
  const classes = readSpool(path + SPOOL);
  const unfinished = `${path}.making-${process.pid}`;
  try {
    writeProgramStore(vm, image, unfinished, () =>
      vm.compilation.withBuilder((builder, reused) =>
        writeProgramCode(vm, classes, LARGEST_STORE, builder, reused),
      ),
    );
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  rmSync(path + SPOOL, { force: true });
  if (dirname(path).endsWith(`/${PROGRAMS}`)) removeOld(dirname(path));
}

function writeSpool(path: string, classes: readonly StoredClass[]): void {
  const rows = classes.map(
    ({ name, bytes, methods, testimony }): SpooledClass => [
      name,
      bytes?.length ?? -1,
      [...methods],
      testimony,
    ],
  );
  const parts = [Buffer.from(`${JSON.stringify(rows)}\n`), ...classes.flatMap(({ bytes }) => bytes ?? [])];
  const fd = openSync(path, 'wx', 0o600);
  try {
    const all = Buffer.concat(parts);
    for (let done = 0; done < all.length; ) done += writeSync(fd, all, done);
  } finally {
    closeSync(fd);
  }
}

function readSpool(path: string): StoredClass[] {
  const all = readFileSync(path);
  let at = all.indexOf('\n') + 1;
  const rows = JSON.parse(all.toString('utf8', 0, at)) as SpooledClass[];
  return rows.map(([name, length, methods, testimony]) => {
    const bytes = length < 0 ? null : Uint8Array.from(all.subarray(at, at + length));
    at += Math.max(length, 0);
    return { name, bytes, methods: new Set(methods), testimony };
  });
}

function isYoung(path: string, age: number): boolean {
  const { mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return Math.abs(Date.now() - mtimeMs) < age;
}

/** What was made first goes first. */
function removeOld(folder: string): void {
  const aged = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of aged.slice(KEPT)) rmSync(path, { force: true });
}
