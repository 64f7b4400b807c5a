/** java.lang.invoke.MemberName: how the VM fills it in, and what it reads from it. */
import { Acc } from '../../jvms/access-flags.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import { isCallerSensitive, isHiddenFrame } from '../classes/method-annotations.js';
import { FieldAccess } from '../field-access.js';
import type { VM } from '../vm.js';
import { type CallTarget, TargetKind } from './call-target.js';

const MEMBER = 'java/lang/invoke/MemberName';
const RESOLVED = 'java/lang/invoke/ResolvedMethodName';

export const memberClazz = new FieldAccess(MEMBER, 'clazz', 'Ljava/lang/Class;');
export const memberName = new FieldAccess(MEMBER, 'name', 'Ljava/lang/String;');
export const memberType = new FieldAccess(MEMBER, 'type', 'Ljava/lang/Object;');
export const memberFlags = new FieldAccess(MEMBER, 'flags', 'I');
export const memberMethod = new FieldAccess(MEMBER, 'method', 'Ljava/lang/invoke/ResolvedMethodName;');
export const memberIndex = new FieldAccess(MEMBER, 'vmindex', 'J');
export const resolvedTarget = new FieldAccess(RESOLVED, 'vmtarget', 'I');
export const resolvedHolder = new FieldAccess(RESOLVED, 'vmholder', 'Ljava/lang/Class;');

/** Bits of MemberName.flags above the modifiers. */
export const enum Member {
  IS_METHOD = 0x1_0000,
  IS_CONSTRUCTOR = 0x2_0000,
  IS_FIELD = 0x4_0000,
  IS_TYPE = 0x8_0000,
  ALL_KINDS = 0xf_0000,
  CALLER_SENSITIVE = 0x10_0000,
  TRUSTED_FINAL = 0x20_0000,
  HIDDEN = 0x40_0000,
  /** In the flags of a search (getMembers). */
  SEARCH_SUPERCLASSES = 0x10_0000,
  SEARCH_INTERFACES = 0x20_0000,
  KIND_SHIFT = 24,
  KIND_MASK = 0xf,
}

/** reference_kind (JVMS table 5.4.3.5-A). */
export const enum RefKind {
  GET_FIELD = 1,
  GET_STATIC = 2,
  PUT_FIELD = 3,
  PUT_STATIC = 4,
  INVOKE_VIRTUAL = 5,
  INVOKE_STATIC = 6,
  INVOKE_SPECIAL = 7,
  NEW_INVOKE_SPECIAL = 8,
  INVOKE_INTERFACE = 9,
}

const METHOD_MODIFIERS = 0x1dff;
const FIELD_MODIFIERS = 0x50df;

export function refKindOf(flags: number): RefKind {
  return (flags >>> Member.KIND_SHIFT) & Member.KIND_MASK;
}

export function isSetter(kind: RefKind): boolean {
  return kind === RefKind.PUT_FIELD || kind === RefKind.PUT_STATIC;
}

/** The method record that a resolved MemberName leads to, 0 if it names no method. */
export function targetRecord(vm: VM, member: number): number {
  const resolved = memberMethod.get(vm, member);
  return resolved === 0 ? 0 : resolvedTarget.get(vm, resolved);
}

/** The method that a resolved MemberName leads to. */
export function methodOf(vm: VM, member: number): JavaMethod | null {
  const record = targetRecord(vm, member);
  return record === 0 ? null : vm.methods.byRecord(record);
}

/** The release in which it was added that MemberNames say of methods that they are hidden. */
const HIDDEN_SINCE = 25;

/** The flags of a MemberName for a method, without its reference kind. */
export function memberFlagsOf(vm: VM, method: JavaMethod, hidden: boolean): number {
  let flags = method.accessFlags & METHOD_MODIFIERS;
  flags |= method.name === '<init>' ? Member.IS_CONSTRUCTOR : Member.IS_METHOD;
  if (isCallerSensitive(vm, method)) flags |= Member.CALLER_SENSITIVE;
  if (hidden && vm.release >= HIDDEN_SINCE) flags |= Member.HIDDEN;
  return flags;
}

/** A ResolvedMethodName. */
export function newResolvedName(vm: VM, { method, record }: CallTarget): number {
  const resolved = vm.allocate(vm.classes.loadBoot(RESOLVED));
  resolvedTarget.set(vm, resolved, record);
  resolvedHolder.setRef(vm, resolved, method.holder.mirror);
  return resolved;
}

/** Makes the MemberName lead to a method. Name and type are left as they are: {@link expand} adds them if Java asks. */
export function fillMethod(vm: VM, member: number, target: CallTarget): void {
  const { method } = target;
  let flags = memberFlagsOf(vm, method, isHiddenFrame(method));
  let kind: RefKind;
  if (target.kind === TargetKind.INTERFACE) kind = RefKind.INVOKE_INTERFACE;
  else if (target.kind === TargetKind.VIRTUAL) kind = RefKind.INVOKE_VIRTUAL;
  else kind = method.isStatic ? RefKind.INVOKE_STATIC : RefKind.INVOKE_SPECIAL;
  flags |= kind << Member.KIND_SHIFT;
  const resolved = newResolvedName(vm, target);
  memberFlags.set(vm, member, flags);
  memberMethod.setRef(vm, member, resolved);
  memberIndex.setLong(vm, member, target.index);
  memberClazz.setRef(vm, member, target.holder.mirror);
}

/** Makes the MemberName lead to a field. */
export function fillField(vm: VM, member: number, field: JavaField, setter: boolean): void {
  let kind = field.isStatic ? RefKind.GET_STATIC : RefKind.GET_FIELD;
  if (setter) kind += RefKind.PUT_FIELD - RefKind.GET_FIELD;
  let flags = (field.accessFlags & FIELD_MODIFIERS) | Member.IS_FIELD | (kind << Member.KIND_SHIFT);
  if (isTrustedFinal(field)) flags |= Member.TRUSTED_FINAL;
  memberFlags.set(vm, member, flags);
  memberMethod.setRef(vm, member, 0);
  memberIndex.setLong(vm, member, fieldOffset(field));
  memberClazz.setRef(vm, member, field.holder.mirror);
}

/** Offset of a field from the object, or from the mirror of its class. */
export function fieldOffset(field: JavaField): number {
  return field.isStatic ? field.location - field.holder.mirror : field.location;
}

/** A final field that not even reflection changes. */
function isTrustedFinal(field: JavaField): boolean {
  if ((field.accessFlags & Acc.FINAL) === 0) return false;
  const { holder } = field;
  return field.isStatic || holder.isHidden || (holder.classFile?.hasAttribute('Record') ?? false);
}

/** The field that a MemberName without a name leads to. */
export function fieldAt(cls: JavaClass, offset: number, isStatic: boolean): JavaField | null {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass) {
    for (const f of c.fields)
      if (f.info !== null && f.isStatic === isStatic && fieldOffset(f) === offset) return f;
    if (isStatic) return null;
  }
  return null;
}
