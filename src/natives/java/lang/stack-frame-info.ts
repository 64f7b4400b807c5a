/** java.lang.StackFrameInfo: a frame of a stack walk as Java code sees it. Since 25 it extends ClassFrameInfo, which walks that ask for classes only are content with. */

import type { JavaMethod } from '../../../vm/classes/java-class.js';
import { isHiddenFrame } from '../../../vm/classes/method-annotations.js';
import { FieldAccess } from '../../../vm/field-access.js';
import { directTarget } from '../../../vm/invoke/call-target.js';
import {
  fillMethod,
  memberFlagsOf,
  memberMethod,
  newResolvedName,
  resolvedTarget,
} from '../../../vm/invoke/member-names.js';
import type { VM } from '../../../vm/vm.js';

const FRAME = 'java/lang/StackFrameInfo';
const CLASS_FRAME = 'java/lang/ClassFrameInfo';
const OBJECT = 'Ljava/lang/Object;';

export const CLASS_FRAMES_SINCE = 25;
const LATE = { since: CLASS_FRAMES_SINCE };
const memberName = new FieldAccess(FRAME, 'memberName', OBJECT, { until: CLASS_FRAMES_SINCE - 1 });
const classOrMember = new FieldAccess(CLASS_FRAME, 'classOrMemberName', OBJECT, LATE);
const frameFlags = new FieldAccess(CLASS_FRAME, 'flags', 'I', LATE);
const frameName = new FieldAccess(FRAME, 'name', 'Ljava/lang/String;', LATE);
const frameType = new FieldAccess(FRAME, 'type', OBJECT, LATE);
export const frameInfoBci = new FieldAccess(FRAME, 'bci', 'I');

/** Of the flags, those that Java code has set. */
const JAVA_FLAGS = 0xff00_0000 | 0;

export function methodOfFrame(vm: VM, info: number): JavaMethod {
  const resolved =
    vm.release < CLASS_FRAMES_SINCE
      ? memberMethod.get(vm, memberName.get(vm, info))
      : classOrMember.get(vm, info);
  return vm.methods.byRecord(resolvedTarget.get(vm, resolved));
}

/** Fills in a StackFrameInfo. */
export function fillFrame(vm: VM, info: number, method: JavaMethod, bci: number): void {
  frameInfoBci.set(vm, info, Math.max(0, bci));
  if (vm.release < CLASS_FRAMES_SINCE) {
    fillMethod(vm, memberName.get(vm, info), directTarget(method));
    return;
  }
  classOrMember.setRef(vm, info, newResolvedName(vm, directTarget(method)));
  setFlags(vm, info, method);
}

/** Fills in a ClassFrameInfo that is nothing more. */
export function fillClassFrame(vm: VM, info: number, method: JavaMethod): void {
  classOrMember.setRef(vm, info, method.holder.mirror);
  setFlags(vm, info, method);
}

function setFlags(vm: VM, info: number, method: JavaMethod): void {
  const flags = memberFlagsOf(vm, method, isHiddenFrame(method)) & ~JAVA_FLAGS;
  frameFlags.set(vm, info, (frameFlags.get(vm, info) & JAVA_FLAGS) | flags);
}

/** StackFrameInfo.expandStackFrameInfo: name and descriptor, for who asks. */
export function expandFrame(vm: VM, info: number): void {
  const method = methodOfFrame(vm, info);
  frameName.setRef(vm, info, vm.strings.constant(method.name));
  frameType.setRef(vm, info, vm.strings.constant(method.descriptor));
}
