/** What a VM is created with: standard streams of JavaScript, and names that are options. */
import { PassThrough } from 'node:stream';
import t from 'tap';
import { createVM } from '../../src/index.js';
import { testVm } from './vm.js';

t.test('options', async (t) => {
  t.throws(() => createVM({ clasPath: 'x' } as object), {
    name: 'TypeError',
    message: 'createVM has no option "clasPath": did you mean "classPath"?',
  });
  t.throws(() => createVM({ frobnicate: 1 } as object), {
    message: /has no option "frobnicate": there are /,
  });
  t.throws(() => createVM({ javaHome: '/nowhere' }), { message: /\/nowhere/ });
});

t.test('standard streams', async (t) => {
  const output: string[] = [];
  const errors = new PassThrough();
  const input = new PassThrough();
  const vm = testVm({
    stdout: (piece) => void output.push(String(piece)),
    stderr: errors,
    stdin: input,
    long: 'number',
  });
  const System = vm.load('java.lang.System');
  System.out.print('a');
  System.out.println('b ü');
  System.err.println('wrong');
  t.equal(output.join(''), 'ab ü\n');
  t.equal(String(errors.read()), 'wrong\n');
  const reader = new (vm.load('java.io.BufferedReader'))(
    new (vm.load('java.io.InputStreamReader'))(System.in),
  );
  input.write('one\ntw');
  t.equal(await reader.readLine.async(), 'one');
  const two = reader.readLine.async();
  setTimeout(() => input.write('o\nthree'), 10);
  t.equal(await two, 'two');
  input.end();
  t.equal(await reader.readLine.async(), 'three');
  t.equal(await reader.readLine.async(), null);
  t.equal(typeof System.currentTimeMillis(), 'number', 'a long as a number');
  t.equal(vm.load('java.lang.Long').MAX_VALUE, 2n ** 63n - 1n);
  const stream = new (vm.extend('java.io.InputStream', {
    'read()I': () => -1,
    'read([BII)I'(bytes: Int8Array, offset: number, length: number): number {
      bytes.fill(7, offset, offset + length);
      return length;
    },
  }))();
  t.strictSame(stream.readNBytes(3), Int8Array.of(7, 7, 7), 'what is written to arrays is written to Java’s');
});
