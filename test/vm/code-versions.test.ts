/** The codes of methods: which one calls go to, and when code is freed. */
import t from 'tap';
import { Region, Thunk } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { CodeKind, CodeState } from '../../src/vm/code/code-blob.js';
import { loadBySystemLoader } from '../../src/vm/start.js';
import { Assembler, Form, Reg } from '../../src/x64/assembler.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run } = openSmallVm();
const arith = run(loadBySystemLoader(vm, 'Arith'));
const add1 = arith.declaredMethod('add1(I)I') as JavaMethod;
const call = (n: number): number => run(vm.call(add1, n));
const entry = (): number => vm.memory.load64(add1.record);

/** Code that returns a number. */
function constantCode(value: number): Assembler {
  const asm = new Assembler();
  asm.reset(vm.code.origin);
  asm.ri(Form.MOV_R32_IMM32, Reg.RAX, value);
  asm.o(Form.RET);
  return asm;
}

function installConstant(value: number, kind: CodeKind): ReturnType<typeof vm.versions.install> {
  const asm = constantCode(value);
  const none = new Int32Array(0);
  return vm.versions.install(
    add1,
    {
      bytes: asm.bytes(),
      relocations: asm.relocations(),
      frameSize: 8,
      pointerHomes: 0,
      syncHome: -1,
      pcTable: none,
      handlerTable: none,
      loopTable: none,
      sites: [],
      faultTable: none,
    },
    kind,
  );
}

t.test('invalid code is not called, and compiled anew', async (t) => {
  t.equal(call(41), 42);
  const first = vm.code.byId(add1.codeId);
  t.equal(entry(), first.start);
  vm.versions.invalidate(first);
  t.equal(entry(), Region.THUNKS + Thunk.SIZE * add1.id, 'calls go to the thunk');
  t.equal(call(1), 2);
  const second = vm.code.byId(add1.codeId);
  t.not(second.id, first.id);
  t.equal(vm.versions.sweep(), first.end - first.start);
  t.equal(first.state, CodeState.FREED);
  t.throws(() => vm.code.byId(first.id), /not there/);
  t.not(vm.code.find(first.start), first);
  t.equal(vm.code.find(second.start), second);
});

t.test('the newest valid code that can be called', async (t) => {
  const baseline = vm.code.byId(add1.codeId);
  const optimized = installConstant(7, CodeKind.OPTIMIZED);
  const atLoop = installConstant(8, CodeKind.OSR);
  t.equal(call(1), 2, 'installed is not entered');
  vm.versions.enter(optimized);
  t.equal(call(1), 7);
  t.same(
    vm.versions.of(add1).map((b) => b.id),
    [atLoop.id, optimized.id, baseline.id],
  );
  t.throws(() => vm.versions.enter(atLoop), /cannot go/);
  vm.versions.invalidate(optimized);
  t.equal(call(1), 2, 'baseline again, not compiled anew');
  t.equal(add1.codeId, baseline.id);
  t.throws(() => vm.versions.enter(optimized), /cannot go/);
  vm.versions.invalidate(atLoop);
  t.ok(vm.versions.sweep() > 0);
  t.same(vm.versions.of(add1), [baseline]);
  t.equal(call(1), 2);
});

t.test('vtables follow', async (t) => {
  const string = vm.classes.loadBoot('java/lang/String');
  const length = string.declaredMethod('length()I') as JavaMethod;
  const virtual = (): number =>
    run(vm.callVirtual('java/lang/CharSequence', 'length()I', vm.strings.fromJs('four')));
  t.equal(virtual(), 4);
  vm.versions.invalidate(vm.code.byId(length.codeId));
  t.ok(length.vtableSlots.length > 0);
  for (const slot of length.vtableSlots) t.equal(vm.memory.load64(slot), vm.memory.load64(length.record));
  t.equal(virtual(), 4);
});

t.test('code of which there is a frame is not freed', async (t) => {
  const cls = vm.classes.loadBoot('java/lang/Class');
  const outer = cls.declaredMethod('desiredAssertionStatus()Z') as JavaMethod;
  const inner = cls.declaredMethod('desiredAssertionStatus0(Ljava/lang/Class;)Z') as JavaMethod;
  const before = inner.native;
  let held = 0;
  inner.native = () => {
    const blob = vm.code.byId(outer.codeId);
    vm.versions.invalidateAll();
    vm.versions.sweep();
    t.equal(vm.code.byId(blob.id), blob, 'the caller is running');
    t.equal(blob.state, CodeState.INVALID);
    held = blob.id;
    return 1;
  };
  // A class of the class path, whose loader does not know the answer, comes to the native.
  const thread = vm.classes.loadBoot('java/lang/Thread');
  t.equal(run(vm.call(outer, thread.mirror)), 1);
  t.not(held, 0, 'the native has been called');
  inner.native = before;
  t.ok(vm.versions.sweep() > 0);
  t.throws(() => vm.code.byId(held), /not there/);
  t.equal(call(5), 6, 'everything is compiled again');
});

t.test('room is used again', async (t) => {
  const sum = (): number => vm.code.counts().reduce((n, { bytes }) => n + bytes, 0);
  for (let round = 0; round < 20; round++) {
    call(round);
    vm.versions.invalidateAll();
    vm.versions.sweep();
  }
  const end = vm.code.origin;
  for (let round = 0; round < 20; round++) {
    t.equal(call(round), round + 1);
    vm.versions.invalidateAll();
    vm.versions.sweep();
  }
  t.equal(vm.code.origin, end, 'the area does not grow');
  t.equal(vm.code.bytes, sum());
});

t.test('code moves into a hole that it was not compiled for', async (t) => {
  const hole = vm.code.installStub(constantCode(1));
  const wall = vm.code.installStub(constantCode(2));
  vm.code.freeStub(hole, 6);
  const blob = installConstant(9, CodeKind.OPTIMIZED);
  t.ok(blob.start < wall);
  vm.versions.enter(blob);
  t.equal(call(0), 9);
  t.equal(vm.code.find(blob.start + 1), blob);
  vm.versions.invalidate(blob);
  vm.versions.sweep();
});
