/** Names that no class has mentioned are told differently by HotSpot: it asks its table of symbols first. */
import type { VM } from '../vm.js';

export function isKnownSymbol(vm: VM, text: string): boolean {
  return vm.classes.all().some((cls) => cls.classFile?.pool.hasUtf8(text) === true);
}
