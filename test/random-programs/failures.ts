/** Statements about exceptions of classes that the code at the throw does not know, and about synchronized methods: what a compiler turns into jumps, and locks that it may leave out. */
import { expression as e } from './expressions.js';
import type { BlockMaker } from './more-statements.js';
import type { Scope } from './scope.js';

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Top-level classes that programs with these statements need. Methods of up to 35 bytes are inlined in all modes. */
export const FAILURE_CLASSES = `class Heavy extends Light { Heavy(int c) { super(c); } }
class Guard {
  int v;
  synchronized int step(int x) {
    if ((x & 15) == 3) throw new Light(x);
    return odd(x);
  }
  private synchronized int odd(int x) {
    if ((x & 31) == 20) throw Program.failure(x >> 5);
    return v += x;
  }
  synchronized int element(int x) { return Program.sa[x & 7] + v; }
  synchronized int caught(int x) {
    try { return step(x); } catch (Heavy h) { return v - h.code; }
  }
  synchronized int twice(int x) {
    int sum = v;
    for (int i = 0; i < (x & 3); i++) sum += caught(x + i);
    return sum + step(x >> 2);
  }
  synchronized int held(int x) { return (Thread.holdsLock(this) ? x : -x) + (Thread.holdsLock(Guard.class) ? 3 : 4); }
  static synchronized int all(Guard g, int x) { return g == null ? x : g.held(g.step(x)); }
  synchronized int waits(int x) throws InterruptedException { if ((x & 1023) == 7) wait(1); notifyAll(); return x; }
}
class Resource implements AutoCloseable {
  final int x;
  Resource(int x) { this.x = x; }
  public void close() { if ((x & 3) == 1) throw Program.failure(x >> 2); }
}
`;

/** Members of the program's class for them. */
export const FAILURE_MEMBERS = `  static final Guard guard = new Guard();
  static int turn;
  static RuntimeException failure(int x) {
    switch (x & 7) {
      case 0: case 1: return new Light(x);
      case 2: return new Heavy(x);
      case 3: return new IllegalStateException("f", new Light(x));
      case 4: return new ArithmeticException("f" + (x & 1));
      case 5: return null;
      default: return new java.util.NoSuchElementException("n");
    }
  }
  static int fail(int x) { if ((x & 3) == 1) throw failure(x >> 2); return x; }
  static int failLater(int x) { try { return fail(x) + 1; } finally { sj ^= x | 1; } }
  static int failUnlocked(int x) { synchronized (guard) { return failLater(x) + guard.v; } }
`;

/** An argument that is another one each time: with the same in all rounds a method would throw always or never. */
const varied = (s: Scope): string => `(${e(s, 'int', 1)} ^ turn++)`;

const CATCHES: readonly (readonly string[])[] = [
  ['Heavy', 'Light', 'RuntimeException'],
  ['Light'],
  ['IllegalStateException', 'Heavy'],
  ['ArithmeticException', 'NullPointerException', 'RuntimeException'],
  ['UnsupportedOperationException', 'java.util.NoSuchElementException', 'Light'],
];

function handlers(s: Scope, k: string): string[] {
  return s.choices.of(CATCHES).flatMap((type, i) => {
    const x = s.fresh('x');
    const again = s.choices.chance(15) ? [`  if ((${k} & 1) == 0) throw ${x};`] : [];
    return [`} catch (${type} ${x}) {`, `  sl = sl * 19 + note(${x}) + ${i};`, `  ${k} += ${i};`, ...again];
  });
}

/** Nested try statements around calls that throw. */
export function nestedTries(s: Scope, depth: number, block: BlockMaker): string[] {
  const k = s.fresh('k');
  const method = s.choices.of([
    'fail',
    'failLater',
    'failUnlocked',
    'guard.step',
    'guard.twice',
    'guard.element',
    'guard.caught',
  ]);
  const inner = [
    'try {',
    `  ${k} += ${method}(${varied(s)});`,
    ...indent(block(s, depth - 1, 1)),
    ...(s.choices.chance(60) ? ['} finally {', `  si += ${k} | 1;`] : handlers(s, k)),
    ...(s.choices.chance(20)
      ? ['  try {', `    ${k} ^= fail(${k});`, '  } catch (Light y) {', '    si--;', '  }']
      : []),
    '}',
  ];
  return [
    `int ${k} = ${e(s, 'int', 1)};`,
    'try {',
    ...indent(inner),
    ...handlers(s, k),
    ...(s.choices.chance(30) ? ['} finally {', `  sl += ${k};`] : []),
    '}',
  ];
}

export function resource(s: Scope, depth: number, block: BlockMaker): string[] {
  const r = s.fresh('r');
  const x = s.fresh('x');
  return [
    `try (Resource ${r} = new Resource(${varied(s)})) {`,
    `  si += ${s.choices.of(['fail', 'failLater'])}(${r}.x + ${varied(s)});`,
    ...indent(block(s, depth - 1, 1)),
    `} catch (${s.choices.of(['RuntimeException', 'Light'])} ${x}) {`,
    `  sl = sl * 23 + note(${x});`,
    '}',
  ];
}

/** Calls of synchronized methods: of an object that all share, or of one that never leaves. */
export function guarded(s: Scope): string[] {
  const own = s.choices.chance(50);
  const g = own ? s.fresh('g') : 'guard';
  const lines = own ? [`Guard ${g} = new Guard();`] : [];
  const count = 1 + s.choices.below(3);
  for (let i = 0; i < count; i++) {
    const x = varied(s);
    lines.push(
      s.choices.of([
        `si += ${g}.step(${x});`,
        `si ^= ${g}.twice(${x});`,
        `si ^= ${g}.caught(${x});`,
        `try { si += ${g}.step(${x}); } catch (Light i${s.fresh('x')}) { si -= ${g}.v; }`,
        `si += ${g}.held(${x});`,
        `sj += Guard.all(${g}, ${x});`,
        `try { si += ${g}.waits(${x}); } catch (InterruptedException i${s.fresh('x')}) { si = 0; }`,
        `synchronized (${g}) { si += ${g}.twice(${x}); }`,
      ]),
    );
  }
  return [...lines, `sl += ${g}.v + ${g}.held(1) + (Thread.holdsLock(${g}) ? 1L << 40 : 0);`];
}
