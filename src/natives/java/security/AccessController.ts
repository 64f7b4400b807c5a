import { Frame, InitState } from '../../../layout/layout.js';
import { FieldAccess } from '../../../vm/field-access.js';
import { framesOf } from '../../../vm/frames/frame-cursor.js';
import { homesAreRead } from '../../../vm/frames/places.js';
import type { NativeTable } from '../../../vm/native.js';
import { npe, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';

const CONTEXT = 'java/security/AccessControlContext';
const DOMAIN = 'java/security/ProtectionDomain';
const context = new FieldAccess(CONTEXT, 'context', `[L${DOMAIN};`);
/** Since 24 there is no security manager. */
const BEFORE = { until: 23 };
const privilegedContext = new FieldAccess(CONTEXT, 'privilegedContext', `L${CONTEXT};`, BEFORE);
const isPrivileged = new FieldAccess(CONTEXT, 'isPrivileged', 'Z', BEFORE);
const isAuthorized = new FieldAccess(CONTEXT, 'isAuthorized', 'Z', BEFORE);
const inherited = new FieldAccess(
  'java/lang/Thread',
  'inheritedAccessControlContext',
  `L${CONTEXT};`,
  BEFORE,
);

/** Parameters of executePrivileged: the action, the context that limits it, and who asked for it. All are references, so these are their pointer homes too. */
const enum Privileged {
  CONTEXT = 1,
  CALLER = 2,
}

const parameter = (vm: VM, frame: number, home: Privileged): number =>
  vm.memory.load32(frame + Frame.FIRST_POINTER - 4 * home);

const domainOf = (vm: VM, handle: number): number => (handle === 0 ? 0 : vm.handles.get(handle));

/**
 * The protection domains of the classes on the stack, as far as the last privileged call: as an AccessControlContext, or null if all of them belong to the system and
 * nothing else limits them.
 */
function stackContext(vm: VM): number {
  const domains: number[] = [];
  let privileged = false;
  let limit = 0;
  let last = 0;
  const cursor = framesOf(vm);
  while (!privileged && cursor.next()) {
    let domain = domainOf(vm, cursor.method.holder.protectionDomain);
    if (cursor.method.name === 'executePrivileged' && homesAreRead(cursor.method)) {
      privileged = true;
      limit = parameter(vm, cursor.frame, Privileged.CONTEXT);
      const caller = parameter(vm, cursor.frame, Privileged.CALLER);
      domain = domainOf(vm, vm.classes.ofMirror(caller).protectionDomain);
    }
    if (domain === 0 || domain === last) continue;
    domains.push(domain);
    last = domain;
  }
  if (domains.length === 0 && privileged && limit === 0) return 0;
  const result = vm.allocate(vm.classes.loadBoot(CONTEXT));
  if (domains.length > 0) {
    const array = vm.newObjectArray(DOMAIN, domains.length);
    for (let i = 0; i < domains.length; i++) vm.setElement(array, i, domains[i]);
    context.setRef(vm, result, array);
  }
  privilegedContext.setRef(vm, result, limit);
  isPrivileged.setByte(vm, result, privileged ? 1 : 0);
  isAuthorized.setByte(vm, result, 1);
  return result;
}

function* initializedStackContext(vm: VM): Steps<number> {
  yield* vm.initializer.initialize(vm.classes.loadBoot(CONTEXT));
  return stackContext(vm);
}

export const AccessController: NativeTable = {
  'java/security/AccessController': {
    'getProtectionDomain(Ljava/lang/Class;)Ljava/security/ProtectionDomain;': (vm, mirror) => {
      if (mirror === 0) throw npe();
      return domainOf(vm, vm.classes.ofMirror(mirror).protectionDomain);
    },
    'ensureMaterializedForStackWalk(Ljava/lang/Object;)V': () => undefined,
    [`getStackAccessControlContext()L${CONTEXT};`]: (vm) =>
      vm.classes.loadBoot(CONTEXT).state === InitState.INITIALIZED
        ? stackContext(vm)
        : initializedStackContext(vm),
    [`getInheritedAccessControlContext()L${CONTEXT};`]: (vm) =>
      inherited.get(vm, vm.threads.objectOf(vm.threads.current)),
  },
};
