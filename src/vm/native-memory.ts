/** Unsafe.allocateMemory and direct buffers: an allocator over the NATIVE area, with size classes and free lists. */
import { Region } from '../layout/layout.js';
import { JavaThrow } from './steps.js';

const HEADER = 16;
const SMALLEST = 32;
/** Blocks up to here are cut off the area. */
const LARGEST = Region.NATIVE_SIZE;
/** What programs leave of the area, for structures of the VM's own: those must be where typed arrays see them. */
const RESERVE = 8 << 20;

/** Powers of two from 32 bytes on, header included: the size class stands in the block's header, outside what the user sees. */
export class NativeMemory {
  private top = Region.NATIVE as number;
  private readonly end = Region.NATIVE + Region.NATIVE_SIZE;
  private readonly free: number[][] = Array.from({ length: 32 }, () => []);
  /** Bytes in blocks that are in use. */
  used = 0;
  /** Address of the block that natives share (src/natives/posix/scratch.ts), 0 as long as none has asked for it. */
  scratch = 0;

  constructor(private readonly i32: Int32Array) {}

  /** Memory for the VM itself, at a multiple of 16. Contents are undefined. OutOfMemoryError if there is no room. */
  allocate(bytes: number): number {
    const address = this.take(bytes, this.end);
    if (address === 0) throw new JavaThrow('java/lang/OutOfMemoryError', `Unable to allocate ${bytes} bytes`);
    return address;
  }

  /** The same for what programs ask for, who may find memory elsewhere: 0 if there is no room. */
  tryAllocate(bytes: number): number {
    return this.take(bytes, this.end - RESERVE);
  }

  private take(bytes: number, end: number): number {
    if (bytes + HEADER > LARGEST) return 0;
    const sizeClass = classOf(bytes + HEADER);
    const size = 1 << sizeClass;
    let block = this.free[sizeClass].pop() ?? 0;
    if (block === 0) {
      if (this.top + size > end) return 0;
      block = this.top;
      this.top += size;
    }
    this.i32[(block - Region.BASE) >>> 2] = sizeClass;
    this.used += size;
    return block + HEADER;
  }

  release(address: number): void {
    if (address < Region.NATIVE || address >= this.end) return;
    const block = address - HEADER;
    const sizeClass = this.i32[(block - Region.BASE) >>> 2];
    this.free[sizeClass].push(block);
    this.used -= 1 << sizeClass;
  }

  /** Bytes that the block can hold. */
  capacity(address: number): number {
    return (1 << this.i32[(address - HEADER - Region.BASE) >>> 2]) - HEADER;
  }

  owns(address: number): boolean {
    return address >= Region.NATIVE && address < this.end;
  }
}

/** Log2 of the block that holds so many bytes, at most {@link LARGEST}. */
function classOf(bytes: number): number {
  return 32 - Math.clz32(Math.max(bytes, SMALLEST) - 1);
}
