import t from 'tap';
import { expandArguments, splitArgumentFile, splitQuoted } from '../../src/cli/launcher/argument-files.js';
import { takesValue } from '../../src/cli/launcher/launcher-options.js';
import { recorder } from './recorder.js';

t.test('words of an argument file', async (t) => {
  const cases: [text: string, words: string[]][] = [
    ['', []],
    [' \n\f\t', []],
    ['a b\tc\fd\r\ne', ['a', 'b', 'c', 'd', 'e']],
    ['"a b" \'c "d"\' e"f g"h', ['a b', 'c "d"', 'ef gh']],
    ['"" \'\'\n', ['', '']],
    ['""', []],
    ['a\\b "c\\\\d\\n\\t\\r\\f\\x\\""', ['a\\b', 'c\\d\n\t\r\fx"']],
    ['"one \\\n   two" "three\\\r\n four"', ['one two', 'threefour']],
    ['a # b\n#c\nd', ['a', 'd']],
    ['"a#b" c', ['a#b', 'c']],
    ['a#b\nc', ['c']],
    ['"a"b#c\nd', ['ad']],
    ['"open\nnext" end', ['open', 'next end']],
    ['"no end', ['no end']],
    ['"no end \\', ['no end ']],
  ];
  for (const [text, words] of cases) t.same(splitArgumentFile(text), words, JSON.stringify(text));
});

t.test('words of a variable', async (t) => {
  const fail = () => new Error('open');
  t.same(splitQuoted(' a "b c"\'d\' \t""\v', fail), ['a', 'b cd', '']);
  t.throws(() => splitQuoted('a "b', fail), { message: 'open' });
});

t.test('what needs no expansion is left alone', async (t) => {
  const output = recorder();
  const expand = (...args: string[]) => expandArguments(args, undefined, takesValue, output);
  t.same(expand('-cp', 'x', 'Main', '--', '@'.slice(1)), ['-cp', 'x', 'Main', '--', '']);
  t.same(expand('Main', '@missing'), ['Main', '@missing']);
  t.same(expand('-cp', 'a', '-ea', '@@x', '@missing'), ['-cp', 'a', '-ea', '@x', '@missing']);
  t.throws(() => expand('-cp', '@missing'), { code: 1 });
  t.same(output.texts, { out: '', err: "Error: could not open `missing'\n" });
});

t.test('the environment names no main class, and ends no launch', async (t) => {
  const complaint = (environment: string): string => {
    const output = recorder();
    t.throws(() => expandArguments([], environment, takesValue, output), { code: 1 }, environment);
    return output.texts.err.replace(/^NOTE: .*\n/, '');
  };
  t.match(
    complaint('-ea Main'),
    /^Error: Cannot specify main class in environment variable JDK_JAVA_OPTIONS/,
  );
  t.match(
    complaint('-version'),
    /^Error: Option -version is not allowed in environment variable JDK_JAVA_OPTIONS/,
  );
  t.match(complaint('"-ea'), /^Error: Unmatched quote in environment variable JDK_JAVA_OPTIONS/);
});
