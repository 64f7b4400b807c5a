/** Results of fdlibm, as JDK 17 gives them, by their bits. */
import t from 'tap';
import { StrictMath } from '../../src/natives/java/lang/StrictMath.js';
import type { VM } from '../../src/vm/vm.js';

const natives = StrictMath['java/lang/StrictMath'];

function bits(name: string, ...args: number[]): string {
  const view = new DataView(new ArrayBuffer(8));
  // None of them asks the VM.
  view.setFloat64(0, natives[name](null as unknown as VM, ...args) as number);
  return view.getBigUint64(0).toString(16);
}

t.test('where V8 differs from fdlibm', async (t) => {
  t.equal(bits('cosh(D)D', 1), '3ff8b07551d9f551');
  t.equal(bits('cosh(D)D', -1), '3ff8b07551d9f551');
  t.equal(bits('atan2(DD)D', 1e300, -1), '3ff921fb54442d19');
  t.equal(bits('atan2(DD)D', -1e300, -1), 'bff921fb54442d19');
  t.equal(bits('tanh(D)D', 1.6318538455687156e-9), '3e1c08f817bb9e91');
});

t.test('where V8 has fdlibm as it is', async (t) => {
  t.equal(bits('sin(D)D', 1e22), 'bfeb453ab76bf397');
  t.equal(bits('tan(D)D', -3.5), 'bfd7f9360c8212a7');
  t.equal(bits('log10(D)D', 7), '3feb0b0b0b78cc3f');
  t.equal(bits('expm1(D)D', 0.3), '3fd6641632306a56');
  t.equal(bits('cos(D)D', 2.5e10), 'bfd2c6150c484948');
});

t.test('special values', async (t) => {
  t.equal(natives['IEEEremainder(DD)D'](null as unknown as VM, 5, 3), -1);
  t.equal(natives['IEEEremainder(DD)D'](null as unknown as VM, -0, 3), -0);
  t.ok(Number.isNaN(natives['IEEEremainder(DD)D'](null as unknown as VM, 1, 0)));
  t.equal(natives['tanh(D)D'](null as unknown as VM, Number.POSITIVE_INFINITY), 1);
  t.equal(natives['tanh(D)D'](null as unknown as VM, -0), -0);
  t.equal(natives['atan2(DD)D'](null as unknown as VM, -0, -1), -Math.PI);
});
