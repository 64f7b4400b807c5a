import { chdir, cwd } from 'node:process';
import t from 'tap';
import { splitPath } from '../../src/cli/class-file-target.js';
import { put, scratchFolder } from '../classpath/scratch.js';

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
