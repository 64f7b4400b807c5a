/**
 * A quarter of the programs under `--stress=gc`, by a hash of their names: always the same ones. All of them: `npm run test:differential -- --mode=gc`.
 */
import { testPrograms } from './suite.js';

const SHARE = 4;

function hash(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return h >>> 0;
}

await testPrograms('gc', (program) => program.stress && hash(program.id) % SHARE === 0);
