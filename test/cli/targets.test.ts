import { chdir, cwd } from 'node:process';
import t from 'tap';
import { splitPath } from '../../src/cli/class-file-target.js';
import { completeOptions } from '../../src/cli/run.js';
import { parseRunArguments } from '../../src/cli/run-arguments.js';
import type { RunOptions } from '../../src/cli/run-options.js';
import { put, scratchFolder, zipOf } from '../classpath/scratch.js';
import { ACC, ClassWriter } from '../support/class-writer.js';

function options(args: readonly string[], environment?: string): RunOptions {
  const request = parseRunArguments(args);
  if (request.help) throw new Error('help');
  return completeOptions(request.draft, environment);
}

t.test('the class path that follows from a class file', async (t) => {
  t.same(splitPath('Main.class', 'Main'), { className: 'Main', root: '.' });
  t.same(splitPath('p/q/Main.class', 'p/q/Main'), { className: 'p.q.Main', root: '.' });
  t.same(splitPath('out/p/Main.class', 'p/Main'), { className: 'p.Main', root: 'out' });
  t.same(splitPath('/p/Main.class', 'p/Main'), { className: 'p.Main', root: '/' });
  t.same(splitPath('/x/Main.class', 'Main'), { className: 'Main', root: '/x' });
  t.same(splitPath('out/./Main.class', 'Main'), { className: 'Main', root: 'out/.' });
  const message = 'q/Main.class holds the class p.Main, so its path must end in p/Main.class';
  t.throws(() => splitPath('q/Main.class', 'p/Main'), { name: 'UsageError', message });
  t.throws(() => splitPath('xMain.class', 'Main'), { name: 'UsageError' });
  t.throws(() => splitPath('Other.class', 'Main'), { message: /holds the class Main/ });
});

t.test('from inside the package', async (t) => {
  const folder = scratchFolder(t);
  put(folder, 'p/q/Main.class', '');
  const before = cwd();
  chdir(`${folder}/p/q`);
  const root = cwd().slice(0, -'/p/q'.length);
  t.same(splitPath('Main.class', 'p/q/Main'), { className: 'p.q.Main', root });
  t.same(splitPath('../q/Main.class', 'p/q/Main'), { className: 'p.q.Main', root });
  chdir(before);
});

t.test('class files', async (t) => {
  const folder = scratchFolder(t);
  const bytes = new ClassWriter('p/Main').method(ACC.STATIC, 'f', '()V', 'return').toBuffer();
  const file = put(folder, 'p/Main.class', bytes);
  t.match(options([file, 'x']), {
    target: { kind: 'class', name: 'p.Main' },
    classPath: [folder],
    args: ['x'],
  });
  t.match(options(['-cp', 'a:b', file]), { classPath: [folder, 'a', 'b'] });
  t.throws(() => options([put(folder, 'cut.class', bytes.subarray(0, 50))]), {
    name: 'ClassFormatProblem',
    message: /cut\.class/,
  });
  t.throws(() => options([`${folder}/missing.class`]), {
    name: 'UsageError',
    message: /missing\.class: no such file/,
  });
  put(folder, 'dir.class/x', '');
  t.throws(() => options([`${folder}/dir.class`]), { message: /dir\.class: is a directory/ });
});

t.test('classes by name', async (t) => {
  t.match(options(['p/q/Main']), { target: { kind: 'class', name: 'p.q.Main' }, classPath: ['.'] });
  t.match(options(['Main'], 'x:y'), { classPath: ['x', 'y'] });
  t.match(options(['-cp', 'z', 'Main'], 'x:y'), { classPath: ['z'] });
  const folder = scratchFolder(t);
  put(folder, 'lib/a.jar', '');
  t.match(options(['-cp', `${folder}/lib/*:z`, 'Main']), { classPath: [`${folder}/lib/a.jar`, 'z'] });
  t.throws(() => options([`${folder}/lib/a.jar`]), { name: 'UsageError' }, 'a hint at -jar');
  t.match(options(['-m', 'x/y.Z'], 'a'), { target: { kind: 'module' }, classPath: [] });
});

t.test('jars', async (t) => {
  const folder = scratchFolder(t);
  const jar = (name: string, manifest: string): string =>
    put(folder, name, zipOf({ 'META-INF/MANIFEST.MF': manifest }));
  const plain = jar('plain.jar', 'Main-Class: p.Main\n');
  t.match(options(['-cp', 'ignored', '-jar', plain, 'x']), {
    target: { kind: 'jar', path: plain, mainClass: 'p.Main' },
    classPath: [plain],
    args: ['x'],
  });
  const opening = jar(
    'o.jar',
    'Main-Class: M\nAdd-Opens: java.base/a java.base/b\nAdd-Exports: java.base/c\n',
  );
  t.same(
    [...options(['--add-opens=x/y=z', '-jar', opening]).properties],
    [
      ['jdk.module.addopens.0', 'x/y=z'],
      ['jdk.module.addexports.0', 'java.base/c=ALL-UNNAMED'],
      ['jdk.module.addopens.1', 'java.base/a=ALL-UNNAMED'],
      ['jdk.module.addopens.2', 'java.base/b=ALL-UNNAMED'],
    ],
  );
  t.throws(() => options(['-jar', jar('no.jar', 'X: y\n')]), {
    name: 'UsageError',
    message: /no main manifest attribute, in .*no\.jar/,
  });
  t.throws(() => options(['-jar', put(folder, 'none.jar', zipOf({ x: '' }))]), {
    message: /no main manifest attribute/,
  });
  t.throws(() => options(['-jar', put(folder, 'bad.jar', 'text')]), {
    name: 'ClassPathError',
    message: /bad\.jar: not a zip file/,
  });
  t.throws(() => options(['-jar', `${folder}/nowhere.jar`]), { message: /nowhere\.jar: no such file/ });
});

t.test('source files', async (t) => {
  const file = put(scratchFolder(t), 'Main.java', '');
  const target = {
    kind: 'module',
    module: 'jdk.compiler',
    mainClass: 'com.sun.tools.javac.launcher.Main',
  };
  const found = options([file, 'x']);
  t.match(found, { target, args: [file, 'x'], classPath: ['.'] });
  t.equal(found.properties.get('jdk.module.addmods.0'), 'ALL-DEFAULT');
  t.match(options(['-cp', 'a', file]), { classPath: ['a'] });
  const older = options(['--source', '11', '--add-modules', 'java.sql', 'Main', 'y'], 'env');
  t.match(older, { target, args: ['Main', 'y'], classPath: ['env'] });
  t.equal(older.properties.get('jdk.internal.javac.source'), '11');
  t.equal(older.properties.get('jdk.module.addmods.1'), 'ALL-DEFAULT');
  t.match(options(['Missing.java']), { target: { kind: 'class', name: 'Missing.java' } });
});
