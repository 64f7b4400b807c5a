import type { MethodSource } from '../../src/ir/method-source.js';
import { CpTag } from '../../src/jvms/pool-tags.js';
import type { Choices } from '../support/choices.js';
import { CodeWriter, Label, TestPool, testMethod } from './code-writer.js';

/** Calls that random code makes: what they do is up to whoever executes it. */
export const enum Call {
  OBSERVE_INT = 1,
  OBSERVE_LONG = 2,
  OBSERVE_REFERENCE = 3,
  NEXT_INT = 4,
  NEXT_REFERENCE = 5,
  /** (int, long, Object) int. */
  MIX = 6,
}

const pool = new TestPool([
  [CpTag.METHODREF, '(I)V'],
  [CpTag.METHODREF, '(J)V'],
  [CpTag.METHODREF, '(Ljava/lang/Object;)V'],
  [CpTag.METHODREF, '()I'],
  [CpTag.METHODREF, '()Ljava/lang/Object;'],
  [CpTag.METHODREF, '(IJLjava/lang/Object;)I'],
]);

const INTS = [0, 1, 2, 3];
const LONGS = [4, 6];
const REFERENCES = [8, 9];
const FIRST_FREE = 10;

/** Decisions of a method, at the most: half of that many on average. */
export const DECISIONS = 800;

/** Word kinds on the generator's stack; '-' is the second word of a long. */
type Word = 'I' | 'L' | '-' | 'P';

interface Routine {
  readonly label: Label;
  readonly stack: string;
  readonly depth: number;
}

/**
 * Makes random, valid, terminating methods that stress what the builder does with stack entries: shuffles, loads and stores of the same locals, branches,
 * loops and switches with values left on the stack, handlers, subroutines. Arithmetic is just enough to tell values apart.
 */
export class RandomCode {
  private readonly w = new CodeWriter();
  private stack: Word[] = [];
  private maxStack = 1;
  private nextLocal = FIRST_FREE;
  private readonly routines: Routine[] = [];
  private readonly handlers: number[] = [];

  constructor(private readonly choices: Choices) {}

  private random(n: number): number {
    return this.choices.below(n);
  }

  private pick<T>(items: readonly T[]): T {
    return this.choices.of(items);
  }

  build(): MethodSource {
    for (const local of INTS) this.w.emit(0x10, 10 * local + 7, 0x36, local);
    for (const local of LONGS) this.w.emit(0x10, 90 + local, 0x85, 0x37, local);
    for (const local of REFERENCES) this.nextReference(local);
    this.body(3, 30);
    this.observeAll();
    this.w.emit(0xb1);
    for (let i = 0; i < this.routines.length; i++) this.routine(this.routines[i]);
    return testMethod(this.w.finish(), {
      maxStack: this.maxStack,
      maxLocals: this.nextLocal,
      exceptionTable: Int32Array.from(this.handlers),
      constants: pool,
    });
  }

  private nextReference(local: number): void {
    this.w.emit2(0xb8, Call.NEXT_REFERENCE);
    this.w.emit(0x3a, local);
  }

  private push(word: 'I' | 'L' | 'P'): void {
    this.stack.push(word);
    if (word === 'L') this.stack.push('-');
    this.maxStack = Math.max(this.maxStack, this.stack.length);
  }

  private pop(words = 1): void {
    this.stack.length -= words;
  }

  /** Top of the stack, as a string of words, ends with `suffix`. */
  private ends(suffix: string): boolean {
    return this.stack.join('').endsWith(suffix);
  }

  private body(nesting: number, length: number): void {
    for (let i = length / 2 + this.random(length); i >= 0 && !this.choices.isAtEnd; i--) {
      if (nesting > 0 && this.random(6) === 0) this.construct(nesting - 1);
      else this.simple();
    }
  }

  private simple(): void {
    switch (this.random(10)) {
      case 0:
      case 1:
      case 2:
        this.value(this.pick(['I', 'I', 'L', 'P']));
        break;
      case 3:
      case 4:
      case 5:
        this.shuffle();
        break;
      case 6:
      case 7:
        this.consume();
        break;
      case 8:
        this.compute();
        break;
      default:
        if (this.random(2) === 0) this.w.emit(0x84, this.pick(INTS), this.random(256));
        else this.value('I');
    }
    if (this.stack.length > 12) this.drop();
  }

  /** Pushes a value of a kind. */
  private value(kind: 'I' | 'L' | 'P'): void {
    const { w } = this;
    const choice = this.random(4);
    if (kind === 'I') {
      if (choice === 0) w.emit(0x10, this.random(256));
      else if (choice === 1) w.emit2(0xb8, Call.NEXT_INT);
      else w.emit(0x15, this.pick(INTS));
    } else if (kind === 'L') {
      if (choice === 0) w.emit(0x09 + this.random(2));
      else w.emit(0x16, this.pick(LONGS));
    } else if (choice === 0) {
      w.emit(0x01);
    } else if (choice === 1) {
      w.emit2(0xb8, Call.NEXT_REFERENCE);
    } else {
      w.emit(0x19, this.pick(REFERENCES));
    }
    this.push(kind);
  }

  /** Removes the top value. */
  private drop(): void {
    if (this.stack.length === 0) return;
    const words = this.ends('-') ? 2 : 1;
    this.w.emit(words === 2 ? 0x58 : 0x57);
    this.pop(words);
  }

  private shuffle(): void {
    const { stack, w } = this;
    const depth = stack.length;
    const count = 1 + this.random(2);
    const below = this.random(3);
    if (this.random(3) === 0) {
      if (depth < 2 || stack[depth - 1] === '-' || stack[depth - 2] === '-') return;
      w.emit(0x5f);
      stack.push(...stack.splice(depth - 2, 2).reverse());
      return;
    }
    const bottom = depth - count - below;
    if (bottom < 0 || stack[depth - count] === '-' || stack[bottom] === '-') return;
    w.emit((count === 1 ? 0x59 : 0x5c) + below);
    stack.splice(bottom, 0, ...stack.slice(depth - count));
    this.maxStack = Math.max(this.maxStack, stack.length);
  }

  /** Stores or observes the top value. */
  private consume(): void {
    const { w } = this;
    if (this.stack.length === 0) return;
    const store = this.random(2) === 0;
    if (this.ends('I')) {
      if (store) w.emit(0x36, this.pick(INTS));
      else w.emit2(0xb8, Call.OBSERVE_INT);
      this.pop();
    } else if (this.ends('P')) {
      if (store) w.emit(0x3a, this.pick(REFERENCES));
      else w.emit2(0xb8, Call.OBSERVE_REFERENCE);
      this.pop();
    } else {
      if (store) w.emit(0x37, this.pick(LONGS));
      else w.emit2(0xb8, Call.OBSERVE_LONG);
      this.pop(2);
    }
  }

  private compute(): void {
    const { w } = this;
    if (this.ends('IL-P')) {
      w.emit2(0xb8, Call.MIX);
      this.pop(4);
      this.push('I');
    } else if (this.ends('L-L-')) {
      if (this.random(2) === 0) {
        w.emit(this.pick([0x61, 0x65, 0x83]));
        this.pop(2);
      } else {
        w.emit(0x94);
        this.pop(4);
        this.push('I');
      }
    } else if (this.ends('II')) {
      w.emit(this.pick([0x60, 0x64, 0x68, 0x82]));
      this.pop();
    } else if (this.ends('L-')) {
      w.emit(0x88);
      this.pop(2);
      this.push('I');
    } else if (this.ends('I')) {
      w.emit(0x85);
      this.pop();
      this.push('L');
    }
  }

  private construct(nesting: number): void {
    switch (this.random(6)) {
      case 0:
      case 1:
        this.diamond(nesting);
        break;
      case 2:
        this.loop(nesting);
        break;
      case 3:
        this.switches(nesting);
        break;
      case 4:
        this.protectedRange(nesting);
        break;
      default:
        this.call();
    }
  }

  /** Makes the stack have the given words again, keeping as much of it as fits. */
  private repair(target: readonly Word[]): void {
    const shape = target.join('');
    while (!shape.startsWith(this.stack.join('')) || this.splits(target)) this.drop();
    while (this.stack.length < target.length) this.value(target[this.stack.length] as 'I' | 'L' | 'P');
  }

  private splits(target: readonly Word[]): boolean {
    return target[this.stack.length] === '-';
  }

  /** A branch on random values; consumes what it pushes or what is there. */
  private condition(label: Label): void {
    const { w } = this;
    const cond = this.random(6);
    if (this.ends('L-L-')) {
      w.emit(0x94);
      this.pop(4);
      w.branch(0x99 + cond, label);
    } else if (this.ends('II')) {
      this.pop(2);
      w.branch(0x9f + cond, label);
    } else if (this.ends('PP')) {
      this.pop(2);
      w.branch(0xa5 + (cond & 1), label);
    } else if (this.ends('P')) {
      this.pop();
      w.branch(0xc6 + (cond & 1), label);
    } else {
      if (!this.ends('I')) this.value('I');
      this.pop();
      w.branch(0x99 + cond, label);
    }
  }

  private diamond(nesting: number): void {
    const { w } = this;
    const otherwise = new Label();
    const end = new Label();
    this.condition(otherwise);
    const before = [...this.stack];
    this.body(nesting, 6);
    const after = [...this.stack];
    w.branch(this.random(8) === 0 ? 0xc8 : 0xa7, end);
    w.bind(otherwise);
    this.stack = before;
    this.body(nesting, 6);
    this.repair(after);
    w.bind(end);
  }

  /** Counts down a local of its own, twice around; the stack's shape is the loop's invariant. */
  private loop(nesting: number): void {
    const { w } = this;
    const counter = this.nextLocal++;
    const head = new Label();
    w.emit(0x10, 2, 0x36, counter);
    if (this.random(2) === 0) {
      w.bind(head);
      const shape = [...this.stack];
      this.body(nesting, 6);
      this.repair(shape);
      w.emit(0x84, counter, 255, 0x15, counter);
      this.stack.push('I');
      this.maxStack = Math.max(this.maxStack, this.stack.length);
      this.pop();
      w.branch(0x9d, head);
      return;
    }
    // The body stands where only the backward branch at the end reaches it.
    const test = new Label();
    w.branch(0xa7, test);
    w.bind(head);
    const shape = [...this.stack];
    this.body(nesting, 6);
    this.repair(shape);
    w.bind(test);
    w.emit(0x84, counter, 255, 0x15, counter);
    this.maxStack = Math.max(this.maxStack, this.stack.length + 1);
    w.branch(0x9c, head);
  }

  private switches(nesting: number): void {
    const { w } = this;
    if (!this.ends('I')) this.value('I');
    w.emit(0x06, 0x7e);
    this.maxStack = Math.max(this.maxStack, this.stack.length + 1);
    this.pop();
    const cases = [new Label(), new Label()];
    const fallback = new Label();
    const end = new Label();
    if (this.random(2) === 0) w.tableswitch(0, [...cases, cases[0]], fallback);
    else w.lookupswitch([1, 2], cases, fallback);
    const before = [...this.stack];
    let after: Word[] | null = null;
    for (const label of [...cases, fallback]) {
      w.bind(label);
      this.stack = [...before];
      this.body(nesting, 4);
      if (after === null) after = [...this.stack];
      else this.repair(after);
      w.branch(0xa7, end);
    }
    w.bind(end);
  }

  /** A range with a division that may throw, and its handler, which ordinary control sometimes falls into. */
  private protectedRange(nesting: number): void {
    const { w } = this;
    const start = w.bci;
    w.emit(0x84, INTS[0], 0);
    this.body(nesting, 5);
    if (!this.ends('I')) this.value('I');
    this.value('I');
    w.emit(0x04, 0x7e, 0x6c);
    this.maxStack = Math.max(this.maxStack, this.stack.length + 1);
    this.pop();
    if (this.random(2) === 0) this.consume();
    const end = w.bci;
    const after = new Label();
    const shared = this.random(3) === 0;
    if (shared) {
      while (this.stack.length > 0) this.drop();
      this.value('P');
    } else {
      while (this.stack.length > 0) this.drop();
      w.branch(0xa7, after);
      this.push('P');
    }
    this.handlers.push(start, end, w.bci, 0);
    this.consume();
    this.body(nesting, 4);
    this.repair([]);
    w.bind(after);
  }

  /** A jsr, to a routine that exists for this shape of the stack or to a new one. */
  private call(): void {
    const shape = this.stack.join('');
    const known = this.routines.filter((routine) => routine.stack === shape);
    let routine = known.length > 0 && this.random(2) === 0 ? this.pick(known) : null;
    if (routine === null) {
      routine = { label: new Label(), stack: shape, depth: 0 };
      // A routine made while routines are written would have to be called from a routine: that is recursion's door, so only the main code makes them.
      if (this.writingRoutines) return;
      this.routines.push(routine);
    } else if (this.writingRoutines) {
      return;
    }
    this.w.branch(this.random(4) === 0 ? 0xc9 : 0xa8, routine.label);
    this.maxStack = Math.max(this.maxStack, this.stack.length + 1);
  }

  private writingRoutines = false;

  private routine(routine: Routine): void {
    const { w } = this;
    this.writingRoutines = true;
    const shape = [...routine.stack] as Word[];
    this.stack = [...shape];
    w.bind(routine.label);
    // Sometimes the return address waits on the stack for a while, below another value.
    const local = this.random(2) === 0 ? this.nextLocal++ : this.returnLocal();
    if (this.random(3) === 0) {
      w.emit(0x08, 0x5f);
      w.emit(0x3a, local, 0x57);
      this.maxStack = Math.max(this.maxStack, shape.length + 2);
    } else {
      w.emit(0x3a, local);
    }
    this.body(1, 5);
    this.repair(shape);
    w.emit(0xa9, local);
  }

  private sharedReturnLocal = -1;

  /** One local for the return addresses of several routines, as compilers do it. */
  private returnLocal(): number {
    if (this.sharedReturnLocal < 0) this.sharedReturnLocal = this.nextLocal++;
    return this.sharedReturnLocal;
  }

  private observeAll(): void {
    const { w } = this;
    while (this.stack.length > 0) {
      if (this.ends('I')) w.emit2(0xb8, Call.OBSERVE_INT);
      else if (this.ends('P')) w.emit2(0xb8, Call.OBSERVE_REFERENCE);
      else w.emit2(0xb8, Call.OBSERVE_LONG);
      this.pop(this.ends('-') ? 2 : 1);
    }
    for (const local of INTS) {
      w.emit(0x15, local);
      w.emit2(0xb8, Call.OBSERVE_INT);
    }
    for (const local of LONGS) {
      w.emit(0x16, local);
      w.emit2(0xb8, Call.OBSERVE_LONG);
    }
    for (const local of REFERENCES) {
      w.emit(0x19, local);
      w.emit2(0xb8, Call.OBSERVE_REFERENCE);
    }
    this.maxStack = Math.max(this.maxStack, 2);
  }
}
