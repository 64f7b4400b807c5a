import type { ClassFile } from '../classfile/class-file.js';
import type { ConstantPool } from '../classfile/constant-pool.js';
import { ConstantTexts } from './constants.js';
import { LineWriter } from './line-writer.js';
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
    this.texts = new ConstantTexts(file.pool, file.thisClass);
  }

  /** `prefix#index   // comment` on one line. */
  withComment(text: string, comment: string): void {
    this.out.print(text);
    this.out.tab();
    this.out.println(`// ${comment}`);
  }
}
