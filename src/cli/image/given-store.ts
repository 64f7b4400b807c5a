import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What `--image=file` names: the image of a program; null if the option says something else. */
export function givenStore(image: string | null): string | null {
  if (image === null || image === 'off') return null;
  return statSync(image, { throwIfNoEntry: false })?.isFile() === true ? resolve(image) : null;
}
