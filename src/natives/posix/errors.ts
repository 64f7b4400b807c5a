/** Texts of errno values, and the exceptions that the JDK's natives make of them. */
import { JavaException, JavaThrow, type Steps } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';
import { readForeignCString, symbol } from './scratch.js';

const texts = new Map<number, string>();

/** `No such file or directory`: the C library's own text. */
export function strerror(vm: VM, errno: number): string {
  let text = texts.get(errno);
  if (text === undefined) {
    const address = vm.trampoline.callC(symbol(vm, 'strerror'), errno);
    text = address === 0 ? '' : readForeignCString(vm, address).toString('latin1');
    texts.set(errno, text);
  }
  return text;
}

/** An IOException (or another class) with the error's text; `otherwise` if there is none. */
export function ioError(
  vm: VM,
  errno: number,
  otherwise: string | null = null,
  className = 'java/io/IOException',
): JavaThrow {
  return new JavaThrow(className, strerror(vm, errno) || otherwise);
}

/** The same with a text in front, `Bind failed: Address already in use`. */
export function ioErrorAbout(
  vm: VM,
  errno: number,
  about: string,
  className = 'java/io/IOException',
): JavaThrow {
  const text = strerror(vm, errno);
  return new JavaThrow(className, text === '' ? about : `${about}: ${text}`);
}

/** Throws sun.nio.fs.UnixException with the error's number. */
export function* unixError(vm: VM, errno: number): Steps<never> {
  throw new JavaException(yield* vm.newObject('sun/nio/fs/UnixException', '(I)V', errno));
}

export const nullPointer = (): JavaThrow => new JavaThrow('java/lang/NullPointerException');
