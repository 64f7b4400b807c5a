/** Java threads for calls from JavaScript while the main thread is busy: attached to the VM as JNI's AttachCurrentThread does it. */
import { FieldAccess } from '../vm/field-access.js';
import { threadGroup, threadPriority } from '../vm/jdk/thread-fields.js';
import type { Steps } from '../vm/steps.js';
import type { JavaThread } from '../vm/threads/java-thread.js';
import { ThreadStatus } from '../vm/threads/monitors.js';
import { ThreadKind } from '../vm/threads/threads.js';
import type { VM } from '../vm/vm.js';

const THREAD = 'java/lang/Thread';
const contextClassLoader = new FieldAccess(THREAD, 'contextClassLoader', 'Ljava/lang/ClassLoader;');

const NORMAL_PRIORITY = 5;

/** A thread and the steps that make its object; they must run on that thread, before anything else does. `main`: what it takes its group and class loader from. */
export function attachThread(
  vm: VM,
  main: JavaThread,
  name: string,
): { readonly thread: JavaThread; readonly steps: Steps<void> } {
  const thread = vm.threads.create(0, ThreadKind.OWN);
  // It is not counted among those for which the VM waits: calls are.
  thread.daemon = true;
  const object = vm.allocate(vm.classes.loadBoot(THREAD));
  vm.threads.attach(thread, object);
  // Since 19 only the constructor makes what they are in.
  threadPriority.set(vm, object, NORMAL_PRIORITY);
  threadGroup.setRef(vm, object, threadGroup.get(vm, vm.threads.objectOf(main)));
  return { thread, steps: construct(vm, thread, main, name) };
}

function* construct(vm: VM, thread: JavaThread, main: JavaThread, name: string): Steps<void> {
  const { threads } = vm;
  yield* vm.call(
    vm.findMethod(THREAD, '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'),
    threads.objectOf(thread),
    threadGroup.get(vm, threads.objectOf(main)),
    vm.strings.constant(name),
  );
  const loader = contextClassLoader.get(vm, threads.objectOf(main));
  contextClassLoader.setRef(vm, threads.objectOf(thread), loader);
  threads.setStatus(thread, ThreadStatus.RUNNABLE);
}
