/** Faults that verification finds, and the context that HotSpot's messages describe. */
import type { VType } from './types.js';

/** What the verified class is refused with. */
export class VerifyFault {
  constructor(
    readonly kind: 'java/lang/VerifyError' | 'java/lang/ClassFormatError',
    readonly message: string,
    /** Whether a class of version 50 may still be verified by type inference (JVMS §4.10). */
    readonly mayFailOver: boolean,
  ) {}
}

/** A type state as it was. */
export interface FrameCopy {
  readonly bci: number;
  readonly thisUninitialized: boolean;
  readonly locals: readonly number[];
  readonly stack: readonly number[];
}

/** Where a type in a message comes from. */
export const enum Source {
  /** Only the frame is shown. */
  FRAME,
  LOCAL,
  STACK,
  MAP_LOCAL,
  MAP_STACK,
  POOL,
  SIGNATURE,
  /** What the instruction asks for. */
  IMPLIED,
}

export interface Origin {
  readonly source: Source;
  readonly index: number;
  readonly type: VType | number;
  readonly frame: FrameCopy | null;
}

export const enum Reason {
  BAD_CODE,
  BAD_TYPE,
  BAD_FLAGS,
  BAD_POOL_INDEX,
  BAD_LOCAL_INDEX,
  STACK_SIZES_DIFFER,
  STACK_OVERFLOW,
  STACK_UNDERFLOW,
  MISSING_MAP,
  BAD_MAP,
}

/** The circumstances of a fault. */
export interface Context {
  readonly bci: number;
  readonly reason: Reason;
  /** The pool or local index that is wrong. */
  readonly index?: number;
  readonly found?: Origin;
  readonly expected?: Origin;
}
