/**
 * Code of the JDK's methods that was compiled when the start-up image was made, for classes that are not loaded yet: every reference is a patch site, and what is the method's own (ids, records, addresses of its
 * profile) is filled in when it is installed. It lies in META, where it costs nothing until a method asks for its code; see code-store-writer.ts for how it comes there.
 *
 *     index       a hash table of 2^n words: addresses of class entries, 0 where there is none
 *     class       {@link ClassEntry} words, name (latin-1, padded), then pairs: index of the method in the class file, address of its code
 *     code        {@link StoredCode} words, what {@link TablesInRegion} reads, {@link StoredTable}s, the bytes
 */
import { Own } from '../../compiler/baseline/own.js';
import { ReceiverRec, Region } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import { OF_JDK } from '../classes/stored-code.js';
import { BlockProfile } from '../tiers/block-profile.js';
import type { VM } from '../vm.js';
import { type CodeBlob, CodeKind } from './code-blob.js';
import { readTable, Table, TablesInRegion } from './stored-tables.js';

/** Words of a stored code, before its tables. */
export const enum StoredCode {
  /** Bytes of code, which begin behind the tables. */
  LENGTH,
  /** Address of the bytes. */
  BYTES,
  LOCAL_HOMES,
  UNUSED,
  /** Where (a multiple of 8 bytes) the tables begin. */
  WORDS,
}

/** Tables behind those of {@link TablesInRegion}. */
export const enum StoredTable {
  RELOCATIONS = Table.COUNT,
  /** Pairs ({@link Own}, offset). */
  OWN,
  /** As IrMethod.blockBci. */
  BLOCKS,
  /** Bytecode indices of the calls that note their receivers. */
  RECEIVERS,
  COUNT,
}

export const enum ClassEntry {
  NAME_LENGTH,
  /** How many. */
  METHODS,
  /** Address and length of the class file, 0 where it is the JDK's (program-store.ts). */
  BYTES,
  BYTES_LENGTH,
  /** Address and length of what is known of its verification, 0 if nothing is. */
  TESTIMONY,
  TESTIMONY_LENGTH,
  /** Where the name begins. */
  WORDS,
}

/** The address that stored code was compiled for. */
export const STORED_ORIGIN = Region.CODE;
/** What stands in its fields: these, plus an offset. */
export const PLACEHOLDERS: readonly number[] = [0x1000, Region.META, Region.PERM, Region.META, Region.META];
/** Distance of the receivers' records. */
export const RECEIVER_STRIDE = (ReceiverRec.SIZE + 7) & ~7;

export function hashName(name: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Where the classes of a store are found: a hash table in META. */
export interface StoreIndex {
  readonly address: number;
  /** Its size less one. */
  readonly mask: number;
}

export class CodeStore {
  /** For --stats and tests. */
  installed = 0;
  /** Actual values of the fields, by {@link Own}. */
  private readonly own = new Int32Array(Own.COUNT);

  constructor(
    protected readonly vm: VM,
    private readonly index: StoreIndex,
  ) {}

  /** Installs the stored code of a method that has not been compiled yet; null if there is none. */
  install(method: JavaMethod): CodeBlob | null {
    this.vm.methods.recall(method);
    if (method.profile !== null) return null;
    const address = this.find(method);
    if (address === 0) return null;
    const { vm, own } = this;
    const { memory } = vm;
    const word = (address - Region.BASE) >> 2;
    const tables = address + 4 * StoredCode.WORDS;
    const blocks = readTable(memory, tables, StoredTable.BLOCKS);
    const receivers = readTable(memory, tables, StoredTable.RECEIVERS);
    const profile = BlockProfile.of(
      vm.metaspace,
      { blockBci: blocks, blockCount: blocks.length },
      vm.threads.now(),
    );
    own[Own.CODE_ID] = vm.code.nextId;
    own[Own.METHOD_RECORD] = method.record;
    own[Own.MIRROR] = method.holder.mirror;
    own[Own.BLOCKS] = profile.address;
    own[Own.RECEIVERS] = profile.calls.makeAll(receivers, RECEIVER_STRIDE);
    const { i32, u8 } = memory;
    const from = i32[word + StoredCode.BYTES] - Region.BASE;
    const bytes = u8.slice(from, from + i32[word + StoredCode.LENGTH]);
    fillIn(bytes, readTable(memory, tables, StoredTable.OWN), own);
    method.profile = profile;
    this.installed++;
    const compiled = { bytes, relocations: readTable(memory, tables, StoredTable.RELOCATIONS) };
    return vm.versions.installStored(
      method,
      compiled,
      new TablesInRegion(memory, tables),
      CodeKind.BASELINE,
      i32[word + StoredCode.LOCAL_HOMES],
      STORED_ORIGIN,
    );
  }

  /** Address of a method's stored code, 0 if there is none. */
  find(method: JavaMethod): number {
    const { holder, index } = method;
    const address = this.entryOf(holder);
    if (address === 0) return 0;
    const { i32 } = this.vm.memory;
    const entry = (address - Region.BASE) >> 2;
    const first = this.firstMethod(entry);
    let low = 0;
    let high = i32[entry + ClassEntry.METHODS] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = i32[first + 2 * middle];
      if (found === index) return i32[first + 2 * middle + 1];
      if (found < index) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** Word of the first pair of an entry (a word, too). */
  private firstMethod(entry: number): number {
    return entry + ClassEntry.WORDS + ((this.vm.memory.i32[entry + ClassEntry.NAME_LENGTH] + 3) >> 2);
  }

  /** Address of the entry of a class, 0 if there is none or the class is another of this name. */
  protected entryOf(cls: JavaClass): number {
    if (cls.storedCode < 0) cls.storedCode = this.jdkEntry(cls);
    return cls.storedCode;
  }

  private jdkEntry(cls: JavaClass): number {
    if (cls.isHidden || cls.isArray) return 0;
    const entry = this.lookUp(cls.name);
    return entry !== 0 && (cls.storedCode === OF_JDK || this.isOfJdk(cls)) ? entry : 0;
  }

  /** Address of the entry of that name, 0 if there is none. */
  protected lookUp(name: string): number {
    const { i32 } = this.vm.memory;
    const { address, mask } = this.index;
    const table = (address - Region.BASE) >> 2;
    for (let slot = hashName(name) & mask; ; slot = (slot + 1) & mask) {
      const entry = i32[table + slot];
      if (entry === 0 || this.hasName(entry, name)) return entry;
    }
  }

  protected *allEntries(): Generator<number> {
    const { address, mask } = this.index;
    for (let slot = 0; slot <= mask; slot++) {
      const entry = this.vm.memory.load32(address + 4 * slot);
      if (entry !== 0) yield entry;
    }
  }

  protected nameAt(entry: number): string {
    const length = this.vm.memory.load32(entry + 4 * ClassEntry.NAME_LENGTH);
    const at = entry - Region.BASE + 4 * ClassEntry.WORDS;
    return Buffer.from(this.vm.memory.u8.subarray(at, at + length)).toString('latin1');
  }

  /** Indices of the methods of an entry. */
  protected methodsAt(entry: number): number[] {
    const word = (entry - Region.BASE) >> 2;
    const { i32 } = this.vm.memory;
    const first = this.firstMethod(word);
    return Array.from({ length: i32[word + ClassEntry.METHODS] }, (_, i) => i32[first + 2 * i]);
  }

  /** The bytes whose address and length stand there; undefined if there are none. */
  protected bytesAt(entry: number, word: ClassEntry.BYTES | ClassEntry.TESTIMONY): Uint8Array | undefined {
    const { memory } = this.vm;
    const address = memory.load32(entry + 4 * word);
    if (address === 0) return undefined;
    const at = address - Region.BASE;
    return memory.u8.subarray(at, at + memory.load32(entry + 4 * (word + 1)));
  }

  private hasName(entry: number, name: string): boolean {
    const { i32, u8 } = this.vm.memory;
    const length = i32[((entry - Region.BASE) >> 2) + ClassEntry.NAME_LENGTH];
    if (length !== name.length) return false;
    const at = entry - Region.BASE + 4 * ClassEntry.WORDS;
    for (let i = 0; i < length; i++) if (u8[at + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  /** Anybody may define a class of the name of one of the JDK's: has it the JDK's bytes? */
  private isOfJdk(cls: JavaClass): boolean {
    const bytes = cls.classFile?.bytes;
    const found = this.vm.classes.image.findClass(cls.name);
    return bytes !== undefined && found !== null && Buffer.compare(bytes, found.bytes) === 0;
  }
}

/** Adds to each field what is the method's own, less the placeholder. */
function fillIn(bytes: Uint8Array, fields: Int32Array, own: Int32Array): void {
  for (let i = 0; i < fields.length; i += 2) {
    const kind = fields[i];
    const at = fields[i + 1];
    const old = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    const value = old - PLACEHOLDERS[kind] + own[kind];
    bytes[at] = value;
    bytes[at + 1] = value >>> 8;
    bytes[at + 2] = value >>> 16;
    bytes[at + 3] = value >>> 24;
  }
}
