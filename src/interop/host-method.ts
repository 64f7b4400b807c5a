/**
 * Calls of static Java methods. The way that is worth its length: arguments go straight into the words from which the call stub loads the argument registers, and if the method
 * returns without having asked for anything, the result is read from where it lies. Everything else is the dispatcher's.
 */
import { popEntryFrame, pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import { Ctx, MethodRec, Region, Request } from '../layout/layout.js';
import type { JavaMethod } from '../vm/classes/java-class.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import { type Activation, ActivationKind, type JavaThread } from '../vm/threads/java-thread.js';
import type { VM } from '../vm/vm.js';
import { type Conversions, type Getter, Mismatch, type Setter } from './conversions.js';
import { BlockedError, errorOfThrow, JavaError } from './errors.js';
import type { Host, Pending } from './host.js';
import { describeSignature, type MethodSignature } from './signature.js';
import type { Throwables } from './throwables.js';

const CTX = (offset: number): number => (Ctx.ADDRESS + offset - Region.BASE) >> 2;
const CALL_INT = CTX(Ctx.CALL_INT);
const CALL_XMM = CTX(Ctx.CALL_XMM);
const TARGET = CTX(Ctx.TARGET);
const REQUEST = CTX(Ctx.REQUEST);
const RESULT = CTX(Ctx.RESULT);
const RESULT_F = CTX(Ctx.RESULT_F);
const JAVA_RSP = CTX(Ctx.JAVA_RSP);
const JAVA_RBP = CTX(Ctx.JAVA_RBP);
const RESUME_PC = CTX(Ctx.RESUME_PC);
const STACK_END = CTX(Ctx.STACK_END);

const INT_ARGUMENTS = 6;
const FLOAT_ARGUMENTS = 8;
/** Room for the entry frame and the first stub. */
const STACK_ROOM = 512;

/** What lies on a thread's activations while Java code that JavaScript called runs: the dispatcher hands it the call's end. */
class DirectCall implements Pending {
  done = false;
  /** Handle of the exception that came out, 0 if none did. */
  private thrown = 0;
  private low = 0;
  private high = 0;
  private float = 0;
  private reference = 0;
  private isReference = false;
  readonly activation: Activation;

  constructor(private readonly vm: VM) {
    this.activation = { kind: ActivationKind.BASE, steps: this as unknown as Steps<void>, method: null };
  }

  begin(isReference: boolean): void {
    this.done = false;
    this.isReference = isReference;
    this.thrown = 0;
  }

  /** The call has returned. Its result waits here: other threads may run before JavaScript goes on. */
  next(): IteratorResult<never, void> {
    const { i32, f64 } = this.vm.memory;
    if (this.isReference) this.reference = this.vm.handles.create(i32[RESULT]);
    this.low = i32[RESULT];
    this.high = i32[RESULT + 1];
    this.float = f64[RESULT_F >> 1];
    this.done = true;
    return { done: true, value: undefined };
  }

  /** An exception has left the called method. */
  throw(error: JavaException | JavaThrow): IteratorResult<never, void> {
    if (!(error instanceof JavaException)) throw error;
    this.thrown = this.vm.handles.create(error.ref);
    this.done = true;
    return { done: true, value: undefined };
  }

  /** Puts the result back where a call leaves it. The exception's handle if one came out, else 0. */
  finish(): number {
    const { i32, f64 } = this.vm.memory;
    if (this.thrown !== 0) return this.thrown;
    i32[RESULT] = this.low;
    i32[RESULT + 1] = this.high;
    f64[RESULT_F >> 1] = this.float;
    if (this.isReference) {
      i32[RESULT] = this.vm.handles.get(this.reference);
      this.vm.handles.release(this.reference);
    }
    return 0;
  }
}

/** The calls on the JavaScript stack, by depth. */
export class DirectCalls {
  private readonly calls: DirectCall[] = [];

  constructor(private readonly vm: VM) {}

  at(depth: number): DirectCall {
    this.calls[depth] ??= new DirectCall(this.vm);
    return this.calls[depth];
  }
}

/** A static method that JavaScript can call; its class is initialised. */
export class HostMethod {
  private readonly setters: readonly Setter[];
  /** Null if no argument needs it. */
  private readonly preparers: Preparers | null;
  /** Word of each argument in the context; those on the stack: -1 - their number. */
  private readonly places: readonly number[];
  private readonly stackWords: number;
  private readonly getter: Getter;
  private readonly resultAt: number;
  private readonly isReference: boolean;
  private readonly entry: number;
  private readonly count: number;

  constructor(
    private readonly host: Host,
    private readonly calls: DirectCalls,
    private readonly throwables: Throwables,
    conversions: Conversions,
    private readonly signature: MethodSignature,
    method: JavaMethod,
  ) {
    const { parameters, result } = signature;
    this.count = parameters.length;
    this.setters = parameters.map((p) => conversions.setter(p, method.holder.loader));
    const preparers = parameters.map((p) => conversions.preparer(p));
    this.preparers = preparers.some((p) => p !== null) ? preparers : null;
    const { places, stackWords } = placesOf(parameters);
    this.places = places;
    this.stackWords = stackWords;
    this.getter = conversions.getter(result);
    this.resultAt = resultWord(result);
    this.isReference = result.length > 1;
    this.entry = (method.record + MethodRec.ENTRY - Region.BASE) >> 2;
  }

  /** Throws JavaError, ExitError, TypeError. */
  call(args: ArrayLike<unknown>): unknown {
    if (args.length !== this.count) throw this.wrongCount(args.length);
    return this.enter(this.preparers === null ? args : prepare(args, this.preparers, this.signature));
  }

  private enter(args: ArrayLike<unknown>): unknown {
    const { host } = this;
    const begun = host.begin();
    const { vm } = host;
    const { i32 } = vm.memory;
    const thread = vm.dispatcher.active as JavaThread;
    const { length } = thread.activations;
    const rsp = i32[JAVA_RSP];
    const rbp = i32[JAVA_RBP];
    const pc = i32[RESUME_PC];
    try {
      if (this.stackWords === 0) this.setArguments(args, 0);
      if (rsp - 8 * this.stackWords - STACK_ROOM < i32[STACK_END])
        throw new JavaError('java.lang.StackOverflowError');
      const first = pushEntryFrame(vm.memory, vm.trampoline.stubs, 0, this.stackWords);
      if (this.stackWords > 0) this.setArguments(args, (first - Region.BASE) >> 2);
      i32[TARGET] = i32[this.entry];
      i32[TARGET + 1] = 0;
      const call = this.calls.at(host.depth);
      call.begin(this.isReference);
      thread.activations.push(call.activation);
      vm.trampoline.enter();
      if (i32[REQUEST] === Request.RETURNED) {
        popEntryFrame(vm.memory);
        thread.activations.pop();
      } else this.goOn(thread, call);
      return this.getter(this.resultAt);
    } finally {
      // Arguments that don't fit, or the end of JavaScript's stack in the midst of all this: the thread is as it was.
      if (
        (i32[JAVA_RSP] !== rsp || thread.activations.length !== length) &&
        vm.dispatcher.active === thread
      ) {
        thread.activations.length = length;
        i32[JAVA_RSP] = rsp;
        i32[JAVA_RBP] = rbp;
        i32[RESUME_PC] = pc;
      }
      host.end(begun);
    }
  }

  /** Java code asked for something before it returned. */
  private goOn(thread: JavaThread, call: DirectCall): void {
    const { host } = this;
    const interrupted = !host.guard(() => host.vm.dispatcher.goOn(call)) && host.wait(thread, call);
    const thrown = call.finish();
    if (thrown === 0) return;
    const { handles } = host.vm;
    const ref = handles.get(thrown);
    handles.release(thrown);
    const error = host.runSync(this.throwables.toJs(new JavaException(ref)));
    throw interrupted ? new BlockedError(error) : error;
  }

  private setArguments(args: ArrayLike<unknown>, stack: number): void {
    try {
      this.storeArguments(args, stack);
    } catch (error) {
      if (!(error instanceof JavaThrow)) throw error;
      // Java's heap is full.
      const { vm } = this.host;
      vm.heap.collectUrgently(vm.roots, 0);
      try {
        this.storeArguments(args, stack);
      } catch (second) {
        throw second instanceof JavaThrow ? errorOfThrow(second) : second;
      }
    }
  }

  private storeArguments(args: ArrayLike<unknown>, stack: number): void {
    const { setters, places } = this;
    let i = 0;
    try {
      for (; i < setters.length; i++) {
        const place = places[i];
        setters[i](place < 0 ? stack + 2 * (-1 - place) : place, args[i]);
      }
    } catch (error) {
      throw argumentError(error, i, this.signature);
    }
  }

  private wrongCount(given: number): TypeError {
    return new TypeError(
      `${describeSignature(this.signature)} takes ${this.count} argument${this.count === 1 ? '' : 's'}, not ${given}`,
    );
  }
}

type Preparers = readonly (((value: unknown) => unknown) | null)[];

/** The first of two passes over arguments: what may run a program's code. */
function prepare(args: ArrayLike<unknown>, preparers: Preparers, signature: MethodSignature): unknown[] {
  const prepared: unknown[] = [];
  try {
    for (const prepare of preparers) {
      const value = args[prepared.length];
      prepared.push(prepare === null ? value : prepare(value));
    }
  } catch (error) {
    throw argumentError(error, prepared.length, signature);
  }
  return prepared;
}

/** The same for a method that is not looked up yet. */
export function prepareArguments(
  conversions: Conversions,
  signature: MethodSignature,
  args: ArrayLike<unknown>,
): unknown[] {
  return prepare(
    args,
    signature.parameters.map((p) => conversions.preparer(p)),
    signature,
  );
}

/** Word in which the call that has just returned left its result. */
export function resultWord(descriptor: string): number {
  return descriptor === 'F' || descriptor === 'D' ? RESULT_F : RESULT;
}

/** Where the calling convention wants the arguments (docs/ARCHITECTURE.md). */
function placesOf(parameters: readonly string[]): { places: number[]; stackWords: number } {
  let ints = 0;
  let floats = 0;
  let stackWords = 0;
  const places = parameters.map((p) => {
    if (p === 'F' || p === 'D') {
      if (floats < FLOAT_ARGUMENTS) return CALL_XMM + 2 * floats++;
    } else if (ints < INT_ARGUMENTS) return CALL_INT + 2 * ints++;
    return -1 - stackWords++;
  });
  return { places, stackWords };
}

/** A {@link Mismatch} with what it does not fit. */
export function argumentError(error: unknown, index: number, signature: MethodSignature): unknown {
  if (!(error instanceof Mismatch)) return error;
  return new TypeError(`argument ${index + 1} of ${describeSignature(signature)}: ${error.message}`);
}
