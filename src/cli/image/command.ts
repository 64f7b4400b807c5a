/** `gojdk image`: makes, shows, tries and removes start-up images. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BLOB, problemOf, REGION } from '../../startup/folder.js';
import { placeProblem } from '../../startup/place.js';
import { UsageError } from '../usage-error.js';
import { type Hints, hints } from './hints.js';
import { Locked, locked } from './lock.js';
import { ImageFailure, makeImage, removeImage, trainImage, verifyImage } from './make.js';

export const IMAGE_ACTIONS = ['make', 'show', 'verify', 'remove'] as const;

/** `background`: does nothing if another process is at work on the image. Resolves to the exit code. */
export function image([action = 'show', ...more]: readonly string[], background = false): number {
  const known = place();
  const { folder } = known;
  if (more.length > 0) throw new UsageError(`gojdk image takes one action; not ${JSON.stringify(more[0])}`);
  switch (action) {
    case 'make': {
      const problem = placeProblem(folder, known.node);
      if (problem !== null) return failed(problem);
      return change(folder, background, () => {
        // Another one may have made it while this one waited: but who asks for it gets a new one.
        if (!background || problemOf(folder) !== null) makeImage(folder);
      });
    }
    case 'show':
      return show(folder);
    case 'verify':
      if (problemOf(folder, false) !== null) return show(folder);
      return change(folder, background, () => verifyImage(folder));
    case 'remove':
      return change(folder, background, () => removeImage(folder), false);
    default:
      throw new UsageError(`gojdk image takes ${IMAGE_ACTIONS.join(', ')}; not ${JSON.stringify(action)}`);
  }
}

/** Runs a program and makes its own image of what it did. Resolves to the exit code. */
export function train(file: string, args: readonly string[]): number {
  const known = place();
  const { folder } = known;
  if (args.length === 0)
    throw new UsageError('gojdk image --train needs the arguments of a program behind --');
  try {
    if (problemOf(folder) !== null) {
      const problem = placeProblem(folder, known.node);
      if (problem !== null) return failed(problem);
      locked(folder, true, () => makeImage(folder));
    }
    return trainImage(folder, resolve(file), args);
  } catch (error) {
    return failed(expectedMessage(error));
  }
}

function place(): Hints {
  const known = hints();
  const { folder, why } = known;
  if (why === undefined)
    throw new UsageError('gojdk image is to be called by way of bin/gojdk, which knows where images are');
  if (folder === '') throw new UsageError(why || 'there is no folder for images');
  return known;
}

/** What a failure says that has nothing to do with faults of this program's, which are thrown again. */
function expectedMessage(error: unknown): string {
  const expected = error instanceof ImageFailure || (error as NodeJS.ErrnoException).code !== undefined;
  if (!expected) throw error;
  return (error as Error).message;
}

function change(folder: string, background: boolean, work: () => void, showing = true): number {
  try {
    locked(folder, !background, work);
  } catch (error) {
    if (error instanceof Locked) return 0;
    return failed(expectedMessage(error));
  }
  return showing ? show(folder) : 0;
}

function failed(message: string): number {
  process.stderr.write(`gojdk: ${message}\n`);
  return 1;
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
