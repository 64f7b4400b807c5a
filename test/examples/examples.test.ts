/** The programs in examples/, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { get, request } from 'node:http';
import { join } from 'node:path';
import t from 'tap';
import { classfiles, ROOT } from '../support/paths.js';

/** `.mjs` as it is, `.js` what TypeScript was compiled to. */
function start(name: string, args: readonly string[]): ChildProcess {
  const folder = name.endsWith('.mjs') ? 'examples' : 'dist/examples';
  return spawn(process.execPath, [`${ROOT}/${folder}/${name}`, ...args], { cwd: ROOT });
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  let all = '';
  for await (const chunk of stream ?? []) all += chunk;
  return all;
}

async function run(name: string, ...args: readonly string[]): Promise<string> {
  return runWith('', name, ...args);
}

async function runWith(input: string, name: string, ...args: readonly string[]): Promise<string> {
  const child = start(name, args);
  child.stdin?.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return out + err;
}

const hasLucene = existsSync(`${process.env.LUCENE ?? '/usr/share/java'}/lucene-core-8.7.0.jar`);

t.test('lucene', { skip: hasLucene ? false : 'liblucene8-java is not installed' }, async (t) => {
  t.equal(
    await run('lucene.mjs', '210'),
    `20 of 210 documents for +text:bicycle +text:engine -text:red
  number 1: a green bicycle beside a engine
  number 8: a blue bicycle beside a engine
  number 22: a green bicycle beside a engine
  green: 10
  blue: 10
[
  'number 49: a green apple beside a bicycle',
  'number 48: a red glass beside a feather'
]
`,
  );
});

t.test('natives', async (t) => {
  const folder = classfiles('interop');
  const file = classfiles('examples', 'Hello.java');
  const { size } = statSync(file);
  t.equal(
    await run('natives.mjs', folder, file, '/nowhere'),
    `${file}: ${size}\n/nowhere: ENOENT: no such file or directory\ntogether: ${size}\n`,
  );
});

const hasClojure = process.env.CLOJURE !== undefined || existsSync('/usr/share/java/clojure.jar');

t.test('clojure', { skip: hasClojure ? false : 'libclojure-java is not installed' }, async (t) => {
  const lines = [
    '(+ 1 2)',
    '(defn twice [f] (comp f f))',
    '(map (twice inc) [1 2 3])',
    '(js "Math.hypot(3, 4)")',
    '(/ 1 0)',
  ];
  const shown = await runWith(`${lines.join('\n')}\n`, 'clojure.mjs');
  const answers = shown.split('user=> ').map((s) => s.trim());
  t.strictSame(answers.slice(1, 6), [
    '3',
    "#'user/twice",
    '(3 4 5)',
    '5',
    'java.lang.ArithmeticException: Divide by zero',
  ]);
});

t.test('a C library', async (t) => {
  t.equal(
    await run('c-library.mjs', classfiles('interop')),
    'zlib 1: 3900 -> less than 200: true\ntrue true\n',
  );
});

t.test('brainfuck', async (t) => {
  const program = (text: string): string => {
    const file = join(t.testdir({ 'program.bf': text }), 'program.bf');
    return file;
  };
  const hello = `++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]
    >>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.`;
  t.equal(await run('brainfuck.js', program(hello)), 'Hello World!\n');
  const long = 'abcdefghi\n'.repeat(2000);
  t.equal(await runWith(long, 'brainfuck.js', program(',[.,] copies')), long, 'more than the buffer holds');
  const around = `<++>${'>'.repeat(32_000)}+-${'>'.repeat(33_535)}.`;
  t.equal(await run('brainfuck.js', program(around)), '\x02', 'the tape is a ring');
  t.equal(await run('brainfuck.js', program('+[')), '[ without ]\n');
  t.equal(await run('brainfuck.js', program('+]')), '] without [\n');
  t.match(
    await run('brainfuck.js', '--bench', '1000'),
    /and back: \d+ ns; of a C function by ffi-rs: \d+ ns/,
  );
});

t.test('http-server', async (t) => {
  const child = start('http-server.mjs', ['0']);
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  const url = String(line).trim();
  const [response] = await once(get(url), 'response');
  t.equal(await text(response), '1000003\n');
  const [now] = await once(get(new URL('/', url)), 'response');
  t.match(await text(now), /^\d{4}-\d\d-\d\dT/);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

const hasPdfBox = existsSync(`${process.env.PDFBOX ?? '/usr/share/java'}/pdfbox2.jar`);

t.test('pdf-server', { skip: hasPdfBox ? false : 'libpdfbox2-java is not installed' }, async (t) => {
  const child = start('pdf-server.mjs', ['0']);
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  const url = String(line).trim();
  const [made] = await once(get(url), 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of made) chunks.push(chunk);
  const post = async (body: Buffer | string): Promise<string> => {
    const sent = request(url, { method: 'POST' });
    sent.end(body);
    const [response] = await once(sent, 'response');
    return `${response.statusCode} ${await text(response)}`;
  };
  t.equal(await post(Buffer.concat(chunks)), '200 Hello from Java\nin Node.js\n');
  t.match(await post('no PDF'), /^400 Error: /);
  child.kill('SIGKILL');
  await once(child, 'exit');
});
