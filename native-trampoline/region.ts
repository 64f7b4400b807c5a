/**
 * The reservation below 4 GiB, and the code area's two mappings.
 *
 *     [BASE, END)      anonymous, private, not reserved in swap, read-write
 *     [CODE, +SIZE)    on top of it: a memfd, read-execute
 *     anywhere         the same memfd, read-write: how TypeScript writes code
 *
 * No page is ever writable and executable through one mapping.
 */
import { readFileSync } from 'node:fs';
import { Region } from '../src/layout/layout.js';
import { HostError } from './host-error.js';
import { Errno, errnoName, type LibC, MapFlag, MemfdFlag, Prot } from './libc.js';
import { compactNow } from './v8-collector.js';

const RESERVE = MapFlag.PRIVATE | MapFlag.ANONYMOUS | MapFlag.NORESERVE | MapFlag.FIXED_NOREPLACE;

const hex = (address: number): string => `0x${address.toString(16)}`;

/** Name of the code area in /proc/self/maps. */
export const CODE_MEMFD = 'gojdk-code';

/** Something lies where the region is to be. Another process may have better luck: V8 chooses addresses at random. */
export class AddressesTaken extends HostError {}

/** An executable memfd. Throws {@link HostError} if the system refuses. */
export function createMemfd(libc: LibC, name: string): number {
  let fd = libc.memfdCreate(name, MemfdFlag.CLOEXEC | MemfdFlag.EXEC);
  if (fd === -Errno.EINVAL) fd = libc.memfdCreate(name, MemfdFlag.CLOEXEC);
  if (fd < 0)
    throw new HostError(`the system refuses memory for machine code (memfd_create: ${errnoName(-fd)})`);
  return fd;
}

/** Has this process, in whichever of its threads, a VM already? */
export function isTakenByVm(): boolean {
  return readFileSync('/proc/self/maps', 'latin1').includes(`/memfd:${CODE_MEMFD}`);
}

/**
 * Reserves the address range. V8 puts its pages anywhere: where one lies in the way, it is made to move what is on it. It does not move large objects (the text of a large script, for one), nor all of its young
 * ones: where such a page lies in HEAP, behind its first `leastHeap` bytes, the range ends there. Returns its end. Throws {@link HostError} if something else lies there or the system refuses.
 */
export function reserve(libc: LibC, leastHeap: number = Region.HEAP_SIZE): number {
  try {
    return reserveNow(libc, Region.END);
  } catch (error) {
    if (!(error instanceof AddressesTaken) || isTakenByVm()) throw error;
    compactNow();
  }
  try {
    return reserveNow(libc, Region.END);
  } catch (error) {
    const end = firstTaken();
    if (!(error instanceof AddressesTaken) || end < Region.HEAP + leastHeap || end >= Region.END) throw error;
    return reserveNow(libc, end);
  }
}

/** The lowest address of the range at which something lies, a multiple of a page's size. */
function firstTaken(): number {
  for (const line of readFileSync('/proc/self/maps', 'latin1').split('\n')) {
    const [from, to] = line
      .split(' ', 1)[0]
      .split('-')
      .map((text) => Number.parseInt(text, 16));
    if (from < Region.END && to > Region.BASE) return Math.max(from, Region.BASE);
  }
  return Region.END;
}

function reserveNow(libc: LibC, end: number): number {
  const result = libc.mmap(Region.BASE, end - Region.BASE, Prot.READ | Prot.WRITE, RESERVE, -1, 0);
  if (result === Region.BASE) return end;
  // Kernels before 4.17 take the address as a hint and map elsewhere.
  if (result > 0) libc.munmap(result, end - Region.BASE);
  const range = `${hex(Region.BASE)}-${hex(Region.END)}`;
  if (result > 0 || result === -Errno.EEXIST) {
    throw new AddressesTaken(
      `the address range ${range} is already in use in this process (one VM per process; or a library lies there)`,
    );
  }
  throw new HostError(
    `the system refuses to reserve the address range ${range} (mmap: ${errnoName(-result)}; see ulimit -v and vm.overcommit_memory)`,
  );
}

/** Maps the code area over the reservation and once more for writing; returns the address of the second mapping. `fill` may write to the file of both. */
function mapCode(libc: LibC, fill: (memfd: number) => void): number {
  const fd = createMemfd(libc, CODE_MEMFD);
  try {
    const size = libc.ftruncate(fd, Region.CODE_SIZE);
    if (size < 0)
      throw new HostError(`the system refuses memory for machine code (ftruncate: ${errnoName(-size)})`);
    const rx = libc.mmap(
      Region.CODE,
      Region.CODE_SIZE,
      Prot.READ | Prot.EXEC,
      MapFlag.SHARED | MapFlag.FIXED,
      fd,
      0,
    );
    if (rx !== Region.CODE) {
      throw new HostError(`the system refuses to map memory as executable (mmap: ${errnoName(-rx)})`);
    }
    const rw = libc.mmap(0, Region.CODE_SIZE, Prot.READ | Prot.WRITE, MapFlag.SHARED, fd, 0);
    if (rw < 0)
      throw new HostError(`the system refuses to map machine code as writable (mmap: ${errnoName(-rw)})`);
    fill(fd);
    return rw;
  } finally {
    libc.close(fd);
  }
}

export interface OpenRegion {
  /** The region, and the code area's second mapping. */
  readonly buffer: ArrayBuffer;
  readonly codeBuffer: ArrayBuffer;
  /** Address of the code area's second mapping. */
  readonly codeRw: number;
  /** Where the region ends: Region.END, or where something lies in HEAP. */
  readonly end: number;
  /** Gives everything back. Neither buffer may ever be used again, nor code run. */
  unmap(): void;
}

/** Reserves the region (`leastHeap`: see {@link reserve}), maps the code area, has them filled (`memfd`: the code area's file), and wraps both. Throws {@link HostError}, leaving nothing mapped. */
export function openRegion(
  libc: LibC,
  fill: (memfd: number) => void = () => {},
  leastHeap: number = Region.HEAP_SIZE,
): OpenRegion {
  const end = reserve(libc, leastHeap);
  const size = end - Region.BASE;
  let codeRw = 0;
  const unmap = () => {
    libc.munmap(Region.BASE, size);
    if (codeRw !== 0) libc.munmap(codeRw, Region.CODE_SIZE);
  };
  try {
    codeRw = mapCode(libc, fill);
    const buffer = libc.wrap(Region.BASE, size);
    return { buffer, codeBuffer: libc.wrap(codeRw, Region.CODE_SIZE), codeRw, end, unmap };
  } catch (error) {
    unmap();
    throw error;
  }
}
