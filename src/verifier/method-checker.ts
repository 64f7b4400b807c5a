/** Type checking of a method by its StackMapTable (JVMS §4.10.1), instruction by instruction, with HotSpot's order of checks. */
import type { CodeAttribute, MemberInfo } from '../classfile/class-file.js';
import { Op, opcodeLength } from '../jvms/opcodes.js';
import type { ClassContext } from './class-context.js';
import { lengthAt, Mark, markInstructions } from './code-map.js';
import { checkConstant } from './constants.js';
import { Reason, Source, VerifyFault } from './fault.js';
import { Frame } from './frame.js';
import { isStatic } from './host.js';
import { checkField, checkInvoke } from './members.js';
import { arrayInstruction, newArray, newInstruction, typeInstruction } from './objects.js';
import { CONDITIONAL, PLAN_BITS, PLAN_MASK, plans, RESULT_SHIFT } from './simple-instructions.js';
import { stackInstruction } from './stack-instructions.js';
import { F, type MapReaderHost, type StackMapFrames } from './stack-map-frames.js';
import { VType } from './types.js';

const NO_FRAME = 'Expecting a stack map frame';

/** Offsets of the contents of the attributes of that name. */
function attributesNamed(holder: CodeAttribute, name: string): number[] {
  const { bytes, pool } = holder;
  const found: number[] = [];
  let at = holder.attributesAt;
  let left = (bytes[at] << 8) | bytes[at + 1];
  at += 2;
  for (; left > 0; left--) {
    if (pool.utf8((bytes[at] << 8) | bytes[at + 1]) === name) found.push(at + 6);
    at += 6 + ((bytes[at + 2] << 24) | (bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5]);
  }
  return found;
}

export class MethodChecker extends Frame implements MapReaderHost {
  /** What return instructions must return, TOP for void. */
  private returnType = 0;
  /** Where the instructions lie that some handler covers. */
  private tryStart = 0;
  private tryEnd = 0;
  /** Versions of the locals that each handler was last compared with. */
  private handlerVersions = new Int32Array(16);

  get codeLength(): number {
    return this.code.length;
  }

  /** Throws VerifyFault, or ClassNeeded. */
  check(context: ClassContext, method: MemberInfo, attribute: CodeAttribute): void {
    this.context = context;
    this.method = method;
    this.attribute = attribute;
    this.code = attribute.code;
    this.maxLocals = attribute.maxLocals;
    this.maxStack = attribute.maxStack;
    this.enter();
    const bad = markInstructions(this.code, this.marks);
    if (bad >= 0) this.failCode('Bad instruction', bad);
    this.checkHandlers();
    this.checkVariableTable();
    this.maps.read(attribute.stackMapTable, this, this.locals, this.localCount, this.flags);
    this.run();
  }

  /** The type state at the method's entry. */
  private enter(): void {
    const { locals, context, method } = this;
    locals.fill(VType.TOP, 0, this.localCount);
    this.depth = 0;
    this.depthBefore = 0;
    this.flags = 0;
    this.version = 0;
    this.bci = 0;
    let count = 0;
    if (!isStatic(method)) {
      const constructs = method.name === '<init>' && context.thisType !== context.types.object;
      locals[count++] = constructs ? VType.UNINITIALIZED_THIS : context.thisType;
      if (constructs) this.flags = 1;
    }
    const signature = context.types.signature(method.descriptor);
    locals.set(signature.arguments, count);
    this.localCount = count + signature.arguments.length;
    this.returnType = signature.declaredResult;
  }

  // ---- tables of the Code attribute

  private checkHandlers(): void {
    const table = this.attribute.exceptionTable;
    const { code, marks, context } = this;
    const end = code.length;
    this.tryStart = end;
    this.tryEnd = -1;
    for (let i = 0; i < table.length; i += 4) {
      const from = table[i];
      const to = table[i + 1];
      const handler = table[i + 2];
      if (from >= end || marks[from] === Mark.NONE)
        this.formatError(`Illegal exception table start_pc ${from}`);
      if (to !== end && (to > end || marks[to] === Mark.NONE))
        this.formatError(`Illegal exception table end_pc ${to}`);
      if (handler >= end || marks[handler] === Mark.NONE)
        this.formatError(`Illegal exception table handler_pc ${handler}`);
      if (table[i + 3] !== 0) this.checkCatchType(table[i + 3], handler, context.types.throwable);
      if (from < this.tryStart) this.tryStart = from;
      if (to > this.tryEnd) this.tryEnd = to;
    }
    const count = table.length >> 2;
    if (count > this.handlerVersions.length) this.handlerVersions = new Int32Array(2 * count);
    this.handlerVersions.fill(-1, 0, count);
  }

  private checkCatchType(index: number, handler: number, throwable: number): void {
    const type = this.context.classType(index);
    if (this.isAssignable(type, throwable)) return;
    this.bci = handler;
    this.failType(
      `Catch type is not a subclass of Throwable in exception handler ${handler}`,
      this.fromPool(index, type),
      this.implied(throwable),
    );
  }

  private checkVariableTable(): void {
    const { marks, attribute } = this;
    const { bytes } = attribute;
    const end = this.code.length;
    for (const at of attributesNamed(attribute, 'LocalVariableTable')) {
      const rows = (bytes[at] << 8) | bytes[at + 1];
      for (let row = at + 2; row < at + 2 + 10 * rows; row += 10) {
        const start = (bytes[row] << 8) | bytes[row + 1];
        const length = (bytes[row + 2] << 8) | bytes[row + 3];
        if (start >= end || marks[start] === Mark.NONE)
          this.formatError(`Illegal local variable table start_pc ${start}`);
        const to = start + length;
        if (to !== end && (to > end || marks[to] === Mark.NONE))
          this.formatError(`Illegal local variable table length ${length}`);
      }
    }
  }

  // ---- StackMapTable

  classType(index: number): number {
    return this.context.isClass(index) ? this.context.classType(index) : -1;
  }

  malformed(reason: string): never {
    throw new VerifyFault('java/lang/ClassFormatError', `StackMapTable format error: ${reason}`, false);
  }

  badOffset(_frames: StackMapFrames, frame: number): never {
    const found = this.mapOrigin(frame, Source.FRAME, 0);
    this.fail('StackMapTable error: bad offset', { bci: 0, reason: Reason.BAD_MAP, found });
  }

  /** Before an instruction: the frame there, if any, must suit and is what goes on. Returns the number of the next frame. */
  private meetMap(next: number, reachable: boolean): number {
    const { bci, maps } = this;
    if (next >= maps.count) {
      if (!reachable) this.failCode(NO_FRAME);
      return next;
    }
    const at = maps.table[next * F.SIZE + F.BCI];
    if (at > bci) {
      if (!reachable) this.fail(NO_FRAME, { bci, reason: Reason.MISSING_MAP });
      return next;
    }
    if (at < bci) this.formatError(`Bad stack map offset ${at}`);
    if (reachable) {
      const context = this.mismatch(next);
      if (context !== null) this.fail('Instruction type does not match stack map', context);
    }
    this.adopt(next);
    return next + 1;
  }

  private frameAtTarget(target: number): number {
    const frame = this.maps.frameAt(target);
    if (frame >= 0) return frame;
    return this.fail(`Expecting a stackmap frame at branch target ${target}`, {
      bci: this.bci,
      reason: Reason.MISSING_MAP,
    });
  }

  /** The type state must suit the frame at the jump's target. */
  checkJump(offset: number): void {
    const target = (this.bci + offset) | 0;
    const context = this.mismatch(this.frameAtTarget(target));
    if (context !== null) this.fail(`Inconsistent stackmap frames at branch target ${target}`, context);
  }

  /** The type state must suit all handlers that cover the instruction. */
  checkHandlerFrames(flags: number): void {
    const table = this.attribute.exceptionTable;
    const { bci, handlerVersions, context } = this;
    // With flags of before a constructor call, what was found out for the current type state says nothing.
    const version = flags === this.flags ? this.version : -1;
    for (let i = 0; i < table.length; i += 4) {
      if (bci < table[i] || bci >= table[i + 1]) continue;
      if (version >= 0 && handlerVersions[i >> 2] === version) continue;
      const catchType = table[i + 3];
      const exception = catchType === 0 ? context.types.throwable : context.classType(catchType);
      const handler = table[i + 2];
      if (this.maxStack < 1) this.failHandler(flags);
      const mismatch = this.handlerMismatch(this.frameAtTarget(handler), exception, flags);
      if (mismatch !== null)
        this.fail(`Stack map does not match the one at exception handler ${handler}`, mismatch);
      handlerVersions[i >> 2] = version;
    }
  }

  // ---- instructions

  private run(): void {
    const { code } = this;
    const end = code.length;
    let nextMap = 0;
    let reachable = true;
    for (let bci = 0; bci < end; ) {
      const opcode = code[bci];
      this.bci = bci;
      this.depthBefore = this.depth;
      nextMap = this.meetMap(nextMap, reachable);
      const covered = bci >= this.tryStart && bci < this.tryEnd;
      const actual = opcode === Op.WIDE ? code[bci + 1] : opcode;
      const stores = actual >= Op.ISTORE && actual <= Op.ASTORE_3;
      if (covered && stores) this.checkHandlerFrames(this.flags);
      const flags = this.flags;
      reachable = this.instruction(opcode, covered);
      if (covered && !stores) this.checkHandlerFrames(this.flags | flags);
      bci += opcodeLength[opcode] || lengthAt(code, bci);
    }
    if (reachable) this.failCode('Control flow falls through code end', end);
  }

  /** One instruction. Can control go on to the next? */
  private instruction(opcode: number, covered: boolean): boolean {
    const plan = plans[opcode];
    if (plan !== 0) {
      this.follow(plan);
      return true;
    }
    const { code, bci } = this;
    if (opcode <= Op.LDC2_W) {
      if (opcode === Op.ACONST_NULL) this.push(VType.NULL);
      else checkConstant(this, opcode, opcode === Op.LDC ? code[bci + 1] : this.u2(1));
      return true;
    }
    if (opcode <= Op.ALOAD_3) return this.load(opcode, code[bci + 1]);
    if (opcode <= Op.SALOAD) return arrayInstruction(this, opcode - Op.IALOAD, false);
    if (opcode <= Op.ASTORE_3) return this.store(opcode, code[bci + 1]);
    if (opcode <= Op.SASTORE) return arrayInstruction(this, opcode - Op.IASTORE, true);
    if (opcode <= Op.SWAP) return stackInstruction(this, opcode);
    if (opcode === Op.IINC) return this.increment(code[bci + 1]);
    if (opcode >= Op.IRETURN && opcode <= Op.RETURN) return this.return(opcode);
    if (opcode >= Op.GETSTATIC && opcode <= Op.PUTFIELD) {
      checkField(this, opcode);
      return true;
    }
    if (opcode >= Op.INVOKEVIRTUAL && opcode <= Op.INVOKEDYNAMIC) {
      checkInvoke(this, opcode, covered);
      return true;
    }
    return this.other(opcode);
  }

  /** Jumps that depend on references or on nothing, and instructions on types. */
  private other(opcode: number): boolean {
    const { code, bci, context } = this;
    switch (opcode) {
      case Op.IF_ACMPEQ:
      case Op.IF_ACMPNE:
        this.pop(VType.ANY_REFERENCE);
        this.pop(VType.ANY_REFERENCE);
        this.checkJump(this.s2(1));
        return true;
      case Op.IFNULL:
      case Op.IFNONNULL:
        this.pop(VType.ANY_REFERENCE);
        this.checkJump(this.s2(1));
        return true;
      case Op.GOTO:
        this.checkJump(this.s2(1));
        return false;
      case Op.GOTO_W:
        this.checkJump(this.s4(bci + 1));
        return false;
      case Op.TABLESWITCH:
      case Op.LOOKUPSWITCH:
        this.switch(opcode === Op.TABLESWITCH);
        return false;
      case Op.NEW:
        newInstruction(this);
        return true;
      case Op.NEWARRAY:
      case Op.ANEWARRAY:
      case Op.MULTIANEWARRAY:
        newArray(this, opcode);
        return true;
      case Op.ARRAYLENGTH:
      case Op.CHECKCAST:
      case Op.INSTANCEOF:
        typeInstruction(this, opcode);
        return true;
      case Op.ATHROW:
        this.pop(context.types.throwable);
        return false;
      case Op.MONITORENTER:
      case Op.MONITOREXIT:
        this.pop(VType.ANY_REFERENCE);
        return true;
      case Op.WIDE:
        return this.wide(code[bci + 1]);
      default:
        return this.failCode(`Bad instruction: ${opcode.toString(16).padStart(2, '0')}`);
    }
  }

  private return(opcode: number): boolean {
    switch (opcode) {
      case Op.IRETURN:
        return this.returnValue(this.pop(VType.INTEGER));
      case Op.LRETURN:
        this.pop(VType.LONG_2);
        return this.returnValue(this.pop(VType.LONG));
      case Op.FRETURN:
        return this.returnValue(this.pop(VType.FLOAT));
      case Op.DRETURN:
        this.pop(VType.DOUBLE_2);
        return this.returnValue(this.pop(VType.DOUBLE));
      case Op.ARETURN:
        return this.returnValue(this.pop(VType.ANY_REFERENCE));
      default:
        return this.returnVoid();
    }
  }

  /** An instruction that pops and pushes numbers, and may branch. */
  private follow(plan: number): void {
    for (let rest = plan & ((1 << RESULT_SHIFT) - 1); rest !== 0; rest >>= PLAN_BITS) {
      const type = rest & PLAN_MASK;
      if (type === VType.LONG || type === VType.DOUBLE) this.pop2(type);
      else this.pop(type);
    }
    const result = (plan >> RESULT_SHIFT) & PLAN_MASK;
    if (result === VType.LONG || result === VType.DOUBLE) this.push2(result);
    else if (result !== 0) this.push(result);
    if ((plan & CONDITIONAL) !== 0) this.checkJump(this.s2(1));
  }

  u2(offset: number): number {
    const at = this.bci + offset;
    return (this.code[at] << 8) | this.code[at + 1];
  }

  private s2(offset: number): number {
    return (this.u2(offset) << 16) >> 16;
  }

  private s4(at: number): number {
    const { code } = this;
    return (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3];
  }

  private wide(opcode: number): boolean {
    const index = this.u2(2);
    if (opcode === Op.IINC) return this.increment(index);
    if (opcode >= Op.ILOAD && opcode <= Op.ALOAD) return this.load(opcode, index);
    if (opcode >= Op.ISTORE && opcode <= Op.ASTORE) return this.store(opcode, index);
    return this.failCode('Bad wide instruction');
  }

  private increment(index: number): boolean {
    this.local(index, VType.INTEGER);
    return true;
  }

  /** iload to aload_3. Types in the order int, long, float, double, reference. */
  private load(opcode: number, operand: number): boolean {
    const short = opcode - Op.ILOAD_0;
    const kind = short < 0 ? opcode - Op.ILOAD : short >> 2;
    const index = short < 0 ? operand : short & 3;
    switch (kind) {
      case 0:
        this.local(index, VType.INTEGER);
        this.push(VType.INTEGER);
        break;
      case 1:
        this.checkLocal2(index, VType.LONG);
        this.push2(VType.LONG);
        break;
      case 2:
        this.local(index, VType.FLOAT);
        this.push(VType.FLOAT);
        break;
      case 3:
        this.checkLocal2(index, VType.DOUBLE);
        this.push2(VType.DOUBLE);
        break;
      default:
        this.push(this.local(index, VType.ANY_REFERENCE));
    }
    return true;
  }

  /** istore to astore_3. */
  private store(opcode: number, operand: number): boolean {
    const short = opcode - Op.ISTORE_0;
    const kind = short < 0 ? opcode - Op.ISTORE : short >> 2;
    const index = short < 0 ? operand : short & 3;
    switch (kind) {
      case 0:
        this.pop(VType.INTEGER);
        this.setLocal(index, VType.INTEGER);
        break;
      case 1:
        this.pop2(VType.LONG);
        this.setLocal2(index, VType.LONG);
        break;
      case 2:
        this.pop(VType.FLOAT);
        this.setLocal(index, VType.FLOAT);
        break;
      case 3:
        this.pop2(VType.DOUBLE);
        this.setLocal2(index, VType.DOUBLE);
        break;
      default:
        this.setLocal(index, this.pop(VType.ANY_REFERENCE));
    }
    return true;
  }

  private returnValue(type: number): boolean {
    const { returnType } = this;
    const expected = (): ReturnType<Frame['fromSignature']> => this.fromSignature(returnType);
    if (returnType === VType.TOP)
      this.failType('Method does not expect a return value', this.topOrigin(), expected());
    if (type !== returnType && !this.isAssignable(type, returnType))
      this.failType('Bad return type', this.topOrigin(), expected());
    return false;
  }

  private returnVoid(): boolean {
    if (this.returnType !== VType.TOP) this.failCode('Method expects a return value');
    if (this.flags !== 0 && this.method.name === '<init>')
      this.failCode('Constructor must call super() or this() before return');
    return false;
  }

  private switch(isTable: boolean): void {
    const { code, bci } = this;
    const operands = (bci + 4) & ~3;
    if (this.context.major < 51) {
      for (let at = bci + 1; at < operands; at++)
        if (code[at] !== 0) this.failCode('Nonzero padding byte in lookupswitch or tableswitch');
    }
    this.pop(VType.INTEGER);
    const count = isTable ? this.s4(operands + 8) - this.s4(operands + 4) + 1 : this.s4(operands + 4);
    for (let i = 0; !isTable && i < count - 1; i++) {
      const at = operands + 8 + 8 * i;
      if (this.s4(at) >= this.s4(at + 8)) this.failCode('Bad lookupswitch instruction');
    }
    const step = isTable ? 4 : 8;
    this.checkJump(this.s4(operands));
    for (let i = 0; i < count; i++) this.checkJump(this.s4(operands + 12 + step * i));
  }
}
