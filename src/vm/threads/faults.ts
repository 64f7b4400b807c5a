/** Faults of the processor in Java code: those that Java has exceptions for. */
import { Ctx, contextWord } from '../../layout/layout.js';
import { crashReport } from '../exceptions/crash-report.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';
import { NativeCrash, VmError } from '../vm-error.js';
import type { JavaThread } from './java-thread.js';

const RESUME_PC = contextWord(Ctx.RESUME_PC);
const FAULT_ADDRESS = contextWord(Ctx.FAULT_ADDRESS);
const FAULT_SIGNAL = contextWord(Ctx.FAULT_SIGNAL);

const SIGBUS = 7;
/** As HotSpot has it; here also where the access is made (natives/posix/mapped-files.ts), not a little later. */
export function unsafeFault(vm: VM): string {
  return vm.release < 21
    ? 'a fault occurred in a recent unsafe memory access operation in compiled Java code'
    : 'a fault occurred in an unsafe memory access operation';
}

/** What the fault that has come to pass is to Java code: an exception, or null if it goes on. Throws for an access of Unsafe's, and if it is a crash. */
export function exceptionOfFault(vm: VM, thread: JavaThread): ReturnType<VM['tiers']['nullFault']> {
  const { i32 } = vm.memory;
  const pc = i32[RESUME_PC];
  const inC = vm.jni.faultInC(thread);
  if (inC !== null) throw new NativeCrash(inC);
  const address = i32[FAULT_ADDRESS] >>> 0;
  const blob = vm.code.find(pc);
  if (blob !== null && vm.tiers.forcedFault(blob, pc)) return null;
  if (i32[FAULT_ADDRESS + 1] === 0 && address < 4096 && blob?.mayFault(pc)) {
    // As if it were a return address: tables are asked for the byte before it.
    i32[RESUME_PC] = pc + 1;
    return blob.optimized !== null
      ? vm.tiers.nullFault(blob, pc)
      : new JavaThrow('java/lang/NullPointerException');
  }
  // A page of a mapped file that has become shorter: Unsafe's accesses, which machine code makes itself.
  if (i32[FAULT_SIGNAL] === SIGBUS && blob !== null) {
    i32[RESUME_PC] = pc + 1;
    if (blob.optimized !== null) vm.tiers.accessFault(blob, pc);
    throw new JavaThrow('java/lang/InternalError', unsafeFault(vm));
  }
  throw new VmError(crashReport(vm));
}
