/**
 * What V8 would copy at each start from an image, put into the region, where it costs nothing until it is looked at: class files, of which most are never asked for again, and the tables of compiled code.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { forgetStrings } from '../../classfile/modified-utf8.js';
import { Region } from '../../layout/layout.js';
import type { StoredClassFile } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { StoredMethods } from './stored-methods.js';
import { storePool } from './stored-pools.js';
import { TablesOfCode } from './stored-tables.js';

/** Moves class files and tables into the region, and lets go of what is remembered only to be quick. The VM goes on working. */
export function compact(vm: VM): void {
  for (const cls of vm.classes.all()) {
    cls.forgetMethodMap();
    if (cls.pool !== null) {
      cls.pool.trim();
      storePool(vm, cls.pool);
    }
    const file = cls.classFile;
    if (file === null || cls.isHidden) continue;
    const address = vm.metaspace.allocate(file.bytes.length);
    vm.memory.u8.set(file.bytes, address - Region.BASE);
    cls.storeClassFile(new ClassFileInRegion(vm.memory, address, file.bytes.length, file.pool.origin));
  }
  const tables = new TablesOfCode(vm);
  for (const blob of vm.code.all()) tables.write(blob);
  new StoredMethods(vm);
  vm.compilation.forgetBuffers();
  forgetStrings();
}

class ClassFileInRegion implements StoredClassFile {
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
