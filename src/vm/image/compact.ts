/**
 * What V8 would copy at each start from an image, put into the region, where it costs nothing until it is looked at: class files, of which most are never asked for again, and the tables of compiled code.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { forgetStrings } from '../../classfile/modified-utf8.js';
import { Region } from '../../layout/layout.js';
import type { JavaClass, StoredClassFile } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import type { Pins } from './pins.js';
import { CodeInRegion } from './stored-blobs.js';
import { MembersInRegion } from './stored-members.js';
import { StoredMethods } from './stored-methods.js';
import { storePool } from './stored-pools.js';

/** What can be let go of when the VM works no more in this process. */
export interface Compacted {
  /** See {@link MembersInRegion.release}. */
  release(pins: Pins): void;
}

/** Moves class files, members and tables into the region, and lets go of what is remembered only to be quick. The VM goes on working, but must load and compile nothing. */
export function compact(vm: VM): Compacted {
  const shared = new Shared();
  for (const cls of vm.classes.all()) {
    cls.forgetMethodMap();
    cls.forgetSelections();
    shared.share(cls);
    if (cls.pool !== null) {
      cls.pool.trim();
      storePool(vm, cls.pool);
    }
    const file = cls.classFile;
    if (file === null) continue;
    const address = vm.metaspace.allocate(file.bytes.length);
    vm.memory.u8.set(file.bytes, address - Region.BASE);
    cls.storeClassFile(new ClassFileInRegion(vm.memory, address, file.bytes.length, file.pool.origin));
  }
  const code = new CodeInRegion(vm);
  for (const blob of vm.code.all()) code.write(blob);
  vm.code.stored = code;
  new StoredMethods(vm);
  const members = new MembersInRegion(vm);
  vm.methods.stored = members;
  vm.compilation.forgetBuffers();
  forgetStrings();
  return {
    release(pins) {
      code.release(pins);
      members.release(pins);
    },
  };
}

/** Lists of which many classes have the same, and which nobody changes once a class is linked. */
class Shared {
  private readonly known = new Map<string, unknown>();

  share(cls: JavaClass): void {
    const ids = (list: readonly JavaClass[]): string => list.map(({ id }) => id).join();
    cls.interfaces = this.one(`classes ${ids(cls.interfaces)}`, cls.interfaces);
    cls.allInterfaces = this.one(`classes ${ids(cls.allInterfaces)}`, cls.allInterfaces);
    cls.pointerRanges = this.one(`ranges ${cls.pointerRanges.join()}`, cls.pointerRanges);
    cls.origin = this.one(`origin ${cls.origin}`, cls.origin);
  }

  private one<T>(key: string, value: T): T {
    const known = this.known.get(key) as T | undefined;
    if (known !== undefined) return known;
    this.known.set(key, value);
    return value;
  }
}

export class ClassFileInRegion implements StoredClassFile {
  constructor(
    private readonly memory: Memory,
    private readonly address: number,
    private readonly length: number,
    private readonly origin: string,
  ) {}

  read(): ClassFile {
    const start = this.address - Region.BASE;
    // A copy: the readers of class files know arrays of their own only.
    return parseClassFile(this.memory.u8.slice(start, start + this.length), this.origin);
  }
}
