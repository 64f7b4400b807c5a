import type { ClassFile, CodeAttribute, MemberInfo } from '../../classfile/class-file.js';
import type { MethodSource } from '../../ir/method-source.js';
import type { PrintableConstants } from '../../ir/printer.js';
import { Acc } from '../../jvms/access-flags.js';
import { instructionLength } from '../../jvms/opcodes.js';
import { methodHeading } from '../class-printer.js';
import { instructionText } from '../code-printer.js';
import { ConstantTexts } from '../constants.js';

import { Access, type DisplayOptions } from '../options.js';
import { Printing } from '../printing.js';
import type { Paint } from './paint.js';

/** A method with code, and what the views ask of it. */
export class MethodView {
  readonly source: MethodSource;
  /** javap's line for the method, without the semicolon. */
  readonly heading: string;
  private readonly texts: ConstantTexts;

  constructor(
    readonly file: ClassFile,
    readonly method: MemberInfo,
    readonly code: CodeAttribute,
    options: DisplayOptions,
  ) {
    this.texts = new ConstantTexts(file.pool, file.thisClass);
    this.heading = methodHeading(new Printing(file, options), method);
    this.source = {
      code: code.code,
      maxStack: code.maxStack,
      maxLocals: code.maxLocals,
      isStatic: (method.accessFlags & Acc.STATIC) !== 0,
      descriptor: method.descriptor,
      exceptionTable: code.exceptionTable,
      constants: file.pool,
    };
  }

  /** One line for the instruction at a bytecode index. */
  bytecode(bci: number): string {
    return instructionText(this.texts, this.code.code, bci);
  }

  /** All bytecode indices at which instructions start. */
  get indices(): number[] {
    const list: number[] = [];
    for (let pc = 0; pc < this.code.code.length; ) {
      list.push(pc);
      pc += Math.max(1, instructionLength(this.code.code, pc));
    }
    return list;
  }

  /** Source line of the instruction at a bytecode index, or -1. */
  lineOf(bci: number): number {
    return this.code.lineNumber(bci);
  }

  /** Constants in words, for the IR's printer. */
  get constants(): PrintableConstants {
    const { pool } = this.file;
    const { texts } = this;
    return {
      tag: (i) => pool.tag(i),
      intBits: (i) => pool.intBits(i),
      lowBits: (i) => pool.lowBits(i),
      highBits: (i) => pool.highBits(i),
      fieldDescriptor: (i) => pool.fieldDescriptor(i),
      methodDescriptor: (i) => pool.methodDescriptor(i),
      describe: (i) => texts.value(i),
    };
  }
}

/** The methods that a view shows: those with code that match, in the file's order. */
export function selectMethods(file: ClassFile, wanted: string | null, options: DisplayOptions): MethodView[] {
  const list: MethodView[] = [];
  for (const method of file.methods) {
    if (wanted !== null && method.name !== wanted && method.name + method.descriptor !== wanted) continue;
    // The views show private methods, too: they are about code, not about what others may use.
    const code = method.code;
    if (code !== null) list.push(new MethodView(file, method, code, { ...options, access: Access.PRIVATE }));
  }
  return list;
}

/** Heading of a method in a view. */
export function headingLine(view: MethodView, paint: Paint): string {
  const line = view.code.lineNumber(0);
  const source = view.file.sourceFile;
  const where = line < 0 || source === null ? '' : paint.comment(`  // ${source}:${line}`);
  return `${paint.heading(view.heading)}${where}\n`;
}
