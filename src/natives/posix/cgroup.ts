/** What the control group of the process allows it. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { VM } from '../../vm/vm.js';

const ROOT = '/sys/fs/cgroup';

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Path of the process's group below the hierarchy of a controller; '' names the unified hierarchy. */
function groupOf(controller: string): string | null {
  for (const line of (read('/proc/self/cgroup') ?? '').split('\n')) {
    const [, controllers, path] = line.split(':', 3);
    if (path !== undefined && controllers.split(',').includes(controller)) return path;
  }
  return null;
}

/** The first of the files that is there: that of the group, or that of the root, which is what a container sees of its group. */
function limitFile(hierarchy: string, group: string, name: string): string | null {
  return read(`${hierarchy}${group}/${name}`) ?? read(`${hierarchy}/${name}`);
}

/** Processors that the quota of processor time comes to, rounded up; Infinity if there is none. */
export function processorLimit(): number {
  let quota: string | undefined;
  let period: string | undefined;
  const first = groupOf('cpu');
  if (first !== null) {
    const hierarchy = `${ROOT}/cpu`;
    quota = limitFile(hierarchy, first, 'cpu.cfs_quota_us') ?? undefined;
    period = limitFile(hierarchy, first, 'cpu.cfs_period_us') ?? undefined;
  } else [quota, period] = (limitFile(ROOT, groupOf('') ?? '', 'cpu.max') ?? '').split(' ');
  const share = Number(quota) / Number(period);
  return share > 0 && Number.isFinite(share) ? Math.ceil(share) : Number.POSITIVE_INFINITY;
}

/** Processors that programs are told of: those of -XX:ActiveProcessorCount, or what machine and group allow. */
export function availableProcessors(vm: VM): number {
  return vm.options.processors ?? Math.min(availableParallelism(), processorLimit());
}
