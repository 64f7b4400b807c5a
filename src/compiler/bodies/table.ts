/** Bodies that replace a native method, or stand before it. */
import { ClassFlag, Ctx } from '../../layout/layout.js';
import { Reg } from '../../x64/assembler.js';
import { Intrinsic } from '../intrinsics.js';
import { emitArrayCopy, emitArrayGet, emitArrayLength, emitNewArray } from './arrays.js';
import type { BodyEmitter } from './body.js';
import {
  emitFlag,
  emitGetModifiers,
  emitGetSuperclass,
  emitIsAssignableFrom,
  emitIsInstance,
} from './classes.js';
import { emitGetCallerClass } from './frames.js';
import { emitCopyMemory, emitCrc32cBuffer, emitCrc32cBytes } from './memory.js';
import {
  emitClearReference,
  emitClone,
  emitHashCode,
  emitHoldsLock,
  emitNotify,
  emitRefersTo,
} from './objects.js';
import { emitFindLatin1 } from './search.js';
import {
  emitBytesEqual,
  emitCompareLatin1,
  emitHasNegatives,
  emitIndexOfLatin1,
  emitInflate,
} from './texts.js';
import { emitAddToWord, emitLoadWord, emitNothing, emitStoreWord } from './threads.js';

export interface BodyRow {
  readonly emit: BodyEmitter;
  /** What is not simple is the native method's, behind the body. */
  readonly native: boolean;
}

const whole = (emit: BodyEmitter): BodyRow => ({ emit, native: false });
const fast = (emit: BodyEmitter): BodyRow => ({ emit, native: true });
const flag = (bit: ClassFlag): BodyRow => whole((body) => emitFlag(body, bit));

export const BODIES: Readonly<Partial<Record<Intrinsic, BodyRow>>> = {
  [Intrinsic.HASH_CODE]: fast((body) => emitHashCode(body, false)),
  [Intrinsic.IDENTITY_HASH_CODE]: fast((body) => emitHashCode(body, true)),
  [Intrinsic.ARRAY_COPY]: fast(emitArrayCopy),
  [Intrinsic.CLONE]: fast(emitClone),
  [Intrinsic.NOTIFY]: fast(emitNotify),
  [Intrinsic.HOLDS_LOCK]: fast(emitHoldsLock),
  [Intrinsic.IS_INSTANCE]: whole(emitIsInstance),
  [Intrinsic.IS_ASSIGNABLE_FROM]: fast(emitIsAssignableFrom),
  [Intrinsic.IS_ARRAY]: flag(ClassFlag.ARRAY),
  [Intrinsic.IS_INTERFACE]: flag(ClassFlag.INTERFACE),
  [Intrinsic.IS_PRIMITIVE]: flag(ClassFlag.PRIMITIVE),
  [Intrinsic.IS_HIDDEN]: flag(ClassFlag.HIDDEN),
  [Intrinsic.GET_SUPERCLASS]: whole(emitGetSuperclass),
  [Intrinsic.GET_MODIFIERS]: fast(emitGetModifiers),
  [Intrinsic.ARRAY_LENGTH]: fast(emitArrayLength),
  [Intrinsic.ARRAY_GET]: fast(emitArrayGet),
  [Intrinsic.NEW_ARRAY]: fast(emitNewArray),
  [Intrinsic.REFERS_TO]: whole(emitRefersTo),
  [Intrinsic.CLEAR_REFERENCE]: whole(emitClearReference),
  [Intrinsic.GET_CALLER_CLASS]: fast(emitGetCallerClass),
  [Intrinsic.COPY_MEMORY]: fast(emitCopyMemory),
  [Intrinsic.BYTES_EQUAL]: whole(emitBytesEqual),
  [Intrinsic.COMPARE_LATIN1]: whole(emitCompareLatin1),
  [Intrinsic.HAS_NEGATIVES]: whole(emitHasNegatives),
  [Intrinsic.INDEX_OF_LATIN1]: whole(emitIndexOfLatin1),
  [Intrinsic.FIND_LATIN1]: whole(emitFindLatin1),
  [Intrinsic.INFLATE]: whole(emitInflate),
  [Intrinsic.CRC32C_BYTES]: whole(emitCrc32cBytes),
  [Intrinsic.CRC32C_BUFFER]: whole(emitCrc32cBuffer),
  [Intrinsic.CURRENT_CARRIER_THREAD]: whole((body) => emitLoadWord(body, Ctx.CARRIER)),
  [Intrinsic.SET_CURRENT_THREAD]: whole((body) => emitStoreWord(body, Ctx.THREAD, Reg.RSI)),
  [Intrinsic.SCOPED_VALUES]: whole((body) => emitLoadWord(body, Ctx.SCOPED_VALUES)),
  [Intrinsic.SET_SCOPED_VALUES]: whole((body) => emitStoreWord(body, Ctx.SCOPED_VALUES, Reg.RDI)),
  [Intrinsic.PIN]: whole((body) => emitAddToWord(body, Ctx.PINS, 1)),
  [Intrinsic.UNPIN]: whole((body) => emitAddToWord(body, Ctx.PINS, -1)),
  [Intrinsic.NOTHING]: whole(emitNothing),
};
