import { availableParallelism } from 'node:os';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import type { VM } from '../../../vm/vm.js';
import { threadCounts } from './thread-counts.js';

const IMPL = 'sun/management/VMManagementImpl';

/** What is supported, beside compilation time: all but notifications of collections. */
const SUPPORTED = [
  'compTimeMonitoringSupport',
  'threadContentionMonitoringSupport',
  'currentThreadCpuTimeSupport',
  'otherThreadCpuTimeSupport',
  'objectMonitorUsageSupport',
  'synchronizerUsageSupport',
  'threadAllocatedMemorySupport',
].map((name) => new FieldAccess(IMPL, name, 'Z'));

const CLASS_PATH_OPTIONS = new Set(['-cp', '-classpath', '--class-path']);
/** Options of the launcher that the VM is told with their values joined by `=`. */
const JOINED = /^--(?!class-path)[a-z-]+$/;

/** The options as a VM gets them from the launcher: the class path is not among them. */
function virtualMachineArguments(vm: VM): string[] {
  const given = vm.options.vmArguments ?? [];
  const result: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const word = given[i];
    if (CLASS_PATH_OPTIONS.has(word)) i++;
    else if (JOINED.test(word) && i + 1 < given.length && !given[i + 1].startsWith('-'))
      result.push(`${word}=${given[++i]}`);
    else if (!word.startsWith('--class-path=')) result.push(word);
  }
  return result;
}

/** What the VM tells java.lang.management about itself. */
export const VMManagementImpl: NativeTable = {
  [IMPL]: {
    'getVersion0()Ljava/lang/String;': (vm) => vm.strings.fromJs('3.0'),
    'initOptionalSupportFields()V': (vm) => {
      for (const field of SUPPORTED) field.setByte(vm, 0, 1);
    },
    'isThreadContentionMonitoringEnabled()Z': () => 0,
    'isThreadCpuTimeEnabled()Z': () => 1,
    'isThreadAllocatedMemoryEnabled()Z': () => 1,
    'getTotalClassCount()J': (vm) => vm.classes.loadedCount,
    'getUnloadedClassCount()J': () => 0,
    'getVerboseClass()Z': (vm) => Number(vm.options.trace?.includes('load') ?? false),
    'getVerboseGC()Z': (vm) => Number(vm.options.trace?.includes('gc') ?? false),
    'getProcessId()I': () => process.pid,
    'getVmArguments0()[Ljava/lang/String;': (vm) => vm.newStringArray(virtualMachineArguments(vm)),
    'getStartupTime()J': () => Math.floor(performance.timeOrigin),
    'getUptime0()J': () => Math.ceil(performance.now()),
    'getAvailableProcessors()I': () => availableParallelism(),
    'getTotalCompileTime()J': (vm) => Math.round(vm.compilation.milliseconds),
    'getTotalThreadCount()J': (vm) => threadCounts(vm).started,
    'getLiveThreadCount()I': (vm) => threadCounts(vm).live,
    'getPeakThreadCount()I': (vm) => threadCounts(vm).peak,
    'getDaemonThreadCount()I': (vm) => threadCounts(vm).daemon,
    'getSafepointCount()J': (vm) => vm.heap.stats.youngCollections + vm.heap.stats.fullCollections,
    'getTotalSafepointTime()J': (vm) => Math.round(vm.heap.stats.youngPause + vm.heap.stats.fullPause),
    'getSafepointSyncTime()J': () => 0,
    'getTotalApplicationNonStoppedTime()J': () => Math.ceil(performance.now()),
    'getLoadedClassSize()J': (vm) => vm.metaspace.used,
    'getUnloadedClassSize()J': () => 0,
    'getClassLoadingTime()J': () => 0,
    'getMethodDataSize()J': () => 0,
    'getInitializedClassCount()J': (vm) => vm.classes.loadedCount,
    'getClassInitializationTime()J': () => 0,
    'getClassVerificationTime()J': () => 0,
  },
  'sun/management/ClassLoadingImpl': {
    'setVerboseClass(Z)V': () => undefined,
  },
  'sun/management/HotspotThread': {
    'getInternalThreadCount()I': () => 0,
    'getInternalThreadTimes0([Ljava/lang/String;[J)I': () => 0,
  },
};
