/** When two runs of random programs are taken to be the same. */

const FULL = 'java.lang.OutOfMemoryError: Java heap space';
/** What a batch prints before each of its programs. */
const NAME = /^p\d+$/m;

/** What counts of a run. */
export interface Outcome {
  readonly exit: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/**
 * Two runs are the same, but for programs that fill the heap in both: heaps are not of the same size, so one of them comes further. What both have printed before must be the same.
 */
export function areAlike(a: Outcome, b: Outcome): boolean {
  if (a.exit !== b.exit) return false;
  if (a.stderr.includes(FULL) && b.stderr.includes(FULL))
    return haveSameBeginning(textOf(a.stdout), textOf(b.stdout));
  if (!a.stderr.equals(b.stderr)) return false;
  const [ours, theirs] = [a, b].map(({ stdout }) => textOf(stdout).split(NAME));
  return ours.length === theirs.length && ours.every((part, i) => isSamePart(part, theirs[i]));
}

const textOf = (bytes: Buffer): string => bytes.toString('latin1');

function isSamePart(a: string, b: string): boolean {
  if (a === b) return true;
  const [endOfA, endOfB] = [a.indexOf(FULL), b.indexOf(FULL)];
  return endOfA >= 0 && endOfB >= 0 && haveSameBeginning(a.slice(0, endOfA), b.slice(0, endOfB));
}

const haveSameBeginning = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
