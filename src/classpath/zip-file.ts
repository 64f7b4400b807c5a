/**
 * Reading a zip file: the central directory when it is opened, an entry when it is asked for, both at once and without waiting, since classes are loaded
 * synchronously. (Libraries either ask for promises or take 200 ms to open a jar of 6,000 classes; this takes 10.)
 *
 *     local header · name · extra · data            for each entry
 *     central header · name · extra · comment       for each entry
 *     [zip64 end record · zip64 locator]            where 16 or 32 bits are not enough
 *     end record · comment
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { ClassPathError, reasonOf } from './class-path-error.js';

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;

const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const ZIP64_LOCATOR_SIZE = 20;
const ZIP64_END_SIZE = 56;
const MAX_COMMENT = 0xffff;
const ZIP64_EXTRA = 1;
/** Extra field of a modification time in seconds (Info-ZIP). */
const TIMESTAMP_EXTRA = 0x5455;

const FLAG_ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Where the central directory lies, and what to add to its offsets if something stands before the zip file proper. */
interface Directory {
  readonly position: number;
  readonly size: number;
  readonly shift: number;
}

/** What the central directory says of one entry. */
interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly compressed: number;
  readonly uncompressed: number;
  readonly localHeader: number;
}

export class ZipFile {
  /** Name -> offset of its header in `central`. Of two entries of a name the last counts, as in java.util.zip. */
  private readonly index = new Map<string, number>();
  private readonly central: Buffer;
  private readonly size: number;
  private readonly shift: number;
  private fd: number;

  /** Throws ClassPathError if the file cannot be read or is not a zip file as a whole. */
  constructor(readonly path: string) {
    try {
      this.fd = openSync(path, 'r');
    } catch (error) {
      throw this.bad(reasonOf(error));
    }
    try {
      const stat = fstatSync(this.fd);
      if (stat.isDirectory()) throw this.bad('is a directory');
      this.size = stat.size;
      const directory = this.findDirectory();
      this.shift = directory.shift;
      this.central = this.read(directory.position, directory.size);
      this.readDirectory();
    } catch (error) {
      this.close();
      throw error instanceof ClassPathError ? error : this.bad(reasonOf(error));
    }
  }

  /** Gives the file descriptor back; nothing can be read afterwards. */
  close(): void {
    if (this.fd >= 0) closeSync(this.fd);
    this.fd = -1;
  }

  /** Names of all entries in the directory's order; those of folders end in a slash. */
  names(): IterableIterator<string> {
    return this.index.keys();
  }

  has(name: string): boolean {
    return this.index.has(name);
  }

  /** The unpacked bytes of the entry, or null if there is none of that name. Throws ClassPathError if it cannot be unpacked. */
  find(name: string): Uint8Array | null {
    const at = this.index.get(name);
    if (at === undefined) return null;
    const entry = this.entryAt(at);
    const fault = (reason: string) => this.bad(`entry ${name} ${reason}`);
    if ((entry.flags & FLAG_ENCRYPTED) !== 0) throw fault('is encrypted');
    const position = entry.localHeader + this.shift;
    if (position + LOCAL_SIZE > this.size) throw fault('lies beyond the end of the file');
    const local = this.read(position, LOCAL_SIZE);
    if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw fault('is not where the directory says');
    const data = position + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (data + entry.compressed > this.size) throw fault('lies beyond the end of the file');
    const packed = this.read(data, entry.compressed);
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw fault(`is compressed by method ${entry.method}, which is not supported`);
    }
    const bytes = entry.method === STORED ? packed : inflate(packed, entry.uncompressed, fault);
    if (bytes.length !== entry.uncompressed) {
      throw fault(`has ${bytes.length} bytes instead of ${entry.uncompressed}`);
    }
    return bytes;
  }

  /** When the entry was last modified: to the second by its extended timestamp if it has one, else to two seconds, in local time. */
  modified(name: string): Date | null {
    const at = this.index.get(name);
    if (at === undefined) return null;
    const { central } = this;
    const end = at + CENTRAL_SIZE + central.readUInt16LE(at + 28) + central.readUInt16LE(at + 30);
    for (let extra = at + CENTRAL_SIZE + central.readUInt16LE(at + 28); extra + 9 <= end; ) {
      const isTimestamp = central.readUInt16LE(extra) === TIMESTAMP_EXTRA && (central[extra + 4] & 1) !== 0;
      if (isTimestamp) return new Date(central.readInt32LE(extra + 5) * 1000);
      extra += 4 + central.readUInt16LE(extra + 2);
    }
    const time = central.readUInt16LE(at + 12);
    const date = central.readUInt16LE(at + 14);
    const day = [1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31] as const;
    return new Date(...day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
  }

  private bad(reason: string): ClassPathError {
    return new ClassPathError(this.path, reason);
  }

  private read(position: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.fd, buffer, done, length - done, position + done);
      if (count === 0) throw this.bad('ends too early');
      done += count;
    }
    return buffer;
  }

  private findDirectory(): Directory {
    const tailSize = Math.min(this.size, END_SIZE + MAX_COMMENT + ZIP64_LOCATOR_SIZE);
    const tailAt = this.size - tailSize;
    const tail = this.read(tailAt, tailSize);
    const end = findEnd(tail);
    if (end < 0) throw this.bad('not a zip file, or cut short');
    const size = tail.readUInt32LE(end + 12);
    const offset = tail.readUInt32LE(end + 16);
    const zip64 = this.zip64Directory(tail, end);
    const directory = zip64 ?? {
      position: tailAt + end - size,
      size,
      shift: tailAt + end - size - offset,
    };
    if (directory.position < 0 || directory.shift < 0 || directory.position + directory.size > this.size) {
      throw this.bad('damaged zip file: the directory lies outside the file');
    }
    return directory;
  }

  /** The directory that the zip64 records name, if the locator stands right before the end record. */
  private zip64Directory(tail: Buffer, end: number): Directory | null {
    const locator = end - ZIP64_LOCATOR_SIZE;
    if (locator < 0 || tail.readUInt32LE(locator) !== ZIP64_LOCATOR_SIGNATURE) return null;
    const recordAt = Number(tail.readBigUInt64LE(locator + 8));
    if (recordAt + ZIP64_END_SIZE > this.size) return null;
    const record = this.read(recordAt, ZIP64_END_SIZE);
    if (record.readUInt32LE(0) !== ZIP64_END_SIGNATURE) return null;
    const size = Number(record.readBigUInt64LE(40));
    const position = Number(record.readBigUInt64LE(48));
    return { position, size, shift: 0 };
  }

  private readDirectory(): void {
    const { central } = this;
    let at = 0;
    while (at + CENTRAL_SIZE <= central.length && central.readUInt32LE(at) === CENTRAL_SIGNATURE) {
      const nameLength = central.readUInt16LE(at + 28);
      const end =
        at + CENTRAL_SIZE + nameLength + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32);
      if (end > central.length) break;
      this.index.set(central.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength), at);
      at = end;
    }
    if (at !== central.length) throw this.bad('damaged zip file: an entry of the directory is malformed');
  }

  private entryAt(at: number): Entry {
    const { central } = this;
    const entry = {
      flags: central.readUInt16LE(at + 8),
      method: central.readUInt16LE(at + 10),
      compressed: central.readUInt32LE(at + 20),
      uncompressed: central.readUInt32LE(at + 24),
      localHeader: central.readUInt32LE(at + 42),
    };
    const extra = at + CENTRAL_SIZE + central.readUInt16LE(at + 28);
    return withZip64(entry, central.subarray(extra, extra + central.readUInt16LE(at + 30)));
  }
}

/** Where the end record begins: its comment reaches to the end of the file. -1 if there is none. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return -1;
}

/** The entry with what does not fit in 32 bits taken from its zip64 extra field, which holds only these, in this order. */
function withZip64(entry: Entry, extra: Buffer): Entry {
  const result: { -readonly [K in keyof Entry]: Entry[K] } = { ...entry };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let field = at + 4;
    for (const key of ['uncompressed', 'compressed', 'localHeader'] as const) {
      if (entry[key] !== 0xffffffff || field + 8 > extra.length) continue;
      result[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return result;
}

function inflate(packed: Buffer, length: number, fault: (reason: string) => ClassPathError): Buffer {
  try {
    // One byte of room beyond what was promised: more than that is not unpacked.
    return inflateRawSync(packed, { maxOutputLength: length + 1 });
  } catch (error) {
    throw fault(`cannot be unpacked: ${(error as Error).message}`);
  }
}
