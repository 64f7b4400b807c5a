/** Resolution of symbolic references (JVMS §5.4.3): a quick form that loads nothing, and one in steps that may run class loaders. */
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { canAccessClass, canAccessMember } from './access.js';
import { Acc, type JavaClass, type JavaField, type JavaMethod } from './java-class.js';
import { findClassMethod, findField, findInterfaceMethod, findPolymorphic } from './lookup.js';
import type { RuntimeConstantPool } from './runtime-constant-pool.js';

const enum Tag {
  CLASS = 7,
  STRING = 8,
  FIELDREF = 9,
  INTERFACE_METHODREF = 11,
  METHOD_HANDLE = 15,
  METHOD_TYPE = 16,
  DYNAMIC = 17,
}

const enum Opcode {
  GETSTATIC = 0xb2,
  PUTSTATIC = 0xb3,
  GETFIELD = 0xb4,
  PUTFIELD = 0xb5,
  INVOKEVIRTUAL = 0xb6,
  INVOKESPECIAL = 0xb7,
  INVOKESTATIC = 0xb8,
  INVOKEINTERFACE = 0xb9,
}

const poolOf = (cls: JavaClass): RuntimeConstantPool => cls.pool as RuntimeConstantPool;

export class Resolver {
  constructor(private readonly vm: VM) {}

  // ---- quick: what is loaded already

  quickClass(cls: JavaClass, cpIndex: number): JavaClass | null {
    const rcp = poolOf(cls);
    const known = rcp.classes[cpIndex];
    if (known !== undefined) return known;
    const found = this.loaded(cls, rcp.pool.className(cpIndex));
    if (found === null || !canAccessClass(cls, found)) return null;
    rcp.classes[cpIndex] = found;
    return found;
  }

  /** The class of that name if the class's loader has initiated its loading before. */
  private loaded(cls: JavaClass, name: string): JavaClass | null {
    if (name === cls.name || (cls.isHidden && cls.classFile?.thisName === name)) return cls;
    const direct = cls.loader.classes.get(name);
    if (direct !== undefined) return direct;
    if (name.charCodeAt(0) !== 0x5b) return null;
    const c = name.charCodeAt(1);
    let component: JavaClass | null | undefined;
    if (c === 0x5b) component = this.loaded(cls, name.slice(1));
    else if (c === 0x4c) component = this.loaded(cls, name.slice(2, -1));
    else component = this.vm.classes.primitive(name.slice(1));
    return component === null || component === undefined ? null : this.vm.classes.arrayOf(component);
  }

  private quickMemberClass(cls: JavaClass, cpIndex: number): JavaClass | null {
    const rcp = poolOf(cls);
    const found = this.loaded(cls, rcp.pool.memberClassName(cpIndex));
    return found === null || !canAccessClass(cls, found) ? null : found;
  }

  quickField(cls: JavaClass, cpIndex: number): JavaField | null {
    const holder = this.quickMemberClass(cls, cpIndex);
    if (holder === null) return null;
    const { pool, fields } = poolOf(cls);
    const f = findField(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
    if (f === null || !canAccessMember(cls, f, holder)) return null;
    // Assignments to final fields are checked for each instruction.
    if ((f.accessFlags & Acc.FINAL) !== 0 && f.holder !== cls && !cls.loader.isBoot) return null;
    fields[cpIndex] = f;
    return f;
  }

  quickMethod(cls: JavaClass, cpIndex: number): JavaMethod | null {
    const holder = this.quickMemberClass(cls, cpIndex);
    if (holder === null) return null;
    const rcp = poolOf(cls);
    const m = this.lookUp(holder, rcp, cpIndex);
    if (m === null || !canAccessMember(cls, m, holder)) return null;
    if ((rcp.pool.tag(cpIndex) === Tag.INTERFACE_METHODREF) !== holder.isInterface) return null;
    if (findPolymorphic(holder, m.name) !== null) return null;
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
    if (resolved.holder.isInterface && className !== cls.name) {
      // I.super.m(): the interface named, or the most specific of its superinterfaces.
      return resolved.isAbstract ? null : resolved;
    }
    if (!isProperSuperclass(cls, className) || (cls.accessFlags & Acc.SUPER) === 0) return resolved;
    const parent = cls.superClass;
    return parent === null ? null : findClassMethod(parent, resolved.signature);
  }

  // ---- in steps

  *class(cls: JavaClass, cpIndex: number): Steps<JavaClass> {
    const rcp = poolOf(cls);
    const known = rcp.classes[cpIndex];
    if (known !== undefined) return known;
    const quick = this.quickClass(cls, cpIndex);
    if (quick !== null) return quick;
    this.rethrow(rcp, cpIndex);
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
    if (quick !== null) return quick;
    const found = yield* this.vm.loading.load(cls.loader, poolOf(cls).pool.memberClassName(cpIndex));
    this.checkClassAccess(cls, found);
    return found;
  }

  private checkClassAccess(cls: JavaClass, found: JavaClass): void {
    if (canAccessClass(cls, found)) return;
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
      if (found === null) throw new JavaThrow('java/lang/NoSuchFieldError', pool.memberName(cpIndex));
      if (!canAccessMember(cls, found, holder))
        throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.fieldAccess(cls, found));
      f = found;
      rcp.fields[cpIndex] = f;
    }
    this.checkFieldUse(cls, f, opcode, method);
    return f;
  }

  private checkFieldUse(cls: JavaClass, f: JavaField, opcode: number, method: JavaMethod | null): void {
    const wantsStatic = opcode === Opcode.GETSTATIC || opcode === Opcode.PUTSTATIC;
    if (f.isStatic !== wantsStatic) {
      const kind = wantsStatic ? 'static' : 'non-static';
      throw new JavaThrow(
        'java/lang/IncompatibleClassChangeError',
        `Expected ${kind} field ${f.holder.javaName}.${f.name}`,
      );
    }
    if ((f.accessFlags & Acc.FINAL) === 0 || (opcode !== Opcode.PUTFIELD && opcode !== Opcode.PUTSTATIC))
      return;
    if (f.holder !== cls)
      throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.finalFieldAccess(cls, f));
    const initializer = opcode === Opcode.PUTSTATIC ? '<clinit>' : '<init>';
    const version = cls.classFile?.majorVersion ?? 0;
    if (version >= 53 && method !== null && method.name !== initializer)
      throw new JavaThrow(
        'java/lang/IllegalAccessError',
        this.vm.messages.finalFieldOutside(cls, f, method, initializer),
      );
  }

  /** Null for a signature polymorphic method, which is then linked as a call site of its own. */
  *method(cls: JavaClass, cpIndex: number, opcode: number): Steps<JavaMethod | null> {
    const rcp = poolOf(cls);
    let m = rcp.methods[cpIndex];
    if (m === undefined) {
      const holder = yield* this.memberClass(cls, cpIndex);
      const { pool } = rcp;
      if (findPolymorphic(holder, pool.memberName(cpIndex)) !== null && opcode === Opcode.INVOKEVIRTUAL) {
        yield* this.vm.invoke.linkPolymorphic(cls, cpIndex, holder);
        return null;
      }
      this.checkHolderKind(holder, pool.tag(cpIndex) === Tag.INTERFACE_METHODREF, opcode);
      const found = this.lookUp(holder, rcp, cpIndex);
      if (found === null)
        throw this.vm.messages.noSuchMethod(holder, pool.memberName(cpIndex), pool.memberDescriptor(cpIndex));
      if (!canAccessMember(cls, found, holder))
        throw new JavaThrow('java/lang/IllegalAccessError', this.vm.messages.methodAccess(cls, found));
      m = found;
      rcp.methods[cpIndex] = m;
    }
    this.checkMethodUse(cls, m, opcode, rcp.pool.memberClassName(cpIndex));
    return m;
  }

  private checkHolderKind(holder: JavaClass, wantsInterface: boolean, opcode: number): void {
    if (holder.isInterface === wantsInterface) return;
    const { javaName } = holder;
    if (opcode === Opcode.INVOKEINTERFACE || wantsInterface)
      throw new JavaThrow(
        'java/lang/IncompatibleClassChangeError',
        `Found class ${javaName}, but interface was expected`,
      );
    throw new JavaThrow(
      'java/lang/IncompatibleClassChangeError',
      `Found interface ${javaName}, but class was expected`,
    );
  }

  private checkMethodUse(cls: JavaClass, m: JavaMethod, opcode: number, className: string): void {
    const { messages } = this.vm;
    if (m.isStatic !== (opcode === Opcode.INVOKESTATIC)) {
      const expected = m.isStatic ? 'non-static' : 'static';
      throw new JavaThrow(
        'java/lang/IncompatibleClassChangeError',
        `Expect${expected === 'static' ? 'ed' : 'ing'} ${expected} method '${messages.signature(m)}'`,
      );
    }
    if (opcode === Opcode.INVOKESPECIAL) {
      const target = this.specialTarget(cls, m, className);
      if (target === null || target.isAbstract)
        throw new JavaThrow('java/lang/AbstractMethodError', messages.signature(m));
    }
  }

  // ---- constants

  /** Resolves a loadable constant and keeps it in a cell; a primitive dynamic constant in 8 bytes of its own. */
  *constant(rcp: RuntimeConstantPool, cpIndex: number): Steps<void> {
    if (rcp.constants[cpIndex] !== undefined) return;
    const { vm } = this;
    const { pool, holder } = rcp;
    switch (pool.tag(cpIndex)) {
      case Tag.CLASS:
        yield* this.class(holder, cpIndex);
        return;
      case Tag.STRING:
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(vm.strings.constant(pool.stringValue(cpIndex)));
        return;
      case Tag.METHOD_TYPE: {
        const type = yield* vm.invoke.methodType(holder, pool.methodTypeDescriptor(cpIndex));
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(type);
        return;
      }
      case Tag.METHOD_HANDLE: {
        const handle = yield* vm.invoke.methodHandleConstant(holder, cpIndex);
        rcp.constants[cpIndex] = vm.metaspace.allocateCell(handle);
        return;
      }
      case Tag.DYNAMIC: {
        this.rethrow(rcp, cpIndex);
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

  /** Keeps the error of a resolution that failed, for later attempts. */
  remember(rcp: RuntimeConstantPool, cpIndex: number, error: unknown): void {
    if (error instanceof JavaThrow) {
      const cause = error.cause === 0 ? 0 : this.vm.handles.create(error.cause);
      rcp.errors.set(cpIndex, { error, handle: cause });
    } else if (error instanceof JavaException) {
      rcp.errors.set(cpIndex, { error: null, handle: this.vm.handles.create(error.ref) });
    }
  }

  rethrow(rcp: RuntimeConstantPool, cpIndex: number): void {
    const known = rcp.errors.get(cpIndex);
    if (known === undefined) return;
    const ref = known.handle === 0 ? 0 : this.vm.handles.get(known.handle);
    if (known.error === null) throw new JavaException(ref);
    throw new JavaThrow(known.error.className, known.error.message, ref);
  }
}

function isProperSuperclass(cls: JavaClass, name: string): boolean {
  for (let c = cls.superClass; c !== null; c = c.superClass) if (c.name === name) return true;
  return false;
}
