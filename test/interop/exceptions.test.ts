/** Java exceptions in JavaScript: what is known of one is made when it is asked for, and costs nothing before. */
import { deepStrictEqual } from 'node:assert';
import { inspect, types } from 'node:util';
import t from 'tap';
import type { JavaError, JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const MIB = 1 << 20;
const vm = testVm({ maxHeap: 64 * MIB });
const Calls = vm.load('embed.Calls');
const fail = (message: string): JavaError => thrownBy(() => Calls.fail(message)) as JavaError;

/** All that can be seen of an error. */
function seen(error: JavaError): unknown[] {
  const { name, message, className, javaStack, cause } = error;
  return [
    [
      name,
      message,
      className,
      javaStack,
      `${error}`,
      cause instanceof Error ? seen(cause as JavaError) : cause,
    ],
    `${error.stack}`.split('\n').slice(0, 5),
    inspect(error).split('\n').slice(0, 3),
    [types.isNativeError(error), error instanceof Error, Object.getPrototypeOf(error)],
    [Object.keys(error), Object.prototype.toString.call(error), structuredClone(error).message],
  ];
}

t.test('where they are frequent, they are made another way, which is not to be seen', async (t) => {
  const calls = [() => Calls.fail('x'), () => Calls.failWithCause(), () => Calls.failWithoutStack(true)];
  const all = (): JavaError[] =>
    calls.map(function each(call) {
      return thrownBy(call) as JavaError;
    });
  const first = all();
  for (let i = 0; i < 100; i++) fail('x');
  const later = all();
  t.strictSame(later.map(seen), first.map(seen));
  deepStrictEqual(later, first);
  const [error] = all();
  error.stack = 'mine';
  t.equal(error.stack, 'mine');
});

t.test('without a stack trace', async (t) => {
  const lines = (withCause: boolean): string[] =>
    `${(thrownBy(() => Calls.failWithoutStack(withCause)) as JavaError).stack}`.split('\n');
  t.equal(lines(false)[0], 'embed.Calls$Stackless: bare');
  t.match(lines(false)[1], /^ {4}at /);
  t.strictSame(lines(true).slice(0, 2), [
    'embed.Calls$Stackless: bare',
    'Caused by: embed.Calls$Stackless: inner',
  ]);
});

t.test('a getMessage() that throws what has such a getMessage()', async (t) => {
  const error = thrownBy(() => Calls.failEndlessly()) as JavaError;
  t.equal(error.className, 'embed.Calls$Endless');
  t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
});

t.test('without callers in JavaScript', async (t) => {
  const rejected = await Calls.fail.async(['x']).catch((e: unknown) => e);
  t.match(rejected.stack, /^embed\.Calls\$Own: own x\n\tat embed\.Calls\.fail\(Calls\.java:\d+\)$/);
});

t.test('the object of an exception', async (t) => {
  const errors = Array.from({ length: 40 }, (_, i) => fail(String(i)));
  Calls.gc();
  t.strictSame(
    errors.map((e) => e.message),
    errors.map((_, i) => `own ${i}`),
  );
  errors.forEach((e, i) => {
    t.equal((e.object as JavaObject & { getMessage(): string }).getMessage(), `own ${i}`);
  });
  t.equal(errors[3].object, errors[3].object);
  t.not(errors[3].object, errors[4].object);
  const error = thrownBy(() => Calls.failWithCause()) as JavaError;
  const cause = error.cause as JavaError;
  t.equal((error.object as JavaObject & { getCause(): JavaObject }).getCause(), cause.object);
  t.equal(cause.object?.className, 'java.lang.RuntimeException');
  error.object?.[Symbol.dispose]();
  t.throws(() => error.object?.className, { name: 'TypeError', message: /given up/ });
});

t.test('many exceptions', async (t) => {
  const kept: JavaError[] = [];
  // In one job, in which V8 keeps what WeakRefs refer to.
  for (let i = 0; i < 40_000; i++) {
    const error = fail('x'.repeat(2000));
    if (i % 5000 === 0) kept.push(error);
  }
  for (const error of kept) t.equal(error.object?.className, 'embed.Calls$Own');
  t.equal(vm.call('embed/Calls.add(II)I', 1, 1), 2);
});

t.test('within a scope', async (t) => {
  const error = vm.scope(() => {
    const inner = fail('x');
    t.equal(inner.object?.className, 'embed.Calls$Own');
    return inner;
  });
  t.throws(() => error.object?.className, { message: /given up/ }, 'its object came to JavaScript there');
});

t.test('the stack ends with the callers in JavaScript', async (t) => {
  function outermost(): JavaError {
    return thrownBy(function middle() {
      Calls.fail('x');
    }) as JavaError;
  }
  const lines = `${outermost().stack}`.split('\n');
  t.equal(lines[0], 'embed.Calls$Own: own x');
  t.match(lines[1], /^\tat embed\.Calls\.fail\(Calls\.java:\d+\)$/);
  t.match(lines[2], /^ {4}at middle /);
  t.match(lines[3], /^ {4}at .*thrownBy/);
  const add = vm.method('embed/Calls.failWithCause()V');
  for (const call of [() => add(), () => vm.call('embed/Calls.failWithCause()V')]) {
    const text = `${(thrownBy(call) as JavaError).stack}`;
    t.match(text, /^Caused by: java\.lang\.RuntimeException: inner$/m);
    t.match(
      text.split('\n').find((l) => l.startsWith('    at ')),
      /exceptions\.test/,
    );
  }
});

t.test('what a program has made of Error', async (t) => {
  const { stackTraceLimit, prepareStackTrace } = Error;
  t.teardown(() => Object.assign(Error, { stackTraceLimit, prepareStackTrace }));
  const callers = (): number =>
    `${fail('x').stack}`.split('\n').filter((l) => l.startsWith('    at ')).length;
  for (const limit of [0, 1, 3]) {
    Error.stackTraceLimit = limit;
    t.equal(callers(), limit);
    t.equal(Error.stackTraceLimit, limit);
  }
  (Error as { stackTraceLimit: unknown }).stackTraceLimit = undefined;
  t.equal(callers(), 0);
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = (_, frames) => frames;
  t.match(fail('x').stack, /^embed\.Calls\$Own: own x\n\tat /, 'stacks that are no texts');
  Error.prepareStackTrace = prepareStackTrace;
  Object.defineProperty(Error, 'stackTraceLimit', { value: 4, writable: false, configurable: true });
  t.match(fail('x').stack, /^embed\.Calls\$Own: own x\n\tat /, 'a limit that is frozen');
  Object.defineProperty(Error, 'stackTraceLimit', { value: stackTraceLimit, writable: true });
});

t.test('after the end of the VM', async (t) => {
  const asked = fail('asked');
  t.ok(asked.object);
  const unasked = fail('unasked');
  await vm.close();
  for (const error of [asked, unasked]) {
    t.match(error.stack, /own (un)?asked\n\tat embed\.Calls\.fail/);
    t.throws(() => error.object?.className, { name: 'TypeError', message: /closed/ });
  }
});
