/**
 * Calls of Java methods. The way that is worth its length: arguments go straight into the words from which the call stub loads the argument registers, and if the method returns without having asked for
 * anything, the result is read from where it lies. Everything else is the dispatcher's. Most calls find the VM idle, and are shorter still: they need not be undone when an argument does not fit, since nothing
 * has begun by then, and a method that asks for nothing leaves nothing to look after.
 */
import { popEntryFrame, pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import type { Memory } from '../../native-trampoline/memory.js';
import { ArgumentSequence, ENTRY_ROOM, ON_STACK } from '../layout/calling-convention.js';
import { Ctx, contextWord, MethodRec, Obj, Region, Request } from '../layout/layout.js';
import { type JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import type { LoaderData } from '../vm/classes/loaders.js';
import { selectMethod } from '../vm/classes/lookup.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import { Activation, ActivationKind, type JavaThread } from '../vm/threads/java-thread.js';
import type { VM } from '../vm/vm.js';
import { type Getter, Mismatch, type Setter } from './conversions.js';
import { BlockedError, errorOfThrow, JavaError } from './errors.js';
import type { Host, Pending } from './host.js';
import { JavaObject } from './java-object.js';
import { Kind, kindOf } from './kinds.js';
import type { ObjectTable } from './object-table.js';
import { describeSignature, type MethodSignature } from './signature.js';
import type { Throwables } from './throwables.js';
import { errorOf, FAILURE } from './thrown-errors.js';

const CALL_INT = contextWord(Ctx.CALL_INT);
const CALL_XMM = contextWord(Ctx.CALL_XMM);
const TARGET = contextWord(Ctx.TARGET);
const REQUEST = contextWord(Ctx.REQUEST);
const RESULT = contextWord(Ctx.RESULT);
const RESULT_F = contextWord(Ctx.RESULT_F);
const JAVA_RSP = contextWord(Ctx.JAVA_RSP);
const JAVA_RBP = contextWord(Ctx.JAVA_RBP);
const RESUME_PC = contextWord(Ctx.RESUME_PC);
const STACK_END = contextWord(Ctx.STACK_END);

/** What lies on a thread's activations while Java code that JavaScript called runs: the dispatcher hands it the call's end. */
class DirectCall implements Pending {
  done = false;
  /** The thread had to be woken by force. */
  interrupted = false;
  /** Handle of the exception that came out, 0 if none did. */
  private thrown = 0;
  private low = 0;
  private high = 0;
  private float = 0;
  private reference = 0;
  private isReference = false;
  readonly activation: Activation;

  constructor(private readonly vm: VM) {
    this.activation = new Activation(ActivationKind.BASE, this as unknown as Steps<void>, null);
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

/** How the values of a method are converted: as the signature in `vm.call` says, or as loaded classes do it. */
export interface Codec {
  setter(descriptor: string, loader: LoaderData | null): Setter;
  /** What is to be done with an argument before the call is prepared; null: nothing. */
  preparer(descriptor: string, loader: LoaderData | null): ((value: unknown) => unknown) | null;
  getter(descriptor: string): Getter;
}

/** Which code a call runs. */
export const enum Dispatch {
  STATIC = 0,
  /** Of the receiver's class. */
  VIRTUAL = 1,
  /** Exactly this method: constructors. */
  SPECIAL = 2,
}

/** A method that JavaScript can call; the class of a static one is initialised. */
export class HostMethod {
  private readonly setters: readonly Setter[];
  private readonly kinds: readonly Kind[];
  private readonly resultKind: Kind;
  /** Null if no argument needs it. */
  private readonly preparers: Preparers | null;
  /** Word of each argument in the context; those on the stack: -1 - their number. */
  private readonly places: readonly number[];
  private readonly stackWords: number;
  private readonly getter: Getter;
  private readonly resultAt: number;
  private readonly isReference: boolean;
  private readonly entry: number;
  /** VIRTUAL: entries by class record, and the last one that was used. */
  private readonly entries = new Map<number, number>();
  private lastRecord = 0;
  private lastEntry = 0;
  private readonly count: number;
  /** Nothing has to be done with arguments before the call, and all lie in registers. */
  private readonly isSimple: boolean;
  /** The first of {@link kinds} and {@link places}, for {@link tryStore}. */
  private readonly kind0: Kind;
  private readonly kind1: Kind;
  private readonly kind2: Kind;
  private readonly place0: number;
  private readonly place1: number;
  private readonly place2: number;
  private readonly memory: Memory;

  constructor(
    private readonly host: Host,
    private readonly calls: DirectCalls,
    private readonly throwables: Throwables,
    codec: Codec,
    readonly signature: MethodSignature,
    readonly method: JavaMethod,
    private readonly dispatch: Dispatch = Dispatch.STATIC,
  ) {
    const { parameters, result } = signature;
    const { loader } = method.holder;
    this.count = parameters.length;
    this.setters = parameters.map((p) => codec.setter(p, loader));
    this.kinds = parameters.map(kindOf);
    this.resultKind = kindOf(result);
    const preparers = parameters.map((p) => codec.preparer(p, loader));
    this.preparers = preparers.some((p) => p !== null) ? preparers : null;
    const { places, stackWords } = placesOf(parameters, dispatch === Dispatch.STATIC ? 0 : 1);
    this.places = places;
    this.stackWords = stackWords;
    this.getter = codec.getter(result);
    this.resultAt = resultWord(result);
    this.isReference = result.length > 1;
    this.isSimple = this.preparers === null && stackWords === 0;
    const [kind0 = Kind.OTHER, kind1 = Kind.OTHER, kind2 = Kind.OTHER] = this.kinds;
    const [place0 = 0, place1 = 0, place2 = 0] = places;
    this.kind0 = kind0;
    this.kind1 = kind1;
    this.kind2 = kind2;
    this.place0 = place0;
    this.place1 = place1;
    this.place2 = place2;
    this.memory = host.vm.memory;
    this.entry = (method.record + MethodRec.ENTRY - Region.BASE) >> 2;
  }

  /** Throws JavaError, ExitError, TypeError. */
  call(args: ArrayLike<unknown>): unknown {
    const result = this.tryCall(args);
    if (result === FAILURE) throw FAILURE.take();
    return result;
  }

  /** The same for a method that is not static. */
  callOn(self: JavaObject, args: ArrayLike<unknown>): unknown {
    const result = this.tryCallOn(self, args);
    if (result === FAILURE) throw FAILURE.take();
    return result;
  }

  /** {@link call}; what Java has thrown is in {@link FAILURE}, which is the answer then. */
  tryCall(args: ArrayLike<unknown>): unknown {
    if (args.length !== this.count) throw this.wrongCount(args.length);
    const given = this.preparers === null ? args : prepare(args, this.preparers, this.signature);
    return this.stackWords === 0 && this.host.isIdle ? this.enterIdle(null, given) : this.enter(null, given);
  }

  tryCallOn(self: JavaObject, args: ArrayLike<unknown>): unknown {
    if (args.length !== this.count) throw this.wrongCount(args.length);
    const given = this.preparers === null ? args : prepare(args, this.preparers, this.signature);
    return this.stackWords === 0 && this.host.isIdle ? this.enterIdle(self, given) : this.enter(self, given);
  }

  /** {@link callOn} without arguments, on what a handle of the VM's is for: that needs no JavaScript object, if the VM is idle. */
  callOnHandle(objects: ObjectTable, handle: number): unknown {
    let result: unknown;
    if (this.count === 0 && this.isSimple && this.host.isIdle) {
      this.storeReceiver(objects.handles.get(handle));
      result = this.enterStored();
    } else result = this.tryCallOn(new JavaObject(objects, handle), []);
    if (result === FAILURE) throw FAILURE.take();
    return result;
  }

  // ---- the same without an array for the arguments, which are so many; `self` is null for a static method

  tryCall0(self: JavaObject | null): unknown {
    if (this.count === 0 && this.isSimple && this.host.isIdle) {
      if (self !== null) this.storeReceiver(JavaObject.refOf(self));
      return this.enterStored();
    }
    return self === null ? this.tryCall([]) : this.tryCallOn(self, []);
  }

  tryCall1(self: JavaObject | null, a: unknown): unknown {
    if (this.count === 1 && this.isSimple && this.host.isIdle) {
      if (self !== null) this.storeReceiver(JavaObject.refOf(self));
      if (this.tryStore(this.kind0, this.place0, a)) return this.enterStored();
    }
    return self === null ? this.tryCall([a]) : this.tryCallOn(self, [a]);
  }

  tryCall2(self: JavaObject | null, a: unknown, b: unknown): unknown {
    if (this.count === 2 && this.isSimple && this.host.isIdle) {
      if (self !== null) this.storeReceiver(JavaObject.refOf(self));
      if (this.tryStore(this.kind0, this.place0, a) && this.tryStore(this.kind1, this.place1, b))
        return this.enterStored();
    }
    return self === null ? this.tryCall([a, b]) : this.tryCallOn(self, [a, b]);
  }

  tryCall3(self: JavaObject | null, a: unknown, b: unknown, c: unknown): unknown {
    if (this.count === 3 && this.isSimple && this.host.isIdle) {
      if (self !== null) this.storeReceiver(JavaObject.refOf(self));
      if (
        this.tryStore(this.kind0, this.place0, a) &&
        this.tryStore(this.kind1, this.place1, b) &&
        this.tryStore(this.kind2, this.place2, c)
      )
        return this.enterStored();
    }
    return self === null ? this.tryCall([a, b, c]) : this.tryCallOn(self, [a, b, c]);
  }

  /** Stores an argument of a frequent kind, in a register; false if {@link storeArguments} has to see to it: all of them are stored anew then. */
  private tryStore(kind: Kind, place: number, value: unknown): boolean {
    const { memory } = this;
    switch (kind) {
      case Kind.INT:
        if (typeof value !== 'number' || (value | 0) !== value) return false;
        memory.i32[place] = value;
        return true;
      case Kind.DOUBLE:
        if (typeof value !== 'number') return false;
        memory.f64[place >> 1] = value;
        return true;
      case Kind.BOOLEAN:
        if (typeof value !== 'boolean') return false;
        memory.i32[place] = value ? 1 : 0;
        return true;
      case Kind.STRING: {
        const ref = typeof value === 'string' ? this.host.vm.strings.shortFromJs(value) : 0;
        if (ref === 0) return false;
        memory.i32[place] = ref;
        memory.i32[place + 1] = 0;
        return true;
      }
      default:
        return false;
    }
  }

  /** {@link enter} when the VM is idle, all arguments in registers. */
  private enterIdle(self: JavaObject | null, args: ArrayLike<unknown>): unknown {
    this.setArguments(self, args, 0);
    return this.enterStored();
  }

  /** The same when the arguments are stored. */
  private enterStored(): unknown {
    const { host } = this;
    const { main } = host;
    const { rsp, rbp, pc } = main;
    let returned = false;
    let thrown = 0;
    try {
      const target = this.memory.i32[this.dispatch === Dispatch.VIRTUAL ? this.lastEntry : this.entry];
      returned = host.dispatcher.callIdle(main, target);
      if (!returned) thrown = this.continueIdle();
    } finally {
      if (!returned) this.leaveIdle(rsp, rbp, pc);
    }
    // All is idle again: a getMessage() that has to be called is called the short way.
    return thrown === 0 ? this.result() : this.failed(thrown, this.calls.at(1));
  }

  /** A call that began when all was idle has asked for something: see {@link goOn}. */
  private continueIdle(): number {
    const { host } = this;
    const call = this.calls.at(1);
    host.continueIdle();
    call.begin(this.isReference);
    host.main.activations.push(call.activation);
    return this.goOn(host.main, call);
  }

  /** The end of a call that has begun when all was idle and has asked for something, or in which JavaScript's stack has ended: the main thread is as it was. */
  private leaveIdle(rsp: number, rbp: number, pc: number): void {
    const { host } = this;
    const { vm, main } = host;
    const { i32 } = vm.memory;
    const isActive = vm.dispatcher.active === main;
    if (isActive) {
      if (main.activations.length !== 0)
        for (const dropped of main.activations.splice(0)) vm.handles.close(dropped);
      i32[JAVA_RSP] = rsp;
      i32[JAVA_RBP] = rbp;
      i32[RESUME_PC] = pc;
    }
    host.continueIdle();
    host.end(isActive ? main : null);
    main.isTaken = false;
  }

  private result(): unknown {
    const { i32, f64 } = this.memory;
    switch (this.resultKind) {
      case Kind.VOID:
        return undefined;
      case Kind.INT:
        return i32[RESULT];
      case Kind.BOOLEAN:
        return i32[RESULT] !== 0;
      case Kind.DOUBLE:
        return f64[RESULT_F >> 1];
      case Kind.STRING:
        return this.host.vm.strings.toJsOrNull(i32[RESULT]);
      default:
        return this.getter(this.resultAt);
    }
  }

  private enter(self: JavaObject | null, args: ArrayLike<unknown>): unknown {
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
      if (this.stackWords === 0) this.setArguments(self, args, 0);
      if (rsp - 8 * this.stackWords - ENTRY_ROOM < i32[STACK_END])
        throw new JavaError('java.lang.StackOverflowError');
      const first = pushEntryFrame(vm.memory, vm.trampoline.stubs, 0, this.stackWords);
      if (this.stackWords > 0) this.setArguments(self, args, (first - Region.BASE) >> 2);
      i32[TARGET] = i32[this.dispatch === Dispatch.VIRTUAL ? this.lastEntry : this.entry];
      i32[TARGET + 1] = 0;
      const call = this.calls.at(host.depth);
      call.begin(this.isReference);
      thread.activations.push(call.activation);
      vm.trampoline.enter();
      if (i32[REQUEST] === Request.RETURNED) {
        popEntryFrame(vm.memory);
        thread.activations.pop();
      } else {
        const thrown = this.goOn(thread, call);
        if (thrown !== 0) return this.failed(thrown, call);
      }
      return this.result();
    } finally {
      // Arguments that don't fit, or the end of JavaScript's stack in the midst of all this: the thread is as it was.
      if (
        (i32[JAVA_RSP] !== rsp || thread.activations.length !== length) &&
        vm.dispatcher.active === thread
      ) {
        for (const dropped of thread.activations.splice(length)) vm.handles.close(dropped);
        i32[JAVA_RSP] = rsp;
        i32[JAVA_RBP] = rbp;
        i32[RESUME_PC] = pc;
      }
      host.end(begun);
    }
  }

  /** Java code asked for something before it returned. What it has thrown, as a handle, 0 if nothing. */
  private goOn(thread: JavaThread, call: DirectCall): number {
    const { host } = this;
    call.interrupted = !host.guard(() => host.vm.dispatcher.goOn(call)) && host.wait(thread, call);
    return call.finish();
  }

  /** The call has thrown what a handle is for: {@link FAILURE}, which knows it. */
  private failed(thrown: number, { interrupted }: DirectCall): unknown {
    const { host, throwables } = this;
    const { handles } = host.vm;
    try {
      const described = throwables.describeAtOnce(handles.get(thrown));
      if (described !== null && !interrupted) return FAILURE.ofThrown(described);
      const error =
        described !== null
          ? errorOf(described)
          : host.runSync(throwables.toJs(new JavaException(handles.get(thrown))));
      return FAILURE.of(interrupted ? new BlockedError(error) : error);
    } finally {
      handles.release(thrown);
    }
  }

  private setArguments(self: JavaObject | null, args: ArrayLike<unknown>, stack: number): void {
    try {
      this.storeArguments(self, args, stack);
    } catch (error) {
      if (!(error instanceof JavaThrow)) throw error;
      // Java's heap is full.
      const { vm } = this.host;
      vm.heap.collectUrgently(vm.roots, 0);
      try {
        this.storeArguments(self, args, stack);
      } catch (second) {
        throw second instanceof JavaThrow ? errorOfThrow(second) : second;
      }
    }
  }

  private storeArguments(self: JavaObject | null, args: ArrayLike<unknown>, stack: number): void {
    const { kinds, places } = this;
    const { i32, f64 } = this.host.vm.memory;
    if (self !== null) this.storeReceiver(JavaObject.refOf(self));
    let i = 0;
    try {
      for (; i < kinds.length; i++) {
        const place = places[i] < 0 ? stack + 2 * (-1 - places[i]) : places[i];
        const value = args[i];
        const kind = kinds[i];
        if (kind === Kind.INT && typeof value === 'number' && (value | 0) === value) i32[place] = value;
        else if (kind === Kind.DOUBLE && typeof value === 'number') f64[place >> 1] = value;
        else if (kind === Kind.BOOLEAN && typeof value === 'boolean') i32[place] = value ? 1 : 0;
        else if (kind === Kind.STRING && typeof value === 'string') {
          i32[place] = this.host.vm.strings.fromJs(value);
          i32[place + 1] = 0;
        } else this.setters[i](place, value);
      }
    } catch (error) {
      throw argumentError(error, i, this.signature);
    }
  }

  private storeReceiver(ref: number): void {
    const { i32 } = this.host.vm.memory;
    const record = i32[((ref + Obj.CLASS - Region.BASE) | 0) >>> 2];
    if (record !== this.lastRecord) {
      this.lastEntry = this.entries.get(record) ?? this.select(record);
      this.lastRecord = record;
    }
    i32[CALL_INT] = ref;
    i32[CALL_INT + 1] = 0;
  }

  /** Where the address of the code for receivers of a class stands. Throws TypeError if it is not one of the method's class. */
  private select(record: number): number {
    const { method } = this;
    const cls = this.host.vm.classes.byRecord(record);
    if (!cls.isSubclassOf(method.holder))
      throw new TypeError(
        `${describeSignature(this.signature)} was called on an object of class ${cls.javaName}`,
      );
    const selected = this.dispatch === Dispatch.SPECIAL ? method : selectedMethod(cls, method);
    const entry = (selected.record + MethodRec.ENTRY - Region.BASE) >> 2;
    this.entries.set(record, entry);
    return entry;
  }

  private wrongCount(given: number): TypeError {
    return new TypeError(
      `${describeSignature(this.signature)} takes ${this.count} argument${this.count === 1 ? '' : 's'}, not ${given}`,
    );
  }
}

/** What a call of `method` on an instance of `cls` runs. Throws JavaError. */
export function selectedMethod(cls: JavaClass, method: JavaMethod): JavaMethod {
  const selected = selectMethod(cls, method);
  if (selected instanceof JavaMethod && !selected.isAbstract) return selected;
  throw new JavaError('java.lang.AbstractMethodError', `${cls.javaName} does not implement ${method}`);
}

type Preparers = readonly (((value: unknown) => unknown) | null)[];

/** The first of two passes over arguments: what may run a program's code. */
function prepare(
  args: ArrayLike<unknown>,
  preparers: Preparers,
  signature: MethodSignature,
): ArrayLike<unknown> {
  // Copied when the first argument becomes another value.
  let prepared: unknown[] | null = null;
  let i = 0;
  try {
    for (; i < preparers.length; i++) {
      const prepare = preparers[i];
      if (prepare === null) continue;
      const given = args[i];
      const value = prepare(given);
      if (value === given) continue;
      prepared ??= Array.from(args);
      prepared[i] = value;
    }
  } catch (error) {
    throw argumentError(error, i, signature);
  }
  return prepared ?? args;
}

/** The same for a method that is not looked up yet. */
export function prepareArguments(
  codec: Codec,
  signature: MethodSignature,
  args: ArrayLike<unknown>,
): ArrayLike<unknown> {
  return prepare(
    args,
    signature.parameters.map((p) => codec.preparer(p, null)),
    signature,
  );
}

/** Word in which the call that has just returned left its result. */
export function resultWord(descriptor: string): number {
  return descriptor === 'F' || descriptor === 'D' ? RESULT_F : RESULT;
}

/** Where the calling convention wants the arguments (docs/ARCHITECTURE.md). */
function placesOf(
  parameters: readonly string[],
  receivers: number,
): { places: number[]; stackWords: number } {
  const sequence = new ArgumentSequence();
  for (let i = 0; i < receivers; i++) sequence.next(false);
  const places = parameters.map((p) => {
    const isFloat = p === 'F' || p === 'D';
    const place = sequence.next(isFloat);
    if (place >= ON_STACK) return -1 - (place - ON_STACK);
    return (isFloat ? CALL_XMM : CALL_INT) + 2 * place;
  });
  return { places, stackWords: sequence.words };
}

/** A {@link Mismatch} with what it does not fit. */
export function argumentError(error: unknown, index: number, signature: MethodSignature): unknown {
  if (!(error instanceof Mismatch)) return error;
  return new TypeError(`argument ${index + 1} of ${describeSignature(signature)}: ${error.message}`);
}
