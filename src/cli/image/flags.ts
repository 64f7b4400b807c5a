/** V8's flags while a snapshot is made, and so when a process begins with it (bin/gojdk). Without: V8 lets go of the bytecode of most functions while it cleans up for the snapshot. */
export const SNAPSHOT_FLAGS = ['--no-flush-bytecode'];
