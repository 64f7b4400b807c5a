/** Exceptions that are pending in C code. */
import { writeSync } from 'node:fs';
import { javaTypes } from '../../../jvms/descriptors.js';
import { FieldAccess } from '../../field-access.js';
import { framesOf, NATIVE_BCI } from '../../frames/frame-cursor.js';
import { lineOf } from '../../frames/places.js';
import { JavaException, JavaThrow, type Steps } from '../../steps.js';
import type { VM } from '../../vm.js';
import { NativeCrash } from '../../vm-error.js';
import type { Jni } from '../jni.js';
import { type JniFunctions, PENDING, Status } from '../jni-function.js';
import { textOf } from '../modified-utf8-text.js';

const threadName = new FieldAccess('java/lang/Thread', 'name', 'Ljava/lang/String;');

function* throwNew(jni: Jni, classHandle: number, messageAt: number): Steps<number> {
  const vm = jni.vmOf;
  const cls = jni.classOf(classHandle);
  if (!cls.isInitialized) yield* vm.initializer.initialize(cls);
  const text = messageAt === 0 ? null : textOf(jni.memory.readString(messageAt));
  const descriptor = text === null ? '()V' : '(Ljava/lang/String;)V';
  const init = cls.declaredMethod(`<init>${descriptor}`);
  if (init === undefined) {
    const parameters = javaTypes(descriptor).parameters.join(', ');
    throw new JavaThrow(
      'java/lang/NoSuchMethodError',
      `${cls.javaName}: method 'void <init>(${parameters})' not found`,
    );
  }
  const handle = vm.handles.local(vm.allocate(cls));
  if (text === null) yield* vm.call(init, vm.handles.get(handle));
  else {
    const message = vm.strings.fromJs(text);
    yield* vm.call(init, vm.handles.get(handle), message);
  }
  vm.memory.store32(PENDING, vm.handles.get(handle));
  return Status.OK;
}

/** As HotSpot prints it; what goes wrong meanwhile is forgotten. */
function* describe(jni: Jni): Steps<void> {
  const vm = jni.vmOf;
  const { memory } = vm;
  const ref = memory.load32(PENDING);
  if (ref === 0) return;
  memory.store32(PENDING, 0);
  const name = vm.strings.toJsOrNull(threadName.get(vm, vm.threads.objectOf(vm.threads.current)));
  writeSync(2, `Exception in thread "${name}" `);
  try {
    yield* vm.callVirtual('java/lang/Throwable', 'printStackTrace()V', ref);
  } catch (error) {
    if (!(error instanceof JavaException) && !(error instanceof JavaThrow)) throw error;
  }
}

/** HotSpot's words, with the native methods' stack, and the end of the VM. */
function fatalError(jni: Jni, messageAt: number): never {
  return endByFatalError(jni.vmOf, messageAt === 0 ? '(null)' : textOf(jni.memory.readString(messageAt)));
}

export function endByFatalError(vm: VM, text: string): never {
  const line = `FATAL ERROR in native method: ${text}`;
  writeSync(1, `${[line, ...stackOf(vm)].join('\n')}\n`);
  throw new NativeCrash(line, true);
}

/** HotSpot's words of what is wrong, but lets the program go on. */
export function warnOfNative(vm: VM, text: string): void {
  writeSync(1, `${[`WARNING in native method: ${text}`, ...stackOf(vm)].join('\n')}\n`);
}

function stackOf(vm: VM): string[] {
  const lines: string[] = [];
  const cursor = framesOf(vm);
  while (cursor.next()) {
    const { method, bci } = cursor;
    const line = lineOf(method, bci);
    const source = method.holder.classFile?.sourceFile ?? null;
    const place =
      bci === NATIVE_BCI ? 'Native Method' : `${source ?? 'Unknown Source'}${line > 0 ? `:${line}` : ''}`;
    lines.push(`\tat ${method.holder.javaName}.${method.name}(${place})`);
  }
  return lines;
}

export const exceptionFunctions: JniFunctions = {
  Throw: (jni, throwable) => {
    jni.vmOf.memory.store32(PENDING, jni.ref(throwable));
    return Status.OK;
  },
  ThrowNew: throwNew,
  ExceptionDescribe: describe,
  FatalError: fatalError,
};
