/** `gojdk javap`. */
import { javapCommand } from '../javap/command.js';

export function command(args: readonly string[]): Promise<number> {
  return javapCommand(args);
}
