import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { availableProcessors } from '../../posix/cgroup.js';
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

/** What the VM tells java.lang.management about itself. */
export const VMManagementImpl: NativeTable = {
  [IMPL]: {
    'getVersion0()Ljava/lang/String;': (vm) => vm.strings.fromJs(vm.release < 21 ? '3.0' : '4.0'),
    'initOptionalSupportFields()V': (vm) => {
      for (const field of SUPPORTED) field.setByte(vm, 0, 1);
    },
    'isThreadContentionMonitoringEnabled()Z': (vm) => Number(vm.threads.measuresWaiting),
    'isThreadCpuTimeEnabled()Z': () => 1,
    'isThreadAllocatedMemoryEnabled()Z': () => 1,
    'getTotalClassCount()J': (vm) => vm.classes.loadedCount,
    'getUnloadedClassCount()J': () => 0,
    'getVerboseClass()Z': (vm) => Number(vm.options.log?.load !== undefined),
    'getVerboseGC()Z': (vm) => Number(vm.options.log?.gc !== undefined),
    'getProcessId()I': () => process.pid,
    'getVmArguments0()[Ljava/lang/String;': (vm) => vm.newStringArray(vm.options.vmArguments ?? []),
    'getStartupTime()J': () => Math.floor(performance.timeOrigin),
    'getUptime0()J': () => Math.ceil(performance.now()),
    'getAvailableProcessors()I': (vm) => availableProcessors(vm),
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
