/**
 * Objects that compiled code knows for good: what constants and static final fields hold, and what is reached from there through fields of java.lang.invoke that never
 * change. They may move between compilations, so each is known by the way to it, which is gone anew whenever something is asked.
 */
import type { ClassInfo } from '../../compiler/env.js';
import type { KnownObject, ObjectFacts } from '../../compiler/optimizing/environment.js';
import { Acc } from '../../jvms/access-flags.js';
import { Obj } from '../../layout/layout.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import { isStable } from '../classes/method-annotations.js';
import { classInfo } from '../code/link-env.js';
import { targetRecord } from '../invoke/member-names.js';
import type { VM } from '../vm.js';

const INVOKE = 'java/lang/invoke/';

/** Declared final, and yet natives change it: MutableCallSite.setTarget. */
export function isFinalInNameOnly({ name, holder }: JavaField): boolean {
  return name === 'target' && holder.name === 'java/lang/invoke/CallSite';
}

function isBelow(cls: JavaClass, name: string): boolean {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass)
    if (c.name === name) return c.loader.isBoot;
  return false;
}

/** The way to an object: at an address for ever, in a cell of the collector's, or in another known object. */
class Known implements KnownObject {
  constructor(
    private readonly from: Known | null,
    /** Where `from` is null: an address. Otherwise the offset of the reference in that object. */
    private readonly at: number,
    private readonly isFixed: boolean,
    /** An array whose elements never change once they are not null. */
    readonly isStableArray: boolean,
  ) {}

  locate(vm: VM): number {
    if (this.isFixed) return this.at;
    return vm.memory.load32(this.from === null ? this.at : this.from.locate(vm) + this.at);
  }
}

export class KnownObjects implements ObjectFacts {
  /** Made by {@link cellOf}. */
  private readonly cells: number[] = [];

  constructor(private readonly vm: VM) {}

  /** A constant: the object in a cell, or the one that lies at an address for ever. Null if there is none. */
  at(address: number, isCell: boolean): KnownObject | null {
    const known = new Known(null, address, !isCell, false);
    return known.locate(this.vm) === 0 ? null : known;
  }

  private classOf(object: KnownObject): JavaClass {
    return this.vm.classes.of(this.locate(object));
  }

  /** Where it lies now. */
  locate(object: KnownObject): number {
    return (object as Known).locate(this.vm);
  }

  isSame(a: KnownObject, b: KnownObject): boolean {
    return this.locate(a) === this.locate(b);
  }

  recordOf(object: KnownObject): number {
    return this.vm.memory.load32(this.locate(object) + Obj.CLASS);
  }

  lengthOf(object: KnownObject): number {
    return this.classOf(object).isArray ? this.vm.memory.load32(this.locate(object) + Obj.ARRAY_LENGTH) : -1;
  }

  /** The address of an object that never moves, 0 for others. */
  fixedAddress(object: KnownObject): number {
    // Heap references are negative.
    return Math.max(this.locate(object), 0);
  }

  /** Is the field's value in this object the same for ever? Of a field that is stable but not final: once it is not null. */
  isTrusted(object: KnownObject, field: JavaField): boolean {
    const { holder, accessFlags } = field;
    if (!holder.loader.isBoot || !holder.name.startsWith(INVOKE) || isFinalInNameOnly(field)) return false;
    if ((accessFlags & Acc.FINAL) === 0 && !(field.isReference && isStable(field))) return false;
    return this.classOf(object).isSubclassOf(holder);
  }

  /** The object in a trusted field, null if there is none. */
  inField(object: KnownObject, field: JavaField): KnownObject | null {
    const isArray = field.descriptor.startsWith('[') && isStable(field);
    return this.reached(object, field.location, isArray);
  }

  /** Where a call site leads for now, null if it is none. */
  inCallSite(site: KnownObject, field: JavaField): KnownObject | null {
    return this.classOf(site).isSubclassOf(field.holder) ? this.reached(site, field.location, false) : null;
  }

  /** A cell of the collector's that holds what a field holds now, 0 if that is null. One for each object: it is never given back. */
  cellOf(object: KnownObject, { location }: JavaField): number {
    const { memory, metaspace } = this.vm;
    const content = memory.load32(this.locate(object) + location);
    if (content === 0) return 0;
    for (const cell of this.cells) if (memory.load32(cell) === content) return cell;
    const cell = metaspace.allocateCell(content);
    this.cells.push(cell);
    return cell;
  }

  /** The element of an array of objects that never changes; null if it may, or if it is null yet, or outside. */
  inArray(array: KnownObject, index: number): KnownObject | null {
    if (!array.isStableArray) return null;
    const { component } = this.classOf(array);
    if (component === null || component.isPrimitive || index < 0 || index >= this.lengthOf(array))
      return null;
    return this.reached(array, Obj.ARRAY_DATA + 4 * index, false);
  }

  private reached(from: KnownObject, offset: number, isStableArray: boolean): KnownObject | null {
    const known = new Known(from as Known, offset, false, isStableArray);
    return known.locate(this.vm) === 0 ? null : known;
  }

  /** The class that a java.lang.Class describes; null for another object, for primitive types, and for what is not linked yet. */
  describedClass(object: KnownObject): ClassInfo | null {
    const { classes } = this.vm;
    if (this.classOf(object) !== classes.classClass) return null;
    const cls = classes.ofMirror(this.locate(object));
    return cls.isPrimitive || cls.record === 0 ? null : classInfo(cls);
  }

  /** What MethodHandle.invokeBasic calls. */
  handleTarget(object: KnownObject): JavaMethod | null {
    const { vm } = this;
    if (!isBelow(this.classOf(object), 'java/lang/invoke/MethodHandle')) return null;
    const { handleForm, formVmentry } = vm.methodHandleLayout();
    const form = vm.memory.load32(this.locate(object) + handleForm);
    const entry = form === 0 ? 0 : vm.memory.load32(form + formVmentry);
    return entry === 0 ? null : this.namedMethod(entry);
  }

  /** What a MemberName names, if it is a method. */
  memberTarget(object: KnownObject): JavaMethod | null {
    const isMember = isBelow(this.classOf(object), 'java/lang/invoke/MemberName');
    return isMember ? this.namedMethod(this.locate(object)) : null;
  }

  /** Null also where the MemberName leads to code that selects one (inheritedTarget in call-target.ts). */
  private namedMethod(member: number): JavaMethod | null {
    const record = targetRecord(this.vm, member);
    const method = record === 0 ? null : this.vm.methods.byRecord(record);
    return method?.record === record ? method : null;
  }

  /** Of a MemberName: does the call of its method depend on the receiver (by linkToVirtual)? */
  isSelected(member: KnownObject): boolean {
    return this.vm.memory.load32(this.locate(member) + this.vm.methodHandleLayout().memberVmindex) >= 0;
  }
}
