/**
 * How arguments are passed to Java code (docs/ARCHITECTURE.md, "Calling convention"), receiver first. The one description: compilers, stubs and calls from TypeScript all ask an
 * {@link ArgumentSequence}.
 */

/** Registers of integer and reference arguments in order, as the processor numbers them: rdi, rsi, rdx, rcx, r8, r9. The same in C. */
export const INTEGER_ARGUMENTS: readonly number[] = [7, 6, 2, 1, 8, 9];

/** Floating-point arguments are in xmm0 to xmm7. */
export const FLOAT_ARGUMENTS = 8;

/** Bytes of stack that must be free where TypeScript calls a method, besides the stack arguments: for the entry frame and the first stub's. */
export const ENTRY_ROOM = 512;

/** What {@link ArgumentSequence.next} answers from here on is a word of the stack. */
export const ON_STACK = 16;

/** Gives out the places of a call's arguments, one after the other. */
export class ArgumentSequence {
  integers = 0;
  floats = 0;
  /** Words of the stack given out: 8 bytes each, ascending from the first stack argument. */
  words = 0;

  begin(): this {
    this.integers = this.floats = this.words = 0;
    return this;
  }

  /** The next argument's place: how many integer (xmm) registers come before its own, or {@link ON_STACK} + its word. */
  next(isFloat: boolean): number {
    if (isFloat) {
      if (this.floats < FLOAT_ARGUMENTS) return this.floats++;
    } else if (this.integers < INTEGER_ARGUMENTS.length) return this.integers++;
    return ON_STACK + this.words++;
  }

  /** The same as a register: its number, or {@link ON_STACK} + word. */
  nextRegister(isFloat: boolean): number {
    const place = this.next(isFloat);
    return isFloat || place >= ON_STACK ? place : INTEGER_ARGUMENTS[place];
  }

  /** Where {@link nextRegister} would put an integer. */
  peekInteger(): number {
    return this.integers < INTEGER_ARGUMENTS.length
      ? INTEGER_ARGUMENTS[this.integers]
      : ON_STACK + this.words;
  }
}

/** Are arguments of a kind (I J F D P, as a character code) passed in xmm registers? */
export const isFloatKind = (kind: number): boolean => kind === 0x46 || kind === 0x44;
