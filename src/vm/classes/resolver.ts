/** Resolution of symbolic references (JVMS §5.4.3): a quick form that loads nothing, and one in steps that may run class loaders. */

import type { ConstantPool } from '../../classfile/constant-pool.js';
import { Acc } from '../../jvms/access-flags.js';
import { javaTypes } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { canAccessClass, canAccessMember } from './access.js';
import type { JavaClass, JavaField, JavaMethod } from './java-class.js';
import {
  defaultFailure,
  findClassMethod,
  findField,
  findInterfaceMethod,
  findPolymorphic,
  selectMethod,
} from './lookup.js';
import { nestHostOf } from './nests.js';
import type { RuntimeConstantPool } from './runtime-constant-pool.js';

const poolOf = (cls: JavaClass): RuntimeConstantPool => cls.pool as RuntimeConstantPool;

export class Resolver {
  constructor(private readonly vm: VM) {}

  // ---- quick: what is loaded already

  quickClass(cls: JavaClass, cpIndex: number): JavaClass | null {
    const rcp = poolOf(cls);
    const known = rcp.classes[cpIndex];
    if (known !== undefined) return known;
    const found = this.loaded(cls, rcp.pool.className(cpIndex));
    if (found === null || !canAccessClass(this.vm, cls, found)) return null;
    rcp.classes[cpIndex] = found;
    return found;
  }

  /** The class of that name if the class's loader has initiated its loading before. */
  private loaded(cls: JavaClass, name: string): JavaClass | null {
    if (name === cls.name || (cls.isHidden && cls.classFile?.thisName === name)) return cls;
    return this.initiated(cls, name);
  }

  /** The same, but that a hidden class does not find itself: not even within the names of arrays. */
  private initiated(cls: JavaClass, name: string): JavaClass | null {
    const direct = cls.loader.classes.get(name);
    if (direct !== undefined) return direct;
    if (name.charCodeAt(0) !== 0x5b) return null;
    const c = name.charCodeAt(1);
    let component: JavaClass | null | undefined;
    if (c === 0x5b) component = this.initiated(cls, name.slice(1));
    else if (c === 0x4c) component = this.initiated(cls, name.slice(2, -1));
    else component = this.vm.classes.primitive(name.slice(1));
    return component === null || component === undefined ? null : this.vm.classes.arrayOf(component);
  }

  private quickMemberClass(cls: JavaClass, cpIndex: number): JavaClass | null {
    const rcp = poolOf(cls);
    const found = this.loaded(cls, rcp.pool.memberClassName(cpIndex));
    return found === null || !canAccessClass(this.vm, cls, found) ? null : found;
  }

  quickField(cls: JavaClass, cpIndex: number): JavaField | null {
    const holder = this.quickMemberClass(cls, cpIndex);
    if (holder === null) return null;
    const { pool, fields } = poolOf(cls);
    const f = findField(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
    if (f === null || !canAccessMember(cls, f, holder)) return null;
    if (this.vm.loading.constraints.fieldRefusal(cls, f) !== null) return null;
    fields[cpIndex] = f;
    return f;
  }

  quickMethod(cls: JavaClass, cpIndex: number): JavaMethod | null {
    const holder = this.quickMemberClass(cls, cpIndex);
    if (holder === null) return null;
    const rcp = poolOf(cls);
    const m = this.lookUp(holder, rcp, cpIndex);
    if (m === null || !canAccessMember(cls, m, holder)) return null;
    if ((rcp.pool.tag(cpIndex) === CpTag.INTERFACE_METHODREF) !== holder.isInterface) return null;
    if (findPolymorphic(holder, m.name) !== null) return null;
    if (this.vm.loading.constraints.methodRefusal(cls, m, holder) !== null) return null;
    rcp.methods[cpIndex] = m;
    return m;
  }

  private lookUp(holder: JavaClass, rcp: RuntimeConstantPool, cpIndex: number): JavaMethod | null {
    const { pool } = rcp;
    const signature = pool.memberName(cpIndex) + pool.memberDescriptor(cpIndex);
    return holder.isInterface
      ? findInterfaceMethod(holder, this.vm.classes.objectClass, signature)
      : findClassMethod(holder, signature);
  }

  /** What invokespecial runs (JVMS §6.5.invokespecial): the method itself, or for `super.m()` the superclass's. Null: none. */
  specialTarget(cls: JavaClass, resolved: JavaMethod, className: string): JavaMethod | null {
    if (resolved.name === '<init>' || resolved.isPrivate || resolved.holder === cls) return resolved;
    const isSuper = isProperSuperclass(cls, className);
    if (resolved.holder.isInterface && className !== cls.name && !isSuper) {
      // I.super.m(): the interface named, or the most specific of its superinterfaces.
      return resolved.isAbstract ? null : resolved;
    }
    if (!isSuper || (cls.accessFlags & Acc.SUPER) === 0) return resolved;
    const parent = cls.superClass;
    if (parent === null) return null;
    const found = findClassMethod(parent, resolved.signature);
    if (!found?.holder.isInterface) return found;
    return defaultFailure(parent, selectMethod(parent, found)) === null ? found : null;
  }

  // ---- in steps

  *class(cls: JavaClass, cpIndex: number): Steps<JavaClass> {
    const rcp = poolOf(cls);
    const known = rcp.classes[cpIndex];
    if (known !== undefined) return known;
    const quick = this.quickClass(cls, cpIndex);
    if (quick !== null) return quick;
    yield* this.rethrow(rcp, cpIndex);
    let found: JavaClass;
    try {
      found = yield* this.vm.loading.load(cls.loader, rcp.pool.className(cpIndex));
      this.checkClassAccess(cls, found);
    } catch (error) {
      this.remember(rcp, cpIndex, error);
      throw error;
    }
    rcp.classes[cpIndex] = found;
    return found;
  }

  private *memberClass(cls: JavaClass, cpIndex: number): Steps<JavaClass> {
    const quick = this.quickMemberClass(cls, cpIndex);
    return quick ?? (yield* this.class(cls, poolOf(cls).pool.memberClassIndex(cpIndex)));
  }

  private checkClassAccess(cls: JavaClass, found: JavaClass): void {
    if (canAccessClass(this.vm, cls, found)) return;
    throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.classAccess(cls, found));
  }

  *field(
    cls: JavaClass,
    cpIndex: number,
    opcode: number,
    method: JavaMethod | null = null,
  ): Steps<JavaField> {
    const rcp = poolOf(cls);
    let f = rcp.fields[cpIndex];
    if (f === undefined) {
      const holder = yield* this.memberClass(cls, cpIndex);
      const { pool } = rcp;
      const found = findField(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
      if (found === null)
        throw this.vm.messages.noSuchField(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
      yield* this.findNests(cls, found);
      if (!canAccessMember(cls, found, holder))
        throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.fieldAccess(cls, found));
      refuse(this.vm.loading.constraints.fieldRefusal(cls, found));
      f = found;
      rcp.fields[cpIndex] = f;
    }
    this.checkFieldUse(cls, f, opcode, method, rcp.pool.memberClassName(cpIndex).replaceAll('/', '.'));
    return f;
  }

  /** Access to a private member of another class depends on their nest hosts, which may have to be loaded. */
  private *findNests(cls: JavaClass, member: JavaField | JavaMethod): Steps<void> {
    if ((member.accessFlags & Acc.PRIVATE) === 0 || member.holder === cls) return;
    yield* nestHostOf(this.vm, cls);
    yield* nestHostOf(this.vm, member.holder);
  }

  /** `holder`: Java name of the class through which the field is named. */
  private checkFieldUse(
    cls: JavaClass,
    f: JavaField,
    opcode: number,
    method: JavaMethod | null,
    holder: string,
  ): void {
    const wantsStatic = opcode === Op.GETSTATIC || opcode === Op.PUTSTATIC;
    if (f.isStatic !== wantsStatic) {
      const kind = wantsStatic ? 'static' : 'non-static';
      throw new JavaThrow(
        'java/lang/IncompatibleClassChangeError',
        `Expected ${kind} field ${holder}.${f.name}`,
      );
    }
    if (opcode !== Op.PUTFIELD && opcode !== Op.PUTSTATIC) return;
    if (mayAssign(cls, f, method)) return;
    const { messages } = this.vm;
    throw new JavaThrow(
      'java/lang/IllegalAccessError',
      f.holder === cls && method !== null
        ? messages.finalFieldOutside(holder, f, method)
        : messages.finalFieldAccess(cls, holder, f),
    );
  }

  /** Null for a signature polymorphic method, which is then linked as a call site of its own. */
  *method(cls: JavaClass, cpIndex: number, opcode: number): Steps<JavaMethod | null> {
    const rcp = poolOf(cls);
    let m = rcp.methods[cpIndex];
    if (m === undefined) {
      const holder = yield* this.memberClass(cls, cpIndex);
      const { pool } = rcp;
      if (findPolymorphic(holder, pool.memberName(cpIndex)) !== null && opcode === Op.INVOKEVIRTUAL) {
        yield* this.vm.invoke.linkPolymorphic(cls, cpIndex, holder);
        return null;
      }
      this.checkHolderKind(holder, rcp, cpIndex, opcode);
      const found = this.lookUp(holder, rcp, cpIndex);
      if (found === null)
        throw this.vm.messages.noSuchMethod(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
      yield* this.findNests(cls, found);
      if (!canAccessMember(cls, found, holder))
        throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.methodAccess(cls, found));
      refuse(this.vm.loading.constraints.methodRefusal(cls, found, holder));
      m = found;
      rcp.methods[cpIndex] = m;
    }
    if (opcode === Op.INVOKESPECIAL) this.checkSpecial(cls, m, rcp, cpIndex);
    else this.checkStatic(m, opcode, rcp, cpIndex);
    return m;
  }

  private checkHolderKind(
    holder: JavaClass,
    rcp: RuntimeConstantPool,
    cpIndex: number,
    opcode: number,
  ): void {
    const { isInterface, javaName } = holder;
    const { messages } = this.vm;
    if (opcode === Op.INVOKEVIRTUAL && isInterface)
      throw incompatible(`Found interface ${javaName}, but class was expected`);
    if (opcode === Op.INVOKEINTERFACE && !isInterface)
      throw incompatible(`Found class ${javaName}, but interface was expected`);
    const { pool } = rcp;
    if ((pool.tag(cpIndex) === CpTag.INTERFACE_METHODREF) === isInterface) return;
    const signature = messages.signatureOf(
      holder.javaName,
      pool.memberName(cpIndex),
      pool.memberDescriptor(cpIndex),
    );
    const kind = isInterface ? 'InterfaceMethodref' : 'Methodref';
    throw incompatible(`Method '${signature}' must be ${kind} constant`);
  }

  private checkStatic(m: JavaMethod, opcode: number, rcp: RuntimeConstantPool, cpIndex: number): void {
    if (m.isStatic === (opcode === Op.INVOKESTATIC)) return;
    const { messages } = this.vm;
    if (opcode === Op.INVOKEINTERFACE) {
      const holder = rcp.pool.memberClassName(cpIndex).replaceAll('/', '.');
      throw incompatible(
        `Expected instance not static method '${messages.signatureOf(holder, m.name, m.descriptor)}'`,
      );
    }
    throw incompatible(
      `${m.isStatic ? 'Expecting non-static' : 'Expected static'} method '${messages.signature(m)}'`,
    );
  }

  private checkSpecial(cls: JavaClass, m: JavaMethod, rcp: RuntimeConstantPool, cpIndex: number): void {
    const { messages } = this.vm;
    const className = rcp.pool.memberClassName(cpIndex);
    const holder = className.replaceAll('/', '.');
    if (isInheritedConstructor(cls, m, className))
      throw new JavaThrow(
        'java/lang/NoSuchMethodError',
        `${holder}: method 'void <init>(${javaTypes(m.descriptor).parameters.join(', ')})' not found`,
      );
    if (m.isStatic && rcp.pool.tag(cpIndex) === CpTag.INTERFACE_METHODREF)
      throw incompatible(
        `Expected instance not static method '${messages.signatureOf(holder, m.name, m.descriptor)}'`,
      );
    if (m.isStatic) throw incompatible(`Expecting non-static method '${messages.signature(m)}'`);
    const target = this.specialTarget(cls, m, className);
    const failure = this.superFailure(cls, m, rcp, cpIndex);
    if (failure !== null) throw failure;
    if (target === null) throw new JavaThrow('java/lang/AbstractMethodError', `'${messages.signature(m)}'`);
    if (target.isStatic) throw incompatible(`Expecting non-static method '${messages.signature(m)}'`);
    if (target.isAbstract)
      throw new JavaThrow(
        'java/lang/AbstractMethodError',
        `'${messages.signatureOf(holder, m.name, m.descriptor)}'`,
      );
  }

  /** The error of super.m() where the superclass has `m` from interfaces alone, and no single default method of that name; null if it is not such a call. */
  private superFailure(
    cls: JavaClass,
    m: JavaMethod,
    rcp: RuntimeConstantPool,
    cpIndex: number,
  ): JavaThrow | null {
    if (!m.holder.isInterface || m.isStatic || m.isPrivate) return null;
    const { superClass } = cls;
    if (superClass === null || rcp.pool.tag(cpIndex) === CpTag.INTERFACE_METHODREF) return null;
    return defaultFailure(superClass, selectMethod(superClass, m));
  }

  // ---- constants

  /** Resolves a loadable constant and keeps it in a cell; a primitive dynamic constant in 8 bytes of its own. */
  *constant(rcp: RuntimeConstantPool, cpIndex: number): Steps<void> {
    if (rcp.constants[cpIndex] !== undefined) return;
    const { vm } = this;
    const { pool, holder } = rcp;
    switch (pool.tag(cpIndex)) {
      case CpTag.CLASS:
        yield* this.class(holder, cpIndex);
        return;
      case CpTag.STRING:
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(vm.strings.constant(pool.stringValue(cpIndex)));
        return;
      case CpTag.METHOD_TYPE: {
        const type = yield* vm.invoke.methodType(holder, pool.methodTypeDescriptor(cpIndex));
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(type);
        return;
      }
      case CpTag.METHOD_HANDLE: {
        const handle = yield* vm.invoke.methodHandleConstant(holder, cpIndex);
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(handle);
        return;
      }
      case CpTag.DYNAMIC: {
        yield* this.rethrow(rcp, cpIndex);
        try {
          yield* vm.invoke.dynamicConstant(holder, cpIndex);
        } catch (error) {
          this.remember(rcp, cpIndex, error);
          throw error;
        }
        return;
      }
      default:
        throw new JavaThrow(
          'java/lang/ClassFormatError',
          `Constant ${cpIndex} in class ${holder.name} is not loadable`,
        );
    }
  }

  // ---- errors

  /** Keeps a LinkageError that resolution ended in, for later attempts; other errors may not happen again. */
  remember(rcp: RuntimeConstantPool, cpIndex: number, error: unknown): void {
    const { classes, exceptions } = this.vm;
    let cls: JavaClass;
    let message: string | null;
    let cause: number;
    if (error instanceof JavaThrow) {
      cls = classes.loadBoot(error.className);
      ({ message, cause } = error);
    } else if (error instanceof JavaException) {
      cls = classes.of(error.ref);
      message = exceptions.messageOf(error.ref);
      cause = exceptions.causeOf(error.ref);
    } else return;
    if (!cls.isSubclassOf(classes.loadBoot('java/lang/LinkageError'))) return;
    rcp.errors.set(cpIndex, {
      className: cls.name,
      message: message ?? nameOf(rcp.pool, cpIndex),
      causeName: cause === 0 ? null : classes.of(cause).name,
      causeMessage: cause === 0 ? null : exceptions.messageOf(cause),
    });
  }

  /** Fails if an earlier attempt did: with an error that says the same, but that is new. */
  *rethrow(rcp: RuntimeConstantPool, cpIndex: number): Steps<void> {
    const known = rcp.errors.get(cpIndex);
    if (known === undefined) return;
    const { className, message, causeName, causeMessage } = known;
    const error = this.errorAgain(className, message);
    if (causeName === null || error.className !== className) throw error;
    const cause = yield* this.vm.exceptions.make(this.errorAgain(causeName, causeMessage));
    throw new JavaThrow(className, message, cause);
  }

  /** The class is looked for where the VM finds its own: not in the loader that it came from. */
  private errorAgain(className: string, message: string | null): JavaThrow {
    return this.vm.classes.findBoot(className) === null
      ? new JavaThrow('java/lang/NoClassDefFoundError', className)
      : new JavaThrow(className, message);
  }
}

/** What an error without a message is given later. */
function nameOf(pool: ConstantPool, cpIndex: number): string | null {
  if (cpIndex < 0) return null;
  switch (pool.tag(cpIndex)) {
    case CpTag.CLASS:
      return pool.className(cpIndex);
    case CpTag.METHOD_HANDLE:
      return pool.memberName(pool.methodHandleRef(cpIndex));
    case CpTag.METHOD_TYPE:
      return pool.methodTypeDescriptor(cpIndex);
    case CpTag.DYNAMIC:
      return pool.dynamicName(cpIndex);
    default:
      return null;
  }
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new JavaThrow('java/lang/LinkageError', reason);
}

const LAMBDA_FACTORY = 'get$Lambda';

const incompatible = (message: string): JavaThrow =>
  new JavaThrow('java/lang/IncompatibleClassChangeError', message);

/** A final field is assigned to by its class alone; since Java 9 only by the method that initialises it. `method` null: by any of the class's methods. */
export function mayAssign(cls: JavaClass, f: JavaField, method: JavaMethod | null): boolean {
  if ((f.accessFlags & Acc.FINAL) === 0) return true;
  if (f.holder !== cls) return false;
  if (method === null || (cls.classFile?.majorVersion ?? 0) < 53) return true;
  // What the VM has spun needs no constructor.
  if (cls.isHidden && method.name === LAMBDA_FACTORY) return true;
  return method.name === (f.isStatic ? '<clinit>' : '<init>');
}

/** Was a constructor of the class called `className` looked for in `cls`, and one of its superclass found? */
export function isInheritedConstructor(cls: JavaClass, m: JavaMethod, className: string): boolean {
  if (m.name !== '<init>' || m.holder.name === className) return false;
  return m.holder !== cls || cls.classFile?.thisName !== className;
}

function isProperSuperclass(cls: JavaClass, name: string): boolean {
  for (let c = cls.superClass; c !== null; c = c.superClass) if (c.name === name) return true;
  return false;
}
