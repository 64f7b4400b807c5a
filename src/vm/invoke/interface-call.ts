/** What a call by an interface's name runs, and how it fails: HotSpot's interpreter and its method handles say different things of the same fault. */
import { Acc } from '../../jvms/access-flags.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { Conflict, defaultFailure, OverpassThrow, selectMethod } from '../classes/lookup.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';

export const LINK_TO_VIRTUAL = 'linkToVirtual';
export const LINK_TO_INTERFACE = 'linkToInterface';

/** Since then calls by an interface's name end in the error of {@link defaultFailure} too (seen with 25). */
const FAILS_BY_INTERFACE_SINCE = 22;
const UNSAFE = 'jdk/internal/misc/Unsafe';
/** What HotSpot has called in the place of a method that is not public. */
const REFUSING = 'throwIllegalAccessError()V';

/** How a call is made. */
export interface CallSite {
  /** By invokevirtual. */
  readonly isVirtual: boolean;
  /** The static method that makes it: {@link LINK_TO_VIRTUAL} and {@link LINK_TO_INTERFACE} are those of method handles. */
  readonly linker: string | null;
}

/** By way of a class, whose instances have the method from an interface. */
const isByClass = ({ isVirtual, linker }: CallSite): boolean => isVirtual || linker === LINK_TO_VIRTUAL;

/**
 * The method that a call of an interface's `method` on an instance of `cls` runs. `siteOf` is asked when the call fails. Throws IncompatibleClassChangeError, AbstractMethodError or IllegalAccessError.
 */
export function interfaceTarget(
  vm: VM,
  cls: JavaClass,
  method: JavaMethod,
  siteOf: () => CallSite,
): JavaMethod {
  const { messages } = vm;
  if (!cls.isSubclassOf(method.holder)) {
    throw new JavaThrow(
      'java/lang/IncompatibleClassChangeError',
      `Class ${cls.javaName} does not implement the requested interface ${method.holder.javaName}`,
    );
  }
  const selected = selectMethod(cls, method);
  const failure = defaultFailure(cls, selected);
  if (failure !== null && (vm.release >= FAILS_BY_INTERFACE_SINCE || isByClass(siteOf()))) throw failure;
  if (failure !== null || selected === null || selected instanceof Conflict)
    throw abstractCall(vm, siteOf(), cls, method, null);
  if (!method.isPrivate && (selected.accessFlags & Acc.PUBLIC) === 0) {
    if (siteOf().linker === LINK_TO_INTERFACE) {
      const unsafe = vm.classes.loadBoot(UNSAFE);
      const refusing = unsafe.declaredMethod(REFUSING) as JavaMethod;
      throw new OverpassThrow('java/lang/IllegalAccessError', null, unsafe, refusing);
    }
    const signature = messages.signatureOf(cls.javaName, selected.name, selected.descriptor);
    throw new JavaThrow('java/lang/IllegalAccessError', `'${signature}'`);
  }
  if (selected.isAbstract) throw abstractCall(vm, siteOf(), cls, method, selected);
  return selected;
}

function abstractCall(
  vm: VM,
  { linker }: CallSite,
  cls: JavaClass,
  method: JavaMethod,
  selected: JavaMethod | null,
): JavaThrow {
  // Those of a method handle have no message.
  if (linker === LINK_TO_INTERFACE) return new JavaThrow('java/lang/AbstractMethodError');
  return vm.messages.abstractCall(cls, method, selected);
}
