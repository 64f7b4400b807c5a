/** Applying a mutation to the text of its file. */
import type { Mutation } from './mutations.js';

/** The text with the line replaced. Throws if there is not exactly one such line. */
export function mutate(text: string, { file, line, replacement }: Mutation): string {
  const lines = text.split('\n');
  const places = lines.flatMap((l, i) => (l.trim() === line ? [i] : []));
  if (places.length !== 1) throw new Error(`${file}: ${places.length} lines read \`${line}\``);
  const at = places[0];
  lines[at] = lines[at].replace(line, () => replacement);
  return lines.join('\n');
}
