/** Which class called: stack walks that leave out the frames of reflection and of method handles. */
import { Frame } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../../vm/classes/java-class.js';
import { isCallerSensitive, isHiddenFrame } from '../../vm/classes/method-annotations.js';
import { framesOf } from '../../vm/frames/frame-cursor.js';
import { internalError } from '../../vm/steps.js';
import type { VM } from '../../vm/vm.js';

const METHOD_ACCESSOR = 'jdk/internal/reflect/MethodAccessorImpl';
const COMPILED_FORM = 'Ljava/lang/invoke/LambdaForm$Compiled;';

const compiledForms = new WeakMap<JavaMethod, boolean>();

/** Is it code that java.lang.invoke made from a LambdaForm? */
function isCompiledForm(method: JavaMethod): boolean {
  // These methods are hidden frames too, which is quicker to find out.
  if (!isHiddenFrame(method)) return false;
  let result = compiledForms.get(method);
  if (result === undefined) {
    const { info, holder } = method;
    const raw = holder.loader.isBoot ? info?.rawAttribute('RuntimeVisibleAnnotations') : null;
    result = raw ? markers(raw, method).includes(COMPILED_FORM) : false;
    compiledForms.set(method, result);
  }
  return result;
}

/** Types of the annotations up to the first that has elements. */
function markers(raw: Uint8Array, method: JavaMethod): string[] {
  const types: string[] = [];
  const pool = method.holder.classFile?.pool;
  let at = 2;
  for (let n = (raw[0] << 8) | raw[1]; n > 0 && at + 4 <= raw.length && pool !== undefined; n--) {
    types.push(pool.utf8((raw[at] << 8) | raw[at + 1]));
    if (((raw[at + 2] << 8) | raw[at + 3]) !== 0) break;
    at += 4;
  }
  return types;
}

function isMethodInvoke(method: JavaMethod): boolean {
  return (
    method.name === 'invoke' &&
    method.holder.name === 'java/lang/reflect/Method' &&
    method.holder.loader.isBoot
  );
}

function isMethodAccessor(cls: JavaClass): boolean {
  for (let c: JavaClass | null = cls; c !== null; c = c.superClass)
    if (c.name === METHOD_ACCESSOR && c.loader.isBoot) return true;
  return false;
}

/** A frame that stands between a caller and what it called by reflection or through a method handle. */
export function isReflectionFrame(method: JavaMethod): boolean {
  return isMethodInvoke(method) || isMethodAccessor(method.holder) || isCompiledForm(method);
}

/** Reflection.getCallerClass: who called the caller-sensitive method that asks. */
export function callerClass(vm: VM): JavaClass | null {
  const cursor = framesOf(vm);
  // Where the machine frames go on that the walk comes to: of this native method, of who asks, and below that one.
  const frames = [0, 0, 0];
  const places = [0, 0, 0];
  let depth = -1;
  for (let n = 0; cursor.next(); n++) {
    const { method } = cursor;
    if (depth < 0 || cursor.frame !== frames[depth]) {
      depth++;
      frames[depth] = cursor.frame;
      places[depth] = cursor.pc;
    }
    if (n < 2) {
      if (!isCallerSensitive(vm, method))
        throw internalError(`CallerSensitive annotation expected at frame ${n}`);
    } else if (!isReflectionFrame(method)) {
      if (depth <= 2) remember(vm, frames, places, depth, method.holder.mirror);
      return method.holder;
    }
  }
  return vm.embedder;
}

/** What machine code needs in order to answer the same question itself. Between frames of code there may be others, of calls from TypeScript for instance, behind which anything may be. */
function remember(
  vm: VM,
  frames: readonly number[],
  places: readonly number[],
  depth: number,
  mirror: number,
): void {
  const [asks, below] = [0, 1].map((i) => vm.memory.load32(frames[i] + Frame.RETURN_PC));
  if (places[1] === asks && (depth < 2 || places[2] === below)) vm.findings.noteCaller(asks, below, mirror);
}

/** The first class on the stack whose loader is neither the boot nor the platform loader. */
export function latestUserDefinedLoader(vm: VM): number {
  const cursor = framesOf(vm);
  const platform = 'jdk/internal/loader/ClassLoaders$PlatformClassLoader';
  while (cursor.next()) {
    const { method } = cursor;
    const { loader } = method.holder;
    if (loader.isBoot || isReflectionFrame(method)) continue;
    const ref = vm.handles.get(loader.handle);
    if (vm.classes.of(ref).name !== platform) return ref;
  }
  return vm.embedder === null ? 0 : vm.handles.get(vm.embedder.loader.handle);
}
