/** V8's flags while a snapshot is made, and so when a process begins with it (bin/gojdk names them too: V8 takes no snapshot of other flags). */
export const SNAPSHOT_FLAGS = [
  // Without, V8 lets go of the bytecode of most functions while it cleans up for the snapshot.
  '--no-flush-bytecode',
  // Small programs end before V8 collects; the usual size is collected three times, and grows, for String.format and a stream. More costs each start, as V8 prepares all pages.
  '--min-semi-space-size=6',
  // Nor does it grow: V8 would fill both halves of the larger one, a page fault for every 4 KB, which costs applications more than the collections that it saves.
  '--max-semi-space-size=6',
];
