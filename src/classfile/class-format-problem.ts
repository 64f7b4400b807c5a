/**
 * A class file that breaks JVMS chapter 4. Nothing else is thrown by this folder, whatever the bytes are.
 *
 * `message` is one line for people; {@link vmText} is what HotSpot's ClassFormatError says about the same fault, where it has a text for it.
 */
export class ClassFormatProblem extends Error {
  override readonly name = 'ClassFormatProblem';

  constructor(
    /** File, jar entry or image path that the bytes came from. */
    readonly origin: string,
    /** Byte offset of the fault, -1 if it has no place. */
    readonly offset: number,
    /** The structure that is wrong, e.g. `constant pool entry 7`. */
    readonly structure: string,
    readonly reason: string,
    /** HotSpot's text; `%s` stands for the class's internal name. Null if HotSpot says nothing of the kind. */
    private readonly template: string | null = null,
  ) {
    super(`${origin}: ${offset < 0 ? '' : `offset ${offset}, `}${structure}: ${reason}`);
  }

  /** Text of the ClassFormatError that HotSpot throws for a class that was asked for as `className`. */
  vmText(className = '<Unknown>'): string {
    return this.template === null
      ? `${this.structure}: ${this.reason}`
      : this.template.replaceAll('%s', () => className);
  }

  /** Whether {@link vmText} is HotSpot's own. */
  get hasVmText(): boolean {
    return this.template !== null;
  }
}

/** A constant-pool index that does not lead to what it should. */
export class ConstantPoolProblem extends ClassFormatProblem {
  constructor(
    origin: string,
    offset: number,
    readonly index: number,
    reason: string,
    /** The tag that was expected, 0 if several are right, and the one that is there, 0 if there is no entry. */
    readonly expectedTag: number,
    readonly foundTag: number,
  ) {
    const text = `Invalid constant pool index ${index} in class file %s`;
    super(origin, offset, `constant pool entry ${index}`, reason, text);
  }
}

export const TRUNCATED = 'Truncated class file';
