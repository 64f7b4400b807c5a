/** The two lists that say where the suite stands: not-yet.txt (read by the tests) and docs/LEDGER.md (read by people). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/paths.js';
import type { Program } from './programs.js';

/** In the sources, not in the output folder: it is edited. */
export const NOT_YET_FILE = join(ROOT, 'test', 'differential', 'not-yet.txt');
const LEDGER_FILE = join(ROOT, 'docs', 'LEDGER.md');

export function writeNotYet(reasons: ReadonlyMap<string, string>): void {
  const lines = [...reasons]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, reason]) => `${id} ${reason.replace(/\s+/g, ' ').slice(0, 160)}`.trim());
  const head =
    '# Programs that differ from `java` so far, and the first difference. Written by `npm run test:differential -- --update`.';
  writeFileSync(NOT_YET_FILE, `${[head, ...lines].join('\n')}\n`);
}

interface Count {
  programs: number;
  identical: number;
}

function table(programs: readonly Program[], notYet: ReadonlyMap<string, string>): string {
  const areas = new Map<string, Count>();
  const total: Count = { programs: 0, identical: 0 };
  for (const program of programs) {
    let count = areas.get(program.area);
    if (count === undefined) {
      count = { programs: 0, identical: 0 };
      areas.set(program.area, count);
    }
    for (const c of [count, total]) {
      c.programs++;
      if (!notYet.has(program.id)) c.identical++;
    }
  }
  const rows = [...areas, ['**all**', total] as const].map(
    ([area, c]) => `| ${area} | ${c.programs} | ${c.identical} |`,
  );
  return ['| area | programs | identical to `java` |', '| --- | ---: | ---: |', ...rows].join('\n');
}

const BEGIN = '<!-- differential: written by `npm run test:differential -- --update` -->';
const END = '<!-- /differential -->';

/** Rewrites the table in docs/LEDGER.md, keeping what stands around it. */
export function writeLedger(programs: readonly Program[], notYet: ReadonlyMap<string, string>): void {
  const block = `${BEGIN}\n${table(programs, notYet)}\n${END}`;
  const before = existsSync(LEDGER_FILE)
    ? readFileSync(LEDGER_FILE, 'utf8')
    : `# Ledger\n\nPrograms of \`classfiles/\` run under \`java\` (JDK 17) and under gojdk: same stdout, stderr and exit code.\n\n${BEGIN}\n${END}\n`;
  const from = before.indexOf(BEGIN);
  const to = before.indexOf(END);
  if (from < 0 || to < 0)
    throw new Error(`${LEDGER_FILE}: the markers of the differential table are missing`);
  writeFileSync(LEDGER_FILE, before.slice(0, from) + block + before.slice(to + END.length));
}
