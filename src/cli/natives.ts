/** `gojdk natives`: native methods and what serves them: a function of the VM, one of a JNI library, or nothing, so that calling them throws UnsatisfiedLinkError. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ClassFile, parseClassFile } from '../classfile/class-file.js';
import { reasonOf } from '../classpath/class-path-error.js';
import { findJdk } from '../classpath/find-jdk.js';
import { Jar } from '../classpath/jar.js';
import { JImage } from '../classpath/jimage.js';
import { intrinsicOf } from '../compiler/intrinsics.js';
import { Acc } from '../jvms/access-flags.js';
import { javaTypeName, parseMethodDescriptor } from '../jvms/descriptors.js';
import { findNative } from '../natives/index.js';
import { LOADED_AS_THEY_ARE } from '../natives/jdk/internal/loader/NativeLibraries.js';
import { NativeLibraries } from './native-libraries.js';
import { UsageError } from './usage-error.js';

/** Their native methods are signature polymorphic (JVMS §2.9.3): the linker's business. */
const POLYMORPHIC_HOLDERS = new Set(['java/lang/invoke/MethodHandle', 'java/lang/invoke/VarHandle']);

interface NativeMethod {
  readonly className: string;
  readonly name: string;
  readonly descriptor: string;
}

/** The classes of one jar, module or file. */
interface Group {
  readonly title: string;
  readonly classes: Iterable<ClassFile>;
  /** The VM's own functions are for classes of the boot loader only. */
  readonly isJdk: boolean;
}

export interface NativesOptions {
  readonly all?: boolean;
  /** Only those that nothing serves. */
  readonly missing?: boolean;
  /** Libraries of the program, and folders of such, as in java.library.path. */
  readonly libraries?: string;
}

/** Who serves what the VM itself has a function for. */
const OURS = 'gojdk';

/** Prints the native methods of a class path (jars, folders), a class (a file, or the name of one of the JDK's), or all of the JDK. The exit code: 1 if nothing serves one of them. */
export function natives(target: string | undefined, options: NativesOptions): number {
  if ((target === undefined) === (options.all !== true))
    throw new UsageError('natives takes a class path, a class, a module of the JDK, or --all');
  const libraries = findLibraries(target, options.libraries);
  let declared = 0;
  let missing = 0;
  for (const group of target === undefined ? jdkGroups() : groupsOf(target)) {
    const served = [...group.classes]
      .flatMap(nativesOf)
      .map((method) => ({ method, server: serverOf(method, group, libraries) }));
    const unbound = served.filter(({ server }) => server === null);
    declared += served.length;
    missing += unbound.length;
    const shown = options.missing === true ? unbound : served;
    if (shown.length > 0) process.stdout.write(report(group.title, shown));
  }
  process.stdout.write(
    `${declared} native method${declared === 1 ? '' : 's'}, ${missing} without a function\n`,
  );
  return missing === 0 ? 0 : 1;
}

interface Served {
  readonly method: NativeMethod;
  readonly server: string | null;
}

function report(title: string, methods: readonly Served[]): string {
  const lines = methods.map(({ method, server }) => `  ${describe(method)}: ${server ?? 'nothing'}\n`);
  return `${title}: ${methods.length}\n${lines.join('')}`;
}

function serverOf(method: NativeMethod, { isJdk }: Group, libraries: Libraries): string | null {
  const { className, name, descriptor } = method;
  if (isJdk && isBound(method)) return OURS;
  return (isJdk ? libraries.jdk() : libraries.user).server(className, name, descriptor);
}

/** Libraries of the program, and those of the JDK that are loaded as they are. */
interface Libraries {
  readonly user: NativeLibraries;
  readonly jdk: () => NativeLibraries;
}

function findLibraries(target: string | undefined, option: string | undefined): Libraries {
  const user = new NativeLibraries();
  if (option !== undefined)
    for (const path of option.split(delimiter))
      try {
        user.addPath(path);
      } catch (error) {
        throw new UsageError(`${path}: ${reasonOf(error)}`);
      }
  for (const entry of target === undefined ? [] : entriesOf(target)) {
    if (entry.endsWith('.jar') && existsSync(entry)) addFromJar(user, entry);
    else if (isFolder(entry)) user.addPath(entry);
  }
  user.addUsual();
  let jdk: NativeLibraries | null = null;
  return {
    user,
    jdk: () => {
      jdk ??= librariesOfJdk();
      return jdk;
    },
  };
}

function librariesOfJdk(): NativeLibraries {
  const libraries = new NativeLibraries();
  const folder = join(findJdk(process.env).home, 'lib');
  for (const file of LOADED_AS_THEY_ARE)
    if (existsSync(join(folder, file))) libraries.addPath(join(folder, file));
  return libraries;
}

function addFromJar(libraries: NativeLibraries, path: string): void {
  const jar = new Jar(path);
  try {
    for (const name of jar.names()) {
      const bytes = name.endsWith('.so') ? jar.find(name) : null;
      if (bytes !== null) libraries.add(name, bytes);
    }
  } finally {
    jar.close();
  }
}

function describe({ className, name, descriptor }: NativeMethod): string {
  const types = parseMethodDescriptor(descriptor)?.parameters.map(javaTypeName).join(', ') ?? '?';
  return `${className.replaceAll('/', '.')}.${name}(${types})`;
}

function nativesOf(file: ClassFile): NativeMethod[] {
  const className = file.thisName;
  const found: NativeMethod[] = [];
  for (const method of file.methods) {
    if ((method.accessFlags & Acc.NATIVE) === 0) continue;
    if ((method.accessFlags & Acc.VARARGS) !== 0 && POLYMORPHIC_HOLDERS.has(className)) continue;
    found.push({ className, name: method.name, descriptor: method.descriptor });
  }
  return found;
}

function isBound({ className, name, descriptor }: NativeMethod): boolean {
  return (
    findNative(className, name + descriptor) !== undefined || intrinsicOf(className, name, descriptor) !== 0
  );
}

function openJdk(): JImage {
  return new JImage(findJdk(process.env).modulesFile);
}

function* jdkGroups(): Iterable<Group> {
  const image = openJdk();
  for (const module of image.modules()) yield moduleGroup(image, module);
}

function moduleGroup(image: JImage, module: string): Group {
  return { title: module, classes: classesOf(image, module), isJdk: true };
}

function* classesOf(image: JImage, module: string): Iterable<ClassFile> {
  for (const name of image.list(module)) {
    if (!name.endsWith('.class') || name === 'module-info.class') continue;
    const bytes = image.find(module, name);
    if (bytes !== null) yield parseClassFile(bytes, name);
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The entries of a class path; `folder/*` stands for the jars in it. What is no class path is an entry itself. */
function entriesOf(target: string): string[] {
  return target
    .split(delimiter)
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const folder = entry.endsWith('/*') ? entry.slice(0, -2) : null;
      if (folder === null || !isFolder(folder)) return [entry];
      return readdirSync(folder)
        .filter((file) => file.endsWith('.jar'))
        .sort()
        .map((file) => join(folder, file));
    });
}

function groupsOf(target: string): Group[] {
  return entriesOf(target).flatMap(groupsOfEntry);
}

function groupsOfEntry(target: string): Group[] {
  if (isFolder(target)) return [{ title: target, classes: classesOfFolder(target), isJdk: false }];
  if (target.endsWith('.jar')) return [{ title: target, classes: classesOfJar(target), isJdk: false }];
  if (target.endsWith('.class') || existsSync(target)) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(target);
    } catch (error) {
      throw new UsageError(`${target}: ${reasonOf(error)}`);
    }
    return [{ title: target, classes: [parseClassFile(bytes, target)], isJdk: false }];
  }
  const image = openJdk();
  if (image.modules().includes(target)) return [moduleGroup(image, target)];
  const found = image.findClass(target.replaceAll('.', '/'));
  if (found === null)
    throw new UsageError(`${target} is no jar, folder or class file, and no class or module of the JDK`);
  return [{ title: found.module, classes: [parseClassFile(found.bytes, target)], isJdk: true }];
}

function* classesOfFolder(folder: string): Iterable<ClassFile> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.class') || entry.name === 'module-info.class') continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    yield parseClassFile(readFileSync(path), path);
  }
}

function* classesOfJar(path: string): Iterable<ClassFile> {
  if (!existsSync(path)) throw new UsageError(`${path}: no such file`);
  const jar = new Jar(path);
  try {
    for (const name of jar.names()) {
      if (!name.endsWith('.class') || name.endsWith('module-info.class')) continue;
      const bytes = jar.find(name);
      if (bytes !== null) yield parseClassFile(bytes, `${path}!/${name}`);
    }
  } finally {
    jar.close();
  }
}
