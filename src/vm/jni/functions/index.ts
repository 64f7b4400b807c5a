/** All functions that TypeScript serves, or some cases of: by name. */
import type { JniFunctions } from '../jni-function.js';
import { jvmFunctions } from '../jvm-library.js';
import { checkFunctions } from './checks.js';
import { classFunctions } from './classes.js';
import { environmentFunctions } from './environment.js';
import { exceptionFunctions } from './exceptions.js';
import { objectFunctions } from './objects.js';
import { referenceFunctions } from './references.js';
import { stringFunctions } from './strings.js';

export const servedFunctions: JniFunctions = {
  ...checkFunctions,
  ...classFunctions,
  ...environmentFunctions,
  ...exceptionFunctions,
  ...objectFunctions,
  ...referenceFunctions,
  ...jvmFunctions,
  ...stringFunctions,
};
