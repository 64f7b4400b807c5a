/** Where the tests find the checkout, however deep the compiled test lies. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json'))) {
    const parent = dirname(dir);
    if (parent === dir) throw new Error('package.json not found above the tests');
    dir = parent;
  }
  return dir;
}

/** Top folder of the checkout. */
export const ROOT = findRoot();

/** `classfiles/…` as an absolute path. */
export function classfiles(...parts: string[]): string {
  return join(ROOT, 'classfiles', ...parts);
}
