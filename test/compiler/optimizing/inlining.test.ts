/** Which calls are worth inlining: by the sizes of callee and graph, the depth, how often the callee has run. */
import t from 'tap';
import type { GraphBuilder } from '../../../src/compiler/optimizing/build/graph-builder.js';
import { isWorthInlining } from '../../../src/compiler/optimizing/build/inlining.js';
import type { MethodRef } from '../../../src/compiler/optimizing/environment.js';

const builder = (count: number, depth: number, occurrences: number): GraphBuilder =>
  ({ graph: { count }, context: { depth, occurrences: () => occurrences } }) as unknown as GraphBuilder;

const callee = (changes: Partial<Omit<MethodRef, 'toString'>>): MethodRef => ({
  id: 1,
  isStatic: true,
  isSynchronized: false,
  codeLength: 200,
  record: 0,
  kinds: 'V',
  intrinsic: 0,
  asksForConstant: false,
  asksForTarget: false,
  mirror: 0,
  heat: 2000,
  optimizedSize: 0,
  forceInline: false,
  isObjectConstructor: false,
  mayInline: true,
  ...changes,
});

const isInlined = (
  changes: Partial<Omit<MethodRef, 'toString'>>,
  values = 100,
  depth = 1,
  occurrences = 0,
): boolean => isWorthInlining(builder(values, depth, occurrences), callee(changes));

t.test('what runs often', (t) => {
  t.ok(isInlined({}));
  t.notOk(isInlined({ heat: 10 }), 'it does not');
  t.notOk(isInlined({ codeLength: 400 }), 'large');
  t.notOk(isInlined({}, 100, 8), 'deep');
  t.ok(isInlined({}, 100, 1, 1), 'one level of recursion');
  t.notOk(isInlined({}, 100, 1, 2), 'more of them');
  t.ok(isInlined({ codeLength: 20 }, 100, 1, 2), 'two of what is tiny');
  t.notOk(isInlined({ codeLength: 20 }, 100, 1, 3));
  t.end();
});

t.test('the larger the graph, the smaller the callee', (t) => {
  t.notOk(isInlined({}, 1500));
  t.ok(isInlined({ codeLength: 90 }, 1500));
  t.notOk(isInlined({ codeLength: 90 }, 4000));
  t.ok(isInlined({ codeLength: 30 }, 4000));
  t.notOk(isInlined({ codeLength: 30 }, 15000));
  t.end();
});

t.test('what is large as machine code is called', (t) => {
  t.ok(isInlined({ optimizedSize: 800 }));
  t.notOk(isInlined({ optimizedSize: 3000 }));
  t.ok(isInlined({ optimizedSize: 3000, codeLength: 20 }), 'but not what is tiny');
  t.ok(isInlined({ optimizedSize: 3000, forceInline: true }), 'nor what says so itself');
  t.end();
});

t.test('never', (t) => {
  t.notOk(isInlined({ mayInline: false }));
  t.notOk(isInlined({ codeLength: 0 }));
  t.end();
});
