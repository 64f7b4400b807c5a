import { AttributeHolder, skipAttributes } from './attribute-holder.js';
import { ClassFormatProblem, TRUNCATED } from './class-format-problem.js';
import type { ConstantPool } from './constant-pool.js';

/** A row of LocalVariableTable or LocalVariableTypeTable (JVMS §4.7.13, §4.7.14). */
export interface LocalVariable {
  readonly startPc: number;
  readonly length: number;
  readonly name: string;
  /** Descriptor, or signature in a LocalVariableTypeTable. */
  readonly type: string;
  readonly index: number;
}

/** A method's code (JVMS §4.7.3). */
export class CodeAttribute extends AttributeHolder {
  readonly maxStack: number;
  readonly maxLocals: number;
  readonly code: Uint8Array;
  /** Offset of the first instruction in the class file. */
  readonly codeAt: number;
  private handlers: Int32Array | null = null;
  private lines: Int32Array | null = null;

  /** The attribute whose contents stand at `at`, `length` bytes long. */
  constructor(bytes: Uint8Array, pool: ConstantPool, at: number, length: number) {
    const end = at + length;
    const problem = (reason: string, text: string | null = TRUNCATED): ClassFormatProblem =>
      new ClassFormatProblem(pool.origin, at, 'attribute Code', reason, text);
    if (length < 12) throw problem('is too short');
    const codeLength =
      ((bytes[at + 4] << 24) | (bytes[at + 5] << 16) | (bytes[at + 6] << 8) | bytes[at + 7]) >>> 0;
    if (codeLength === 0 || codeLength > 65535) {
      throw problem(
        `code of ${codeLength} bytes`,
        `Invalid method Code length ${codeLength} in class file %s`,
      );
    }
    const tableAt = at + 8 + codeLength;
    if (tableAt + 4 > end) throw problem('code reaches beyond the end');
    const attributesAt = tableAt + 2 + 8 * ((bytes[tableAt] << 8) | bytes[tableAt + 1]);
    if (attributesAt + 2 > end) throw problem('exception table reaches beyond the end');
    const attributesEnd = skipAttributes(bytes, attributesAt, end, pool.origin);
    if (attributesEnd !== end)
      throw problem('has the wrong length', 'Code segment has wrong length in class file %s');
    super(bytes, pool, attributesAt);
    this.maxStack = (bytes[at] << 8) | bytes[at + 1];
    this.maxLocals = (bytes[at + 2] << 8) | bytes[at + 3];
    this.codeAt = at + 8;
    this.code = bytes.subarray(at + 8, tableAt);
  }

  /** startPc, endPc, handlerPc, catchType (Class entry, 0 = any) for each row. */
  get exceptionTable(): Int32Array {
    if (this.handlers !== null) return this.handlers;
    const at = this.codeAt + this.code.length;
    const table = new Int32Array(4 * this.u2(at));
    for (let i = 0; i < table.length; i++) table[i] = this.u2(at + 2 + 2 * i);
    this.handlers = table;
    return table;
  }

  /** startPc, line for each row of all LineNumberTable attributes. */
  get lineNumberTable(): Int32Array {
    if (this.lines !== null) return this.lines;
    const parts = this.tables('LineNumberTable', 2);
    const table = new Int32Array(parts.length);
    table.set(parts);
    this.lines = table;
    return table;
  }

  /** Rows of all attributes of that name (line and variable tables may come in several parts). */
  private tables(name: string, columns: number): number[] {
    const words: number[] = [];
    for (const info of this.attributes) {
      if (info.name !== name) continue;
      if (info.length < 2) throw this.tooShort(name, info.offset);
      for (const word of this.tableAt(name, info.offset, columns)) words.push(word);
    }
    return words;
  }

  /** Source line of the instruction at `pc`, -1 if unknown. */
  lineNumber(pc: number): number {
    const table = this.lineNumberTable;
    let line = -1;
    let best = -1;
    for (let i = 0; i < table.length; i += 2) {
      if (table[i] <= pc && table[i] >= best) {
        best = table[i];
        line = table[i + 1];
      }
    }
    return line;
  }

  get localVariableTable(): LocalVariable[] {
    return this.variables('LocalVariableTable');
  }

  get localVariableTypeTable(): LocalVariable[] {
    return this.variables('LocalVariableTypeTable');
  }

  private variables(name: string): LocalVariable[] {
    const words = this.tables(name, 5);
    const list: LocalVariable[] = [];
    for (let i = 0; i < words.length; i += 5) {
      list.push({
        startPc: words[i],
        length: words[i + 1],
        name: this.pool.utf8(words[i + 2]),
        type: this.pool.utf8(words[i + 3]),
        index: words[i + 4],
      });
    }
    return list;
  }

  /** Contents of StackMapTable (JVMS §4.7.4), undecoded. */
  get stackMapTable(): Uint8Array | null {
    return this.rawAttribute('StackMapTable');
  }
}
