/** Handles: those of an activation die with it, whatever it ends in. */
import t from 'tap';
import { HandleTable } from '../../src/vm/handles.js';
import { JavaException, type Steps } from '../../src/vm/steps.js';
import { openSmallVm } from '../support/small-vm.js';

const scope = (): { scope: number; handles: number[] | null } => ({ scope: 0, handles: null });

t.test('local handles', async (t) => {
  const table = new HandleTable();
  const lasting = table.create(10);
  const a = scope();
  const b = scope();
  table.current = a;
  const first = table.local(20);
  const second = table.local(30);
  t.equal(table.local(0), 0, 'null needs none');
  table.release(first);
  table.current = b;
  const other = table.local(40);
  t.equal(other, first, 'its number is given out again');
  t.equal(table.live, 3);
  table.close(a);
  t.equal(table.get(second), 0);
  t.equal(table.get(other), 40, 'what another has made of it stays');
  table.close(a);
  table.close(b);
  t.equal(table.live, 1);
  t.equal(table.get(lasting), 10);
  table.current = null;
  table.release(table.local(50));
  t.equal(table.live, 1, 'outside of activations they are as others');
});

t.test('10,000 failing calls leave no handle', async (t) => {
  const { vm, run } = openSmallVm();
  const failing: ((n: number) => Steps<number>)[] = [
    (n) =>
      vm.callStatic(
        'java/lang/Class',
        'forName(Ljava/lang/String;)Ljava/lang/Class;',
        vm.strings.fromJs(`no.such.Class${n & 3}`),
      ),
    () => vm.newObject('java/net/URI', '(Ljava/lang/String;)V', vm.strings.fromJs(':::')),
    () => vm.callStatic('java/lang/Integer', 'parseInt(Ljava/lang/String;)I', vm.strings.fromJs('x')),
    () => vm.callStatic('java/lang/Class', 'forName(Ljava/lang/String;)Ljava/lang/Class;', 0),
  ];
  let failed = 0;
  const fail = (n: number): void => {
    try {
      run(failing[n % failing.length](n));
    } catch (error) {
      if (!(error instanceof JavaException)) throw error;
      failed++;
    }
  };
  for (let n = 0; n < 100; n++) fail(n);
  const { live } = vm.handles;
  for (let n = 100; n < 10_100; n++) fail(n);
  t.equal(failed, 10_100);
  t.equal(vm.handles.live, live);
});
