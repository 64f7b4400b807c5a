/** When optimized code is made, what its frames show, and how it is given up: with code made by hand, which leaves at once. */
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { StateFlag } from '../../src/compiler/optimizing/graph.js';
import { TrapReason } from '../../src/compiler/optimizing/ops.js';
import { Kind } from '../../src/ir/ops.js';
import { MethodRec } from '../../src/layout/layout.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeKind } from '../../src/vm/code/code-blob.js';
import { framesOf } from '../../src/vm/frames/frame-cursor.js';
import type { Assumption } from '../../src/vm/tiers/hierarchy.js';
import {
  FIRST,
  NEVER,
  RARE_TRAPS_AT_PLACE,
  RECOMPILATIONS,
  TRAPS_AT_PLACE,
} from '../../src/vm/tiers/thresholds.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { type Leaving, leavingCode } from '../support/leaving-code.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run } = openSmallVm({ tier: 'hot', verify: 'none' });
const { memory } = vm;

type Code = Pick<Leaving, 'frames' | 'reason' | 'callee'>;

/** By method: what the compiler makes of it, and what that assumes. */
const codes = new Map<JavaMethod, Code & { readonly assumptions?: readonly Assumption[] }>();
let compilations = 0;
vm.tiers.compiler = (method, osrBci, codeId, origin) => {
  const code = codes.get(method);
  if (code === undefined || osrBci >= 0) return null;
  compilations++;
  const { stubs } = vm.trampoline;
  return {
    code: leavingCode({ ...code, codeId, origin, stubs, random: () => 0 }),
    assumptions: code.assumptions ?? [],
  };
};

let hook: () => void = () => {};
vm.bound.set('Tiers.hook()V', () => () => hook());

const define = (writer: ClassWriter): JavaClass => {
  const cls = run(
    vm.loading.define(vm.classes.boot, writer.name, writer.toBuffer(), { protectionDomain: 0, origin: '' }),
  );
  run(vm.initializer.initialize(cls));
  return cls;
};

const STATIC = ACC.STATIC | ACC.PUBLIC;
/** `a` calls `b` calls `c` calls `hook`, each adds to what it gets, by a bytecode of its own: index 1, 3 and 5. */
const tiers = define(
  new ClassWriter('Tiers')
    .method(STATIC | ACC.NATIVE, 'hook', '()V', null)
    .method(STATIC, 'a', '()I', 'iconst_5\n invokestatic Tiers.b ()I\n iadd\n ireturn')
    .method(STATIC, 'b', '()I', 'nop\n nop\n bipush 50\n invokestatic Tiers.c ()I\n iadd\n ireturn')
    .method(STATIC, 'c', '()I', 'invokestatic Tiers.hook ()V\n sipush 500\n ireturn')
    .method(
      STATIC,
      'e',
      '(I)I',
      'iload_0\n ifeq ZERO\n bipush 10\n istore_0\n LOOP:\n iinc 0 -1\n iload_0\n ifgt LOOP\n iconst_1\n ireturn\n ZERO:\n iconst_0\n ireturn',
    )
    .method(STATIC, 'd', '()I', 'invokestatic Tiers.hook ()V\n invokestatic Tiers.a ()I\n ireturn'),
);
const method = (name: string): JavaMethod => tiers.declaredMethod(`${name}()I`) as JavaMethod;
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(method);
const hookMethod = tiers.declaredMethod('hook()V') as JavaMethod;
const call = (m: JavaMethod): number => run(vm.call(m));

const int = (slot: number, lo: number): Code['frames'][0]['values'][0] => ({
  slot,
  kind: Kind.I,
  lo,
  hi: 0,
  cell: 0,
});
const AFTER_INT = StateFlag.AFTER | (Kind.I << StateFlag.RESULT_SHIFT);

/** `a` with `b` and `c` in it, at c's call of the hook. */
const inlined: Code = {
  frames: [
    { methodId: c.id, bci: 0, flags: StateFlag.AFTER, values: [] },
    { methodId: b.id, bci: 4, flags: AFTER_INT, values: [int(b.code?.maxLocals ?? 0, 50)] },
    { methodId: a.id, bci: 1, flags: AFTER_INT, values: [int(a.code?.maxLocals ?? 0, 5)] },
  ],
  reason: TrapReason.NONE,
  callee: hookMethod.record,
};

vm.tiers.hotFor = 0;
vm.tiers.trapsWithin = Number.POSITIVE_INFINITY;

/** Makes a method's next call from baseline code ask for optimization, and makes that call. */
function heat(m: JavaMethod): void {
  if (m.codeId === 0) call(m);
  memory.store32(m.record + MethodRec.INVOCATIONS, 0);
  call(m);
}

const kindOf = (m: JavaMethod): CodeKind => vm.code.byId(m.codeId).kind;

t.test('a method becomes hot', (t) => {
  t.equal(call(a), 555);
  t.equal(memory.load32(a.record + MethodRec.INVOCATIONS), FIRST.calls - 1);
  heat(b);
  t.equal(kindOf(b), CodeKind.BASELINE, 'nothing could be made of it');
  t.ok(memory.load32(b.record + MethodRec.INVOCATIONS) > FIRST.calls, 'which is not tried again soon');
  t.end();
});

t.test('counts of what has not been hot for long enough begin again', (t) => {
  vm.tiers.hotFor = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= 3; round++) {
    heat(c);
    t.equal(memory.load32(c.record + MethodRec.INVOCATIONS), FIRST.calls);
    t.equal(vm.tiers.heat(c), round * FIRST.calls, 'but they are not forgotten');
  }
  const { profile } = c;
  if (profile === null) throw new Error('c is not observed');
  t.ok(profile.hotFor > 0);
  const before = profile.hotFor;
  profile.armedAt -= 10_000;
  heat(c);
  t.ok(profile.hotFor - before < 1, 'time that has gone by elsewhere is not what it has cost');
  t.equal(kindOf(c), CodeKind.BASELINE);
  vm.tiers.hotFor = 0;
  t.end();
});

t.test('logical frames', (t) => {
  codes.set(a, inlined);
  heat(a);
  t.equal(kindOf(a), CodeKind.OPTIMIZED);
  const seen: (string | number)[] = [];
  hook = () => {
    const cursor = framesOf(vm);
    while (cursor.next() && seen.length < 10) seen.push(cursor.method.name, cursor.bci);
    vm.tiers.invalidate(vm.code.byId(a.codeId));
  };
  t.equal(call(a), 555);
  t.same(seen.slice(0, 8), ['hook', -2, 'c', 0, 'b', 4, 'a', 1]);
  t.equal(kindOf(a), CodeKind.BASELINE);
  hook = () => {};
  t.end();
});

t.test('a class is linked that code had excluded', (t) => {
  const base = define(new ClassWriter('Base').defaultConstructor().method(ACC.PUBLIC, 'm', '()V', 'return'));
  const m = base.declaredMethod('m()V') as JavaMethod;
  const assumptions = [{ holder: base, method: m, target: m }];
  codes.set(a, { ...inlined, assumptions });
  codes.set(d, {
    frames: [{ methodId: d.id, bci: 3, flags: AFTER_INT, values: [] }],
    reason: TrapReason.NONE,
    callee: a.record,
    assumptions,
  });
  heat(d);
  heat(a);
  t.same([kindOf(a), kindOf(d)], [CodeKind.OPTIMIZED, CodeKind.OPTIMIZED]);
  const left = vm.tiers.counts.leftInvalid;
  const sub = (name: string, overrides: boolean): void => {
    const writer = new ClassWriter(name, { superName: 'Base' }).defaultConstructor();
    if (overrides) writer.method(ACC.PUBLIC, 'm', '()V', 'return');
    vm.classes.define(vm.classes.boot, name, parseClassFile(writer.toBuffer(), name), '');
  };
  hook = () => sub('Harmful', true);
  sub('Harmless', false);
  t.same([kindOf(a), kindOf(d)], [CodeKind.OPTIMIZED, CodeKind.OPTIMIZED]);
  // d, a, hook: both frames leave when they run again.
  t.equal(call(d), 555);
  t.same([kindOf(a), kindOf(d)], [CodeKind.BASELINE, CodeKind.BASELINE]);
  t.equal(vm.tiers.counts.leftInvalid, left + 2);
  t.equal(base.dependents, null);
  hook = () => {};
  t.end();
});

t.test('a program that traps for ever settles', (t) => {
  codes.set(a, {
    frames: [{ methodId: a.id, bci: 0, flags: 0, values: [] }],
    reason: TrapReason.UNTAKEN,
    callee: undefined,
  });
  compilations = 0;
  for (let i = 0; i < 400; i++) {
    for (let n = 0; n < 5; n++) call(a);
    memory.store32(
      a.record + MethodRec.INVOCATIONS,
      Math.min(0, memory.load32(a.record + MethodRec.INVOCATIONS) - NEVER.calls),
    );
  }
  t.ok(compilations <= RECOMPILATIONS, `${compilations} compilations`);
  t.equal(kindOf(a), CodeKind.BASELINE);
  t.ok(vm.tiers.trapped(a, 0, TrapReason.UNTAKEN));
  t.notOk(vm.tiers.trapped(a, 0, TrapReason.RECEIVER));
  t.end();
});

t.test('traps that come rarely are borne for a while', (t) => {
  const leaving = (m: JavaMethod): void => {
    codes.set(m, {
      frames: [{ methodId: m.id, bci: 0, flags: 0, values: [] }],
      reason: TrapReason.UNTAKEN,
      callee: undefined,
    });
    heat(m);
    t.equal(kindOf(m), CodeKind.OPTIMIZED);
  };
  leaving(b);
  vm.tiers.trapsWithin = -1;
  for (let i = 1; i < RARE_TRAPS_AT_PLACE; i++) call(b);
  t.equal(kindOf(b), CodeKind.OPTIMIZED);
  call(b);
  t.equal(kindOf(b), CodeKind.BASELINE, 'not for ever');
  vm.tiers.trapsWithin = Number.POSITIVE_INFINITY;
  leaving(c);
  for (let i = 1; i < TRAPS_AT_PLACE; i++) call(c);
  t.equal(kindOf(c), CodeKind.OPTIMIZED);
  call(c);
  t.equal(kindOf(c), CodeKind.BASELINE);
  t.end();
});

t.test('what has been executed', (t) => {
  const e = tiers.declaredMethod('e(I)I') as JavaMethod;
  t.ok(vm.tiers.wasTaken(e, 1, true), 'nothing is known');
  t.equal(run(vm.call(e, 5)), 1);
  const entered = (): boolean[] => [true, false].map((taken) => vm.tiers.wasTaken(e, 1, taken));
  t.same(entered(), [false, true]);
  t.ok(vm.tiers.wasTaken(e, 11, true), 'the loop');
  t.ok(vm.tiers.wasTaken(e, 11, false), 'and its end');
  t.equal(run(vm.call(e, 0)), 0);
  t.same(entered(), [true, true]);
  t.end();
});

t.test('which receivers a call has seen', (t) => {
  const shape = define(
    new ClassWriter('Shape', { access: ACC.PUBLIC | ACC.SUPER | ACC.ABSTRACT })
      .defaultConstructor()
      .method(ACC.PUBLIC | ACC.ABSTRACT, 'm', '()I', null)
      .method(STATIC, 'f', '(LShape;)I', 'aload_0\n invokevirtual Shape.m ()I\n ireturn'),
  );
  const f = shape.declaredMethod('f(LShape;)I') as JavaMethod;
  const records: number[] = [];
  const seenWith = (name: string): readonly number[] => {
    const cls = define(
      new ClassWriter(name, { superName: 'Shape' })
        .defaultConstructor()
        .method(ACC.PUBLIC, 'm', '()I', `bipush ${records.length}\n ireturn`),
    );
    records.push(cls.record);
    const handle = vm.handles.create(vm.allocate(cls));
    for (let i = 0; i < 3; i++) t.equal(run(vm.call(f, vm.handles.get(handle))), records.length - 1);
    return vm.tiers.receivers(f, 1);
  };
  t.same(vm.tiers.receivers(f, 1), [], 'nothing is known');
  t.same(seenWith('Shape1'), records.slice(0, 1));
  t.same(seenWith('Shape2'), records.slice(0, 2));
  t.same(seenWith('Shape3'), [], 'too many');
  t.same(vm.tiers.receivers(f, 4), [], 'no call');
  t.end();
});
