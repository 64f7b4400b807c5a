/** State of modules that ends with the VM. */
import t from 'tap';
import type { VM } from '../../src/vm/vm.js';
import { stateOf } from '../../src/vm/vm-state.js';

const fakeVm = (): VM => ({ atEnd: [] as (() => void)[] }) as unknown as VM;

t.test('each VM has its own, once', async (t) => {
  let made = 0;
  const ended: number[] = [];
  const of = stateOf(
    () => ({ n: ++made }),
    (_, { n }) => ended.push(n),
  );
  const [a, b] = [fakeVm(), fakeVm()];
  t.equal(made, 0, 'not before somebody asks');
  t.equal(of(a), of(a));
  t.not(of(b), of(a));
  t.equal(made, 2);
  for (const end of a.atEnd) end();
  t.same(ended, [1]);
});
