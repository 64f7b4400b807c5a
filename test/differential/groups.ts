/**
 * The areas of the differential suite in groups, a test file each: a file of all programs takes too long on a slow machine, and says
 * too late what failed. An area that no group names belongs to the last one, so that a new area is tested from its first day.
 */
import type { Program } from './programs.js';

const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'language',
    [
      'examples',
      'gojdk-suite',
      'arithmetic',
      'arrays',
      'control',
      'java8',
      'localnames',
      'objects',
      'oldversions',
      'strings',
    ],
  ],
  ['runtime', ['exceptions', 'gc', 'tiers']],
  ['linkage', ['invoke', 'lambdas', 'linkage', 'loading', 'reflection']],
  ['library', []],
]);

const LAST = [...GROUPS.keys()].at(-1);
const groupOfArea = new Map([...GROUPS].flatMap(([group, areas]) => areas.map((area) => [area, group])));

/** Whether a program belongs to the group. Throws on a name that is none. */
export function inGroup(group: string): (program: Program) => boolean {
  if (!GROUPS.has(group)) throw new Error(`no group ${group}; there are ${[...GROUPS.keys()].join(', ')}`);
  return (program) => (groupOfArea.get(program.area) ?? LAST) === group;
}
