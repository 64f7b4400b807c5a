/**
 * The constructor of java.lang.Object, which every constructor comes to: it does nothing, but it is there that an object with a finalize method is registered. One whose construction
 * ends before, because an argument of a superclass's constructor throws, is never finalized.
 */

import { Acc } from '../../jvms/access-flags.js';
import { ClassFlag, ClassRec, MethodRec, Obj } from '../../layout/layout.js';
import { Assembler, Cond, Form, Reg } from '../../x64/assembler.js';
import { JavaMethod } from '../classes/java-class.js';
import type { NativeFunction } from '../native.js';
import type { VM } from '../vm.js';

/** Address of code for the constructor of Object, 0 if the method is another. */
export function objectConstructor(vm: VM, method: JavaMethod): number {
  if (method.name !== '<init>' || method.holder !== vm.classes.objectClass) return 0;
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.rr(Form.MOV_R32_RM32, Reg.RDI, Reg.RDI);
  asm.rm(Form.MOV_R32_RM32, Reg.RAX, Reg.RDI, Obj.CLASS);
  asm.mi(Form.TEST_RM32_IMM32, Reg.RAX, ClassRec.FLAGS, ClassFlag.FINALIZER);
  const finalizable = asm.newLabel();
  asm.jcc(Cond.NE, finalizable);
  asm.o(Form.RET);
  asm.bind(finalizable);
  asm.a(Form.JMP_RM64, registration(vm, method).record + MethodRec.ENTRY);
  return vm.code.installStub(asm);
}

const REGISTRATION = 'registerFinalizer';

/** The function that serves a native method which {@link objectConstructor} has made; undefined for another. */
export function registrationNative({ name, holder }: JavaMethod): NativeFunction | undefined {
  if (name !== REGISTRATION || holder.superClass !== null) return undefined;
  return (vm, ref) => vm.allocation.registerFinalizer(ref);
}

/** A native method that calls Finalizer.register. */
function registration(vm: VM, { holder }: JavaMethod): JavaMethod {
  const flags = Acc.STATIC | Acc.NATIVE | Acc.SYNTHETIC;
  const method = new JavaMethod(holder, REGISTRATION, '(Ljava/lang/Object;)V', flags, null, -1);
  vm.methods.register(method);
  vm.memory.store32(method.record + MethodRec.CLASS, holder.record);
  method.hidden = true;
  return method;
}
