/** What the collector reports about itself. */

const MB = 1 << 20;

/** Totals since start; times in milliseconds, sizes in bytes. */
export class HeapStatistics {
  youngCollections = 0;
  fullCollections = 0;
  youngPause = 0;
  fullPause = 0;
  longestPause = 0;
  promotedBytes = 0;
  /** In eden up to the last collection, and elsewhere. */
  allocatedBytes = 0;

  /** Returns the number of the collection, counted from 0. */
  addCollection(full: boolean, pause: number): number {
    const number = this.youngCollections + this.fullCollections;
    if (full) {
      this.fullCollections++;
      this.fullPause += pause;
    } else {
      this.youngCollections++;
      this.youngPause += pause;
    }
    if (pause > this.longestPause) this.longestPause = pause;
    return number;
  }
}

/** Sizes as -Xlog:gc prints them. */
function megabytes(bytes: number): string {
  return `${Math.round(bytes / MB)}M`;
}

/** A line such as -Xlog:gc prints, without its decorations: `GC(3) Pause Young (Allocation Failure) 17M->2M(62M) 1.204ms`. */
export function collectionLine(
  number: number,
  full: boolean,
  cause: string,
  before: number,
  after: number,
  total: number,
  pause: number,
): string {
  const sizes = `${megabytes(before)}->${megabytes(after)}(${megabytes(total)})`;
  const kind = full ? 'Full' : 'Young';
  return `GC(${number}) Pause ${kind} (${cause}) ${sizes} ${pause.toFixed(3)}ms`;
}
