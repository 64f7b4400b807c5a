/** Where the start-up image of a process lies: bin/gojdk knows it as well, in the shell's language (docs/IMAGE.md, "Where it is"). */
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { packageFile } from './package-file.js';

/** The file that says which program images belong to. */
export const PROGRAM_ID = 'dist/image/id';

export interface ImagePlace {
  /** Absolute; empty if there is none. */
  readonly folder: string;
  /** Why there is none. */
  readonly why: string;
  /** Nobody has named the folder: it is that of this Node, this JDK and this locale, and others may be made in it. */
  readonly isUsual: boolean;
}

const nowhere = (why: string): ImagePlace => ({ folder: '', why, isUsual: false });

/** By the environment. */
export function imagePlace(env: NodeJS.ProcessEnv): ImagePlace {
  const { GOJDK_IMAGE: named = '', JAVA_HOME = '', XDG_CACHE_HOME = '' } = env;
  if (named === 'off') return nowhere('GOJDK_IMAGE is off');
  if (named !== '') return { folder: resolve(named), why: '', isUsual: false };
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'none';
  const node = nodeOnPath(env);
  const words = node + locale + JAVA_HOME;
  if (!/^\/[A-Za-z0-9_.@/+ -]*$/.test(words) || words.includes('..'))
    return nowhere('the path of Node, JAVA_HOME or the locale has unusual characters');
  const home = env.HOME ? join(env.HOME, '.cache') : '';
  const cache = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : home;
  const id = programId();
  if (cache === '' || id === '') return nowhere('there is no folder for images');
  return { folder: `${cache}/gojdk/${id}/node${node}/jdk${JAVA_HOME}/.${locale}`, why: '', isUsual: true };
}

function programId(): string {
  try {
    return readFileSync(packageFile(PROGRAM_ID), 'latin1').trim();
  } catch {
    return '';
  }
}

/** This process's binary as bin/gojdk would find it, if it would. */
function nodeOnPath({ PATH = '' }: NodeJS.ProcessEnv): string {
  for (const folder of PATH.split(':')) {
    if (!isAbsolute(folder)) break;
    const node = `${folder}/node`;
    if (!isExecutable(node)) continue;
    return realpathSync(node) === realpathSync(process.execPath) ? node : process.execPath;
  }
  return process.execPath;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Why an image that is made there would not be used, or not belong there. `node`: what is started as Node. */
export function placeProblem(folder: string, node: string | undefined): string | null {
  // A script that chooses a version: bin/gojdk cannot know which one it will be.
  if (node !== undefined && realpathSync(node) !== realpathSync(process.execPath))
    return `${node} is not Node’s binary`;
  // The home folder of a user who has none is not to be made.
  const home = homedir();
  if (folder.startsWith(`${home}/`) && statSync(home, { throwIfNoEntry: false })?.isDirectory() !== true)
    return `there is no folder ${home}`;
  return null;
}
