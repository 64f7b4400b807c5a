import type { Trampoline } from '../../native-trampoline/trampoline.js';

/** Address of a checksum of zlib's, `uLong f(uLong sum, const Bytef *at, uInt length)`, of the zlib that is in every Node. */
export function checksumFunction(trampoline: Trampoline, name: 'crc32' | 'adler32'): number {
  const key = `checksum:${name}`;
  return trampoline.symbolOf(key, () => {
    const found = trampoline.dlsym(name);
    // Asked for the initial value, Node's zlib finds out which instructions the processor has.
    trampoline.callC(found, 0, 0, 0);
    return new Map([[key, found]]);
  });
}
