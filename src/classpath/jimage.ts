/**
 * The JDK's `lib/modules` file ("jimage"), 100 MB and more: all classes and resources of all modules behind a perfect hash table.
 * Only the index (1.5 MB) is read when it is opened; a resource is read when it is asked for.
 *
 *     header          7 × u4: magic, version, flags, resource count, table length, size of locations, size of strings
 *     redirect        s4[table length]    hash -> 0: absent; > 0: seed of a second hash; < 0: -1 - index
 *     offsets         u4[table length]    index -> offset in locations
 *     locations       streams of attributes: one byte (kind << 3 | length - 1), then the value, big-endian
 *     strings         NUL-terminated modified UTF-8
 *     content
 *
 * The integers of header and tables have the byte order of the machine that the image was made for.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ClassPathError, reasonOf } from './class-path-error.js';
import { decompress } from './jimage-decompress.js';

const MAGIC = 0xcafedada;
const SWAPPED_MAGIC = 0xdadafeca;
const MAJOR_VERSION = 1;
const HEADER_SIZE = 28;
const HASH_MULTIPLIER = 0x01000193;

/** Kinds of attributes of a location (jdk.internal.jimage.ImageLocation). */
const enum Attribute {
  END,
  MODULE,
  PARENT,
  BASE,
  EXTENSION,
  OFFSET,
  COMPRESSED,
  UNCOMPRESSED,
  COUNT,
}

const SLASH = 0x2f;
const DOT = 0x2e;

/** Modules of the image that are none: they hold its own folders and the table of packages. */
const PSEUDO_MODULES: ReadonlySet<string> = new Set(['modules', 'packages', '']);

export interface FoundClass {
  readonly bytes: Uint8Array;
  readonly module: string;
}

export class JImage {
  private size!: number;
  private tableLength!: number;
  private redirect!: Int32Array;
  private offsets!: Uint32Array;
  private locations!: Uint8Array;
  private strings!: Buffer;
  /** Where in the file content offset 0 is. */
  private contentAt!: number;
  /** Attributes of the location decoded last, by kind. */
  private readonly attributes = new Float64Array(Attribute.COUNT);
  /** Answers of `moduleOfPackage`. */
  private readonly packageModules = new Map<string, string | null>();
  private resourceNames: Map<string, string[]> | null = null;
  private modulePackages: Map<string, string[]> | null = null;
  private fd = -1;
  private isOpen = false;

  /** Opens the file and reads its index. Throws ClassPathError if that is not a whole and well-formed image. */
  constructor(readonly path: string) {
    this.open();
  }

  /** Goes without file and index until something is sought again: for a process that another begins with. */
  suspend(): void {
    this.close();
    this.isOpen = false;
    this.redirect = new Int32Array(0);
    this.offsets = new Uint32Array(0);
    this.locations = new Uint8Array(0);
    this.strings = Buffer.alloc(0);
  }

  private open(): void {
    const { path } = this;
    this.isOpen = true;
    try {
      this.fd = openSync(path, 'r');
    } catch (error) {
      throw new ClassPathError(path, reasonOf(error));
    }
    try {
      this.size = fstatSync(this.fd).size;
      const header = this.readHeader();
      this.tableLength = header.tableLength;
      this.contentAt = HEADER_SIZE + 8 * header.tableLength + header.locationsSize + header.stringsSize;
      if (this.contentAt > this.size) throw this.bad('truncated: the index is longer than the file');
      const index = this.read(0, this.contentAt);
      this.redirect = new Int32Array(index.buffer, HEADER_SIZE, this.tableLength);
      this.offsets = new Uint32Array(index.buffer, HEADER_SIZE + 4 * this.tableLength, this.tableLength);
      const locationsAt = HEADER_SIZE + 8 * this.tableLength;
      this.locations = index.subarray(locationsAt, locationsAt + header.locationsSize);
      this.strings = index.subarray(locationsAt + header.locationsSize, this.contentAt);
      if (this.strings[this.strings.length - 1] !== 0)
        throw this.bad('damaged: the strings do not end with NUL');
    } catch (error) {
      this.close();
      throw error instanceof ClassPathError ? error : this.bad(reasonOf(error));
    }
  }

  static open(path: string): JImage {
    return new JImage(path);
  }

  /** Gives the file descriptor back; nothing can be found afterwards. */
  close(): void {
    if (this.fd >= 0) closeSync(this.fd);
    this.fd = -1;
  }

  /** The bytes of `/module/name`, such as find('java.base', 'java/lang/Object.class'), in a buffer of its own; null if there is no such resource. */
  find(module: string, name: string): Uint8Array | null {
    if (!this.lookUp(`/${module}/${name}`)) return null;
    const { buffer, byteOffset, length } = this.content();
    // Not as a Buffer: classes from elsewhere are plain arrays, and V8 would compile the class-file reader anew for the second of the two types.
    return new Uint8Array(buffer, byteOffset, length);
  }

  /** Whether `/module/name` exists, without reading it. */
  has(module: string, name: string): boolean {
    return this.lookUp(`/${module}/${name}`);
  }

  /** The class of that internal name, such as `java/lang/Object`, in whatever module has its package. */
  findClass(internalName: string): FoundClass | null {
    const slash = internalName.lastIndexOf('/');
    if (slash < 0) return null;
    const module = this.moduleOfPackage(internalName.substring(0, slash));
    if (module === null) return null;
    const bytes = this.find(module, `${internalName}.class`);
    return bytes === null ? null : { bytes, module };
  }

  /** Name of the module that has resources in the package, which is given in internal form (`java/lang`). */
  moduleOfPackage(pkg: string): string | null {
    let module = this.packageModules.get(pkg);
    if (module === undefined) {
      module = this.lookUp(`/packages/${pkg.replaceAll('/', '.')}`) ? this.moduleOfPackageEntry() : null;
      this.packageModules.set(pkg, module);
    }
    return module;
  }

  /** Names of all modules, sorted. */
  modules(): string[] {
    return [...this.allNames().keys()].filter((name) => !PSEUDO_MODULES.has(name)).sort();
  }

  /** Packages, in internal form, that have classes or resources in the module. */
  packagesOf(module: string): readonly string[] {
    return this.allPackages().get(module) ?? [];
  }

  /** Names of all resources of the module, such as `java/lang/Object.class`, in the image's order. */
  list(module: string): readonly string[] {
    return this.allNames().get(module) ?? [];
  }

  private bad(reason: string): ClassPathError {
    return new ClassPathError(this.path, reason);
  }

  private read(position: number, length: number): Buffer {
    // The "slow" one: a buffer of its own, so that views of Int32 can be made of it, and small ones keep no pool alive.
    const buffer = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.fd, buffer, done, length - done, position + done);
      if (count === 0) throw this.bad('truncated: ends inside a resource');
      done += count;
    }
    return buffer;
  }

  private readHeader(): { tableLength: number; locationsSize: number; stringsSize: number } {
    if (this.size < HEADER_SIZE) throw this.bad('not a jimage file: too short');
    const header = this.read(0, HEADER_SIZE);
    const magic = header.readUInt32LE(0);
    if (magic === SWAPPED_MAGIC) throw this.bad('a jimage file for a machine of another byte order');
    if (magic !== MAGIC) throw this.bad('not a jimage file: wrong magic number');
    const version = header.readUInt32LE(4);
    if (version >>> 16 !== MAJOR_VERSION) {
      throw this.bad(`jimage version ${version >>> 16}.${version & 0xffff} is not supported`);
    }
    return {
      tableLength: header.readUInt32LE(16),
      locationsSize: header.readUInt32LE(20),
      stringsSize: header.readUInt32LE(24),
    };
  }

  /** Decodes the location of that full name into `attributes`; false if there is none. */
  private lookUp(path: string): boolean {
    const name = isAscii(path) ? path : Buffer.from(path, 'utf8').toString('latin1');
    if (!this.isOpen) this.open();
    if (this.tableLength === 0) return false;
    const value = this.redirect[hash(name, HASH_MULTIPLIER) % this.tableLength];
    if (value === 0) return false;
    const index = value > 0 ? hash(name, value) % this.tableLength : -1 - value;
    if (index >= this.tableLength) throw this.bad('damaged: a hash leads out of the table');
    this.decode(this.offsets[index]);
    return this.nameEquals(name);
  }

  private decode(offset: number): void {
    const { attributes, locations } = this;
    attributes.fill(0);
    let at = offset;
    while (at < locations.length) {
      const tag = locations[at];
      const kind = tag >> 3;
      if (kind === Attribute.END) return;
      const end = at + 2 + (tag & 7);
      if (kind >= Attribute.COUNT || end > locations.length) break;
      let value = 0;
      for (at++; at < end; at++) value = value * 256 + locations[at];
      attributes[kind] = value;
    }
    throw this.bad('damaged: a location is malformed');
  }

  /** Whether the decoded location's full name is `name`: "/" module "/" parent "/" base "." extension, without the parts that are empty. */
  private nameEquals(name: string): boolean {
    const { attributes } = this;
    let at = 0;
    if (attributes[Attribute.MODULE] !== 0) {
      if (name.charCodeAt(at) !== SLASH) return false;
      at = this.match(attributes[Attribute.MODULE], name, at + 1);
      if (at < 0 || name.charCodeAt(at++) !== SLASH) return false;
    }
    if (attributes[Attribute.PARENT] !== 0) {
      at = this.match(attributes[Attribute.PARENT], name, at);
      if (at < 0 || name.charCodeAt(at++) !== SLASH) return false;
    }
    at = this.match(attributes[Attribute.BASE], name, at);
    if (at >= 0 && attributes[Attribute.EXTENSION] !== 0) {
      if (name.charCodeAt(at++) !== DOT) return false;
      at = this.match(attributes[Attribute.EXTENSION], name, at);
    }
    return at === name.length;
  }

  /** Where in `name` the string at `offset` ends if `name` has it at `at`; else -1. */
  private match(offset: number, name: string, at: number): number {
    const { strings } = this;
    if (offset >= strings.length) throw this.bad('damaged: a name lies outside the strings');
    for (let i = offset; strings[i] !== 0; i++, at++) {
      if (name.charCodeAt(at) !== strings[i]) return -1;
    }
    return at;
  }

  /** The string at `offset`. */
  private text(offset: number): string {
    if (offset >= this.strings.length) throw this.bad('damaged: a name lies outside the strings');
    return this.strings.toString('utf8', offset, this.strings.indexOf(0, offset));
  }

  /** Reads what the decoded location describes. */
  private content(): Buffer {
    const compressed = this.attributes[Attribute.COMPRESSED];
    const uncompressed = this.attributes[Attribute.UNCOMPRESSED];
    const position = this.contentAt + this.attributes[Attribute.OFFSET];
    const length = compressed !== 0 ? compressed : uncompressed;
    if (position + length > this.size) throw this.bad('truncated: a resource lies beyond its end');
    const bytes = this.read(position, length);
    if (compressed === 0) return bytes;
    return decompress(this.path, bytes, uncompressed, this.strings);
  }

  /** Of a decoded entry of /packages, pairs of (is empty, name of a module): the module in which the package is not empty. */
  private moduleOfPackageEntry(): string | null {
    const entry = this.content();
    for (let at = 0; at + 8 <= entry.length; at += 8) {
      if (entry.readUInt32LE(at) === 0) return this.text(entry.readUInt32LE(at + 4));
    }
    return null;
  }

  private allNames(): Map<string, string[]> {
    if (this.resourceNames !== null) return this.resourceNames;
    const names = new Map<string, string[]>();
    const texts = new Map<number, string>();
    const text = (offset: number): string => {
      let value = texts.get(offset);
      if (value === undefined) {
        value = this.text(offset);
        texts.set(offset, value);
      }
      return value;
    };
    if (!this.isOpen) this.open();
    const { attributes } = this;
    for (let i = 0; i < this.tableLength; i++) {
      this.decode(this.offsets[i]);
      const module = text(attributes[Attribute.MODULE]);
      const parent = text(attributes[Attribute.PARENT]);
      const extension = text(attributes[Attribute.EXTENSION]);
      const name =
        (parent === '' ? '' : `${parent}/`) +
        text(attributes[Attribute.BASE]) +
        (extension === '' ? '' : `.${extension}`);
      const list = names.get(module);
      if (list === undefined) names.set(module, [name]);
      else list.push(name);
    }
    this.resourceNames = names;
    return names;
  }

  private allPackages(): Map<string, string[]> {
    if (this.modulePackages !== null) return this.modulePackages;
    const packages = new Map<string, string[]>();
    for (const dotted of this.list('packages')) {
      const pkg = dotted.replaceAll('.', '/');
      const module = this.moduleOfPackage(pkg);
      if (module === null) continue;
      const list = packages.get(module);
      if (list === undefined) packages.set(module, [pkg]);
      else list.push(pkg);
    }
    this.modulePackages = packages;
    return packages;
  }
}

/** The image's hash of a name of single bytes. */
function hash(name: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < name.length; i++) value = Math.imul(value, HASH_MULTIPLIER) ^ name.charCodeAt(i);
  return value & 0x7fffffff;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false;
  return true;
}
