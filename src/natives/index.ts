/** The natives that the VM brings along: aggregated from the files of each class. */

import type { NativeFunction, NativeTable } from '../vm/native.js';
import { furtherNatives } from './further-natives.js';
import { startNatives } from './start-natives.js';

type ByClass = Map<string, Readonly<Record<string, NativeFunction>>>;

let start: ByClass | null = null;
let all: ByClass | null = null;

function tableOf(entries: readonly NativeTable[]): ByClass {
  const table: ByClass = new Map();
  for (const entry of entries)
    for (const [className, functions] of Object.entries(entry)) {
      const known = table.get(className);
      table.set(className, known === undefined ? functions : { ...known, ...functions });
    }
  return table;
}

/** Methods by which classes of the JDK register their natives. The latter may have something to do as well. */
const REGISTER = 'registerNatives()V';
const INITIALIZE = 'initIDs()V';

/** The function for a native method of the boot loader's classes; `signature` is name and descriptor. */
export function findNative(className: string, signature: string): NativeFunction | undefined {
  start ??= tableOf(startNatives);
  const functions = start.get(className);
  const own = functions?.[signature];
  if (own !== undefined) return own;
  if (signature !== REGISTER && (signature !== INITIALIZE || functions === undefined)) {
    all ??= tableOf([...startNatives, ...furtherNatives()]);
    const further = all.get(className)?.[signature];
    if (further !== undefined) return further;
  }
  // Every class that has natives registers them in the JDK; there is nothing to register here.
  return signature === REGISTER || signature === INITIALIZE ? () => undefined : undefined;
}
