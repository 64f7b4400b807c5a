/** From bytes to a ClassFile as the VM reads them: version, format, name, and the order in which HotSpot complains. */

import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { ClassFormatProblem } from '../../classfile/class-format-problem.js';
import { ConstantPool } from '../../classfile/constant-pool.js';
import { checkClassBody, checkClassHeader } from '../../classfile/format-check.js';
import { earlierFault } from '../../classfile/format-order.js';
import { Acc } from '../../jvms/access-flags.js';
import { JavaThrow } from '../steps.js';

export interface ParseOptions {
  /** The name that the class was asked for by, if any: what messages call it. */
  readonly name: string | null;
  /** A hidden class may be called what it likes. */
  readonly anyName: boolean;
  /** Classes of the JDK's image need no check. */
  readonly trusted: boolean;
  readonly preview: boolean;
  /** The newest class-file version that is loaded. */
  readonly newest: number;
}

/** HotSpot loads a class's interfaces while it reads the file: what is wrong further on is found only then. */
export interface ParsedClass {
  readonly thisName: string;
  readonly interfaces: readonly string[];
  /** The whole class, or what is wrong with it behind the list of interfaces. */
  readonly result: ClassFile | JavaThrow;
}

/** Throws what is wrong up to the list of interfaces. */
export function parseClass(bytes: Uint8Array, options: ParseOptions): ParsedClass {
  const { name } = options;
  let file: ClassFile | null = null;
  try {
    checkVersion(bytes, options);
    file = parseClassFile(bytes, name ?? 'Unknown');
    if (!options.trusted) checkClassHeader(file);
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    if (file !== null && error.structure === 'access flags')
      checkNotModule(file.majorVersion, file.accessFlags, name);
    return faulty(bytes, options, file === null ? earlierFault(bytes, error) : error);
  }
  checkNotModule(file.majorVersion, file.accessFlags, name);
  checkName(options, file.thisName);
  const { pool, thisName } = file;
  const interfaces = Array.from(file.interfaces, (index) => pool.className(index));
  return { thisName, interfaces, result: options.trusted ? file : checked(file, name) };
}

function checked(file: ClassFile, name: string | null): ClassFile | JavaThrow {
  try {
    checkClassBody(file);
    return file;
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    return formatError(error, name ?? file.thisName);
  }
}

function faulty(bytes: Uint8Array, options: ParseOptions, problem: ClassFormatProblem): ParsedClass {
  const { name } = options;
  const own = ownHeader(bytes, problem);
  const error = formatError(problem, name ?? own?.thisName);
  if (own === null) throw error;
  checkNotModule(own.majorVersion, own.accessFlags, name);
  checkName(options, own.thisName);
  if (own.interfaces === null) throw error;
  return { thisName: own.thisName, interfaces: own.interfaces, result: error };
}

function formatError(problem: ClassFormatProblem, name: string | undefined): JavaThrow {
  return new JavaThrow('java/lang/ClassFormatError', problem.vmText(name));
}

const unsupported = (message: string): JavaThrow =>
  new JavaThrow('java/lang/UnsupportedClassVersionError', message);

/** The first thing that is looked at, behind the magic number. */
function checkVersion(bytes: Uint8Array, { name, preview, newest }: ParseOptions): void {
  if (bytes.length < 8 || bytes[0] !== 0xca || bytes[1] !== 0xfe || bytes[2] !== 0xba || bytes[3] !== 0xbe)
    return;
  const minor = (bytes[4] << 8) | bytes[5];
  const major = (bytes[6] << 8) | bytes[7];
  const which = `${name ?? '<Unknown>'} (class file version ${major}.${minor})`;
  if (major < 45) throw unsupported(`${which} was compiled with an invalid major version`);
  if (major > newest)
    throw unsupported(
      `${name ?? '<Unknown>'} has been compiled by a more recent version of the Java Runtime (class file version ${major}.${minor}), this version of the Java Runtime only recognizes class file versions up to ${newest}.0`,
    );
  if (major < 56 || minor === 0) return;
  if (minor !== 0xffff) throw unsupported(`${which} was compiled with an invalid non-zero minor version`);
  if (major !== newest)
    throw unsupported(
      `${which} was compiled with preview features that are unsupported. This version of the Java Runtime only recognizes preview features for class file version ${newest}.65535`,
    );
  if (!preview)
    throw unsupported(`Preview features are not enabled for ${which}. Try running with '--enable-preview'`);
}

function checkName({ name, anyName }: ParseOptions, actual: string): void {
  if (name !== null && !anyName && name !== actual)
    throw new JavaThrow('java/lang/NoClassDefFoundError', `${name} (wrong name: ${actual})`);
}

/** Modules have descriptors of their own; the flag means something since version 53. */
function checkNotModule(majorVersion: number, accessFlags: number, name: string | null): void {
  if (majorVersion < 53 || (accessFlags & Acc.MODULE) === 0) return;
  const which = name ?? '<Unknown>';
  throw new JavaThrow(
    'java/lang/NoClassDefFoundError',
    `${which} is not a class because access_flag ACC_MODULE is set`,
  );
}

/** What the class's file states about itself, as far as that comes before the place where it is faulty. */
function ownHeader(
  bytes: Uint8Array,
  { structure, offset }: ClassFormatProblem,
): { thisName: string; accessFlags: number; majorVersion: number; interfaces: string[] | null } | null {
  if (/^(magic|header|constant pool|access flags|this class)/.test(structure)) return null;
  try {
    const pool = new ConstantPool(bytes, 8, '');
    const at = pool.end;
    if (offset >= 0 && offset < at + 4) return null;
    const u2 = (index: number): number => (bytes[index] << 8) | bytes[index + 1];
    const header = { thisName: pool.className(u2(at + 2)), accessFlags: u2(at), majorVersion: u2(6) };
    const count = u2(at + 6);
    const end = at + 8 + 2 * count;
    if (/^(superclass|interfaces)/.test(structure) || offset < end) return { ...header, interfaces: null };
    const interfaces: string[] = [];
    for (let i = at + 8; i < end; i += 2) interfaces.push(pool.className(u2(i)));
    return { ...header, interfaces };
  } catch {
    return null;
  }
}
