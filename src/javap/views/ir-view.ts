/** `--format=ir`: each method's slot IR (docs/IR.md), with the bytecode that it comes from. */
import { IrBuilder } from '../../ir/builder.js';
import { IrError } from '../../ir/ir-error.js';
import type { IrMethod } from '../../ir/method.js';
import { IR_WORDS, W } from '../../ir/ops.js';
import { IrPrinter } from '../../ir/printer.js';
import { headingLine, type MethodView } from './method-view.js';
import type { Paint } from './paint.js';

/** Column of the bytecode. */
const COLUMN = 48;

export function irView(views: readonly MethodView[], paint: Paint): string {
  const builder = new IrBuilder();
  return views.map((view) => oneMethod(builder, view, paint)).join('\n');
}

function oneMethod(builder: IrBuilder, view: MethodView, paint: Paint): string {
  let text = headingLine(view, paint);
  let ir: IrMethod;
  try {
    ir = builder.build(view.source);
  } catch (error) {
    if (!(error instanceof IrError)) throw error;
    return `${text}  ${paint.comment(`; cannot be translated: ${error.message}`)}\n`;
  }
  const printer = new IrPrinter(ir, view.constants);
  text += `  ${paint.comment(`; ${printer.signature()}`)}\n`;
  let lastBci = -1;
  let lastLine = -1;
  for (let block = 0; block < ir.blockCount; block++) {
    text += `  ${paint.label(printer.blockLine(block))}\n`;
    for (let i = ir.blockStart[block]; i < printer.blockEnd(block); i++) {
      const bci = ir.code[i * IR_WORDS + W.BCI];
      const line = view.lineOf(bci);
      if (line >= 0 && line !== lastLine) text += `    ${paint.comment(`; line ${line}`)}\n`;
      text += `${instructionLine(printer.instruction(i), bci === lastBci ? '' : `${bci}: ${view.bytecode(bci)}`, paint)}\n`;
      lastBci = bci;
      lastLine = line;
    }
  }
  return text;
}

function instructionLine(instruction: string, bytecode: string, paint: Paint): string {
  const text = `    ${instruction}`;
  return bytecode === '' ? text : `${text.padEnd(COLUMN)} ${paint.origin(`; ${bytecode}`)}`;
}
