/** Annotations of the JDK's methods that the VM heeds. */
import type { JavaMethod } from './java-class.js';

const HIDDEN = ['Ljdk/internal/vm/annotation/Hidden;', 'Ljava/lang/invoke/LambdaForm$Hidden;'];
const CALLER_SENSITIVE = 'Ljdk/internal/reflect/CallerSensitive;';

const known = new WeakMap<JavaMethod, number>();

const enum Bit {
  HIDDEN = 1,
  CALLER_SENSITIVE = 2,
}

/** Types of the method's runtime-visible annotations (JVMS §4.7.16), only their names: enough to find markers without elements. */
function bits(method: JavaMethod): number {
  const cached = known.get(method);
  if (cached !== undefined) return cached;
  let result = 0;
  const raw = method.holder.loader.isBoot ? method.info?.rawAttribute('RuntimeVisibleAnnotations') : null;
  const pool = method.holder.classFile?.pool;
  if (raw && pool !== undefined) {
    // Markers have no elements; an annotation with elements ends the search, which no method of interest has in front.
    let at = 2;
    for (let n = (raw[0] << 8) | raw[1]; n > 0 && at + 4 <= raw.length; n--) {
      const type = pool.utf8((raw[at] << 8) | raw[at + 1]);
      if (HIDDEN.includes(type)) result |= Bit.HIDDEN;
      else if (type === CALLER_SENSITIVE) result |= Bit.CALLER_SENSITIVE;
      if (((raw[at + 2] << 8) | raw[at + 3]) !== 0) break;
      at += 4;
    }
  }
  known.set(method, result);
  return result;
}

/** Is the frame left out of stack traces? */
export function isHiddenFrame(method: JavaMethod): boolean {
  return method.hidden || (bits(method) & Bit.HIDDEN) !== 0;
}

export function isCallerSensitive(method: JavaMethod): boolean {
  return (bits(method) & Bit.CALLER_SENSITIVE) !== 0;
}
