/** A VM whose surroundings are not the process's: environment, working directory, options of `java`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { createVM } from '../../src/index.js';
import { testVm } from './vm.js';

const folder = mkdtempSync(join(tmpdir(), 'gojdk-guest-'));
t.teardown(() => rmSync(folder, { recursive: true }));

t.test('what makes no sense', async (t) => {
  t.throws(() => createVM({ args: ['-agentlib:jdwp'] }), { name: 'TypeError', message: /-agentlib:jdwp/ });
  t.throws(() => createVM({ args: ['--add-opens'] }), { name: 'TypeError', message: /needs a value/ });
  t.throws(() => createVM({ args: ['-Xmxlots'] }), { name: 'TypeError', message: /no size/ });
  const later = '--sun-misc-unsafe-memory-access';
  t.throws(() => createVM({ args: [later, 'some'] }), {
    name: 'TypeError',
    message: /allow, warn, debug, deny/,
  });
  t.throws(() => createVM({ cwd: join(folder, 'nowhere') }), { message: /is no folder/ });
  t.throws(() => createVM({ env: { 'A=B': 'c' } }), { name: 'TypeError' });
});

t.test('environment, folder and options', async (t) => {
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub', 'here.txt'), 'found');
  const vm = testVm({
    env: { GREETING: 'hällo', LEFT_OUT: undefined, TZ: 'Asia/Tokyo', PATH: '/usr/bin:/bin' },
    cwd: join(folder, 'sub'),
    args: ['-Dfrom.args=a=b', '-Xmx96m', '-ea:embed...', '--add-opens', 'java.base/java.lang=ALL-UNNAMED'],
    properties: { 'from.properties': 'c' },
  });
  const System = vm.load('java.lang.System');
  t.equal(System.getenv('GREETING'), 'hällo');
  t.equal(System.getenv('LEFT_OUT'), null);
  t.equal(System.getenv('HOME'), null, 'nothing of the process’s own');
  t.equal(System.getProperty('from.args'), 'a=b');
  t.equal(System.getProperty('from.properties'), 'c');
  t.equal(vm.load('java.lang.Runtime').getRuntime().maxMemory() <= 96n * 2n ** 20n, true);
  t.equal(String(vm.load('java.util.TimeZone').getDefault().getID()), 'Asia/Tokyo');

  t.equal(System.getProperty('user.dir'), join(folder, 'sub'));
  const File = vm.load('java.io.File');
  t.equal(new File('here.txt').exists(), true, 'java.io');
  t.equal(new File('here.txt').getCanonicalPath(), join(folder, 'sub', 'here.txt'));
  const text = new (vm.load('java.io.FileReader'))('here.txt');
  t.equal(new (vm.load('java.io.BufferedReader'))(text).readLine(), 'found');
  const Path = vm.load('java.nio.file.Path');
  t.equal(vm.load('java.nio.file.Files').readString(Path.of('here.txt')), 'found', 'java.nio');
  new (vm.load('java.io.FileOutputStream'))('made.txt').close();
  t.equal(readFileSync(join(folder, 'sub', 'made.txt'), 'utf8'), '');
  new File('../renamed.txt').delete();
  t.equal(new File('made.txt').renameTo(new File('../renamed.txt')), true);
  t.equal(readFileSync(join(folder, 'renamed.txt'), 'utf8'), '');

  const builder = new (vm.load('java.lang.ProcessBuilder'))(
    vm.array('java.lang.String', ['sh', '-c', 'echo $GREETING $PWD']),
  );
  builder.environment().remove('PWD');
  const child = builder.start();
  const output = await child.getInputStream().readAllBytes.async();
  t.equal(Buffer.from(output as Uint8Array).toString(), `hällo ${join(folder, 'sub')}\n`, 'processes');

  const value = vm.load('java.lang.String').class.getDeclaredField('value');
  value.setAccessible(true);
  t.equal((value.get('ab') as Uint8Array).length, 2, '--add-opens');
  t.equal(vm.load('embed.Calls').class.desiredAssertionStatus(), true, '-ea');
  await vm.close();
});

t.test('JavaScript as a caller', async (t) => {
  const vm = testVm({});
  const Class = vm.load('java.lang.Class');
  t.equal(String(Class.forName('embed.Calls')), 'class embed.Calls', 'classes are those of the class path');
  const Lookup = vm.load('java.lang.invoke.MethodHandles');
  t.equal(Lookup.lookup().lookupClass().getName(), 'gojdk.JavaScript');
  const field = vm.load('java.util.ArrayList').class.getDeclaredField('size');
  t.throws(() => field.setAccessible(true), { message: /does not "opens java.util"/ });
  const length = vm.load('java.lang.String').class.getMethod('length', vm.array('java.lang.Class', 0));
  t.equal(length.invoke('four', vm.array('java.lang.Object', 0)), 4);

  // Its loader is that of the class path, too.
  const bytes = new (vm.load('java.io.ByteArrayOutputStream'))();
  const out = new (vm.load('java.io.ObjectOutputStream'))(bytes);
  const Color = vm.load('embed.Shapes$Color');
  out.writeObject(Color.values()[0]);
  out.close();
  const input = new (vm.load('java.io.ByteArrayInputStream'))(bytes.toByteArray());
  const read = new (vm.load('java.io.ObjectInputStream'))(input).readObject();
  t.equal(read, Color.values()[0]);
  await vm.close();
});
