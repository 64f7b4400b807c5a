/** MethodHandleNatives.resolve: finding the member that a MemberName describes (JVMS §5.4.3.5), for code of a given class or without access checks. */
import { Acc } from '../../jvms/access-flags.js';
import { canAccessMember, isMagic } from '../classes/access.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import { findClassMethod, findField, findInterfaceMethod, findPolymorphic } from '../classes/lookup.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { type CallTarget, directTarget, interfaceTarget, virtualTarget } from './call-target.js';
import {
  fillField,
  fillMethod,
  isSetter,
  Member,
  memberClazz,
  memberFlags,
  memberName,
  memberType,
  RefKind,
  refKindOf,
  targetRecord,
} from './member-names.js';

const STRING = 'java/lang/String';
const METHOD_TYPE = 'java/lang/invoke/MethodType';

/** What is asked for. */
export interface Reference {
  readonly holder: JavaClass;
  readonly name: string;
  readonly descriptor: string;
  /** The class whose code refers to the member; null: no access checks. */
  readonly caller: JavaClass | null;
}

export class MemberResolution {
  constructor(private readonly vm: VM) {}

  /**
   * Fills in the MemberName and answers true; false if there is no such member (or the name can mean none). Throws the errors of method and field resolution,
   * unless `speculative`.
   */
  resolve(member: number, callerMirror: number, speculative: boolean): boolean {
    const { vm } = this;
    if (targetRecord(vm, member) !== 0) return true;
    const flags = memberFlags.get(vm, member);
    const kind = refKindOf(flags);
    if (kind < RefKind.GET_FIELD || kind > RefKind.INVOKE_INTERFACE)
      throw internal('obsolete MemberName format');
    const holder = this.holderOf(member);
    if (holder === null) return false;
    const name = vm.strings.toJs(memberName.get(vm, member));
    if (name === '<clinit>') return false;
    const caller = callerMirror === 0 ? null : vm.classes.ofMirror(callerMirror);
    const reference: Reference = {
      holder,
      name,
      descriptor: this.descriptorOf(memberType.get(vm, member)),
      caller,
    };
    if (speculative && (flags & Member.IS_METHOD) !== 0 && !this.exists(reference)) return false;
    try {
      return this.find(member, flags, kind, reference);
    } catch (error) {
      if (speculative && error instanceof JavaThrow) return false;
      throw error;
    }
  }

  /** Resolves what a MethodHandle constant names, for the errors only. Methods that need an appendix are left to java.lang.invoke. */
  check(kind: RefKind, reference: Reference): void {
    const { holder, name } = reference;
    if (kind <= RefKind.PUT_STATIC) this.field(reference);
    else if (kind === RefKind.NEW_INVOKE_SPECIAL) this.special(reference);
    else if (kind !== RefKind.INVOKE_VIRTUAL || findPolymorphic(holder, name) === null)
      this.method(kind, reference);
  }

  /** The class that is searched; null for a primitive type. */
  holderOf(member: number): JavaClass | null {
    const { vm } = this;
    const clazz = memberClazz.get(vm, member);
    if (clazz === 0 || memberName.get(vm, member) === 0 || memberType.get(vm, member) === 0)
      throw new JavaThrow('java/lang/IllegalArgumentException', 'nothing to resolve');
    const cls = vm.classes.ofMirror(clazz);
    if (cls.isPrimitive) return null;
    return cls.isArray ? vm.classes.objectClass : cls;
  }

  /** Descriptor for a Class, a MethodType or a String. */
  private descriptorOf(type: number): string {
    const { vm } = this;
    const cls = vm.classes.of(type);
    if (cls === vm.classes.classClass) return vm.classes.ofMirror(type).descriptor;
    if (cls.name === METHOD_TYPE) return vm.invoke.types.descriptorOf(type);
    if (cls.name === STRING) return vm.strings.toJs(type);
    throw internal('unrecognized type');
  }

  private find(member: number, flags: number, kind: RefKind, reference: Reference): boolean {
    const { vm } = this;
    switch (flags & Member.ALL_KINDS) {
      case Member.IS_METHOD:
        fillMethod(vm, member, this.method(kind, reference));
        return true;
      case Member.IS_CONSTRUCTOR:
        if (reference.name !== '<init>') throw internal('unrecognized MemberName format');
        fillMethod(vm, member, this.special(reference));
        return true;
      case Member.IS_FIELD:
        fillField(vm, member, this.field(reference), isSetter(kind));
        return true;
      default:
        throw internal('unrecognized MemberName format');
    }
  }

  private method(kind: RefKind, reference: Reference): CallTarget {
    const linker = this.vm.invoke.linkers.find(reference.holder, reference.name, reference.descriptor, kind);
    if (linker !== null) return linker;
    switch (kind) {
      case RefKind.INVOKE_STATIC:
        return this.static(reference);
      case RefKind.INVOKE_INTERFACE:
        return this.interface(reference);
      case RefKind.INVOKE_SPECIAL:
        return this.special(reference);
      default:
        return this.virtual(reference);
    }
  }

  /** Whether there can be such a method at all: most speculative look-ups are for methods that the JDK might have generated, but has not. */
  private exists({ holder, name, descriptor }: Reference): boolean {
    if (findPolymorphic(holder, name) !== null) return true;
    const signature = name + descriptor;
    if (!holder.isInterface) return findClassMethod(holder, signature) !== null;
    return findInterfaceMethod(holder, this.vm.classes.objectClass, signature) !== null;
  }

  /** The method that the reference names (JVMS §5.4.3.3, §5.4.3.4), if the caller may use it. */
  private named(reference: Reference): JavaMethod {
    const { holder, name, descriptor, caller } = reference;
    const { vm } = this;
    const signature = name + descriptor;
    const found = holder.isInterface
      ? findInterfaceMethod(holder, vm.classes.objectClass, signature)
      : (findClassMethod(holder, signature) ?? this.polymorphic(holder, name));
    if (found === null) throw vm.messages.noSuchMethod(holder, name, descriptor);
    if (caller !== null && !canAccessMember(caller, found, holder))
      throw new JavaThrow('java/lang/IllegalAccessError', vm.messages.methodAccess(caller, found));
    return found;
  }

  private polymorphic(holder: JavaClass, name: string): JavaMethod | null {
    if (findPolymorphic(holder, name) !== null) throw internal('appendix');
    return null;
  }

  private static(reference: Reference): CallTarget {
    const m = this.named(reference);
    if (!m.isStatic) throw this.change(`Expected static method '${this.vm.messages.signature(m)}'`);
    return directTarget(m);
  }

  private virtual(reference: Reference): CallTarget {
    const { holder } = reference;
    if (holder.isInterface) throw this.change(`Found interface ${holder.javaName}, but class was expected`);
    const m = this.named(reference);
    if (m.holder.isInterface && m.isPrivate) {
      const where = reference.caller === null ? '<UNKNOWN>' : reference.caller.javaName;
      throw this.change(
        `private interface method requires invokeinterface, not invokevirtual: method '${this.vm.messages.signature(m)}', caller-class: ${where}`,
      );
    }
    if (m.isStatic) throw this.change(`Expecting non-static method '${this.vm.messages.signature(m)}'`);
    return virtualTarget(this.vm, m, holder);
  }

  private interface(reference: Reference): CallTarget {
    const { holder } = reference;
    if (!holder.isInterface) throw this.change(`Found class ${holder.javaName}, but interface was expected`);
    const m = this.named(reference);
    if (m.isStatic)
      throw this.change(`Expected instance not static method '${this.vm.messages.signature(m)}'`);
    return interfaceTarget(this.vm, m);
  }

  private special(reference: Reference): CallTarget {
    const { holder, name, descriptor, caller } = reference;
    const { messages, resolver } = this.vm;
    const m = this.named(reference);
    if (name === '<init>' && m.holder !== holder) throw messages.noSuchMethod(holder, name, descriptor);
    if (caller !== null && holder.isInterface && caller !== holder && !isMagic(caller)) {
      if (!caller.interfaces.includes(holder))
        throw this.change(
          `Interface method reference: '${messages.signature(m)}', is in an indirect superinterface of class ${caller.javaName}`,
        );
    }
    if (m.isStatic) throw this.change(`Expecting non-static method '${messages.signature(m)}'`);
    const selected = caller === null ? m : resolver.specialTarget(caller, m, holder.name);
    if (selected === null || (selected.accessFlags & Acc.ABSTRACT) !== 0)
      throw new JavaThrow('java/lang/AbstractMethodError', `'${messages.signature(selected ?? m)}'`);
    return directTarget(selected);
  }

  private field(reference: Reference): JavaField {
    const { holder, name, descriptor } = reference;
    const found = findField(holder, name, descriptor);
    if (found === null) throw this.vm.messages.noSuchField(holder, name, descriptor);
    return found;
  }

  private change(message: string): JavaThrow {
    return new JavaThrow('java/lang/IncompatibleClassChangeError', message);
  }
}

function internal(message: string): JavaThrow {
  return new JavaThrow('java/lang/InternalError', message);
}
