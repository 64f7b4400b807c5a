/** `gojdk jdeps`. */
import { jdepsCommand } from '../jdeps/command.js';

export async function command(args: readonly string[]): Promise<number> {
  return jdepsCommand(args);
}
