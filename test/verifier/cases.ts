/** The hand-made classes, all of them. */
import './cases-instructions.js';
import './cases-flow.js';

export { CASES, type VerifyCase } from './case-list.js';
