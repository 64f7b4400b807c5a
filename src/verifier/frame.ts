/** The type state that type checking carries from instruction to instruction (JVMS §4.10.1.4), and what goes wrong with it. */
import type { CodeAttribute, MemberInfo } from '../classfile/class-file.js';
import type { ClassContext } from './class-context.js';
import { type Context, type FrameCopy, type Origin, Reason, Source, VerifyFault } from './fault.js';
import { detailedMessage, externalMethodName } from './messages.js';
import { F, StackMapFrames } from './stack-map-frames.js';
import { isCategory1, isCategory2, isCategory2Second, isUninitialized, VType } from './types.js';

const LIMIT = 65536;

/** One for all methods: verification never waits in the middle of a method. */
export class Frame {
  readonly locals: Int32Array = new Int32Array(LIMIT + 1);
  readonly stack: Int32Array = new Int32Array(LIMIT + 1);
  readonly marks: Uint8Array = new Uint8Array(LIMIT);
  readonly maps: StackMapFrames = new StackMapFrames();
  maxLocals = 0;
  maxStack = 0;
  /** Locals from here on are TOP. */
  localCount = 0;
  depth = 0;
  /** Depth before the current instruction took anything. */
  depthBefore = 0;
  /** 1 in a constructor that has yet to call another. */
  flags = 0;
  bci = 0;
  /** Counts changes of locals and flags. */
  version = 0;
  context!: ClassContext;
  method!: MemberInfo;
  attribute!: CodeAttribute;
  code: Uint8Array = new Uint8Array(0);

  // ---- faults

  private copy(): FrameCopy {
    return {
      bci: this.bci,
      thisUninitialized: this.flags !== 0,
      locals: Array.from(this.locals.subarray(0, this.localCount)),
      stack: Array.from(this.stack.subarray(0, this.depthBefore)),
    };
  }

  /** The frame as it was before the current instruction. */
  frameOrigin(): Origin {
    return { source: Source.FRAME, index: 0, type: VType.TOP, frame: this.copy() };
  }

  localOrigin(index: number): Origin {
    return { source: Source.LOCAL, index, type: this.locals[index], frame: this.copy() };
  }

  /** What was taken from the stack last. */
  topOrigin(): Origin {
    return this.stackOrigin(this.depth);
  }

  private stackOrigin(index: number): Origin {
    return { source: Source.STACK, index, type: this.stack[index], frame: this.copy() };
  }

  implied(type: number): Origin {
    return { source: Source.IMPLIED, index: 0, type, frame: null };
  }

  fromPool(index: number, type: number): Origin {
    return { source: Source.POOL, index, type, frame: null };
  }

  fromSignature(type: number): Origin {
    return { source: Source.SIGNATURE, index: 0, type, frame: null };
  }

  /** A frame of the StackMapTable. */
  mapOrigin(frame: number, source: Source, index: number): Origin {
    const { table, types } = this.maps;
    const row = frame * F.SIZE;
    const locals = types.subarray(table[row + F.LOCALS_AT], table[row + F.LOCALS_AT] + table[row + F.LOCALS]);
    const stack = types.subarray(table[row + F.STACK_AT], table[row + F.STACK_AT] + table[row + F.STACK]);
    return {
      source,
      index,
      type:
        source === Source.MAP_LOCAL ? locals[index] : source === Source.MAP_STACK ? stack[index] : VType.TOP,
      frame: {
        bci: table[row + F.BCI],
        thisUninitialized: table[row + F.FLAGS] !== 0,
        locals: Array.from(locals),
        stack: Array.from(stack),
      },
    };
  }

  fault(message: string, context: Context): VerifyFault {
    const { name, descriptor } = this.method;
    const className = this.context.view.name;
    const method = { className, name, descriptor, code: this.attribute };
    const text = detailedMessage(this.context.types, message, context, method);
    return new VerifyFault('java/lang/VerifyError', text, true);
  }

  fail(message: string, context: Context): never {
    throw this.fault(message, context);
  }

  failCode(message: string, bci = this.bci): never {
    this.fail(message, { bci, reason: Reason.BAD_CODE });
  }

  failType(message: string, found: Origin, expected?: Origin): never {
    this.fail(message, { bci: this.bci, reason: Reason.BAD_TYPE, found, expected });
  }

  failPool(message: string, index: number): never {
    this.fail(message, { bci: this.bci, reason: Reason.BAD_POOL_INDEX, index });
  }

  private failLocal(message: string, index: number): never {
    this.fail(message, { bci: this.bci, reason: Reason.BAD_LOCAL_INDEX, index });
  }

  /** ClassFormatError, in HotSpot's words. */
  formatError(message: string): never {
    const { name, descriptor } = this.method;
    const where = externalMethodName(this.context.view.name, name, descriptor);
    throw new VerifyFault('java/lang/ClassFormatError', `${message} in method '${where}'`, true);
  }

  // ---- types

  /** JVMS §4.10.1.2. */
  isAssignable(from: number, to: number, protectedUse = false): boolean {
    if (from === to || to === VType.TOP) return true;
    if (to >= VType.CLASS) {
      if (from >= VType.CLASS) return this.context.isAssignable(from, to, protectedUse);
      return from === VType.NULL;
    }
    switch (to) {
      case VType.ANY_REFERENCE:
        return from >= VType.CLASS || from === VType.NULL || isUninitialized(from);
      case VType.CATEGORY_1:
        return isCategory1(from);
      case VType.CATEGORY_2:
        return isCategory2(from);
      case VType.CATEGORY_2_SECOND:
        return isCategory2Second(from);
      case VType.BOOLEAN:
      case VType.BYTE:
      case VType.SHORT:
      case VType.CHAR:
        return from === VType.INTEGER;
      default:
        return false;
    }
  }

  // ---- operand stack

  push(type: number): void {
    if (this.depth >= this.maxStack) this.overflow();
    this.stack[this.depth++] = type;
  }

  /** A long or double, given its first half. */
  push2(type: number): void {
    const { depth } = this;
    if (depth >= this.maxStack - 1) this.overflow();
    this.stack[depth] = type;
    this.stack[depth + 1] = type + 1;
    this.depth = depth + 2;
  }

  /** Pushes a value of the type, which may take two slots. */
  pushValue(type: number): void {
    this.push(type);
    if (isCategory2(type)) this.push(type + 1);
  }

  private overflow(): never {
    const found = this.frameOrigin();
    this.fail('Operand stack overflow', { bci: this.bci, reason: Reason.STACK_OVERFLOW, found });
  }

  /** Pops and returns a type that must be assignable to `expected`. */
  pop(expected: number): number {
    const at = this.depth - 1;
    if (at >= 0) {
      const top = this.stack[at];
      if (top === expected || this.isAssignable(top, expected)) {
        this.depth = at;
        return top;
      }
    }
    throw this.popFault(expected);
  }

  /** Pops whatever there is. */
  popAny(): number {
    if (this.depth <= 0) throw this.underflow();
    return this.stack[--this.depth];
  }

  /** Pops a long or double, given its first half. */
  pop2(type: number): void {
    const { depth, stack } = this;
    if (depth >= 2 && stack[depth - 1] === type + 1 && stack[depth - 2] === type) {
      this.depth = depth - 2;
      return;
    }
    // Both halves are looked at, and the fault found last is told.
    const second = this.popFault(type + 1);
    const first = this.popFault(type);
    const fault = first ?? second;
    if (fault !== null) throw fault;
  }

  private underflow(): VerifyFault {
    const found = this.frameOrigin();
    return this.fault('Operand stack underflow', { bci: this.bci, reason: Reason.STACK_UNDERFLOW, found });
  }

  /** Pops; what is wrong with it, or null. */
  private popFault(expected: number): VerifyFault | null {
    if (this.depth <= 0) return this.underflow();
    this.depth--;
    if (this.isAssignable(this.stack[this.depth], expected)) return null;
    const found = this.topOrigin();
    const context = { bci: this.bci, reason: Reason.BAD_TYPE, found, expected: this.implied(expected) };
    return this.fault('Bad type on operand stack', context);
  }

  // ---- locals

  /** A local variable of one slot, whose type must be assignable to `expected`. */
  local(index: number, expected: number): number {
    if (index >= this.maxLocals) this.failLocal('Local variable table overflow', index);
    const type = this.locals[index];
    if (type !== expected && !this.isAssignable(type, expected)) this.badLocal(index, expected);
    return type;
  }

  /** A local variable that must hold this long or double. */
  checkLocal2(index: number, type: number): void {
    if (index >= this.localCount - 1) this.failLocal('get long/double overflows locals', index);
    if (this.locals[index] !== type) this.badLocal(index, type);
    if (this.locals[index + 1] !== type + 1) this.badLocal(index + 1, type + 1);
  }

  private badLocal(index: number, expected: number): never {
    this.failType('Bad local variable type', this.localOrigin(index), this.implied(expected));
  }

  setLocal(index: number, type: number): void {
    if (index >= this.maxLocals) this.failLocal('Local variable table overflow', index);
    const { locals } = this;
    const old = locals[index];
    if (old === type) return;
    if (isCategory2(old)) locals[index + 1] = VType.TOP;
    else if (isCategory2Second(old)) locals[index - 1] = VType.TOP;
    locals[index] = type;
    if (index >= this.localCount) this.localCount = index + 1;
    this.version++;
  }

  setLocal2(index: number, type: number): void {
    if (index >= this.maxLocals - 1) this.failLocal('Local variable table overflow', index);
    const { locals } = this;
    if (locals[index] === type && locals[index + 1] === type + 1) return;
    if (isCategory2(locals[index + 1])) locals[index + 2] = VType.TOP;
    if (isCategory2Second(locals[index])) locals[index - 1] = VType.TOP;
    locals[index] = type;
    locals[index + 1] = type + 1;
    if (index >= this.localCount - 1) this.localCount = index + 2;
    this.version++;
  }

  /** A constructor has been called on an object: all copies of the reference are initialised. */
  initialize(from: number, to: number): void {
    const { locals, stack } = this;
    for (let i = 0; i < this.localCount; i++) if (locals[i] === from) locals[i] = to;
    for (let i = 0; i < this.depth; i++) if (stack[i] === from) stack[i] = to;
    if (from === VType.UNINITIALIZED_THIS) this.flags = 0;
    this.version++;
  }

  // ---- frames of the StackMapTable

  /** Why the type state cannot go on at that frame (JVMS §4.10.1.4), null if it can. */
  mismatch(frame: number): Context | null {
    const { table, types } = this.maps;
    const row = frame * F.SIZE;
    const { stack } = this;
    if (this.depth !== table[row + F.STACK]) {
      const expected = this.mapOrigin(frame, Source.FRAME, 0);
      return { bci: this.bci, reason: Reason.STACK_SIZES_DIFFER, found: this.frameOrigin(), expected };
    }
    const bad = this.badMapLocal(row);
    if (bad >= 0) {
      const expected = this.mapOrigin(frame, Source.MAP_LOCAL, bad);
      return { bci: table[row], reason: Reason.BAD_TYPE, found: this.localOrigin(bad), expected };
    }
    const at = table[row + F.STACK_AT];
    for (let i = 0; i < this.depth; i++) {
      const to = types[at + i];
      if (stack[i] === to || this.isAssignable(stack[i], to)) continue;
      const expected = this.mapOrigin(frame, Source.MAP_STACK, i);
      return { bci: table[row], reason: Reason.BAD_TYPE, found: this.stackOrigin(i), expected };
    }
    if (this.flags <= table[row + F.FLAGS]) return null;
    const expected = this.mapOrigin(frame, Source.FRAME, 0);
    return { bci: table[row], reason: Reason.BAD_FLAGS, found: this.frameOrigin(), expected };
  }

  /** Index of the first local variable that does not suit the frame in that row, -1 if all do. */
  private badMapLocal(row: number): number {
    const { table, types } = this.maps;
    const { locals } = this;
    const count = table[row + F.LOCALS];
    const at = table[row + F.LOCALS_AT];
    for (let i = 0; i < count; i++) {
      const to = types[at + i];
      if (locals[i] !== to && !this.isAssignable(locals[i], to)) return i;
    }
    return -1;
  }

  /** Goes on with what the frame says. */
  adopt(frame: number): void {
    const { table, types } = this.maps;
    const row = frame * F.SIZE;
    const count = table[row + F.LOCALS];
    let at = table[row + F.LOCALS_AT];
    for (let i = 0; i < count; i++) this.locals[i] = types[at + i];
    if (this.localCount > count) this.locals.fill(VType.TOP, count, this.localCount);
    this.localCount = count;
    const depth = table[row + F.STACK];
    at = table[row + F.STACK_AT];
    for (let i = 0; i < depth; i++) this.stack[i] = types[at + i];
    this.depth = depth;
    this.depthBefore = depth;
    this.flags = table[row + F.FLAGS];
    this.version++;
  }

  /** There is no room for an exception on the operand stack. */
  failHandler(flags: number): never {
    const frame = { ...this.copy(), stack: [], thisUninitialized: flags !== 0 };
    const found = { ...this.frameOrigin(), frame };
    this.fail('Operand stack overflow', { bci: this.bci, reason: Reason.STACK_OVERFLOW, found });
  }

  /** Why an exception of that type cannot be handled at that frame, null if it can. The operand stack is left as it was. */
  handlerMismatch(frame: number, exception: number, flags: number): Context | null {
    const { depth, depthBefore } = this;
    const kept = this.stack[0];
    const flagsKept = this.flags;
    this.stack[0] = exception;
    this.depth = 1;
    this.depthBefore = 1;
    this.flags = flags;
    try {
      return this.mismatch(frame);
    } finally {
      this.stack[0] = kept;
      this.depth = depth;
      this.depthBefore = depthBefore;
      this.flags = flagsKept;
    }
  }
}
