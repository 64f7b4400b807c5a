/** All methods, by id; the id also names the thunk. */
import { MethodRec } from '../../layout/layout.js';
import type { VM } from '../vm.js';
import type { JavaMethod } from './java-class.js';

/** Methods whose objects are made when they are asked for (src/vm/image). */
export interface StoredMethodObjects {
  /** A new object for a method, undefined if there is no such method. */
  method(id: number): JavaMethod | undefined;
}

/** Where vtable slots and profiles are that were put aside (src/vm/image). */
export interface MethodStorage {
  /** Puts those of a method back, if they were put aside. */
  recall(method: JavaMethod): void;
}

export class MethodTable {
  /** Undefined: it has no object yet ({@link stored}). */
  private readonly methods: (JavaMethod | undefined)[] = [];
  /** Makes objects of methods that have none. */
  stored: StoredMethodObjects | null = null;
  private storage: MethodStorage | null = null;
  private records = 0;
  private recordsLeft = 0;

  constructor(private readonly vm: VM) {
    // Id 0 is no method.
    this.methods.push(undefined);
  }

  get count(): number {
    return this.methods.length - 1;
  }

  get(id: number): JavaMethod {
    return this.methods[id] ?? this.make(id);
  }

  private make(id: number): JavaMethod {
    const method = this.stored?.method(id);
    if (method !== undefined) this.methods[id] = method;
    return method as JavaMethod;
  }

  /** Lets go of an object, which is made anew when it is asked for. */
  release({ id }: JavaMethod): void {
    this.methods[id] = undefined;
  }

  /** Has the object back that was let go of. */
  keep(method: JavaMethod): void {
    this.methods[method.id] = method;
  }

  /** Gives a method its id, record and thunk. */
  register(method: JavaMethod): void {
    const { metaspace, memory, trampoline } = this.vm;
    if (this.recordsLeft === 0) {
      this.recordsLeft = 256;
      this.records = metaspace.allocate(this.recordsLeft * MethodRec.SIZE);
    }
    const record = this.records;
    this.records += MethodRec.SIZE;
    this.recordsLeft--;
    method.id = this.methods.length;
    method.record = record;
    this.methods.push(method);
    memory.store64(record + MethodRec.ENTRY, metaspace.writeThunk(method.id, trampoline.stubs.compile));
    memory.store32(record + MethodRec.ID, method.id);
    memory.store32(record + MethodRec.FLAGS, method.accessFlags);
  }

  /** Has what is kept of a method beside its object put back by `storage` when it is needed. */
  putAside(storage: MethodStorage): void {
    this.storage = storage;
  }

  /** To be called before vtable slots or the profile of a method are looked at. */
  recall(method: JavaMethod): void {
    if (this.storage !== null) this.storage.recall(method);
  }

  /** The method whose record lies at an address. */
  byRecord(record: number): JavaMethod {
    return this.get(this.vm.memory.load32(record + MethodRec.ID));
  }

  /** Makes calls of the method go to `address`. */
  setEntry(method: JavaMethod, address: number): void {
    const { memory } = this.vm;
    memory.store64(method.record + MethodRec.ENTRY, address);
    this.recall(method);
    for (const slot of method.vtableSlots) memory.store64(slot, address);
  }
}
