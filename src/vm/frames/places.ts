/** What the bytecode says about a frame's place. */
import { Op } from '../../jvms/opcodes.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { CallSite } from '../invoke/interface-call.js';
import { type FrameSource, framesOf, NATIVE_BCI } from './frame-cursor.js';

/** What stands for the line of a native method. */
export const NATIVE_LINE = NATIVE_BCI;

/** Source line of a place: {@link NATIVE_LINE} native, -1 unknown. */
export function lineOf(method: JavaMethod, bci: number): number {
  if (bci === NATIVE_BCI) return NATIVE_LINE;
  const code = method.code;
  return code === null ? -1 : code.lineNumber(Math.max(bci, 0));
}

/** The method that the topmost frame calls, as its invokevirtual names it; null if it stands at another instruction. */
export function calledMethod(vm: FrameSource): JavaMethod | null {
  const cursor = framesOf(vm);
  if (!cursor.next()) return null;
  const { method, bci } = cursor;
  const bytes = method.code?.code;
  if (bytes === undefined || bci < 0 || bytes[bci] !== Op.INVOKEVIRTUAL) return null;
  return method.holder.pool?.methods[(bytes[bci + 1] << 8) | bytes[bci + 2]] ?? null;
}

/** How the topmost frame calls a method: by invokevirtual, as a method handle does it, or otherwise. */
export function callSite(vm: FrameSource): CallSite {
  const cursor = framesOf(vm);
  if (!cursor.next()) return { isVirtual: false, linker: null };
  const { method, bci } = cursor;
  const bytes = method.code?.code;
  if (bytes === undefined || bci < 0) return { isVirtual: false, linker: null };
  const name =
    bytes[bci] === Op.INVOKESTATIC
      ? method.holder.pool?.pool.memberName((bytes[bci + 1] << 8) | bytes[bci + 2])
      : undefined;
  return { isVirtual: bytes[bci] === Op.INVOKEVIRTUAL, linker: name ?? null };
}

/** By method name: classes of the JDK. runWith binds scoped values (since 19). */
const HOMES_READ: ReadonlyMap<string, readonly string[]> = new Map([
  ['executePrivileged', ['java/security/AccessController']],
  ['runWith', ['java/lang/Thread', 'java/lang/ScopedValue$Carrier']],
]);

/**
 * Does the VM read parameters of the method from the homes of its frame? Such methods run in code that keeps all homes valid, in frames of their own.
 */
export function homesAreRead(method: JavaMethod): boolean {
  return HOMES_READ.get(method.name)?.includes(method.holder.name) === true;
}
