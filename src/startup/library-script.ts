/** The library as a script of its own, so that V8's code of it can be kept in a start-up image (docs/IMAGE.md, "The library"). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { packageFile } from './package-file.js';

export interface LibraryScript {
  readonly script: Script;
  /** Runs it, as a CommonJS module is run: what it exports. */
  readonly run: () => unknown;
}

type ModuleFunction = (
  exports: unknown,
  require: NodeJS.Require,
  module: { readonly exports: unknown },
  filename: string,
  folder: string,
) => void;

export const libraryFile = (): string => packageFile('dist/commonjs/library.cjs');

/** `code`: what V8 once made of it; V8 looks whether it fits, and compiles as ever if not. */
export function libraryScript(code: Buffer | undefined): LibraryScript {
  const filename = libraryFile();
  // Bundles are ASCII.
  const text = readFileSync(filename, 'latin1');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, {
    filename,
    cachedData: code,
  });
  const run = (): unknown => {
    const module = { exports: {} };
    const body = script.runInThisContext() as ModuleFunction;
    body(module.exports, createRequire(filename), module, filename, dirname(filename));
    return module.exports;
  };
  return { script, run };
}
