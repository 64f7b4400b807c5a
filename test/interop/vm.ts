/** The VM of a test file: a process can have one. */
import { type CreateOptions, createVM, type VM } from '../../src/index.js';
import '../support/free-addresses.js';
import { classfiles } from '../support/paths.js';

// Text of the environment and of the standard streams is encoded by the locale, and the machine may have none.
process.env.LC_ALL = 'C.UTF-8';

export function testVm(options: CreateOptions = {}): VM {
  return createVM({
    classPath: [classfiles('interop'), classfiles('examples')],
    mayRestart: true,
    ...options,
  });
}

/** What a call throws. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
