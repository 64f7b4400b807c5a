import { extendedMessage } from '../../../vm/exceptions/npe-messages.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { npe } from '../../../vm/steps.js';
import { fillElement } from '../../reflection/thread-traces.js';

const memberName = new FieldAccess('java/lang/StackFrameInfo', 'memberName', 'Ljava/lang/Object;');
const frameBci = new FieldAccess('java/lang/StackFrameInfo', 'bci', 'I');
const memberMethod = new FieldAccess(
  'java/lang/invoke/MemberName',
  'method',
  'Ljava/lang/invoke/ResolvedMethodName;',
);
const vmtarget = new FieldAccess('java/lang/invoke/ResolvedMethodName', 'vmtarget', 'I');

export const Throwable: NativeTable = {
  'java/lang/Throwable': {
    'fillInStackTrace(I)Ljava/lang/Throwable;': (vm, self) => {
      vm.exceptions.fillIn(self);
      return self;
    },
  },
  'java/lang/StackTraceElement': {
    'initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Throwable;)V': (
      vm,
      elements,
      exception,
    ) => {
      if (elements === 0 || exception === 0) throw npe();
      const frames = vm.exceptions.framesOf(vm.exceptions.backtraceOf(exception));
      const count = Math.min(frames.length, vm.arrayLength(elements));
      for (let i = 0; i < count; i++)
        fillElement(vm, vm.element(elements, i), frames[i].method, frames[i].bci);
    },
    'initStackTraceElement(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V': (
      vm,
      element,
      info,
    ) => {
      const member = memberName.get(vm, info);
      const record = vmtarget.get(vm, memberMethod.get(vm, member));
      const method = vm.methods.byRecord(record);
      fillElement(vm, element, method, method.isNative ? -2 : frameBci.get(vm, info));
    },
  },
  'java/lang/NullPointerException': {
    'getExtendedNPEMessage()Ljava/lang/String;': (vm, self) =>
      vm.strings.fromJsOrNull(extendedMessage(vm, self)),
  },
};
