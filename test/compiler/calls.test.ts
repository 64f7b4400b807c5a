/** Calls of every kind: arguments, ways to the target, patch sites, natives. */

import t from 'tap';
import { type CallInfo, CallKind, imtOffset, type MethodHandleLayout } from '../../src/compiler/env.js';
import { compileCStub } from '../../src/compiler/leaf-call.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

import { ClassRec, Ctx, Mark, Obj, Region, Request } from '../../src/layout/layout.js';
import { CodeWriter, TestPool, testMethod } from '../ir/code-writer.js';
import { type Choices, forAllChoices, SeededChoices } from '../support/choices.js';
import {
  compile,
  data,
  direct,
  freshCodeId,
  installed,
  memory,
  methodRecord,
  native,
  nextOrigin,
  type Requests,
  resetCode,
  resetMachine,
  run,
  stubs,
  TestEnv,
  trampoline,
  Uncaught,
  type Value,
} from './machine.js';

t.beforeEach(() => {
  resetCode();
  resetMachine();
});

const OBJECT = 'Ljava/lang/Object;';
type Type = 'I' | 'J' | 'F' | 'D' | 'L';
const LOADS: Readonly<Record<Type, number>> = { I: 0x15, J: 0x16, F: 0x17, D: 0x18, L: 0x19 };
const RETURNS: Readonly<Record<Type, number>> = { I: 0xac, J: 0xad, F: 0xae, D: 0xaf, L: 0xb0 };
const wide = (type: Type): boolean => type === 'J' || type === 'D';
const descriptorOf = (types: readonly Type[], result: string): string =>
  `(${types.map((type) => (type === 'L' ? OBJECT : type)).join('')})${result}`;

const sample = (type: Type, choices: Choices): Value => {
  const random = (n: number): number => choices.below(n);
  switch (type) {
    case 'I':
      return (random(0x10000) - 0x8000) * 7919;
    case 'J':
      return BigInt(random(0x10000)) * 0x1234_5678_9abn - 5n;
    case 'F':
      return Math.fround(random(1000) / 7);
    case 'D':
      return random(1000) / 7;
    default:
      return 0x1000 + 8 * random(1000);
  }
};

function requireEqual(found: unknown, expected: unknown, what: string): void {
  if (!Object.is(found, expected)) throw new Error(`${what}: ${found}, not ${expected}`);
}

/** A method that passes its parameters on in the order of `permutation` and returns what the callee returns. */
function passOn(types: readonly Type[], permutation: readonly number[], result: Type, constants: TestPool) {
  const starts: number[] = [];
  let local = 0;
  for (const type of types) {
    starts.push(local);
    local += wide(type) ? 2 : 1;
  }
  const w = new CodeWriter();
  let depth = 0;
  for (const i of permutation) {
    w.emit(LOADS[types[i]], starts[i]);
    // Every third argument in a temporary of its own instead of the local.
    if (i % 3 === 0 && types[i] === 'I') w.emit(0x03, 0x60);
    if (i % 3 === 0 && types[i] === 'D') w.emit(0x77, 0x77);
    depth += wide(types[i]) ? 2 : 1;
  }
  w.emit2(0xb8, 1);
  w.emit(RETURNS[result]);
  const descriptor = descriptorOf(types, result === 'L' ? OBJECT : result);
  return testMethod(w.finish(), { descriptor, constants, maxLocals: local, maxStack: depth + 2 });
}

t.test('arguments of all kinds, shuffled, to a native and through a compiled method', (t) => {
  const kinds: readonly Type[] = ['I', 'J', 'F', 'D', 'L'];
  let calls = 0;
  forAllChoices({ seed: 1, runs: 300, most: 120 }, (choices) => {
    resetCode();
    const types = Array.from({ length: choices.below(20) }, () => choices.of(kinds));
    const permutation = types.map((_, i) => i);
    for (let i = permutation.length - 1; i > 0; i--) {
      const j = choices.below(i + 1);
      [permutation[i], permutation[j]] = [permutation[j], permutation[i]];
    }
    const passed = permutation.map((i) => types[i]);
    const result: Type = kinds[choices.below(2)];
    const callee = descriptorOf(passed, result);
    const constants = new TestPool([[CpTag.METHODREF, callee]]);
    const env = new TestEnv(constants);
    env.calls.set(1, direct(methodRecord(native(5, callee).start)));
    const { start } = compile(passOn(types, permutation, result, constants), env);
    // Once more through a caller that passes everything on as it is.
    const outer = descriptorOf(types, result);
    const outerConstants = new TestPool([[CpTag.METHODREF, outer]]);
    const outerEnv = new TestEnv(outerConstants);
    outerEnv.calls.set(1, direct(methodRecord(start)));
    const all = types.map((_, i) => i);
    const caller = compile(passOn(types, all, result, outerConstants), outerEnv);
    const args = types.map((type) => sample(type, choices));
    const expected = permutation.map((i) => args[i]);
    for (const entry of [start, caller.start]) {
      const found: Value[] = [];
      const returned = run(entry, outer, args, {
        native(methodId, at) {
          requireEqual(methodId, 5, callee);
          passed.forEach((type, i) => {
            const address = at + 8 * i;
            if (type === 'I' || type === 'L') found.push(memory.load32(address));
            else if (type === 'J') found.push(memory.i64[(address - Region.BASE) >> 3]);
            else if (type === 'F') found.push(memory.f32[(address - Region.BASE) >> 2]);
            else found.push(memory.loadF64(address));
          });
          return 987654321;
        },
      });
      for (const [i, value] of expected.entries())
        requireEqual(found[i], value, `argument ${i} of ${callee}`);
      requireEqual(returned, result === 'J' ? 987654321n : 987654321, `result of ${callee}`);
      calls++;
    }
  });
  t.ok(calls >= 600, `${calls} calls`);
  t.end();
});

t.test('constants that go on the stack, longs in full', (t) => {
  const longs = [5n, -1n, 1n << 40n, 0x8000_0000n, -0x8000_0001n];
  const callee = `(IIIIII${'J'.repeat(longs.length)}IF)I`;
  const constants = new TestPool([
    [CpTag.METHODREF, callee],
    ...longs.map((value) => [CpTag.LONG, value] as const),
  ]);
  const env = new TestEnv(constants);
  env.calls.set(1, direct(methodRecord(native(5, callee).start)));
  const w = new CodeWriter();
  for (let i = 0; i < 6; i++) w.emit(0x03);
  for (let i = 0; i < longs.length; i++) w.emit2(0x14, 2 + i);
  w.emit(0x02, 0x0d);
  w.emit2(0xb8, 1);
  w.emit(0xac);
  const method = testMethod(w.finish(), { descriptor: '()I', constants, maxLocals: 0, maxStack: 20 });
  const found: bigint[] = [];
  const returned = run(compile(method, env).start, '()I', [], {
    native(_, at) {
      for (let i = 0; i < longs.length; i++) found.push(memory.i64[(at + 8 * (6 + i) - Region.BASE) >> 3]);
      t.equal(memory.load32(at + 8 * (6 + longs.length)), -1);
      t.equal(memory.f32[(at + 8 * (7 + longs.length) - Region.BASE) >> 2], 2);
      return 3;
    },
  });
  t.same(found, longs);
  t.equal(returned, 3);
  t.end();
});

// ---------------------------------------------------------------- selection

/** A method that returns a constant. */
const constantMethod = (value: number, descriptor: string): number =>
  compile(testMethod([0x10, value, 0xac], { descriptor, isStatic: false })).start;

const VTABLE_INDEX = 3;
const INTERFACE_METHOD = 0x12345;

/** An object whose class has `value`-returning methods in its tables. */
function receiver(value: number): number {
  const record = data(ClassRec.VTABLE + 64);
  const entry = constantMethod(value, '(I)I');
  memory.store64(record + ClassRec.VTABLE + 8 * VTABLE_INDEX, entry);
  memory.store64(record + imtOffset(INTERFACE_METHOD), entry);
  const object = data(16);
  memory.store32(object + Obj.CLASS, record);
  return object;
}

const callInfo = (kind: CallKind, more: Partial<CallInfo> = {}): CallInfo => ({
  ...direct(0),
  kind,
  ...more,
});

const selections: readonly (readonly [string, number, () => CallInfo])[] = [
  ['virtual', 0xb6, () => callInfo(CallKind.VIRTUAL, { tableOffset: ClassRec.VTABLE + 8 * VTABLE_INDEX })],
  [
    'interface',
    0xb9,
    () =>
      callInfo(CallKind.INTERFACE, { methodId: INTERFACE_METHOD, tableOffset: imtOffset(INTERFACE_METHOD) }),
  ],
  [
    'interface to virtual',
    0xb9,
    () => callInfo(CallKind.VIRTUAL, { tableOffset: ClassRec.VTABLE + 8 * VTABLE_INDEX }),
  ],
  ['virtual to direct', 0xb6, () => direct(methodRecord(constantMethod(41, '(I)I')))],
  ['special', 0xb7, () => direct(methodRecord(constantMethod(41, '(I)I')))],
  ['interface to direct', 0xb9, () => direct(methodRecord(constantMethod(41, '(I)I')))],
];

for (const [name, opcode, info] of selections) {
  for (const unlinked of [false, true]) {
    t.test(`${name}${unlinked ? ', by patch site' : ''}`, (t) => {
      const tag = opcode === 0xb9 ? CpTag.INTERFACE_METHODREF : CpTag.METHODREF;
      const constants = new TestPool([[tag, '(I)I']]);
      const env = new TestEnv(constants);
      const target = info();
      if (!unlinked) env.calls.set(1, target);
      // 100 + receiver.m(7)
      const code = [
        0x10,
        100,
        0x19,
        0,
        0x10,
        7,
        opcode,
        0,
        1,
        ...(opcode === 0xb9 ? [2, 0] : []),
        0x60,
        0xac,
      ];
      const { start } = compile(testMethod(code, { descriptor: `(${OBJECT})I`, constants }), env);
      let asked = 0;
      const requests: Requests = {
        resolve(site) {
          asked++;
          t.equal(site.opcode, opcode);
          return { linked: target };
        },
      };
      for (const value of [41, 42, 41]) {
        const expected = target.kind === CallKind.DIRECT ? 41 : value;
        t.equal(run(start, `(${OBJECT})I`, [receiver(value)], requests), 100 + expected);
      }
      t.same(run(start, `(${OBJECT})I`, [0], requests), new Uncaught(-Request.FAULT), 'null');
      t.equal(asked, unlinked ? 1 : 0);
      t.end();
    });
  }
}

t.test('static and constructor calls by patch site', (t) => {
  const constants = new TestPool([[CpTag.METHODREF, '(I)I']]);
  const target = direct(
    methodRecord(compile(testMethod([0x15, 0, 0x04, 0x60, 0xac], { descriptor: '(I)I' })).start),
  );
  const { start } = compile(
    testMethod([0x15, 0, 0xb8, 0, 1, 0xb8, 0, 1, 0xac], { descriptor: '(I)I', constants }),
    new TestEnv(constants),
  );
  let asked = 0;
  const requests: Requests = {
    resolve() {
      asked++;
      return { linked: target };
    },
  };
  t.equal(run(start, '(I)I', [5], requests), 7);
  t.equal(run(start, '(I)I', [6], requests), 8);
  t.equal(asked, 2);

  const pool = new TestPool([[CpTag.METHODREF, '()V']]);
  const env = new TestEnv(pool);
  env.names.set(1, '<init>');
  const empty = compile(testMethod([0xb1], { descriptor: '()V', isStatic: false }));
  env.calls.set(1, direct(methodRecord(empty.start)));
  const blob = compile(
    testMethod([0x19, 0, 0xb7, 0, 1, 0xb1], { descriptor: `(${OBJECT})V`, constants: pool }),
    env,
  );
  t.equal(run(blob.start, `(${OBJECT})V`, [0]), 0, 'no null check: the receiver is a new object');
  t.end();
});

// ---------------------------------------------------------------- method handles

/** (int…, Object) int natives see the appendix as their last argument. */
t.test('adapters get the appendix', (t) => {
  const cell = data(16);
  for (const count of [0, 1, 4, 5, 6, 8]) {
    for (const unlinked of [false, true]) {
      resetCode();
      const descriptor = `(${'I'.repeat(count)})I`;
      const adapter = methodRecord(native(9, `(${'I'.repeat(count)}${OBJECT})I`).start);
      const constants = new TestPool([[CpTag.INVOKE_DYNAMIC, descriptor]]);
      const env = new TestEnv(constants);
      const target = callInfo(CallKind.ADAPTER, { methodRecord: adapter, appendixCell: cell });
      if (!unlinked) env.calls.set(1, target);
      const code = [...Array.from({ length: count }, (_, i) => [0x15, i]).flat(), 0xba, 0, 1, 0, 0, 0xac];
      const { start } = compile(testMethod(code, { descriptor, constants }), env);
      for (const appendix of [0, 0x7001_0000, -8]) {
        memory.store32(cell, appendix);
        const requests: Requests = {
          resolve: () => ({ linked: target }),
          native(_, args) {
            for (let i = 0; i < count; i++) t.equal(memory.load32(args + 8 * i), i + 3);
            t.equal(memory.load64(args + 8 * count), appendix >>> 0);
            return 17;
          },
        };
        const args = Array.from({ length: count }, (_, i) => i + 3);
        t.equal(run(start, descriptor, args, requests), 17);
      }
    }
  }
  t.end();
});

const layout: MethodHandleLayout = {
  handleForm: 16,
  formVmentry: 24,
  memberMethod: 12,
  memberVmindex: 32,
  resolvedVmtarget: 8,
};

class HandleEnv extends TestEnv {
  override methodHandles(): never {
    return layout as never;
  }
  override methodClassName(): string {
    return 'java/lang/invoke/MethodHandle';
  }
}

/** A MemberName for the method with this record. */
function member(record: number, vmindex: number): number {
  const resolved = data(16);
  memory.store32(resolved + layout.resolvedVmtarget, record);
  const name = data(48);
  memory.store32(name + layout.memberMethod, resolved);
  memory.store32(name + layout.memberVmindex, vmindex);
  return name;
}

t.test('invokeBasic', (t) => {
  const constants = new TestPool([[CpTag.METHODREF, '(I)I']]);
  const env = new HandleEnv(constants);
  env.calls.set(1, callInfo(CallKind.INVOKE_BASIC));
  const { start } = compile(
    testMethod([0x19, 0, 0x15, 1, 0xb6, 0, 1, 0xac], { descriptor: `(${OBJECT}I)I`, constants }),
    env,
  );
  const target = compile(testMethod([0x15, 1, 0x15, 1, 0x68, 0xac], { descriptor: `(${OBJECT}I)I` }));
  const form = data(32);
  memory.store32(form + layout.formVmentry, member(methodRecord(target.start), -1));
  const handle = data(32);
  memory.store32(handle + layout.handleForm, form);
  t.equal(run(start, `(${OBJECT}I)I`, [handle, 9]), 81);
  t.same(run(start, `(${OBJECT}I)I`, [0, 9]), new Uncaught(-Request.FAULT));
  t.end();
});

const linkers: readonly (readonly [string, CallKind, boolean])[] = [
  ['linkToStatic', CallKind.LINK_TO_STATIC, false],
  ['linkToSpecial', CallKind.LINK_TO_SPECIAL, true],
  ['linkToVirtual', CallKind.LINK_TO_VIRTUAL, true],
  ['linkToInterface', CallKind.LINK_TO_INTERFACE, true],
];

for (const [name, kind, checksNull] of linkers) {
  t.test(name, (t) => {
    for (const extra of [0, 4, 5, 7]) {
      resetCode();
      const ints = 'I'.repeat(extra);
      const descriptor = `(${OBJECT}I${ints}${OBJECT})I`;
      const constants = new TestPool([[CpTag.METHODREF, descriptor]]);
      const env = new HandleEnv(constants);
      env.calls.set(1, callInfo(kind));
      const code = [0x19, 0];
      for (let i = 1; i <= extra + 1; i++) code.push(0x15, i);
      code.push(0x19, extra + 2, 0xb8, 0, 1, 0xac);
      const { start } = compile(testMethod(code, { descriptor, constants }), env);
      const record = methodRecord(constantMethod(33, '(I)I'));
      const selected = kind === CallKind.LINK_TO_VIRTUAL || kind === CallKind.LINK_TO_INTERFACE;
      const index = kind === CallKind.LINK_TO_VIRTUAL ? VTABLE_INDEX : INTERFACE_METHOD;
      const args = [0, ...new Array<number>(extra).fill(0)];
      const object = receiver(44);
      t.equal(run(start, descriptor, [object, ...args, member(record, index)]), selected ? 44 : 33);
      if (kind === CallKind.LINK_TO_VIRTUAL)
        t.equal(run(start, descriptor, [object, ...args, member(record, -1)]), 33, 'unselected');
      const onNull = run(start, descriptor, [0, ...args, member(record, index)]);
      if (checksNull) t.same(onNull, new Uncaught(-Request.FAULT));
      else t.equal(onNull, 33);
    }
    t.end();
  });
}

// ---------------------------------------------------------------- natives

t.test('a synchronized native method', (t) => {
  const lockBits = (7 << Mark.PAYLOAD_SHIFT) | Mark.THIN;
  memory.store32(Ctx.ADDRESS + Ctx.LOCK_BITS, lockBits);
  const locked = Region.PERM + 0x5000;
  const types: Type[] = ['L', 'I', 'D', 'J', 'L', 'I', 'I', 'L', 'L', 'F', 'L'];
  for (const result of ['I', 'J', 'D', 'L'] as Type[]) {
    const descriptor = descriptorOf(types, result === 'L' ? OBJECT : result);
    const { start, compiled } = native(3, descriptor, locked);
    const args = types.map((type) => sample(type, new SeededChoices(1)));
    const found = run(start, descriptor, args, {
      native(_, at) {
        t.equal(memory.load32(locked + Obj.MARK), lockBits, 'locked');
        types.forEach((type, i) => {
          if (type === 'I') t.equal(memory.load32(at + 8 * i), args[i]);
          if (type === 'L') t.equal(memory.load64(at + 8 * i), args[i]);
          if (type === 'D') t.equal(memory.loadF64(at + 8 * i), args[i]);
        });
        memory.storeF64(Ctx.ADDRESS + Ctx.RESULT_F, 2.5);
        return 4321;
      },
    });
    t.equal(found, result === 'D' ? 2.5 : result === 'J' ? 4321n : 4321);
    t.equal(memory.load32(locked + Obj.MARK), 0, 'unlocked');
    t.equal(compiled.syncHome, 0);
  }
  t.end();
});

t.test('natives bound to C functions', (t) => {
  const bind = (symbol: string, kinds: string, resultType: string): number => {
    const address = trampoline.dlsym(symbol);
    const compiled = compileCStub(stubs, {
      codeId: freshCodeId(),
      origin: nextOrigin(),
      kinds,
      resultType,
      target: { address },
    });
    return installed(compiled).start;
  };
  t.equal(run(bind('labs', 'JJ', 'J'), '(J)J', [-5n * 2n ** 40n]), 5n * 2n ** 40n);
  t.equal(run(bind('toupper', 'II', 'I'), '(I)I', [0x61]), 0x41);
  t.equal(run(bind('toupper', 'II', 'Z'), '(I)Z', [0x61]), 1, 'booleans are 0 or 1');
  t.equal(run(bind('toupper', 'II', 'Z'), '(I)Z', [0]), 0);
  t.equal(run(bind('toupper', 'II', 'B'), '(I)B', [0xe9]), -23, 'sign-extended');
  t.equal(run(bind('pow', 'DDD', 'D'), '(DD)D', [2, 10]), 1024);
  const text = data(32);
  // snprintf(buffer, size, format, six ints): nine arguments, three on the stack.
  const format = data(64);
  Buffer.from('%d %d %d %d %d %d\0').forEach((byte, i) => {
    memory.u8[format + i - Region.BASE] = byte;
  });
  const printf = bind('snprintf', 'JJJIIIIIII', 'I');
  t.equal(run(printf, '(JJJIIIIII)I', [BigInt(text), 32n, BigInt(format), 1, -2, 3, -4, 5, -6]), 14);
  const printed = Buffer.from(memory.u8.subarray(text - Region.BASE, text - Region.BASE + 14)).toString();
  t.equal(printed, '1 -2 3 -4 5 -6');
  t.end();
});
