/**
 * The region as a file: the pages that hold something, one run after another. Where they belong is kept by whoever wrote them.
 *
 *     [0, 4096)   the name of the image, which the file must agree with; the rest zero
 *     runs        whole pages
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { HostError } from '../../../native-trampoline/host-error.js';
import { type LibC, MapFlag, Prot } from '../../../native-trampoline/libc.js';
import type { Memory } from '../../../native-trampoline/memory.js';
import { Region } from '../../layout/layout.js';

const PAGE = 4096;
/** Bits of an entry of /proc/self/pagemap (64 bits): present, and swapped out. The upper word is looked at. */
const IN_USE = 0xc000_0000;
/** Runs of so many pages are mapped, shorter ones read. */
const MAPPED_PAGES = 16;
/** So many pages of zeros within a run are worth less than a further run. */
const GAP_PAGES = 2;

/** Pages [address, +length) come from the file at `offset`. */
interface Run {
  readonly address: number;
  readonly offset: number;
  readonly length: number;
}

/** What is in use of the areas that TypeScript writes through another mapping: addresses where they end. */
export interface CodeLimits {
  readonly codeEnd: number;
  readonly thunksEnd: number;
}

/** Writes the region's contents. Returns where they belong. */
export function writeRegion(path: string, name: string, memory: Memory, limits: CodeLimits): Run[] {
  const fd = openSync(path, 'wx', 0o600);
  try {
    const header = Buffer.alloc(PAGE);
    header.write(name, 'latin1');
    writeSync(fd, header);
    const runs: Run[] = [];
    let offset = PAGE;
    const write = (address: number, length: number, bytes: Uint8Array): void => {
      for (let done = 0; done < length; ) done += writeSync(fd, bytes, done, length - done);
      runs.push({ address, offset, length });
      offset += length;
    };
    const { codeRw, u8 } = memory;
    for (const [start, end] of codePages(codeRw, limits))
      write(start, end - start, codeRw.subarray(start - Region.CODE, end - Region.CODE));
    for (const [start, end] of dataPages(u8))
      write(start, end - start, u8.subarray(start - Region.BASE, end - Region.BASE));
    fsyncSync(fd);
    return runs;
  } finally {
    closeSync(fd);
  }
}

function* codePages(codeRw: Uint8Array, limits: CodeLimits): Generator<[number, number]> {
  for (const [from, to] of [
    [Region.CODE, limits.codeEnd],
    [Region.THUNKS, limits.thunksEnd],
  ]) {
    const end = Math.ceil(to / PAGE) * PAGE;
    yield* runsOf(from, end, (page) => isUsed(codeRw, page - Region.CODE));
  }
}

function* dataPages(u8: Uint8Array): Generator<[number, number]> {
  const map = pagemap();
  const inUse = (page: number): boolean =>
    (map[2 * ((page - Region.BASE) / PAGE) + 1] & IN_USE) !== 0 && isUsed(u8, page - Region.BASE);
  yield* runsOf(Region.META, Region.END, inUse);
}

/** The region's part of /proc/self/pagemap. */
function pagemap(): Uint32Array {
  const fd = openSync('/proc/self/pagemap', 'r');
  try {
    const entries = new Uint32Array((Region.SIZE / PAGE) * 2);
    const bytes = new Uint8Array(entries.buffer);
    const start = (Region.BASE / PAGE) * 8;
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(fd, bytes, done, bytes.length - done, start + done);
      if (count === 0) throw new Error('/proc/self/pagemap ends early');
      done += count;
    }
    return entries;
  } finally {
    closeSync(fd);
  }
}

function isUsed(bytes: Uint8Array, start: number): boolean {
  for (let i = start; i < start + PAGE; i++) if (bytes[i] !== 0) return true;
  return false;
}

function* runsOf(from: number, to: number, isUsed: (page: number) => boolean): Generator<[number, number]> {
  let start = -1;
  let end = -1;
  for (let page = from; page < to; page += PAGE) {
    if (!isUsed(page)) continue;
    if (start >= 0 && page - end > GAP_PAGES * PAGE) {
      yield [start, end];
      start = -1;
    }
    if (start < 0) start = page;
    end = page + PAGE;
  }
  if (start >= 0) yield [start, end];
}

/** An image file that is not, or no longer, what it should be. One sentence. */
export class ImageError extends HostError {}

/** Puts the contents back into the region, which has been reserved and is empty. Throws {@link ImageError}, {@link HostError}. */
export function readRegion(
  path: string,
  name: string,
  runs: readonly Run[],
  libc: LibC,
  memfd: number,
): void {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    throw new ImageError(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    const header = Buffer.alloc(name.length);
    const last = runs[runs.length - 1];
    const isWhole = fstatSync(fd).size === last.offset + last.length;
    if (
      !isWhole ||
      readSync(fd, header, 0, name.length, 0) !== name.length ||
      header.toString('latin1') !== name
    )
      throw new ImageError(`${path} is damaged, or belongs to another image`);
    for (const { address, offset, length } of runs) {
      if (address < Region.META) {
        // Not through a mapping of it, every page of which would be a page fault.
        for (let done = 0; done < length; ) {
          const count = libc.copy(memfd, address - Region.CODE + done, fd, offset + done, length - done);
          if (count <= 0) throw new HostError(`${path} cannot be read (sendfile: ${count})`);
          done += count;
        }
        continue;
      }
      if (length >= MAPPED_PAGES * PAGE) {
        const flags = MapFlag.PRIVATE | MapFlag.FIXED | MapFlag.NORESERVE;
        const at = libc.mmap(address, length, Prot.READ | Prot.WRITE, flags, fd, offset);
        if (at !== address) throw new HostError(`${path} cannot be mapped (mmap: ${at})`);
        continue;
      }
      const count = libc.pread(fd, address, length, offset);
      if (count !== length) throw new ImageError(`${path} cannot be read (pread: ${count})`);
    }
  } finally {
    closeSync(fd);
  }
}

export type { Run };
