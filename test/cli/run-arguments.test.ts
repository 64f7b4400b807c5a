import t from 'tap';
import { parseMemorySize } from '../../src/cli/memory-size.js';
import { parseRunArguments } from '../../src/cli/run-arguments.js';
import type { RunDraft } from '../../src/cli/run-draft.js';
import { assertionsEnabled } from '../../src/cli/run-options.js';
import { splitArguments } from '../differential/programs.js';

/** The options that a command line yields. */
function parse(line: string | readonly string[]): RunDraft {
  const request = parseRunArguments(typeof line === 'string' ? splitArguments(line) : line);
  if (request.help) throw new Error('help');
  return request.draft;
}

t.test('what is run, and what belongs to the program', async (t) => {
  t.match(parse('pkg.Main'), { target: { kind: 'class', name: 'pkg.Main' }, args: [], classPath: null });
  t.match(parse('pkg/Main -cp x'), { target: { name: 'pkg/Main' }, args: ['-cp', 'x'], classPath: null });
  t.match(parse('-cp A:B pkg.Main a b'), { classPath: 'A:B', args: ['a', 'b'] });
  t.match(parse('-classpath A --class-path B --class-path=C Main'), { classPath: 'C' }, 'the last counts');
  t.match(parse(['-cp', '', 'Main']), { classPath: '' });
  t.match(parse('dir/Foo.class --stats -ea'), {
    target: { kind: 'file', path: 'dir/Foo.class' },
    args: ['--stats', '-ea'],
    stats: false,
  });
  t.match(parse('-jar x.jar -jar y.jar'), {
    target: { kind: 'jar', path: 'x.jar' },
    args: ['-jar', 'y.jar'],
  });
  t.match(parse('-p mods -m a.b/c.Main x'), {
    target: { kind: 'module', module: 'a.b', mainClass: 'c.Main' },
    args: ['x'],
  });
  t.match(parse('--module=a.b x'), {
    target: { kind: 'module', module: 'a.b', mainClass: null },
    args: ['x'],
  });
  t.match(parse(['Main', '', '--', 'x']), { args: ['', '--', 'x'] });
});

t.test('a method instead of main', async (t) => {
  t.match(parse('Foo.class --method add 1 -2'), {
    method: 'add',
    args: ['1', '-2'],
    target: { kind: 'file' },
  });
  t.match(parse('Foo.class --method=add 1'), { method: 'add', args: ['1'] });
  t.match(parse('--method add Foo.class --method x'), { method: 'x', args: [] });
  t.match(parse('--method add -cp . pkg.Foo --method x'), { method: 'add', args: ['--method', 'x'] });
  t.match(parse('Foo.class --methods x'), { method: null, args: ['--methods', 'x'] });
  t.throws(() => parse('Foo.class --method'), { message: '--method needs a value' });
});

t.test('properties', async (t) => {
  const { properties } = parse('-Da=1 -Db -Dc=x=y -Da=2 -D= -Dd= Main');
  t.same(
    [...properties],
    [
      ['a', '2'],
      ['b', ''],
      ['c', 'x=y'],
      ['', ''],
      ['d', ''],
    ],
  );
  const modules = parse(
    '-p m --add-opens a/b=c --add-opens=d/e=f --add-modules x --add-exports a/b=c --limit-modules l --enable-native-access=n Main',
  );
  t.same(
    [...modules.properties],
    [
      ['jdk.module.path', 'm'],
      ['jdk.module.addopens.0', 'a/b=c'],
      ['jdk.module.addopens.1', 'd/e=f'],
      ['jdk.module.addmods.0', 'x'],
      ['jdk.module.addexports.0', 'a/b=c'],
      ['jdk.module.limitmods', 'l'],
      ['jdk.module.enable.native.access.0', 'n'],
    ],
  );
});

t.test('sizes', async (t) => {
  t.match(parse('-Xmx64m -Xms1g -Xss512k -Xmn4M Main'), {
    maxHeap: 64 << 20,
    initialHeap: 1 << 30,
    stackSize: 512 << 10,
    youngHeap: 4 << 20,
  });
  const sizes: [string, number | null][] = [
    ['65536', 65536],
    ['0x10k', 16384],
    ['1T', 2 ** 40],
    ['', null],
    ['m', null],
    ['-1m', null],
    ['1.5g', null],
    ['1mb', null],
    ['99999999999g', null],
  ];
  for (const [text, bytes] of sizes) t.equal(parseMemorySize(text), bytes, JSON.stringify(text));
  t.throws(() => parse('-Xmxlots Main'), {
    name: 'UsageError',
    message: 'invalid maximum heap size: -Xmxlots',
  });
  t.throws(() => parse('-Xss Main'), { message: 'invalid thread stack size: -Xss' });
});

t.test('other options of java', async (t) => {
  t.match(
    parse('-XX:+UseSerialGC -XX:-Foo -XX:Bar=x=1 Main').vmFlags,
    new Map<string, boolean | string>([
      ['UseSerialGC', true],
      ['Foo', false],
      ['Bar', 'x=1'],
    ]),
  );
  t.match(parse('-server -Xint -Xshare:off -Xlog:gc* -Xlog -XshowSettings:vm --illegal-access=warn Main'), {
    target: { name: 'Main' },
  });
  t.match(parse('-Xverify:none Main'), { verify: 'none' });
  t.match(parse('-noverify Main'), { verify: 'none' });
  t.match(parse('-Xverify Main'), { verify: 'all' });
  t.match(parse('Main'), { verify: 'remote' });
  t.match(parse('--enable-preview -Xbootclasspath/a:x:y Main'), {
    enablePreview: true,
    bootAppend: ['x', 'y'],
  });
  t.same(
    [...parse('-verbose -verbose:gc -verbose:jni -verbose:module Main').trace],
    ['load', 'gc', 'natives'],
  );
  t.same(parse('-ea -cp . -Dx=1 --add-opens=a/b=c Main x').vmArguments, [
    '-ea',
    '-cp',
    '.',
    '-Dx=1',
    '--add-opens=a/b=c',
  ]);
});

t.test('options of gojdk', async (t) => {
  const options = parse(
    '--eager --stats --trace=load,gc --trace compile --stress=gc --tier=baseline --verify-heap Main',
  );
  t.match(options, { eager: true, stats: true, tier: 'baseline', verifyHeap: true });
  t.same([...options.trace], ['load', 'gc', 'compile']);
  t.same([...options.stress], ['gc']);
  t.same([...parse('--stress=gc,deopt Main').stress], ['gc', 'deopt']);
  t.same([...parse('--trace=all Main').trace], ['load', 'compile', 'gc', 'exceptions', 'natives']);
  t.match(parse('Main'), { eager: false, stats: false, tier: null, verifyHeap: false, method: null });
});

t.test('what is refused', async (t) => {
  const cases: [string, string | RegExp][] = [
    ['', /^no class to run/],
    ['-cp .', /^no class to run/],
    ['-cp', '-cp needs a value'],
    ['-jar', '-jar needs a value'],
    ['--frobnicate Main', /^unknown option --frobnicate /],
    ['-Xfrobnicate Main', /^unknown option -Xfrobnicate /],
    ['-cp=x Main', /^unknown option -cp=x /],
    ['- Main', /^unknown option - /],
    ['-- Main', /^unknown option -- /],
    ['--stats=x Main', /^unknown option --stats=x /],
    ['-ea: Main', /^unknown option -ea: /],
    ['-verbose:x Main', 'unknown option -verbose:x'],
    ['-Xverify:x Main', 'unknown option -Xverify:x'],
    ['-XX:Foo Main', 'malformed option -XX:Foo'],
    ['--trace=gc,x Main', '--trace takes load, compile, gc, exceptions, natives; not "x"'],
    ['--stress= Main', /^unknown option --stress= /],
    ['--tier=fast Main', '--tier takes baseline, optimizing; not "fast"'],
    ['-javaagent:x.jar=y Main', 'agents are not supported: -javaagent:x.jar=y'],
  ];
  for (const [line, message] of cases) t.throws(() => parse(line), { name: 'UsageError', message }, line);
});

t.test('help', async (t) => {
  for (const word of ['-h', '-?', '-help', '--help']) {
    t.same(parseRunArguments([word]), { help: true });
    t.same(parseRunArguments(['-ea', word, 'Main']), { help: true });
  }
  t.match(parse('Main --help'), { args: ['--help'] }, 'the program has a help of its own');
});

t.test('assertions', async (t) => {
  const enabled = (options: string, name: string, system = false): boolean =>
    assertionsEnabled(parse(`${options} Main`).assertions, name, system);
  t.notOk(enabled('', 'a.B'));
  t.ok(enabled('-ea', 'a.B'));
  t.notOk(enabled('-ea', 'java.lang.String', true));
  t.ok(enabled('-esa', 'java.lang.String', true));
  t.notOk(enabled('-esa', 'a.B'));
  t.notOk(enabled('-enablesystemassertions -dsa', 'java.lang.String', true));
  t.notOk(enabled('-ea -disableassertions', 'a.B'));
  t.ok(enabled('-ea:a...', 'a.B'));
  t.ok(enabled('-ea:a...', 'a.b.c.D'));
  t.notOk(enabled('-ea:a...', 'ab.C'));
  t.notOk(enabled('-ea:a.b...', 'a.B'));
  t.ok(enabled('-ea -da:a... -ea:a.b...', 'a.b.C'));
  t.notOk(enabled('-ea:a.b... -da:a...', 'a.C'));
  t.ok(enabled('-ea:a.B -da:a... -da', 'a.B'), 'the more particular one counts');
  t.notOk(enabled('-ea:a.B', 'a.B$C'));
  t.notOk(enabled('-ea:a.B -da:a.B', 'a.B'), 'of equals the last');
  t.ok(enabled('-ea:a/B', 'a.B'));
  t.ok(enabled('-ea:...', 'B'));
  t.notOk(enabled('-ea:...', 'a.B'), 'the unnamed package has no subpackages');
});
