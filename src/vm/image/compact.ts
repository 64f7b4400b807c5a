/**
 * What V8 would copy at each start from an image, put into the region, where it costs nothing until it is looked at: class files, of which most are never asked for again, and the tables of compiled code.
 */
import type { Memory } from '../../../native-trampoline/memory.js';
import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { Region } from '../../layout/layout.js';
import type { StoredClassFile } from '../classes/java-class.js';
import { TablesInRegion } from '../code/stored-tables.js';
import type { VM } from '../vm.js';

/** Moves class files and tables into the region. The VM goes on working. */
export function compact(vm: VM): void {
  for (const cls of vm.classes.all()) {
    cls.pool?.trim();
    for (const method of cls.methods)
      if (method.vtableSlots.length > 0) method.vtableSlots = method.vtableSlots.slice();
    const file = cls.classFile;
    if (file === null || cls.isHidden) continue;
    const address = vm.metaspace.allocate(file.bytes.length);
    vm.memory.u8.set(file.bytes, address - Region.BASE);
    cls.storeClassFile(new ClassFileInRegion(vm.memory, address, file.bytes.length, file.pool.origin));
  }
  for (const blob of vm.code.all())
    if (blob.code.inlined === null && blob.code.pointerMaps === null)
      blob.code = TablesInRegion.of(vm, blob.code);
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
