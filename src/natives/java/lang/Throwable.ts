import { extendedMessage } from '../../../vm/exceptions/npe-messages.js';
import type { NativeTable } from '../../../vm/native.js';
import { npe } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { fillElement } from '../../reflection/thread-traces.js';
import { frameInfoBci, methodOfFrame } from './stack-frame-info.js';

function fillElements(vm: VM, elements: number, backtrace: number): void {
  const frames = vm.exceptions.framesOf(backtrace);
  const count = Math.min(frames.length, vm.arrayLength(elements));
  for (let i = 0; i < count; i++) fillElement(vm, vm.element(elements, i), frames[i].method, frames[i].bci);
}

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
      fillElements(vm, elements, vm.exceptions.backtraceOf(exception));
    },
    // JDK 19 and later
    'initStackTraceElements([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V': (
      vm,
      elements,
      backtrace,
    ) => {
      if (elements === 0 || backtrace === 0) throw npe();
      fillElements(vm, elements, backtrace);
    },
    'initStackTraceElement(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V': (
      vm,
      element,
      info,
    ) => {
      const method = methodOfFrame(vm, info);
      fillElement(vm, element, method, method.isNative ? -2 : frameInfoBci.get(vm, info));
    },
  },
  'java/lang/NullPointerException': {
    'getExtendedNPEMessage()Ljava/lang/String;': (vm, self) =>
      vm.strings.fromJsOrNull(extendedMessage(vm, self)),
  },
};
