/**
 * The names in HotSpot's class-data archive (lib/server/classes.jsa of the JDK), in their order there. HotSpot lists the methods of a class in the order in which it
 * came to know their names; those of the archive come first.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory } from '../../../native-trampoline/memory.js';
import { TextTable } from '../../classfile/text-table.js';
import { Region } from '../../layout/layout.js';
import type { Metaspace } from '../metaspace.js';

const PAGE = 4096;
/** The symbols take about 1.6 MB. */
const MAX_BYTES = 0x30_0000;
/** A symbol that is near the beginning of all: its length, then its text. */
const ANCHOR = Buffer.from('\x10\0java/lang/Object', 'latin1');

/** Layout of a symbol: u16 reference count, u16 hash, u16 length, the text; the next one starts at a multiple of 8. */
const enum Layout {
  LENGTH = 4,
  TEXT = 6,
  ALIGNMENT = 8,
  /** Reference count of what stays for ever. */
  PERMANENT = 0xffff,
}

export class ArchivedSymbols {
  private table: TextTable | null = null;

  constructor(private readonly jdkHome: string) {}

  /** Rank of a name (modified UTF-8), -1 if it is not in the archive. */
  rank(name: Uint8Array): number {
    return this.open().rank(name);
  }

  /** Reads the archive, if nobody has yet, and keeps it where a start-up image does: of what lies in the region nothing is read before a name is looked for. */
  keepIn(memory: Memory, metaspace: Metaspace): void {
    this.open().moveTo((bytes) => {
      const at = metaspace.allocate(bytes.length) - Region.BASE;
      memory.u8.set(bytes, at);
      return new Uint8Array(memory.buffer, at, bytes.length);
    });
  }

  private open(): TextTable {
    this.table ??= tableOf(readSymbols(join(this.jdkHome, 'lib', 'server', 'classes.jsa')));
    return this.table;
  }
}

function tableOf(bytes: Buffer | null): TextTable {
  const table = new TextTable();
  if (bytes === null) return table;
  const words = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const end = bytes.length - Layout.ALIGNMENT;
  for (let at = 0; at <= end && words[at >> 1] === Layout.PERMANENT; ) {
    const length = words[(at + Layout.LENGTH) >> 1];
    table.add(bytes, at + Layout.TEXT, length);
    at += Math.max(Layout.ALIGNMENT, (Layout.TEXT + length + Layout.ALIGNMENT - 1) & -Layout.ALIGNMENT);
  }
  return table;
}

/** The part of the archive with the symbols, from one of the first on; null if there is none to be found. */
function readSymbols(file: string): Buffer | null {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const start = findSymbols(fd, fstatSync(fd).size);
    if (start < 0) return null;
    const bytes = Buffer.allocUnsafeSlow(MAX_BYTES);
    const read = readSync(fd, bytes, 0, MAX_BYTES, start);
    return bytes.subarray(0, read & -Layout.ALIGNMENT);
  } catch {
    return null;
  } finally {
    closeSync(fd);
  }
}

/** The header names the offsets of the archive's regions: one of them begins with the symbols. */
function findSymbols(fd: number, size: number): number {
  const header = Buffer.alloc(PAGE);
  const page = Buffer.alloc(PAGE);
  readSync(fd, header, 0, PAGE, 0);
  for (let i = 0; i < PAGE / 2; i += 8) {
    const offset = header.readUInt32LE(i);
    if (header.readUInt32LE(i + 4) !== 0 || offset < PAGE || offset >= size || offset % PAGE !== 0) continue;
    readSync(fd, page, 0, PAGE, offset);
    const at = page.indexOf(ANCHOR) - Layout.LENGTH;
    if (at >= 0 && at % Layout.ALIGNMENT === 0) return offset + at;
  }
  return -1;
}
