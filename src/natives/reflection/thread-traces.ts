/** StackTraceElement objects, from stored backtraces and from running threads. */
import { Op } from '../../jvms/opcodes.js';
import type { JavaMethod } from '../../vm/classes/java-class.js';
import { isHiddenFrame } from '../../vm/classes/method-annotations.js';
import type { TraceFrame } from '../../vm/exceptions/exceptions.js';
import { FieldAccess } from '../../vm/field-access.js';
import { framesOf } from '../../vm/frames/frame-cursor.js';
import { lineOf } from '../../vm/frames/places.js';
import type { Steps } from '../../vm/steps.js';
import { type JavaThread, ThreadState } from '../../vm/threads/java-thread.js';
import type { VM } from '../../vm/vm.js';

const STE = 'java/lang/StackTraceElement';
const STRING = 'Ljava/lang/String;';
const declaringClassObject = new FieldAccess(STE, 'declaringClassObject', 'Ljava/lang/Class;');
const classLoaderName = new FieldAccess(STE, 'classLoaderName', STRING);
const moduleName = new FieldAccess(STE, 'moduleName', STRING);
const moduleVersion = new FieldAccess(STE, 'moduleVersion', STRING);
const declaringClass = new FieldAccess(STE, 'declaringClass', STRING);
const methodName = new FieldAccess(STE, 'methodName', STRING);
const fileName = new FieldAccess(STE, 'fileName', STRING);
const lineNumber = new FieldAccess(STE, 'lineNumber', 'I');
const loaderNameField = new FieldAccess('java/lang/ClassLoader', 'name', STRING);
const moduleField = new FieldAccess('java/lang/Class', 'module', 'Ljava/lang/Module;');
const moduleNameField = new FieldAccess('java/lang/Module', 'name', STRING);

/** Fills in a StackTraceElement; a plain native may call it. */
export function fillElement(vm: VM, element: number, method: JavaMethod, bci: number): void {
  const { holder } = method;
  const { strings } = vm;
  declaringClassObject.setRef(vm, element, holder.mirror);
  declaringClass.setRef(vm, element, strings.constant(holder.javaName));
  methodName.setRef(vm, element, strings.constant(method.name));
  const source = holder.classFile?.sourceFile ?? null;
  if (source !== null) fileName.setRef(vm, element, strings.constant(source));
  lineNumber.set(vm, element, lineOf(method, bci));
  if (!holder.loader.isBoot) {
    const name = loaderNameField.get(vm, vm.handles.get(holder.loader.handle));
    if (name !== 0) classLoaderName.setRef(vm, element, name);
  }
  const module = moduleField.get(vm, holder.mirror);
  if (module === 0) return;
  const name = moduleNameField.get(vm, module);
  if (name === 0) return;
  moduleName.setRef(vm, element, name);
  const version = vm.moduleVersionOf(holder);
  if (version !== null) moduleVersion.setRef(vm, element, strings.constant(version));
}

/** All frames of a thread, innermost first; the hidden ones are shown here. */
export function framesOfThread(vm: VM, thread: JavaThread): TraceFrame[] {
  const frames: TraceFrame[] = [];
  const cursor = framesOf(vm, thread);
  while (cursor.next()) frames.push({ method: cursor.method, bci: cursor.bci });
  if (frames.length > 0 && thread.state === ThreadState.BLOCKED && entersMonitor(vm, thread))
    frames[0] = behindMonitorEnter(frames[0]);
  return frames;
}

/** Does the blocked thread wait for a monitor? */
const entersMonitor = (vm: VM, thread: JavaThread): boolean =>
  thread.blockedOn === 'monitor' ||
  (thread.blockedOn === 'unmounted' && vm.monitors.awaitedBy(thread).entering);

/** HotSpot's interpreter has moved on to the next instruction before a thread waits at a monitorenter. */
function behindMonitorEnter(frame: TraceFrame): TraceFrame {
  const { method, bci } = frame;
  const waits = bci >= 0 && method.code?.code[bci] === Op.MONITORENTER;
  return waits ? { method, bci: bci + 1 } : frame;
}

/** A StackTraceElement[] of a thread's stack, as Thread.getStackTrace wants it, with or without hidden frames. */
export function* threadTrace(vm: VM, thread: JavaThread, hidden = true): Steps<number> {
  const frames = framesOfThread(vm, thread).filter(({ method }) => hidden || !isHiddenFrame(method));
  const array = vm.handles.local(vm.newObjectArray(STE, frames.length));
  const cls = vm.classes.loadBoot(STE);
  yield* vm.initializer.initialize(cls);
  frames.forEach(({ method, bci }, i) => {
    const element = vm.allocate(cls);
    fillElement(vm, element, method, bci);
    vm.setElement(vm.handles.get(array), i, element);
  });
  const result = vm.handles.get(array);
  vm.handles.release(array);
  return result;
}
