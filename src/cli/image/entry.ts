/**
 * The program of the start-up image: one CommonJS file that is run twice. `node --build-snapshot` runs it to start a VM and to keep it; a process that begins with the snapshot goes on in {@link restored}.
 */
import { startupSnapshot } from 'node:v8';
import { AddressesTaken } from '../../../native-trampoline/region.js';
import { build } from './build.js';
import { restored } from './restored.js';
import { TRY_AGAIN } from './try-again.js';

const [doorNow, door, regionNow, region, name, training, ordinary] = process.argv.slice(2);
build({ door, region, name, training, ordinary }, { door: doorNow, region: regionNow }).then(
  (session) => startupSnapshot.setDeserializeMainFunction(restored, session),
  (error) => {
    if (error instanceof AddressesTaken) process.exit(TRY_AGAIN);
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
