/** Verification of classes before they are initialised (JVMS §5.4.1): which classes, in which order, with which loaders. */

import type { ClassFile } from '../../classfile/class-file.js';
import type { MemberInfo } from '../../classfile/member-info.js';
import { ClassVerifier } from '../../verifier/class-verifier.js';
import { VerifyFault } from '../../verifier/fault.js';
import { LoaderView } from '../../verifier/host.js';
import { TooManyTypes } from '../../verifier/stack-map-frames.js';
import { type Testimony, Transcript } from '../../verifier/transcript.js';
import { JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { isBuiltinLoader, isOfImage } from './builtin-loaders.js';
import type { JavaClass } from './java-class.js';
import type { LoaderData } from './loaders.js';
import { orderedMethods } from './method-order.js';

/** Accessors that the JDK's reflection generates are subclasses of this, and break the rules on purpose. */
const MAGIC = 'jdk/internal/reflect/MagicAccessorImpl';

export class Verification {
  private readonly core = new ClassVerifier();
  private readonly loaders: (LoaderView | undefined)[] = [];

  constructor(private readonly vm: VM) {}

  /** Verifies the class after its supertypes, once. Throws VerifyError, also when asked again, and what loading the classes that it names throws. */
  *verify(cls: JavaClass): Steps<void> {
    if (cls.verifyError !== null) throw cls.verifyError;
    if (cls.verified) return;
    if (cls.superClass !== null) yield* this.verify(cls.superClass);
    for (const i of cls.interfaces) yield* this.verify(i);
    if (!cls.verified && this.isSubject(cls)) yield* this.check(cls);
    cls.verified = true;
  }

  /** Like HotSpot by default, trusts the boot loader; and classes of the JDK's image wherever they were loaded. */
  private isSubject(cls: JavaClass): boolean {
    if (this.vm.options.verify === 'none' || cls.classFile === null || isOfImage(this.vm, cls)) return false;
    for (let c = cls.superClass; c !== null; c = c.superClass)
      if (c.name === MAGIC && c.loader.isBoot) return false;
    return true;
  }

  private *check(cls: JavaClass): Steps<void> {
    const { classFile } = cls;
    if (classFile === null) return;
    const { programs, recorder } = this.vm;
    const testimony = programs?.testimonyOf(cls) ?? null;
    if (testimony !== null && (yield* this.passesAgain(cls, classFile, testimony))) return;
    const transcript = recorder === null || cls.isHidden ? null : new Transcript();
    let fault = yield* this.firstFault(cls, classFile, classFile.methods, transcript);
    if (fault === null) {
      if (transcript?.isWhole === true) recorder?.verified(cls, classFile, transcript.testimony(cls));
      return;
    }
    // Of several faulty methods the one is told of that comes first in HotSpot's order, which costs too much to be asked for each class.
    if (classFile.methods.length > 1) {
      const ordered = orderedMethods(this.vm, cls).flatMap(({ info }) => info ?? []);
      fault = (yield* this.firstFault(cls, classFile, ordered)) ?? fault;
    }
    cls.verifyError = new JavaThrow(fault.kind, fault.message);
    throw cls.verifyError;
  }

  /** What is wrong with the first faulty one of the methods, null if none is faulty. */
  private *firstFault(
    cls: JavaClass,
    file: ClassFile,
    methods: readonly MemberInfo[],
    transcript: Transcript | null = null,
  ): Steps<VerifyFault | null> {
    const work = this.core.verify(cls, file, this.viewOf(cls.loader), methods, transcript);
    try {
      for (let next = work.next(); next.done !== true; next = work.next()) {
        if (!(yield* this.loadFor(cls, next.value))) continue;
        if (transcript !== null) transcript.isWhole = false;
        return null;
      }
      return null;
    } catch (error) {
      if (error instanceof TooManyTypes)
        throw new JavaThrow('java/lang/OutOfMemoryError', 'stack maps too large to verify');
      if (error instanceof VerifyFault) return error;
      throw error;
    }
  }

  /** Has it passed before, and would pass again? */
  private *passesAgain(cls: JavaClass, file: ClassFile, testimony: Testimony): Steps<boolean> {
    const work = this.core.passesAgain(cls, file, this.viewOf(cls.loader), testimony);
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
      if (yield* this.loadFor(cls, next.value)) return true;
    }
  }

  /** Loads what verification of a class cannot go on without. True if the class has been verified meanwhile: loading runs Java code, which may have needed this very class. */
  private *loadFor(cls: JavaClass, name: string): Steps<boolean> {
    yield* this.vm.loading.load(cls.loader, name);
    if (cls.verifyError !== null) throw cls.verifyError;
    return cls.verified;
  }

  private viewOf(loader: LoaderData): LoaderView {
    let view = this.loaders[loader.id];
    if (view === undefined) {
      const find = isBuiltinLoader(this.vm, loader) ? this.findBuiltin(loader) : this.findKnown(loader);
      view = new LoaderView(this.core.types, find);
      this.loaders[loader.id] = view;
    }
    return view;
  }

  private findKnown(loader: LoaderData): (name: string) => JavaClass | null {
    return (name) => loader.classes.get(name) ?? null;
  }

  /** The JDK's own loaders ask the boot loader for all that java.base has: no Java code need be run to hear its answer. */
  private findBuiltin(loader: LoaderData): (name: string) => JavaClass | null {
    const { classes } = this.vm;
    return (name) => {
      const known = loader.classes.get(name);
      if (known !== undefined) return known;
      if (!name.startsWith('java/')) return null;
      const module = classes.image.moduleOfPackage(name.slice(0, name.lastIndexOf('/')));
      return module === 'java.base' && classes.image.has(module, `${name}.class`)
        ? classes.loadBoot(name)
        : null;
    };
  }
}
