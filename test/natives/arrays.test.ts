/** System.arraycopy beyond its intrinsic: arrays of different classes. */
import t from 'tap';
import { cardOf } from '../../src/heap/card-table.js';
import { Obj } from '../../src/layout/layout.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, thrown } = openSmallVm();
const { handles } = vm;

const INTEGER = 'java/lang/Integer';
const array = (component: string, length: number): number =>
  handles.create(vm.newObjectArray(component, length));
const integer = (n: number): number => run(vm.callStatic(INTEGER, 'valueOf(I)Ljava/lang/Integer;', n));
const copy = (from: number, at: number, to: number, toAt: number, length: number) =>
  vm.callStatic(
    'java/lang/System',
    'arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V',
    handles.get(from),
    at,
    handles.get(to),
    toAt,
    length,
  );
const set = (to: number, i: number, ref: number): void => vm.setElement(handles.get(to), i, ref);
const elements = (of: number): (number | null)[] =>
  Array.from({ length: vm.arrayLength(handles.get(of)) }, (_, i) => {
    const ref = vm.element(handles.get(of), i);
    return ref === 0 ? null : run(vm.callVirtual('java/lang/Number', 'intValue()I', ref));
  });

t.test('into a class of which all elements are', async (t) => {
  const to = array('java/lang/Object', 300);
  vm.heap.collect(vm.roots, true, 'Test');
  const from = array(INTEGER, 4);
  for (let i = 0; i < 4; i++) set(from, i, integer(1000 + i));
  const card = cardOf(handles.get(to) + Obj.ARRAY_DATA + 4 * 297);
  vm.heap.cards.clear(card);
  run(copy(from, 1, to, 296, 3));
  t.equal(vm.heap.cards.isMarked(card), true, 'the collector looks there');
  vm.heap.collect(vm.roots, false, 'Test');
  t.same(elements(to).slice(295), [null, 1001, 1002, 1003, null]);
});

t.test('into a class of which some may not be', async (t) => {
  const from = array('java/lang/Object', 3);
  const to = array('java/lang/Number', 3);
  set(from, 0, integer(1));
  set(from, 2, integer(3));
  run(copy(from, 0, to, 0, 3));
  t.same(elements(to), [1, null, 3], 'subclasses and null fit');
  set(from, 1, vm.strings.fromJs('x'));
  set(from, 0, integer(7));
  t.match(thrown(copy(from, 0, to, 0, 3)), /ArrayStoreException: arraycopy: element type mismatch/);
  t.same(elements(to), [7, null, 3], 'what came before it has been copied');
});

t.test('what is out of bounds', async (t) => {
  const from = array(INTEGER, 2);
  const to = array('java/lang/Object', 2);
  t.equal(thrown(copy(from, 2, to, 2, 0)), '');
  t.match(thrown(copy(from, 1, to, 0, 2)), /last source index 3 out of bounds/);
  t.match(thrown(copy(from, 0, to, 1, 2)), /last destination index 3 out of bounds/);
  t.match(thrown(copy(from, 0, to, 0, -1)), /length -1 is negative/);
});
