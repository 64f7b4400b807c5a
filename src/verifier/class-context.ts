import type { ClassFile } from '../classfile/class-file.js';
import type { ConstantPool } from '../classfile/constant-pool.js';
import { CpTag } from '../jvms/pool-tags.js';
import { type ClassView, isProtectedElsewhere, isReferenceAssignable, type LoaderView } from './host.js';
import type { Transcript } from './transcript.js';
import type { Signature, TypeTable } from './types.js';

/** The class that is being verified: its constant pool as types. */
export class ClassContext {
  readonly pool: ConstantPool;
  readonly types: TypeTable;
  readonly thisType: number;
  /** Name of the superclass; `java/lang/Object` has none and is never verified. */
  readonly superType: number;
  readonly major: number;
  /** Types of Class entries, 0 while unknown. */
  private readonly classTypes: Int32Array;
  private readonly fieldTypes: Int32Array;
  private readonly signatures: (Signature | undefined)[] = [];
  private inferred: Map<number, ClassView> | null = null;

  /** Where questions to other classes are written down, if they are. */
  transcript: Transcript | null = null;

  constructor(
    readonly view: ClassView,
    readonly file: ClassFile,
    readonly loader: LoaderView,
  ) {
    this.pool = file.pool;
    this.types = loader.types;
    this.major = file.majorVersion;
    this.classTypes = new Int32Array(this.pool.size);
    this.fieldTypes = new Int32Array(this.pool.size);
    // Of a hidden class only the entry that says `this` means the class itself; descriptors that name it mean the class that its loader knows by that name.
    this.thisType = this.types.of(view.name);
    this.classTypes[file.thisClass] = this.thisType;
    this.superType = file.superName === null ? -1 : this.types.of(file.superName);
  }

  /** {@link isReferenceAssignable}. */
  isAssignable(from: number, to: number, protectedUse: boolean): boolean {
    const answer = isReferenceAssignable(this, from, to, protectedUse);
    const { transcript, types } = this;
    if (to !== types.object) transcript?.assignment(types.name(from), types.name(to), protectedUse, answer);
    return answer;
  }

  /** {@link isProtectedElsewhere}, for a field or method entry and the superclass that it names. */
  isProtectedElsewhere(index: number, holder: number, isMethod: boolean): boolean {
    const { pool, view } = this;
    const target = this.classOf(holder);
    const [name, descriptor] = [pool.memberName(index), pool.memberDescriptor(index)];
    const answer = isProtectedElsewhere(view, target, name, descriptor, isMethod);
    this.transcript?.member(index, isMethod, answer);
    return answer;
  }

  get externalName(): string {
    return this.file.thisName.replaceAll('/', '.');
  }

  /** The loaded class of an object type. Throws ClassNeeded. */
  classOf(type: number): ClassView {
    // A hidden class is not found by its name.
    if (type === this.thisType) return this.view;
    return this.inferred?.get(type) ?? this.loader.classOf(type);
  }

  /** The type of a class that was come upon as a superclass, perhaps one that the loader does not find by its name. */
  typeOf(cls: ClassView): number {
    const type = this.types.of(cls.name);
    this.inferred ??= new Map();
    this.inferred.set(type, cls);
    return type;
  }

  isClass(index: number): boolean {
    return this.pool.tag(index) === CpTag.CLASS;
  }

  /** Type of a Class entry. */
  classType(index: number): number {
    let type = this.classTypes[index];
    if (type === 0) {
      type = this.types.of(this.pool.className(index));
      this.classTypes[index] = type;
    }
    return type;
  }

  /** Type of the class that a field or method entry names. */
  memberClassType(index: number): number {
    return this.classType(this.pool.memberClassIndex(index));
  }

  /** Type of a field or dynamic constant: the first slot if it takes two. */
  fieldType(index: number): number {
    let type = this.fieldTypes[index];
    if (type === 0) {
      const descriptor = this.pool.fieldDescriptor(index);
      type = this.types.ofDescriptor(descriptor, 0, descriptor.length);
      this.fieldTypes[index] = type;
    }
    return type;
  }

  /** Signature of a method or call-site entry. */
  signature(index: number): Signature {
    let signature = this.signatures[index];
    if (signature === undefined) {
      signature = this.types.signature(this.pool.methodDescriptor(index));
      this.signatures[index] = signature;
    }
    return signature;
  }
}
