/** What a snapshot holds. */
import type { VmImage } from '../../vm/image/image.js';
import type { Outcome } from '../run-main.js';
import type { RunOptions } from '../run-options.js';

/** Where the parts of an image are: absolute paths. */
export interface ImagePlaces {
  /** The file that opens the door (native-trampoline/door.ts). */
  readonly door: string;
  /** The region's contents. */
  readonly region: string;
  /** What the parts know each other by. */
  readonly name: string;
  /** The folder of the training program's classes. */
  readonly training: string;
  /** The script of a start without an image. */
  readonly ordinary: string;
}

/** What the main thread goes on with. */
export interface Go {
  readonly options: RunOptions;
  readonly outcome: Outcome;
}

export interface Session {
  readonly places: ImagePlaces;
  readonly image: VmImage;
  /** The main thread waits for it. */
  go: Go | null;
  /** Lets the main thread see it. */
  readonly wake: () => void;
  /** See fitness.ts. */
  readonly surroundings: string;
}
