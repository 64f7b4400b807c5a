/** Descriptors that this process was started with, which Node marks close-on-exec: whoever takes its place is to have them, too. */
import { readdirSync, readlinkSync } from 'node:fs';

const FOLDER = '/proc/self/fd';

/** All that are open, but those that Node has made for itself: event queues, and pipes of which it has both ends. Files that were opened since are among them. */
export function inheritedDescriptors(): number[] {
  const targets = new Map<number, string>();
  const ends = new Map<string, number>();
  for (const name of readdirSync(FOLDER)) {
    const target = targetOf(name);
    if (target === null || target.startsWith('anon_inode:')) continue;
    targets.set(Number(name), target);
    ends.set(target, (ends.get(target) ?? 0) + 1);
  }
  const isOwn = (fd: number, target: string): boolean =>
    fd > 2 && target.startsWith('pipe:') && ends.get(target) === 2;
  return [...targets].filter(([fd, target]) => !isOwn(fd, target)).map(([fd]) => fd);
}

function targetOf(name: string): string | null {
  try {
    return readlinkSync(`${FOLDER}/${name}`);
  } catch {
    // The one by which the folder was read.
    return null;
  }
}
