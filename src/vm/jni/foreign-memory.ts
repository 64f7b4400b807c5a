/** Memory of the process as C code hands it over: anywhere, not only in the region that typed arrays see. */
import { Sys } from '../../../native-trampoline/system-calls.js';
import { Region } from '../../layout/layout.js';
import type { VM } from '../vm.js';

const PAGE = 4096;
const WINDOW_SIZE = 0x1_0000 - 16;

export class ForeignMemory {
  private window = 0;

  constructor(private readonly vm: VM) {}

  /** Calls a function of the C library. */
  call(name: string, a = 0, b = 0, c = 0, d = 0): number {
    const { trampoline } = this.vm;
    return trampoline.callC(trampoline.dlsym(name), a, b, c, d);
  }

  private isOfRegion(address: number, length: number): boolean {
    return address >= Region.BASE && address + length <= Region.END;
  }

  private windowAt(): number {
    if (this.window === 0) this.window = this.vm.nativeMemory.allocate(WINDOW_SIZE);
    return this.window;
  }

  /** A copy of bytes anywhere. */
  read(address: number, length: number): Uint8Array {
    const { vm } = this;
    const { u8 } = vm.memory;
    const bytes = new Uint8Array(length);
    if (this.isOfRegion(address, length)) {
      bytes.set(u8.subarray(vm.index(address), vm.index(address) + length));
      return bytes;
    }
    const window = this.windowAt();
    for (let done = 0; done < length; done += WINDOW_SIZE) {
      const part = Math.min(WINDOW_SIZE, length - done);
      this.call('memcpy', window, address + done, part);
      bytes.set(u8.subarray(vm.index(window), vm.index(window) + part), done);
    }
    return bytes;
  }

  write(address: number, bytes: Uint8Array): void {
    const { vm } = this;
    const { u8 } = vm.memory;
    if (this.isOfRegion(address, bytes.length)) {
      u8.set(bytes, vm.index(address));
      return;
    }
    const window = this.windowAt();
    for (let done = 0; done < bytes.length; done += WINDOW_SIZE) {
      const part = bytes.subarray(done, done + WINDOW_SIZE);
      u8.set(part, vm.index(window));
      this.call('memcpy', address + done, window, part.length);
    }
  }

  /** Is there memory at an address? */
  private isMapped(address: number): boolean {
    if (this.isOfRegion(address, 1)) return true;
    return this.vm.trampoline.syscall(Sys.MINCORE, address - (address % PAGE), 1, this.windowAt()) >= 0;
  }

  /** The bytes of a C string, without the 0 at its end. Throws what ends the VM if there can be none at the address. */
  readString(address: number): Uint8Array {
    const { jni } = this.vm;
    if (!this.isMapped(address))
      throw jni.misuse(`0x${address.toString(16)}, where there is no memory, for a string to ${jni.serving}`);
    return this.read(address, this.call('strlen', address));
  }

  readPointer(address: number): number {
    const bytes = this.read(address, 8);
    return Number(new DataView(bytes.buffer).getBigInt64(0, true));
  }

  writePointer(address: number, value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigInt64(0, BigInt(value), true);
    this.write(address, bytes);
  }

  writeByte(address: number, value: number): void {
    this.write(address, Uint8Array.of(value));
  }
}
