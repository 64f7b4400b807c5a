import type { AttributeHolder, AttributeInfo } from '../classfile/attribute-holder.js';
import type { ClassFile } from '../classfile/class-file.js';
import { ClassFormatProblem, ConstantPoolProblem } from '../classfile/class-format-problem.js';
import type { ConstantPool } from '../classfile/constant-pool.js';
import { CpTag } from '../jvms/pool-tags.js';
import { ConstantTexts } from './constants.js';
import { BadDescriptor } from './descriptor-text.js';
import { LineWriter } from './line-writer.js';
import { javaName } from './names.js';
import type { DisplayOptions } from './options.js';

/** What the printers of one class share. */
export class Printing {
  readonly out = new LineWriter();
  readonly pool: ConstantPool;
  readonly texts: ConstantTexts;

  constructor(
    readonly file: ClassFile,
    readonly options: DisplayOptions,
  ) {
    this.pool = file.pool;
    this.texts = new ConstantTexts(file.pool, file.thisClass, (error) => this.report(error));
  }

  /** Tells of a fault where it is met; what stands for the text that could not be had is `???`. */
  report(error: Error): string {
    this.out.report(faultText(error));
    return UNKNOWN;
  }

  /** A text, or what stands for it if it cannot be had. */
  attempt(ask: () => string): string {
    try {
      return ask();
    } catch (error) {
      if (error instanceof ClassFormatProblem || error instanceof BadDescriptor) return this.report(error);
      throw error;
    }
  }

  utf8(index: number): string {
    return this.attempt(() => this.pool.utf8(index));
  }

  /** Dotted name of a Class entry. */
  className(index: number): string {
    return this.attempt(() => javaName(this.pool.className(index)));
  }

  /** Dotted name of a Package entry. */
  packageName(index: number): string {
    return this.attempt(() => javaName(this.pool.packageName(index)));
  }

  moduleName(index: number): string {
    return this.attempt(() => this.pool.moduleName(index));
  }

  /** All attributes; those without a proper name get what stands for it, and keep their `nameIndex`. */
  attributesOf(holder: AttributeHolder): AttributeInfo[] {
    return holder.attributesNamed((index) => (this.isUtf8(index) ? this.pool.utf8(index) : ''));
  }

  isUtf8(index: number): boolean {
    return this.pool.tag(index) === CpTag.UTF8;
  }

  /** `prefix#index   // comment` on one line. */
  withComment(text: string, comment: string): void {
    this.out.print(text);
    this.out.tab();
    this.out.println(`// ${comment}`);
  }
}

export const UNKNOWN = '???';

/** A fault in the words of the JDK's javap. */
export function faultText(error: Error): string {
  if (!(error instanceof ConstantPoolProblem))
    return error instanceof ClassFormatProblem ? error.reason : error.message;
  const { index, expectedTag, foundTag } = error;
  if (foundTag === 0) return `invalid index #${index}`;
  return `unexpected entry at #${index} -- expected tag ${expectedTag}, found ${foundTag}`;
}
