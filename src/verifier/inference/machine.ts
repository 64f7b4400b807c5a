/** The state that inference carries through a block: what instructions take from it and leave in it. */
import type { ClassContext } from '../class-context.js';
import { isCategory2, isCategory2Second, isUninitialized, Kind, VType } from '../types.js';
import { isAssignable, isReference, isReturnAddress } from './merging.js';
import type { Fail } from './operands.js';
import { type Entry, isUsed, type Mask } from './state.js';

const LIMIT = 65536 + 2;
const EMPTY_STACK = 'Unable to pop operand off an empty stack';

export class Machine implements Entry {
  readonly stack: Int32Array = new Int32Array(LIMIT);
  readonly locals: Int32Array = new Int32Array(LIMIT);
  depth = 0;
  localCount = 0;
  masks: readonly Mask[] = [];
  allFlags = 0;
  anyFlags = 0;
  /** Counts changes of locals, flags and masks. */
  version = 0;
  maxStack = 0;
  context!: ClassContext;
  fail!: Fail;

  load(entry: Entry): void {
    this.stack.set(entry.stack.subarray(0, entry.depth));
    this.depth = entry.depth;
    this.locals.set(entry.locals.subarray(0, entry.localCount));
    this.localCount = entry.localCount;
    this.masks = entry.masks;
    this.allFlags = entry.allFlags;
    this.anyFlags = entry.anyFlags;
    this.version++;
  }

  // ---- operand stack

  push(type: number): void {
    if (this.depth >= LIMIT - 2) this.fail('Stack size too large');
    this.stack[this.depth++] = type;
    if (isCategory2(type)) this.stack[this.depth++] = type + 1;
  }

  /** Type of the topmost value: its first slot if it has two. */
  private top(): number {
    if (this.depth === 0) this.fail(EMPTY_STACK);
    const type = this.stack[this.depth - 1];
    return isCategory2Second(type) ? type - 1 : type;
  }

  popInt(): void {
    if (this.top() !== VType.INTEGER) this.fail('Expecting to find integer on stack');
    this.depth--;
  }

  popFloat(): void {
    if (this.top() !== VType.FLOAT) this.fail('Expecting to find float on stack');
    this.depth--;
  }

  popLong(): void {
    if (this.top() !== VType.LONG) this.fail('Expecting to find long on stack');
    this.depth -= 2;
  }

  popDouble(): void {
    if (this.top() !== VType.DOUBLE) this.fail('Expecting to find double on stack');
    this.depth -= 2;
  }

  /** An object or array, or null: not an uninitialized one. */
  popReference(): number {
    const type = this.top();
    if (!isReference(type)) this.fail('Expecting to find object/array on stack');
    this.depth--;
    return type;
  }

  /** An object that is no array, or null. */
  popObject(): number {
    const type = this.top();
    if (!isReference(type) || this.context.types.isArray(type))
      this.fail('Expecting to find object on stack');
    this.depth--;
    return type;
  }

  /** A reference that may be uninitialized, or a return address if allowed. */
  popAnyReference(addresses: boolean): number {
    const type = this.top();
    if (!isReference(type) && !isUninitialized(type) && !(addresses && isReturnAddress(type)))
      this.fail('Expecting to find object/array on stack');
    this.depth--;
    return type;
  }

  popUninitialized(): number {
    const type = this.top();
    if (!isUninitialized(type)) this.fail('Expecting to find unitialized object on stack');
    this.depth--;
    return type;
  }

  /** A value of the kind of a type that a descriptor names; its exact type is another matter. */
  popKind(type: number): number {
    switch (type) {
      case VType.INTEGER:
        this.popInt();
        break;
      case VType.FLOAT:
        this.popFloat();
        break;
      case VType.LONG:
        this.popLong();
        break;
      case VType.DOUBLE:
        this.popDouble();
        break;
      default:
        return this.popReference();
    }
    return type;
  }

  /** An array whose descriptor continues with one of these characters; `what` names them. */
  popArray(kinds: string, what: string): number {
    const type = this.top();
    const { types } = this.context;
    const fits =
      type === VType.NULL ||
      (type >= VType.CLASS &&
        types.kind(type) !== Kind.OBJECT &&
        kinds.includes(String.fromCharCode(types.kind(type))));
    if (!fits) this.fail(`Expecting to find array${what} on stack`);
    this.depth--;
    return type;
  }

  /** One slot that is no half of a long or double. */
  popSlot(): number {
    const type = this.top();
    if (isCategory2(type)) this.fail('Attempt to split long or double on the stack');
    return this.stack[--this.depth];
  }

  /** Two slots: a long or double, or two values of one slot. The lower, then the upper. */
  popPair(): [number, number] {
    if (isCategory2(this.top())) {
      this.depth -= 2;
      return [this.stack[this.depth], this.stack[this.depth + 1]];
    }
    const upper = this.popSlot();
    return [this.popSlot(), upper];
  }

  /** Slots as they are. */
  pushSlots(...types: number[]): void {
    for (const type of types) {
      if (this.depth >= LIMIT - 2) this.fail('Stack size too large');
      this.stack[this.depth++] = type;
    }
  }

  isAssignable(from: number, to: number): boolean {
    return isAssignable(this.context, from, to);
  }

  // ---- local variables

  /** A local variable is read that must hold that int or float, a reference (ANY_REFERENCE), or a return address (-1). */
  local(index: number, wanted: number): number {
    if (index >= this.localCount) this.fail(`Accessing value from uninitialized register ${index}`);
    const type = this.locals[index];
    const fits =
      wanted === VType.ANY_REFERENCE
        ? isReference(type) || isUninitialized(type)
        : wanted < 0
          ? isReturnAddress(type)
          : type === wanted;
    if (fits) return type;
    if (isReturnAddress(type)) this.fail(`Cannot load return address from register ${index}`);
    return this.fail(`Register ${index} contains wrong type`);
  }

  /** A local variable is read that must hold that long or double. */
  checkLocal2(index: number, wanted: number): void {
    if (index + 1 >= this.localCount)
      this.fail(`Accessing value from uninitialized register pair ${index}/${index + 1}`);
    if (this.locals[index] !== wanted || this.locals[index + 1] !== wanted + 1)
      this.fail(`Register pair ${index}/${index + 1} contains wrong type`);
  }

  setLocal(index: number, type: number): void {
    const { locals } = this;
    if (index < this.localCount && locals[index] === type) return;
    this.growLocals(index + 1);
    locals[index] = type;
    this.version++;
  }

  setLocal2(index: number, type: number): void {
    this.setLocal(index, type);
    this.setLocal(index + 1, type + 1);
  }

  private growLocals(count: number): void {
    if (count <= this.localCount) return;
    this.locals.fill(VType.TOP, this.localCount, count);
    this.localCount = count;
  }

  /** The subroutines that are being run have used the local variable. */
  use(index: number): void {
    if (this.masks.every((mask) => isUsed(mask, index))) return;
    this.masks = this.masks.map((mask) => {
      const uses = mask.uses.slice();
      uses[index >>> 5] |= 1 << (index & 31);
      return { entry: mask.entry, uses };
    });
    this.version++;
  }

  /** All copies of an uninitialized reference become something else. Returns whether the operand stack had any. */
  replace(from: number, to: number): void {
    const { locals, stack } = this;
    for (let i = 0; i < this.depth; i++) if (stack[i] === from) stack[i] = to;
    for (let i = 0; i < this.localCount; i++) {
      if (locals[i] !== from) continue;
      locals[i] = to;
      this.use(i);
      this.version++;
    }
  }
}
