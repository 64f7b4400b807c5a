import { inGroup } from './groups.js';
import { testPrograms } from './suite.js';

await testPrograms('plain', inGroup('runtime'));
