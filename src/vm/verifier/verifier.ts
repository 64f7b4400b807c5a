/** Verification of classes before they are initialised (JVMS §4.10, §5.4.1): the VM's side. */

import type { JavaClass } from '../classes/java-class.js';
import { internalError, type Steps } from '../steps.js';
import type { VM } from '../vm.js';

export class Verifier {
  constructor(readonly vm: VM) {}

  /** Verifies the class and its superclasses, once. Throws VerifyError, also when asked again. */
  *verify(cls: JavaClass): Steps<void> {
    if (cls.verifyError !== null) throw cls.verifyError;
    if (cls.verified) return;
    if (cls.superClass !== null) yield* this.verify(cls.superClass);
    if (cls.loader === undefined) throw internalError('class without a loader');
    cls.verified = true;
  }
}
