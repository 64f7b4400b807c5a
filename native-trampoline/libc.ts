/** The C library and the kernel, by way of the door. */
import { type Door, Page } from './door.js';
import { openDoorByFfi } from './ffi.js';
import { HostError } from './host-error.js';
import { inheritedDescriptors } from './inherited-descriptors.js';
import { errnoName, MapFlag, Prot } from './linux.js';

export { Errno, errnoName, MapFlag, MemfdFlag, Prot } from './linux.js';

/** System calls answer as the kernel does: a negative result is -errno. Addresses are exact as numbers (below 2^47). */
export interface LibC {
  mmap(address: number, length: number, prot: number, flags: number, fd: number, offset: number): number;
  munmap(address: number, length: number): number;
  memfdCreate(name: string, flags: number): number;
  ftruncate(fd: number, length: number): number;
  close(fd: number): number;
  /** Waits for a lock of an open file unless `operation` says not to: flock(2). */
  flock(fd: number, operation: number): number;
  /** Copies from one file into another, at these offsets, in the kernel: bytes copied. */
  copy(to: number, toOffset: number, from: number, fromOffset: number, length: number): number;
  /** Reads to an address: bytes read. */
  pread(fd: number, address: number, length: number, offset: number): number;
  /** Address of a symbol visible to the main program (`dlsym(RTLD_DEFAULT, name)`), 0 if there is none. */
  dlsym(name: string): number;
  /** Replaces this process (execve); variables that are undefined are not given. Returns only if the system refuses: -errno. */
  exec(path: string, args: readonly string[], env: NodeJS.ProcessEnv): number;
  /** An ArrayBuffer over memory that stays the caller's: nothing is copied, nothing freed. */
  wrap(address: number, length: number): ArrayBuffer;
  /** A JavaScript function whose body is machine code with the signature of a napi_callback. */
  makeFunction(name: string, code: number): (...args: unknown[]) => unknown;
  /** The door's napi_env, and the address of its code that makes a list of system calls (door.ts). */
  readonly env: number;
  readonly runCalls: number;
}

const enum Sys {
  CLOSE = 3,
  LSEEK = 8,
  MMAP = 9,
  MUNMAP = 11,
  PREAD = 17,
  SENDFILE = 40,
  EXECVE = 59,
  FCNTL = 72,
  FLOCK = 73,
  FTRUNCATE = 77,
  MEMFD_CREATE = 319,
}

const F_SETFD = 2;
const WORD = 2 ** 32;
/** Where in the page strings are put. */
const TEXT = Page.ROOM + 64;

/**
 * V8's own functions, by their mangled names: an ArrayBuffer made with them is not accounted for. One of Node-API is, with its 2.7 GB, and makes V8 collect again and again to be rid of so much "external
 * memory". Versions of Node that nobody has tried, and builds that lack one of these, go by Node-API.
 */
const V8 = {
  newBackingStore: '_ZN2v811ArrayBuffer15NewBackingStoreEPvmPFvS1_mS1_ES1_',
  emptyDeleter: '_ZN2v812BackingStore12EmptyDeleterEPvmS1_',
  newArrayBuffer: '_ZN2v811ArrayBuffer3NewEPNS_7IsolateESt10shared_ptrINS_12BackingStoreEE',
  currentIsolate: '_ZN2v87Isolate10GetCurrentEv',
};
const TRIED_NODES = { from: 20, to: 26 };

/** Calls through the door's page. */
class Calls {
  readonly self: number;
  private readonly words: Uint32Array;
  private readonly bytes: Uint8Array;

  constructor(readonly door: Door) {
    this.words = new Uint32Array(door.page);
    this.bytes = new Uint8Array(door.page);
    this.self = this.load(Page.SELF);
  }

  system(number: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): number {
    this.store(Page.SYSTEM_CALL, number);
    return this.call(0, a, b, c, d, e, f);
  }

  call(address: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): number {
    this.prepare(address, a, b, c, d, e, f);
    this.door.call();
    return this.load(Page.RESULT);
  }

  prepare(address: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): void {
    this.store(Page.FUNCTION, address);
    for (const [i, value] of [a, b, c, d, e, f].entries()) this.store(Page.ARGUMENTS + 8 * i, value);
  }

  /** Address of a short C string in the page. */
  text(value: string): number {
    for (let i = 0; i < value.length; i++) this.bytes[TEXT + i] = value.charCodeAt(i);
    this.bytes[TEXT + value.length] = 0;
    return this.self + TEXT;
  }

  load(at: number): number {
    return (this.words[(at >> 2) + 1] | 0) * WORD + this.words[at >> 2];
  }

  store(at: number, value: number): void {
    this.words[at >> 2] = value;
    this.words[(at >> 2) + 1] = Math.floor(value / WORD);
  }
}

function wrapByNodeApi(calls: Calls, libc: LibC, address: number, length: number): unknown {
  const create = libc.dlsym('napi_create_external_arraybuffer');
  calls.prepare(create, libc.env, address, length, 0, 0, calls.self + Page.VALUE);
  return calls.door.take();
}

/** Null where V8's functions are not to be had. */
function wrapUnaccounted(calls: Calls, libc: LibC, address: number, length: number): unknown {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < TRIED_NODES.from || major > TRIED_NODES.to) return null;
  const newStore = libc.dlsym(V8.newBackingStore);
  const deleter = libc.dlsym(V8.emptyDeleter);
  const newBuffer = libc.dlsym(V8.newArrayBuffer);
  const isolate = libc.dlsym(V8.currentIsolate);
  if (newStore === 0 || deleter === 0 || newBuffer === 0 || isolate === 0) return null;
  // The std::unique_ptr that is returned in memory, then, with nothing in its second word, a std::shared_ptr that owns nothing: the memory is ours.
  const store = calls.self + Page.ROOM;
  calls.store(Page.ROOM, 0);
  calls.store(Page.ROOM + 8, 0);
  calls.call(newStore, store, address, length, deleter);
  if (calls.load(Page.ROOM) === 0) return null;
  calls.prepare(newBuffer, calls.call(isolate), store);
  return calls.door.value();
}

/** {@link LibC} by a door that is open. */
export function libCOf(door: Door): LibC {
  const calls = new Calls(door);
  const dlsymAddress = calls.load(Page.DLSYM);
  const libc: LibC = {
    env: calls.load(Page.ENV),
    runCalls: calls.load(Page.RUN_CALLS),
    mmap: (address, length, prot, flags, fd, offset) =>
      calls.system(Sys.MMAP, address, length, prot, flags, fd, offset),
    munmap: (address, length) => calls.system(Sys.MUNMAP, address, length),
    memfdCreate: (name, flags) => calls.system(Sys.MEMFD_CREATE, calls.text(name), flags),
    ftruncate: (fd, length) => calls.system(Sys.FTRUNCATE, fd, length),
    close: (fd) => calls.system(Sys.CLOSE, fd),
    flock: (fd, operation) => calls.system(Sys.FLOCK, fd, operation),
    copy: (to, toOffset, from, fromOffset, length) => {
      for (const [fd, offset] of [
        [to, toOffset],
        [from, fromOffset],
      ]) {
        const at = calls.system(Sys.LSEEK, fd, offset);
        if (at < 0) return at;
      }
      return calls.system(Sys.SENDFILE, to, from, 0, length);
    },
    pread: (fd, address, length, offset) => calls.system(Sys.PREAD, fd, address, length, offset),
    dlsym: (name) => calls.call(dlsymAddress, 0, calls.text(name)),
    exec: (path, args, env) => {
      const image = execImage(libc, path, args, env);
      for (const fd of inheritedDescriptors()) calls.system(Sys.FCNTL, fd, F_SETFD, 0);
      return calls.system(Sys.EXECVE, image.path, image.args, image.env);
    },
    wrap: (address, length) => {
      const buffer =
        wrapUnaccounted(calls, libc, address, length) ?? wrapByNodeApi(calls, libc, address, length);
      if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== length)
        throw new HostError(`Node.js could not wrap ${length} bytes of memory in one ArrayBuffer`);
      return buffer;
    },
    makeFunction: (name, code) => {
      const create = libc.dlsym('napi_create_function');
      calls.prepare(create, libc.env, calls.text(name), name.length, code, 0, calls.self + Page.VALUE);
      return door.take() as (...args: unknown[]) => unknown;
    },
  };
  return libc;
}

/** Opens the door and binds the functions of {@link LibC}. Throws {@link HostError} if that is not possible here. */
export function loadLibC(): LibC {
  return libCOf(openDoorByFfi());
}

/** The strings and pointer arrays that execve reads, in memory of their own. */
function execImage(
  libc: LibC,
  path: string,
  args: readonly string[],
  variables: NodeJS.ProcessEnv,
): { path: number; args: number; env: number } {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined);
  const env = given.map(([name, value]) => `${name}=${value}`);
  const texts = [path, ...args, ...env].map((text) => Buffer.from(`${text}\0`));
  const pointers = args.length + env.length + 2;
  const bytes = texts.reduce((sum, text) => sum + text.length, 8 * pointers);
  const length = Math.ceil(bytes / 4096) * 4096;
  const base = libc.mmap(0, length, Prot.READ | Prot.WRITE, MapFlag.PRIVATE | MapFlag.ANONYMOUS, -1, 0);
  if (base < 0) throw new HostError(`the system refuses memory (mmap: ${errnoName(-base)})`);
  const memory = Buffer.from(libc.wrap(base, length));
  let at = 8 * pointers;
  const addresses = texts.map((text) => {
    text.copy(memory, at);
    at += text.length;
    return base + at - text.length;
  });
  // argv and envp, each ended by a null pointer.
  addresses.slice(1, args.length + 1).forEach((address, i) => {
    memory.writeBigUInt64LE(BigInt(address), 8 * i);
  });
  const envAt = 8 * (args.length + 1);
  addresses.slice(args.length + 1).forEach((address, i) => {
    memory.writeBigUInt64LE(BigInt(address), envAt + 8 * i);
  });
  return { path: addresses[0], args: base, env: base + envAt };
}
