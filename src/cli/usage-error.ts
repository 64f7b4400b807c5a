/** The command line cannot be understood, or what it names cannot be used. The message is one line for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
