import { testSuite } from './suite.js';

testSuite(false);
