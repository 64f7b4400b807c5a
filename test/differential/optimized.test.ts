/**
 * Programs whose methods are all compiled by the optimizing compiler at their first call, such code left at every place where it can
 * be, and such code finished by another thread: those about the tiers, those that look at the frames of methods, and a sixteenth of the others each. All of them:
 * `npm run test:differential -- --mode=optimizing,deopt,background`.
 */
import type { Program } from './programs.js';
import { inPart } from './slices.js';
import { testPrograms } from './suite.js';

const PARTS = 16;
/** They ask what frames hold. */
const FRAMES = ['threads/HeldMonitors', 'exceptions/Frames', 'exceptions/StackTraces'];

const isAboutFrames = ({ area, id }: Program): boolean => area === 'tiers' || FRAMES.includes(id);

await testPrograms('optimizing', (program) => isAboutFrames(program) || inPart(program, 0, PARTS));
await testPrograms('deopt', (program) => isAboutFrames(program) || inPart(program, 1, PARTS));
await testPrograms('background', (program) => program.area === 'tiers' || inPart(program, 2, PARTS));
