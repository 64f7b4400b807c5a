/** Exceptions across the border: Java's become JavaErrors, JavaScript's become Java exceptions. */
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import { loadBySystemLoader } from '../vm/start.js';
import { JavaException, JavaThrow, type Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';
import type { Conversions } from './conversions.js';
import { errorOf, errorOfThrow, JavaError } from './errors.js';
import { JavaObject } from './java-object.js';

const THROWABLE = 'java/lang/Throwable';
/** Causes of causes that are followed. */
const MAX_CAUSES = 20;

/** A JavaScript error and the Java exception that stands for it. */
interface Pair {
  /** In the VM's weak handles: 0 when Java has dropped the exception. */
  readonly handle: number;
  readonly error: unknown;
}

export class Throwables {
  private pairs: Pair[] = [];

  constructor(
    private readonly vm: VM,
    private readonly conversions: Conversions,
  ) {}

  // ---- from Java

  /** What JavaScript sees of whatever was thrown by steps: JavaErrors of Java's exceptions, everything else as it is. */
  *toJs(error: unknown): Steps<unknown> {
    if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) return error;
    try {
      return yield* this.describe(yield* this.vm.exceptions.objectOf(error), 0);
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

  private *describe(ref: number, level: number): Steps<JavaError> {
    const { vm } = this;
    const { handles } = vm;
    const original = this.errorBehind(ref);
    const handle = handles.local(ref);
    try {
      const className = vm.classes.of(ref).javaName;
      const message = yield* this.text(handle, 'getMessage()Ljava/lang/String;');
      const trace = yield* this.trace(handle);
      const next = yield* vm.callVirtual(THROWABLE, 'getCause()Ljava/lang/Throwable;', handles.get(handle));
      let cause: unknown = original;
      if (original === undefined && next !== 0 && next !== handles.get(handle) && level < MAX_CAUSES)
        cause = yield* this.describe(next, level + 1);
      const object = this.conversions.objects.wrap(handles.get(handle));
      return errorOf({ className, message, trace, object, cause });
    } finally {
      handles.release(handle);
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

  private errorBehind(ref: number): unknown {
    const { weakHandles } = this.vm;
    return this.pairs.find((p) => weakHandles.get(p.handle) === ref)?.error;
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
    this.remember(ref, error);
    throw new JavaException(ref);
  }

  private remember(ref: number, error: unknown): void {
    const { weakHandles } = this.vm;
    this.pairs = this.pairs.filter((p) => {
      if (weakHandles.get(p.handle) !== 0) return true;
      weakHandles.release(p.handle);
      return false;
    });
    this.pairs.push({ handle: weakHandles.create(ref), error });
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

/** What an error says of itself. Anything can be thrown: objects without a prototype, errors whose properties throw. */
function textOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error);
    const { name, message } = error;
    return String(name) === 'Error' ? String(message) : `${name}: ${message}`;
  } catch {
    return Object.prototype.toString.call(error);
  }
}
