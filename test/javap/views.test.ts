import t from 'tap';
import { findModules } from '../ir/jdk-classes.js';
import { classfiles } from '../support/paths.js';
import { ourJavap } from './jdk-javap.js';

const bench = classfiles('bench');

function view(name: string, ...options: string[]): Promise<string> {
  return ourJavap([...options, '-cp', bench], { module: null, names: [name] });
}

t.test('--format=ir', async (t) => {
  const text = await view('Fibonacci', '--format=ir', '--method', 'fib');
  t.match(text, /^static int fib\(int\) {2}\/\/ Fibonacci\.java:5\n {2}; \(s0\) -> int/);
  t.match(text, /B0 @0:\n {4}; line 5\n {4}if_i ge s0, 2 -> B2 +; 2: if_icmpge 9/);
  t.notMatch(text, /main/);
  t.match(
    await view('Fibonacci', '--format=ir', '--method', 'nowhere'),
    /Warning: no method with code: nowhere/,
  );
});

t.test('--format=asm', async (t) => {
  const text = await view('Fibonacci', '--format=asm', '--method', 'fib(I)I');
  t.match(text, /; prologue\n {2}0000 {2}push rbp/);
  t.match(text, /; \d+: if_icmpge 9 {2}\(line 5\)\n.*cmp/);
  t.match(text, /; links call Fibonacci\.fib:\(I\)I\n.*call resolve/);
  t.notMatch(text, '\x1b');
  t.match(await view('Fibonacci', '--format=asm', '--color', 'always'), '\x1b[');
});

t.test('--format=cfg', async (t) => {
  const dot = await view('Exceptions', '--format=cfg');
  t.match(dot, /^digraph "Exceptions" \{\n/);
  t.match(dot, /m\d+_\d+ -> m\d+_\d+ \[label="[\w.]+", color="#b03030", style=dashed\];/);
  // Every edge leads between blocks that are there.
  const nodes = new Set([...dot.matchAll(/^ +(m\d+_\d+) \[label/gm)].map((match) => match[1]));
  for (const [, from, to] of dot.matchAll(/^ +(m\d+_\d+) -> (m\d+_\d+)/gm))
    t.ok(nodes.has(from) && nodes.has(to));
  const mermaid = await view('Exceptions', '--format=cfg', '--mermaid');
  t.match(mermaid, /^flowchart TD\n {2}subgraph m0\["/);
  t.match(mermaid, / -\.->\|"/);
});

t.test('--format=json', async (t) => {
  const json = JSON.parse(await view('Dispatch', '--format=json'));
  t.match(json, { name: 'Dispatch', superclass: 'java/lang/Object', version: { major: 61, minor: 0 } });
  const main = json.methods.find((method: { name: string }) => method.name === 'main');
  t.match(main, { descriptor: '([Ljava/lang/String;)V', flags: ['ACC_PUBLIC', 'ACC_STATIC'] });
  t.match(main.code.instructions[0], { pc: 0 });
  if (findModules() === null) return;
  for (const name of ['java.lang.Deprecated', 'java.util.HashMap', 'java.lang.constant.ClassDesc']) {
    const text = await ourJavap(['--format=json'], { module: 'java.base', names: [name] });
    t.equal(JSON.parse(text).name, name.replaceAll('.', '/'));
  }
});
