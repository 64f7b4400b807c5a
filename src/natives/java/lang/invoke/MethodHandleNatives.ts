import { Acc } from '../../../../jvms/access-flags.js';
import type { JavaClass } from '../../../../vm/classes/java-class.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import { directTarget, interfaceTarget, virtualTarget } from '../../../../vm/invoke/call-target.js';
import {
  fieldAt,
  fillField,
  fillMethod,
  Member,
  memberClazz,
  memberFlags,
  memberIndex,
  memberName,
  memberType,
  methodOf,
} from '../../../../vm/invoke/member-names.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, internalError, JavaThrow, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';

const fieldClazz = new FieldAccess('java/lang/reflect/Field', 'clazz', 'Ljava/lang/Class;');
const fieldSlot = new FieldAccess('java/lang/reflect/Field', 'slot', 'I');
const fieldName = new FieldAccess('java/lang/reflect/Field', 'name', 'Ljava/lang/String;');
const fieldType = new FieldAccess('java/lang/reflect/Field', 'type', 'Ljava/lang/Class;');
const methodClazz = new FieldAccess('java/lang/reflect/Method', 'clazz', 'Ljava/lang/Class;');
const methodSlot = new FieldAccess('java/lang/reflect/Method', 'slot', 'I');
const constructorClazz = new FieldAccess('java/lang/reflect/Constructor', 'clazz', 'Ljava/lang/Class;');
const constructorSlot = new FieldAccess('java/lang/reflect/Constructor', 'slot', 'I');
const callSiteTarget = new FieldAccess(
  'java/lang/invoke/CallSite',
  'target',
  'Ljava/lang/invoke/MethodHandle;',
);

/** Fills a MemberName in from a reflective object; one for a signature polymorphic method stays unresolved. */
function init(vm: VM, member: number, reflected: number): void {
  if (member === 0) throw internalError('mname is null');
  if (reflected === 0) throw internalError('target is null');
  switch (vm.classes.of(reflected).name) {
    case 'java/lang/reflect/Field': {
      const cls = vm.classes.ofMirror(fieldClazz.get(vm, reflected));
      const index = fieldSlot.get(vm, reflected);
      const field = cls.fields.find((f) => f.info !== null && f.index === index);
      if (field === undefined) return;
      fillField(vm, member, field, false);
      memberName.setRef(vm, member, fieldName.get(vm, reflected));
      memberType.setRef(vm, member, fieldType.get(vm, reflected));
      return;
    }
    case 'java/lang/reflect/Method':
      initMethod(vm, member, methodClazz.get(vm, reflected), methodSlot.get(vm, reflected));
      return;
    case 'java/lang/reflect/Constructor':
      initMethod(vm, member, constructorClazz.get(vm, reflected), constructorSlot.get(vm, reflected));
      return;
    default:
      return;
  }
}

function initMethod(vm: VM, member: number, mirror: number, slot: number): void {
  const holder = vm.classes.ofMirror(mirror);
  const method = holder.methods[slot];
  if (method === undefined || isPolymorphic(holder, method.accessFlags, method.descriptor)) return;
  fillMethod(
    vm,
    member,
    holder.isInterface ? interfaceTarget(vm, method) : virtualTarget(vm, method, holder),
  );
}

function isPolymorphic(holder: JavaClass, flags: number, descriptor: string): boolean {
  if (!holder.loader.isBoot || (flags & Acc.NATIVE) === 0 || !descriptor.startsWith('([Ljava/lang/Object;)'))
    return false;
  return holder.name === 'java/lang/invoke/MethodHandle' || holder.name === 'java/lang/invoke/VarHandle';
}

/** Adds class, name and type to a MemberName that has none: the type as a descriptor. */
function expand(vm: VM, member: number): void {
  if (member === 0) throw internalError('mname is null');
  const flags = memberFlags.get(vm, member);
  const clazz = memberClazz.get(vm, member);
  let name: string;
  let type: string;
  let holder: JavaClass;
  if ((flags & (Member.IS_METHOD | Member.IS_CONSTRUCTOR)) !== 0) {
    const method = methodOf(vm, member);
    if (method === null) throw illegalArgument('nothing to expand');
    ({ name, descriptor: type, holder } = method);
  } else if ((flags & Member.IS_FIELD) !== 0) {
    if (clazz === 0) throw illegalArgument('nothing to expand (as field)');
    holder = vm.classes.ofMirror(clazz);
    const field = fieldAt(holder, memberIndex.getLong(vm, member), (flags & Acc.STATIC) !== 0);
    if (field === null) throw internalError('unrecognized MemberName format');
    ({ name, descriptor: type } = field);
  } else throw internalError('unrecognized MemberName format');
  if (clazz === 0) memberClazz.setRef(vm, member, holder.mirror);
  if (memberName.get(vm, member) === 0) memberName.setRef(vm, member, vm.strings.constant(name));
  if (memberType.get(vm, member) !== 0) return;
  memberType.setRef(
    vm,
    member,
    type.length === 1 ? vm.classes.primitive(type).mirror : vm.strings.fromJs(type),
  );
}

function resolve(
  vm: VM,
  member: number,
  caller: number,
  _mode: number,
  speculative: number,
): number | Steps<number> {
  if (member === 0) throw internalError('mname is null');
  const holder = vm.invoke.members.holderOf(member);
  if (holder !== null && !holder.verified) return resolveUnverified(vm, holder, member, caller, speculative);
  return resolveNow(vm, member, caller, speculative);
}

/** A class must be linked before its members are looked for. */
function* resolveUnverified(
  vm: VM,
  holder: JavaClass,
  member: number,
  caller: number,
  speculative: number,
): Steps<number> {
  const handle = vm.handles.local(member);
  try {
    yield* vm.verification.verify(holder);
    return resolveNow(vm, vm.handles.get(handle), caller, speculative);
  } finally {
    vm.handles.release(handle);
  }
}

function resolveNow(vm: VM, member: number, caller: number, speculative: number): number {
  if (vm.invoke.members.resolve(member, caller, speculative !== 0)) return member;
  if (speculative !== 0) return 0;
  switch (memberFlags.get(vm, member) & Member.ALL_KINDS) {
    case Member.IS_FIELD:
      throw new JavaThrow('java/lang/NoSuchFieldError', 'field resolution failed');
    case Member.IS_METHOD:
    case Member.IS_CONSTRUCTOR:
      throw new JavaThrow('java/lang/NoSuchMethodError', 'method resolution failed');
    default:
      throw new JavaThrow('java/lang/LinkageError', 'resolution failed');
  }
}

/** Fills MemberNames in with the members of a class that match; answers how many there are. -1: no class with members. */
function getMembers(
  vm: VM,
  defc: number,
  matchName: number,
  matchSig: number,
  matchFlags: number,
  _caller: number,
  skip: number,
  results: number,
): number {
  if (defc === 0 || results === 0) return -1;
  const cls = vm.classes.ofMirror(defc);
  if (cls.isPrimitive || cls.isArray) return -1;
  const name = vm.strings.toJsOrNull(matchName);
  const descriptor = vm.strings.toJsOrNull(matchSig);
  const limit = vm.arrayLength(results);
  let found = 0;
  const next = (fill: (member: number) => void): void => {
    const at = found++ - skip;
    if (at >= 0 && at < limit) fill(vm.element(results, at));
  };
  const fits = (n: string, d: string): boolean =>
    (name === null || n === name) && (descriptor === null || d === descriptor);
  for (const c of searched(cls, matchFlags)) {
    if ((matchFlags & Member.IS_FIELD) !== 0) {
      for (const f of c.fields)
        if (f.info !== null && fits(f.name, f.descriptor)) next((m) => fillField(vm, m, f, false));
    }
    for (const method of c.methods) {
      const kind = method.name === '<init>' ? Member.IS_CONSTRUCTOR : Member.IS_METHOD;
      if ((matchFlags & kind) === 0 || method.name === '<clinit>' || !fits(method.name, method.descriptor))
        continue;
      next((m) => {
        if (c.isInterface) fillMethod(vm, m, interfaceTarget(vm, method));
        else fillMethod(vm, m, method.isStatic ? directTarget(method) : virtualTarget(vm, method, c));
      });
    }
  }
  return Math.max(found - skip, 0);
}

function searched(cls: JavaClass, flags: number): JavaClass[] {
  const classes = [cls];
  if ((flags & Member.SEARCH_SUPERCLASSES) !== 0)
    for (let c = cls.superClass; c !== null; c = c.superClass) classes.push(c);
  if ((flags & Member.SEARCH_INTERFACES) !== 0) classes.push(...cls.allInterfaces);
  return classes;
}

function fieldOffset(vm: VM, member: number, wantsStatic: boolean): number {
  if (member === 0 || memberClazz.get(vm, member) === 0) throw internalError('mname not resolved');
  const flags = memberFlags.get(vm, member);
  if ((flags & Member.IS_FIELD) === 0 || ((flags & Acc.STATIC) !== 0) !== wantsStatic)
    throw internalError(wantsStatic ? 'static field required' : 'non-static field required');
  return memberIndex.getLong(vm, member);
}

/** Object[]{vmindex as a Long, and the class of a field or the MemberName itself}. */
function getMemberVMInfo(vm: VM, member: number): number {
  if (member === 0) return 0;
  const result = vm.newObjectArray('java/lang/Object', 2);
  const at = member + memberIndex.offset(vm);
  vm.setElement(result, 0, vm.invoke.bootstrap.box('J', vm.memory.load32(at), vm.memory.load32(at + 4)));
  const isField = (memberFlags.get(vm, member) & Member.IS_FIELD) !== 0;
  const target = methodOf(vm, member) === null ? 0 : member;
  vm.setElement(result, 1, isField ? memberClazz.get(vm, member) : target);
  return result;
}

function setTarget(vm: VM, site: number, target: number): void {
  vm.tiers.targetChanges(site);
  callSiteTarget.setRef(vm, site, target);
}

export const MethodHandleNatives: NativeTable = {
  'java/lang/invoke/MethodHandleNatives': {
    'registerNatives()V': () => {},
    'getNamedCon(I[Ljava/lang/Object;)I': () => 0,
    'init(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V': init,
    'expand(Ljava/lang/invoke/MemberName;)V': expand,
    'resolve(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;': resolve,
    'getMembers(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;ILjava/lang/Class;I[Ljava/lang/invoke/MemberName;)I':
      getMembers,
    'objectFieldOffset(Ljava/lang/invoke/MemberName;)J': (vm, member) => fieldOffset(vm, member, false),
    'staticFieldOffset(Ljava/lang/invoke/MemberName;)J': (vm, member) => fieldOffset(vm, member, true),
    'staticFieldBase(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;': (vm, member) => {
      fieldOffset(vm, member, true);
      return memberClazz.get(vm, member);
    },
    'getMemberVMInfo(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;': getMemberVMInfo,
    'setCallSiteTargetNormal(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V': setTarget,
    'setCallSiteTargetVolatile(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V': setTarget,
    // Static arguments are always handed over at once: nobody has anything to pull.
    'copyOutBootstrapArguments(Ljava/lang/Class;[III[Ljava/lang/Object;IZLjava/lang/Object;)V': () => {
      throw internalError('no bootstrap arguments are pending');
    },
    'clearCallSiteContext(Ljava/lang/invoke/MethodHandleNatives$CallSiteContext;)V': () => {},
  },
};
