/** Stored code is what compiling the method would give as long as nothing is linked; it runs; and it is for the JDK's classes only. */
import { isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { compileBaseline } from '../../src/compiler/baseline/compile.js';
import { Region } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import { type CodeBlob, type CodeTables, tablesOf } from '../../src/vm/code/code-blob.js';
import type { CodeStore } from '../../src/vm/code/code-store.js';
import { parseMethodList, StoreEnv, shortHash, writeCodeStore } from '../../src/vm/code/code-store-writer.js';
import { sourceOf } from '../../src/vm/code/method-source.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { openSmallVm } from '../support/small-vm.js';

const { vm, run, define, thrown } = openSmallVm({ tier: 'hot' });
const LEVEL = 'java/util/logging/Level';
const OTHER = 'java/util/logging/ErrorManager';
const names = [
  ...vm.classes.image.list('java.logging'),
  ...vm.classes.image.list('java.base').filter((name) => /^java\/(text|util\/stream|math)\//.test(name)),
]
  .filter((name) => /^java\/.*\.class$/.test(name))
  .map((name) => name.slice(0, -'.class'.length));

function storeOf(classes: readonly string[]): CodeStore {
  const lines = classes.map((name) => {
    const file = parseClassFile(vm.classes.image.findClass(name)?.bytes as Uint8Array, name);
    const hashes = file.methods.map((m) =>
      shortHash(m.name + m.descriptor)
        .toString(16)
        .padStart(4, '0'),
    );
    return `${name} ${hashes.join('')}`;
  });
  const list = parseMethodList(`# a comment\n${lines.join('\n')}\nno/such/Class 0000\n`);
  return vm.compilation.withBuilder((builder, reused) => writeCodeStore(vm, list, builder, reused));
}

/** Fills in the table of sites, which is read from the region otherwise. */
const plain = (tables: CodeTables): object => tablesOf(tables as Parameters<typeof tablesOf>[0]);

function compiledNow(method: JavaMethod, blob: CodeBlob): object {
  const source = sourceOf(method);
  const file = method.holder.classFile;
  if (file === null || method.profile === null) throw new Error(`${method}`);
  const { profile } = method;
  const compiled = vm.compilation.withBuilder((builder, reused) =>
    compileBaseline(builder.build(source, reused), new StoreEnv(vm, file), {
      codeId: blob.id,
      origin: blob.start,
      methodRecord: method.record,
      isStatic: method.isStatic,
      isSynchronized: method.isSynchronized,
      mirror: method.holder.mirror,
      counters: true,
      profile,
    }),
  );
  return { bytes: compiled.bytes, ...tablesOf(compiled) };
}

t.test('stored code runs', (t) => {
  t.ok(vm.tiers.isCounting);
  vm.store = storeOf(names);
  const level = vm.classes.loadBoot(LEVEL);
  run(vm.initializer.initialize(level));
  const parse = level.declaredMethod(`parse(Ljava/lang/String;)L${LEVEL};`) as JavaMethod;
  const ref = run(vm.call(parse, vm.strings.fromJs('WARNING')));
  const intValue = level.declaredMethod('intValue()I') as JavaMethod;
  t.equal(run(vm.call(intValue, ref)), 900);
  t.ok(vm.store.installed > 20, `${vm.store.installed} methods`);
  t.match(thrown(vm.call(parse, 0)), 'NullPointerException');
  t.end();
});

t.test('a class of the same name with other bytes', (t) => {
  const other = define(
    new ClassWriter(OTHER)
      .defaultConstructor()
      .method(ACC.PUBLIC | ACC.STATIC, 'f', '()I', 'iconst_1\n ireturn'),
  );
  for (const method of other.methods) t.equal(vm.store?.find(method), 0);
  t.end();
});

t.test('stored code is what the compiler makes', (t) => {
  const store = vm.store as CodeStore;
  let compared = 0;
  let failures = 0;
  for (const name of names) {
    if (name === OTHER) continue;
    for (const method of vm.classes.loadBoot(name).methods) {
      if (method.profile !== null || store.find(method) === 0) continue;
      const blob = store.install(method) as CodeBlob;
      const at = blob.start - Region.CODE;
      const bytes = vm.memory.codeRw.slice(at, at + blob.end - blob.start);
      const made = compiledNow(method, blob);
      compared++;
      if (isDeepStrictEqual({ bytes, ...plain(blob.code) }, made)) continue;
      t.same({ bytes, ...plain(blob.code) }, made, `${method}`);
      if (++failures > 3) return t.end();
    }
  }
  t.ok(compared > 3000, `${compared} methods`);
  t.end();
});
