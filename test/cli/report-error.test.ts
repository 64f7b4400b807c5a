import t from 'tap';
import { HostError } from '../../native-trampoline/host-error.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import { ClassPathError } from '../../src/classpath/class-path-error.js';
import { NoJdkError } from '../../src/classpath/find-jdk.js';
import { describeError } from '../../src/cli/report-error.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { JavaException, JavaThrow } from '../../src/vm/steps.js';

t.test('what is made for users is shown as it is', async (t) => {
  t.equal(describeError(new UsageError('no\n  such thing'), {}), 'gojdk: no such thing');
  t.equal(describeError(new ClassPathError('a.jar', 'no such file'), {}), 'gojdk: a.jar: no such file');
  t.equal(describeError(new HostError('not here'), {}), 'gojdk: not here');
  t.match(
    describeError(new ClassFormatProblem('A.class', 3, 'magic', 'wrong'), {}),
    /^gojdk: A\.class: offset 3, /,
  );
  t.match(
    describeError(new NoJdkError(['x']), {}),
    /^gojdk: no JDK found \(tried x\): set JAVA_HOME.*openjdk-17-jre-headless$/,
  );
});

t.test('faults of our own take one line, and the stack only if it is asked for', async (t) => {
  const error = new TypeError('a\nb');
  t.equal(describeError(error, {}), 'gojdk: internal error: TypeError: a b (GOJDK_DEBUG=1 shows where)');
  t.match(describeError(error, { GOJDK_DEBUG: '1' }), /^gojdk: internal error: TypeError: a\nb\n +at /);
  t.equal(describeError('text', {}), 'gojdk: internal error: text');
});

t.test('whatever is thrown has a text', async (t) => {
  const report = (thrown: unknown): string => describeError(thrown, {});
  t.equal(report({ code: 3 }), 'gojdk: internal error: { code: 3 }');
  t.equal(report(Object.create(null)), 'gojdk: internal error: [Object: null prototype] {}');
  t.equal(report(null), 'gojdk: internal error: null');
  t.equal(report(new JavaThrow('java/lang/Error', 'why')), 'gojdk: internal error: java.lang.Error: why');
  t.equal(report(new JavaException(-8)), 'gojdk: internal error: a Java exception');
});
