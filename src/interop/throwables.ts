/** Exceptions across the border: Java's become JavaErrors, JavaScript's become Java exceptions. */
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import { loadBySystemLoader } from '../vm/start.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import type { Conversions } from './conversions.js';
import type { Thrown } from './error-inside.js';
import { ErrorPairs } from './error-pairs.js';
import { ExitError, errorOfThrow, JavaError } from './errors.js';
import type { Batch } from './held-exceptions.js';
import { JavaObject } from './java-object.js';
import { type PrintedTrace, printTraces, type Snapshot, StackSnapshots } from './stack-snapshot.js';
import { errorOf } from './thrown-errors.js';

const THROWABLE = 'java/lang/Throwable';
/** Causes of causes that are followed. */
const MAX_CAUSES = 20;

/** What is told of an exception, or of a cause. Nothing is made of it before somebody asks. */
class Level implements Thrown {
  /** The exception that it was caused by. */
  next: Level | null = null;
  cause: unknown;
  /** Null: Java has printed {@link printed}. */
  snapshot: Snapshot | null = null;
  printed = '';
  private made: JavaObject | null = null;
  private readonly index: number;

  constructor(
    private readonly snapshots: StackSnapshots,
    readonly className: string,
    public message: string | null,
    /** Holds the exception, as the last one so far. */
    private readonly batch: Batch,
    /** The JavaScript error behind it, if there is one. */
    readonly original: unknown,
  ) {
    this.index = batch.handles.length - 1;
  }

  get object(): JavaObject {
    this.made ??= this.batch.take(this.index);
    return this.made;
  }

  trace(): string {
    if (this.snapshot === null) return this.printed;
    const chain: PrintedTrace[] = [];
    for (let l: Level | null = this; l !== null; l = l.next) {
      const { className, message, snapshot } = l;
      chain.push({
        head: message === null ? className : `${className}: ${message}`,
        lines: snapshot === null ? [] : this.snapshots.lines(snapshot),
      });
    }
    return printTraces(chain);
  }
}

/** Calls getMessage() of the exception that a handle of the VM's is for. */
type MessageCall = (handle: number) => string | null;

export class Throwables {
  private readonly pairs: ErrorPairs;
  private readonly snapshots: StackSnapshots;
  /** Null while it is called: an exception that comes out of it is not asked the same way. */
  private getMessage: MessageCall | null = null;

  constructor(
    private readonly vm: VM,
    private readonly conversions: Conversions,
  ) {
    this.snapshots = new StackSnapshots(vm);
    this.pairs = new ErrorPairs(vm);
  }

  // ---- from Java

  /** What JavaScript sees of whatever was thrown by steps: JavaErrors of Java's exceptions, everything else as it is. */
  *toJs(error: unknown): Steps<unknown> {
    if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) return error;
    const plain = error instanceof JavaException ? this.describePlain(error.ref) : null;
    if (plain !== null) return errorOf(plain);
    try {
      return yield* this.describe(yield* this.vm.exceptions.objectOf(error));
    } catch (second) {
      // Even describing it fails: a heap that is full, a getMessage() that throws.
      if (second instanceof JavaException)
        return new JavaError(
          this.vm.classes.of(second.ref).javaName,
          this.vm.exceptions.messageOf(second.ref),
        );
      if (second instanceof JavaThrow) return errorOfThrow(second);
      return second;
    }
  }

  useGetMessage(call: MessageCall): void {
    this.getMessage = call;
  }

  /** What is told of an exception whose classes override nothing that would have to be called; else null. Runs no Java code. */
  private describePlain(ref: number): Thrown | null {
    const chain = this.plainChain(ref, false);
    return chain === null ? null : linked(chain);
  }

  /** The same, but a getMessage() of a class's own is called. To be used where Java may be called: it is a call of JavaScript's. */
  describeAtOnce(ref: number): Thrown | null {
    if (this.vm.exceptions.causeOf(ref) === 0) return this.describeAlone(ref);
    const chain = this.plainChain(ref, true);
    return chain === null ? null : linked(chain);
  }

  /** {@link describeAtOnce} of what has no cause by Throwable's own word: most have none. */
  private describeAlone(ref: number): Thrown | null {
    const { vm, snapshots, getMessage } = this;
    const { javaName, ownMessage, ownCause } = snapshots.kindOf(ref);
    if (ownCause || (ownMessage && getMessage === null)) return null;
    const snapshot = snapshots.take(ref);
    if (snapshot === null) return null;
    const level = this.level(ref, javaName, ownMessage ? null : vm.exceptions.messageOf(ref));
    level.snapshot = snapshot;
    level.cause = level.original;
    return ownMessage && !this.ask(vm.handles.create(ref), level) ? null : level;
  }

  /** An exception and its causes. Runs no Java code but getMessage(), if it may ask. */
  private plainChain(ref: number, mayAsk: boolean): Level[] | null {
    const { vm, snapshots } = this;
    const refs = this.chainOf(ref, mayAsk);
    if (refs === null) return null;
    const chain: Level[] = [];
    /** Those whose getMessage() is to be called, when nothing more is read by its address. */
    let asked: { handle: number; level: Level }[] | null = null;
    for (const r of refs) {
      const { javaName, ownMessage } = snapshots.kindOf(r);
      const message = ownMessage ? null : vm.exceptions.messageOf(r);
      const level = this.level(r, javaName, message);
      level.snapshot = snapshots.take(r);
      if (level.snapshot === null) return null;
      if (ownMessage) {
        asked ??= [];
        asked.push({ handle: vm.handles.create(r), level });
      }
      chain.push(level);
    }
    return asked === null || this.askAll(asked) ? chain : null;
  }

  private askAll(asked: readonly { handle: number; level: Level }[]): boolean {
    let all = true;
    for (const { handle, level } of asked) {
      if (all) all = this.ask(handle, level);
      else this.vm.handles.release(handle);
    }
    return all;
  }

  /** Sets the message. False if getMessage() throws something, or waits, or is just being asked: steps know what to do with it. Releases the handle. */
  private ask(handle: number, level: Level): boolean {
    const { getMessage } = this;
    if (getMessage === null) return false;
    this.getMessage = null;
    try {
      level.message = getMessage(handle);
      return true;
    } catch (error) {
      if (error instanceof ExitError) throw error;
      return false;
    } finally {
      this.getMessage = getMessage;
      this.vm.handles.release(handle);
    }
  }

  /** The addresses of an exception and its causes; null if Java has to be asked for them, or whoever may not be is to be asked for a message. */
  private chainOf(ref: number, mayAsk: boolean): number[] | null {
    const { vm, snapshots } = this;
    const refs: number[] = [];
    for (let r = ref; r !== 0; r = vm.exceptions.causeOf(r)) {
      const { ownMessage, ownCause } = snapshots.kindOf(r);
      if (ownCause || (ownMessage && (!mayAsk || this.getMessage === null))) return null;
      if (refs.length === MAX_CAUSES || refs.includes(r)) return null;
      refs.push(r);
    }
    return refs;
  }

  private level(ref: number, className: string, message: string | null): Level {
    const batch = this.conversions.objects.exceptions.hold(ref);
    return new Level(this.snapshots, className, message, batch, this.pairs.find(ref));
  }

  /** The same in steps: what a class overrides is called. */
  private *describe(ref: number): Steps<JavaError> {
    const { vm, snapshots } = this;
    const { handles } = vm;
    const levels: { handle: number; level: Level }[] = [];
    try {
      for (let handle = handles.local(ref); handle !== 0; ) {
        const kind = snapshots.kindOf(handles.get(handle));
        const message = kind.ownMessage
          ? yield* this.text(handle, 'getMessage()Ljava/lang/String;')
          : vm.exceptions.messageOf(handles.get(handle));
        const snapshot = snapshots.take(handles.get(handle));
        const next = kind.ownCause
          ? yield* vm.callVirtual(THROWABLE, 'getCause()Ljava/lang/Throwable;', handles.get(handle))
          : vm.exceptions.causeOf(handles.get(handle));
        const level = this.level(handles.get(handle), kind.javaName, message);
        level.snapshot = snapshot;
        levels.push({ handle, level });
        const ends = next === 0 || levels.some((l) => handles.get(l.handle) === next);
        handle = ends || levels.length === MAX_CAUSES ? 0 : handles.local(next);
      }
      // Where Java has to print, it prints the causes too.
      for (let i = levels.findLastIndex((l) => l.level.snapshot === null); i >= 0; i--) {
        const { handle, level } = levels[i];
        level.printed = yield* this.trace(handle);
        level.snapshot = null;
      }
      return errorOf(linked(levels.map((l) => l.level)));
    } finally {
      for (const { handle } of levels) handles.release(handle);
    }
  }

  private *text(handle: number, method: string): Steps<string | null> {
    const { vm } = this;
    return vm.strings.toJsOrNull(yield* vm.callVirtual(THROWABLE, method, vm.handles.get(handle)));
  }

  /** What printStackTrace prints. */
  private *trace(handle: number): Steps<string> {
    const { vm } = this;
    const { handles } = vm;
    const text = handles.local(yield* vm.newObject('java/io/StringWriter', '()V'));
    const writer = handles.local(
      yield* vm.newObject('java/io/PrintWriter', '(Ljava/io/Writer;)V', handles.get(text)),
    );
    try {
      yield* vm.callVirtual(
        THROWABLE,
        'printStackTrace(Ljava/io/PrintWriter;)V',
        handles.get(handle),
        handles.get(writer),
      );
      const result = yield* vm.callVirtual(
        'java/io/StringWriter',
        'toString()Ljava/lang/String;',
        handles.get(text),
      );
      return vm.strings.toJs(result);
    } finally {
      handles.release(text);
      handles.release(writer);
    }
  }

  // ---- from JavaScript

  /** Throws what Java is to see of an error that a bound function threw. */
  *throwJs(error: unknown): Steps<never> {
    const { vm } = this;
    if (JavaError.isJava(error)) {
      const { object } = error;
      if (object !== null) throw new JavaException(JavaObject.refOf(object));
      throw new JavaException(yield* this.make(error.className.replaceAll('.', '/'), error.message));
    }
    const thrown = JavaObject.isJava(error) ? JavaObject.refOf(error) : 0;
    if (thrown !== 0 && vm.classes.of(thrown).isSubclassOf(vm.classes.loadBoot(THROWABLE)))
      throw new JavaException(thrown);
    const ref = yield* vm.exceptions.make(new JavaThrow('java/lang/RuntimeException', textOf(error)));
    this.pairs.remember(ref, error);
    throw new JavaException(ref);
  }

  /** An exception by the name of its class, which may be one of the class path. */
  private *make(className: string, message: string): Steps<number> {
    const { vm } = this;
    const cls: JavaClass = vm.classes.findBoot(className) ?? (yield* loadBySystemLoader(vm, className));
    if (!cls.isSubclassOf(vm.classes.loadBoot(THROWABLE)))
      throw new JavaThrow('java/lang/ClassCastException', `${cls.javaName} is no Throwable`);
    yield* vm.initializer.initialize(cls);
    const maker: JavaMethod | undefined =
      cls.declaredMethod('<init>(Ljava/lang/String;)V') ?? cls.declaredMethod('<init>()V');
    if (maker === undefined)
      throw new JavaThrow('java/lang/NoSuchMethodError', `${cls.javaName}.<init>(java.lang.String)`);
    const handle = vm.handles.local(vm.allocate(cls));
    const args = maker.kinds.length === 3 ? [vm.strings.fromJs(message)] : [];
    yield* vm.call(maker, vm.handles.get(handle), ...args);
    const ref = vm.handles.get(handle);
    vm.handles.release(handle);
    return ref;
  }
}

/** The first of `chain`: an exception, its cause, and so on. Makes the errors of the others. Collects nothing. */
function linked(chain: readonly Level[]): Level {
  let next: Level | null = null;
  for (let i = chain.length - 1; i >= 0; i--) {
    const level = chain[i];
    level.next = next;
    // Null is something that can be thrown.
    if (level.original !== undefined) level.cause = level.original;
    else level.cause = next === null ? undefined : errorOf(next);
    next = level;
  }
  return next as Level;
}

/** What an error says of itself. Anything can be thrown: objects without a prototype, errors whose properties throw, proxies that throw whatever they are asked. */
function textOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error);
    const { name, message } = error;
    return String(name) === 'Error' ? String(message) : `${name}: ${message}`;
  } catch {
    try {
      return Object.prototype.toString.call(error);
    } catch {
      return typeof error;
    }
  }
}
