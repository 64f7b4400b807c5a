/** Allocation, subtype tests and monitors on class records made by hand. */
import t from 'tap';
import { popEntryFrame } from '../../native-trampoline/entry-frame.js';
import {
  Alloc,
  ClassFlag,
  ClassRec,
  Ctx,
  InitState,
  Mark,
  Obj,
  Region,
  Request,
} from '../../src/layout/layout.js';
import { Form, Reg } from '../../src/x64/assembler.js';
import { argument, call, code, context, DATA, memory, request, resetStack, start, stubs } from './support.js';

t.beforeEach(resetStack);

const NURSERY = Region.HEAP;
const NURSERY_SIZE = 0x2_0000;
let records = DATA;

interface Shape {
  readonly flags?: number;
  readonly superclass?: number;
  readonly interfaces?: readonly number[];
  readonly element?: number;
  readonly shift?: number;
  readonly size?: number;
}

const words = (address: number, values: readonly number[]): void => {
  for (const [i, value] of values.entries()) memory.store32(address + 4 * i, value);
};

/** All secondary supertypes of a record: what its list holds. */
function secondarySupers(record: number): number[] {
  if (record === 0) return [];
  const list = memory.load32(record + ClassRec.SECONDARY_SUPERS);
  return Array.from({ length: memory.load32(list) }, (_, i) => memory.load32(list + 4 + 4 * i));
}

/** Makes a class record as the linker would. */
function makeClass({
  flags = 0,
  superclass = 0,
  interfaces = [],
  element = 0,
  shift = 0,
  size = 16,
}: Shape): number {
  const record = records;
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
  const secondary = new Set(secondarySupers(superclass));
  for (const i of interfaces) for (const s of [i, ...secondarySupers(i)]) secondary.add(s);
  if (depth >= ClassRec.DISPLAY_LENGTH) secondary.add(record);
  const list = record + ClassRec.VTABLE;
  memory.store32(record + ClassRec.SECONDARY_SUPERS, list);
  words(list, [secondary.size, ...secondary]);
  records = (list + 4 + 4 * secondary.size + 63) & ~63;
  return record;
}

const object = makeClass({});
const cloneable = makeClass({ flags: ClassFlag.INTERFACE, superclass: object });
const serializable = makeClass({ flags: ClassFlag.INTERFACE, superclass: object });
const comparable = makeClass({ flags: ClassFlag.INTERFACE, superclass: object });
const subComparable = makeClass({ flags: ClassFlag.INTERFACE, superclass: object, interfaces: [comparable] });
const int = makeClass({ flags: ClassFlag.PRIMITIVE });
const long = makeClass({ flags: ClassFlag.PRIMITIVE });
const arrayOf = (element: number, shift = 2, primitive = 0): number =>
  makeClass({
    flags: ClassFlag.ARRAY | primitive,
    superclass: object,
    interfaces: [cloneable, serializable],
    element,
    shift,
    size: 0,
  });
const ints = arrayOf(int, 2, ClassFlag.PRIMITIVE_ARRAY);
const longs = arrayOf(long, 3, ClassFlag.PRIMITIVE_ARRAY);
const objects = arrayOf(object);

/** A chain of subclasses, number i of depth i; number 3 adds an interface. */
const chain = [object];
for (let depth = 1; depth < 13; depth++) {
  chain.push(makeClass({ superclass: chain[depth - 1], interfaces: depth === 3 ? [subComparable] : [] }));
}
const sibling = makeClass({ superclass: chain[1] });
const deepSibling = makeClass({ superclass: chain[9] });

/** All classes of which there can be instances or references, by name. */
const named: Record<string, number> = {
  object,
  cloneable,
  serializable,
  comparable,
  subComparable,
  ints,
  longs,
  objects,
  sibling,
  deepSibling,
  ...Object.fromEntries(chain.slice(1).map((record, i) => [`chain${i + 1}`, record])),
};
for (const name of ['ints', 'objects', 'comparable', 'cloneable', 'chain2', 'chain10', 'sibling']) {
  named[`${name}[]`] = arrayOf(named[name]);
}
for (const name of ['ints[]', 'objects[]', 'chain10[]', 'cloneable[]'])
  named[`${name}[]`] = arrayOf(named[name]);

/** The definition of JVMS 17, 6.5 instanceof, word by word, by way of the records' plain fields. */
function isSubtype(s: number, target: number): boolean {
  if (s === target) return true;
  const flags = memory.load32(s + ClassRec.FLAGS);
  const targetFlags = memory.load32(target + ClassRec.FLAGS);
  if (flags & ClassFlag.ARRAY) {
    if (target === object || target === cloneable || target === serializable) return true;
    if (!(targetFlags & ClassFlag.ARRAY)) return false;
    const element = memory.load32(s + ClassRec.ELEMENT);
    const targetElement = memory.load32(target + ClassRec.ELEMENT);
    const primitive =
      (memory.load32(element + ClassRec.FLAGS) | memory.load32(targetElement + ClassRec.FLAGS)) &
      ClassFlag.PRIMITIVE;
    return primitive ? element === targetElement : isSubtype(element, targetElement);
  }
  if (flags & ClassFlag.PRIMITIVE) return false;
  if (target === object) return true;
  if (targetFlags & ClassFlag.INTERFACE) return secondarySupers(s).includes(target);
  for (let c = s; c !== 0; c = memory.load32(c + ClassRec.SUPER)) if (c === target) return true;
  return false;
}

const instance = Region.PERM + 0x1000;
const array = Region.PERM + 0x2000;

/** Calls instanceOf and packs what must hold: eax, ZF, and that the other registers are unchanged. */
const checkedInstanceOf = code((asm) => {
  const kept = [Reg.RBX, Reg.R8, Reg.R9, Reg.R10, Reg.R11, Reg.R12, Reg.R13, Reg.R14];
  for (const [i, reg] of kept.entries()) asm.ri(Form.MOV_R32_IMM32, reg, 1000 + i);
  asm.r(Form.PUSH_R64, Reg.RDI);
  asm.r(Form.PUSH_R64, Reg.RSI);
  asm.callAbs(stubs.instanceOf);
  asm.r(Form.SETNE_RM8, Reg.RCX);
  asm.rr(Form.MOVZX_R32_RM8, Reg.RCX, Reg.RCX);
  asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RCX); // 2 or 0
  asm.r(Form.POP_R64, Reg.RCX);
  asm.rr(Form.SUB_R64_RM64, Reg.RCX, Reg.RSI);
  asm.r(Form.POP_R64, Reg.RDX);
  asm.rr(Form.SUB_R64_RM64, Reg.RDX, Reg.RDI);
  asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RCX);
  asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RDX);
  for (const reg of kept) asm.rr(Form.ADD_R64_RM64, Reg.RAX, reg);
  asm.ri(Form.SUB_RM64_IMM32, Reg.RAX, 8 * 1000 + 28);
  asm.o(Form.RET);
});

t.test('instanceOf agrees with the definition for all pairs', async (t) => {
  let positive = 0;
  let wrong = 0;
  for (let round = 0; round < 2; round++) {
    for (const [sName, s] of Object.entries(named)) {
      if (memory.load32(s + ClassRec.FLAGS) & ClassFlag.INTERFACE) continue; // no instances
      memory.store32(instance + Obj.CLASS, s);
      for (const [targetName, target] of Object.entries(named)) {
        const expected = isSubtype(s, target);
        if (expected) positive++;
        const result = call(checkedInstanceOf, [instance, target]);
        if (result !== (expected ? 2 : 0)) {
          wrong++;
          t.fail(`${sName} instanceof ${targetName}: ${result}`);
        }
      }
    }
  }
  t.equal(wrong, 0);
  t.ok(positive > 300, `${positive} positive answers`);
});

t.test('store check', async (t) => {
  const arrays = Object.entries(named).filter(([, record]) => {
    const flags = memory.load32(record + ClassRec.FLAGS);
    return flags & ClassFlag.ARRAY && !(flags & ClassFlag.PRIMITIVE_ARRAY);
  });
  for (const [name, record] of arrays) {
    memory.store32(array + Obj.CLASS, record);
    for (const [valueName, value] of Object.entries(named)) {
      if (memory.load32(value + ClassRec.FLAGS) & ClassFlag.INTERFACE) continue;
      memory.store32(instance + Obj.CLASS, value);
      const legal = isSubtype(value, memory.load32(record + ClassRec.ELEMENT));
      start(stubs.storeCheck, [array, instance]);
      const answer = request();
      if (answer !== (legal ? Request.RETURNED : Request.THROW_STORE))
        t.fail(`${valueName} in ${name}: request ${answer}`);
      if (!legal) t.same([argument(0), argument(1)], [instance, array]);
      popEntryFrame(memory);
    }
  }
});

function emptyNursery(): void {
  memory.u8.fill(0, NURSERY - Region.BASE, NURSERY - Region.BASE + NURSERY_SIZE);
  memory.store32(context(Ctx.ALLOC_TOP), NURSERY);
  memory.store32(context(Ctx.ALLOC_LIMIT), NURSERY + NURSERY_SIZE);
}
const allocTop = (): number => memory.load32(context(Ctx.ALLOC_TOP)) >>> 0;

t.test('newObject', async (t) => {
  emptyNursery();
  const record = makeClass({ superclass: object, size: 24 });
  t.equal(call(stubs.newObject, [record]), NURSERY, 'zero-extended');
  t.equal(allocTop(), NURSERY + 24);
  t.equal(memory.load32(NURSERY + Obj.CLASS), record);
  t.equal(memory.load32(NURSERY + Obj.MARK), 0);
  t.equal(
    call(stubs.newObject, [record - 2 ** 40]),
    NURSERY + 24,
    'the upper half of the argument does not count',
  );
  t.equal(memory.load32(NURSERY + 24 + Obj.MARK), 0);

  const asks = (label: string): void => {
    const top = allocTop();
    start(stubs.newObject, [record]);
    t.equal(request(), Request.NEW, label);
    t.equal(argument(0), record);
    t.equal(allocTop(), top, 'nothing allocated');
    popEntryFrame(memory);
  };
  memory.store32(context(Ctx.ALLOC_LIMIT), NURSERY + 48 + 23);
  asks('full');
  memory.store32(context(Ctx.ALLOC_LIMIT), NURSERY + 48 + 24);
  t.equal(call(stubs.newObject, [record]), NURSERY + 48, 'fits exactly');
  emptyNursery();
  memory.store32(record + ClassRec.FLAGS, ClassFlag.SLOW_ALLOC | ClassFlag.ABSTRACT);
  asks('slow');
  memory.store32(record + ClassRec.FLAGS, 0);
  for (const state of [InitState.LOADED, InitState.LINKED, InitState.IN_PROGRESS, InitState.ERRONEOUS]) {
    memory.store32(record + ClassRec.INIT_STATE, state);
    asks(`state ${state}`);
  }
});

t.test('newArray', async (t) => {
  emptyNursery();
  let top = NURSERY;
  for (const [shift, record] of [arrayOf(int, 0), arrayOf(int, 1), ints, longs].entries()) {
    for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 9, 255]) {
      t.equal(call(stubs.newArray, [record, length]), top);
      t.same(
        [memory.load32(top), memory.load32(top + Obj.MARK), memory.load32(top + Obj.ARRAY_LENGTH)],
        [record, 0, length],
      );
      top += (Obj.ARRAY_DATA + (length << shift) + 7) & ~7;
      t.equal(allocTop(), top);
    }
  }
  const asks = (record: number, length: number, expected: Request): void => {
    const before = allocTop();
    start(stubs.newArray, [record, length]);
    t.equal(request(), expected, `length ${length}`);
    if (expected === Request.NEW_ARRAY) t.same([argument(0), argument(1)], [record, length]);
    else t.equal(argument(0), length);
    t.equal(allocTop(), before);
    popEntryFrame(memory);
  };
  for (const length of [-1, -(2 ** 31)]) asks(ints, length, Request.THROW_NEGATIVE_SIZE);
  const largest = (Alloc.LARGE - Obj.ARRAY_DATA) / 8;
  for (const length of [largest + 1, 2 ** 28, 2 ** 29, 2 ** 31 - 1]) asks(longs, length, Request.NEW_ARRAY);
  emptyNursery();
  t.equal(call(stubs.newArray, [longs, largest]), NURSERY);
  t.equal(allocTop(), NURSERY + Alloc.LARGE);
  memory.store32(context(Ctx.ALLOC_LIMIT), NURSERY + Alloc.LARGE + 23);
  asks(longs, 1, Request.NEW_ARRAY);
});

t.test('monitors', async (t) => {
  const thread = 0xabcd;
  const age = 5 << Mark.AGE_SHIFT;
  memory.store32(context(Ctx.LOCK_BITS), (thread << Mark.PAYLOAD_SHIFT) | Mark.THIN);
  const mark = (): number => memory.load32(instance + Obj.MARK) >>> 0;
  const setMark = (value: number): void => memory.store32(instance + Obj.MARK, value);
  const once = (thread << Mark.PAYLOAD_SHIFT) | Mark.THIN | age;

  const most = 1 << (32 - Mark.THIN_COUNT_SHIFT);
  setMark(age);
  for (let i = 0; i < most; i++) {
    call(stubs.monitorEnter, [instance]);
    if (mark() !== (once + i * Mark.THIN_COUNT_ONE) >>> 0)
      t.fail(`locked ${i + 1} times: ${mark().toString(16)}`);
  }
  const slow = (stub: number, value: number, expected: Request, label: string): void => {
    setMark(value);
    start(stub, [instance]);
    t.equal(request(), expected, label);
    t.equal(argument(0), instance);
    t.equal(mark(), value >>> 0, 'unchanged');
    popEntryFrame(memory);
  };
  slow(stubs.monitorEnter, mark(), Request.MONITOR_ENTER, 'too many recursions');
  for (let i = most - 1; i > 0; i--) {
    call(stubs.monitorExit, [instance]);
    if (mark() !== once + (i - 1) * Mark.THIN_COUNT_ONE)
      t.fail(`still locked ${i} times: ${mark().toString(16)}`);
  }
  call(stubs.monitorExit, [instance]);
  t.equal(mark(), age, 'free again');

  const other = (0x1234 << Mark.PAYLOAD_SHIFT) | Mark.THIN | age;
  const hashed = (0x56789a << Mark.PAYLOAD_SHIFT) | age;
  const inflated = (7 << Mark.PAYLOAD_SHIFT) | Mark.INFLATED | age;
  const sameBitsAsHash = (thread << Mark.PAYLOAD_SHIFT) | age;
  for (const [name, value] of Object.entries({ other, hashed, inflated, sameBitsAsHash })) {
    slow(stubs.monitorEnter, value, Request.MONITOR_ENTER, `enter: ${name}`);
    slow(stubs.monitorExit, value, Request.MONITOR_EXIT, `exit: ${name}`);
  }
  slow(stubs.monitorExit, age, Request.MONITOR_EXIT, 'exit: not locked');
  for (const stub of [stubs.monitorEnter, stubs.monitorExit]) {
    start(stub, [0]);
    t.equal(request(), Request.THROW);
    t.equal(argument(0), 0);
    popEntryFrame(memory);
  }
});
