/** `gojdk jdeps`: which packages, classes, archives and modules class files depend on. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandWildcards } from '../classpath/class-path.js';
import { ClassPathError } from '../classpath/class-path-error.js';
import { findJdk } from '../classpath/find-jdk.js';
import type { CommandIo } from '../javap/command.js';
import { Analysis, compare, type Dependence, type Filter, type Place, packageOf } from './analysis.js';
import { Archive } from './archive.js';
import { JDEPS_HELP, JDEPS_USAGE } from './help.js';
import { JdkModules } from './jdk-modules.js';
import { type JdepsOptions, JdepsUsageError, parseJdepsOptions } from './options.js';

const OK = 0;
const ERROR = 1;
const USAGE = 2;

const processIo: CommandIo = {
  stdout: (text) => {
    process.stdout.write(text);
  },
  stderr: (text) => {
    process.stderr.write(text);
  },
  isTTY: process.stdout.isTTY === true,
};

/** Runs jdeps; answers its exit code. */
export function jdepsCommand(args: readonly string[], io: CommandIo = processIo): number {
  try {
    if (args.length === 0) {
      io.stdout(JDEPS_HELP);
      return USAGE;
    }
    const options = parseJdepsOptions(args);
    if (options.help) io.stdout(JDEPS_HELP);
    if (options.version) io.stdout(`${findJdk().version}\n`);
    if (options.paths.length === 0) {
      if (options.help || options.version) return OK;
      throw new JdepsUsageError('no classes specified', false);
    }
    return run(options, io);
  } catch (error) {
    if (error instanceof JdepsUsageError) {
      io.stderr(`Error: ${error.message}\n`);
      if (error.usage) io.stderr(JDEPS_USAGE);
      return USAGE;
    }
    if (!(error instanceof ClassPathError)) throw error;
    io.stderr(`Error: ${error.message}\n`);
    return ERROR;
  }
}

function openRoots(options: JdepsOptions, io: CommandIo): Archive[] {
  const roots: Archive[] = [];
  for (const path of expandWildcards(options.paths)) {
    if (existsSync(path)) roots.push(new Archive(path));
    else if (!options.quiet) io.stdout(`Warning: Path does not exist: ${path}\n`);
  }
  return roots;
}

function run(options: JdepsOptions, io: CommandIo): number {
  const roots = openRoots(options, io);
  if (roots.length === 0) return OK;
  const onPath = expandWildcards(options.classPath).filter((path) => existsSync(path));
  const analysis = new Analysis(
    roots,
    onPath.map((path) => new Archive(path)),
    new JdkModules(),
  );
  if (options.listDeps) return listDeps(analysis, options, io);
  const archives = options.recursive ? analysis.reached() : roots;
  const filter: Filter = { classes: options.classes, samePackage: options.samePackage && !options.recursive };
  const sorted = [...archives]
    .sort((a, b) => compare(a.name, b.name))
    .filter((archive) => archive.classes.size > 0);
  if (options.dotOutput !== null) writeDots(analysis, sorted, filter, options.dotOutput);
  else for (const archive of sorted) io.stdout(archiveText(analysis, archive, filter, options.summary));
  return OK;
}

function archiveText(analysis: Analysis, archive: Archive, filter: Filter, summaryOnly: boolean): string {
  const places = analysis.summary(archive, filter);
  const isRoot = analysis.roots.includes(archive);
  const from = isRoot || !summaryOnly ? archive.name : archive.path;
  let text = places.map((place) => `${from} -> ${place.summary}\n`).join('');
  if (summaryOnly) return text;
  for (const line of analysis.dependences(archive, filter)) text += dependenceText(line);
  return text;
}

function dependenceText({ origin, target, place }: Dependence): string {
  return `   ${origin.padEnd(50)} -> ${target.padEnd(50)} ${place.label}\n`;
}

/** `name.dot` for each archive, and `summary.dot`. */
function writeDots(analysis: Analysis, archives: readonly Archive[], filter: Filter, folder: string): void {
  mkdirSync(folder, { recursive: true });
  let summary = 'digraph "summary" {\n';
  for (const archive of archives) {
    for (const place of analysis.summary(archive, filter)) {
      const target = place.module === null ? place.summary : `${place.summary} (${place.summary})`;
      summary += `  ${`"${archive.name}"`.padEnd(50)} -> "${target}";\n`;
    }
    let text = `digraph "${archive.name}" {\n    // Path: ${archive.location}\n`;
    for (const { origin, target, place } of analysis.dependences(archive, filter)) {
      text += `   ${`"${origin}"`.padEnd(50)} -> "${target} (${place.label})";\n`;
    }
    writeFileSync(join(folder, `${archive.name}.dot`), `${text}}\n`);
  }
  writeFileSync(join(folder, 'summary.dot'), `${summary}}\n`);
}

/** The modules that all archives reached depend on, and their internal packages. */
function listDeps(analysis: Analysis, options: JdepsOptions, io: CommandIo): number {
  const names = new Set<string>();
  const missing: { archive: Archive; lines: Dependence[] }[] = [];
  for (const archive of analysis.reached()) {
    for (const { dependencies } of archive.classes.values()) {
      for (const target of dependencies) addListed(names, target, analysis.placeOf(target, archive));
    }
    const lines = analysis
      .dependences(archive, { classes: true, samePackage: false })
      .filter(({ place }) => place.module === null && place.archive === null);
    if (lines.length > 0) missing.push({ archive, lines });
  }
  if (missing.length > 0 && !options.ignoreMissing) {
    io.stderr('Error: Missing dependencies: classes not found from the module path and classpath.\n');
    io.stderr('To suppress this error, use --ignore-missing-deps to continue.\n\n');
    for (const { archive, lines } of missing) {
      io.stderr(`${archive.name}\n${lines.map(dependenceText).join('')}`);
    }
    return ERROR;
  }
  io.stdout(
    [...names]
      .sort(compare)
      .map((name) => `   ${name}\n`)
      .join(''),
  );
  return OK;
}

function addListed(names: Set<string>, target: string, place: Place): void {
  if (place.module === null) return;
  const unsupported = place.module === 'jdk.unsupported';
  names.add(
    place.internal && !unsupported
      ? `${place.module}/${packageOf(target).replaceAll('/', '.')}`
      : place.module,
  );
}
