/** Loading classes through loaders (JVMS §5.3). */

import type { ClassFile } from '../../classfile/class-file.js';
import { FieldAccess } from '../field-access.js';
import { classFileVersion } from '../jdk/releases.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { type ParsedClass, parseClass } from './class-parsing.js';
import { type JavaClass, type JavaMethod, kindOf, packageOf } from './java-class.js';
import { LoaderConstraints } from './loader-constraints.js';
import { LoaderData } from './loaders.js';
import { selectMethod } from './lookup.js';
import { checkIsInterface, checkPackage } from './super-checks.js';

const parallelLockMap = new FieldAccess(
  'java/lang/ClassLoader',
  'parallelLockMap',
  'Ljava/util/concurrent/ConcurrentHashMap;',
);

const NOT_FOUND = 'java/lang/NoClassDefFoundError';
/** Descriptors of arrays: C code asks for whatever it likes. */
const IS_ARRAY = /^\[{1,255}(?:[BCDFIJSZ]|L[^;]+;)$/;

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
    // What only looks like an array is asked of the loader as any name is.
    if (name.charCodeAt(0) === 0x5b && IS_ARRAY.test(name)) return yield* this.loadArray(loader, name);
    if (loader.isBoot) return vm.classes.loadBoot(name);
    try {
      return yield* this.loadByLoader(loader, name);
    } catch (error) {
      if (!(error instanceof JavaException)) throw error;
      const thrown = vm.classes.of(error.ref);
      if (!thrown.isSubclassOf(vm.classes.loadBoot('java/lang/ClassNotFoundException'))) throw error;
      throw new JavaThrow(NOT_FOUND, name, error.ref);
    }
  }

  /** What cannot be found is the array class, whatever its element. */
  private *loadArray(loader: LoaderData, name: string): Steps<JavaClass> {
    const { classes } = this.vm;
    const dimensions = name.lastIndexOf('[') + 1;
    const isPrimitive = name.charCodeAt(dimensions) !== 0x4c;
    const element = isPrimitive ? name.slice(dimensions) : name.slice(dimensions + 1, -1);
    let cls: JavaClass;
    try {
      cls = isPrimitive ? classes.primitive(element) : yield* this.load(loader, element);
    } catch (error) {
      if (!(error instanceof JavaThrow) || error.className !== NOT_FOUND || error.message !== element)
        throw error;
      throw new JavaThrow(NOT_FOUND, name, error.cause);
    }
    for (let i = 0; i < dimensions; i++) cls = classes.arrayOf(cls);
    return cls;
  }

  /** Asks the ClassLoader object. Throws ClassNotFoundException as the loader does. */
  *loadByLoader(loader: LoaderData, name: string): Steps<JavaClass> {
    // A class among its own supertypes.
    if (loader.loading.has(this.loadingKey(`super ${name}`)))
      throw new JavaThrow('java/lang/ClassCircularityError', name);
    const key = this.beginLoading(loader, name, name);
    let lock = 0;
    try {
      lock = yield* this.lock(loader);
      const known = loader.classes.get(name);
      if (known !== undefined) return known;
      return this.initiated(loader, name, yield* this.callLoadClass(loader, name));
    } finally {
      this.unlock(lock);
      loader.loading.delete(key);
    }
  }

  private *callLoadClass(loader: LoaderData, name: string): Steps<JavaClass | null> {
    const { vm } = this;
    const ref = vm.handles.get(loader.handle);
    this.loadClassMethod ??= vm.findMethod(
      'java/lang/ClassLoader',
      'loadClass(Ljava/lang/String;)Ljava/lang/Class;',
    );
    const method = selectMethod(vm.classes.of(ref), this.loadClassMethod) as JavaMethod;
    const mirror = yield* vm.call(method, ref, vm.strings.fromJs(name.replaceAll('/', '.')));
    return mirror === 0 ? null : vm.classes.ofMirror(mirror);
  }

  /** What the loader has answered is what it will always answer. */
  private initiated(loader: LoaderData, name: string, cls: JavaClass | null): JavaClass {
    if (cls?.name !== name) throw new JavaThrow(NOT_FOUND, name);
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
    const { verify, enablePreview } = vm.options;
    const parsed = parseClass(bytes, {
      name,
      anyName: hidden,
      trusted:
        verify === 'none' ||
        (loader.isBoot && verify !== 'all') ||
        (name !== null && vm.programs?.isKnown(name, bytes) === true),
      preview: enablePreview === true,
      newest: classFileVersion(vm.release),
    });
    // A hidden class takes its name from whoever defines it, whatever its bytes say.
    const thisName = hidden ? (name ?? parsed.thisName) : parsed.thisName;
    const lock = yield* this.lock(loader);
    try {
      const file = yield* this.loadSupertypes(loader, parsed, thisName);
      checkPackage(vm, loader, thisName);
      if (!hidden) this.checkDuplicate(loader, file);
      const cls = this.make(loader, hidden ? vm.classes.hiddenName(thisName) : thisName, file, options);
      if (hidden) return cls;
      this.constraints.record(loader, thisName, cls);
      if (!loader.isBoot) yield* this.tellLoader(loader, cls);
      return cls;
    } finally {
      this.unlock(lock);
    }
  }

  /** Loaders that are not made for several threads are locked while the VM uses them. A handle, or 0. */
  private *lock(loader: LoaderData): Steps<number> {
    const { vm } = this;
    if (loader.isBoot || parallelLockMap.get(vm, vm.handles.get(loader.handle)) !== 0) return 0;
    yield* vm.monitors.enter(vm.handles.get(loader.handle));
    return loader.handle;
  }

  private unlock(handle: number): void {
    const { vm } = this;
    if (handle !== 0) vm.monitors.exit(vm.handles.get(handle), vm.threads.current);
  }

  private make(loader: LoaderData, name: string, file: ClassFile, options: DefineOptions): JavaClass {
    const { vm } = this;
    const { hidden } = options;
    const cls = vm.classes.define(loader, name, file, options.origin, hidden !== undefined);
    vm.classes.setProtectionDomain(cls, options.protectionDomain);
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

  /** Interfaces come first: they are loaded while the file is read. */
  private *loadSupertypes(loader: LoaderData, parsed: ParsedClass, name: string): Steps<ClassFile> {
    const key = this.beginLoading(loader, `super ${name}`, name);
    try {
      for (const i of parsed.interfaces)
        checkIsInterface(this.vm, name.replaceAll('/', '.'), yield* this.load(loader, i));
      const { result } = parsed;
      if (result instanceof JavaThrow) throw result;
      if (result.superName !== null) yield* this.load(loader, result.superName);
      return result;
    } finally {
      loader.loading.delete(key);
    }
  }

  /** A thread that loads a class in the course of loading it goes round in circles. */
  private beginLoading(loader: LoaderData, what: string, name: string): string {
    const key = this.loadingKey(what);
    if (loader.loading.has(key)) throw new JavaThrow('java/lang/ClassCircularityError', name);
    loader.loading.add(key);
    return key;
  }

  private loadingKey(what: string): string {
    return `${this.vm.threads.current.id} ${what}`;
  }

  /** ClassLoader.addClass: keeps the class alive as long as its loader. */
  private *tellLoader(loader: LoaderData, cls: JavaClass): Steps<void> {
    const { vm } = this;
    const ref = vm.handles.get(loader.handle);
    yield* vm.call(vm.findMethod('java/lang/ClassLoader', 'addClass(Ljava/lang/Class;)V'), ref, cls.mirror);
  }
}
