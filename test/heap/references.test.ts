/** Which Reference objects a collection sets aside. */
import t from 'tap';
import { ReferenceProcessor } from '../../src/heap/reference-processor.js';
import { ClassFlag, Region } from '../../src/layout/layout.js';

const LAYOUT = { referent: 8, next: 12, discovered: 16, timestamp: 24, clockAddress: Region.BASE };
const MB = 1 << 20;
const REFERENCE = Region.BASE + 64;

const SOFT = 1 << ClassFlag.REF_SHIFT;
const WEAK = 2 << ClassFlag.REF_SHIFT;

/** One Reference object, and a clock. */
function world() {
  const i32 = new Int32Array(64);
  const processor = new ReferenceProcessor({ i32 } as never, { mark: () => {} } as never, 0);
  const word = (offset: number): number => (REFERENCE - Region.BASE + offset) >> 2;
  return { i32, processor, word };
}

t.test('final references once', async (t) => {
  const { i32, processor, word } = world();
  t.equal(processor.discover(REFERENCE, ClassFlag.FINAL_REF), false, 'before java.lang.ref is linked');
  processor.setLayout(LAYOUT);
  processor.begin(0, false);
  t.equal(processor.discover(REFERENCE, ClassFlag.FINAL_REF), true);
  i32[word(LAYOUT.next)] = REFERENCE;
  t.equal(processor.discover(REFERENCE, ClassFlag.FINAL_REF), false, 'one that was enqueued');
  t.equal(processor.discover(REFERENCE, WEAK), true, 'others have nothing to do with that');
});

t.test('soft references by how long ago they were asked for, a second for each free megabyte', async (t) => {
  const { processor, i32, word } = world();
  processor.setLayout(LAYOUT);
  i32[word(LAYOUT.timestamp)] = 5000;
  const discovered = (now: number, free: number, all = false): boolean => {
    processor.advanceClock(now);
    processor.begin(free, all);
    return processor.discover(REFERENCE, SOFT);
  };
  t.equal(discovered(8000, 3 * MB), false);
  t.equal(discovered(8001, 3 * MB), true);
  t.equal(discovered(8001, 4 * MB - 1), true);
  t.equal(discovered(8001, 4 * MB), false);
  t.equal(discovered(5001, 0), true);
  t.equal(discovered(5000, 9 * MB, true), true, 'when memory is short, all');
});
