import { testPrograms } from './suite.js';

await testPrograms('plain');
