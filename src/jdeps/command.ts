/** `gojdk jdeps`: which packages, classes, archives and modules class files depend on. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expandWildcards } from '../classpath/class-path.js';
import { ClassPathError } from '../classpath/class-path-error.js';
import { findJdk } from '../classpath/find-jdk.js';
import { makeFolders } from '../classpath/make-folders.js';
import type { CommandIo } from '../javap/command.js';
import { Analysis, compare, type Dependence, type Filter, type Place, packageOf } from './analysis.js';
import { type AnalyzedClass, Archive } from './archive.js';
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

/** Runs jdeps; answers its exit code. As the JDK's it writes its errors to the standard output, too. */
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
      io.stdout(`Error: ${error.message}\n`);
      if (error.usage) io.stdout(JDEPS_USAGE);
      return USAGE;
    }
    if (!(error instanceof ClassPathError)) throw error;
    io.stdout(`Error: ${error.message}\n`);
    return ERROR;
  }
}

function openRoots(options: JdepsOptions, io: CommandIo): Archive[] {
  const roots: Archive[] = [];
  for (const path of expandWildcards(options.paths)) {
    if (existsSync(path)) roots.push(new Archive(path, options.release ?? 0));
    else if (!options.quiet) io.stdout(`Warning: Path does not exist: ${path}\n`);
  }
  return roots;
}

function run(options: JdepsOptions, io: CommandIo): number {
  const roots = openRoots(options, io);
  if (roots.length === 0) return OK;
  for (const root of roots) {
    if (root.isMultiRelease && options.release === null) {
      throw new JdepsUsageError(
        `${root.name} is a multi-release jar file but --multi-release option is not set`,
        false,
      );
    }
  }
  for (const root of roots) {
    if (root.classes.size > 0 || root.problems.length === 0) continue;
    io.stdout(`Error: ${root.problems[0].message}\n`);
    return ERROR;
  }
  for (const problem of roots.flatMap((root) => root.problems)) {
    if (!options.quiet) io.stdout(`Warning: ${problem.message}\n`);
  }
  const onPath = expandWildcards(options.classPath).filter((path) => existsSync(path));
  const analysis = new Analysis(
    roots,
    onPath.map((path) => new Archive(path, options.release ?? 0)),
    new JdkModules(),
  );
  if (options.listDeps) return listDeps(analysis, options, io);
  const classes = options.recursive ? analysis.reached() : new Map(roots.map((root) => [root, root.classes]));
  const filter: Filter = { classes: options.classes, samePackage: options.samePackage && !options.recursive };
  const selected = [...classes]
    .filter(([, list]) => list.size > 0)
    .map(([archive, list]) => ({ archive, classes: list }))
    .sort((a, b) => compare(a.archive.name, b.archive.name));
  if (options.dotOutput !== null) writeDotsOrComplain(analysis, selected, filter, options.dotOutput);
  else for (const one of selected) io.stdout(archiveText(analysis, one, filter, options.summary));
  return OK;
}

/** An archive and those of its classes that are looked at. */
interface Selected {
  readonly archive: Archive;
  readonly classes: ReadonlyMap<string, AnalyzedClass>;
}

function archiveText(
  analysis: Analysis,
  { archive, classes }: Selected,
  filter: Filter,
  summaryOnly: boolean,
): string {
  const places = analysis.summary(archive, filter, classes);
  const text = places.map((place) => `${archive.name} -> ${place.summary}\n`).join('');
  if (summaryOnly) return text;
  return (
    moduleHead(archive) + text + analysis.dependences(archive, filter, classes).map(dependenceText).join('')
  );
}

/** What a module requires. */
function moduleHead({ module, location }: Archive): string {
  if (module === null) return '';
  const url = `${pathToFileURL(location)}${statSync(location).isDirectory() ? '/' : ''}`;
  return `${module.name}\n [${url}]\n${module.requires.map((text) => `   requires ${text}\n`).join('')}`;
}

function dependenceText({ origin, target, place }: Dependence): string {
  return `   ${origin.padEnd(50)} -> ${target.padEnd(50)} ${place.label}\n`;
}

/** What the file system refuses is the user's to know. */
function writeDotsOrComplain(...[analysis, selected, filter, folder]: Parameters<typeof writeDots>): void {
  try {
    writeDots(analysis, selected, filter, folder);
  } catch (error) {
    const { code, syscall, path } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new JdepsUsageError(`${path}: cannot be written (${code})`, false);
  }
}

/** `name.dot` for each archive, and `summary.dot`. */
function writeDots(analysis: Analysis, selected: readonly Selected[], filter: Filter, folder: string): void {
  makeFolders(folder);
  let summary = 'digraph "summary" {\n';
  for (const { archive, classes } of selected) {
    for (const place of analysis.summary(archive, filter, classes)) {
      const target = place.module === null ? place.summary : `${place.summary} (${place.summary})`;
      summary += `  ${`"${archive.name}"`.padEnd(50)} -> "${target}";\n`;
    }
    let text = `digraph "${archive.name}" {\n    // Path: ${archive.module === null ? archive.path : archive.location}\n`;
    for (const { origin, target, place } of analysis.dependences(archive, filter, classes)) {
      text += `   ${`"${origin}"`.padEnd(50)} -> "${target} (${place.label})";\n`;
    }
    writeFileSync(join(folder, `${archive.fileName}.dot`), `${text}}\n`);
  }
  writeFileSync(join(folder, 'summary.dot'), `${summary}}\n`);
}

/** The modules that all archives reached depend on, and their internal packages. */
function listDeps(analysis: Analysis, options: JdepsOptions, io: CommandIo): number {
  const names = new Set<string>();
  const missing: { archive: Archive; lines: Dependence[] }[] = [];
  for (const [archive, classes] of analysis.reached()) {
    for (const { dependencies } of classes.values()) {
      for (const target of dependencies) addListed(names, target, analysis.placeOf(target, archive));
    }
    const lines = analysis
      .dependences(archive, { classes: true, samePackage: false }, classes)
      .filter(({ place }) => place.module === null && place.archive === null);
    if (lines.length > 0) missing.push({ archive, lines });
  }
  if (missing.length > 0 && !options.ignoreMissing) {
    io.stdout('Error: Missing dependencies: classes not found from the module path and classpath.\n');
    io.stdout('To suppress this error, use --ignore-missing-deps to continue.\n\n');
    for (const { archive, lines } of missing) {
      io.stdout(`${archive.name}\n${lines.map(dependenceText).join('')}`);
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
