/** Verification of one class (JVMS §4.10), apart from any VM. */
import type { ClassFile, CodeAttribute, MemberInfo } from '../classfile/class-file.js';
import { MajorVersion } from '../jvms/versions.js';
import { ClassContext } from './class-context.js';
import { VerifyFault } from './fault.js';
import { ClassNeeded, type ClassView, type LoaderView } from './host.js';
import { makeInference } from './inference/inference.js';
import { MethodChecker } from './method-checker.js';
import { holds, type Testimony, type Transcript } from './transcript.js';
import { TypeTable } from './types.js';

/** Something that verifies a method, or throws VerifyFault or ClassNeeded. */
interface MethodVerifier {
  check(context: ClassContext, method: MemberInfo, code: CodeAttribute): void;
}

export class ClassVerifier {
  /** The names that all classes verified here share. */
  readonly types: TypeTable = new TypeTable();
  private checker: MethodVerifier | null = null;
  private inference: MethodVerifier | null = null;

  /**
   * Verifies a class file that has passed the format check. Yields the names of classes that must be loaded before it can go on; throws VerifyFault, or
   * TooManyTypes. `methods`: those of the file, in the order in which they are to be verified. `transcript`: is filled in.
   */
  *verify(
    view: ClassView,
    file: ClassFile,
    loader: LoaderView,
    methods: readonly MemberInfo[] = file.methods,
    transcript: Transcript | null = null,
  ): Generator<string, void, void> {
    const context = new ClassContext(view, file, loader);
    context.transcript = transcript;
    if (context.major < MajorVersion.JAVA_6) return yield* this.infer(context, methods);
    this.checker ??= new MethodChecker();
    try {
      yield* this.verifyMethods(context, methods, this.checker);
    } catch (error) {
      if (!(error instanceof VerifyFault) || !error.mayFailOver || context.major > MajorVersion.JAVA_6)
        throw error;
      yield* this.inferInstead(context, methods, error);
    }
  }

  /** Has the class passed before, in a world of which the same is true as of this one? Yields as {@link verify} does. */
  passesAgain(
    view: ClassView,
    file: ClassFile,
    loader: LoaderView,
    testimony: Testimony,
  ): Generator<string, boolean, void> {
    return holds(new ClassContext(view, file, loader), testimony);
  }

  private *infer(context: ClassContext, methods: readonly MemberInfo[]): Generator<string, void, void> {
    if (context.transcript !== null) context.transcript.isWhole = false;
    context.transcript = null;
    this.inference ??= makeInference();
    yield* this.verifyMethods(context, methods, this.inference);
  }

  /** Version 50: a class whose stack maps are wrong may still be right. If it is not, the first fault is told. */
  private *inferInstead(
    context: ClassContext,
    methods: readonly MemberInfo[],
    fault: VerifyFault,
  ): Generator<string, void, void> {
    try {
      yield* this.infer(context, methods);
    } catch (error) {
      if (!(error instanceof VerifyFault)) throw error;
      throw new VerifyFault(error.kind, fault.message, false);
    }
  }

  private *verifyMethods(
    context: ClassContext,
    methods: readonly MemberInfo[],
    verifier: MethodVerifier,
  ): Generator<string, void, void> {
    for (const method of methods) {
      const { code } = method;
      if (code === null) continue;
      for (;;) {
        const needed = attempt(context, verifier, method, code);
        if (needed === null) break;
        yield needed;
      }
    }
  }
}

/** Verifies a method as far as it goes: the name of a class that it cannot go on without, or null. */
function attempt(
  context: ClassContext,
  verifier: MethodVerifier,
  method: MemberInfo,
  code: CodeAttribute,
): string | null {
  try {
    verifier.check(context, method, code);
    return null;
  } catch (error) {
    if (error instanceof ClassNeeded) return error.name;
    throw error;
  }
}

export { VerifyFault };
