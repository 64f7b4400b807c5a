/** Fields, arrays, type tests, allocation and monitors, linked when compiled and linked when first reached. */

import t from 'tap';
import { type ClassInfo, type PatchSite, SiteKind } from '../../src/compiler/env.js';
import { CpTag } from '../../src/jvms/pool-tags.js';

import {
  Card,
  ClassFlag,
  ClassRec,
  Ctx,
  InitState,
  Mark,
  Obj,
  Region,
  Request,
} from '../../src/layout/layout.js';
import { TestPool, testMethod } from '../ir/code-writer.js';
import {
  type Blob,
  compile,
  data,
  memory,
  type Requests,
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

/** Makes a class record as the linker would. */
function makeClass(superclass: number, flags = 0, size = 24, element = 0, shift = 0): number {
  const record = data(ClassRec.VTABLE + 64);
  const depth = superclass === 0 ? 0 : memory.load32(superclass + ClassRec.DEPTH) + 1;
  memory.store32(record + ClassRec.FLAGS, flags);
  memory.store32(record + ClassRec.INSTANCE_SIZE, size);
  memory.store32(record + ClassRec.ELEM_SHIFT, shift);
  memory.store32(record + ClassRec.SUPER, superclass);
  memory.store32(record + ClassRec.DEPTH, depth);
  memory.store32(record + ClassRec.INIT_STATE, InitState.INITIALIZED);
  memory.store32(record + ClassRec.ELEMENT, element);
  for (let i = 0; i < ClassRec.DISPLAY_LENGTH; i++) {
    const above = superclass === 0 ? 0 : memory.load32(superclass + ClassRec.DISPLAY + 4 * i);
    memory.store32(record + ClassRec.DISPLAY + 4 * i, i === depth ? record : i < depth ? above : 0);
  }
  memory.store32(record + ClassRec.SECONDARY_SUPERS, data(16));
  return record;
}

function addInterface(record: number, iface: number): void {
  const list = memory.load32(record + ClassRec.SECONDARY_SUPERS);
  const count = memory.load32(list);
  memory.store32(list, count + 1);
  memory.store32(list + 4 + 4 * count, iface);
}

const object = makeClass(0);
const iface = makeClass(object, ClassFlag.INTERFACE | ClassFlag.ABSTRACT);
const base = makeClass(object);
const derived = makeClass(base);
const other = makeClass(object);
addInterface(derived, iface);
const objectArray = makeClass(object, ClassFlag.ARRAY, 0, object, 2);
const baseArray = makeClass(object, ClassFlag.ARRAY, 0, base, 2);

/** Newarray type codes: boolean 4, char 5, float 6, double 7, byte 8, short 9, int 10, long 11. */
const shifts: Readonly<Record<number, number>> = { 4: 0, 5: 1, 6: 2, 7: 3, 8: 0, 9: 1, 10: 2, 11: 3 };
const primitives = data(256 * 12);
for (const code of Object.keys(shifts)) {
  const record = primitives + 256 * Number(code);
  memory.store32(record + ClassRec.FLAGS, ClassFlag.ARRAY | ClassFlag.PRIMITIVE_ARRAY);
  memory.store32(record + ClassRec.ELEM_SHIFT, shifts[Number(code)]);
}

/** Objects of the tests stand in old space, where nothing allocates. */
let oldTop = Region.HEAP + 0x100_0000;
function allocate(record: number, bytes: number): number {
  const address = oldTop;
  oldTop = (oldTop + bytes + 7) & ~7;
  memory.store32(address + Obj.CLASS, record);
  return address | 0;
}

function allocateArray(record: number, length: number, shift: number): number {
  const array = allocate(record, Obj.ARRAY_DATA + (length << shift));
  memory.store32(array + Obj.ARRAY_LENGTH, length);
  return array;
}

const cardOf = (address: number): number => Region.CARDS + ((address >>> 0) >>> Card.SHIFT) - Region.BASE;
const isMarked = (address: number): boolean => memory.u8[cardOf(address)] !== 0;
function unmark(address: number): void {
  memory.u8[cardOf(address)] = 0;
}

const LOADS: Readonly<Record<string, number>> = { I: 0x15, J: 0x16, F: 0x17, D: 0x18, L: 0x19 };
const RETURNS: Readonly<Record<string, number>> = { I: 0xac, J: 0xad, F: 0xae, D: 0xaf, L: 0xb0 };
const kindOf = (d: string): string => ('ZBCSI'.includes(d[0]) ? 'I' : d[0] === '[' ? 'L' : d[0]);

interface FieldCase {
  readonly d: string;
  readonly value: Value;
  /** What is read back, if another value. */
  readonly read?: Value;
}

const someObject = allocate(derived, 24);

const fieldCases: readonly FieldCase[] = [
  { d: 'Z', value: 1 },
  { d: 'Z', value: 6, read: 0 },
  { d: 'Z', value: -1, read: 1 },
  { d: 'B', value: -2 },
  { d: 'B', value: 0x1ff, read: -1 },
  { d: 'C', value: 0xfffe },
  { d: 'S', value: -30000 },
  { d: 'S', value: 0x18000, read: -0x8000 },
  { d: 'I', value: -123456789 },
  { d: 'J', value: -0x1234_5678_9abc_def0n },
  { d: 'F', value: Math.fround(1.1) },
  { d: 'D', value: Math.PI },
  { d: OBJECT, value: someObject },
  { d: OBJECT, value: 0 },
];

/** Resolves each site once with what `linked` says. */
function resolver(linked: (site: PatchSite) => object): Requests & { asked: number } {
  const requests = {
    asked: 0,
    resolve(site: PatchSite) {
      requests.asked++;
      return { linked: linked(site) as never };
    },
  };
  return requests;
}

for (const offset of [8, 132, 4088, 4096, 70000]) {
  for (const unlinked of [false, true]) {
    t.test(`instance fields at ${offset}${unlinked ? ', by patch site' : ''}`, (t) => {
      for (const { d, value, read = value } of fieldCases) {
        resetCode();
        const kind = kindOf(d);
        const constants = new TestPool([[CpTag.FIELDREF, d]]);
        const info = { location: offset, isStatic: false, type: d.charCodeAt(0) };
        const env = new TestEnv(constants);
        if (!unlinked) env.fields.set(1, info);
        const wide = kind === 'J' || kind === 'D' ? 2 : 1;
        const put = compile(
          testMethod([0x19, 0, LOADS[kind], 1, 0xb5, 0, 1, 0xb1], {
            descriptor: `(${OBJECT}${d})V`,
            constants,
          }),
          env,
        );
        const get = compile(
          testMethod([0x19, 0, 0xb4, 0, 1, RETURNS[kind]], { descriptor: `(${OBJECT})${d}`, constants }),
          env,
        );
        t.ok(wide > 0);
        const requests = resolver(() => info);
        const receiver = allocate(base, offset + 8);
        unmark(receiver);
        run(put.start, `(${OBJECT}${d})V`, [receiver, value], requests);
        t.equal(run(get.start, `(${OBJECT})${d}`, [receiver], requests), read, `${d} ${value}`);
        t.equal(isMarked(receiver), d === OBJECT, 'card');
        t.equal(run(get.start, `(${OBJECT})${d}`, [receiver], requests), read);
        t.equal(requests.asked, unlinked ? 2 : 0, 'resolved once each');
        t.same(run(put.start, `(${OBJECT}${d})V`, [0, value]), new Uncaught(-Request.FAULT));
        t.same(run(get.start, `(${OBJECT})${d}`, [0]), new Uncaught(-Request.FAULT));
      }
      t.end();
    });
  }
}

for (const unlinked of [false, true]) {
  t.test(`static fields${unlinked ? ', by patch site' : ''}`, (t) => {
    for (const { d, value, read = value } of fieldCases) {
      resetCode();
      const kind = kindOf(d);
      const constants = new TestPool([[CpTag.FIELDREF, d]]);
      const env = new TestEnv(constants);
      const location = Region.PERM + 0x1238;
      const info = { location, isStatic: true, type: d.charCodeAt(0) };
      if (!unlinked) env.fields.set(1, info);
      const put = compile(
        testMethod([LOADS[kind], 0, 0xb3, 0, 1, 0xb1], { descriptor: `(${d})V`, constants }),
        env,
      );
      const get = compile(testMethod([0xb2, 0, 1, RETURNS[kind]], { descriptor: `()${d}`, constants }), env);
      const requests = resolver(() => info);
      unmark(location);
      run(put.start, `(${d})V`, [value], requests);
      t.equal(run(get.start, `()${d}`, [], requests), read, `${d} ${value}`);
      t.equal(isMarked(location), d === OBJECT);
      t.equal(run(get.start, `()${d}`, [], requests), read);
      t.equal(requests.asked, unlinked ? 2 : 0);
    }
    t.end();
  });
}

t.test('a barrier that stays asks every time', (t) => {
  const constants = new TestPool([[CpTag.FIELDREF, 'I']]);
  const env = new TestEnv(constants);
  const location = Region.PERM + 0x2000;
  memory.store32(location, 77);
  const get = compile(testMethod([0xb2, 0, 1, 0xac], { descriptor: '()I', constants }), env);
  let asked = 0;
  const requests: Requests = {
    resolve() {
      asked++;
      return { linked: { location, isStatic: true, type: 0x49 }, keepBarrier: asked < 3 };
    },
  };
  for (let i = 0; i < 5; i++) t.equal(run(get.start, '()I', [], requests), 77);
  t.equal(asked, 3);
  t.end();
});

t.test('constants', (t) => {
  const constants = new TestPool([
    [CpTag.STRING, ''],
    [CpTag.DYNAMIC, 'J'],
    [0 as CpTag, ''],
    [CpTag.DYNAMIC, 'D'],
    [0 as CpTag, ''],
    [CpTag.DYNAMIC, 'F'],
    [CpTag.DYNAMIC, 'I'],
  ]);
  const cell = data(16);
  const methods: readonly [number[], string, () => Value][] = [
    [[0x12, 1, 0xb0], `()${OBJECT}`, () => memory.load32(cell)],
    [[0x14, 0, 2, 0xad], '()J', () => memory.i64[(cell - Region.BASE) >> 3]],
    [[0x14, 0, 4, 0xaf], '()D', () => memory.loadF64(cell)],
    [[0x12, 6, 0xae], '()F', () => memory.f32[(cell - Region.BASE) >> 2]],
    [[0x12, 7, 0xac], '()I', () => memory.load32(cell)],
  ];
  memory.storeF64(cell, -1234.5678);
  for (const [code, descriptor, expected] of methods) {
    for (const unlinked of [false, true]) {
      resetCode();
      const env = new TestEnv(constants);
      const info = { immediate: false, value: cell };
      if (!unlinked) for (const i of [1, 2, 4, 6, 7]) env.constants.set(i, info);
      const { start } = compile(testMethod(code, { descriptor, constants }), env);
      const requests = resolver(() => info);
      t.equal(run(start, descriptor, [], requests), expected(), descriptor);
      t.equal(run(start, descriptor, [], requests), expected());
    }
  }
  for (const unlinked of [false, true]) {
    const env = new TestEnv(constants);
    const info = { immediate: true, value: someObject >>> 0 };
    if (!unlinked) env.constants.set(1, info);
    const { start } = compile(testMethod([0x12, 1, 0xb0], { descriptor: `()${OBJECT}`, constants }), env);
    t.equal(
      run(
        start,
        `()${OBJECT}`,
        [],
        resolver(() => info),
      ),
      someObject,
      'immediate',
    );
    t.equal(run(start, `()${OBJECT}`), someObject);
  }
  t.end();
});

// ---------------------------------------------------------------- arrays

const elementTypes: readonly (readonly [string, number, number, number, readonly Value[]])[] = [
  // descriptor, type code, load opcode, store opcode, values
  ['I', 10, 0x2e, 0x4f, [0, -1, 123456789, -0x8000_0000]],
  ['J', 11, 0x2f, 0x50, [0n, -1n, 0x1234_5678_9abc_def0n]],
  ['F', 6, 0x30, 0x51, [0, -1.5, Infinity]],
  ['D', 7, 0x31, 0x52, [0, Math.PI, -Infinity]],
  ['B', 8, 0x33, 0x54, [0, 1, -128, 127]],
  ['C', 5, 0x34, 0x55, [0, 1, 65535]],
  ['S', 9, 0x35, 0x56, [0, 1, -32768, 32767]],
];

for (const [d, code, loadOpcode, storeOpcode, list] of elementTypes) {
  t.test(`${d}[]`, (t) => {
    const kind = kindOf(d);
    const array = allocateArray(primitives + 256 * code, 5, shifts[code]);
    const load = compile(
      testMethod([0x19, 0, 0x15, 1, loadOpcode, RETURNS[kind]], { descriptor: `([${d}I)${d}` }),
    );
    const store = compile(
      testMethod([0x19, 0, 0x15, 1, LOADS[kind], 2, storeOpcode, 0xb1], { descriptor: `([${d}I${d})V` }),
    );
    for (let i = 0; i < 5; i++) {
      const loadConstant = compile(
        testMethod([0x19, 0, 0x03 + i, loadOpcode, RETURNS[kind]], { descriptor: `([${d})${d}` }),
      );
      const storeConstant = compile(
        testMethod([0x19, 0, 0x03 + i, LOADS[kind], 1, storeOpcode, 0xb1], { descriptor: `([${d}${d})V` }),
      );
      for (const value of list) {
        run(store.start, `([${d}I${d})V`, [array, i, value]);
        t.equal(run(load.start, `([${d}I)${d}`, [array, i]), value);
        t.equal(run(loadConstant.start, `([${d})${d}`, [array]), value);
        run(storeConstant.start, `([${d}${d})V`, [array, list[0]]);
        t.equal(run(load.start, `([${d}I)${d}`, [array, i]), list[0]);
      }
    }
    for (const index of [5, -1, 0x7fff_ffff, -0x8000_0000]) {
      const seen: number[] = [];
      const requests: Requests = {
        exception(request, ref, at) {
          seen.push(request, ref, at);
          return 1;
        },
      };
      t.same(run(load.start, `([${d}I)${d}`, [array, index], requests), new Uncaught(1));
      t.same(run(store.start, `([${d}I${d})V`, [array, index, list[0]], requests), new Uncaught(1));
      t.same(seen, [Request.THROW_INDEX, array, index, Request.THROW_INDEX, array, index]);
    }
    const five = compile(
      testMethod([0x19, 0, 0x08, loadOpcode, RETURNS[kind]], { descriptor: `([${d})${d}` }),
    );
    t.same(run(five.start, `([${d})${d}`, [array]), new Uncaught(-Request.THROW_INDEX));
    t.same(run(load.start, `([${d}I)${d}`, [0, 0]), new Uncaught(-Request.FAULT));
    t.same(run(store.start, `([${d}I${d})V`, [0, 0, list[0]]), new Uncaught(-Request.FAULT));
    const length = compile(testMethod([0x19, 0, 0xbe, 0xac], { descriptor: `([${d})I` }));
    t.equal(run(length.start, `([${d})I`, [array]), 5);
    t.same(run(length.start, `([${d})I`, [0]), new Uncaught(-Request.FAULT));
    t.end();
  });
}

t.test('boolean[] keeps the lowest bit of what is stored', (t) => {
  const env = new TestEnv(new TestPool([]));
  env.primitives = primitives;
  const booleans = allocateArray(primitives + 256 * 4, 4, 0);
  const bytes = allocateArray(primitives + 256 * 8, 4, 0);
  const store = compile(testMethod([0x19, 0, 0x15, 1, 0x15, 2, 0x54, 0xb1], { descriptor: '([ZII)V' }), env);
  const load = compile(testMethod([0x19, 0, 0x15, 1, 0x33, 0xac], { descriptor: '([ZI)I' }), env);
  for (const value of [0, 1, 2, 3, -1, 254]) {
    run(store.start, '([ZII)V', [booleans, 2, value]);
    run(store.start, '([ZII)V', [bytes, 2, value]);
    t.equal(run(load.start, '([ZI)I', [booleans, 2]), value & 1);
    t.equal(run(load.start, '([ZI)I', [bytes, 2]), (value << 24) >> 24);
  }
  t.end();
});

t.test('reference arrays', (t) => {
  const descriptor = `([${OBJECT}I${OBJECT})V`;
  const store = compile(testMethod([0x19, 0, 0x15, 1, 0x19, 2, 0x53, 0xb1], { descriptor }));
  const storeNull = compile(
    testMethod([0x19, 0, 0x15, 1, 0x01, 0x53, 0xb1], { descriptor: `([${OBJECT}I)V` }),
  );
  const storeFirst = compile(
    testMethod([0x19, 0, 0x03, 0x19, 1, 0x53, 0xb1], { descriptor: `([${OBJECT}${OBJECT})V` }),
  );
  const load = compile(testMethod([0x19, 0, 0x15, 1, 0x32, 0xb0], { descriptor: `([${OBJECT}I)${OBJECT}` }));
  const array = allocateArray(objectArray, 300, 2);
  const bases = allocateArray(baseArray, 3, 2);
  const instances = [object, base, derived, other].map((record) => allocate(record, 24));
  const get = (from: number, i: number): Value | Uncaught =>
    run(load.start, `([${OBJECT}I)${OBJECT}`, [from, i]);
  for (const i of [0, 299]) {
    for (const value of [...instances, 0]) {
      unmark(array + Obj.ARRAY_DATA + 4 * i);
      run(store.start, descriptor, [array, i, value]);
      t.equal(get(array, i), value);
      t.ok(isMarked(array + Obj.ARRAY_DATA + 4 * i));
    }
  }
  run(storeFirst.start, `([${OBJECT}${OBJECT})V`, [array, instances[2]]);
  t.equal(get(array, 0), instances[2]);
  for (const value of [instances[1], instances[2], 0]) {
    run(store.start, descriptor, [bases, 1, value]);
    t.equal(get(bases, 1), value);
  }
  for (const value of [instances[0], instances[3]]) {
    const seen: number[] = [];
    const thrown = run(store.start, descriptor, [bases, 1, value], {
      exception: (...all) => seen.push(...all),
    });
    t.ok(thrown instanceof Uncaught);
    t.same(seen, [Request.THROW_STORE, value, bases]);
  }
  run(store.start, descriptor, [bases, 1, instances[1]]);
  run(storeNull.start, `([${OBJECT}I)V`, [bases, 1]);
  t.equal(get(bases, 1), 0);
  t.same(
    run(store.start, descriptor, [bases, 3, instances[0]]),
    new Uncaught(-Request.THROW_INDEX),
    'index first',
  );
  t.same(run(store.start, descriptor, [0, 3, instances[0]]), new Uncaught(-Request.FAULT), 'null first');
  t.end();
});

// ---------------------------------------------------------------- type tests

const info = (record: number, displayDepth: number, isLeaf = false, instanceSize = 24): ClassInfo => ({
  record,
  instanceSize,
  displayDepth,
  isLeaf,
});

t.test('instanceof and checkcast', (t) => {
  const targets: readonly (readonly [string, ClassInfo, readonly number[]])[] = [
    ['class', info(base, 1), [base, derived]],
    ['leaf', info(derived, 2, true), [derived]],
    ['interface', info(iface, -1), [derived]],
    ['array', info(baseArray, -1), [baseArray]],
    ['Object[]', info(objectArray, -1), [objectArray, baseArray]],
  ];
  const instances = [object, base, derived, other, objectArray, baseArray].map((record) => ({
    record,
    ref: allocate(record, 24),
  }));
  const constants = new TestPool([[CpTag.CLASS, 'X']]);
  for (const unlinked of [false, true]) {
    for (const [name, target, members] of targets) {
      resetCode();
      const env = new TestEnv(constants);
      if (!unlinked) env.classes.set(1, target);
      const test = compile(
        testMethod([0x19, 0, 0xc1, 0, 1, 0xac], { descriptor: `(${OBJECT})I`, constants }),
        env,
      );
      const cast = compile(
        testMethod([0x19, 0, 0xc0, 0, 1, 0xb0], { descriptor: `(${OBJECT})${OBJECT}`, constants }),
        env,
      );
      const requests = resolver((site) => {
        t.equal(site.kind, SiteKind.CLASS);
        return target;
      });
      t.equal(run(test.start, `(${OBJECT})I`, [0], requests), 0, 'null');
      t.equal(run(cast.start, `(${OBJECT})${OBJECT}`, [0], requests), 0);
      t.equal(requests.asked, 0, 'null resolves nothing');
      for (const { record, ref } of [...instances, ...instances]) {
        const expected = members.includes(record);
        t.equal(run(test.start, `(${OBJECT})I`, [ref], requests), expected ? 1 : 0, name);
        const found = run(cast.start, `(${OBJECT})${OBJECT}`, [ref], requests);
        if (expected) t.equal(found, ref);
        else t.same(found, new Uncaught(-Request.THROW_CAST));
      }
      t.equal(requests.asked, unlinked ? 2 : 0);
    }
  }
  t.end();
});

t.test('a subtype test by the stub leaves other values in their registers', (t) => {
  const constants = new TestPool([[CpTag.CLASS, 'X']]);
  const env = new TestEnv(constants);
  env.classes.set(1, info(iface, -1));
  // ((a * b) + (ref instanceof X)) * c + ((X) ref == ref)
  const code = [
    ...[0x15, 0, 0x15, 1, 0x68, 0x19, 3, 0xc1, 0, 1, 0x60, 0x15, 2, 0x68],
    ...[0x19, 3, 0xc0, 0, 1, 0x19, 3, 0xa5, 0, 5, 0x04, 0x60, 0xac],
  ];
  const { start } = compile(testMethod(code, { descriptor: `(III${OBJECT})I`, constants }), env);
  t.equal(run(start, `(III${OBJECT})I`, [3, 5, 7, allocate(derived, 24)]), (15 + 1) * 7);
  t.equal(run(start, `(III${OBJECT})I`, [3, 5, 7, 0]), 15 * 7);
  t.end();
});

// ---------------------------------------------------------------- allocation

t.test('new', (t) => {
  const constants = new TestPool([[CpTag.CLASS, 'X']]);
  for (const [size, unlinked] of [
    [24, false],
    [512, false],
    [1024, false],
    [24, true],
  ] as const) {
    resetCode();
    resetMachine();
    const record = makeClass(object, 0, size);
    const env = new TestEnv(constants);
    if (!unlinked) env.classes.set(1, info(record, 1, false, size));
    const { start } = compile(testMethod([0xbb, 0, 1, 0xb0], { descriptor: `()${OBJECT}`, constants }), env);
    const requests: Requests = {
      ...resolver(() => info(record, 1)),
      other(request, argument) {
        t.equal(request, Request.NEW);
        t.equal(argument, record);
        return 12345;
      },
    };
    const first = run(start, `()${OBJECT}`, [], requests) as number;
    t.equal(first, Region.HEAP | 0);
    t.equal(memory.load32(first + Obj.CLASS), record);
    t.equal(memory.load32(first + Obj.MARK), 0);
    t.equal(run(start, `()${OBJECT}`, [], requests), first + size);
    memory.store32(Ctx.ADDRESS + Ctx.ALLOC_LIMIT, first + 2 * size + size - 8);
    t.equal(run(start, `()${OBJECT}`, [], requests), 12345, 'slow');
    memory.store32(Ctx.ADDRESS + Ctx.ALLOC_LIMIT, first + 3 * size);
    t.equal(run(start, `()${OBJECT}`, [], requests), first + 2 * size, 'up to the limit');
  }
  t.end();
});

t.test('arrays', (t) => {
  const constants = new TestPool([[CpTag.CLASS, 'X']]);
  for (const unlinked of [false, true]) {
    resetMachine();
    const env = new TestEnv(constants);
    env.primitives = primitives;
    if (!unlinked) env.arrayClasses.set(1, info(objectArray, -1));
    const longs = compile(
      testMethod([0x15, 0, 0xbc, 11, 0xb0], { descriptor: `(I)${OBJECT}`, constants }),
      env,
    );
    const refs = compile(
      testMethod([0x15, 0, 0xbd, 0, 1, 0xb0], { descriptor: `(I)${OBJECT}`, constants }),
      env,
    );
    const requests = resolver((site) => {
      t.equal(site.kind, SiteKind.NEW_ARRAY);
      return info(objectArray, -1);
    });
    const a = run(longs.start, `(I)${OBJECT}`, [3], requests) as number;
    t.equal(memory.load32(a), primitives + 256 * 11);
    t.equal(memory.load32(a + Obj.ARRAY_LENGTH), 3);
    const b = run(refs.start, `(I)${OBJECT}`, [5], requests) as number;
    t.equal(b, a + 40);
    t.equal(memory.load32(b), objectArray);
    t.equal(memory.load32(b + Obj.ARRAY_LENGTH), 5);
    t.same(run(refs.start, `(I)${OBJECT}`, [-1], requests), new Uncaught(-Request.THROW_NEGATIVE_SIZE));
  }
  t.end();
});

t.test('multianewarray', (t) => {
  const constants = new TestPool([[CpTag.CLASS, '[[[X']]);
  for (const unlinked of [false, true]) {
    const env = new TestEnv(constants);
    if (!unlinked) env.classes.set(1, info(objectArray, -1));
    const { start } = compile(
      testMethod([0x15, 0, 0x08, 0x15, 1, 0xc5, 0, 1, 3, 0xb0], { descriptor: `(II)${OBJECT}`, constants }),
      env,
    );
    const found: number[] = [];
    const requests: Requests = {
      ...resolver(() => info(objectArray, -1)),
      other(request, record, dimensions) {
        const lengths = memory.load32(Ctx.ADDRESS + Ctx.ARG2);
        found.push(request, record, dimensions);
        for (let i = 0; i < dimensions; i++) found.push(memory.load64(lengths + 8 * i));
        return 4711;
      },
    };
    t.equal(run(start, `(II)${OBJECT}`, [2, -7], requests), 4711);
    t.same(found, [Request.MULTI_NEW_ARRAY, objectArray, 3, 2, 5, -7]);
  }
  t.end();
});

// ---------------------------------------------------------------- monitors

const lockBits = (7 << Mark.PAYLOAD_SHIFT) | Mark.THIN;
const markOf = (ref: number): number => memory.load32(ref + Obj.MARK);

t.test('monitorenter and monitorexit', (t) => {
  memory.store32(Ctx.ADDRESS + Ctx.LOCK_BITS, lockBits);
  const enter = compile(testMethod([0x19, 0, 0xc2, 0xb1], { descriptor: `(${OBJECT})V` }));
  const exit = compile(testMethod([0x19, 0, 0xc3, 0xb1], { descriptor: `(${OBJECT})V` }));
  const ref = allocate(base, 24);
  run(enter.start, `(${OBJECT})V`, [ref]);
  t.equal(markOf(ref), lockBits);
  run(exit.start, `(${OBJECT})V`, [ref]);
  t.equal(markOf(ref), 0);
  t.same(run(enter.start, `(${OBJECT})V`, [0]), new Uncaught(0), 'null');
  t.end();
});

function lockedWhile(blob: Blob, descriptor: string, args: Value[], locked: number): Value | Uncaught {
  let seen = -1;
  const found = run(blob.start, descriptor, args, {
    resolve() {
      seen = markOf(locked);
      return { linked: { location: Region.PERM + 64, isStatic: true, type: 0x49 } };
    },
  });
  t.equal(seen, lockBits, 'locked inside');
  return found;
}

t.test('synchronized methods', (t) => {
  memory.store32(Ctx.ADDRESS + Ctx.LOCK_BITS, lockBits);
  const mirror = Region.PERM + 0x4000;
  const constants = new TestPool([[CpTag.FIELDREF, 'I']]);
  memory.store32(Region.PERM + 64, 5);
  const results: readonly (readonly [string, number[], Value])[] = [
    ['I', [0xac], 1005],
    ['J', [0x85, 0xad], 1005n],
    ['F', [0x86, 0xae], 1005],
    ['D', [0x87, 0xaf], 1005],
  ];
  for (const [d, tail, expected] of results) {
    resetCode();
    const descriptor = `(I)${d}`;
    const code = [0x15, 0, 0xb2, 0, 1, 0x60, ...tail];
    const blob = compile(testMethod(code, { descriptor, constants }), undefined, {
      isSynchronized: true,
      isStatic: true,
      mirror,
    });
    t.equal(lockedWhile(blob, descriptor, [1000], mirror), expected);
    t.equal(markOf(mirror), 0, 'unlocked');
  }
  const ref = allocate(base, 24);
  const blob = compile(
    testMethod([0xb2, 0, 1, 0x57, 0x19, 0, 0xb0], { descriptor: `()${OBJECT}`, constants, isStatic: false }),
    undefined,
    { isSynchronized: true, isStatic: false },
  );
  t.equal(lockedWhile(blob, `(${OBJECT})${OBJECT}`, [ref], ref), ref);
  t.equal(markOf(ref), 0);
  t.equal(blob.compiled.syncHome, 1, 'behind the home of this');
  t.end();
});
