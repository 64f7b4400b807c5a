/** `gojdk jdeps`. */
import { UsageError } from './usage-error.js';

export async function command(_args: readonly string[]): Promise<number> {
  throw new UsageError('jdeps is not there yet');
}
