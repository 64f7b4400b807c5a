/** What an image holds ahead of the programs: classes loaded and methods compiled, nothing initialized; references linked where nothing is missing. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { linkAhead, preload } from '../../src/cli/image/preload.js';
import { InitState } from '../../src/layout/layout.js';
import type { JavaClass, JavaMethod } from '../../src/vm/classes/java-class.js';
import { parseMethodList, shortHash } from '../../src/vm/code/code-store-writer.js';
import { classfiles } from '../support/paths.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run } = openSmallVm({ tier: 'hot' });
const BITS = 'java/util/BitSet';
const SET = 'set(I)V';
const line = (name: string, ...methods: string[]): string =>
  `${name} ${methods.map((m) => shortHash(m).toString(16).padStart(4, '0')).join('')}`;
const known = (name: string): JavaClass | undefined => vm.classes.boot.classes.get(name);

t.test('classes and methods of a list', (t) => {
  t.equal(known(BITS), undefined);
  preload(
    vm,
    parseMethodList(
      [line(BITS, SET, 'expandTo(I)V'), line('no/such/Class', 'x()V'), 'java/util/Stack'].join('\n'),
    ),
  );
  const cls = known(BITS) as JavaClass;
  t.not(cls.state, InitState.INITIALIZED, 'what is loaded is not initialized');
  t.ok((cls.declaredMethod(SET) as JavaMethod).codeId > 0);
  t.equal((cls.declaredMethod('clear(I)V') as JavaMethod).codeId, 0, 'other methods have no code');
  t.ok(known('java/util/Stack'));
  t.ok(known('java/util/Vector'), 'with what it derives from');
  t.equal(known('no/such/Class'), undefined);
  t.end();
});

t.test('references', (t) => {
  const cls = known(BITS) as JavaClass;
  linkAhead(vm);
  const patched = vm.patching.count;
  t.ok(patched > 0);
  linkAhead(vm);
  t.equal(vm.patching.count, patched, 'those that are linked are left alone');
  const bits = run(vm.newObject(BITS, '()V'));
  t.equal(cls.state, InitState.INITIALIZED);
  const kept = vm.handles.create(bits);
  run(vm.call(cls.declaredMethod(SET) as JavaMethod, bits, 70));
  t.equal(run(vm.call(cls.declaredMethod('length()I') as JavaMethod, vm.handles.get(kept))), 71);
  vm.handles.release(kept);
  t.end();
});

t.test('the list of the project', (t) => {
  const list = parseMethodList(readFileSync(classfiles('image', 'common-methods.txt'), 'latin1'));
  const ofBase = [...list.keys()].filter((name) => name.startsWith('java/'));
  const there = ofBase.filter((name) => vm.classes.image.findClass(name) !== null);
  t.ok(there.length > 0.8 * ofBase.length, `${there.length} of ${ofBase.length} are in this JDK`);
  t.end();
});
