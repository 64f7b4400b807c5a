/**
 * MethodHandle.invokeBasic and linkTo* as methods that can be called. The compilers emit their own code where one of them is called by name; but a MemberName can lead to one, when a
 * lambda form is interpreted. Then there has to be a method with that very descriptor: for each one a hidden class is made whose method calls it by name.
 */
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { RefKind } from './member-names.js';

const METHOD_HANDLE = 'java/lang/invoke/MethodHandle';
const LINKERS = new Set(['linkToStatic', 'linkToSpecial', 'linkToVirtual', 'linkToInterface']);

export class Linkers {
  constructor(private readonly vm: VM) {}

  /** The method for a reference to one of the linkers, null if it refers to something else. */
  find(holder: JavaClass, name: string, _descriptor: string, kind: RefKind): JavaMethod | null {
    if (holder.name !== METHOD_HANDLE || !holder.loader.isBoot) return null;
    const isLinker = kind === RefKind.INVOKE_STATIC && LINKERS.has(name);
    const isBasic =
      (kind === RefKind.INVOKE_VIRTUAL || kind === RefKind.INVOKE_SPECIAL) && name === 'invokeBasic';
    if (!isLinker && !isBasic) return null;
    return this.vm.findMethod(METHOD_HANDLE, `${name}([Ljava/lang/Object;)Ljava/lang/Object;`);
  }
}
