/** `gojdk javap`. */
import { UsageError } from './usage-error.js';

export async function command(args: readonly string[]): Promise<number> {
  // @ts-expect-error: until it exists
  const { javapCommand } = await import('../javap/command.js').catch(() => {
    throw new UsageError('this build has no javap');
  });
  return javapCommand(args);
}
