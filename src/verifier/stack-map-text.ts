/** A StackMapTable attribute as HotSpot's messages list it: frame kinds, offsets and types as they stand in the file, whatever stands there. */
import { VerificationTag } from '../classfile/stack-map.js';

/** Reads the attribute's contents (JVMS §4.7.4) and never beyond their end. */
class Cursor {
  at = 2;
  constructor(private readonly bytes: Uint8Array) {}

  u1(): number {
    return this.bytes[this.at++] ?? 0;
  }

  u2(): number {
    const high = this.u1();
    return (high << 8) | this.u1();
  }

  get count(): number {
    return ((this.bytes[0] ?? 0) << 8) | (this.bytes[1] ?? 0);
  }

  /** Is there a byte here? */
  get inside(): boolean {
    return this.at < this.bytes.length;
  }

  /** Are there that many? */
  has(count: number): boolean {
    return this.at + count <= this.bytes.length;
  }
}

const PLAIN = ['Top', 'Integer', 'Float', 'Double', 'Long', 'Null', 'UninitializedThis'];

/** One type, null if it is cut off. */
function typeText(cursor: Cursor): string | null {
  if (!cursor.inside) return null;
  const tag = cursor.u1();
  if (tag < PLAIN.length) return PLAIN[tag];
  if (tag !== VerificationTag.OBJECT && tag !== VerificationTag.UNINITIALIZED) return `BAD:${tag}`;
  if (!cursor.has(2)) return null;
  return `${tag === VerificationTag.OBJECT ? 'Object' : 'Uninitialized'}[#${cursor.u2()}]`;
}

function typeTexts(cursor: Cursor, count: number): string[] | null {
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const text = typeText(cursor);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

interface Described {
  readonly text: string;
  readonly whole: boolean;
  readonly bci: number;
}

function describeFrame(cursor: Cursor, before: number): Described {
  const type = cursor.u1();
  if (type < 64) return { text: `same_frame(@${before + type + 1})`, whole: true, bci: before + type + 1 };
  if (type < 128) return describeTypes(cursor, 'same_locals_1_stack_item_frame', before + type - 63, 1);
  if (type < 247) return { text: '', whole: false, bci: before };
  const fits = cursor.has(2);
  const bci = before + cursor.u2() + 1;
  if (type === 247) return describeTypes(cursor, 'same_locals_1_stack_item_extended', bci, 1);
  if (type < 251) return { text: `chop_frame(@${bci},${251 - type})`, whole: fits, bci };
  if (type === 251) return { text: `same_frame_extended(@${bci})`, whole: fits, bci };
  if (type < 255) return describeTypes(cursor, 'append_frame', bci, type - 251);
  return describeFull(cursor, bci);
}

function describeTypes(cursor: Cursor, name: string, bci: number, count: number): Described {
  const types = typeTexts(cursor, count);
  return types === null ? cut(name, bci) : { text: `${name}(@${bci},${types.join(',')})`, whole: true, bci };
}

function describeFull(cursor: Cursor, bci: number): Described {
  const locals = typeTexts(cursor, cursor.u2());
  if (locals === null || !cursor.has(2)) return cut('full_frame', bci);
  const stack = typeTexts(cursor, cursor.u2());
  if (stack === null) return cut('full_frame', bci);
  return { text: `full_frame(@${bci},{${locals.join(',')}},{${stack.join(',')}})`, whole: true, bci };
}

function cut(name: string, bci: number): Described {
  return { text: `${name}(@${bci}), output truncated, Stackmap exceeds table size.`, whole: false, bci };
}

/** One line a frame, indented by four; the last without a line end if the table is cut off. */
export function describeStackMaps(bytes: Uint8Array): string {
  const cursor = new Cursor(bytes);
  let text = '';
  let bci = -1;
  for (let left = cursor.count; left > 0; left--) {
    const { inside } = cursor;
    const frame = describeFrame(cursor, bci);
    text += `    ${frame.text}`;
    if (!inside || !frame.whole) return text;
    text += '\n';
    bci = frame.bci;
  }
  return text;
}
