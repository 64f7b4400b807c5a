/** What of a class is shown. */
export const enum Access {
  PUBLIC,
  PROTECTED,
  PACKAGE,
  PRIVATE,
}

export interface DisplayOptions {
  access: Access;
  verbose: boolean;
  code: boolean;
  lines: boolean;
  descriptors: boolean;
  constants: boolean;
  sysinfo: boolean;
}

export function isShown(flags: number, access: Access): boolean {
  const visibility = flags & 7;
  if (access === Access.PRIVATE) return true;
  if (access === Access.PACKAGE) return (visibility & 2) === 0;
  if (access === Access.PROTECTED) return (visibility & 2) === 0 && visibility !== 0;
  return (visibility & 6) === 0 && visibility !== 0;
}
