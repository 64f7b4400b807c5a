/** Writing the instructions of a method, with the depth of the operand stack. */
import { slotsOf } from '../jvms/descriptors.js';
import { Op } from '../jvms/opcodes.js';
import { ByteSink } from './byte-sink.js';

/** Distance from the int form of a load, store or return to that for a descriptor. */
function kindOf(descriptor: string): number {
  switch (descriptor.charCodeAt(0)) {
    case 0x4a:
      return 1;
    case 0x46:
      return 2;
    case 0x44:
      return 3;
    case 0x4c:
    case 0x5b:
      return 4;
    default:
      return 0;
  }
}

export class CodeWriter {
  private readonly out = new ByteSink();
  private depth = 0;
  maxStack = 0;
  maxLocals: number;

  constructor(parameterSlots: number) {
    this.maxLocals = parameterSlots;
  }

  toBytes(): Uint8Array {
    return this.out.toBytes();
  }

  private grow(slots: number): void {
    this.depth += slots;
    if (this.depth > this.maxStack) this.maxStack = this.depth;
  }

  /** An instruction without operands; `delta` is by how many slots the stack grows. */
  op(opcode: Op, delta: number): void {
    this.out.u1(opcode);
    this.grow(delta);
  }

  /** Makes room for a local variable; answers its index. */
  newLocal(descriptor: string): number {
    const index = this.maxLocals;
    this.maxLocals += slotsOf(descriptor);
    return index;
  }

  private local(opcode: Op, index: number): void {
    if (index > 0xff) this.out.u1(Op.WIDE).u1(opcode).u2(index);
    else this.out.u1(opcode).u1(index);
  }

  load(descriptor: string, index: number): void {
    this.local(Op.ILOAD + kindOf(descriptor), index);
    this.grow(slotsOf(descriptor));
  }

  store(descriptor: string, index: number): void {
    this.local(Op.ISTORE + kindOf(descriptor), index);
    this.grow(-slotsOf(descriptor));
  }

  return(descriptor: string): void {
    if (descriptor === 'V') this.out.u1(Op.RETURN);
    else this.out.u1(Op.IRETURN + kindOf(descriptor));
    this.depth = 0;
  }

  ldc(index: number): void {
    if (index > 0xff) this.out.u1(Op.LDC_W).u2(index);
    else this.out.u1(Op.LDC).u1(index);
    this.grow(1);
  }

  /** A long or double. */
  ldc2(index: number): void {
    this.out.u1(Op.LDC2_W).u2(index);
    this.grow(2);
  }

  /** checkcast, instanceof, new. */
  type(opcode: Op, index: number): void {
    this.out.u1(opcode).u2(index);
    if (opcode === Op.NEW) this.grow(1);
  }

  field(opcode: Op, index: number, descriptor: string): void {
    this.out.u1(opcode).u2(index);
    const slots = slotsOf(descriptor);
    this.grow(opcode === Op.GETFIELD ? slots - 1 : -slots - 1);
  }

  /** A call; `arguments` in slots, receiver included. */
  call(opcode: Op, index: number, argumentSlots: number, result: string): void {
    this.out.u1(opcode).u2(index);
    if (opcode === Op.INVOKEINTERFACE) this.out.u1(argumentSlots).u1(0);
    this.grow(-argumentSlots);
    this.grow(slotsOf(result));
  }

  bipush(value: number): void {
    this.out.u1(Op.BIPUSH).u1(value);
    this.grow(1);
  }

  /** A conditional jump forward that pops `pops` slots; answers what {@link bind} wants. */
  jump(opcode: Op, pops: number): number {
    const at = this.out.length;
    this.out.u1(opcode).u2(0);
    this.grow(-pops);
    return at;
  }

  /** Makes a jump lead to here. */
  bind(jump: number): void {
    this.out.patchU2(jump + 1, this.out.length - jump);
  }
}
