import type { Releases } from './jdk/releases.js';
import type { VM } from './vm.js';

const ALL: Releases = {};

/** A field of a class of the JDK, by name: its offset is looked up once. */
export class FieldAccess {
  /** All that the loaded modules name: what vm/jdk/requirements.ts looks for in a JDK. */
  static readonly named: FieldAccess[] = [];
  private known = -1;
  private vm: VM | null = null;

  constructor(
    /** Internal name of the declaring class. */
    readonly className: string,
    readonly name: string,
    readonly descriptor: string,
    /** Releases of the JDK whose class has it. */
    readonly releases: Releases = ALL,
  ) {
    FieldAccess.named.push(this);
  }

  /** Byte offset in the object; for a static field its address. */
  offset(vm: VM): number {
    if (this.vm !== vm) {
      this.known = vm.fieldOffset(this.className, this.name, this.descriptor);
      this.vm = vm;
    }
    return this.known;
  }

  /** The VM is closed: nothing of it is kept. */
  forget(vm: VM): void {
    if (this.vm === vm) this.vm = null;
  }

  /** int, short, byte, boolean, char fields must be read by their size: this reads 32 bits (int, float bits, reference). */
  get(vm: VM, ref: number): number {
    return vm.memory.load32(ref + this.offset(vm));
  }

  set(vm: VM, ref: number, value: number): void {
    vm.memory.store32(ref + this.offset(vm), value);
  }

  getByte(vm: VM, ref: number): number {
    return vm.memory.i8[vm.index(ref + this.offset(vm))];
  }

  setByte(vm: VM, ref: number, value: number): void {
    vm.memory.u8[vm.index(ref + this.offset(vm))] = value;
  }

  getLong(vm: VM, ref: number): number {
    return vm.memory.load64(ref + this.offset(vm));
  }

  setLong(vm: VM, ref: number, value: number): void {
    vm.memory.store64(ref + this.offset(vm), value);
  }

  /** Stores a reference, with the write barrier. */
  setRef(vm: VM, ref: number, value: number): void {
    vm.storeField(ref, this.offset(vm), value);
  }
}
