/**
 * The parts of files that are mapped into the process. A page behind the end of a file that has become shorter is a signal to whoever touches it; in machine code of ours that
 * becomes an InternalError, in a C function it is the end of the process. So copying there asks first.
 */
import { Sys } from '../../../native-trampoline/system-calls.js';
import { JavaThrow } from '../../vm/steps.js';
import { unsafeFault } from '../../vm/threads/dispatcher.js';
import type { VM } from '../../vm/vm.js';
import { stateOf } from '../../vm/vm-state.js';
import { cString, symbol } from './scratch.js';

const PAGE_SIZE = 4096;
const EFAULT = 14;

interface Mappings {
  /** Lengths by address. */
  readonly mapped: Map<number, number>;
  /** An empty file in memory that a byte can be written to; -1 before it is needed. */
  sink: number;
}

const mappingsOf = stateOf<Mappings>(
  () => ({ mapped: new Map(), sink: -1 }),
  (vm, { mapped, sink }) => {
    for (const [address, length] of mapped) vm.trampoline.syscall(Sys.MUNMAP, address, length);
    if (sink >= 0) vm.trampoline.syscall(Sys.CLOSE, sink);
  },
);

export function noteMapping(vm: VM, address: number, length: number): void {
  mappingsOf(vm).mapped.set(address, length);
}

export function forgetMapping(vm: VM, address: number): void {
  mappingsOf(vm).mapped.delete(address);
}

/** InternalError if some page of a range of addresses belongs to a mapped file but not to the file any more. */
export function checkMapped(vm: VM, address: number, bytes: number): void {
  const { mapped } = mappingsOf(vm);
  if (mapped.size === 0) return;
  for (const [start, length] of mapped) {
    const from = Math.max(start, address);
    const to = Math.min(start + length, address + bytes);
    for (let page = from - (from % PAGE_SIZE); page < to; page += PAGE_SIZE) probe(vm, Math.max(page, from));
  }
}

/** The kernel reads the byte: it answers EFAULT where we would be hit by a signal. */
function probe(vm: VM, address: number): void {
  const { trampoline } = vm;
  const mappings = mappingsOf(vm);
  if (mappings.sink < 0)
    mappings.sink = trampoline.callC(symbol(vm, 'memfd_create'), cString(vm, Buffer.from('probe')), 1) | 0;
  if (trampoline.syscall(Sys.PWRITE64, mappings.sink, address, 1, 0) === -EFAULT)
    throw new JavaThrow('java/lang/InternalError', unsafeFault(vm));
}
