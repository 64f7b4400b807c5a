/** All classes: tables, the boot loader, arrays and primitive types, defining classes from bytes, mirrors. */

import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import type { JImage } from '../../classpath/jimage.js';
import { Acc } from '../../jvms/access-flags.js';
import { ClassRec, InitState, Mirror, Obj } from '../../layout/layout.js';
import { FieldAccess } from '../field-access.js';
import { classFileVersion, type Releases } from '../jdk/releases.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { ArchivedSymbols } from './archived-symbols.js';
import { parseClass } from './class-parsing.js';
import { layOutStatics } from './field-layout.js';
import { elementOf, JavaClass, packageOf } from './java-class.js';
import { Linker } from './linker.js';
import { LoaderData } from './loaders.js';
import { modifiersOf } from './modifiers.js';
import { ModuleGraph } from './modules.js';
import { RuntimeConstantPool } from './runtime-constant-pool.js';
import { OF_JDK } from './stored-code.js';

const parentField = new FieldAccess('java/lang/ClassLoader', 'parent', 'Ljava/lang/ClassLoader;');

/** Where they are there; 22 to 24 were not looked at. */
const LATE: Releases = { since: 25 };
const modifiersField = new FieldAccess('java/lang/Class', 'modifiers', 'C', LATE);
const primitiveField = new FieldAccess('java/lang/Class', 'primitive', 'Z', LATE);
const domainField = new FieldAccess(
  'java/lang/Class',
  'protectionDomain',
  'Ljava/security/ProtectionDomain;',
  LATE,
);

const PRIMITIVES = 'ZBCSIJFDV';
const PRIMITIVE_NAMES = ['boolean', 'byte', 'char', 'short', 'int', 'long', 'float', 'double', 'void'];
/** By the type code of newarray (JVMS table 6.5.newarray-A). */
const NEWARRAY_TYPES = '    ZCFDBSIJ';

export class Classes {
  readonly boot = new LoaderData(0, 0);
  readonly loaders: LoaderData[] = [this.boot];
  readonly linker: Linker;
  readonly archivedSymbols: ArchivedSymbols;
  private readonly byId: JavaClass[] = [];
  private readonly primitives = new Map<string, JavaClass>();
  /** Classes made before java.lang.Class was there. */
  private withoutMirror: JavaClass[] | null = [];
  /** Classes made before java.base had its Module object. */
  private withoutModule: JavaClass[] | null = [];
  /** Does java.lang.Class have its modifiers, and whether it is primitive, and its protection domain, in fields? */
  private tellsModifiers = false;
  objectClass!: JavaClass;
  classClass!: JavaClass;
  private nextHidden = 0;
  loadedCount = 0;

  constructor(
    private readonly vm: VM,
    readonly image: JImage,
  ) {
    this.linker = new Linker(vm);
    this.archivedSymbols = new ArchivedSymbols(vm.jdk.home);
  }

  /** Object, Class, String and the primitive types: what mirrors and constants need. */
  loadCore(): void {
    this.objectClass = this.loadBoot('java/lang/Object');
    for (let i = 0; i < PRIMITIVES.length; i++)
      this.makePrimitive(PRIMITIVE_NAMES[i], PRIMITIVES.charCodeAt(i));
    this.classClass = this.loadBoot('java/lang/Class');
    this.tellsModifiers = this.classClass.declaredField('modifiers', 'C') !== null;
    const waiting = this.withoutMirror ?? [];
    this.withoutMirror = null;
    for (const cls of waiting) this.makeMirror(cls);
    const string = this.loadBoot('java/lang/String');
    this.vm.strings.setUp(string, this.arrayOf(this.primitive('B')));
  }

  register(cls: JavaClass): void {
    cls.id = this.byId.length;
    this.byId.push(cls);
  }

  get count(): number {
    return this.byId.length;
  }

  all(): readonly JavaClass[] {
    return this.byId;
  }

  get(id: number): JavaClass {
    return this.byId[id];
  }

  byRecord(record: number): JavaClass {
    return this.byId[this.vm.memory.load32(record + ClassRec.ID)];
  }

  /** Class of an object (not null). */
  of(ref: number): JavaClass {
    return this.byRecord(this.vm.memory.load32(ref + Obj.CLASS));
  }

  /** The class that a java.lang.Class object describes. */
  ofMirror(mirror: number): JavaClass {
    return this.byRecord(this.vm.memory.load32(mirror + Mirror.RECORD));
  }

  /** By descriptor character. */
  primitive(character: string): JavaClass {
    return this.primitives.get(character) as JavaClass;
  }

  primitiveByName(name: string): JavaClass | null {
    const i = PRIMITIVE_NAMES.indexOf(name);
    return i < 0 ? null : this.primitive(PRIMITIVES[i]);
  }

  /** By the type code of `newarray`. */
  primitiveArray(typeCode: number): JavaClass {
    return this.arrayOf(this.primitive(NEWARRAY_TYPES[typeCode]));
  }

  /** The array class with this component. */
  arrayOf(component: JavaClass): JavaClass {
    if (component.arrayClass !== null) return component.arrayClass;
    const name = `[${component.descriptor}`;
    const element = elementOf(component);
    const flags =
      (element.accessFlags & (Acc.PUBLIC | Acc.PRIVATE | Acc.PROTECTED)) | Acc.FINAL | Acc.ABSTRACT;
    const cls = new JavaClass(name, component.loader, flags, null);
    const interfaces = [this.loadBoot('java/lang/Cloneable'), this.loadBoot('java/io/Serializable')];
    this.linker.linkArray(cls, component, interfaces);
    cls.packageName = element.packageName;
    cls.verified = true;
    this.setState(cls, InitState.INITIALIZED);
    component.loader.classes.set(name, cls);
    this.makeMirror(cls);
    return cls;
  }

  setState(cls: JavaClass, state: InitState): void {
    cls.state = state;
    this.vm.memory.store32(cls.record + ClassRec.INIT_STATE, state);
  }

  // ---- the boot loader

  /** Loads a class of the JDK's image; throws NoClassDefFoundError. */
  loadBoot(name: string): JavaClass {
    const cls = this.findBoot(name);
    if (cls === null) throw new JavaThrow('java/lang/NoClassDefFoundError', name);
    return cls;
  }

  /** The same; null if there is no such class. Array names are understood. */
  findBoot(name: string): JavaClass | null {
    const known = this.boot.classes.get(name);
    if (known !== undefined) return known;
    if (name.charCodeAt(0) === 0x5b) return this.findBootArray(name);
    const found = this.isOfBootModule(name) ? this.image.findClass(name) : null;
    if (found === null) return this.findAppended(name);
    const file = parseClassFile(found.bytes, name);
    const cls = this.define(this.boot, name, file, `jrt:/${found.module}`);
    cls.storedCode = OF_JDK;
    return cls;
  }

  /** The image has the other loaders' classes too: once the modules are known, theirs are not the boot loader's. */
  private isOfBootModule(name: string): boolean {
    const { packageModules } = this.boot;
    return packageModules.size === 0 || packageModules.has(packageOf(name));
  }

  /** A class from -Xbootclasspath/a. */
  private findAppended(name: string): JavaClass | null {
    const { vm } = this;
    const found = vm.findAppended(name);
    if (found === null) return null;
    const preview = vm.options.enablePreview === true;
    const trusted = vm.options.verify !== 'all';
    const newest = classFileVersion(vm.release);
    const { result } = parseClass(found.bytes, { name, anyName: false, trusted, preview, newest });
    if (result instanceof JavaThrow) throw result;
    return this.define(this.boot, name, result, found.origin);
  }

  private findBootArray(name: string): JavaClass | null {
    const component = name.slice(1);
    const c = component.charCodeAt(0);
    let cls: JavaClass | null;
    if (c === 0x4c) cls = this.findBoot(component.slice(1, -1));
    else if (c === 0x5b) cls = this.findBoot(component);
    else cls = component.length === 1 && component !== 'V' ? (this.primitives.get(component) ?? null) : null;
    return cls === null ? null : this.arrayOf(cls);
  }

  // ---- defining

  /**
   * Makes a class from a parsed class file whose supertypes are loaded (by `loader`, recorded in its table); those of the boot loader are loaded here. Links
   * it and enters it in the loader's table.
   */
  define(loader: LoaderData, name: string, file: ClassFile, origin: string, hidden = false): JavaClass {
    const cls = new JavaClass(name, loader, flagsOf(file), file);
    cls.origin = origin;
    cls.isHidden = hidden;
    const superName = file.superName;
    if (superName !== null) cls.superClass = this.superType(loader, superName);
    const interfaces: JavaClass[] = [];
    for (let i = 0; i < file.interfaces.length; i++)
      interfaces.push(this.superType(loader, file.pool.className(file.interfaces[i])));
    cls.interfaces = interfaces;
    cls.pool = new RuntimeConstantPool(cls);
    this.linker.link(cls);
    this.setState(cls, InitState.LINKED);
    if (loader.isBoot) {
      cls.verified = true;
      this.vm.compilation.markIntrinsics(cls);
    }
    this.loadedCount++;
    if (!hidden) loader.classes.set(name, cls);
    this.makeMirror(cls);
    this.vm.trace.load?.(`${cls.javaName} source: ${origin}`);
    return cls;
  }

  private superType(loader: LoaderData, name: string): JavaClass {
    const known = loader.classes.get(name);
    if (known !== undefined) return known;
    if (!loader.isBoot) throw new Error(`supertype ${name} is not loaded`);
    return this.loadBoot(name);
  }

  /** A fresh suffix for a hidden class's name. */
  hiddenName(name: string): string {
    this.nextHidden++;
    return `${name}+0x${(0x0000000800000000 + 0x1000 + this.nextHidden * 0x218).toString(16).padStart(16, '0')}`;
  }

  private makePrimitive(name: string, character: number): void {
    const cls = new JavaClass(name, this.boot, Acc.PUBLIC | Acc.FINAL | Acc.ABSTRACT, null);
    cls.primitive = character;
    this.linker.linkPrimitive(cls);
    cls.verified = true;
    this.setState(cls, InitState.INITIALIZED);
    this.primitives.set(String.fromCharCode(character), cls);
    this.makeMirror(cls);
  }

  // ---- mirrors

  private makeMirror(cls: JavaClass): void {
    if (this.withoutMirror !== null) {
      this.withoutMirror.push(cls);
      return;
    }
    const { vm, classClass } = this;
    const { memory } = vm;
    const statics = layOutStatics(cls, classClass.instanceSize);
    const mirror = vm.heap.allocatePerm(statics.end);
    if (mirror === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Metaspace');
    cls.mirror = mirror;
    memory.store32(mirror + Obj.CLASS, classClass.record);
    memory.store32(mirror + Mirror.RECORD, cls.record);
    memory.store32(cls.record + ClassRec.MIRROR, mirror);
    memory.store32(cls.record + ClassRec.STATIC_PTR_OFFSET, statics.refs);
    memory.store32(cls.record + ClassRec.STATIC_PTR_COUNT, statics.refCount);
    for (const field of cls.fields) if (field.isStatic) field.location += mirror;
    if (cls.loader.handle !== 0)
      vm.setRefField(mirror, classClass, 'classLoader', vm.handles.get(cls.loader.handle));
    if (cls.component !== null) vm.setRefField(mirror, classClass, 'componentType', cls.component.mirror);
    if (cls.classData !== 0) vm.setRefField(mirror, classClass, 'classData', vm.handles.get(cls.classData));
    if (this.tellsModifiers) this.describe(cls);
    this.setModule(cls);
  }

  /** Since some release after 21, Class answers from fields what it asked the VM before. */
  private describe(cls: JavaClass): void {
    const { memory } = this.vm;
    const at = modifiersField.offset(this.vm);
    memory.u16[this.vm.index(cls.mirror + at) >>> 1] = modifiersOf(cls);
    if (cls.isPrimitive) primitiveField.setByte(this.vm, cls.mirror, 1);
  }

  /** Gives the class its protection domain (a handle, 0 if it has none). */
  setProtectionDomain(cls: JavaClass, handle: number): void {
    cls.protectionDomain = handle;
    if (this.tellsModifiers && handle !== 0)
      domainField.setRef(this.vm, cls.mirror, this.vm.handles.get(handle));
  }

  // ---- modules

  private setModule(cls: JavaClass): void {
    if (this.withoutModule !== null) {
      this.withoutModule.push(cls);
      return;
    }
    const handle = this.moduleHandle(cls);
    if (handle !== 0) this.vm.setRefField(cls.mirror, this.classClass, 'module', this.vm.handles.get(handle));
  }

  /** Handle of the Module object of a class, 0 if it is not known yet. */
  moduleHandle(cls: JavaClass): number {
    const element = elementOf(cls);
    if (element.isPrimitive) return this.boot.packageModules.get('java/lang') ?? 0;
    const { loader } = element;
    return loader.packageModules.get(element.packageName) ?? loader.unnamedModule;
  }

  /** Module.defineModule0 of java.base has happened: all classes made so far are given their module. */
  patchModules(): void {
    const waiting = this.withoutModule;
    if (waiting === null) return;
    this.withoutModule = null;
    for (const cls of waiting) this.setModule(cls);
  }

  /** One of the three loaders of the JDK itself. */
  isBuiltIn(loader: LoaderData): boolean {
    if (loader.isBoot) return true;
    const cls = this.of(this.vm.handles.get(loader.handle));
    return cls.loader.isBoot && cls.superClass?.name === 'jdk/internal/loader/BuiltinClassLoader';
  }

  // ---- texts

  /** ` class is in module java.base of loader 'bootstrap'`, as HotSpot's messages describe a class. */
  where(cls: JavaClass): string {
    return `${cls.javaName} is in ${this.moduleAndLoader(cls)}`;
  }

  /** The same, with the parent of a loader that is not built in. */
  whereWithParent(cls: JavaClass): string {
    const element = elementOf(cls);
    return `${cls.javaName} is in ${this.placeWithParent(element.loader, element.packageName)}`;
  }

  moduleAndLoader(cls: JavaClass): string {
    const element = elementOf(cls);
    return element.isPrimitive
      ? "module java.base of loader 'bootstrap'"
      : this.place(element.loader, element.packageName);
  }

  /** `module m@1 of loader 'app'` for classes of a package. */
  private place(loader: LoaderData, packageName: string): string {
    const name = this.packageModule(loader, packageName);
    const of = `loader ${this.loaderName(loader)}`;
    if (name === null) return `unnamed module of ${of}`;
    const version = ModuleGraph.of(this.vm).ofPackage(loader, packageName)?.shownVersion ?? null;
    return `module ${name}${version === null ? '' : `@${version}`} of ${of}`;
  }

  placeWithParent(loader: LoaderData, packageName: string): string {
    const { vm } = this;
    const place = this.place(loader, packageName);
    if (this.isBuiltIn(loader)) return place;
    const parent = parentField.get(vm, vm.handles.get(loader.handle));
    return `${place}, parent loader ${parent === 0 ? "'bootstrap'" : vm.loaderNameAndId(parent)}`;
  }

  /** Name of the class's module, null for an unnamed one. */
  moduleName(cls: JavaClass): string | null {
    const element = elementOf(cls);
    return element.isPrimitive ? 'java.base' : this.packageModule(element.loader, element.packageName);
  }

  private packageModule(loader: LoaderData, packageName: string): string | null {
    const handle = loader.packageModules.get(packageName);
    if (handle !== undefined) return this.vm.moduleObjectName(this.vm.handles.get(handle));
    return loader.isBoot ? this.image.moduleOfPackage(packageName) : null;
  }

  /** `'bootstrap'`, `'app'`, or what ClassLoader.nameAndId says. */
  loaderName(loader: LoaderData): string {
    if (loader.isBoot) return "'bootstrap'";
    return this.vm.loaderNameAndId(this.vm.handles.get(loader.handle));
  }
}

/** Old compilers left interfaces without the flag that makes them abstract. */
function flagsOf({ majorVersion, accessFlags }: ClassFile): number {
  return majorVersion < 50 && (accessFlags & Acc.INTERFACE) !== 0 ? accessFlags | Acc.ABSTRACT : accessFlags;
}
