/** Switches that show what the compilers do. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import t from 'tap';
import { perfMapFile } from '../../src/cli/perf-map.js';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

const HELLO = ['-cp', classfiles('examples'), 'Hello'];

t.test('--dump shows bytecode, IR and linked code of the methods named, and no others', async (t) => {
  const { exit, stdout, stderr } = await gojdk([
    'run',
    '--verify-ir',
    '--dump=Hello.main,java/lang/String.isEmpty()Z',
    ...HELLO,
  ]);
  t.equal(exit, 0);
  t.equal(stdout.toString(), 'Hello, World!\n');
  const heads = stderr
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('---'));
  for (const method of ['java.lang.String.isEmpty()Z', 'Hello.main([Ljava/lang/String;)V'])
    for (const stage of ['bytecode', 'slot IR', 'baseline code'])
      t.ok(
        heads.some((line) => line.startsWith(`--- ${method}: ${stage}`)),
        `${method} ${stage}`,
      );
  t.ok(heads.every((line) => /isEmpty|Hello\.main/.test(line)));
  const text = stderr.toString();
  t.match(text, /getfield Field value:\[B/);
  t.match(text, /p1 = getfield_p p0/);
  t.match(text, /mov eax, \[rdi\+.*faults on null/);
  t.match(text, /call poll/, 'stubs by name');
});

t.test('--trace=compile says sizes and times', async (t) => {
  const { stderr } = await gojdk(['run', '--trace=compile', ...HELLO]);
  const line =
    /^\[compile\] Hello\.main\(\[Ljava\/lang\/String;\)V baseline: \d+ bytes of bytecode, \d+ of code at 0x5[0-9a-f]+, \d+\.\d+ ms$/m;
  t.match(stderr.toString(), line);
});

t.test('--perf-map writes what perf reads', async (t) => {
  const { stderr, pid } = await gojdk(['run', '--perf-map', ...HELLO]);
  t.equal(stderr.toString(), '');
  const file = perfMapFile(pid);
  t.ok(existsSync(file));
  t.teardown(() => rmSync(file, { force: true }));
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  for (const line of lines) if (!/^[0-9a-f]+ [0-9a-f]+ \S.*$/.test(line)) t.fail(line);
  t.match(lines[0], /gojdk stubs$/);
  t.ok(lines.some((line) => line.endsWith('Hello.main([Ljava/lang/String;)V [baseline]')));
});
