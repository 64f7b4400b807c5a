/** Kinds of the arguments of a call in slot IR, which follow from its descriptor. */
import { descriptorShape } from '../../../ir/descriptor-shape.js';
import type { IrMethod } from '../../../ir/method.js';
import { IR_WORDS, IrOp, Kind, W } from '../../../ir/ops.js';
import type { CompileEnv } from '../../env.js';

export function hasReceiver(op: IrOp): boolean {
  return op !== IrOp.INVOKESTATIC && op !== IrOp.INVOKEDYNAMIC;
}

/** Kind of the index-th operand of the call at an instruction. */
export function argumentKind(link: CompileEnv, ir: IrMethod, instruction: number, index: number): Kind {
  const at = instruction * IR_WORDS;
  const receiver = hasReceiver(ir.code[at]) ? 1 : 0;
  if (index < receiver) return Kind.P;
  const shape = descriptorShape(link.methodDescriptor(ir.code[at + W.A]));
  if (shape === null) throw new Error('call: malformed descriptor');
  return shape.paramKinds[index - receiver];
}

/** Words that the arguments take on the operand stack. */
export function argumentWords(link: CompileEnv, op: IrOp, cpIndex: number): number {
  const shape = descriptorShape(link.methodDescriptor(cpIndex));
  if (shape === null) throw new Error('call: malformed descriptor');
  return shape.paramWords + (hasReceiver(op) ? 1 : 0);
}
