/** The command as a process: help, error lines, exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { DEBUG_OPTIONS } from '../../src/cli/debug-options.js';
import { put, scratchFolder } from '../classpath/scratch.js';
import { ROOT } from '../support/paths.js';
import { gojdk, gojdkCommand, run } from '../support/process.js';

const version = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

async function outcome(...args: string[]): Promise<[exit: number, stdout: string, stderr: string]> {
  const run = await gojdk(args);
  return [run.exit, run.stdout.toString(), run.stderr.toString()];
}

t.test('version and help', async (t) => {
  t.same(await outcome('--version'), [0, `${version}\n`, '']);
  t.same(await outcome('-V'), [0, `${version}\n`, '']);
  const [exit, text, errors] = await outcome('--help');
  t.equal(exit, 0);
  t.equal(errors, '');
  for (const name of ['run', 'javap', 'jdeps', 'types', 'doctor', 'natives'])
    t.match(text, new RegExp(`^ +${name} `, 'm'));
  t.same(await outcome('help'), [0, text, '']);
  const [noneExit, noneOut, noneErr] = await outcome();
  t.same([noneExit, noneOut], [1, ''], 'no command is a mistake');
  t.match(noneErr, /^Usage: gojdk/);
  t.match(await outcome('help', 'doctor'), [0, /^Usage: gojdk doctor/, '']);
  t.match(await outcome('doctor', '--help'), [0, /^Usage: gojdk doctor/, '']);
});

t.test('run --help shows every debug switch', async (t) => {
  const [exit, text, errors] = await outcome('run', '--help');
  t.equal(exit, 0);
  t.equal(errors, '');
  for (const { option, value, does } of DEBUG_OPTIONS) {
    const line = `  ${option}${value === null ? '' : `=${value}`} `;
    t.ok(
      text.split('\n').some((l) => l.startsWith(line) && l.endsWith(does)),
      line,
    );
  }
  t.same(await outcome('help', 'run'), [0, text, '']);
  t.ok(
    text.split('\n').every((line) => line.length <= 120),
    'lines are not too long',
  );
});

t.test('mistakes: one line, exit code 1', async (t) => {
  const cases: [args: string[], message: RegExp][] = [
    [['walk'], /^gojdk: unknown command 'walk'/],
    [['--walk'], /^gojdk: unknown option '--walk'/],
    [['help', 'walk'], /^gojdk: unknown command 'walk'/],
    [['doctor', '--walk'], /^gojdk: unknown option '--walk'/],
    [['run', 'Nowhere.class'], /^gojdk: Nowhere\.class: no such file/],
    [['run', '-jar', 'nowhere.jar'], /^Error: Unable to access jarfile nowhere\.jar/],
    [['run', '--trace=walk', 'Main'], /^gojdk: --trace takes load, .*; not "walk"/],
  ];
  for (const [args, message] of cases) {
    const [exit, stdout, stderr] = await outcome(...args);
    t.same([exit, stdout], [1, ''], args.join(' '));
    t.match(stderr, message);
    t.equal(stderr.trimEnd().split('\n').length, 1);
  }
});

t.test('doctor', async (t) => {
  const found = await gojdk(['doctor']);
  const text = found.stdout.toString();
  t.equal(found.stderr.toString(), '');
  for (const subject of ['Node.js', 'memory', 'processor', 'JDK', 'library'])
    t.match(text, new RegExp(`^ +(ok|note|bad) +${subject} `, 'm'));
  t.equal(found.exit, 0);
  t.match(text, /^Java programs can be run here\.$/m);
  const env = { ...process.env, JAVA_HOME: '/nonexistent/jdk' };
  const none = await gojdk(['doctor'], { env });
  t.equal(none.exit, 1);
  t.match(
    none.stdout.toString(),
    /bad +JDK +none found\n +tried: JAVA_HOME=\/nonexistent\/jdk has no lib\/modules\n.*apt install/,
  );
  t.match(none.stdout.toString(), /^Java programs cannot be run here\.$/m);
  const home = scratchFolder(t);
  put(home, 'lib/modules', 'text');
  put(home, 'release', 'JAVA_VERSION="21.0.2"\n');
  const broken = await gojdk(['doctor'], { env: { ...process.env, JAVA_HOME: home } });
  t.equal(broken.exit, 1);
  t.match(broken.stdout.toString(), /ok +JDK +21\.0\.2 in /);
  t.match(broken.stdout.toString(), /bad +library +.*lib\/modules: not a jimage file/);
  const run = await gojdk(['run', 'Main'], { env: { ...process.env, JAVA_HOME: home } });
  t.equal(run.exit, 1);
  t.match(run.stderr.toString(), /^gojdk: .*lib\/modules: not a jimage file[^\n]*\n$/);
});

t.test('a reader that goes away early is no error', async (t) => {
  const [node, leading] = gojdkCommand();
  const line = [node, ...leading, 'javap', '-v', 'java.lang.String'].join(' ');
  const shell = await run('sh', ['-c', `${line} | head -n 1`]);
  t.match(shell.stdout.toString(), /^Classfile /);
  t.equal(shell.stderr.toString(), '');
});
