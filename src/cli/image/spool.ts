/** What a program's store is made of, and who makes it. */
import { join } from 'node:path';
import { BLOB } from '../../startup/folder.js';
import { SNAPSHOT_FLAGS } from './flags.js';

/** Behind the path of the store. */
export const SPOOL = '.spool';

/** The process that makes the store of a spool: it begins with the image in that folder. */
export function storeMaker(
  folder: string,
  path: string,
): { command: string; args: string[]; env: NodeJS.ProcessEnv } {
  return {
    command: process.execPath,
    args: [...SNAPSHOT_FLAGS, '--snapshot-blob', join(folder, BLOB), '--'],
    env: { ...process.env, GOJDK_IMAGE_SPOOL: path },
  };
}
