/** From a parsed class to its record in META: layout, vtable, supertypes (JVMS §5.4.2 preparation, §5.4.5 overriding). */

import type { ClassFile } from '../../classfile/class-file.js';
import { Acc } from '../../jvms/access-flags.js';
import { ClassFlag, ClassRec, MethodRec } from '../../layout/layout.js';
import { INJECTED_FIELDS } from '../jdk/injected-fields.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { layOutInstance } from './field-layout.js';
import { type JavaClass, JavaField, JavaMethod } from './java-class.js';
import { checkSupertypes } from './super-checks.js';

const PRIMITIVE_SHIFT: Readonly<Record<string, number>> = { Z: 0, B: 0, C: 1, S: 1, I: 2, F: 2, J: 3, D: 3 };

const REFERENCE_KINDS: Readonly<Record<string, number>> = {
  'java/lang/ref/SoftReference': 1 << ClassFlag.REF_SHIFT,
  'java/lang/ref/WeakReference': 2 << ClassFlag.REF_SHIFT,
  'java/lang/ref/PhantomReference': 3 << ClassFlag.REF_SHIFT,
  'java/lang/ref/FinalReference': ClassFlag.FINAL_REF,
};

const INHERITED_FLAGS = ClassFlag.FINALIZER | ClassFlag.CLONEABLE | ClassFlag.REF_MASK | ClassFlag.FINAL_REF;

export class Linker {
  private readonly imtMiss: number;

  constructor(private readonly vm: VM) {
    this.imtMiss = vm.trampoline.stubs.imtMiss;
  }

  /** Makes fields and methods of an ordinary class, lays it out and writes its record. Superclass and interfaces are linked. */
  link(cls: JavaClass): void {
    checkSupertypes(this.vm, cls);
    this.makeFields(cls);
    this.makeMethods(cls);
    this.computeFlags(cls);
    cls.depth = cls.superClass === null ? 0 : cls.superClass.depth + 1;
    cls.allInterfaces = collectInterfaces(cls);
    layOutInstance(cls);
    const vtable = this.buildVtable(cls);
    this.writeRecord(cls, vtable);
    if (cls.superClass !== null && !cls.isInterface) cls.superClass.subclasses.push(cls);
    for (const i of cls.interfaces) i.subclasses.push(cls);
    this.vm.tiers.classLinked(cls);
  }

  /** Record of a primitive type: nothing but a name. */
  linkPrimitive(cls: JavaClass): void {
    cls.flags = ClassFlag.PRIMITIVE | ClassFlag.SLOW_ALLOC;
    this.writeRecord(cls, []);
  }

  /** Record of an array class. Its supertypes are Object, Cloneable and Serializable. */
  linkArray(cls: JavaClass, component: JavaClass, interfaces: readonly JavaClass[]): void {
    cls.component = component;
    cls.flags = ClassFlag.ARRAY | ClassFlag.CLONEABLE | ClassFlag.SLOW_ALLOC;
    if (component.isPrimitive) cls.flags |= ClassFlag.PRIMITIVE_ARRAY;
    cls.primitive = component.isPrimitive ? component.primitive : 0;
    cls.superClass = this.vm.classes.objectClass;
    cls.interfaces = interfaces;
    cls.allInterfaces = interfaces;
    cls.depth = 1;
    component.arrayClass = cls;
    const object = cls.superClass;
    this.writeRecord(cls, object.vtable);
    const { memory } = this.vm;
    const shift = component.isPrimitive ? PRIMITIVE_SHIFT[String.fromCharCode(component.primitive)] : 2;
    memory.store32(cls.record + ClassRec.ELEM_SHIFT, shift);
    memory.store32(cls.record + ClassRec.ELEMENT, component.record);
    memory.store32(component.record + ClassRec.ARRAY_CLASS, cls.record);
  }

  private makeFields(cls: JavaClass): void {
    const file = cls.classFile;
    if (file === null) return;
    const fields: JavaField[] = [];
    const injected = cls.loader.isBoot ? INJECTED_FIELDS[cls.name] : undefined;
    if (injected !== undefined)
      for (const [name, descriptor] of injected)
        if (!file.fields.some((f) => f.name === name))
          fields.push(new JavaField(cls, name, descriptor, 0, null, -1));
    file.fields.forEach((info, index) => {
      fields.push(new JavaField(cls, info.name, info.descriptor, info.accessFlags, info, index));
    });
    cls.fields = fields;
  }

  private makeMethods(cls: JavaClass): void {
    const file = cls.classFile;
    if (file === null) return;
    const { vm } = this;
    const methods: JavaMethod[] = [];
    for (let index = 0; index < file.methods.length; index++) {
      const info = file.methods[index];
      const isInitializer = info.name === '<clinit>';
      const flags = isInitializer ? initializerFlags(file, info.accessFlags) : info.accessFlags;
      const method = new JavaMethod(cls, info.name, info.descriptor, flags, info, index);
      vm.methods.register(method);
      if (cls.isHidden) method.hidden = true;
      methods.push(method);
      // Not by the signature, which few methods are ever asked for.
      if (isInitializer && info.descriptor === '()V') cls.hasClassInitializer = true;
    }
    cls.methods = methods;
  }

  private computeFlags(cls: JavaClass): void {
    let flags = cls.superClass === null ? 0 : cls.superClass.flags & INHERITED_FLAGS;
    if (cls.isInterface) flags |= ClassFlag.INTERFACE;
    if (cls.isHidden) flags |= ClassFlag.HIDDEN;
    if ((cls.accessFlags & Acc.ABSTRACT) !== 0) flags |= ClassFlag.ABSTRACT | ClassFlag.SLOW_ALLOC;
    if (cls.loader.isBoot) {
      flags |= REFERENCE_KINDS[cls.name] ?? 0;
      if (cls.name === 'java/lang/Class') flags |= ClassFlag.MIRROR | ClassFlag.SLOW_ALLOC;
    }
    if (
      cls.name === 'java/lang/Cloneable' ||
      cls.interfaces.some((i) => (i.flags & ClassFlag.CLONEABLE) !== 0)
    )
      flags |= ClassFlag.CLONEABLE;
    const finalize = cls.methods.find((m) => m.name === 'finalize' && m.descriptor === '()V');
    if (finalize !== undefined && cls.superClass !== null && !cls.isInterface) {
      const code = finalize.code;
      if (code !== null && code.code.length > 1) flags |= ClassFlag.FINALIZER;
      else flags &= ~ClassFlag.FINALIZER;
    }
    cls.flags = flags;
  }

  private buildVtable(cls: JavaClass): JavaMethod[] {
    const object = cls.superClass;
    if (cls.isInterface) {
      // Calls of Object's methods on an interface type go through the receiver's vtable; the interface itself has no instances.
      cls.vtable = [];
      return [];
    }
    const vtable = object === null ? [] : object.vtable.slice();
    for (const method of cls.methods) {
      if (method.isStatic || method.isPrivate || method.isInitializer) continue;
      const overridden = this.overriddenIndices(cls, method);
      for (const index of overridden) {
        vtable[index] = method;
        if (method.vtableIndex < 0) method.vtableIndex = index;
      }
      if (overridden.length > 0) continue;
      if ((method.accessFlags & Acc.FINAL) !== 0) continue;
      method.vtableIndex = vtable.length;
      vtable.push(method);
    }
    cls.vtable = vtable;
    return vtable;
  }

  private objectNames: Set<string> | null = null;

  /** Has java.lang.Object a method of this name? Most methods are spared a look-up by their signature, which is made when it is first asked for. */
  private isNameInObject(object: JavaClass, name: string): boolean {
    this.objectNames ??= new Set(object.methods.map((method) => method.name));
    return this.objectNames.has(name);
  }

  /** Vtable entries of superclass methods that `method` overrides (JVMS §5.4.5). */
  private overriddenIndices(cls: JavaClass, method: JavaMethod): number[] {
    const found: number[] = [];
    for (let c = cls.superClass; c !== null; c = c.superClass) {
      if (c.superClass === null && !this.isNameInObject(c, method.name)) break;
      const other = c.declaredMethod(method.signature);
      if (other === undefined || other.isStatic || other.isPrivate) continue;
      if (!canOverride(method, other)) continue;
      if ((other.accessFlags & Acc.FINAL) !== 0) {
        throw new JavaThrow(
          'java/lang/IncompatibleClassChangeError',
          `class ${cls.javaName} overrides final method ${other.holder.javaName}.${other.name}${other.descriptor}`,
        );
      }
      if (other.vtableIndex >= 0 && !found.includes(other.vtableIndex)) found.push(other.vtableIndex);
      // A public or protected method stands for all it overrides itself; go on only past package-private ones.
      if ((other.accessFlags & (Acc.PUBLIC | Acc.PROTECTED)) !== 0) break;
    }
    return found;
  }

  private writeRecord(cls: JavaClass, vtable: readonly JavaMethod[]): void {
    const { vm } = this;
    const { memory } = vm;
    const record = vm.metaspace.allocate(ClassRec.VTABLE + 8 * vtable.length);
    cls.record = record;
    vm.classes.register(cls);
    const set = (offset: number, value: number): void => memory.store32(record + offset, value);
    set(ClassRec.ID, cls.id);
    set(ClassRec.FLAGS, cls.flags);
    set(ClassRec.INSTANCE_SIZE, cls.isArray || cls.isPrimitive ? 0 : cls.instanceSize);
    set(ClassRec.SUPER, cls.superClass === null ? 0 : cls.superClass.record);
    set(ClassRec.DEPTH, cls.depth);
    set(ClassRec.VTABLE_LENGTH, vtable.length);
    this.writeRanges(cls);
    this.writeSupertypes(cls);
    for (let i = 0; i < ClassRec.IMT_LENGTH; i++) memory.store64(record + ClassRec.IMT + 8 * i, this.imtMiss);
    for (let i = 0; i < vtable.length; i++) {
      const slot = record + ClassRec.VTABLE + 8 * i;
      const method = vtable[i];
      memory.store64(slot, memory.load64(method.record + MethodRec.ENTRY));
      vm.methods.recall(method);
      method.addVtableSlot(slot);
    }
    for (const method of cls.methods) memory.store32(method.record + MethodRec.CLASS, record);
  }

  private writeRanges(cls: JavaClass): void {
    const ranges = cls.pointerRanges;
    if (ranges.length === 0) return;
    const { memory, metaspace } = this.vm;
    const address = metaspace.allocate(4 * ranges.length);
    for (let i = 0; i < ranges.length; i++) memory.store32(address + 4 * i, ranges[i]);
    memory.store32(cls.record + ClassRec.PTR_RANGE_COUNT, ranges.length / 2);
    memory.store32(cls.record + ClassRec.PTR_RANGES, address);
  }

  private writeSupertypes(cls: JavaClass): void {
    const { memory, metaspace } = this.vm;
    const secondary: number[] = cls.allInterfaces.map((i) => i.record);
    const ordinary = !cls.isInterface && !cls.isArray && !cls.isPrimitive;
    for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
      if (c !== cls || ordinary) {
        if (c.depth < ClassRec.DISPLAY_LENGTH)
          memory.store32(cls.record + ClassRec.DISPLAY + 4 * c.depth, c.record);
        else if (c !== cls) secondary.push(c.record);
      }
    }
    if (secondary.length === 0) return;
    const list = metaspace.allocate(4 + 4 * secondary.length);
    memory.store32(list, secondary.length);
    for (let i = 0; i < secondary.length; i++) memory.store32(list + 4 + 4 * i, secondary[i]);
    memory.store32(cls.record + ClassRec.SECONDARY_SUPERS, list);
  }
}

/** Of a class initializer's flags two count; before version 51 it is static whatever they say (JVMS §4.6). */
function initializerFlags({ majorVersion }: ClassFile, accessFlags: number): number {
  return majorVersion < 51 ? Acc.STATIC : accessFlags & (Acc.STATIC | Acc.STRICT);
}

/** May a method of a subclass override this one (JVMS §5.4.5), names and descriptors being equal? */
function canOverride(method: JavaMethod, other: JavaMethod): boolean {
  if ((other.accessFlags & (Acc.PUBLIC | Acc.PROTECTED)) !== 0) return true;
  return method.holder.samePackage(other.holder);
}

function collectInterfaces(cls: JavaClass): JavaClass[] {
  const all = new Set<JavaClass>();
  if (cls.superClass !== null) for (const i of cls.superClass.allInterfaces) all.add(i);
  for (const i of cls.interfaces) {
    all.add(i);
    for (const j of i.allInterfaces) all.add(j);
  }
  return [...all];
}
