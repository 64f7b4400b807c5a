/** What machine code has found wrong, by request. */
import { Request } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { calledMethod, callSite } from '../frames/places.js';
import { LINK_TO_VIRTUAL } from '../invoke/interface-call.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { VmError } from '../vm-error.js';

/** What machine code has found wrong. Handed over, not thrown: a JavaScript exception costs more than all the rest of a throw. */
export function complaint(vm: VM, request: Request, a: number, b: number): JavaThrow {
  switch (request) {
    case Request.THROW_INDEX:
      return vm.messages.indexOutOfBounds(b, vm.arrayLength(a));
    case Request.THROW_CAST:
      return vm.messages.badCast(vm.classes.of(a), vm.classes.byRecord(b));
    case Request.THROW_STORE:
      return vm.messages.badStore(vm.classes.of(a));
    case Request.THROW_DIV_ZERO:
      return vm.messages.divideByZero();
    case Request.THROW_NEGATIVE_SIZE:
      return new JavaThrow('java/lang/NegativeArraySizeException', String(a));
    case Request.ABSTRACT_CALL:
      return abstractCall(vm, vm.methods.get(a), b);
    case Request.STACK_OVERFLOW:
      return new JavaThrow('java/lang/StackOverflowError');
    default:
      throw new VmError(`request ${request} is not known`);
  }
}

/** The stub of an abstract method, or of one that cannot run, has no frame of its own: the exception arises in the caller. */
function abstractCall(vm: VM, method: JavaMethod, receiver: number): JavaThrow {
  if (method.error !== null) return method.error;
  if (callSite(vm).linker === LINK_TO_VIRTUAL) return vm.messages.missingImplementation(method);
  return vm.messages.abstractCall(vm.classes.of(receiver), calledMethod(vm) ?? method, method);
}
