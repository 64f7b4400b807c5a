import { Sys } from '../../../../native-trampoline/system-calls.js';
import type { NativeTable } from '../../../vm/native.js';
import { JavaThrow } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { strerror } from '../../posix/errors.js';
import { Ioctl } from '../../posix/numbers.js';
import { structure } from '../../posix/scratch.js';

/** `c_lflag` of struct termios, and its ECHO bit. */
const LFLAG = 12;
const ECHO = 8;

function isTerminal(vm: VM, fd: number): boolean {
  return vm.trampoline.syscall(Sys.IOCTL, fd, Ioctl.TCGETS, structure(vm)) >= 0;
}

/** Switches the terminal's echo; true if it was on. */
function echo(vm: VM, on: number): boolean {
  const termios = structure(vm);
  const { memory, trampoline } = vm;
  let result = trampoline.syscall(Sys.IOCTL, 0, Ioctl.TCGETS, termios);
  if (result < 0) throw failed(vm, -result, 'tcgetattr failed');
  const flags = memory.load32(termios + LFLAG);
  memory.store32(termios + LFLAG, on !== 0 ? flags | ECHO : flags & ~ECHO);
  result = trampoline.syscall(Sys.IOCTL, 0, Ioctl.TCSETS, termios);
  if (result < 0) throw failed(vm, -result, 'tcsetattr failed');
  return (flags & ECHO) !== 0;
}

function failed(vm: VM, errno: number, otherwise: string): JavaThrow {
  return new JavaThrow('java/io/IOException', strerror(vm, errno) || otherwise);
}

export const Console: NativeTable = {
  'java/io/Console': {
    'istty()Z': (vm) => isTerminal(vm, 0) && isTerminal(vm, 1),
    // JDK 17.0.16 and later
    'ttyStatus()I': (vm) => [0, 1, 2].reduce((bits, fd) => bits | (Number(isTerminal(vm, fd)) << fd), 0),
    'encoding()Ljava/lang/String;': () => 0,
    'echo(Z)Z': echo,
  },
  // Where later JDKs have it.
  'jdk/internal/io/JdkConsoleImpl': { 'echo(Z)Z': echo },
};
