/** A file of the class path or of the JDK cannot be used. The message is one line, fit to be shown to a user: the file, then the reason. */
export class ClassPathError extends Error {
  override readonly name = 'ClassPathError';

  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
};

/** What a failed call of `node:fs` says, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return (code !== undefined && REASONS[code]) || error.message.split('\n')[0];
}
