/** `gojdk doctor`'s question: could this process host the VM? Everything tried here is undone. */
import { readFileSync } from 'node:fs';
import { Region } from '../src/layout/layout.js';
import { HostError } from './host-error.js';
import { errnoName, type LibC, MapFlag, Prot } from './libc.js';
import { createMemfd, reserve } from './region.js';
import { checkPlatform, type HostEnvironment, REAL_HOST } from './trampoline.js';

export interface HostReport {
  readonly ok: boolean;
  /** One sentence each. */
  readonly problems: readonly string[];
  /** Features of the processor as /proc/cpuinfo names them (sse4_1, popcnt, bmi1, avx2, …); empty if that can't be read. */
  readonly cpuFeatures: ReadonlySet<string>;
}

/** Tries each thing that the trampoline needs. */
export function probeHost(host: HostEnvironment = REAL_HOST): HostReport {
  const problems: string[] = [];
  const attempt = <T>(action: () => T): T | null => {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      problems.push(error.message);
      return null;
    }
  };
  if (attempt(() => checkPlatform(host) ?? true)) {
    const libc = attempt(() => host.loadLibC());
    if (libc !== null) {
      attempt(() => probeRegion(libc));
      attempt(() => probeExecutableMemory(libc));
    }
  }
  return { ok: problems.length === 0, problems, cpuFeatures: readCpuFeatures() };
}

function probeRegion(libc: LibC): void {
  libc.munmap(Region.BASE, reserve(libc) - Region.BASE);
}

function probeExecutableMemory(libc: LibC): void {
  const fd = createMemfd(libc, 'gojdk-probe');
  try {
    const length = 0x1000;
    libc.ftruncate(fd, length);
    const address = libc.mmap(0, length, Prot.READ | Prot.EXEC, MapFlag.SHARED, fd, 0);
    if (address < 0) {
      throw new HostError(`the system refuses to map memory as executable (mmap: ${errnoName(-address)})`);
    }
    libc.munmap(address, length);
  } finally {
    libc.close(fd);
  }
}

function readCpuFeatures(): ReadonlySet<string> {
  try {
    const flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'));
    return new Set(flags === null ? [] : flags[1].trim().split(/\s+/));
  } catch {
    return new Set();
  }
}
