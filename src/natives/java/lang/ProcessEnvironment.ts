import type { NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';
import { environment } from '../../posix/environment.js';

const EQUALS = 0x3d;

/** Names and values in turn. A name may begin with `=`; what has no `=` behind its first character is passed over. */
function environ(vm: VM): number {
  const parts: Buffer[] = [];
  for (const entry of environment(vm)) {
    const at = entry.indexOf(EQUALS, 1);
    if (at > 0) parts.push(entry.subarray(0, at), entry.subarray(at + 1));
  }
  const { classes } = vm;
  const bytes = classes.arrayOf(classes.primitive('B'));
  const array = vm.newArray(classes.arrayOf(bytes), parts.length);
  for (const [i, part] of parts.entries()) vm.setElement(array, i, vm.newByteArray(part));
  return array;
}

export const ProcessEnvironment: NativeTable = {
  'java/lang/ProcessEnvironment': { 'environ()[[B': environ },
};
