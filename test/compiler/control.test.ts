/** Branches, switches, exceptions, polls, counters, frames. */

import t from 'tap';
import { CpTag } from '../../src/jvms/pool-tags.js';

import { Ctx, contextWord, MethodRec, Region, Request } from '../../src/layout/layout.js';
import { CodeWriter, Label, TestPool, testMethod } from '../ir/code-writer.js';
import {
  bciAt,
  compile,
  data,
  direct,
  memory,
  methodRecord,
  native,
  resetCode,
  resetMachine,
  run,
  TestEnv,
  Uncaught,
  type Value,
} from './machine.js';

t.beforeEach(() => {
  resetCode();
  resetMachine();
});

const OBJECT = 'Ljava/lang/Object;';

/** Whether the branch of `opcode`, after `prefix` compared or loaded something, is taken: a method that returns 1 or 0. */
function branchMethod(prefix: readonly number[], opcode: number, descriptor: string, constants?: TestPool) {
  const w = new CodeWriter();
  const taken = new Label();
  w.emit(...prefix);
  w.branch(opcode, taken);
  w.emit(0x03, 0xac);
  w.bind(taken);
  w.emit(0x04, 0xac);
  return testMethod(w.finish(), { descriptor, ...(constants === undefined ? {} : { constants }) });
}

const relations: readonly ((order: number) => boolean)[] = [
  (o) => o === 0,
  (o) => o !== 0,
  (o) => o < 0,
  (o) => o >= 0,
  (o) => o > 0,
  (o) => o <= 0,
];

t.test('int comparisons', (t) => {
  const values = [0, 1, -1, 5, 127, 128, -128, -129, 0x7fff_ffff, -0x8000_0000];
  for (let relation = 0; relation < 6; relation++) {
    resetCode();
    const two = compile(branchMethod([0x15, 0, 0x15, 1], 0x9f + relation, '(II)I'));
    const one = compile(branchMethod([0x15, 0], 0x99 + relation, '(I)I'));
    for (const x of values) {
      t.equal(run(one.start, '(I)I', [x]), relations[relation](x) ? 1 : 0);
      const pool = new TestPool([[CpTag.INTEGER, x]]);
      const left = compile(branchMethod([0x12, 1, 0x15, 0], 0x9f + relation, '(I)I', pool));
      const right = compile(branchMethod([0x15, 0, 0x12, 1], 0x9f + relation, '(I)I', pool));
      const temporary = compile(branchMethod([0x15, 0, 0x03, 0x82, 0x12, 1], 0x9f + relation, '(I)I', pool));
      for (const y of values) {
        const order = Math.sign(x - y);
        const wanted = relations[relation](order) ? 1 : 0;
        t.equal(run(two.start, '(II)I', [x, y]), wanted);
        t.equal(run(left.start, '(I)I', [y]), wanted);
        t.equal(run(right.start, '(I)I', [y]), relations[relation](-order) ? 1 : 0);
        t.equal(run(temporary.start, '(I)I', [y]), relations[relation](-order) ? 1 : 0);
      }
    }
  }
  t.end();
});

const fused: readonly (readonly [string, readonly number[], number, readonly Value[], number])[] = [
  ['J', [0x16, 0, 0x16, 2], 0x94, [0n, 1n, -1n, 1n << 40n, -(1n << 63n), (1n << 63n) - 1n], 0],
  ['F', [0x17, 0, 0x17, 1], 0x95, [0, -0, 1, -1, Infinity, -Infinity, NaN], -1],
  ['F', [0x17, 0, 0x17, 1], 0x96, [0, -0, 1, -1, Infinity, -Infinity, NaN], 1],
  ['D', [0x18, 0, 0x18, 2], 0x97, [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324], -1],
  ['D', [0x18, 0, 0x18, 2], 0x98, [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324], 1],
];

t.test('long, float and double comparisons with branches', (t) => {
  for (const [type, loads, compare, values, nan] of fused) {
    for (let relation = 0; relation < 6; relation++) {
      resetCode();
      const descriptor = `(${type}${type})I`;
      const { start } = compile(branchMethod([...loads, compare], 0x99 + relation, descriptor));
      for (const x of values) {
        for (const y of values) {
          const order = x < y ? -1 : x > y ? 1 : x === y ? 0 : nan;
          t.equal(run(start, descriptor, [x, y]), relations[relation](order) ? 1 : 0, `${compare} ${x} ${y}`);
        }
      }
    }
  }
  t.end();
});

t.test('reference comparisons', (t) => {
  const equal = compile(branchMethod([0x19, 0, 0x19, 1], 0xa5, `(${OBJECT}${OBJECT})I`));
  const unequal = compile(branchMethod([0x19, 0, 0x19, 1], 0xa6, `(${OBJECT}${OBJECT})I`));
  const isNull = compile(branchMethod([0x19, 0], 0xc6, `(${OBJECT})I`));
  const nonNull = compile(branchMethod([0x19, 0], 0xc7, `(${OBJECT})I`));
  for (const x of [0, -16, 0x7000_0000]) {
    t.equal(run(isNull.start, `(${OBJECT})I`, [x]), x === 0 ? 1 : 0);
    t.equal(run(nonNull.start, `(${OBJECT})I`, [x]), x !== 0 ? 1 : 0);
    for (const y of [0, -16, 0x7000_0000]) {
      t.equal(run(equal.start, `(${OBJECT}${OBJECT})I`, [x, y]), x === y ? 1 : 0);
      t.equal(run(unequal.start, `(${OBJECT}${OBJECT})I`, [x, y]), x !== y ? 1 : 0);
    }
  }
  t.end();
});

// ---------------------------------------------------------------- switches

t.test('switches', (t) => {
  const keySets: readonly (readonly number[])[] = [
    [],
    [0],
    [-5, 3],
    [1, 2, 3, 4],
    [0, 1, 2, 3, 4, 5],
    [-3, -2, -1, 0, 1, 2, 3, 5],
    [-0x8000_0000, -1, 0, 1, 0x7fff_ffff],
    [-0x8000_0000, -0x7fff_ffff, -0x7fff_fffe, -0x7fff_fffd, -0x7fff_fffc],
    [0x7fff_fff0, 0x7fff_fff1, 0x7fff_fff2, 0x7fff_fff4, 0x7fff_ffff],
    Array.from({ length: 40 }, (_, i) => i * i * i - 500),
  ];
  for (const keys of keySets) {
    resetCode();
    const w = new CodeWriter();
    const labels = keys.map(() => new Label());
    const fallback = new Label();
    w.emit(0x15, 0);
    w.lookupswitch(keys, labels, fallback);
    keys.forEach((_, i) => {
      w.bind(labels[i]);
      w.emit(0x10, i, 0xac);
    });
    w.bind(fallback);
    w.emit(0x02, 0xac);
    const { start } = compile(testMethod(w.finish(), { descriptor: '(I)I' }));
    for (const key of [...keys, ...keys.map((k) => (k + 1) | 0), ...keys.map((k) => (k - 1) | 0), 17, -17])
      t.equal(run(start, '(I)I', [key]), keys.indexOf(key), `${key} in ${keys.length}`);
  }
  t.end();
});

// ---------------------------------------------------------------- exceptions

t.test('handlers', (t) => {
  const constants = new TestPool([[CpTag.METHODREF, '(I)I']]);
  const env = new TestEnv(constants);
  env.calls.set(1, direct(methodRecord(native(1, '(I)I').start)));
  // int f(int x) { int y = x + 1; try { y = y * 2; y += g(x); return y; } catch (Throwable e) { return y; } }
  const code = [
    0x15, 0, 0x04, 0x60, 0x36, 1, 0x15, 1, 0x05, 0x68, 0x36, 1, 0x15, 1, 0x15, 0, 0xb8, 0, 1, 0x60, 0x36, 1,
    0x15, 1, 0xac, 0x4d, 0x15, 1, 0xac,
  ];
  const exceptionTable = Int32Array.of(6, 25, 25, 0);
  const f = compile(testMethod(code, { descriptor: '(I)I', constants, exceptionTable }), env);
  t.equal(run(f.start, '(I)I', [10], { native: () => 5 }), 27);
  t.equal(run(f.start, '(I)I', [10], { native: () => new Uncaught(99) }), 22);

  // A caller two frames up: rethrown by a method without a handler.
  const outerEnv = new TestEnv(constants);
  const plainEnv = new TestEnv(constants);
  plainEnv.calls.set(1, direct(methodRecord(native(1, '(I)I').start)));
  const plain = compile(testMethod([0x15, 0, 0xb8, 0, 1, 0xac], { descriptor: '(I)I', constants }), plainEnv);
  outerEnv.calls.set(1, direct(methodRecord(plain.start)));
  const outer = compile(testMethod(code, { descriptor: '(I)I', constants, exceptionTable }), outerEnv);
  t.equal(run(outer.start, '(I)I', [10], { native: () => new Uncaught(99) }), 22);
  t.same(run(plain.start, '(I)I', [10], { native: () => new Uncaught(99) }), new Uncaught(99));

  const thrower = compile(
    testMethod([0x19, 0, 0xbf, 0xb0], {
      descriptor: `(${OBJECT})${OBJECT}`,
      exceptionTable: Int32Array.of(0, 3, 3, 0),
    }),
  );
  // The throwing stub reads the class word: something has to be there.
  const thrown = Ctx.ADDRESS + Ctx.SCRATCH;
  t.equal(run(thrower.start, `(${OBJECT})${OBJECT}`, [thrown]), thrown, 'athrow to areturn');
  t.end();
});

// ---------------------------------------------------------------- loops

/** int sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; } */
function loop() {
  const w = new CodeWriter();
  const head = new Label();
  const end = new Label();
  w.emit(0x03, 0x36, 1, 0x03, 0x36, 2);
  w.bind(head);
  w.emit(0x15, 2, 0x15, 0);
  w.branch(0xa2, end);
  w.emit(0x15, 1, 0x15, 2, 0x60, 0x36, 1, 0x84, 2, 1);
  w.branch(0xa7, head);
  w.bind(end);
  w.emit(0x15, 1, 0xac);
  return testMethod(w.finish(), { descriptor: '(I)I' });
}

t.test('polls and counters', (t) => {
  const record = data(MethodRec.SIZE);
  memory.store32(record + MethodRec.INVOCATIONS, 1000);
  memory.store32(record + MethodRec.BACKEDGES, 1000);
  const blob = compile(loop(), undefined, { methodRecord: record });
  t.equal(run(blob.start, '(I)I', [100]), 4950);
  t.equal(memory.load32(record + MethodRec.INVOCATIONS), 999);
  t.equal(memory.load32(record + MethodRec.BACKEDGES), 899);
  const { loopTable, pcTable } = blob.compiled;
  t.equal(loopTable.length, 2);
  t.equal(loopTable[0], 6);
  t.ok(pcTable.length > 2);

  let polls = 0;
  memory.store32(Ctx.ADDRESS + Ctx.POLL, 1);
  const found = run(blob.start, '(I)I', [10], {
    poll() {
      polls++;
      const pc = memory.load64(Ctx.ADDRESS + Ctx.RESUME_PC);
      t.equal(bciAt(blob.compiled, pc - 1 - blob.start), 6);
      if (polls === 5) memory.store32(Ctx.ADDRESS + Ctx.POLL, 0);
    },
  });
  t.equal(found, 45);
  t.equal(polls, 5);

  // At the entry the stack limit is the poll.
  memory.store64(Ctx.ADDRESS + Ctx.STACK_LIMIT, -1);
  polls = 0;
  t.equal(
    run(blob.start, '(I)I', [10], {
      poll() {
        polls++;
        const pc = memory.load64(Ctx.ADDRESS + Ctx.RESUME_PC);
        t.equal(bciAt(blob.compiled, pc - 1 - blob.start), -1);
      },
    }),
    45,
  );
  t.equal(polls, 1);
  t.end();
});

t.test('parameters survive a poll at the entry', (t) => {
  // (int) (a + b + c + d) + e for int a, long b, float c, double d, int e, and a large frame once.
  const code = [
    0x15, 0, 0x85, 0x16, 1, 0x61, 0x8a, 0x17, 3, 0x8d, 0x63, 0x18, 4, 0x63, 0x8e, 0x15, 6, 0x60, 0xac,
  ];
  const descriptor = '(IJFDI)I';
  const args = [-100, 2000n, 0.5, 3.5, 7];
  for (const pointers of [0, 100]) {
    const nulls = Array.from({ length: pointers }, (_, i) => [0x01, 0x3a, 7 + i]).flat();
    const blob = compile(testMethod([...code.slice(0, -1), ...nulls, 0xac], { descriptor, maxLocals: 128 }));
    for (const limit of [-1, Region.STACKS]) {
      memory.store64(Ctx.ADDRESS + Ctx.STACK_LIMIT, limit);
      let polls = 0;
      const found = run(blob.start, descriptor, args, {
        poll() {
          polls++;
        },
      });
      t.equal(found, 1911);
      t.equal(polls, limit < 0 ? 1 : 0);
    }
  }
  t.end();
});

t.test('tier-up', (t) => {
  const record = data(MethodRec.SIZE);
  const blob = compile(loop(), undefined, { methodRecord: record });
  const arm = (calls: number, loops: number): void => {
    memory.store32(record + MethodRec.INVOCATIONS, calls);
    memory.store32(record + MethodRec.BACKEDGES, loops);
  };
  arm(50, 50);
  const asked: number[] = [];
  const requests = {
    other(request: Request): number {
      asked.push(request, bciAt(blob.compiled, memory.i32[contextWord(Ctx.RESUME_PC)] - 1 - blob.start));
      arm(50, 1000);
      return 0;
    },
  };
  t.equal(run(blob.start, '(I)I', [100], requests), 4950);
  t.same(asked, [Request.TIER_UP, 6]);
  for (let i = 0; i < 52; i++) run(blob.start, '(I)I', [0], requests);
  t.same(asked.slice(2), [Request.TIER_UP, -1]);
  t.end();
});

// ---------------------------------------------------------------- frames

t.test('recursion ends at the stack limit', (t) => {
  const constants = new TestPool([[CpTag.METHODREF, '(I)I']]);
  const env = new TestEnv(constants);
  const record = methodRecord(0);
  env.calls.set(1, direct(record));
  // int f(int n) { return n == 0 ? 0 : f(n - 1) + 1; }
  const code = [0x15, 0, 0x9a, 0, 5, 0x03, 0xac, 0x15, 0, 0x04, 0x64, 0xb8, 0, 1, 0x04, 0x60, 0xac];
  const blob = compile(testMethod(code, { descriptor: '(I)I', constants, maxLocals: 1 }), env);
  memory.store64(record + MethodRec.ENTRY, blob.start);
  t.equal(run(blob.start, '(I)I', [1000]), 1000);
  t.throws(
    () =>
      run(blob.start, '(I)I', [100_000], {
        poll() {
          throw new Error('limit');
        },
      }),
    { message: 'limit' },
  );
  t.end();
});

t.test('large frames', (t) => {
  const constants = new TestPool([[CpTag.METHODREF, '(I)I']]);
  const locals = 3000;
  const w = new CodeWriter();
  const wide = (opcode: number, local: number): void => w.emit(0xc4, opcode, local >> 8, local);
  for (let i = 1; i < locals; i += 2) {
    w.emit(0x15, 0);
    wide(0x36, i);
    // Every tenth pointer home stays zero.
    if (i % 20 !== 1) {
      w.emit(0x01);
      wide(0x3a, i + 1);
    }
  }
  wide(0x15, locals - 1);
  w.emit(0xac);
  const big = compile(testMethod(w.finish(), { descriptor: '(I)I', maxLocals: locals + 2 }));
  t.ok(big.compiled.frameSize > 4096, `${big.compiled.frameSize}`);
  t.equal(run(big.start, '(I)I', [31]), 31);

  const env = new TestEnv(constants);
  env.calls.set(1, direct(methodRecord(big.start)));
  const caller = compile(
    testMethod([0x15, 0, 0xb8, 0, 1, 0xac, 0x57, 0x10, 77, 0xac], {
      descriptor: '(I)I',
      constants,
      exceptionTable: Int32Array.of(0, 5, 6, 0),
    }),
    env,
  );
  t.equal(run(caller.start, '(I)I', [31]), 31);
  memory.store64(Ctx.ADDRESS + Ctx.STACK_END, Region.STACKS + 0x10_0000 - 4096);
  memory.store64(Ctx.ADDRESS + Ctx.STACK_LIMIT, Region.STACKS + 0x10_0000 - 4096);
  t.equal(run(caller.start, '(I)I', [31]), 77, 'caught in the caller');
  t.same(run(big.start, '(I)I', [31]), new Uncaught(-Request.STACK_OVERFLOW));
  t.end();
});

t.test('pointer homes are null at entry', (t) => {
  for (const pointers of [1, 2, 3, 7, 30, 40, 100]) {
    for (const parameters of [0, 1, 2]) {
      resetCode();
      const constants = new TestPool([[CpTag.METHODREF, '()V']]);
      const env = new TestEnv(constants);
      env.calls.set(1, direct(methodRecord(native(1, '()V').start)));
      const w = new CodeWriter();
      w.emit2(0xb8, 1);
      for (let i = 0; i < pointers; i++) w.emit(0x01, 0x3a, parameters + i);
      w.emit(0xb1);
      const blob = compile(
        testMethod(w.finish(), { descriptor: `(${OBJECT.repeat(parameters)})V`, constants, maxLocals: 128 }),
        env,
      );
      const { pointerHomes } = blob.compiled;
      t.ok(pointerHomes >= pointers);
      // Dirt where the frame will be.
      memory.u32.fill(
        0xdead_beef,
        (Region.STACKS - Region.BASE + 0x10_0000 - 4096) >> 2,
        (Region.STACKS - Region.BASE + 0x10_0000) >> 2,
      );
      run(blob.start, `(${OBJECT.repeat(parameters)})V`, new Array<number>(parameters).fill(8), {
        native() {
          const stub = memory.load64(Ctx.ADDRESS + Ctx.JAVA_RBP);
          const rbp = memory.load64(stub);
          for (let i = 0; i < pointerHomes; i++)
            t.equal(memory.load32(rbp - 12 - 4 * i), i < parameters ? 8 : 0, `home ${i} of ${pointerHomes}`);
          return 0;
        },
      });
    }
  }
  t.end();
});
