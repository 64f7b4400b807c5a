/** The first program that is run by bin/gojdk without an image has one made, when it has ended; the first one after a start of the system has the image tried. */
import { startMaker } from '../../startup/maker.js';
import { hints, hintsAsEnvironment } from './hints.js';

/** Starts a process that outlives this one, if bin/gojdk has asked for it. */
export function makeImageLater(): void {
  const { make: action, folder, node } = hints();
  if ((action !== 'make' && action !== 'verify') || folder === '') return;
  startMaker(action, folder, node, { ...process.env, ...hintsAsEnvironment(hints()) });
}
