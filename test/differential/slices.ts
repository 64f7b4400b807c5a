/** Parts of the differential suite for the modes in which each program takes long: always the same programs. */
import type { Program } from './programs.js';

function hash(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return h >>> 0;
}

/** One program in `parts`, by a hash of their names; `part`: which of the parts. */
export function inPart(program: Program, part: number, parts: number): boolean {
  return hash(program.id) % parts === part;
}
