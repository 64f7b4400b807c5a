/**
 * A quarter of the programs under `--stress=gc`. All of them: `npm run test:differential -- --mode=gc`.
 */
import { inPart } from './slices.js';
import { testPrograms } from './suite.js';

await testPrograms('gc', (program) => program.stress && inPart(program, 0, 4));
