/** The VM of a test file: a process can have one. */
import { type CreateOptions, createVM, type VM } from '../../src/index.js';
import { classfiles } from '../support/paths.js';

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
