/** What bin/gojdk hands on in the environment, which the program must not see. */

export interface Hints {
  /** Why there is no start from an image; undefined where bin/gojdk was not asked. */
  readonly why: string | undefined;
  /** Where the image is, or would be; empty if there is no such folder. */
  readonly folder: string;
  /** What is to be done about the image afterwards: an action of `gojdk image`, or nothing. */
  readonly make: string;
  /** What bin/gojdk starts as Node. */
  readonly node: string | undefined;
  /** The script of a start without an image. */
  readonly main: string | undefined;
  /** The descriptor by which the snapshot was opened. */
  readonly fd: string | undefined;
  /** Set if a store may be made for the program (programs.ts). */
  readonly programs: string | undefined;
  /** The store that is to be made for the program. */
  readonly train: string | undefined;
  /** The store that this process is to make. */
  readonly spool: string | undefined;
}

let known: Hints | null = null;

/** Reads the hints, and takes them out of the environment. */
export function hints(): Hints {
  known ??= take();
  return known;
}

function take(): Hints {
  const { env } = process;
  const certificates = variable('EXTRA_CA_CERTS');
  // bin/gojdk hides it from Node, which would read it at each start.
  if (certificates !== undefined) env.NODE_EXTRA_CA_CERTS = certificates;
  // Given by bin/gojdk to this process alone.
  if (variable('IMAGE_TUNED') !== undefined) delete env.GLIBC_TUNABLES;
  return {
    why: variable('IMAGE_WHY'),
    folder: variable('IMAGE_FOLDER') ?? '',
    make: variable('IMAGE_MAKE') ?? '',
    node: variable('IMAGE_NODE'),
    main: variable('IMAGE_MAIN'),
    fd: variable('IMAGE_FD'),
    programs: variable('IMAGE_PROGRAMS'),
    train: variable('IMAGE_TRAIN'),
    spool: variable('IMAGE_SPOOL'),
  };
}

function variable(name: string): string | undefined {
  const full = `GOJDK_${name}`;
  const value = process.env[full];
  if (value !== undefined) delete process.env[full];
  return value;
}

/** For a process that takes this one's place, or does something for it. */
export function hintsAsEnvironment({ why, folder, make, node, main }: Hints): NodeJS.ProcessEnv {
  return {
    GOJDK_IMAGE_WHY: why,
    GOJDK_IMAGE_FOLDER: folder,
    GOJDK_IMAGE_MAKE: make,
    GOJDK_IMAGE_MAIN: main,
    GOJDK_IMAGE_NODE: node,
  };
}
