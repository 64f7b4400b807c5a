import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those it stands in. Node's own `recursive` never returns where a file system has folders but lets nobody make one
 * (/proc): its mkdir says ENOENT, which Node takes for a missing parent, again and again. Throws what mkdir says. The mode is cut by the umask.
 */
export function makeFolders(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process has made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
