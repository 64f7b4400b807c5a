/** What whoever requires the package gets: the library, with V8's code of it out of the start-up image if that fits. Nothing else of the library is read before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { LIBRARY, problemOf } from './folder.js';
import { libraryFile, libraryScript } from './library-script.js';
import { imagePlace } from './place.js';

/** A module that is run in another context (Jest's tests are) gets a library of that context: by its own `require`. */
const isInMainContext = (): boolean => runInThisContext('Object') === Object;

function keptCode(): Buffer | null {
  try {
    const { folder } = imagePlace(process.env);
    if (folder === '' || problemOf(folder) !== null || !isInMainContext()) return null;
    const code = readFileSync(join(folder, LIBRARY));
    return code.length === 0 ? null : code;
  } catch {
    // Whatever is wrong there is said when a VM is made.
    return null;
  }
}

/** `require`: the module's own. */
export function loadLibrary(require: NodeJS.Require): unknown {
  const code = keptCode();
  return code === null ? require(libraryFile()) : libraryScript(code).run();
}
