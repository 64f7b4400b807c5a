import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { jdepsCommand } from '../../src/jdeps/command.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { classfiles } from '../support/paths.js';

function ours(args: readonly string[]): { text: string; code: number } {
  let text = '';
  const add = (s: string): void => {
    text += s;
  };
  const code = jdepsCommand(args, { stdout: add, stderr: add, isTTY: false });
  return { text, code };
}

function jdeps(): string | null {
  try {
    const { home, version } = findJdk();
    const path = join(home, 'bin', 'jdeps');
    return version.startsWith('17') && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const bench = classfiles('bench');
const theirs = jdeps();

const CASES: readonly (readonly string[])[] = [
  [bench],
  ['-v', bench],
  ['-s', bench],
  ['-verbose:class', bench],
  ['--list-deps', bench],
  ['-R', join(bench, 'Fibonacci.class')],
  ['-R', '-v', '-cp', bench, join(bench, 'Dispatch.class')],
  [join(bench, 'HashMaps.class'), join(bench, 'Fibonacci.class'), join(bench, 'Dispatch.class')],
  ['nosuch.jar'],
  ['-foo', 'x'],
  ['-version'],
  [bench, '-s'],
];

for (const args of CASES) {
  t.test(args.join(' '), (t) => {
    if (theirs === null) t.pass('no JDK 17 to compare with');
    else {
      const { stdout, stderr, status } = spawnSync(theirs, args, { encoding: 'utf8' });
      t.same(ours(args), { text: stdout + stderr, code: status });
    }
    t.end();
  });
}

t.test('dot files', (t) => {
  if (theirs === null) {
    t.pass('no JDK 17 to compare with');
    t.end();
    return;
  }
  const dir = t.testdir({});
  const input = join(bench, 'HashMaps.class');
  spawnSync(theirs, ['--dot-output', join(dir, 'theirs'), input]);
  ours(['--dot-output', join(dir, 'ours'), input]);
  const read = (which: string): string[] =>
    readdirSync(join(dir, which))
      .sort()
      .map((name) => `${name}\n${readFileSync(join(dir, which, name), 'utf8')}`);
  t.same(read('ours'), read('theirs'));
  t.end();
});

t.test('a folder that cannot be made', (t) => {
  const { text, code } = ours(['--dot-output', '/proc/gojdk/dots', join(bench, 'HashMaps.class')]);
  t.equal(text, 'Error: /proc/gojdk: cannot be written (ENOENT)\n');
  t.equal(code, 2);
  t.end();
});

t.test('what is not found', (t) => {
  const writer = new ClassWriter('p/A').field(ACC.STATIC, 'f', 'Lq/Missing;');
  writer.field(ACC.STATIC, 'u', 'Lsun/misc/Unsafe;');
  const dir = t.testdir({ 'A.class': writer.toBuffer() });
  const { text } = ours([join(dir, 'A.class')]);
  t.match(text, /^A\.class -> java\.base\nA\.class -> jdk\.unsupported\nA\.class -> not found\n/);
  t.match(text, /q {50}not found\n/);
  t.match(text, /sun\.misc +JDK internal API \(jdk\.unsupported\)\n/);
  t.equal(ours(['--list-deps', join(dir, 'A.class')]).code, 1);
  t.same(ours(['--list-deps', '--ignore-missing-deps', join(dir, 'A.class')]), {
    text: '   java.base\n   jdk.unsupported\n',
    code: 0,
  });
  t.end();
});
