/** What `kill -QUIT` shows: all threads, what they wait for, and who waits for whom in a circle; in the form of HotSpot's thread dumps. */
import { FieldAccess } from '../field-access.js';
import { framesOf } from '../frames/frame-cursor.js';
import { placeInModule } from '../frames/place-in-module.js';
import { threadPriority, threadStatus } from '../jdk/thread-fields.js';
import type { VM } from '../vm.js';
import type { JavaThread } from './java-thread.js';
import { ThreadStatus } from './monitors.js';

const THREAD = 'java/lang/Thread';
const idField = new FieldAccess(THREAD, 'tid', 'J');
const parkBlocker = new FieldAccess(THREAD, 'parkBlocker', 'Ljava/lang/Object;');

const MAX_FRAMES = 1024;

/** Activity and state by threadStatus. */
const STATES: Readonly<Record<number, readonly [activity: string, state: string]>> = {
  [ThreadStatus.NEW]: ['runnable', 'NEW'],
  [ThreadStatus.RUNNABLE]: ['runnable', 'RUNNABLE'],
  [ThreadStatus.SLEEPING]: ['waiting on condition', 'TIMED_WAITING (sleeping)'],
  [ThreadStatus.WAITING]: ['in Object.wait()', 'WAITING (on object monitor)'],
  [ThreadStatus.WAITING_TIMED]: ['in Object.wait()', 'TIMED_WAITING (on object monitor)'],
  [ThreadStatus.PARKED]: ['waiting on condition', 'WAITING (parking)'],
  [ThreadStatus.PARKED_TIMED]: ['waiting on condition', 'TIMED_WAITING (parking)'],
  [ThreadStatus.BLOCKED]: ['waiting for monitor entry', 'BLOCKED (on object monitor)'],
  [ThreadStatus.TERMINATED]: ['runnable', 'TERMINATED'],
};

/** The dump as text. */
export function threadDump(vm: VM): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  const threads = vm.threads.platform();
  return [
    `${date} ${time}`,
    `Full thread dump OpenJDK 64-Bit Server VM (${vm.jdk.version} gojdk):`,
    '',
    ...threads.flatMap((thread) => [...describe(vm, thread), '']),
    ...deadlocks(vm, threads),
    '',
  ].join('\n');
}

function hex(n: number): string {
  return `0x${(n >>> 0).toString(16).padStart(16, '0')}`;
}

const object = (vm: VM, ref: number): string => `<${hex(ref)}> (a ${vm.classes.of(ref).javaName})`;

function describe(vm: VM, thread: JavaThread): string[] {
  const { threads } = vm;
  const java = threads.objectOf(thread);
  const [activity, state] = STATES[threadStatus.get(vm, java)] ?? STATES[ThreadStatus.RUNNABLE];
  const daemon = thread.daemon ? ' daemon' : '';
  const lines = [
    `"${threads.nameOf(thread)}" #${idField.getLong(vm, java)}${daemon} prio=${threadPriority.get(vm, java)} os_prio=0 tid=${hex(thread.id)} nid=0x${process.pid.toString(16)} ${activity}  [${hex(thread.rsp)}]`,
    `   java.lang.Thread.State: ${state}`,
  ];
  const cursor = framesOf(vm, thread);
  for (let n = 0; n < MAX_FRAMES && cursor.next(); n++) {
    lines.push(`\tat ${placeInModule(vm, cursor.method, cursor.bci)}`);
    if (n === 0) lines.push(...awaited(vm, thread, java));
  }
  return lines;
}

/** What stands below the first frame: the object that the thread waits for. */
function awaited(vm: VM, thread: JavaThread, java: number): string[] {
  const { object: monitor, entering } = vm.monitors.awaitedBy(thread);
  if (monitor !== 0) return [`\t- waiting ${entering ? 'to lock' : 'on'} ${object(vm, monitor)}`];
  const blocker = thread.blockedOn === 'park' ? parkBlocker.get(vm, java) : 0;
  return blocker === 0 ? [] : [`\t- parking to wait for  ${object(vm, blocker)}`];
}

/** Circles of threads each of which holds the monitor that the one before it wants. */
function deadlocks(vm: VM, threads: readonly JavaThread[]): string[] {
  const lines: string[] = [];
  const seen = new Set<JavaThread>();
  for (const first of threads) {
    const path: JavaThread[] = [];
    for (let thread: JavaThread | null = first; thread !== null && !seen.has(thread); ) {
      seen.add(thread);
      path.push(thread);
      const { object: monitor, entering } = vm.monitors.awaitedBy(thread);
      const owner: JavaThread | null = entering ? vm.monitors.ownerOf(monitor) : null;
      if (owner !== null && path.includes(owner)) lines.push(...circle(vm, path.slice(path.indexOf(owner))));
      thread = owner;
    }
  }
  return lines;
}

function circle(vm: VM, path: readonly JavaThread[]): string[] {
  const lines = ['Found one Java-level deadlock:', '============================='];
  path.forEach((thread, i) => {
    const { object: monitor } = vm.monitors.awaitedBy(thread);
    lines.push(
      `"${vm.threads.nameOf(thread)}":`,
      `  waiting to lock monitor ${object(vm, monitor)},`,
      `  which is held by "${vm.threads.nameOf(path[(i + 1) % path.length])}"`,
    );
  });
  return [...lines, ''];
}
