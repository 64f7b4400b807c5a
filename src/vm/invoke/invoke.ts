/** invokedynamic, method handles and dynamic constants (JVMS §5.4.3.5, §5.4.3.6), by way of the JDK's own java.lang.invoke. */
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';

export class Invoke {
  constructor(readonly vm: VM) {}

  /** Links an invokedynamic instruction; the adapter is recorded in the pool's `callSites`. */
  // biome-ignore lint/correctness/useYield: not there yet
  *linkCallSite(_method: JavaMethod, _cpIndex: number, _bci: number): Steps<void> {
    throw new Error('invokedynamic');
  }

  // biome-ignore lint/correctness/useYield: not there yet
  *linkPolymorphic(_cls: JavaClass, _cpIndex: number, _holder: JavaClass): Steps<void> {
    throw new Error('invokehandle');
  }

  // biome-ignore lint/correctness/useYield: not there yet
  *methodType(_cls: JavaClass, _descriptor: string): Steps<number> {
    throw new Error('method type');
  }

  // biome-ignore lint/correctness/useYield: not there yet
  *methodHandleConstant(_cls: JavaClass, _cpIndex: number): Steps<number> {
    throw new Error('method handle');
  }

  // biome-ignore lint/correctness/useYield: not there yet
  *dynamicConstant(_cls: JavaClass, _cpIndex: number): Steps<void> {
    throw new Error('dynamic constant');
  }
}
