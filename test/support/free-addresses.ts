/**
 * Import this where a VM is made after something may have been printed: should V8 have put a page of this process where the region is to be, the process is replaced now, while
 * nobody has seen anything of it. Later it would print all of its results twice.
 */
import { openOrRestart } from '../../native-trampoline/restart.js';

openOrRestart().dispose();
