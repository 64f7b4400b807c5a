/** Helpful NullPointerException messages (JEP 358). */
import type { VM } from '../vm.js';

/** The text, or null if there is nothing to say. */
export function extendedMessage(_vm: VM, _exception: number): string | null {
  return null;
}
