/** Intrinsics, inline and as bodies of methods. */

import t from 'tap';
import { compileIntrinsicBody, needsNative } from '../../src/compiler/intrinsic-bodies.js';
import { intrinsicOf, isInline } from '../../src/compiler/intrinsics.js';
import { IdentityHash } from '../../src/heap/identity-hash.js';
import { descriptorShape } from '../../src/ir/descriptor-shape.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

import { Card, ClassFlag, ClassRec, Ctx, Mark, Obj, Region, Request } from '../../src/layout/layout.js';
import { TestPool, testMethod } from '../ir/code-writer.js';
import {
  compile,
  data,
  direct,
  freshCodeId,
  installed,
  memory,
  methodRecord,
  nextOrigin,
  type Requests,
  resetCode,
  resetMachine,
  run,
  stubs,
  TestEnv,
  Uncaught,
  type Value,
} from './machine.js';

t.beforeEach(() => {
  resetCode();
  resetMachine();
});

const OBJECT = 'Ljava/lang/Object;';
const UNSAFE = 'jdk/internal/misc/Unsafe';
const LOADS: Readonly<Record<string, number>> = { I: 0x15, J: 0x16, F: 0x17, D: 0x18, L: 0x19 };
const RETURNS: Readonly<Record<string, number>> = { I: 0xac, J: 0xad, F: 0xae, D: 0xaf, L: 0xb0, V: 0xb1 };

interface Entry {
  readonly address: number;
  /** With the receiver as first parameter. */
  readonly descriptor: string;
}

/** The body of an intrinsic method. */
function body(id: number, descriptor: string, isStatic: boolean): Entry {
  const full = isStatic ? descriptor : `(${OBJECT}${descriptor.slice(1)}`;
  const shape = descriptorShape(full);
  if (shape === null) throw new Error(descriptor);
  const kinds = [...shape.paramKinds, shape.returnKind].map((kind) => 'VIJFDP'[kind]).join('');
  const compiled = compileIntrinsicBody(id, stubs, {
    codeId: freshCodeId(),
    origin: nextOrigin(),
    methodId: 88,
    kinds,
    isStatic,
    isSynchronized: false,
    mirror: 0,
  });
  return { address: installed(compiled).start, descriptor: full };
}

/** A method that calls the intrinsic, which is compiled inline. */
function inlined(id: number, descriptor: string, isStatic: boolean): Entry {
  const full = isStatic ? descriptor : `(${OBJECT}${descriptor.slice(1)}`;
  const shape = descriptorShape(full);
  if (shape === null) throw new Error(descriptor);
  const kinds = [...shape.paramKinds].map((kind) => 'VIJFDL'[kind]);
  const code: number[] = [];
  let local = 0;
  for (const kind of kinds) {
    code.push(LOADS[kind], local);
    local += kind === 'J' || kind === 'D' ? 2 : 1;
  }
  code.push(isStatic ? 0xb8 : 0xb6, 0, 1, RETURNS['VIJFDL'[shape.returnKind]]);
  const constants = new TestPool([[CpTag.METHODREF, descriptor]]);
  const env = new TestEnv(constants);
  env.calls.set(1, { ...direct(methodRecord(0)), intrinsic: id });
  const blob = compile(testMethod(code, { descriptor: full, constants, maxLocals: 16, maxStack: 16 }), env);
  return { address: blob.start, descriptor: full };
}

/** Both forms of a method. */
function forms(owner: string, name: string, descriptor: string, isStatic = true): Entry[] {
  const id = intrinsicOf(owner, name, descriptor);
  if (id === 0) return [];
  const list = [body(id, descriptor, isStatic)];
  if (isInline(id)) list.push(inlined(id, descriptor, isStatic));
  return list;
}

const call = (entry: Entry, args: readonly Value[], requests: Requests = {}): Value | Uncaught =>
  run(entry.address, entry.descriptor, args, requests);

const isMarked = (address: number): boolean =>
  memory.u8[Region.CARDS + ((address >>> 0) >>> Card.SHIFT) - Region.BASE] !== 0;
const unmark = (address: number): void => {
  memory.u8[Region.CARDS + ((address >>> 0) >>> Card.SHIFT) - Region.BASE] = 0;
};

// ---------------------------------------------------------------- Unsafe

const unsafe = data(16);
const accesses: readonly (readonly [string, string, readonly Value[]])[] = [
  ['Int', 'I', [0, -5, 123456789]],
  ['Long', 'J', [0n, -5n, 0x1234_5678_9abc_def0n]],
  ['Byte', 'B', [0, -5, 127]],
  ['Short', 'S', [0, -5, 30000]],
  ['Char', 'C', [0, 5, 65535]],
  ['Boolean', 'Z', [0, 1]],
  ['Float', 'F', [0, -1.5]],
  ['Double', 'D', [0, Math.PI]],
  ['Reference', OBJECT, [0, -64, 0x7000_0040]],
];

t.test('Unsafe.get and put', (t) => {
  const object = (Region.HEAP + 0x20_0000) | 0;
  const raw = Region.NATIVE + 4096;
  for (const [name, d, values] of accesses) {
    for (const order of ['', 'Volatile']) {
      const gets = forms(UNSAFE, `get${name}${order}`, `(${OBJECT}J)${d}`, false);
      const puts = forms(UNSAFE, `put${name}${order}`, `(${OBJECT}J${d})V`, false);
      t.equal(gets.length, 2);
      t.equal(puts.length, 2);
      for (const [base, offset] of [
        [object, 24n],
        [0, BigInt(raw)],
      ] as const) {
        for (const put of puts) {
          for (const value of values) {
            unmark(object);
            call(put, [unsafe, base, offset, value]);
            for (const get of gets) t.equal(call(get, [unsafe, base, offset]), value, `${name} ${value}`);
            t.equal(isMarked(object), name === 'Reference' && base !== 0, 'card');
          }
        }
      }
      for (const [i, entry] of gets.entries())
        if (i > 0) t.same(call(entry, [0, object, 24n]), new Uncaught(-Request.FAULT), 'null Unsafe');
    }
  }
  t.end();
});

t.test('Unsafe compare and set, compare and exchange, get and add, get and set', (t) => {
  const object = (Region.HEAP + 0x20_0000) | 0;
  const cases: readonly (readonly [string, string, Value, Value, Value])[] = [
    ['Int', 'I', -7, 0x7fff_ffff, 5],
    ['Long', 'J', -7n, (1n << 62n) + 3n, (-7n & 0xffff_ffffn) | (1n << 40n)],
    ['Reference', OBJECT, -64, 0x7000_0040, 0],
  ];
  for (const [name, d, first, second, third] of cases) {
    const get = forms(UNSAFE, `get${name}`, `(${OBJECT}J)${d}`, false)[0];
    const put = forms(UNSAFE, `put${name}`, `(${OBJECT}J${d})V`, false)[0];
    const set = (value: Value): void => {
      call(put, [unsafe, object, 24n, value]);
      unmark(object);
    };
    const now = (): Value | Uncaught => call(get, [unsafe, object, 24n]);
    for (const entry of forms(UNSAFE, `compareAndSet${name}`, `(${OBJECT}J${d}${d})Z`, false)) {
      set(first);
      t.equal(call(entry, [unsafe, object, 24n, third, second]), 0);
      t.equal(now(), first);
      t.notOk(isMarked(object));
      t.equal(call(entry, [unsafe, object, 24n, first, second]), 1);
      t.equal(now(), second);
      t.equal(isMarked(object), name === 'Reference');
    }
    for (const entry of forms(UNSAFE, `compareAndExchange${name}`, `(${OBJECT}J${d}${d})${d}`, false)) {
      set(first);
      t.equal(call(entry, [unsafe, object, 24n, third, second]), first);
      t.equal(now(), first);
      t.equal(call(entry, [unsafe, object, 24n, first, second]), first);
      t.equal(now(), second);
    }
    for (const entry of forms(UNSAFE, `getAndSet${name}`, `(${OBJECT}J${d})${d}`, false)) {
      set(first);
      t.equal(call(entry, [unsafe, object, 24n, second]), first);
      t.equal(now(), second);
    }
    for (const entry of forms(UNSAFE, `getAndAdd${name}`, `(${OBJECT}J${d})${d}`, false)) {
      set(second);
      t.equal(call(entry, [unsafe, object, 24n, second]), second);
      const sum =
        typeof second === 'bigint'
          ? BigInt.asIntN(64, second + second)
          : ((second as number) + (second as number)) | 0;
      t.equal(now(), sum);
    }
  }
  t.end();
});

// ---------------------------------------------------------------- java.lang

const functions: readonly (readonly [
  string,
  string,
  string,
  (...args: never[]) => Value,
  readonly Value[][],
])[] = [
  ['Math', 'sqrt', '(D)D', (x: number) => Math.sqrt(x), [[2], [-1], [0], [Infinity]]],
  ['Math', 'floor', '(D)D', (x: number) => Math.floor(x), [[2.5], [-2.5], [-0], [1e300], [NaN]]],
  ['Math', 'ceil', '(D)D', (x: number) => Math.ceil(x), [[2.5], [-2.5], [-0.5], [1e300], [NaN]]],
  ['Math', 'rint', '(D)D', (x: number) => (x === 2.5 ? 2 : x === 3.5 ? 4 : x), [[2.5], [3.5], [-7]]],
  ['Math', 'abs', '(D)D', (x: number) => Math.abs(x), [[2.5], [-2.5], [-0], [NaN]]],
  ['Math', 'abs', '(F)F', (x: number) => Math.abs(x), [[2.5], [-2.5], [-0], [NaN]]],
  ['Math', 'abs', '(I)I', (x: number) => Math.abs(x) | 0, [[5], [-5], [0], [-0x8000_0000]]],
  ['Math', 'abs', '(J)J', (x: bigint) => BigInt.asIntN(64, x < 0n ? -x : x), [[5n], [-5n], [-(1n << 63n)]]],
  [
    'Math',
    'min',
    '(II)I',
    (x: number, y: number) => Math.min(x, y),
    [
      [1, 2],
      [2, 1],
      [-1, 1],
      [3, 3],
    ],
  ],
  [
    'Math',
    'max',
    '(II)I',
    (x: number, y: number) => Math.max(x, y),
    [
      [1, 2],
      [2, 1],
      [-1, 1],
      [3, 3],
    ],
  ],
  [
    'Math',
    'min',
    '(JJ)J',
    (x: bigint, y: bigint) => (x < y ? x : y),
    [
      [1n, 2n],
      [2n, 1n << 40n],
      [-(1n << 40n), 1n],
    ],
  ],
  [
    'Math',
    'max',
    '(JJ)J',
    (x: bigint, y: bigint) => (x > y ? x : y),
    [
      [1n, 2n],
      [2n, 1n << 40n],
      [-(1n << 40n), 1n],
    ],
  ],
  ['Float', 'floatToRawIntBits', '(F)I', () => 0x3fc0_0000, [[1.5]]],
  ['Float', 'intBitsToFloat', '(I)F', () => 1.5, [[0x3fc0_0000]]],
  ['Double', 'doubleToRawLongBits', '(D)J', () => 0x3ff8_0000_0000_0000n, [[1.5]]],
  ['Double', 'longBitsToDouble', '(J)D', () => 1.5, [[0x3ff8_0000_0000_0000n]]],
  [
    'Integer',
    'bitCount',
    '(I)I',
    (x: number) => (x >>> 0).toString(2).replaceAll('0', '').length,
    [[0], [-1], [0x1234_5678]],
  ],
  [
    'Long',
    'bitCount',
    '(J)I',
    (x: bigint) => BigInt.asUintN(64, x).toString(2).replaceAll('0', '').length,
    [[0n], [-1n], [1n << 50n]],
  ],
  ['Integer', 'numberOfLeadingZeros', '(I)I', (x: number) => Math.clz32(x), [[0], [-1], [1], [0x1234]]],
  [
    'Long',
    'numberOfLeadingZeros',
    '(J)I',
    (x: bigint) => (x === 0n ? 64 : 64 - BigInt.asUintN(64, x).toString(2).length),
    [[0n], [-1n], [1n << 50n]],
  ],
  [
    'Integer',
    'numberOfTrailingZeros',
    '(I)I',
    (x: number) => (x === 0 ? 32 : 31 - Math.clz32(x & -x)),
    [[0], [-1], [8], [0x1_0000]],
  ],
  [
    'Long',
    'numberOfTrailingZeros',
    '(J)I',
    (x: bigint) => (x === 0n ? 64 : (x & -x).toString(2).length - 1),
    [[0n], [-1n], [1n << 50n]],
  ],
  ['Integer', 'reverseBytes', '(I)I', () => 0x7856_3412, [[0x1234_5678]]],
  ['Long', 'reverseBytes', '(J)J', () => 0x0807_0605_0403_0201n, [[0x0102_0304_0506_0708n]]],
  ['Character', 'reverseBytes', '(C)C', () => 0x80ff, [[0xff80]]],
  ['Short', 'reverseBytes', '(S)S', () => -0x7f01, [[-128]]],
];

t.test('functions', (t) => {
  for (const [owner, name, descriptor, compute, inputs] of functions) {
    for (const entry of forms(`java/lang/${owner}`, name, descriptor)) {
      for (const args of inputs) {
        const found = call(entry, args);
        t.ok(
          Object.is(found, compute(...(args as never[]))),
          `${name}${descriptor} ${args}: ${String(found)}`,
        );
      }
    }
  }
  t.equal(intrinsicOf('java/lang/String', 'length', '()I'), 0);
  t.equal(intrinsicOf('java/lang/Math', 'pow', '(DD)D'), 0);
  t.end();
});

t.test('Object.getClass, Thread.currentThread', (t) => {
  const record = data(ClassRec.VTABLE);
  memory.store32(record + ClassRec.MIRROR, 0x7000_1230);
  const object = data(16);
  memory.store32(object + Obj.CLASS, record);
  const [asBody, asInline] = forms('java/lang/Object', 'getClass', '()Ljava/lang/Class;', false);
  t.equal(call(asBody, [object]), 0x7000_1230);
  t.equal(call(asInline, [object]), 0x7000_1230);
  t.same(call(asInline, [0]), new Uncaught(-Request.FAULT));
  memory.store32(Ctx.ADDRESS + Ctx.THREAD, -256);
  for (const entry of forms('java/lang/Thread', 'currentThread', '()Ljava/lang/Thread;'))
    t.equal(call(entry, []), -256);
  t.end();
});

t.test('identity hash codes', (t) => {
  const object = data(16);
  const natives = {
    native(methodId: number, args: number): number {
      t.equal(methodId, 88);
      t.equal(memory.load32(args), object);
      return 4242;
    },
  };
  const [identity] = forms('java/lang/System', 'identityHashCode', `(${OBJECT})I`);
  const [hash] = forms('java/lang/Object', 'hashCode', '()I', false);
  t.equal(call(identity, [0]), 0);
  for (const entry of [identity, hash]) {
    memory.store32(object + Obj.MARK, 0);
    t.equal(call(entry, [object], natives), 4242, 'none yet');
    memory.store32(object + Obj.MARK, (0xabcdef << Mark.PAYLOAD_SHIFT) | (3 << Mark.AGE_SHIFT));
    t.equal(call(entry, [object]), 0xabcdef);
    memory.store32(object + Obj.MARK, (5 << Mark.PAYLOAD_SHIFT) | Mark.INFLATED);
    t.equal(call(entry, [object], natives), 4242, 'inflated');
  }
  t.end();
});

t.test('machine code and TypeScript go on with one sequence of identity hash codes', (t) => {
  const [hash] = forms('java/lang/Object', 'hashCode', '()I', false);
  const state = Ctx.ADDRESS + Ctx.HASH_STATE;
  const hashes = new IdentityHash(memory, { hashOf: () => 0, setHash: () => {}, inflate: () => 0 });
  const object = data(16);
  const seen: number[] = [];
  const first = memory.load32(state);
  for (let i = 0; i < 100; i++) {
    memory.store32(object + Obj.MARK, 3 << Mark.AGE_SHIFT);
    seen.push((i & 1) === 0 ? (call(hash, [object]) as number) : hashes.of(object));
    t.equal(memory.load32(object + Obj.MARK) >>> Mark.PAYLOAD_SHIFT, seen[i]);
    t.equal(memory.load32(object + Obj.MARK) & Mark.AGE_MASK, 3 << Mark.AGE_SHIFT);
  }
  memory.store32(state, first);
  for (const expected of seen) {
    memory.store32(object + Obj.MARK, 0);
    t.equal(hashes.of(object), expected);
  }
  memory.store32(state, 0);
  t.end();
});

t.test('strings: what lies behind the last byte does not count', (t) => {
  const [equal] = forms('java/lang/StringLatin1', 'equals', '([B[B)Z');
  const [compare] = forms('java/lang/StringLatin1', 'compareTo', '([B[B)I');
  const arrays = [data(64), data(64)];
  for (let length = 0; length <= 40; length++) {
    for (const [i, array] of arrays.entries()) {
      memory.store32(array + Obj.ARRAY_LENGTH, length);
      const at = array + Obj.ARRAY_DATA - Region.BASE;
      memory.u8.fill(7 + i, at, at + 48);
      memory.u8.fill(1, at, at + length);
    }
    t.equal(call(equal, arrays), 1);
    t.equal(call(compare, arrays), 0);
    for (let place = 0; place < length; place++) {
      const at = arrays[1] + Obj.ARRAY_DATA + place - Region.BASE;
      memory.u8[at] = 0xff;
      t.equal(call(equal, arrays), 0);
      t.equal(call(compare, arrays), 1 - 0xff);
      memory.u8[at] = 1;
    }
  }
  t.end();
});

// ---------------------------------------------------------------- System.arraycopy

t.test('System.arraycopy', (t) => {
  const descriptor = `(${OBJECT}I${OBJECT}II)V`;
  t.ok(needsNative(intrinsicOf('java/lang/System', 'arraycopy', descriptor)));
  const [entry] = forms('java/lang/System', 'arraycopy', descriptor);
  const length = 1500;
  const records = [0, 1, 2, 3].map((shift) => {
    const record = data(ClassRec.VTABLE);
    memory.store32(record + ClassRec.FLAGS, ClassFlag.ARRAY | ClassFlag.PRIMITIVE_ARRAY);
    memory.store32(record + ClassRec.ELEM_SHIFT, shift);
    return record;
  });
  const references = data(ClassRec.VTABLE);
  memory.store32(references + ClassRec.FLAGS, ClassFlag.ARRAY);
  memory.store32(references + ClassRec.ELEM_SHIFT, 2);
  const a = (Region.HEAP + 0x30_0000) | 0;
  const b = (Region.HEAP + 0x38_0000) | 0;
  const index = (address: number): number => (address >>> 0) - Region.BASE;
  const fill = (array: number, record: number, seed: number, bytes: number): void => {
    memory.store32(array + Obj.CLASS, record);
    memory.store32(array + Obj.ARRAY_LENGTH, length);
    for (let i = 0; i < bytes + 16; i++) memory.u8[index(array) + 16 + i] = i * 7 + seed + (i >> 8);
  };
  let slow = 0;
  const requests: Requests = {
    native(methodId) {
      t.equal(methodId, 88);
      slow++;
      return 0;
    },
  };
  const ranges: readonly (readonly [number, number, number])[] = [
    [0, 0, 0],
    [0, 0, 1],
    [0, 0, 7],
    [0, 0, 8],
    [0, 0, 9],
    [3, 5, 100],
    [5, 3, 100],
    [0, 1, 31],
    [1, 0, 31],
    [10, 11, 1000],
    [11, 10, 1000],
    [0, 0, length],
    [length, 0, 0],
    [0, 700, 800],
    [700, 0, 800],
    [20, 400, 333],
  ];
  for (const record of [...records, references]) {
    const shift = memory.load32(record + ClassRec.ELEM_SHIFT);
    const bytes = length << shift;
    for (const to of [a, b]) {
      for (const [from, at, count] of ranges) {
        fill(a, record, 1, bytes);
        fill(b, record, 99, bytes);
        const cards = index(Region.CARDS + ((to >>> 0) >>> Card.SHIFT));
        memory.u8.fill(0, cards, cards + 64);
        const wanted = memory.u8.slice(index(to) + 16, index(to) + 16 + bytes + 16);
        wanted.set(
          memory.u8.slice(index(a) + 16 + (from << shift), index(a) + 16 + ((from + count) << shift)),
          at << shift,
        );
        call(entry, [a, from, to, at, count], requests);
        t.same(
          Buffer.compare(memory.u8.slice(index(to) + 16, index(to) + 32 + bytes), wanted),
          0,
          `${from} ${at} ${count} << ${shift}`,
        );
        const first = (to >>> 0) + 16 + (at << shift);
        const last = first + (count << shift) - 1;
        for (let card = 0; card < 64; card++) {
          const address = (((to >>> 0) >>> Card.SHIFT) + card) << Card.SHIFT;
          const inside = count > 0 && (address >>> 0) + Card.SIZE > first && address >>> 0 <= last;
          if ((memory.u8[cards + card] !== 0) !== (inside && record === references)) t.fail(`card ${card}`);
        }
      }
    }
  }
  t.equal(slow, 0);
  const bad: readonly (readonly Value[])[] = [
    [0, 0, b, 0, 1],
    [a, 0, 0, 0, 1],
    [a, -1, b, 0, 1],
    [a, 0, b, -1, 1],
    [a, 0, b, 0, -1],
    [a, 0, b, 0, length + 1],
    [a, 1, b, 0, length],
    [a, 0, b, 1, length],
    [a, 0x7fff_ffff, b, 0, 1],
    [a, 0, b, 0x7fff_ffff, 0x7fff_ffff],
    [unsafe, 0, unsafe, 0, 1],
  ];
  memory.store32(unsafe + Obj.CLASS, data(ClassRec.VTABLE));
  for (const args of bad) call(entry, args, requests);
  memory.store32(b + Obj.CLASS, records[0]);
  call(entry, [a, 0, b, 0, 1], requests);
  t.equal(slow, bad.length + 1, 'left to the native');
  t.end();
});
