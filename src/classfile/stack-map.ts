import type { AttributeReader } from './attribute-reader.js';

/** verification_type_info tags (JVMS §4.7.4). */
export const enum VerificationTag {
  TOP = 0,
  INTEGER,
  FLOAT,
  DOUBLE,
  LONG,
  NULL,
  UNINITIALIZED_THIS,
  OBJECT,
  UNINITIALIZED,
}

export interface VerificationType {
  readonly tag: VerificationTag;
  /** Class entry of an object, offset of the `new` of an uninitialized one; else 0. */
  readonly data: number;
}

/** A frame as it is written down, relative to the one before it. */
export interface StackMapFrame {
  /** frame_type: 0-63 same, 64-127 one stack item, 247 the same extended, 248-250 chop, 251 same extended, 252-254 append, 255 full. */
  readonly type: number;
  readonly offsetDelta: number;
  /** Added locals, or all of a full frame. */
  readonly locals: readonly VerificationType[];
  readonly stack: readonly VerificationType[];
}

function readType(reader: AttributeReader): VerificationType {
  const tag = reader.u1();
  if (tag > VerificationTag.UNINITIALIZED) throw reader.problem(`unknown verification type ${tag}`);
  return { tag, data: tag >= VerificationTag.OBJECT ? reader.u2() : 0 };
}

/** One stack_map_frame. */
export function readStackMapFrame(reader: AttributeReader): StackMapFrame {
  const type = reader.u1();
  const types = (count: number): VerificationType[] => reader.list(count, () => readType(reader));
  if (type < 64) return { type, offsetDelta: type, locals: [], stack: [] };
  if (type < 128) return { type, offsetDelta: type - 64, locals: [], stack: types(1) };
  if (type < 247) throw reader.problem(`unknown frame type ${type}`);
  const offsetDelta = reader.u2();
  if (type === 247) return { type, offsetDelta, locals: [], stack: types(1) };
  if (type < 252) return { type, offsetDelta, locals: [], stack: [] };
  if (type < 255) return { type, offsetDelta, locals: types(type - 251), stack: [] };
  const locals = types(reader.u2());
  return { type, offsetDelta, locals, stack: types(reader.u2()) };
}
