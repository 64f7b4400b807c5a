import { closeSync, openSync, readSync } from 'node:fs';

/** Instruction-set extensions beyond x86-64's baseline that some intrinsics use. */
export interface CpuFeatures {
  readonly sse41: boolean;
  readonly sse42: boolean;
  readonly fma: boolean;
  readonly popcnt: boolean;
  readonly lzcnt: boolean;
  readonly bmi1: boolean;
  readonly bmi2: boolean;
  readonly avx2: boolean;
}

const NONE: CpuFeatures = {
  sse41: false,
  sse42: false,
  fma: false,
  popcnt: false,
  lzcnt: false,
  bmi1: false,
  bmi2: false,
  avx2: false,
};

/** The first processor's entry, flags included, is in the first few KB. */
const PREFIX = 8192;

let known: CpuFeatures | null = null;

/** Features of this machine, by the kernel's list; none if it cannot be read. */
export function cpuFeatures(): CpuFeatures {
  known ??= readFeatures();
  return known;
}

/** Does this machine, which may be another than before, have just these features? */
export function hasFeatures(wanted: CpuFeatures): boolean {
  const here = readFeatures();
  return (Object.keys(NONE) as (keyof CpuFeatures)[]).every((name) => here[name] === wanted[name]);
}

function readFeatures(): CpuFeatures {
  let text: string;
  try {
    const fd = openSync('/proc/cpuinfo', 'r');
    try {
      const buffer = Buffer.alloc(PREFIX);
      text = buffer.toString('latin1', 0, readSync(fd, buffer, 0, PREFIX, 0));
    } finally {
      closeSync(fd);
    }
  } catch {
    return NONE;
  }
  const flags = new Set((/^flags\s*:(.*)$/m.exec(text)?.[1] ?? '').split(/\s+/));
  return {
    sse41: flags.has('sse4_1'),
    sse42: flags.has('sse4_2'),
    fma: flags.has('fma'),
    popcnt: flags.has('popcnt'),
    lzcnt: flags.has('abm'),
    bmi1: flags.has('bmi1'),
    bmi2: flags.has('bmi2'),
    avx2: flags.has('avx2'),
  };
}
