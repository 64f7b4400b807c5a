/** Verification by type inference (JVMS §4.10.2), for class files without stack maps: data flow over basic blocks until nothing changes. Subroutines included. The root of a part: build/bundle.js. */
import type { CodeAttribute, MemberInfo } from '../../classfile/class-file.js';
import { BranchKind, Op, opcodes } from '../../jvms/opcodes.js';
import type { ClassContext } from '../class-context.js';
import { VerifyFault } from '../fault.js';
import { isStatic } from '../host.js';
import { VType } from '../types.js';
import { apply, call, callConstructor } from './effects.js';
import { Machine } from './machine.js';
import { entryOf, isAssignable, returnAddress } from './merging.js';
import { lengthOf, markStarts, OperandCheck, Start, s2, s4, switchTargets, u2 } from './operands.js';
import { BlockState, type Entry, Flag, isUsed, type Mask, Merger, withoutUninitialized } from './state.js';

/** What methods that return nothing return. */
const VOID = -1;
/** HotSpot gives a message this much more room than the class's name. */
const MESSAGE_ROOM = 1023;

interface Handler {
  readonly start: number;
  readonly end: number;
  readonly block: BlockState;
  readonly exception: number;
  /** Version of the state that came here last. */
  version: number;
}

/** A jsr: the local variables before it, which the instruction behind it gets back but for those that the subroutine used. */
class Call {
  localCount = -1;
  locals: Int32Array = new Int32Array(0);
  /** Bytecode index of the ret that returns here. */
  ret = -1;

  constructor(
    readonly entry: number,
    readonly next: number,
  ) {}
}

const NO_LOCALS = new Int32Array(0);

export function makeInference(): Inference {
  return new Inference();
}

export class Inference {
  private readonly starts = new Uint8Array(65536);
  private readonly machine = new Machine();
  private context!: ClassContext;
  private method!: MemberInfo;
  private code: Uint8Array = NO_LOCALS as unknown as Uint8Array;
  private maxStack = 0;
  private blocks = new Map<number, BlockState>();
  private order: BlockState[] = [];
  private handlers: Handler[] = [];
  private calls = new Map<number, Call>();
  /** Block that each ret lies in. */
  private rets = new Map<number, BlockState>();
  private merger!: Merger;
  private returnType = VOID;
  private maskWords = 0;

  /** Throws VerifyFault, or ClassNeeded. */
  check(context: ClassContext, method: MemberInfo, attribute: CodeAttribute): void {
    this.context = context;
    this.method = method;
    this.code = attribute.code;
    this.maxStack = attribute.maxStack;
    this.maskWords = (attribute.maxLocals + 31) >>> 5;
    this.machine.context = context;
    this.machine.fail = this.fail;
    markStarts(this.code, this.starts, this.fail);
    const operands = new OperandCheck(context, attribute, this.starts, this.fail);
    operands.run();
    this.findBlocks(attribute, operands);
    this.enter();
    this.run();
  }

  private readonly fail = (reason: string): never => {
    throw new VerifyFault('java/lang/VerifyError', this.message(reason), false);
  };

  private message(reason: string): string {
    const { name, descriptor } = this.method;
    const className = this.context.file.thisName;
    const text = `(class: ${className}, method: ${name} signature: ${descriptor}) ${reason}`;
    return text.slice(0, className.length + MESSAGE_ROOM);
  }

  // ---- blocks

  private findBlocks(attribute: CodeAttribute, operands: OperandCheck): void {
    const { code, starts } = this;
    const table = attribute.exceptionTable;
    if (this.maxStack < 1 && table.length > 0) this.fail('Stack size too large');
    for (let i = table.length - 4; i >= 0; i -= 4) this.checkHandler(table, i, operands);
    this.blocks = new Map();
    this.order = [];
    this.calls = new Map();
    this.rets = new Map();
    for (let pc = 0; pc < code.length; pc += lengthOf(code, pc)) {
      const opcode = code[pc];
      if (starts[pc] === Start.LEADER) {
        const block = new BlockState(pc);
        this.blocks.set(pc, block);
        this.order.push(block);
      }
      if (opcode === Op.JSR) this.calls.set(pc, new Call(pc + s2(code, pc + 1), pc + 3));
      else if (opcode === Op.JSR_W) this.calls.set(pc, new Call(pc + s4(code, pc + 1), pc + 5));
    }
    this.handlers = [];
    for (let i = table.length - 4; i >= 0; i -= 4) {
      const catchType = table[i + 3];
      this.handlers.push({
        start: table[i],
        end: table[i + 1],
        block: this.blocks.get(table[i + 2]) as BlockState,
        exception: catchType === 0 ? this.context.types.throwable : this.context.classType(catchType),
        version: -1,
      });
    }
  }

  private checkHandler(table: Int32Array, i: number, operands: OperandCheck): void {
    const { context } = this;
    const end = table[i + 1];
    const inRange =
      table[i] < end && operands.isStart(table[i]) && (end === this.code.length || operands.isStart(end));
    if (!inRange) this.formatError('Illegal exception table range');
    const handler = table[i + 2];
    if (handler === 0 || !operands.isStart(handler)) this.formatError('Illegal exception table handler');
    this.starts[handler] = Start.LEADER;
    if (table[i + 3] === 0) return;
    if (!isAssignable(context, context.classType(table[i + 3]), context.types.throwable))
      this.fail('catch_type not a subclass of Throwable');
  }

  private formatError(reason: string): never {
    throw new VerifyFault('java/lang/ClassFormatError', this.message(reason), false);
  }

  // ---- data flow

  /** The state at the method's entry. */
  private enter(): void {
    const { context, method } = this;
    const signature = context.types.signature(method.descriptor);
    this.returnType = signature.result.length === 0 ? VOID : signature.result[0];
    this.merger = new Merger(context, this.fail);
    const locals: number[] = [];
    let anyFlags = 0;
    if (!isStatic(method)) {
      const constructs = method.name === '<init>' && context.thisType !== context.types.object;
      locals.push(constructs ? VType.UNINITIALIZED_THIS : context.thisType);
      if (constructs) anyFlags = Flag.NEEDS_CONSTRUCTOR;
    }
    locals.push(...signature.arguments);
    const entry: Entry = {
      stack: NO_LOCALS,
      depth: 0,
      locals: Int32Array.from(locals),
      localCount: locals.length,
      masks: [],
      allFlags: 0,
      anyFlags,
    };
    this.merger.into(this.order[0], entry, false);
  }

  private run(): void {
    for (let work = true; work; ) {
      work = false;
      for (const block of this.order) {
        if (!block.changed) continue;
        block.changed = false;
        work = true;
        this.runBlock(block);
      }
    }
  }

  private runBlock(block: BlockState): void {
    const { machine, code, starts } = this;
    machine.load(block);
    for (const handler of this.handlers) handler.version = -1;
    for (let pc = block.bci; ; ) {
      const next = pc + lengthOf(code, pc);
      const goesOn = this.instruction(block, pc, next);
      if (!goesOn) return;
      if (next >= code.length) this.fail('Falling off the end of the code');
      if (starts[next] === Start.LEADER) {
        this.flowTo(next);
        return;
      }
      pc = next;
    }
  }

  private flowTo(target: number, fromSubroutine = false): void {
    this.merger.into(this.blocks.get(target) as BlockState, this.machine, fromSubroutine);
  }

  /** Simulates an instruction, and tells handlers and targets. Can control go on to the next? */
  private instruction(block: BlockState, pc: number, next: number): boolean {
    const { machine, code } = this;
    const opcode = code[pc];
    const { branch } = opcodes[opcode];
    if (opcode === Op.INVOKESPECIAL && this.context.pool.memberName(u2(code, pc + 1)) === '<init>') {
      this.tellHandlers(pc, false);
      const type = callConstructor(machine, code, u2(code, pc + 1));
      const flags = machine.anyFlags;
      if (type === VType.UNINITIALIZED_THIS) machine.anyFlags |= Flag.NO_RETURN;
      this.checkDepth();
      this.tellHandlers(pc, false);
      machine.anyFlags = flags;
      machine.version++;
      return true;
    }
    if (opcode >= Op.INVOKEVIRTUAL && opcode <= Op.INVOKEINTERFACE) {
      this.tellHandlers(pc, false);
      call(machine, code, pc);
      this.checkDepth();
      return true;
    }
    const isSubroutine = branch === BranchKind.JSR || branch === BranchKind.RET;
    const index = opcode === Op.WIDE ? code[pc + 1] : opcode;
    this.tellHandlers(pc, isSubroutine || index === Op.RET);
    if (index === Op.RET) {
      this.leaveSubroutine(block, pc, opcode === Op.WIDE ? u2(code, pc + 2) : code[pc + 1]);
      return false;
    }
    switch (branch) {
      case BranchKind.NEXT:
        apply(machine, code, pc);
        this.checkDepth();
        return true;
      case BranchKind.JSR:
        this.enterSubroutine(pc);
        return false;
      case BranchKind.RETURN:
      case BranchKind.THROW:
        this.leave(opcode);
        return false;
      default:
        return this.jump(pc, opcode, next);
    }
  }

  private checkDepth(): void {
    if (this.machine.depth > this.maxStack) this.fail('Stack size too large');
  }

  /** Exceptions may be thrown in the state as it is now. */
  private tellHandlers(pc: number, fromSubroutine: boolean): void {
    const { machine } = this;
    for (const handler of this.handlers) {
      if (pc < handler.start || pc >= handler.end) continue;
      if (handler.version === machine.version && !fromSubroutine) continue;
      const { localCount, locals, masks, allFlags, anyFlags } = machine;
      const stack = Int32Array.of(handler.exception);
      const entry: Entry = { stack, depth: 1, locals, localCount, masks, allFlags, anyFlags };
      this.merger.into(handler.block, entry, fromSubroutine);
      handler.version = fromSubroutine ? -1 : machine.version;
    }
  }

  private jump(pc: number, opcode: number, next: number): boolean {
    const { machine, code } = this;
    if (opcode === Op.TABLESWITCH || opcode === Op.LOOKUPSWITCH) {
      machine.popInt();
      for (const target of switchTargets(code, pc)) this.flowTo(target);
      return false;
    }
    if (opcode === Op.GOTO || opcode === Op.GOTO_W) {
      this.flowTo(pc + (opcode === Op.GOTO ? s2(code, pc + 1) : s4(code, pc + 1)));
      return false;
    }
    if (opcode === Op.IF_ACMPEQ || opcode === Op.IF_ACMPNE) {
      machine.popReference();
      machine.popReference();
    } else if (opcode === Op.IFNULL || opcode === Op.IFNONNULL) machine.popAnyReference(false);
    else apply(machine, code, pc);
    if (next >= code.length) this.fail('Falling off the end of the code');
    this.flowTo(pc + s2(code, pc + 1));
    return true;
  }

  /** A return instruction or athrow. */
  private leave(opcode: number): void {
    const { machine } = this;
    if (opcode === Op.ATHROW) {
      const type = machine.popObject();
      if (!machine.isAssignable(type, this.context.types.throwable))
        this.fail('Can only throw Throwable objects');
      return;
    }
    const needs = (machine.anyFlags & Flag.NEEDS_CONSTRUCTOR) !== 0;
    if (opcode === Op.RETURN && needs && (machine.allFlags & Flag.CONSTRUCTED) === 0)
      this.fail('Constructor must call super() or this()');
    if ((machine.anyFlags & Flag.NO_RETURN) !== 0) this.fail('Cannot return normally');
    let fits = this.returnType === VOID;
    if (opcode !== Op.RETURN) {
      const kinds = [VType.INTEGER, VType.LONG, VType.FLOAT, VType.DOUBLE, VType.ANY_REFERENCE];
      const type = machine.popKind(kinds[opcode - Op.IRETURN]);
      fits = this.returnType !== VOID && machine.isAssignable(type, this.returnType);
    }
    if (!fits) this.fail('Wrong return type in function');
  }

  // ---- subroutines

  private enterSubroutine(pc: number): void {
    const { machine } = this;
    const call = this.calls.get(pc) as Call;
    const { entry } = call;
    if (machine.masks.some((mask) => mask.entry === entry)) this.fail('Recursive call to jsr entry');
    call.localCount = machine.localCount;
    call.locals = machine.locals.slice(0, machine.localCount);
    machine.masks = [...machine.masks, { entry, uses: new Uint32Array(this.maskWords) }];
    machine.push(returnAddress(entry));
    this.checkDepth();
    // A return that went before this call was known has to be looked at again.
    const ret = this.rets.get(call.ret);
    if (ret !== undefined) ret.changed = true;
    this.flowTo(entry, true);
  }

  private leaveSubroutine(block: BlockState, pc: number, index: number): void {
    const { machine } = this;
    const entry = entryOf(machine.local(index, -1));
    machine.use(index);
    this.rets.set(pc, block);
    const calls = [...this.calls.values()].filter((call) => call.entry === entry).reverse();
    for (const call of calls) {
      if (call.next >= this.code.length) this.fail('Falling off the end of the code');
      if (call.ret !== pc && call.ret >= 0) this.fail('Multiple returns to single jsr');
      call.ret = pc;
      if (call.localCount >= 0) this.returnTo(call, entry);
    }
  }

  private returnTo(call: Call, entry: number): void {
    const { machine } = this;
    const at = machine.masks.findLastIndex((mask: Mask) => mask.entry === entry);
    if (at < 0) this.fail('Illegal return from subroutine');
    const localCount = Math.max(call.localCount, machine.localCount);
    const locals = new Int32Array(localCount);
    for (let i = 0; i < localCount; i++) {
      const used = isUsed(machine.masks[at], i);
      const count = used ? machine.localCount : call.localCount;
      if (i < count) locals[i] = used ? withoutUninitialized(machine.locals[i]) : call.locals[i];
    }
    const { depth, allFlags, anyFlags } = machine;
    const stack = machine.stack.slice(0, depth).map(withoutUninitialized);
    const masks = machine.masks.slice(0, at);
    const state: Entry = { stack, depth, locals, localCount, masks, allFlags, anyFlags };
    this.merger.into(this.blocks.get(call.next) as BlockState, state, false);
  }
}
