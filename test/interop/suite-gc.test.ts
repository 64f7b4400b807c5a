/** The suite with a collection at every allocation. */
import { testSuite } from './suite.js';

testSuite(true);
