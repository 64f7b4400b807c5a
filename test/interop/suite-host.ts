/** The host program's side of testutil.T: what classfiles/gojdk-suite/java/testutil/T.java does in Java. */
import type { JavaArray, VM } from '../../src/index.js';

const f = Math.fround;

/** Binds all natives of testutil.T; `print` gets each line. */
export function bindSuite(vm: VM, print: (line: string) => void): void {
  // Floating-point numbers look as Java writes them: by a call back into Java.
  const float = vm.method('java/lang/Float.toString(F)Ljava/lang/String;');
  const double = vm.method('java/lang/Double.toString(D)Ljava/lang/String;');
  const list = (xs: JavaArray | null, text: (x: number) => unknown = String): string =>
    `[${Array.from(xs as unknown as ArrayLike<number>, text).join(' ')}]`;

  vm.bind('testutil/T.printInt(I)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printLong(J)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printFloat(F)V', (x) => print(`${float(x)}`));
  vm.bind('testutil/T.printDouble(D)V', (x) => print(`${double(x)}`));
  vm.bind('testutil/T.printBoolean(Z)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printChar(C)V', (x) => print(String.fromCharCode(x)));
  vm.bind('testutil/T.printByte(B)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printShort(S)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printString(Ljava/lang/String;)V', (x) => print(`${x}`));
  vm.bind('testutil/T.printIntArray([I)V', (xs) => print(list(xs)));
  vm.bind('testutil/T.printLongArray([J)V', (xs) => print(list(xs)));
  // A call into Java may move the array: its elements are taken first.
  vm.bind('testutil/T.printDoubleArray([D)V', (xs) => print(list(xs?.slice() ?? null, (x) => double(x))));
  vm.bind('testutil/T.printFloatArray([F)V', (xs) => print(list(xs?.slice() ?? null, (x) => float(x))));
  vm.bind('testutil/T.printByteArray([B)V', (xs) => print(list(xs)));
  vm.bind('testutil/T.printCharArray([C)V', (xs) => print(list(xs, (x) => String.fromCharCode(x))));
  vm.bind('testutil/T.printBooleanArray([Z)V', (xs) => print(list(xs, (x) => x !== 0)));
  vm.bind('testutil/T.printShortArray([S)V', (xs) => print(list(xs)));
  vm.bind('testutil/T.gc()V', () => vm.call('java/lang/System.gc()V'));
  bindArithmetic(vm);
  bindMixed(vm);
  bindStrings(vm);
  bindArrays(vm);
}

function bindArithmetic(vm: VM): void {
  vm.bind('testutil/T.isub(II)I', (a, b) => (a - b) | 0);
  vm.bind('testutil/T.isub3(III)I', (a, b, c) => (a - b - c) | 0);
  vm.bind('testutil/T.lsub(JJ)J', (a, b) => BigInt.asIntN(64, a - b));
  vm.bind('testutil/T.fsub(FF)F', (a, b) => a - b);
  vm.bind('testutil/T.dsub(DD)D', (a, b) => a - b);
  vm.bind('testutil/T.not(Z)Z', (x) => !x);
  vm.bind('testutil/T.wrapByte(B)B', (x) => ((x + 1) << 24) >> 24);
  vm.bind('testutil/T.wrapShort(S)S', (x) => ((x + 1) << 16) >> 16);
  vm.bind('testutil/T.nextChar(C)C', (x) => (x + 1) & 0xffff);
}

function bindMixed(vm: VM): void {
  const int = (x: bigint): number => Number(BigInt.asIntN(32, x));
  vm.bind('testutil/T.ii_l(II)J', (a, b) => BigInt(a) - BigInt(b));
  vm.bind('testutil/T.li_i(JI)I', (a, b) => int(a - BigInt(b)));
  vm.bind('testutil/T.il_i(IJ)I', (a, b) => int(BigInt(a) - b));
  vm.bind('testutil/T.ilil_i(IJIJ)I', (a, b, c, d) => int(BigInt(a) - b * BigInt(c) + d));
  vm.bind('testutil/T.ifld_d(IFJD)D', (a, b, c, d) => f(f(a) - f(b * f(Number(c)))) + d);
  vm.bind(
    'testutil/T.dlfi_l(DJFI)J',
    (a, b, c, d) => BigInt(Math.trunc(a)) + b - BigInt(Math.trunc(c)) * BigInt(d),
  );
  vm.bind(
    'testutil/T.tenInts(IIIIIIIIII)I',
    (a, b, c, d, e, f, g, h, i, j) =>
      (a - 2 * b + 3 * c - 4 * d + 5 * e - 6 * f + 7 * g - 8 * h + 9 * i - 10 * j) | 0,
  );
  vm.bind(
    'testutil/T.tenDoubles(DDDDDDDDDD)D',
    (a, b, c, d, e, f, g, h, i, j) =>
      a - 2 * b + 3 * c - 4 * d + 5 * e - 6 * f + 7 * g - 8 * h + 9 * i - 10 * j,
  );
  vm.bind('testutil/T.mixedSixteen(IDJFIDJFIDJFIDJF)D', (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) => {
    const long = (x: bigint): number => Number(x);
    return (
      a +
      2 * b -
      3 * long(c) +
      4 * d -
      5 * e +
      6 * f -
      7 * long(g) +
      8 * h -
      9 * i +
      10 * j -
      11 * long(k) +
      12 * l -
      13 * m +
      14 * n -
      15 * long(o) +
      16 * p
    );
  });
}

function bindStrings(vm: VM): void {
  vm.bind('testutil/T.join(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;', (a, b) => `${a}+${b}`);
  vm.bind('testutil/T.length(Ljava/lang/String;)I', (s) => s?.length ?? -1);
  vm.bind('testutil/T.repeat(Ljava/lang/String;I)Ljava/lang/String;', (s, n) => (s ?? '').repeat(n));
  vm.bind('testutil/T.nothing()Ljava/lang/String;', () => null);
  vm.bind(
    'testutil/T.describe(ZBCSIJLjava/lang/String;)Ljava/lang/String;',
    (z, b, c, s, i, l, t) => `${z} ${b} ${c} ${s} ${i} ${l} ${t}`,
  );
}

function bindArrays(vm: VM): void {
  vm.bind('testutil/T.sum([I)I', (xs) => xs?.reduce((sum, x) => (sum + x) | 0, 0) ?? 0);
  vm.bind('testutil/T.fill([II)V', (xs, value) => {
    xs?.fill(value);
  });
  vm.bind('testutil/T.scale([DD)V', (xs, factor) => {
    if (xs !== null) for (let i = 0; i < xs.length; i++) xs[i] *= factor;
  });
  vm.bind('testutil/T.reverse([J)V', (xs) => {
    xs?.reverse();
  });
  vm.bind('testutil/T.range(II)[I', (from, to) => Int32Array.from({ length: to - from }, (_, i) => from + i));
  vm.bind('testutil/T.bytes(Ljava/lang/String;)[B', (ascii) => Buffer.from(ascii ?? '', 'latin1'));
  vm.bind('testutil/T.plus(I)I', (a) => (a + 1000) | 0);
  vm.bind('testutil/T.times(JI)J', (a, b) => BigInt.asIntN(64, a * BigInt(b)));
  vm.bind('testutil/T.mean(ID)D', (a, b) => (a + b) / 2);
  vm.bind('testutil/T.label(Ljava/lang/String;J)Ljava/lang/String;', (text, number) => `${text}#${number}`);
  vm.bind('testutil/T.total([II)I', (xs, from) => xs?.slice(from).reduce((sum, x) => (sum + x) | 0, 0) ?? 0);
}
