/** Natives of jdk.management: the operating system, flags of the VM, what is not offered. */

import { readdirSync, readFileSync } from 'node:fs';
import { cpus, freemem, totalmem } from 'node:os';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';

const PACKAGE = 'com/sun/management/internal';
const FLAG = `${PACKAGE}/Flag`;
const VALUE = 'Ljava/lang/Object;';
const ORIGIN_CLASS = 'com/sun/management/VMOption$Origin';
const ORIGIN = `L${ORIGIN_CLASS};`;
const ORIGIN_DEFAULT = new FieldAccess(ORIGIN_CLASS, 'DEFAULT', ORIGIN);

/** A number of bytes that a line `Name: 123 kB` of a file in /proc tells, 0 if it cannot be read. */
function kilobytes(file: string, name: string): number {
  try {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
    return line === null ? 0 : 1024 * Number(line[1]);
  } catch {
    return 0;
  }
}

function descriptorLimit(): number {
  const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
  return line === null ? -1 : Number(line[1]);
}

function totalTicks(): number {
  return cpus().reduce((sum, { times }) => sum + Object.values(times).reduce((a, b) => a + b, 0), 0);
}

/** Share of the machine's time that `busy` milliseconds since the start of the process are. */
function share(busy: number): number {
  return Math.min(1, busy / (performance.now() * cpus().length));
}

function processMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Flags that programs ask for, with what they are worth here. */
function flags(vm: VM): Map<string, number | boolean> {
  return new Map<string, number | boolean>([
    ['MaxHeapSize', vm.heap.maxMemory],
    ['InitialHeapSize', vm.heap.totalMemory],
    ['UseCompressedOops', true],
    ['UseSerialGC', true],
    ['UseG1GC', false],
    ['UseParallelGC', false],
    ['ObjectAlignmentInBytes', 8],
    ['MaxDirectMemorySize', 0],
    ['HeapDumpOnOutOfMemoryError', false],
  ]);
}

const notWritable = () => {
  throw new JavaThrow('java/lang/IllegalArgumentException', 'This flag is not writeable.');
};

export const managementInternals: NativeTable = {
  [`${PACKAGE}/OperatingSystemImpl`]: {
    'initialize0()V': () => undefined,
    'getCommittedVirtualMemorySize0()J': () => kilobytes('/proc/self/status', 'VmSize'),
    'getFreeMemorySize0()J': () => freemem(),
    'getTotalMemorySize0()J': () => totalmem(),
    'getFreeSwapSpaceSize0()J': () => kilobytes('/proc/meminfo', 'SwapFree'),
    'getTotalSwapSpaceSize0()J': () => kilobytes('/proc/meminfo', 'SwapTotal'),
    'getMaxFileDescriptorCount0()J': () => descriptorLimit(),
    // The listing has one open itself.
    'getOpenFileDescriptorCount0()J': () => readdirSync('/proc/self/fd').length - 1,
    'getProcessCpuTime0()J': () => 1e6 * processMilliseconds(),
    'getProcessCpuLoad0()D': () => share(processMilliseconds()),
    'getCpuLoad0()D': () => share(processMilliseconds()),
    'getSingleCpuLoad0(I)D': () => share(processMilliseconds()),
    'getHostConfiguredCpuCount0()I': () => cpus().length,
    'getHostOnlineCpuCount0()I': () => cpus().length,
    'getHostTotalCpuTicks0()J': () => totalTicks(),
  },
  [FLAG]: {
    'initialize()V': () => undefined,
    'getInternalFlagCount()I': (vm) => flags(vm).size,
    'getAllFlagNames()[Ljava/lang/String;': (vm) => vm.newStringArray([...flags(vm).keys()]),
    [`getFlags([Ljava/lang/String;[L${FLAG};I)I`]: function* (vm, names, result, count) {
      const known = flags(vm);
      const wanted =
        names === 0
          ? [...known.keys()]
          : Array.from({ length: count }, (_, i) => vm.strings.toJs(vm.element(names, i)));
      const kept = vm.handles.local(result);
      let found = 0;
      for (let i = 0; i < Math.min(count, wanted.length); i++) {
        const value = known.get(wanted[i]);
        if (value === undefined) continue;
        const isNumber = typeof value === 'number';
        const boxed = isNumber
          ? yield* vm.callStatic('java/lang/Long', 'valueOf(J)Ljava/lang/Long;', value)
          : yield* vm.callStatic('java/lang/Boolean', 'valueOf(Z)Ljava/lang/Boolean;', Number(value));
        const origin = vm.handles.local(boxed);
        yield* vm.initializer.initialize(vm.classes.loadBoot(ORIGIN_CLASS));
        const flag = yield* vm.newObject(
          FLAG,
          `(Ljava/lang/String;${VALUE}ZZ${ORIGIN})V`,
          vm.strings.constant(wanted[i]),
          vm.handles.get(origin),
          0,
          1,
          ORIGIN_DEFAULT.get(vm, 0),
        );
        vm.handles.release(origin);
        vm.setElement(vm.handles.get(kept), i, flag);
        found++;
      }
      vm.handles.release(kept);
      return found;
    },
    'setLongValue(Ljava/lang/String;J)V': notWritable,
    'setDoubleValue(Ljava/lang/String;D)V': notWritable,
    'setBooleanValue(Ljava/lang/String;Z)V': notWritable,
    'setStringValue(Ljava/lang/String;Ljava/lang/String;)V': notWritable,
  },
  [`${PACKAGE}/DiagnosticCommandImpl`]: {
    'setNotificationEnabled(Z)V': () => undefined,
    'getDiagnosticCommands()[Ljava/lang/String;': (vm) => vm.newStringArray([]),
    [`getDiagnosticCommandInfo([Ljava/lang/String;)[L${PACKAGE}/DiagnosticCommandInfo;`]: (vm) =>
      vm.newObjectArray(`${PACKAGE}/DiagnosticCommandInfo`, 0),
    'executeDiagnosticCommand(Ljava/lang/String;)Ljava/lang/String;': () => {
      throw new JavaThrow('java/lang/IllegalArgumentException', 'Unknown diagnostic command');
    },
  },
  [`${PACKAGE}/GarbageCollectorExtImpl`]: {
    'setNotificationEnabled(Lcom/sun/management/GarbageCollectorMXBean;Z)V': () => undefined,
  },
  [`${PACKAGE}/GcInfoBuilder`]: {
    'getNumGcExtAttributes(Ljava/lang/management/GarbageCollectorMXBean;)I': () => 0,
    'fillGcAttributeInfo(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/String;[C[Ljava/lang/String;)V':
      () => undefined,
    'getLastGcInfo0(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/Object;[C[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;)Lcom/sun/management/GcInfo;':
      () => 0,
  },
  [`${PACKAGE}/HotSpotDiagnostic`]: {
    'dumpHeap0(Ljava/lang/String;Z)V': () => {
      throw new JavaThrow('java/io/IOException', 'heap dumps are not supported');
    },
  },
};
