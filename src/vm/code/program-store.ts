/**
 * A {@link CodeStore} for one program: classes of its own, known by their bytes, and classes of the JDK that the image's store knows nothing of. What it says of a class (its format is right, it passes verification
 * where it asks this, these methods have that code) follows from the bytes alone. A file, which belongs to one image:
 *
 *     [0, 4)      CRC-32 of all that follows
 *     [4, 4096)   {@link Header}, as JSON; the rest zero
 *     then        what is mapped into META, where it was written
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { LibC } from '../../../native-trampoline/libc.js';
import { MapFlag, Prot } from '../../../native-trampoline/linux.js';
import { Region } from '../../layout/layout.js';
import type { Testimony } from '../../verifier/transcript.js';
import type { JavaClass } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { checksumFunction } from '../zlib-checksum.js';
import { ClassEntry, CodeStore, type StoreIndex } from './code-store.js';
import type { StoredClass } from './recorder.js';

const PAGE = 4096;
/** Where the header begins, behind the sum. */
const HEADER = 4;
const MODE_OF_OTHERS = 0o077;
/** No store is larger (bytes): META holds the records of classes as well. */
export const LARGEST_STORE = 24 << 20;

interface Header extends StoreIndex {
  /** Name of the image. */
  readonly image: string;
  readonly start: number;
  readonly length: number;
}

export class ProgramStore extends CodeStore {
  private readonly entries = new Map<JavaClass, number>();

  protected override entryOf(cls: JavaClass): number {
    let entry = this.entries.get(cls);
    if (entry === undefined) {
      const bytes = cls.isHidden || cls.isArray ? undefined : cls.classFile?.bytes;
      entry = bytes === undefined ? 0 : this.entryFor(cls.name, bytes);
      this.entries.set(cls, entry);
    }
    return entry;
  }

  /** Address of the entry of a class with these bytes, 0 if there is none. */
  private entryFor(name: string, bytes: Uint8Array): number {
    const entry = this.lookUp(name);
    if (entry === 0) return 0;
    const stored = this.bytesAt(entry, ClassEntry.BYTES) ?? this.vm.classes.image.findClass(name)?.bytes;
    return stored !== undefined && Buffer.compare(stored, bytes) === 0 ? entry : 0;
  }

  /** Has the format of a class with these bytes been checked before? */
  isKnown(name: string, bytes: Uint8Array): boolean {
    return this.entryFor(name, bytes) !== 0;
  }

  testimonyOf(cls: JavaClass): Testimony | null {
    const entry = this.entryOf(cls);
    const text = entry === 0 ? '' : this.testimonyAt(entry);
    return text === '' ? null : (JSON.parse(text) as Testimony);
  }

  private testimonyAt(entry: number): string {
    const bytes = this.bytesAt(entry, ClassEntry.TESTIMONY);
    return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  }

  *all(): Generator<StoredClass> {
    for (const entry of this.allEntries()) {
      const bytes = this.bytesAt(entry, ClassEntry.BYTES);
      yield {
        name: this.nameAt(entry),
        bytes: bytes === undefined ? null : bytes,
        methods: new Set(this.methodsAt(entry)),
        testimony: this.testimonyAt(entry),
      };
    }
  }
}

/** Where a store begins: the first page of META of which nothing has been given out, the same in all processes that have just begun with the image. */
function takeStart(vm: VM): number {
  const { metaspace } = vm;
  const top = metaspace.allocate(0);
  metaspace.allocate((PAGE - (top % PAGE)) % PAGE);
  return metaspace.allocate(0);
}

/** Puts the store of a file into a VM that has just been thawed. Throws an error that says why not, having changed nothing that matters. */
export function openProgramStore(vm: VM, libc: LibC, image: string, path: string): ProgramStore {
  const fd = openSync(path, 'r');
  try {
    const { uid, mode, size } = fstatSync(fd);
    if (uid !== process.geteuid?.() || (mode & MODE_OF_OTHERS) !== 0)
      throw new Error(`${path} is somebody else’s, or open to others`);
    const page = Buffer.alloc(PAGE);
    readSync(fd, page, 0, PAGE, 0);
    const header = parseHeader(page, path);
    if (header.image !== image) throw new Error(`${path} belongs to another start-up image`);
    const { start, length } = header;
    if (size !== PAGE + length || length > LARGEST_STORE) throw new Error(`${path} is damaged`);
    if (takeStart(vm) !== start) throw new Error(`${path} is for another place`);
    vm.metaspace.allocate(length);
    const flags = MapFlag.PRIVATE | MapFlag.FIXED | MapFlag.NORESERVE;
    const at = libc.mmap(start, length, Prot.READ | Prot.WRITE, flags, fd, PAGE);
    if (at !== start) throw new Error(`${path} cannot be mapped (mmap: ${at})`);
    if (sumOf(vm, page, start, length) !== page.readUInt32LE(0)) throw new Error(`${path} is damaged`);
    return new ProgramStore(vm, header);
  } finally {
    closeSync(fd);
  }
}

function parseHeader(page: Buffer, path: string): Header {
  const end = page.indexOf(0, HEADER);
  try {
    return JSON.parse(page.toString('latin1', HEADER, Math.max(end, HEADER))) as Header;
  } catch {
    throw new Error(`${path} is not the image of a program`);
  }
}

/**
 * The sum of a store that lies at `start`: one wrong bit in machine code may do anything. Reading all of the file costs what some of it would cost later anyway. About
 * a millisecond for 2 MB.
 */
function sumOf({ trampoline, metaspace, memory }: VM, page: Buffer, start: number, length: number): number {
  const crc32 = checksumFunction(trampoline, 'crc32');
  const copy = metaspace.allocate(PAGE);
  memory.u8.set(page, copy - Region.BASE);
  const ofHeader = trampoline.callC(crc32, 0, copy + HEADER, PAGE - HEADER) >>> 0;
  return trampoline.callC(crc32, ofHeader, start, length) >>> 0;
}

/** Writes a store to a new file, by a VM that has just been thawed. `fill` allocates it in META. */
export function writeProgramStore(vm: VM, image: string, path: string, fill: () => StoreIndex): void {
  const start = takeStart(vm);
  const index = fill();
  const end = vm.metaspace.allocate(0);
  const length = Math.ceil((end - start) / PAGE) * PAGE;
  const header: Header = { ...index, image, start, length };
  const page = Buffer.alloc(PAGE);
  page.write(JSON.stringify(header), HEADER, 'latin1');
  page.writeUInt32LE(sumOf(vm, page, start, length), 0);
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeSync(fd, page);
    const bytes = vm.memory.u8.subarray(start - Region.BASE, start - Region.BASE + length);
    for (let done = 0; done < length; ) done += writeSync(fd, bytes, done, length - done);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
