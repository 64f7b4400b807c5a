/** Which methods the optimizing compiler may be asked for. */
import type { JavaMethod } from '../classes/java-class.js';
import { homesAreRead } from '../frames/places.js';

export function mayOptimize(method: JavaMethod): boolean {
  return (
    method.code !== null &&
    !method.isNative &&
    !method.isAbstract &&
    method.intrinsic === 0 &&
    method.error === null &&
    method.tier?.handlesOften !== true &&
    !homesAreRead(method)
  );
}
