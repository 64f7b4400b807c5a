import type { ClassFile, CodeAttribute, MemberInfo } from '../../classfile/class-file.js';
import { Acc } from '../../jvms/access-flags.js';
import { isReferenceType, typesOf } from '../../jvms/descriptors.js';
import { ClassFlag, InitState } from '../../layout/layout.js';
import type { NativeFunction } from '../native.js';
import type { JavaThrow } from '../steps.js';
import type { BlockProfile } from '../tiers/block-profile.js';
import type { Dependent } from '../tiers/dependents.js';
import type { MethodTier } from '../tiers/method-tier.js';
import type { LoaderData } from './loaders.js';
import type { RuntimeConstantPool } from './runtime-constant-pool.js';
import { UNKNOWN } from './stored-code.js';

/** A field, declared or injected by the VM (injected fields have no class-file entry and reflection does not see them). */
export class JavaField {
  /** Instance: byte offset in the object. Static: absolute address in the mirror. */
  location = 0;
  constructor(
    readonly holder: JavaClass,
    readonly name: string,
    readonly descriptor: string,
    readonly accessFlags: number,
    /** Undefined: in the class file, if that is read again. */
    private memberInfo: MemberInfo | null | undefined,
    /** Index in the holder's list of fields: reflection's `slot`. */
    readonly index: number,
  ) {}
  get info(): MemberInfo | null {
    if (this.memberInfo === undefined) this.memberInfo = this.holder.classFile?.fields[this.index] ?? null;
    return this.memberInfo;
  }
  /** It can be found again. */
  forgetInfo(): void {
    if (this.memberInfo !== null) this.memberInfo = undefined;
  }
  get isStatic(): boolean {
    return (this.accessFlags & Acc.STATIC) !== 0;
  }
  get isReference(): boolean {
    return isReferenceType(this.descriptor);
  }
}

const NO_SLOTS: readonly number[] = [];

const NO_METHODS: ReadonlyMap<string, JavaMethod> = new Map();

/** A method and all that the VM knows of it. */
export class JavaMethod {
  /** Index in the VM's method table; also names the thunk. */
  id = 0;
  /** Address of the method record in META. */
  record = 0;
  /** Index in the vtable of the holder and its subclasses, -1 if calls need no selection. */
  vtableIndex = -1;
  /** Addresses of all vtable slots that hold this method; they may have been put aside ({@link MethodTable.recall}). */
  vtableSlots: readonly number[] = NO_SLOTS;
  private signature_: string | null = null;
  /** Kinds of the arguments, receiver first, as characters I J F D P; result kind last (V included). Made on demand. */
  private kinds_: string | null = null;
  /** A frame that stack traces do not show: methods of hidden classes, and those annotated @Hidden. */
  hidden = false;
  /** What the annotations that the VM heeds say of it (method-annotations.ts); -1: not read yet. A number here, since each frame of each stack trace asks. */
  annotationBits = -1;
  /** Annotated @ForceInline, @IntrinsicCandidate, …: nothing depends on them but the optimizing tier. */
  intrinsic = 0;
  /** Id of its code blob, 0 while there is none. */
  codeId = 0;
  /** Id of its newest code blob, which leads to the older ones; 0 if there is none (code-versions.ts). */
  newestCode = 0;
  /** Which blocks of it have been executed, once it has been compiled; may have been put aside. */
  profile: BlockProfile | null = null;
  /** What the optimizing tier knows of it, null as long as it has not been hot. */
  tier: MethodTier | null = null;
  /** Native methods: the TypeScript function that serves it, once bound. */
  native: NativeFunction | null = null;
  /** The function reads the arguments itself, where the stub has left them (`vm.nativeArguments`). */
  readsArguments = false;
  /** Native methods: address of the C function that serves it, 0 if none has been found. */
  jniTarget = 0;
  /** For --stats: how often machine code has been left to call it. */
  nativeCalls = 0;
  /** What calling it throws instead of running it: its code could not be compiled. */
  error: JavaThrow | null = null;

  constructor(
    readonly holder: JavaClass,
    readonly name: string,
    readonly descriptor: string,
    readonly accessFlags: number,
    /** Undefined: in the class file, if that is read again. */
    private memberInfo: MemberInfo | null | undefined,
    /** Index in the class file's list of methods: reflection's `slot`. */
    readonly index: number,
  ) {}

  /** Name and descriptor in one string: the key of all look-ups. */
  get signature(): string {
    this.signature_ ??= this.name + this.descriptor;
    return this.signature_;
  }
  /** It is made again when it is asked for. */
  forgetSignature(): void {
    this.signature_ = null;
    this.kinds_ = null;
  }

  get info(): MemberInfo | null {
    if (this.memberInfo === undefined) this.memberInfo = this.holder.classFile?.methods[this.index] ?? null;
    return this.memberInfo;
  }
  /** It can be found again. */
  forgetInfo(): void {
    if (this.memberInfo !== null) this.memberInfo = undefined;
  }

  /** Vtable slots and profile are kept elsewhere. */
  putAside(): void {
    this.vtableSlots = NO_SLOTS;
    this.profile = null;
  }

  /** One more vtable slot holds it. */
  addVtableSlot(address: number): void {
    if (this.vtableSlots.length === 0) this.vtableSlots = [address];
    else (this.vtableSlots as number[]).push(address);
  }

  get isStatic(): boolean {
    return (this.accessFlags & Acc.STATIC) !== 0;
  }
  get isNative(): boolean {
    return (this.accessFlags & Acc.NATIVE) !== 0;
  }
  get isAbstract(): boolean {
    return (this.accessFlags & Acc.ABSTRACT) !== 0;
  }
  get isPrivate(): boolean {
    return (this.accessFlags & Acc.PRIVATE) !== 0;
  }
  get isInitializer(): boolean {
    return this.name.charCodeAt(0) === 0x3c;
  }
  get isSynchronized(): boolean {
    return (this.accessFlags & Acc.SYNCHRONIZED) !== 0;
  }
  get code(): CodeAttribute | null {
    const { info } = this;
    return info === null ? null : info.code;
  }
  /** Argument kinds then result kind, e.g. `PIIJV` for an instance method (int, int, long) -> void. */
  get kinds(): string {
    if (this.kinds_ === null) this.kinds_ = (this.isStatic ? '' : 'P') + descriptorKinds(this.descriptor);
    return this.kinds_;
  }
  /** For messages: `pkg.Class.name(descriptor)`. */
  toString(): string {
    return `${this.holder.name.replaceAll('/', '.')}.${this.name}${this.descriptor}`;
  }
}

/** Kinds of a method descriptor: one of I J F D P for each parameter, then the result (or V). */
export function descriptorKinds(descriptor: string): string {
  let kinds = '';
  for (const type of typesOf(descriptor)) {
    if (isReferenceType(type)) kinds += 'P';
    else kinds += 'ZBCS'.includes(type) ? 'I' : type;
  }
  return kinds;
}

/** Any run-time class: ordinary, array, or primitive. */
export class JavaClass {
  id = 0;
  /** Address of the class record, 0 until linked far enough to have one (see Linker). */
  record = 0;
  /** The java.lang.Class object. In PERM: never moves. */
  mirror = 0;
  state: InitState = InitState.LOADED;
  /** Thread id of the initialising thread while IN_PROGRESS. */
  initThread = 0;
  /** Ids of threads that wait for the initialisation to end. */
  initWaiters: number[] | null = null;
  /** ERRONEOUS: handle of the ExceptionInInitializerError that later NoClassDefFoundErrors name as their cause, 0 if there is none. */
  initError = 0;
  /** Linking (verification) is done, or failed with this. */
  verified = false;
  verifyError: JavaThrow | null = null;

  superClass: JavaClass | null = null;
  interfaces: readonly JavaClass[] = [];
  /** All superinterfaces, direct and inherited, this interface itself excluded. */
  allInterfaces: readonly JavaClass[] = [];
  depth = 0;

  /** Null: in {@link StoredMembers}. */
  private fields_: readonly JavaField[] | null = [];
  private methods_: readonly JavaMethod[] | null = [];
  private methodMap_: Map<string, JavaMethod> | null = null;
  private vtable_: JavaMethod[] | null = [];
  private storedMembers: StoredMembers | null = null;
  /** Where its members are stored, 0 if they are not. */
  membersAt = 0;
  /** Vtable entries that no class in the superclass chain declares: interface methods inherited by a class. Signature -> index. */
  mirandas: Map<string, number> | null = null;

  /** First free byte behind the instance fields (unrounded), and the rounded size. */
  fieldsEnd = 0;
  instanceSize = 0;
  /** Pairs (offset, count) of reference fields. */
  pointerRanges: number[] = [];
  flags: number = 0;

  /** Arrays. */
  component: JavaClass | null = null;
  arrayClass: JavaClass | null = null;
  /** Descriptor character of a primitive class or of a primitive array's component, 0 otherwise. */
  primitive = 0;

  pool: RuntimeConstantPool | null = null;
  /** Nest host, once asked for (JVMS §5.4.4); hidden classes have it from the start. */
  nestHost: JavaClass | null = null;
  /** Why the class that it names as its host is not. */
  nestHostFault: string | { readonly host: JavaClass; readonly reason: string } | null = null;
  isHidden = false;
  /** Hidden classes: handle of the class data object, 0 = none. */
  classData = 0;
  /** Selected implementation of interface methods: id of the interface method -> method (filled by IMT misses). */
  private selections: Map<number, JavaMethod> | null = null;
  get selected(): Map<number, JavaMethod> {
    this.selections ??= new Map();
    return this.selections;
  }
  /** IMT slot -> the slot's decision list. */
  imtEntries: Map<number, DecisionList> | null = null;
  /** Lets go of what IMT misses have filled in: the machine code stays, and begins anew with the next miss. */
  forgetSelections(): void {
    this.selections = null;
    this.imtEntries = null;
  }
  /** Direct subclasses and implementors, for class-hierarchy analysis. */
  readonly subclasses: JavaClass[] = [];
  /** Optimized code that assumes something about this class (src/vm/tiers/hierarchy.ts). */
  dependents: Dependent[] | null = null;
  /** Protection domain and signers: handles, 0 = none. */
  protectionDomain = 0;
  signers = 0;
  /** Where its bytes came from, for messages. */
  origin = '';
  hasClassInitializer = false;
  /** Interfaces: declares a method that is neither abstract nor static; null until asked. */
  hasDefault: boolean | null = null;
  /** Module of the class, as a handle on the java.lang.Module object; kept in the mirror's `module` field, this only for the time before it can be set. */
  packageName: string;

  constructor(
    /** Internal form: `java/lang/String`, `[I`, `int`. */
    readonly name: string,
    readonly loader: LoaderData,
    readonly accessFlags: number,
    private file: ClassFile | null,
  ) {
    this.packageName = name.charCodeAt(0) === 0x5b ? '' : packageOf(name);
  }

  /** Null for arrays and primitive classes. */
  get classFile(): ClassFile | null {
    if (this.file === null && this.stored !== null) this.file = this.stored.read();
    return this.file;
  }
  private stored: StoredClassFile | null = null;
  /** Where code of its methods is stored (src/vm/code/code-store.ts). */
  storedCode: number = UNKNOWN;

  /** Goes without its class file until it is asked for. */
  storeClassFile(stored: StoredClassFile): void {
    this.stored = stored;
    this.file = null;
    for (const field of this.fields) field.forgetInfo();
    for (const method of this.methods) method.forgetInfo();
  }

  get fields(): readonly JavaField[] {
    this.fields_ ??= (this.storedMembers as StoredMembers).fields(this, this.membersAt);
    return this.fields_;
  }
  set fields(fields: readonly JavaField[]) {
    this.fields_ = fields;
  }
  get methods(): readonly JavaMethod[] {
    this.methods_ ??= (this.storedMembers as StoredMembers).methods(this.membersAt);
    return this.methods_;
  }
  set methods(methods: readonly JavaMethod[]) {
    this.methods_ = methods;
  }
  get vtable(): JavaMethod[] {
    this.vtable_ ??= (this.storedMembers as StoredMembers).vtable(this.membersAt);
    return this.vtable_;
  }
  set vtable(vtable: JavaMethod[]) {
    this.vtable_ = vtable;
  }
  /** Its members can be had from `stored` too. */
  storeMembers(stored: StoredMembers, address: number): void {
    this.storedMembers = stored;
    this.membersAt = address;
  }
  /** Goes without objects of its members until they are asked for. */
  releaseMembers(): void {
    this.fields_ = null;
    this.methods_ = null;
    this.methodMap_ = null;
    this.vtable_ = null;
  }

  /** The declared methods by name and descriptor. For one of them, {@link declaredMethod}. */
  get methodMap(): ReadonlyMap<string, JavaMethod> {
    if (this.methodMap_ === null) {
      if (this.methods.length === 0) return NO_METHODS;
      this.methodMap_ = new Map();
      for (const method of this.methods) this.methodMap_.set(method.signature, method);
    }
    return this.methodMap_;
  }
  /** Leaves methods out of the list; they are still found. */
  hideLastMethods(count: number): void {
    const { methodMap } = this;
    this.methods = this.methods.slice(0, methodMap.size - count);
  }
  /** It is made again when it is asked for, if it can be. */
  forgetMethodMap(): void {
    if (this.methodMap_?.size !== this.methods.length) return;
    this.methodMap_ = null;
    for (const method of this.methods) method.forgetSignature();
  }

  get isInterface(): boolean {
    return (this.accessFlags & Acc.INTERFACE) !== 0;
  }
  get isArray(): boolean {
    return (this.flags & ClassFlag.ARRAY) !== 0;
  }
  get isPrimitive(): boolean {
    return (this.flags & ClassFlag.PRIMITIVE) !== 0;
  }
  get isInitialized(): boolean {
    return this.state === InitState.INITIALIZED;
  }
  /** Dotted name as Class.getName() has it. */
  get javaName(): string {
    if (this.isHidden) return dottedHidden(this.name);
    const { component } = this;
    if (component === null || component.isPrimitive) return this.name.replaceAll('/', '.');
    return `[${component.component === null ? `L${component.javaName};` : component.javaName}`;
  }
  /** Field or method descriptor of a value of this type. */
  get descriptor(): string {
    if (this.isPrimitive) return String.fromCharCode(this.primitive);
    return this.name.charCodeAt(0) === 0x5b ? this.name : `L${this.name};`;
  }

  declaredMethod(signature: string): JavaMethod | undefined {
    if (this.methods_ === null && this.storedMembers !== null)
      return this.storedMembers.find(this.membersAt, signature);
    return this.methodMap.get(signature);
  }

  declaredField(name: string, descriptor: string): JavaField | null {
    for (const f of this.fields) if (f.name === name && f.descriptor === descriptor) return f;
    return null;
  }

  /** Is a value of this class assignable to `target` (JVMS §6.5.instanceof rules)? */
  isSubclassOf(target: JavaClass): boolean {
    if (this === target) return true;
    if (target.isInterface) return this.allInterfaces.includes(target);
    if (this.isArray) {
      if (!target.isArray) return target.superClass === null && !target.isPrimitive;
      const a = this.component as JavaClass;
      const b = target.component as JavaClass;
      return a === b || (!a.isPrimitive && !b.isPrimitive && a.isSubclassOf(b));
    }
    if (target.isArray) return false;
    for (let c = this.superClass; c !== null; c = c.superClass) if (c === target) return true;
    return false;
  }

  /** Same run-time package (JVMS §5.3). */
  samePackage(other: JavaClass): boolean {
    return this.loader === other.loader && this.packageName === other.packageName;
  }
}

/** A class file that is kept elsewhere. */
export interface StoredClassFile {
  /** Parses it again. */
  read(): ClassFile;
}

/** Members of classes that are kept elsewhere (src/vm/image), by where they are. Objects of methods are made by the {@link MethodTable}. */
export interface StoredMembers {
  methods(address: number): readonly JavaMethod[];
  vtable(address: number): JavaMethod[];
  fields(cls: JavaClass, address: number): readonly JavaField[];
  /** A method by its signature. */
  find(address: number, signature: string): JavaMethod | undefined;
}

/** Machine code that leads the calls which share a slot of an IMT to their methods. */
export interface DecisionList {
  /** Interface method id, method record, ... as compiled into it. */
  readonly entries: number[];
  address: number;
  /** Bytes. */
  length: number;
}

/** The element class of an array class, else the class itself. */
export function elementOf(cls: JavaClass): JavaClass {
  let c = cls;
  while (c.component !== null) c = c.component;
  return c;
}

/** Package of an internal class name, in internal form. */
export function packageOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(0, slash);
}

/** What messages call a class with these flags. */
export function kindOf(accessFlags: number): string {
  if ((accessFlags & Acc.INTERFACE) !== 0) return 'interface';
  return (accessFlags & Acc.ABSTRACT) !== 0 ? 'abstract class' : 'class';
}

/** A hidden class is named `a/b/C+0x123` inside, `a.b.C/0x123` outside. */
function dottedHidden(name: string): string {
  const plus = name.lastIndexOf('+');
  return `${name.slice(0, plus).replaceAll('/', '.')}/${name.slice(plus + 1)}`;
}
