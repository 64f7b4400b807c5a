/** One at a time makes, tries or removes an image. The system lets go of a lock when its holder ends, however that happens. */
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Errno, loadLibC } from '../../../native-trampoline/libc.js';
import { makeFolders } from '../../classpath/make-folders.js';

const LOCK_EX = 2;
const LOCK_NB = 4;

/** Somebody else holds the lock. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

/** Does something while nobody else does anything to the image of the folder. Waits for others, or throws {@link Locked}. */
export function locked<T>(folder: string, wait: boolean, work: () => T): T {
  makeFolders(dirname(folder), 0o700);
  const fd = openSync(`${folder}.lock`, 'w', 0o600);
  try {
    // Where a file system has no locks (ENOLCK and others), two makers do the same work; the second one's image stays.
    if (loadLibC().flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) === -Errno.EAGAIN)
      throw new Locked(`another process is at work on ${folder}`);
    return work();
  } finally {
    closeSync(fd);
  }
}
