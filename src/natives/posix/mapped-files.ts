/**
 * The parts of files that are mapped into the process. A page behind the end of a file that has become shorter is a signal to whoever touches it; in machine code of ours that
 * becomes an InternalError, in a C function it is the end of the process. So copying there asks first.
 */
import { closeSync, openSync, statSync } from 'node:fs';
import { HostError } from '../../../native-trampoline/host-error.js';
import { Sys } from '../../../native-trampoline/system-calls.js';
import { FieldAccess } from '../../vm/field-access.js';
import { JavaThrow } from '../../vm/steps.js';
import { unsafeFault } from '../../vm/threads/faults.js';
import type { VM } from '../../vm/vm.js';
import { VmError } from '../../vm/vm-error.js';
import { stateOf } from '../../vm/vm-state.js';
import { cString, symbol } from './scratch.js';

const PAGE_SIZE = 4096;
const EFAULT = 14;
const PROT_READ = 1;
const MAP_SHARED = 1;

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

/** The JDK's lib/modules, mapped by the class library for its own use, and the objects that know its address. */
interface LibraryMapping {
  readonly address: number;
  readonly length: number;
  /** Addresses of the longs, in objects that lie where they lay. */
  readonly holders: readonly number[];
}

/** Notes what a process that goes on with this VM has to map anew. Nothing but lib/modules may be mapped: throws VmError. */
export function libraryMapping(vm: VM): LibraryMapping | null {
  const { mapped } = mappingsOf(vm);
  mappingsOf(vm).sink = -1;
  if (mapped.size === 0) return null;
  const [[address, length]] = mapped;
  if (mapped.size > 1 || length !== statSync(vm.jdk.modulesFile).size) throw new VmError('a file is mapped');
  const holders: number[] = [];
  const fields = [
    new FieldAccess('java/nio/Buffer', 'address', 'J'),
    new FieldAccess('sun/nio/ch/FileChannelImpl$Unmapper', 'address', 'J'),
  ].map((field) => ({ cls: vm.classes.loadBoot(field.className), offset: field.offset(vm) }));
  vm.heap.forEachObject((ref) => {
    const cls = vm.classes.of(ref);
    for (const field of fields) {
      if (!cls.isSubclassOf(field.cls)) continue;
      const value = vm.memory.load64(ref + field.offset);
      if (value >= address && value < address + length) holders.push(ref + field.offset);
    }
  });
  return { address, length, holders };
}

/** Maps it in this process. Before anything can move. */
export function mapLibraryAgain(vm: VM, { address, length, holders }: LibraryMapping): void {
  const fd = openSync(vm.jdk.modulesFile, 'r');
  const at = vm.trampoline.callC(symbol(vm, 'mmap'), 0, length, PROT_READ, MAP_SHARED, fd, 0);
  closeSync(fd);
  if (at === -1) throw new HostError(`the system refuses to map ${vm.jdk.modulesFile}`);
  for (const holder of holders) vm.memory.store64(holder, vm.memory.load64(holder) - address + at);
  mappingsOf(vm).mapped.clear();
  noteMapping(vm, at, length);
}

export type { LibraryMapping };

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
