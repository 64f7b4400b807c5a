import { Sys } from '../../../../../native-trampoline/system-calls.js';
import { Obj } from '../../../../layout/layout.js';
import type { NativeTable, NativeValue } from '../../../../vm/native.js';
import type { Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { readable, setBlocking } from '../../../posix/calls.js';
import { Open } from '../../../posix/numbers.js';
import { structure } from '../../../posix/scratch.js';
import { waitUntil } from '../../../posix/wait-fd.js';
import { checked, systemCall } from './unix-calls.js';

/** `struct inotify_event`: wd, mask, cookie, len, name. */
const OFFSETS = [0, 4, 8, 12, 16];
const EVENT_SIZE = 16;

const AF_UNIX = 1;
const SOCK_STREAM = 1;

function eventOffsets(vm: VM): number {
  const array = vm.newPrimitiveArray('I', OFFSETS.length);
  for (const [i, offset] of OFFSETS.entries()) vm.memory.store32(array + Obj.ARRAY_DATA + 4 * i, offset);
  return array;
}

function socketpair(vm: VM, array: number): NativeValue | Steps<NativeValue> {
  const at = structure(vm);
  const result = vm.trampoline.syscall(Sys.SOCKETPAIR, AF_UNIX, SOCK_STREAM | Open.CLOEXEC, 0, at);
  if (result < 0) return checked(vm, result);
  vm.memory.store32(array + Obj.ARRAY_DATA, vm.memory.load32(at));
  vm.memory.store32(array + Obj.ARRAY_DATA + 4, vm.memory.load32(at + 4));
}

/** How many of two descriptors can be read; waits until one can. */
function poll(vm: VM, first: number, second: number): NativeValue | Steps<NativeValue> {
  const ready = (): number => Number(readable(vm, first)) + Number(readable(vm, second));
  return ready() || waitForEither(vm, ready);
}

function* waitForEither(vm: VM, ready: () => number): Steps<number> {
  return Math.max(0, yield* waitUntil(vm, ready));
}

export const LinuxWatchService: NativeTable = {
  'sun/nio/fs/LinuxWatchService': {
    'eventSize()I': () => EVENT_SIZE,
    'eventOffsets()[I': eventOffsets,
    'inotifyInit()I': (vm) => checked(vm, vm.trampoline.syscall(Sys.INOTIFY_INIT1, Open.CLOEXEC)),
    'inotifyAddWatch(IJI)I': systemCall(Sys.INOTIFY_ADD_WATCH),
    'inotifyRmWatch(II)V': systemCall(Sys.INOTIFY_RM_WATCH),
    'configureBlocking(IZ)V': (vm, fd, blocking) => checked(vm, setBlocking(vm, fd, blocking !== 0)),
    'socketpair([I)V': socketpair,
    'poll(II)I': poll,
  },
};
