/** `gojdk image`: makes, shows and removes start-up images. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage-error.js';
import { BLOB, problemOf, REGION } from './folder.js';
import { hints } from './hints.js';
import { ImageFailure, makeImage } from './make.js';

export const IMAGE_ACTIONS = ['make', 'show', 'remove'] as const;

/** Resolves to the exit code. */
export function image(action = 'show'): number {
  const { folder, why } = hints();
  if (why === undefined)
    throw new UsageError('gojdk image is to be called by way of bin/gojdk, which knows where images are');
  if (folder === '') throw new UsageError(why || 'there is no folder for images');
  switch (action) {
    case 'make':
      return make(folder);
    case 'show':
      return show(folder);
    case 'remove':
      rmSync(folder, { recursive: true, force: true });
      return 0;
    default:
      throw new UsageError(`gojdk image takes ${IMAGE_ACTIONS.join(', ')}; not ${JSON.stringify(action)}`);
  }
}

function make(folder: string): number {
  try {
    makeImage(folder);
  } catch (error) {
    if (!(error instanceof ImageFailure)) throw error;
    process.stderr.write(`gojdk: ${error.message}\n`);
    return 1;
  }
  return show(folder);
}

function show(folder: string): number {
  const problem = problemOf(folder);
  if (problem !== null) {
    process.stdout.write(`${folder}: ${problem}\n`);
    return 1;
  }
  const [blob, region] = [BLOB, REGION].map((name) => (statSync(join(folder, name)).size / 1e6).toFixed(1));
  process.stdout.write(`${folder}: snapshot ${blob} MB, region ${region} MB\n`);
  return 0;
}
