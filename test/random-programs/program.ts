/**
 * Random Java programs for comparing VMs: nested loops, arithmetic on edge values, traps, exceptions caught and thrown in methods that call each other, virtual calls whose
 * targets change when a class is loaded late, boxes, lambdas, strings, register pressure. Each prints checksums of what it computed; calls and loops are bounded.
 */
import { type Choices, ListedChoices } from '../support/choices.js';
import { expression } from './expressions.js';
import { FAILURE_CLASSES, FAILURE_MEMBERS } from './failures.js';
import { type Method, Scope, TYPES, type Type } from './scope.js';
import { block } from './statements.js';

/** The source of class `name` in a package of the same name in lower case. */
export function javaProgram(numbers: readonly number[], packageName: string): string {
  const choices: Choices = new ListedChoices(numbers);
  const methods: Method[] = [];
  const bodies: string[] = [];
  const count = 3 + choices.below(4);
  for (let i = 0; i < count; i++) {
    const params = Array.from({ length: choices.below(5) }, () => choices.of(TYPES));
    const method: Method = {
      name: `m${i}`,
      result: choices.of<Type>(['int', 'long', 'int', 'double', 'String', 'Shape']),
      params,
    };
    bodies.push(body(choices, method, methods));
    methods.push(method);
  }
  return [prologue(packageName), ...bodies, driver(choices, methods), epilogue()].join('\n');
}

function body(choices: Choices, method: Method, callable: readonly Method[]): string {
  const scope = new Scope(choices, callable, method.result);
  const params = method.params.map((type) => `${type} ${scope.declare(type)}`);
  const modifier = choices.chance(10) ? 'static synchronized' : 'static';
  const lines = [`  ${modifier} ${method.result} ${method.name}(${params.join(', ')}) {`];
  lines.push(`    if (--fuel < 0) return ${defaults[method.result]};`);
  for (const line of block(scope, 3, 3 + choices.below(6))) lines.push(`    ${line}`);
  // What the block declared is gone; parameters are there.
  lines.push(`    return ${expression(scope, method.result, 3)};`, '  }', '');
  return lines.join('\n');
}

const defaults: Partial<Record<Type, string>> = {
  int: '7',
  long: '7L',
  double: '0.25',
  String: '"-"',
  Shape: 'null',
};

/** Calls the methods again and again, from a loop that is itself hot. */
function driver(choices: Choices, methods: readonly Method[]): string {
  const lines = ['  static void round(int r) {'];
  for (const method of methods) {
    const scope = new Scope(choices, [], 'int');
    scope.declare('int', true, 'r');
    const args = method.params.map((type) => expression(scope, type, 2)).join(', ');
    lines.push(
      '    fuel = FUEL;',
      '    try {',
      `      sl = sl * 31 + hash(${method.name}(${args}));`,
      '    } catch (RuntimeException x) {',
      '      sl = sl * 37 + note(x);',
      '    }',
    );
  }
  return [...lines, '  }', ''].join('\n');
}

function prologue(packageName: string): string {
  return `package ${packageName};

interface Op { int apply(int x); default int twice(int x) { return apply(apply(x)); } }
class Add implements Op { final int n; Add(int n) { this.n = n; } public int apply(int x) { return x + n; } }
class Mul implements Op { final Add by; Mul(int n) { by = new Add(n); } public int apply(int x) { return x * by.n; } public int twice(int x) { return x * by.n * by.n; } }
class Sub implements Op { final double d = 0.1; final int[] n; Sub(int n) { this.n = new int[] {n, ~n}; } public int apply(int x) { return n[x & 1] - x; } public int twice(int x) { return apply(x) ^ n[0]; } }
class Light extends RuntimeException {
  final int code;
  Light(int code) { super("light", null, false, false); this.code = code; }
}
abstract class Shape {
  int a; long b; double d; Shape next;
  Shape(int a) { this.a = a; this.b = a * 3L; this.d = a / 4.0; }
  abstract int f(int x);
  int g(int x) { return f(x) + a; }
  public String toString() { return getClass().getSimpleName() + a; }
}
class A extends Shape { final int[] xs; A(int a) { super(a); xs = new int[] {a, a >> 1}; } int f(int x) { return x + xs[0]; } }
class B extends Shape { final int p = 0x7654321; final long q; B(int a) { super(a); q = a; } int f(int x) { return x * a + (p ^ x); } int g(int x) { return x - (int) q; } }
class C extends A { final Add deep; C(int a) { super(a); deep = new Add(a); } int f(int x) { return x ^ deep.n; } }
${FAILURE_CLASSES}
public class Program {
  static final int FUEL = 400;
  static int fuel;
  static int si, sj = 5, late, phase;
  static long sl;
  static double sd = 1.5;
  static float sf = 2.5f;
  static boolean sb;
  static int[] sa = {5, 3, 8, 1, 9, 2};
  static long[] sla = {1L, 1L << 40, -3L};
  static String ss = "start";
  static Shape shape = new A(4);
  static final Object lock = new Object();

  static int[] ba = new int[150], bb = new int[137];
  static long[] la = new long[90], lb = new long[83];
  static double[] da = new double[110], db = new double[101];
  static float[] fa = new float[70], fb = new float[75];
  static {
    for (int i = 0; i < 70; i++) { ba[i] = i * 77; bb[i] = -i; la[i] = i << 20; lb[i] = ~i; da[i] = i / 3.0; db[i] = i - 9; fa[i] = i; fb[i] = 2f / (i - 5); }
  }

  static int risky(int x, Shape s) {
    if ((x & 31) == 5) throw new Light(x);
    if ((x & 63) == 9) return sa[x];
    if ((x & 63) == 10) return x / (x & 1);
    return deep(x >> 1, s) + s.f(x);
  }
  static int deep(int x, Shape s) {
    if ((x & 127) == 3) throw new IllegalStateException("deep" + (x & 1));
    return (x & 7) == 0 ? ((A) s).g(x) : x ^ s.a;
  }

${FAILURE_MEMBERS}
  static int twice(int x) { return 2 * x; }
  /** In the first phases of a program of few classes, so that code is compiled for these. */
  static Shape make(int x) { return phase == 1 ? new B(x) : phase == 0 ? new A(x) : late > 0 && (x & 7) == 3 ? new C(x) : (x & 1) == 0 ? new A(x) : new B(x); }
  static Op op(int x) {
    int k = phase < 3 ? phase : x & 3;
    return late > 0 && (x & 15) == 5 ? new Sub(x) : k == 1 ? new Mul(x) : k == 2 ? y -> y - x : new Add(x);
  }
  static int note(RuntimeException x) {
    int h = x.getClass().getName().hashCode();
    if (x.getMessage() != null) h = h * 31 + x.getMessage().hashCode();
    if (x instanceof Light) return h + ((Light) x).code;
    h += x.getSuppressed().length + (x.getCause() instanceof Light ? 5 : 0);
    StackTraceElement[] trace = x.getStackTrace();
    for (int i = 0; i < trace.length && i < 4; i++) h = h * 31 + trace[i].getMethodName().hashCode() + trace[i].getLineNumber();
    return h;
  }
  static long hash(int x) { return x; }
  static long hash(float x) { return Float.floatToIntBits(x); }
  static long hash(long x) { return x ^ x >>> 32; }
  static long hash(double x) { return Double.doubleToLongBits(x); }
  static long hash(String x) { return x == null ? 3 : x.hashCode(); }
  static long hash(Shape x) { return x == null ? 5 : x.a * 7 + x.b; }
`;
}

function epilogue(): string {
  return `  static void report(int r) {
    System.out.println(r + " " + si + " " + sj + " " + sl + " " + sd + " " + sf + " " + sb + " " + java.util.Arrays.toString(sa)
        + " " + java.util.Arrays.toString(sla) + " " + ss.hashCode() + " " + shape
        + " " + java.util.Arrays.hashCode(ba) + " " + java.util.Arrays.hashCode(lb) + " " + java.util.Arrays.hashCode(da) + " " + java.util.Arrays.hashCode(fa));
  }

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    for (int r = 0; r < rounds; r++) {
      if (r == rounds * 2 / 3) late = 1;
      phase = r * 6 / rounds;
      round(r);
      if (ss == null || ss.length() > 60) ss = "again";
      if (shape == null) shape = new B(r);
      if (r % (rounds / 8 + 1) == 0) report(r);
    }
    report(rounds);
    System.out.println(guard.v + " " + Thread.holdsLock(guard) + " " + Thread.holdsLock(Guard.class) + " " + Thread.holdsLock(lock));
  }
}
`;
}
