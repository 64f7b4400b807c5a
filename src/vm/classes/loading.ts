/** Loading classes through loaders (JVMS §5.3). */

import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { ClassFormatProblem } from '../../classfile/class-format-problem.js';
import { ConstantPool } from '../../classfile/constant-pool.js';
import { checkClassFormat } from '../../classfile/format-check.js';
import { earlierFault } from '../../classfile/format-order.js';
import { InitState } from '../layout.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { Acc, type JavaClass, type JavaMethod, kindOf, packageOf } from './java-class.js';
import { LoaderConstraints } from './loader-constraints.js';
import { LoaderData } from './loaders.js';
import { selectMethod } from './lookup.js';
import { checkPackage } from './super-checks.js';

/** The newest class-file version that JDK 17 loads. */
const MAX_MAJOR = 61;

export interface DefineOptions {
  readonly origin: string;
  /** Handle of the protection domain, 0 = none. */
  readonly protectionDomain: number;
  readonly hidden?: { readonly nestHost: JavaClass | null; readonly classData: number };
}

export class Loading {
  readonly constraints: LoaderConstraints;
  private loadClassMethod: JavaMethod | null = null;

  constructor(private readonly vm: VM) {
    this.constraints = new LoaderConstraints(vm);
  }

  /** The VM's table for a ClassLoader object; null (0) is the boot loader. */
  loaderOf(ref: number): LoaderData {
    const { vm } = this;
    const { classes } = vm;
    if (ref === 0) return classes.boot;
    const offset = vm.fieldOffset('java/lang/ClassLoader', 'vmLoader', 'I');
    const id = vm.memory.load32(ref + offset);
    if (id !== 0) return classes.loaders[id - 1];
    const data = new LoaderData(classes.loaders.length, vm.handles.create(ref));
    const unnamed = vm.getRefField(ref, 'java/lang/ClassLoader', 'unnamedModule', 'Ljava/lang/Module;');
    data.unnamedModule = vm.handles.create(unnamed);
    classes.loaders.push(data);
    vm.memory.store32(ref + offset, classes.loaders.length);
    return data;
  }

  /**
   * The class that the loader finds for a name in internal form (arrays too). Throws NoClassDefFoundError if there is none (with the loader's
   * ClassNotFoundException as its cause), and whatever else the loader throws.
   */
  *load(loader: LoaderData, name: string): Steps<JavaClass> {
    const known = loader.classes.get(name);
    if (known !== undefined) return known;
    const { vm } = this;
    if (name.charCodeAt(0) === 0x5b) return yield* this.loadArray(loader, name);
    if (loader.isBoot) return vm.classes.loadBoot(name);
    try {
      return yield* this.loadByLoader(loader, name);
    } catch (error) {
      if (!(error instanceof JavaException)) throw error;
      const thrown = vm.classes.of(error.ref);
      if (!thrown.isSubclassOf(vm.classes.loadBoot('java/lang/ClassNotFoundException'))) throw error;
      throw new JavaThrow('java/lang/NoClassDefFoundError', name, error.ref);
    }
  }

  private *loadArray(loader: LoaderData, name: string): Steps<JavaClass> {
    const { classes } = this.vm;
    const component = name.slice(1);
    const c = component.charCodeAt(0);
    if (c === 0x4c) return classes.arrayOf(yield* this.load(loader, component.slice(1, -1)));
    if (c === 0x5b) return classes.arrayOf(yield* this.load(loader, component));
    return classes.arrayOf(classes.primitive(component));
  }

  /** Asks the ClassLoader object. Throws ClassNotFoundException as the loader does. */
  *loadByLoader(loader: LoaderData, name: string): Steps<JavaClass> {
    const { vm } = this;
    const ref = vm.handles.get(loader.handle);
    this.loadClassMethod ??= vm.findMethod(
      'java/lang/ClassLoader',
      'loadClass(Ljava/lang/String;)Ljava/lang/Class;',
    );
    const method = selectMethod(vm.classes.of(ref), this.loadClassMethod) as JavaMethod;
    const key = this.beginLoading(loader, name, name);
    let mirror: number;
    try {
      mirror = yield* vm.call(method, ref, vm.strings.fromJs(name.replaceAll('/', '.')));
    } finally {
      loader.loading.delete(key);
    }
    const cls = mirror === 0 ? null : vm.classes.ofMirror(mirror);
    if (cls?.name !== name) throw new JavaThrow('java/lang/NoClassDefFoundError', name);
    if (!loader.classes.has(name)) {
      this.constraints.check(loader, name, cls.accessFlags, cls);
      loader.classes.set(name, cls);
      this.constraints.record(loader, name, cls);
    }
    return cls;
  }

  /**
   * Defines a class from bytes (JVMS §5.3.5) for any loader. `name` in internal form, or null if whatever the bytes say is right. Throws ClassFormatError,
   * UnsupportedClassVersionError, NoClassDefFoundError (wrong name), LinkageError (duplicate), and what loading the supertypes throws.
   */
  *define(
    loader: LoaderData,
    name: string | null,
    bytes: Uint8Array,
    options: DefineOptions,
  ): Steps<JavaClass> {
    const { vm } = this;
    const hidden = options.hidden !== undefined;
    const file = this.parse(bytes, name, loader, hidden);
    // A hidden class takes its name from whoever defines it, whatever its bytes say.
    const thisName = hidden ? (name ?? file.thisName) : file.thisName;
    yield* this.loadSupertypes(loader, file, thisName);
    checkPackage(vm, loader, thisName);
    if (!hidden) this.checkDuplicate(loader, file);
    const cls = this.make(loader, hidden ? vm.classes.hiddenName(thisName) : thisName, file, options);
    if (hidden) return cls;
    this.constraints.record(loader, thisName, cls);
    if (!loader.isBoot) yield* this.tellLoader(loader, cls);
    return cls;
  }

  private make(loader: LoaderData, name: string, file: ClassFile, options: DefineOptions): JavaClass {
    const { vm } = this;
    const { hidden } = options;
    const cls = vm.classes.define(loader, name, file, options.origin, hidden !== undefined);
    cls.protectionDomain = options.protectionDomain;
    if (hidden !== undefined) {
      cls.nestHost = hidden.nestHost ?? cls;
      cls.classData = hidden.classData;
      if (hidden.classData !== 0)
        vm.setRefField(cls.mirror, vm.classes.classClass, 'classData', vm.handles.get(hidden.classData));
    }
    return cls;
  }

  /** A loader that was ever asked for the class has answered: it cannot define another. */
  private checkDuplicate(loader: LoaderData, file: ClassFile): void {
    const { thisName, accessFlags } = file;
    if (!loader.classes.has(thisName)) {
      this.constraints.check(loader, thisName, accessFlags, null);
      return;
    }
    const { classes } = this.vm;
    const javaName = thisName.replaceAll('/', '.');
    const place = classes.placeWithParent(loader, packageOf(thisName));
    throw new JavaThrow(
      'java/lang/LinkageError',
      `loader ${classes.loaderName(loader)} attempted duplicate ${kindOf(accessFlags)} definition for ${javaName}. (${javaName} is in ${place})`,
    );
  }

  private parse(bytes: Uint8Array, name: string | null, loader: LoaderData, hidden: boolean): ClassFile {
    // A hidden class may be called what it likes.
    const expected = hidden ? null : name;
    let file: ClassFile | null = null;
    try {
      checkVersion(bytes, name);
      file = parseClassFile(bytes, name ?? 'Unknown');
      checkNotModule(file.majorVersion, file.accessFlags, name);
      if (!loader.isBoot) checkClassFormat(file);
    } catch (error) {
      if (!(error instanceof ClassFormatProblem)) throw error;
      const problem = file === null ? earlierFault(bytes, error) : error;
      const own = ownHeader(bytes, problem);
      if (own !== null) {
        checkNotModule(own.majorVersion, own.accessFlags, name);
        checkName(expected, own.name);
      }
      throw new JavaThrow('java/lang/ClassFormatError', problem.vmText(name ?? own?.name));
    }
    checkName(expected, file.thisName);
    return file;
  }

  private *loadSupertypes(loader: LoaderData, file: ClassFile, name: string): Steps<void> {
    const key = this.beginLoading(loader, `super ${name}`, name);
    try {
      const { superName } = file;
      if (superName !== null) yield* this.load(loader, superName);
      for (let i = 0; i < file.interfaces.length; i++)
        yield* this.load(loader, file.pool.className(file.interfaces[i]));
    } finally {
      loader.loading.delete(key);
    }
  }

  /** A thread that loads a class in the course of loading it goes round in circles. */
  private beginLoading(loader: LoaderData, what: string, name: string): string {
    const key = `${this.vm.threads.current.id} ${what}`;
    if (loader.loading.has(key)) throw new JavaThrow('java/lang/ClassCircularityError', name);
    loader.loading.add(key);
    return key;
  }

  /** ClassLoader.addClass: keeps the class alive as long as its loader. */
  private *tellLoader(loader: LoaderData, cls: JavaClass): Steps<void> {
    const { vm } = this;
    const ref = vm.handles.get(loader.handle);
    yield* vm.call(vm.findMethod('java/lang/ClassLoader', 'addClass(Ljava/lang/Class;)V'), ref, cls.mirror);
  }

  /** Is the class ready to be used without running anything? */
  isReady(cls: JavaClass): boolean {
    return cls.state === InitState.INITIALIZED;
  }
}

const unsupported = (message: string): JavaThrow =>
  new JavaThrow('java/lang/UnsupportedClassVersionError', message);

/** The first thing that is looked at, behind the magic number. */
function checkVersion(bytes: Uint8Array, name: string | null): void {
  if (bytes.length < 8 || bytes[0] !== 0xca || bytes[1] !== 0xfe || bytes[2] !== 0xba || bytes[3] !== 0xbe)
    return;
  const minor = (bytes[4] << 8) | bytes[5];
  const major = (bytes[6] << 8) | bytes[7];
  const which = `${name ?? '<Unknown>'} (class file version ${major}.${minor})`;
  if (major < 45) throw unsupported(`${which} was compiled with an invalid major version`);
  if (major > MAX_MAJOR)
    throw unsupported(
      `${name ?? '<Unknown>'} has been compiled by a more recent version of the Java Runtime (class file version ${major}.${minor}), this version of the Java Runtime only recognizes class file versions up to ${MAX_MAJOR}.0`,
    );
  if (major < 56 || minor === 0) return;
  if (minor !== 0xffff) throw unsupported(`${which} was compiled with an invalid non-zero minor version`);
  throw unsupported(
    major === MAX_MAJOR
      ? `Preview features are not enabled for ${which}. Try running with '--enable-preview'`
      : `${which} was compiled with preview features that are unsupported. This version of the Java Runtime only recognizes preview features for class file version ${MAX_MAJOR}.65535`,
  );
}

function checkName(expected: string | null, actual: string): void {
  if (expected !== null && expected !== actual)
    throw new JavaThrow('java/lang/NoClassDefFoundError', `${expected} (wrong name: ${actual})`);
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

/** What the class's file states about itself, if that comes before the place where it is faulty. */
function ownHeader(
  bytes: Uint8Array,
  { structure, offset }: ClassFormatProblem,
): { name: string; accessFlags: number; majorVersion: number } | null {
  if (/^(magic|header|constant pool|access flags|this class)/.test(structure)) return null;
  try {
    const pool = new ConstantPool(bytes, 8, '');
    const at = pool.end;
    if (offset >= 0 && offset < at + 4) return null;
    const u2 = (index: number): number => (bytes[index] << 8) | bytes[index + 1];
    return { name: pool.className(u2(at + 2)), accessFlags: u2(at), majorVersion: u2(6) };
  } catch {
    return null;
  }
}
