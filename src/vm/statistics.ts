/** What --stats prints. */
import { Request } from '../layout/layout.js';
import type { JavaMethod } from './classes/java-class.js';
import type { CodeCount } from './code/code-cache.js';
import type { VM } from './vm.js';

const NAMES: Readonly<Record<number, string>> = {
  [Request.COMPILE]: 'compile',
  [Request.RESOLVE]: 'resolve',
  [Request.NATIVE]: 'native',
  [Request.NEW]: 'new',
  [Request.NEW_ARRAY]: 'new array',
  [Request.IMT_MISS]: 'interface miss',
  [Request.POLL]: 'poll',
  [Request.MONITOR_ENTER]: 'monitor enter',
  [Request.MONITOR_EXIT]: 'monitor exit',
  [Request.RETURNED]: 'call returned',
};

/** By {@link TrapReason}. */
const REASON_NAMES: readonly string[] = [
  'none',
  'null',
  'index',
  'zero',
  'cast',
  'store',
  'access',
  'throw',
  'unlinked',
  'never taken',
  'receiver',
  'not compiled',
  'hoisted check',
];

const ms = (n: number): string => `${n.toFixed(1)} ms`;
const codeOfKind = (c: CodeCount): string => `${c.name} ${kb(c.bytes)} in ${c.count}`;
const kb = (n: number): string => `${(n / 1024).toFixed(0)} KB`;

/** Native methods listed by name. */
const LISTED_NATIVES = 30;

/** The native methods for which machine code was left most often, a line each. */
function nativeLines(vm: VM): string[] {
  const called: JavaMethod[] = [];
  for (let id = 1; id <= vm.methods.count; id++) {
    const method = vm.methods.get(id);
    if (method.nativeCalls > 0) called.push(method);
  }
  called.sort((a, b) => b.nativeCalls - a.nativeCalls);
  return called
    .slice(0, LISTED_NATIVES)
    .map((method) => `${String(method.nativeCalls).padStart(18)} ${method}`);
}

/** What the optimizing tier did; nothing if it did nothing. */
function tierLines({ tiers }: VM): string[] {
  const { background, counts, continuations, deoptimizer, reasons, forced } = tiers;
  if (counts.compiled + counts.osrCompiled + counts.failed === 0) return [];
  const traps = [...reasons].map(([reason, count]) => `${REASON_NAMES[reason]} ${count}`);
  const lines = [
    `optimized          ${counts.compiled} methods, ${counts.osrCompiled} loops in ${ms(counts.milliseconds)}, ${counts.failed} not; ${counts.osrEntered} frames replaced in loops`,
    `                   ${counts.bytecodeBytes} bytes of bytecode with what is inlined, ${kb(counts.codeBytes)} of code`,
    `left               ${counts.traps} traps${traps.length === 0 ? '' : ` (${traps.join(', ')})`}, ${counts.exceptions} exceptions, ${counts.leftInvalid} behind calls; ${counts.invalidated} codes given up; ${deoptimizer.frames} frames made, ${continuations.made} continuations`,
  ];
  if (background !== null && background.counts.jobs > 0) {
    const { jobs, dropped, milliseconds, waited } = background.counts;
    lines.push(
      `beside the program ${jobs} compilations in ${ms(milliseconds)}, ${dropped} of no use; ${ms(waited / jobs)} until one is there`,
    );
  }
  if (forced !== null) lines.push(`forced to leave    at ${forced.fired} of ${forced.count} places`);
  return lines;
}

export function statistics(vm: VM, milliseconds: number): string {
  const { compilation, code, heap, classes, dispatcher } = vm;
  const speed = compilation.bytecodeBytes / 1e6 / (compilation.milliseconds / 1e3);
  const requests = [...dispatcher.counts]
    .map((count, i) => ({ count, name: NAMES[i] ?? `request ${i}` }))
    .filter((r) => r.count > 0)
    .map((r) => `${r.name} ${r.count}`);
  return [
    `time               ${ms(milliseconds)}`,
    `classes            ${classes.loadedCount} loaded, ${vm.methods.count} methods`,
    `compiled           ${compilation.methods} methods, ${compilation.bytecodeBytes} bytes of bytecode in ${ms(compilation.milliseconds)} (${speed.toFixed(2)} MB/s)`,
    `machine code       ${kb(code.bytes)}: ${code.counts().map(codeOfKind).join(', ')}; ${vm.versions.invalidated} invalidated, ${kb(code.freedBytes)} freed, ${vm.patching.count} sites patched`,
    ...tierLines(vm),
    `heap               ${kb(heap.usedMemory)} used, ${heap.stats.youngCollections} young and ${heap.stats.fullCollections} full collections`,
    `metadata           ${kb(vm.metaspace.used)}`,
    `requests           ${requests.join(', ')}`,
    'natives, most called first',
    ...nativeLines(vm),
    '',
  ].join('\n');
}
