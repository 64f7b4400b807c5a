/** Where a launch writes; the process's streams, or a test's. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

export const PROCESS_OUTPUT: Output = {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
};

/** The launch is over, and what there is to say has been said: the process ends with that code. */
export class LaunchExit extends Error {
  override readonly name = 'LaunchExit';

  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

const NO_VM =
  'Error: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.\n';

/** The VM refuses its options: `message` is printed as it is, on stderr unless `stream` says otherwise, and the launcher's words after it. */
export function refuse(output: Output, message: string, stream: keyof Output = 'err'): LaunchExit {
  output[stream](message);
  output.err(NO_VM);
  return new LaunchExit(1);
}

/** The VM understands its options, but cannot start with them. */
export function failInitialization(output: Output, message: string): LaunchExit {
  output.out(`Error occurred during initialization of VM\n${message}\n`);
  return new LaunchExit(1);
}

/** A line that the launcher itself prints before it gives up. */
export function failLaunch(output: Output, message: string): LaunchExit {
  output.err(`${message}\n`);
  return new LaunchExit(1);
}

/** HotSpot's warning. */
export function warn(output: Output, message: string): void {
  output.err(`OpenJDK 64-Bit Server VM warning: ${message}\n`);
}
