/** The VM's answers to the compilers: what is linked already, without loading or initialising anything. */

import type { ConstantPool } from '../../classfile/constant-pool.js';
import {
  type CallInfo,
  CallKind,
  type ClassInfo,
  type CompileEnv,
  type ConstantInfo,
  type FieldInfo,
  imtOffset,
  type MethodHandleLayout,
} from '../../compiler/env.js';
import { isInline } from '../../compiler/intrinsics.js';
import { Acc } from '../../jvms/access-flags.js';
import { Op } from '../../jvms/opcodes.js';
import { CpTag } from '../../jvms/pool-tags.js';
import { ClassFlag, ClassRec, InitState } from '../../layout/layout.js';
import type { StubAddresses } from '../../layout/stubs.js';
import type { JavaClass, JavaField, JavaMethod } from '../classes/java-class.js';
import { isInheritedConstructor, mayAssign } from '../classes/resolver.js';
import type { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { LINK_TO_INTERFACE, LINK_TO_VIRTUAL } from '../invoke/interface-call.js';
import type { VM } from '../vm.js';

const METHOD_HANDLE = 'java/lang/invoke/MethodHandle';

/** Kinds of the methods that need no resolution at all. */
const LINKERS: ReadonlyMap<string, CallKind> = new Map([
  ['invokeBasic', CallKind.INVOKE_BASIC],
  ['linkToStatic', CallKind.LINK_TO_STATIC],
  ['linkToSpecial', CallKind.LINK_TO_SPECIAL],
  [LINK_TO_VIRTUAL, CallKind.LINK_TO_VIRTUAL],
  [LINK_TO_INTERFACE, CallKind.LINK_TO_INTERFACE],
  ['linkToNative', CallKind.LINK_TO_NATIVE],
]);

export class LinkEnv implements CompileEnv {
  readonly stubs: StubAddresses;
  /** The method that is compiled or patched. */
  method!: JavaMethod;
  private cls!: JavaClass;
  private rcp!: RuntimeConstantPool;
  /** While a site is patched whose class is being initialised by the running thread: the answer is wanted all the same. */
  ignoreInitialization = false;

  constructor(private readonly vm: VM) {
    this.stubs = vm.trampoline.stubs;
  }

  begin(method: JavaMethod): void {
    this.method = method;
    this.cls = method.holder;
    this.rcp = method.holder.pool as RuntimeConstantPool;
  }

  methodHandles(): MethodHandleLayout {
    return this.vm.methodHandleLayout();
  }

  nativeEntryPoint(): number {
    return this.vm.foreign.entryPointOffset;
  }

  field(cpIndex: number, isStatic: boolean, isAssigned: boolean): FieldInfo | null {
    const f = this.rcp.fields[cpIndex] ?? this.vm.resolver.quickField(this.cls, cpIndex);
    if (f === null || f === undefined || f.isStatic !== isStatic) return null;
    if (isAssigned && !mayAssign(this.cls, f, this.method)) return null;
    if (isStatic && !this.mayUseStatics(f.holder)) return null;
    return fieldInfo(f);
  }

  /** No initialisation barrier: initialised, or a superclass of the running method's class, whose initialisation began before any method of it could run. */
  private mayUseStatics(holder: JavaClass): boolean {
    if (holder.state === InitState.INITIALIZED || this.ignoreInitialization) return true;
    if (holder.isInterface || holder.state !== InitState.IN_PROGRESS) return false;
    for (let c: JavaClass | null = this.cls; c !== null; c = c.superClass) if (c === holder) return true;
    return false;
  }

  call(cpIndex: number, opcode: number, bci: number): CallInfo | null {
    const { rcp, cls, vm } = this;
    if (opcode === Op.INVOKEDYNAMIC) {
      const site = rcp.callSites.get(this.method.index * 0x1_0000 + bci);
      return site === undefined ? null : adapter(site.method, site.appendixCell);
    }
    const { pool } = rcp;
    if (cls.loader.isBoot) {
      const linker = linkerCall(pool, cpIndex, opcode);
      if (linker !== null) return linker;
    }
    const handleSite = rcp.handleSites.get(cpIndex);
    if (handleSite !== undefined) return adapter(handleSite.method, handleSite.appendixCell);
    const m = rcp.methods[cpIndex] ?? vm.resolver.quickMethod(cls, cpIndex);
    if (m === null || m === undefined) return null;
    switch (opcode) {
      case Op.INVOKESTATIC:
        if (!m.isStatic || !this.mayUseStatics(m.holder)) return null;
        return direct(m);
      case Op.INVOKESPECIAL: {
        const className = pool.memberClassName(cpIndex);
        // Constructors are not inherited.
        if (isInheritedConstructor(cls, m, className)) return null;
        const target = vm.resolver.specialTarget(cls, m, className);
        return target === null || target.isStatic || target.isAbstract ? null : direct(target);
      }
      default:
        return m.isStatic ? null : dispatch(m);
    }
  }

  classInfo(cpIndex: number, initialized: boolean): ClassInfo | null {
    const c = this.rcp.classes[cpIndex] ?? this.vm.resolver.quickClass(this.cls, cpIndex);
    if (c === null || c === undefined) return null;
    if (initialized && (!this.mayUseStatics(c) || (c.flags & (ClassFlag.ABSTRACT | ClassFlag.ARRAY)) !== 0))
      return null;
    return classInfo(c);
  }

  arrayClassOf(cpIndex: number): ClassInfo | null {
    const c = this.rcp.classes[cpIndex] ?? this.vm.resolver.quickClass(this.cls, cpIndex);
    if (c === null || c === undefined) return null;
    return classInfo(this.vm.classes.arrayOf(c));
  }

  primitiveArrayClass(typeCode: number): number {
    return this.vm.classes.primitiveArray(typeCode).record;
  }

  constant(cpIndex: number): ConstantInfo | null {
    const { rcp, vm } = this;
    const tag = rcp.pool.tag(cpIndex);
    if (tag === CpTag.CLASS) {
      const c = rcp.classes[cpIndex] ?? vm.resolver.quickClass(this.cls, cpIndex);
      return c === null || c === undefined ? null : { immediate: true, value: c.mirror };
    }
    const cell = rcp.constants[cpIndex];
    if (cell !== undefined) return { immediate: false, value: cell };
    if (tag !== CpTag.STRING) return null;
    const ref = vm.strings.constant(rcp.pool.stringValue(cpIndex));
    if (vm.strings.isPermanent(ref)) return { immediate: true, value: ref };
    const made = vm.metaspace.allocateCell(ref);
    rcp.constants[cpIndex] = made;
    return { immediate: false, value: made };
  }

  fieldDescriptor(cpIndex: number): string {
    return this.rcp.pool.fieldDescriptor(cpIndex);
  }
  methodName(cpIndex: number): string {
    return this.rcp.pool.memberName(cpIndex);
  }
  methodDescriptor(cpIndex: number): string {
    return this.rcp.pool.methodDescriptor(cpIndex);
  }
  methodClassName(cpIndex: number): string {
    return this.rcp.pool.memberClassName(cpIndex);
  }
}

/** A call of one of the methods of MethodHandle that need no resolution; null if it is another. To be asked for classes of the boot loader, not for invokedynamic. */
export function linkerCall(pool: ConstantPool, cpIndex: number, opcode: number): CallInfo | null {
  if (opcode === Op.INVOKEINTERFACE || opcode === Op.INVOKESPECIAL) return null;
  const linker = LINKERS.get(pool.memberName(cpIndex));
  return linker !== undefined && pool.memberClassName(cpIndex) === METHOD_HANDLE ? plain(linker) : null;
}

function fieldInfo(f: JavaField): FieldInfo {
  return { location: f.location, isStatic: f.isStatic, type: f.descriptor.charCodeAt(0) };
}

function plain(kind: CallKind): CallInfo {
  return { kind, methodRecord: 0, tableOffset: 0, methodId: 0, appendixCell: 0, intrinsic: 0 };
}

function adapter(method: JavaMethod, appendixCell: number): CallInfo {
  return {
    kind: appendixCell === 0 ? CallKind.DIRECT : CallKind.ADAPTER,
    methodRecord: method.record,
    tableOffset: 0,
    methodId: method.id,
    appendixCell,
    intrinsic: 0,
  };
}

function direct(m: JavaMethod): CallInfo {
  return {
    kind: CallKind.DIRECT,
    methodRecord: m.record,
    tableOffset: 0,
    methodId: m.id,
    appendixCell: 0,
    intrinsic: m.intrinsic !== 0 && isInline(m.intrinsic) ? m.intrinsic : 0,
  };
}

/** invokevirtual and invokeinterface. */
export function dispatch(m: JavaMethod): CallInfo {
  if (m.isPrivate) return direct(m);
  if (m.holder.isInterface) {
    return {
      kind: CallKind.INTERFACE,
      methodRecord: 0,
      tableOffset: imtOffset(m.id),
      methodId: m.id,
      appendixCell: 0,
      intrinsic: 0,
    };
  }
  const isFinal = ((m.accessFlags | m.holder.accessFlags) & Acc.FINAL) !== 0;
  if (isFinal || m.vtableIndex < 0) return direct(m);
  return {
    kind: CallKind.VIRTUAL,
    methodRecord: 0,
    tableOffset: ClassRec.VTABLE + 8 * m.vtableIndex,
    methodId: m.id,
    appendixCell: 0,
    intrinsic: 0,
  };
}

/** A linked class as the compilers know it. */
export function classInfo(c: JavaClass): ClassInfo {
  const element = c.component;
  const isFinal = (c.accessFlags & Acc.FINAL) !== 0;
  const isLeaf =
    element !== null
      ? element.isPrimitive || (element.component === null && (element.accessFlags & Acc.FINAL) !== 0)
      : isFinal && !c.isInterface;
  return {
    record: c.record,
    instanceSize: (c.flags & ClassFlag.SLOW_ALLOC) !== 0 ? 0 : c.instanceSize,
    displayDepth: c.isInterface || c.isArray || c.depth >= ClassRec.DISPLAY_LENGTH ? -1 : c.depth,
    isLeaf,
  };
}
