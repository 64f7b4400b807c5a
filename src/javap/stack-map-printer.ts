import { type StackMapFrame, VerificationTag, type VerificationType } from '../classfile/stack-map.js';
import type { Printing } from './printing.js';

/** StackMapTable (JVMS §4.7.4), frames as they are written down: each relative to the one before it. */
export function printStackMap(p: Printing, frames: readonly StackMapFrame[]): void {
  p.out.block(`StackMapTable: number_of_entries = ${frames.length}`, () => {
    for (const frame of frames) printFrame(p, frame);
  });
}

function frameName(type: number): string {
  if (type < 64) return 'same';
  if (type < 128) return 'same_locals_1_stack_item';
  if (type === 247) return 'same_locals_1_stack_item_frame_extended';
  if (type < 251) return 'chop';
  if (type === 251) return 'same_frame_extended';
  return type < 255 ? 'append' : 'full_frame';
}

function printFrame(p: Printing, frame: StackMapFrame): void {
  const { out } = p;
  const { type } = frame;
  out.block(`frame_type = ${type} /* ${frameName(type)} */`, () => {
    if (type >= 128) out.println(`offset_delta = ${frame.offsetDelta}`);
    if (type >= 252) out.println(`locals = ${list(p, frame.locals)}`);
    if ((type >= 64 && type <= 247) || type === 255) out.println(`stack = ${list(p, frame.stack)}`);
  });
}

function list(p: Printing, types: readonly VerificationType[]): string {
  return types.length === 0 ? '[]' : `[ ${types.map((type) => typeText(p, type)).join(', ')} ]`;
}

const names = ['top', 'int', 'float', 'double', 'long', 'null', 'this'];

function typeText(p: Printing, { tag, data }: VerificationType): string {
  if (tag === VerificationTag.OBJECT) return p.texts.described(data);
  if (tag === VerificationTag.UNINITIALIZED) return `uninitialized ${data}`;
  return names[tag];
}
