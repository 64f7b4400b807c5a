/**
 * `npm run test:apps -- [options] [names]`: applications from Debian's packages under gojdk and under `java`, and a table of what came out.
 *
 * As installed: `bin/gojdk`, with a start-up image that is made first, but nothing kept of the applications themselves.
 *
 *   --no-image      without an image, as the library starts
 *   --no-install    fail instead of installing missing packages (with apt-get, as root)
 *   --keep          leave the working folders and print where they are
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { classfiles, ROOT } from '../support/paths.js';
import { javaCommand, testEnvironment } from '../support/process.js';
import type { Application } from './application.js';
import { APPLICATIONS } from './applications.js';
import { runStep, type StepResult } from './run-step.js';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    'no-image': { type: 'boolean', default: false },
    'no-install': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

function isInstalled(name: string): boolean {
  const found = spawnSync('dpkg-query', ['-W', '-f', `\${db:Status-Status}`, name], { encoding: 'utf8' });
  return found.status === 0 && found.stdout === 'installed';
}

/** Throws if a package is missing and cannot be had. */
function install(packages: readonly string[]): void {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (options['no-install']) throw new Error(`not installed: ${missing.join(' ')}`);
  console.error(`installing ${missing.join(' ')}`);
  const { status } = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get install ${missing.join(' ')} failed`);
}

/** Compiles the application's sources with the JDK's javac into `folder`. */
function compile(app: Application, folder: string): void {
  if (app.sources.length === 0) return;
  const sources = app.sources.map((file) => classfiles('applications', app.folder ?? app.name, file));
  const args = ['-encoding', 'UTF-8', '-nowarn', '-Xlint:none', '-proc:none', '-d', folder];
  const { status, stderr } = spawnSync(
    javaCommand('javac'),
    [...args, '-cp', app.classPath.join(':'), ...sources],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`javac: ${stderr}`);
}

/** Copies the files that belong to the application but are no Java source into a working folder. */
function prepare(app: Application, folder: string): void {
  mkdirSync(folder);
  const from = classfiles('applications', app.folder ?? app.name);
  let files: string[] = [];
  try {
    files = readdirSync(from).filter((file) => file.endsWith('.g4'));
  } catch {
    // An application without files of its own.
  }
  for (const file of files) cpSync(join(from, file), join(folder, file));
}

async function runApplication(app: Application): Promise<StepResult[]> {
  const folder = mkdtempSync(join(tmpdir(), `gojdk-${app.name}-`));
  try {
    install(app.packages);
    const made = join(folder, 'classes');
    const folders = { java: join(folder, 'java'), gojdk: join(folder, 'gojdk') };
    mkdirSync(made);
    prepare(app, folders.java);
    prepare(app, folders.gojdk);
    compile(app, made);
    const results: StepResult[] = [];
    for (const step of app.steps(made, app.classPath.join(':'))) {
      const result = await runStep(step, folders);
      console.error(`${app.name} ${step.title}: ${result.difference ?? 'identical'}`);
      results.push(result);
    }
    return results;
  } catch (error) {
    return [
      { title: 'start', difference: (error as Error).message, javaMilliseconds: 0, gojdkMilliseconds: 0 },
    ];
  } finally {
    if (options.keep) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** Has the programs that are run begin with an image, in a cache of its own. Returns that folder. */
function makeImage(): string {
  const cache = mkdtempSync(join(tmpdir(), 'gojdk-image-'));
  const launcher = join(ROOT, 'bin', 'gojdk');
  Object.assign(process.env, { XDG_CACHE_HOME: cache, GOJDK_IMAGE_MAKE: 'no', LAUNCHER: launcher });
  delete process.env.NODE_OPTIONS;
  const { status, stderr } = spawnSync(launcher, ['image', 'make'], {
    env: testEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no image: ${stderr}`);
  return cache;
}

function geometricMean(ratios: readonly number[]): string {
  const sum = ratios.reduce((total, ratio) => total + Math.log(ratio), 0);
  return ratios.length === 0 ? '' : Math.exp(sum / ratios.length).toFixed(2);
}

async function main(): Promise<number> {
  const cache = options['no-image'] ? null : makeImage();
  try {
    return await compareAll();
  } finally {
    if (cache !== null) rmSync(cache, { recursive: true, force: true });
  }
}

/** Returns how many steps differ. */
async function compareAll(): Promise<number> {
  const chosen = APPLICATIONS.filter((app) => names.length === 0 || names.includes(app.name));
  const table = new Table({
    head: ['application', 'step', 'java s', 'gojdk s', 'ratio', 'result'],
    style: { head: [], border: [] },
    colWidths: [null, null, null, null, null, 70],
    wordWrap: true,
  });
  let failures = 0;
  const ratios: number[] = [];
  for (const app of chosen)
    for (const r of await runApplication(app)) {
      if (r.difference !== null) failures++;
      const ratio = r.javaMilliseconds === 0 ? 0 : r.gojdkMilliseconds / r.javaMilliseconds;
      if (ratio > 0) ratios.push(ratio);
      const seconds = [r.javaMilliseconds, r.gojdkMilliseconds].map((ms) => (ms / 1000).toFixed(2));
      table.push([app.name, r.title, ...seconds, ratio.toFixed(1), r.difference ?? 'identical']);
    }
  table.push(['geometric mean', '', '', '', geometricMean(ratios), '']);
  console.log(table.toString());
  return failures;
}

process.exitCode = (await main()) > 0 ? 1 : 0;
