/** Writing the classes of the groups into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Group, PROBE, writeProbe } from './group.js';

/** Writes the group's classes into `folder`; with `traced`, each instruction reports itself first. */
export function writeGroup(group: Group, folder: string, traced: boolean): void {
  mkdirSync(folder, { recursive: true });
  const probe = traced ? PROBE : undefined;
  const writers = [group.write(probe), ...group.others.map((write) => write(probe))];
  if (traced) writers.push(writeProbe());
  for (const writer of writers) writeFileSync(join(folder, `${writer.name}.class`), writer.toBuffer());
}
