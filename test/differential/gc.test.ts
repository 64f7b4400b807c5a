import { testPrograms } from './suite.js';

await testPrograms('gc', (program) => program.stress);
