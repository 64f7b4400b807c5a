import t from 'tap';
import { parseRunArguments } from '../../src/cli/run-arguments.js';
import { assertionsEnabled, type RunOptions } from '../../src/cli/run-options.js';
import { put, scratchFolder } from '../classpath/scratch.js';
import { splitArguments } from '../differential/programs.js';
import { recorder } from '../launcher/recorder.js';
import { classfiles } from '../support/paths.js';

/** The options that a command line yields. */
async function parse(line: string | readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunOptions> {
  const args = typeof line === 'string' ? splitArguments(line) : line;
  const options = await parseRunArguments(args, env, recorder());
  if (options === null) throw new Error('help');
  return options;
}

const classPathOf = ({ properties }: RunOptions): string | undefined => properties.get('java.class.path');

t.test('what is run, and what belongs to the program', async (t) => {
  const main = await parse('pkg.Main');
  t.match(main, { target: { kind: 'class', name: 'pkg.Main' }, args: [], tasks: null });
  t.equal(classPathOf(main), '.');
  t.match(await parse('pkg/Main -cp x'), { target: { name: 'pkg/Main' }, args: ['-cp', 'x'] });
  t.equal(classPathOf(await parse('-cp A:B pkg.Main a b')), 'A:B');
  t.equal(classPathOf(await parse('-classpath A --class-path B --class-path=C Main')), 'C');
  t.equal(classPathOf(await parse(['-cp', '', 'Main'])), '');
  t.match(await parse('-p mods -m a.b/c.Main x'), {
    target: { kind: 'module', name: 'a.b/c.Main' },
    args: ['x'],
  });
  t.match(await parse('--module=a.b x'), { target: { kind: 'module', name: 'a.b' }, args: ['x'] });
  t.match(await parse(['Main', '', '--', 'x']), { args: ['', '--', 'x'] });
  t.match(await parse('-ea'), { target: null, tasks: { help: 'none', exitCode: 1 } });
  t.match(await parse('-showversion Main'), { target: { name: 'Main' }, tasks: { version: 'show' } });
});

t.test('class files', async (t) => {
  const file = classfiles('examples', 'Hello.class');
  const folder = classfiles('examples');
  const plain = await parse([file, '--stats', '-ea']);
  t.match(plain, { target: { kind: 'class', name: 'Hello' }, args: ['--stats', '-ea'], stats: false });
  t.equal(classPathOf(plain), folder);
  t.equal(classPathOf(await parse(['-cp', 'lib', file], { CLASSPATH: 'env' })), `${folder}:lib`);
  t.match(await parse([file, '--method', 'add', '1', '-2']), { method: 'add', args: ['1', '-2'] });
  t.match(await parse([file, '--method=add', '1']), { method: 'add', args: ['1'] });
  t.match(await parse(['--method', 'add', file, '--method', 'x']), { method: 'x', args: [] });
  t.match(await parse('--method add -cp . pkg.Foo --method x'), { method: 'add', args: ['--method', 'x'] });
  t.match(await parse([file, '--methods', 'x']), { method: null, args: ['--methods', 'x'] });
  await t.rejects(parse([file, '--method']), { message: '--method needs a value' });
  await t.rejects(parse('missing.class'), { name: 'UsageError', message: 'missing.class: no such file' });
  const damaged = put(scratchFolder(t), 'cut.class', 'text');
  await t.rejects(parse([damaged]), { name: 'ClassFormatProblem', message: /cut\.class/ });
});

t.test('source files', async (t) => {
  const file = put(scratchFolder(t), 'Main.java', '');
  const target = { kind: 'module', name: 'jdk.compiler/com.sun.tools.javac.launcher.Main' };
  const found = await parse([file, 'x']);
  t.match(found, { target, args: [file, 'x'] });
  t.equal(found.properties.get('jdk.module.addmods.0'), 'ALL-DEFAULT');
  const older = await parse('--source 11 --add-modules java.sql Main y', { CLASSPATH: 'env' });
  t.match(older, { target, args: ['Main', 'y'] });
  t.equal(classPathOf(older), 'env');
  t.equal(older.properties.get('jdk.internal.javac.source'), '11');
  t.match(await parse('Missing.java'), { target: { kind: 'class', name: 'Missing.java' } });
});

t.test('properties and options of the VM', async (t) => {
  const { properties, vmArguments } = await parse(
    '-Da=1 -Db -Da=2 -D= -p m --add-opens a/b=c --add-opens=d/e=f --add-modules x --limit-modules l Main',
  );
  t.same(
    [...properties],
    [
      ['a', '2'],
      ['b', ''],
      ['', ''],
      ['jdk.module.path', 'm'],
      ['jdk.module.addopens.0', 'a/b=c'],
      ['jdk.module.addopens.1', 'd/e=f'],
      ['jdk.module.addmods.0', 'x'],
      ['jdk.module.limitmods', 'l'],
      ['java.class.path', '.'],
    ],
  );
  t.same(vmArguments.slice(3), [
    '-D=',
    '--module-path=m',
    '--add-opens=a/b=c',
    '--add-opens=d/e=f',
    '--add-modules=x',
    '--limit-modules=l',
  ]);
  t.match(await parse('-Xmx64m -Xms1m -Xss512k -Xmn4M Main'), {
    maxHeap: 64 << 20,
    initialHeap: 1 << 20,
    stackSize: 512 << 10,
    youngHeap: 4 << 20,
  });
  t.match(await parse('-XX:MaxHeapSize=1g -Xmx64m -XX:ThreadStackSize=256 -Xss0 Main'), {
    maxHeap: 64 << 20,
    stackSize: null,
  });
  t.match(await parse('-Xverify:none Main'), { verify: 'none' });
  t.match(await parse('-Xverify Main'), { verify: 'all', vmInfo: 'mixed mode' });
  t.match(await parse('--enable-preview -Xrs -Xbootclasspath/a:x:y -Xint Main'), {
    enablePreview: true,
    reduceSignals: true,
    bootAppend: ['x', 'y'],
    vmInfo: 'interpreted mode, sharing',
  });
});

t.test('the environment: the last word is that of _JAVA_OPTIONS', async (t) => {
  const env = { JDK_JAVA_OPTIONS: '-Da=1 -Db=1', JAVA_TOOL_OPTIONS: '-Dc=1 -Da=0', _JAVA_OPTIONS: '-Dd=2' };
  const { properties } = await parse('-Db=2 -Dd=1 -Dc=2 Main', env);
  t.same(['a', 'b', 'c', 'd'].map((name) => properties.get(name)).join(), '1,2,2,2');
});

t.test('options of gojdk', async (t) => {
  const options = await parse(
    '--eager --stats --trace=load,gc --trace compile --stress=gc --tier=baseline --verify-heap Main',
  );
  t.match(options, { eager: true, stats: true, tier: 'baseline', verifyHeap: true, vmArguments: [] });
  t.same([...options.trace], ['load', 'gc', 'compile']);
  t.same([...options.stress], ['gc']);
  t.same([...(await parse('--stress=gc,deopt Main')).stress], ['gc', 'deopt']);
  t.match(await parse('--verify-ir --perf-map --dump=a.B.c,D.e(I)V --dump F.* Main'), {
    verifyIr: true,
    perfMap: true,
    dump: ['a.B.c', 'D.e(I)V', 'F.*'],
  });
  t.same(
    [...(await parse('--trace=all Main')).trace],
    ['load', 'compile', 'gc', 'exceptions', 'natives', 'image'],
  );
  t.match(await parse('Main'), { eager: false, stats: false, tier: null, verifyHeap: false, method: null });
  const wrong: [string, string][] = [
    ['--dump=main Main', '--dump takes Class.method, not "main"'],
    ['--trace=gc,x Main', '--trace takes load, compile, gc, exceptions, natives, image; not "x"'],
    ['--tier=fast Main', '--tier takes baseline, optimizing, early; not "fast"'],
    ['--stress= Main', '--stress needs a value'],
    ['--trace', '--trace needs a value'],
  ];
  for (const [line, message] of wrong) await t.rejects(parse(line), { name: 'UsageError', message }, line);
  for (const args of [['--help'], ['-ea', '--help', 'Main']])
    t.equal(await parseRunArguments(args, {}, recorder()), null, 'its own help');
  t.match(await parse('Main --help'), { args: ['--help'] }, 'the program has a help of its own');
});

t.test('agents', async (t) => {
  const jdkAgent = '-agentlib:instrument';
  await t.rejects(parse(`${jdkAgent} Main`), {
    name: 'UsageError',
    message: `agents are not supported: ${jdkAgent}`,
  });
});

t.test('assertions', async (t) => {
  const enabled = async (options: string, name: string, system = false): Promise<boolean> =>
    assertionsEnabled((await parse(`${options} Main`)).assertions, name, system);
  t.notOk(await enabled('', 'a.B'));
  t.ok(await enabled('-ea', 'a.B'));
  t.notOk(await enabled('-ea', 'java.lang.String', true));
  t.ok(await enabled('-esa', 'java.lang.String', true));
  t.notOk(await enabled('-esa', 'a.B'));
  t.notOk(await enabled('-enablesystemassertions -dsa', 'java.lang.String', true));
  t.notOk(await enabled('-ea -disableassertions', 'a.B'));
  t.ok(await enabled('-ea:a...', 'a.B'));
  t.ok(await enabled('-ea:a...', 'a.b.c.D'));
  t.notOk(await enabled('-ea:a...', 'ab.C'));
  t.notOk(await enabled('-ea:a.b...', 'a.B'));
  t.ok(await enabled('-ea -da:a... -ea:a.b...', 'a.b.C'));
  t.notOk(await enabled('-ea:a.b... -da:a...', 'a.C'));
  t.ok(await enabled('-ea:a.B -da:a... -da', 'a.B'), 'the more particular one counts');
  t.notOk(await enabled('-ea:a.B', 'a.B$C'));
  t.notOk(await enabled('-ea:a.B -da:a.B', 'a.B'), 'of equals the last');
  t.ok(await enabled('-ea:a/B', 'a.B'));
  t.ok(await enabled('-ea:...', 'B'));
  t.notOk(await enabled('-ea:...', 'a.B'), 'the unnamed package has no subpackages');
});
