/** -Xcheck:jni: what ends the VM; what it warns of is in classfiles/programs/jni/JniCheck.java. */
import t from 'tap';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

/** HotSpot's words, by the kind of mistake that the library makes. */
const FATAL: readonly [kind: number, text: string][] = [
  [4, 'JNI string operation received a non-string'],
  [5, 'Non-array passed to JNI array operations'],
  [7, 'Array element type mismatch in JNI'],
  [9, 'Bad global or local ref passed to JNI'],
  [10, 'Bad global or local ref passed to JNI'],
  [12, 'JNI received a class argument that is not a class'],
  [15, 'Wrong object class or methodID passed to JNI call'],
  [18, 'Field type (instance) mismatch in JNI get/set field operations'],
  [19, 'JNI Throw or ThrowNew received a class argument that is not a Throwable or Throwable subclass'],
];

const file = classfiles('programs', 'jni', 'JniCheck.class');

for (const [kind, text] of FATAL)
  t.test(text, async (t) => {
    const run = await gojdk(['run', '-Xcheck:jni', file, '--method', 'go', String(kind)]);
    t.equal(
      run.stdout.toString(),
      `FATAL ERROR in native method: ${text}\n\tat JniCheck.check(Native Method)\n\tat JniCheck.go(JniCheck.java:25)\n`,
    );
    t.ok(run.signal === 'SIGABRT' || run.exit === 134);
  });

t.test('a critical section', async (t) => {
  const run = await gojdk(['run', '-Xcheck:jni', file, '--method', 'go', '3']);
  t.match(run.stdout.toString(), /^Warning: Calling other JNI functions in the scope of Get\/Release/);
});
