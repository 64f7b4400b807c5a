/** How a method handle reaches a method: the counterpart of a linked call instruction. */

import { Acc } from '../../jvms/access-flags.js';
import { ClassRec, MethodRec, Obj } from '../../layout/layout.js';
import { Assembler, Form, Reg } from '../../x64/assembler.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';

export const enum TargetKind {
  /** No selection: static and private methods, constructors, final methods, `super.m()`. */
  DIRECT = 0,
  VIRTUAL = 1,
  INTERFACE = 2,
}

export interface CallTarget {
  readonly kind: TargetKind;
  readonly method: JavaMethod;
  /** Address of the method record that calls without selection go through. */
  readonly record: number;
  /** Vtable index, id of the interface's method, or negative: no selection. */
  readonly index: number;
  /** What MemberName.clazz says: the declaring class, or the class whose instances have the vtable entry. */
  readonly holder: JavaClass;
}

/** HotSpot's marks for vmindex. */
const NOT_VIRTUAL = -2;

export function directTarget(method: JavaMethod): CallTarget {
  return {
    kind: TargetKind.DIRECT,
    method,
    record: method.record,
    index: NOT_VIRTUAL,
    holder: method.holder,
  };
}

/** Can no subclass have a method of its own in its place? */
function isStaticallyBound(method: JavaMethod): boolean {
  const { accessFlags, holder } = method;
  if ((accessFlags & (Acc.FINAL | Acc.PRIVATE | Acc.STATIC)) !== 0 || method.isInitializer) return true;
  return (holder.accessFlags & Acc.FINAL) !== 0;
}

/** invokevirtual of a method that was found through class `through` (not an interface), or of an interface's method found to be Object's. */
export function virtualTarget(vm: VM, method: JavaMethod, through: JavaClass): CallTarget {
  if (isStaticallyBound(method)) return directTarget(method);
  if (method.holder.isInterface) return inheritedTarget(vm, method, through);
  if (method.vtableIndex < 0) return directTarget(method);
  const { record, vtableIndex, holder } = method;
  return { kind: TargetKind.VIRTUAL, method, record, index: vtableIndex, holder };
}

/** invokeinterface. */
export function interfaceTarget(vm: VM, method: JavaMethod): CallTarget {
  if (!method.holder.isInterface) return virtualTarget(vm, method, method.holder);
  if (isStaticallyBound(method)) return directTarget(method);
  return {
    kind: TargetKind.INTERFACE,
    method,
    record: method.record,
    index: method.id,
    holder: method.holder,
  };
}

const selectors = new WeakMap<JavaMethod, number>();

/**
 * A class's method that only an interface declares. HotSpot has vtable entries for these, and java.lang.invoke expects a virtual call; here it goes,
 * as one without selection, to a piece of code that selects through the interface method table.
 */
function inheritedTarget(vm: VM, method: JavaMethod, through: JavaClass): CallTarget {
  let record = selectors.get(method);
  if (record === undefined) {
    record = makeSelector(vm, method);
    selectors.set(method, record);
  }
  return { kind: TargetKind.VIRTUAL, method, record, index: NOT_VIRTUAL, holder: through };
}

/** A method record whose entry selects an implementation of `method`; the receiver has been tested for null. */
function makeSelector(vm: VM, method: JavaMethod): number {
  const { memory, metaspace, code } = vm;
  const asm = new Assembler();
  asm.reset(code.origin);
  asm.ri(Form.MOV_R32_IMM32, Reg.R10, method.id);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.m(Form.JMP_RM64, Reg.RAX, ClassRec.IMT + 8 * (method.id & (ClassRec.IMT_LENGTH - 1)));
  const record = metaspace.allocate(MethodRec.SIZE);
  memory.store64(record + MethodRec.ENTRY, code.installStub(asm));
  memory.store32(record + MethodRec.ID, method.id);
  memory.store32(record + MethodRec.FLAGS, method.accessFlags);
  memory.store32(record + MethodRec.CLASS, method.holder.record);
  return record;
}
