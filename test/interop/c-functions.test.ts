/** C functions as native methods. */
import t from 'tap';
import { testVm } from './vm.js';

const vm = testVm();
const c = (method: string, symbol: string, library?: string): void =>
  vm.bind(`embed/CFunctions.${method}` as string, library === undefined ? { symbol } : { library, symbol });

const CFunctions = vm.load('embed.CFunctions');
const latin = (text: string): Int8Array => Int8Array.from(Buffer.from(`${text}\0`, 'latin1'));

t.test('numbers', async (t) => {
  vm.bind('embed/CFunctions.cbrt(D)D', { library: 'libm.so.6' });
  c('cbrtf(F)F', 'cbrtf', 'libm.so.6');
  c('ldexp(DI)D', 'ldexp', 'libm.so.6');
  c('abs(I)I', 'abs');
  c('narrow(I)B', 'abs');
  c('unsigned(I)C', 'abs');
  c('truth(I)Z', 'abs');
  c('labs(J)J', 'labs');
  c('nothing()V', 'tzset');
  t.ok(Math.abs(CFunctions.cbrt(27) - 3) < 1e-14);
  t.equal(CFunctions.cbrtf(27), 3);
  t.equal(CFunctions.ldexp(1.5, -3), 0.1875);
  t.equal(CFunctions.abs(-7), 7);
  t.equal(CFunctions.narrow(-0x17f), 0x7f);
  t.equal(CFunctions.narrow(0x1ff), -1, 'the upper bits of a narrow result mean nothing');
  t.equal(CFunctions.unsigned(-0x1ffff), '\uffff');
  t.equal(CFunctions.truth(0x100), false);
  t.equal(CFunctions.truth(-0x101), true);
  t.equal(CFunctions.labs(-(2n ** 40n)), 2n ** 40n);
  t.equal(CFunctions.nothing(), undefined);
  t.equal(vm.call('embed/CFunctions.loop(I)J', 100_000), 4_999_950_000n, 'from compiled code');
});

t.test('pointers', async (t) => {
  c('compare([B[BJ)I', 'memcmp');
  t.equal(CFunctions.compare(Int8Array.of(1, 2), Int8Array.of(1, 2), 2), 0);
  t.equal(Math.sign(CFunctions.compare(Int8Array.of(1, 2), Int8Array.of(1, 3), 2)), -1);
  t.equal(CFunctions.compare(null, null, 0), 0, 'null is NULL');
  c('timeFields([J[I)J', 'gmtime_r');
  const fields = vm.call('embed/CFunctions.fieldsOf(J)[I', 86_400n * 365n + 3_661n) as Int32Array;
  t.strictSame([...fields.slice(0, 6)], [1, 1, 1, 1, 0, 71], 'a struct by pointer');
  c('fill(Ljava/nio/ByteBuffer;IJ)J', 'memset');
  t.equal(CFunctions.filled(5, true), '\x01yyy\x01', 'a direct buffer, from its position');
  t.equal(CFunctions.filled(5, false), '\x01yyy\x01', 'a buffer over an array');
});

t.test('arguments on the stack', async (t) => {
  c('format([BJ[BIIIIID)I', 'snprintf');
  const to = vm.array('byte', 100);
  const text = (length: number): string => Buffer.from((to.copy() as Int8Array).slice(0, length)).toString();
  t.equal(
    text(CFunctions.format(to, 100, latin('%d %d %d %d %d %g'), 1, -2, 3, -4, 5, 0.5)),
    '1 -2 3 -4 5 0.5',
  );
  c('formatDoubles([BJ[BDDDDDDDDDD)I', 'snprintf');
  const format = latin('%g %g %g %g %g %g %g %g %g %g');
  t.equal(
    text(CFunctions.formatDoubles(to, 100, format, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    '0.5 1 2 3 4 5 6 7 8 9',
  );
  c('absolute(I)I', 'abs');
  t.equal(new CFunctions().absolute(-3), 3, 'the receiver is not passed');
  c('formatOf([BJ[BIIII)I', 'snprintf');
  t.equal(CFunctions.formatted('%d %d %d %d'), '1 -2 3 -4');
  c('locked(I)I', 'abs');
  t.equal(new CFunctions().locked(-3), 3, 'a synchronized method');
});

t.test('texts', async (t) => {
  c('strlen(Ljava/lang/String;)J', 'strlen');
  t.equal(CFunctions.strlen('häß'), 5n, 'UTF-8');
  t.equal(CFunctions.strlen('x'.repeat(100_000)), 100_000n);
  t.throws(() => CFunctions.strlen('a\0b'), { message: 'a C string cannot hold a NUL' });
  c('getenv(Ljava/lang/String;)Ljava/lang/String;', 'getenv');
  c('setenv(Ljava/lang/String;Ljava/lang/String;I)I', 'setenv');
  t.equal(CFunctions.setenv('GOJDK_TEST', 'Grüße', 1), 0);
  t.equal(CFunctions.getenv('GOJDK_TEST'), 'Grüße');
  t.equal(CFunctions.getenv('GOJDK_NO_SUCH_THING'), null);
  c('formatText([BJLjava/lang/String;Ljava/lang/String;D)I', 'snprintf');
  const to = vm.array('byte', 100);
  const length = CFunctions.formatText(to, 100, '%s %.2f', 'eins', 1.5);
  t.equal(Buffer.from((to.copy() as Int8Array).slice(0, length)).toString(), 'eins 1.50');
});

t.test('bound again', async (t) => {
  vm.bind('embed/CFunctions.abs(I)I', (x) => -x);
  t.equal(vm.call('embed/CFunctions.loop(I)J', 1000), 499_500n);
  t.equal(CFunctions.abs(7), -7, 'a function of JavaScript’s');
  c('abs(I)I', 'toupper');
  t.equal(CFunctions.abs(0x61), 0x41, 'another C function');
});

t.test('what cannot be bound', async (t) => {
  const abs = 'embed/CFunctions.abs(I)I';
  t.throws(() => vm.bind(abs, { library: 'libnowhere.so.1' }), {
    message: /^the library libnowhere\.so\.1 cannot be loaded: libnowhere\.so\.1: cannot open shared object/,
  });
  t.throws(() => vm.bind(abs, { library: 'libm.so.6', symbol: 'no_such_symbol' }), {
    message: 'libm.so.6 has no symbol no_such_symbol',
  });
  t.throws(() => vm.bind(abs, { symbol: 'a\0b' }), { name: 'TypeError' });
  t.throws(() => vm.bind(abs, { lib: 'x' } as object), { message: /did you mean|has no option/ });
  t.throws(() => vm.bind('embed/CFunctions.object()Ljava/lang/Object;', { symbol: 'abs' }), {
    name: 'TypeError',
    message: /C has nothing for Ljava\/lang\/Object;/,
  });
  t.equal(CFunctions.abs(0x62), 0x42, 'what was bound stays');
});
