/** `gojdk javap`: the JDK's javap, and views of classes that it has not. */

import { type ClassFile, parseClassFile } from '../classfile/class-file.js';
import { ClassFormatProblem } from '../classfile/class-format-problem.js';
import { ClassPathError } from '../classpath/class-path-error.js';
import { findJdk, readReleaseFile } from '../classpath/find-jdk.js';
import { CpTag } from '../jvms/pool-tags.js';
import { ClassFinder, type LocatedClass, ModuleNotFound, systemInfo } from './class-finder.js';
import { printClass } from './class-printer.js';
import { HELP, SHORT_USAGE } from './help.js';
import { type JavapOptions, JavapUsageError, parseJavapOptions } from './options-parser.js';
import { firstMalformedText } from './utf8-faults.js';

/** Where a command writes. */
export interface CommandIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly isTTY: boolean;
}

const OK = 0;
/** A class could not be shown. As in the JDK, the last class decides. */
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

/** Runs javap; answers its exit code. */
export async function javapCommand(args: readonly string[], io: CommandIo = processIo): Promise<number> {
  if (args.length === 0) {
    io.stdout(HELP);
    return USAGE;
  }
  let options: JavapOptions;
  try {
    options = parseJavapOptions(args);
  } catch (error) {
    if (!(error instanceof JavapUsageError)) throw error;
    io.stderr(`Error: ${error.message}\n`);
    if (error.usage) io.stdout(SHORT_USAGE);
    return USAGE;
  }
  for (const option of options.ignored) io.stderr(`Note: ${option} is ignored: no JVM is started\n`);
  if (options.help) io.stdout(HELP);
  printVersion(options, io);
  if (options.classes.length === 0) return OK;
  try {
    return await showClasses(options, io);
  } catch (error) {
    if (!(error instanceof ModuleNotFound)) throw error;
    io.stderr(`Error: ${error.message}\n`);
    return ERROR;
  }
}

function printVersion(options: JavapOptions, io: CommandIo): void {
  if (!options.version && !options.fullVersion) return;
  const jdk = findJdk();
  const full = readReleaseFile(jdk.home).get('JAVA_RUNTIME_VERSION') ?? jdk.version;
  io.stdout(`${options.fullVersion ? full : jdk.version}\n`);
}

async function showClasses(options: JavapOptions, outer: CommandIo): Promise<number> {
  let ended = true;
  const io: CommandIo = {
    isTTY: outer.isTTY,
    stderr: (text) => outer.stderr(text),
    stdout: (text) => {
      ended = text === '' ? ended : text.endsWith('\n');
      outer.stdout(text);
    },
  };
  const finder = new ClassFinder(options.classPath, options.release, options.system, options.module);
  let result = OK;
  for (const operand of options.classes) {
    result = ERROR;
    try {
      const found = finder.find(operand);
      if (found === null) io.stderr(`Error: class not found: ${operand}\n`);
      else {
        await showClass(options, io, operand, found);
        result = OK;
      }
    } catch (error) {
      if (error instanceof ClassFormatProblem) io.stderr(`Error: ${problemText(error, operand)}\n`);
      else if (error instanceof ClassPathError) io.stderr(`Error: ${error.message}\n`);
      else throw error;
    }
  }
  // A class's text may end within a line, which the next goes on with.
  if (!ended) io.stdout('\n');
  return result;
}

/** The JDK's words where it has some. */
function problemText(problem: ClassFormatProblem, operand: string): string {
  if (problem.vmText() === 'Truncated class file') return `unexpected end of file while reading ${operand}`;
  const tag = /^unknown tag (\d+)$/.exec(problem.reason);
  const entry = /^constant pool entry (\d+)$/.exec(problem.structure);
  if (tag !== null && entry !== null) {
    return `error while reading constant pool for ${operand}: unexpected tag at #${entry[1]}: ${tag[1]}`;
  }
  return problem.reason.startsWith('IO error') ? problem.reason : problem.message;
}

async function showClass(
  options: JavapOptions,
  io: CommandIo,
  operand: string,
  found: LocatedClass,
): Promise<void> {
  const file = parseClassFile(found.bytes, found.name, true);
  const fault = firstMalformedText(file.pool);
  if (fault !== null) {
    throw new ClassFormatProblem(found.name, -1, 'constant pool', `IO error reading ${operand}: ${fault}`);
  }
  warnOfName(io, operand, found, file);
  if (options.format !== 'javap') {
    io.stdout(wellFormed(await viewText(options, io, file)));
    return;
  }
  const needsInfo = options.verbose || options.sysinfo;
  io.stdout(wellFormed(printClass(file, options, needsInfo ? systemInfo(found) : null)));
}

/** A class in one of the formats that the JDK's javap does not have. The code for them is only loaded when it is asked for. */
async function viewText(options: JavapOptions, io: CommandIo, file: ClassFile): Promise<string> {
  if (options.format === 'json') {
    const { classJson } = await import('./views/json-view.js');
    return `${JSON.stringify(classJson(file), null, 2)}\n`;
  }
  const { selectMethods } = await import('./views/method-view.js');
  const views = selectMethods(file, options.method, options);
  if (views.length === 0 && options.method !== null)
    io.stderr(`Warning: no method with code: ${options.method}\n`);
  if (options.format === 'cfg') {
    const { dotView, mermaidView } = await import('./views/cfg-view.js');
    return options.mermaid ? mermaidView(views) : dotView(file.thisName, views);
  }
  const { colorPaint, plainPaint } = await import('./views/paint.js');
  const colored = options.color ?? (io.isTTY && process.env.NO_COLOR === undefined);
  const paint = colored ? await colorPaint() : plainPaint;
  if (options.format === 'ir') {
    const { irView } = await import('./views/ir-view.js');
    return irView(views, paint);
  }
  const { asmView } = await import('./views/asm-view.js');
  return asmView(views, paint);
}

/** Lone surrogates cannot be written as UTF-8: Java writes question marks for them. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '?');
}

/** A class by name whose file says that it is another one. */
function warnOfName(io: CommandIo, operand: string, found: LocatedClass, file: ClassFile): void {
  if (operand.endsWith('.class')) return;
  const plain = (name: string): string => name.replace(/[/$]/g, '.');
  if (file.pool.tag(file.thisClass) !== CpTag.CLASS || plain(file.thisName) !== plain(operand)) {
    io.stderr(`Warning: File ${found.name} does not contain class ${operand}\n`);
  }
}
