/** C code that brings the VM down: what is said of it, and how the process ends. */
import t from 'tap';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

const NATIVE = 'JniCrash.crash(I)V';

async function crash(kind: number): Promise<{ end: number; stdout: string; stderr: string }> {
  const file = classfiles('programs', 'jni', 'JniCrash.class');
  const { exit, signal, stdout, stderr } = await gojdk(['run', file, '--method', 'crash', String(kind)]);
  // What watches over this test's processes turns the signal into the exit code that shells tell.
  return { end: signal === 'SIGABRT' ? ABORTED : exit, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Exit code of a process that SIGABRT has ended. */
const ABORTED = 134;

const REPORTS: readonly [kind: number, what: string, report: RegExp][] = [
  [
    0,
    'a wild store',
    /^gojdk: SIGSEGV in a native library at pc 0x\w+ for address 0x10, in .*libjniedges\.so\+0x\w+, Java_JniCrash_crash\+0x\w+, called by JniCrash/,
  ],
  [2, 'a division by zero', /^gojdk: SIGFPE in a native library .*libjniedges\.so/],
  [3, 'an instruction that is none', /^gojdk: SIGILL in a native library .*libjniedges\.so/],
  [4, 'a wild call', /^gojdk: SIGSEGV in a native library at pc 0x12345 .*in no library/],
  [5, 'endless recursion', /^gojdk: SIGSEGV in a native library .*libjniedges\.so/],
  [
    7,
    'null for a string',
    /^gojdk: a native library has passed null as argument 1 of GetStringUTFLength, called by/,
  ],
  [8, 'null for an object', /^gojdk: SIGSEGV in a native library .*in the JNI's GetObjectClass, called by/],
  [
    14,
    'a wild pointer for a string',
    /^gojdk: a native library has passed 0x123456789000, where there is no memory, for a string to FindClass, called by/,
  ],
  [
    15,
    'a wild method',
    /^gojdk: a native library has passed what is no jmethodID to ToReflectedMethod, called by/,
  ],
  [
    16,
    'a wild pointer for a signature',
    /^gojdk: a native library has passed 0x123456789000, where there is no memory, for a string to GetMethodID, called by/,
  ],
  [
    10,
    'null for a method',
    /^gojdk: SIGSEGV in a native library .*in the JNI's CallStatic…MethodV, called by/,
  ],
];

for (const [kind, what, report] of REPORTS)
  t.test(what, async (t) => {
    const { end, stderr } = await crash(kind);
    t.equal(end, ABORTED);
    t.match(stderr, report);
    t.match(stderr, `    at ${NATIVE} native method\n`, 'the Java stack');
  });

t.test('abort of C', async (t) => {
  const { end, stderr } = await crash(1);
  t.equal(end, ABORTED);
  t.equal(stderr, '');
});

t.test('FatalError', async (t) => {
  const { end, stdout } = await crash(6);
  t.equal(end, ABORTED);
  t.match(stdout, /^FATAL ERROR in native method: the end\n\tat JniCrash\.crash\(Native Method\)\n/);
});

t.test('an exception, where HotSpot has one', async (t) => {
  t.match((await crash(9)).stderr, /NullPointerException/);
  t.match((await crash(11)).stderr, /NoClassDefFoundError: No class name given/);
});

t.test('exit of C', async (t) => {
  t.equal((await crash(12)).end, 7);
});
