/** Class initialisation (JVMS §5.5). */
import { CpTag } from '../../jvms/pool-tags.js';
import { InitState } from '../../layout/layout.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { JavaClass, JavaField } from './java-class.js';

export class Initializer {
  constructor(private readonly vm: VM) {}

  /** Afterwards the class is initialised, or being initialised by this very thread. Throws what initialisation throws. */
  *initialize(cls: JavaClass): Steps<void> {
    const { vm } = this;
    for (;;) {
      if (cls.state === InitState.INITIALIZED) return;
      const thread = vm.threads.current;
      if (cls.state === InitState.IN_PROGRESS) {
        if (cls.initThread === thread.id) return;
        cls.initWaiters ??= [];
        cls.initWaiters.push(thread.id);
        yield* vm.threads.virtual.awaitOwner(thread, 'class initialization');
        continue;
      }
      if (cls.state === InitState.ERRONEOUS) throw this.erroneous(cls);
      break;
    }
    yield* vm.verification.verify(cls);
    // Verification may have loaded classes in Java code: somebody else may have begun meanwhile.
    if (cls.state !== InitState.LINKED) {
      yield* this.initialize(cls);
      return;
    }
    vm.loading.constraints.checkOverriding(cls);
    if (vm.options.eager === true) vm.compilation.compileWhole(cls);
    vm.classes.setState(cls, InitState.IN_PROGRESS);
    cls.initThread = vm.threads.current.id;
    try {
      this.assignConstants(cls);
      yield* this.initializeSupers(cls);
      if (cls.hasClassInitializer) {
        const clinit = cls.declaredMethod('<clinit>()V');
        if (clinit?.isStatic) yield* vm.call(clinit);
      }
    } catch (error) {
      yield* this.fail(cls, error);
      return;
    }
    this.finish(cls, InitState.INITIALIZED);
  }

  /** If nothing has to be run for it, initialises at once. True if the class is initialised afterwards. */
  initializeQuickly(cls: JavaClass): boolean {
    if (cls.state === InitState.INITIALIZED) return true;
    if (
      cls.state !== InitState.LINKED ||
      !cls.verified ||
      cls.verifyError !== null ||
      cls.hasClassInitializer
    )
      return false;
    if (cls.superClass !== null && !cls.isInterface && !this.initializeQuickly(cls.superClass)) return false;
    for (const i of cls.allInterfaces)
      if (declaresDefault(i) && i.state !== InitState.INITIALIZED) return false;
    this.assignConstants(cls);
    if (this.vm.options.eager === true) this.vm.compilation.compileWhole(cls);
    this.finish(cls, InitState.INITIALIZED);
    return true;
  }

  private *initializeSupers(cls: JavaClass): Steps<void> {
    if (cls.isInterface) return;
    if (cls.superClass !== null && cls.superClass.state !== InitState.INITIALIZED)
      yield* this.initialize(cls.superClass);
    for (const i of cls.interfaces) yield* this.initializeInterface(i);
  }

  /** Superinterfaces first; only those that declare default methods are initialised. */
  private *initializeInterface(i: JavaClass): Steps<void> {
    for (const parent of i.interfaces) yield* this.initializeInterface(parent);
    if (i.state !== InitState.INITIALIZED && declaresDefault(i)) yield* this.initialize(i);
  }

  private finish(cls: JavaClass, state: InitState): void {
    const { vm } = this;
    vm.classes.setState(cls, state);
    cls.initThread = 0;
    const waiters = cls.initWaiters;
    cls.initWaiters = null;
    if (waiters !== null) for (const id of waiters) vm.threads.virtual.wakeById(id);
  }

  private *fail(cls: JavaClass, error: unknown): Steps<void> {
    const { vm } = this;
    let ref: number;
    if (error instanceof JavaException) ref = error.ref;
    else if (error instanceof JavaThrow) ref = yield* vm.exceptions.make(error);
    else {
      this.finish(cls, InitState.ERRONEOUS);
      throw error;
    }
    const handle = vm.handles.local(ref);
    const isError = vm.classes.of(ref).isSubclassOf(vm.classes.loadBoot('java/lang/Error'));
    cls.initError = vm.handles.create(yield* this.errorForLater(handle));
    this.finish(cls, InitState.ERRONEOUS);
    if (!isError) {
      const wrapper = yield* vm.exceptions.make(
        new JavaThrow('java/lang/ExceptionInInitializerError', null, vm.handles.get(handle)),
      );
      vm.handles.release(handle);
      throw new JavaException(wrapper);
    }
    const original = vm.handles.get(handle);
    vm.handles.release(handle);
    throw new JavaException(original);
  }

  /** What later NoClassDefFoundErrors name as their cause: a copy in words, with the stack trace of the original. */
  private *errorForLater(handle: number): Steps<number> {
    const { vm } = this;
    const original = vm.handles.get(handle);
    const name = vm.classes.of(original).javaName;
    const text = vm.exceptions.messageOf(original);
    const thread = vm.threads.nameOf(vm.threads.current);
    const message =
      text === null
        ? `Exception ${name} [in thread "${thread}"]`
        : `Exception ${name}: ${text} [in thread "${thread}"]`;
    const made = vm.handles.local(
      yield* vm.exceptions.make(new JavaThrow('java/lang/ExceptionInInitializerError', message)),
    );
    vm.exceptions.copyBacktrace(vm.handles.get(handle), vm.handles.get(made));
    const ref = vm.handles.get(made);
    vm.handles.release(made);
    return ref;
  }

  private erroneous(cls: JavaClass): JavaThrow {
    return new JavaThrow(
      'java/lang/NoClassDefFoundError',
      `Could not initialize class ${cls.javaName}`,
      cls.initError === 0 ? 0 : this.vm.handles.get(cls.initError),
    );
  }

  /** Static fields with a ConstantValue attribute (JVMS §4.7.2). */
  assignConstants(cls: JavaClass): void {
    for (const f of cls.fields) {
      if (f.info === null || !f.isStatic || f.info.constantValue === 0) continue;
      this.assignConstant(cls, f, f.info.constantValue);
    }
  }

  private assignConstant(cls: JavaClass, f: JavaField, index: number): void {
    const { vm } = this;
    const pool = cls.pool?.pool;
    if (pool === undefined) return;
    const { memory } = vm;
    switch (pool.tag(index)) {
      case CpTag.INTEGER: {
        const value = pool.intBits(index);
        vm.storeByType(f.location, f.descriptor.charCodeAt(0), value);
        break;
      }
      case CpTag.FLOAT:
        memory.store32(f.location, pool.intBits(index));
        break;
      case CpTag.LONG:
      case CpTag.DOUBLE:
        memory.store32(f.location, pool.lowBits(index));
        memory.store32(f.location + 4, pool.highBits(index));
        break;
      case CpTag.STRING:
        vm.storeRef(f.location, vm.strings.constant(pool.stringValue(index)));
        break;
      default:
        break;
    }
  }
}

function declaresDefault(i: JavaClass): boolean {
  if (i.hasDefault === null) i.hasDefault = i.methods.some((m) => !m.isAbstract && !m.isStatic);
  return i.hasDefault;
}
