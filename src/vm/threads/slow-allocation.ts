/** Objects and arrays for which machine code has found no room: the requests NEW and NEW_ARRAY. */
import { Ctx, contextWord } from '../../layout/layout.js';
import { JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';

const RESULT = contextWord(Ctx.RESULT);

/** Milliseconds that a collection takes if Node's event loop is to have a turn before it. */
const LONG_PAUSE = 3;

export class SlowAllocation {
  constructor(private readonly vm: VM) {}

  /**
   * Leaves the object, or the array if `length` is not null, where Java code takes it: null. `isLate`: the running slice has lasted for a while; where a long collection is due, steps are answered that have Node's event
   * loop take its turn first, so that it does not wait for both.
   */
  serve(record: number, length: number | null, isLate: boolean): Steps<void> | null {
    const { heap } = this.vm;
    if (isLate && heap.expectedPause > LONG_PAUSE && !heap.hasRoomFor(record, length ?? -1))
      return this.afterTurn(record, length);
    this.allocate(record, length);
    return null;
  }

  private *afterTurn(record: number, length: number | null): Steps<void> {
    yield* this.vm.threads.turnOfLoop();
    this.allocate(record, length);
  }

  private allocate(record: number, length: number | null): void {
    const { vm } = this;
    const { i32 } = vm.memory;
    let ref: number;
    if (length === null) {
      ref = vm.heap.allocateSlow(record, -1, vm.roots);
      if (ref === 0) throw new JavaThrow('java/lang/OutOfMemoryError', 'Java heap space');
    } else ref = vm.allocation.array(record, length);
    vm.threads.referencesMayBePending();
    i32[RESULT] = ref;
    i32[RESULT + 1] = 0;
  }
}
