/** The collector beside HotSpot's serial one: programs that allocate much, in heaps of the same size. */
import Table from 'cli-table3';
import { classfiles } from '../support/paths.js';
import { gojdkCommand, javaCommand, type Run, run } from '../support/process.js';

/** A program of classfiles/bench, its size, and -Xmx. */
interface HeapProgram {
  readonly name: string;
  readonly size: string;
  readonly heap: string;
}

const PROGRAMS: readonly HeapProgram[] = [
  { name: 'BinaryTrees', size: '18', heap: '128m' },
  { name: 'LinkedLists', size: '1000000', heap: '128m' },
  { name: 'HashMaps', size: '500000', heap: '128m' },
  { name: 'StringBuilding', size: '100000', heap: '64m' },
];

export interface PauseFigure extends HeapProgram {
  readonly collector: string;
  readonly milliseconds: number;
  readonly young: number;
  readonly full: number;
  /** Milliseconds: all pauses together, and the longest. */
  readonly paused: number;
  readonly longest: number;
}

const PAUSE = /Pause (Young|Full).* ([\d.]+)ms/g;

function figureOf(program: HeapProgram, collector: string, { stderr, milliseconds }: Run): PauseFigure {
  const pauses = [...stderr.toString().matchAll(PAUSE)].map(([, kind, ms]) => ({ kind, ms: Number(ms) }));
  const full = pauses.filter((p) => p.kind === 'Full').length;
  return {
    ...program,
    collector,
    milliseconds,
    young: pauses.length - full,
    full,
    paused: pauses.reduce((sum, p) => sum + p.ms, 0),
    longest: Math.max(0, ...pauses.map((p) => p.ms)),
  };
}

/** Runs each program under both and prints a table. */
export async function measurePauses(
  filters: readonly string[],
  onlyGojdk: boolean,
): Promise<readonly PauseFigure[]> {
  const figures: PauseFigure[] = [];
  const [command, leading] = gojdkCommand();
  for (const program of PROGRAMS) {
    if (filters.length > 0 && !filters.some((f) => program.name.includes(f))) continue;
    const rest = [`-Xmx${program.heap}`, '-cp', classfiles('bench'), program.name, program.size];
    const limits = { timeoutSeconds: 600 };
    const ours = await run(command, [...leading, 'run', '--trace=gc', ...rest], limits);
    figures.push(figureOf(program, 'gojdk', ours));
    if (onlyGojdk) continue;
    const flags = ['-XX:+UseSerialGC', '-Xlog:disable', '-Xlog:gc:stderr'];
    const theirs = await run(javaCommand(), [...flags, ...rest], limits);
    figures.push(figureOf(program, 'java, serial', theirs));
    if (ours.exit !== 0 || !ours.stdout.equals(theirs.stdout))
      console.error(`${program.name} with -Xmx${program.heap}: exit ${ours.exit}, or its output differs`);
  }
  print(figures);
  return figures;
}

function print(figures: readonly PauseFigure[]): void {
  const head = ['program', 'size', '-Xmx', 'collector', 's', 'young', 'full', 'paused ms', 'longest ms'];
  const table = new Table({
    head,
    colAligns: head.map((_, i) => (i === 0 || i === 3 ? ('left' as const) : ('right' as const))),
    style: { head: [], border: [], compact: true },
  });
  for (const f of figures) {
    table.push([
      f.name,
      f.size,
      f.heap,
      f.collector,
      (f.milliseconds / 1000).toFixed(2),
      f.young,
      f.full,
      f.paused.toFixed(0),
      f.longest.toFixed(1),
    ]);
  }
  console.log(table.toString());
}
