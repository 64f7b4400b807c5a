/** `gojdk natives`. */
import t from 'tap';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

async function outcome(...args: string[]): Promise<[exit: number, stdout: string, stderr: string]> {
  const run = await gojdk(['natives', ...args]);
  return [run.exit, run.stdout.toString(), run.stderr.toString()];
}

t.match(await outcome('java.lang.Object'), [
  0,
  /^java\.base: 6\n {2}java\.lang\.Object\.getClass\(\): gojdk\n[\s\S]*\n6 native methods, 0 without a function\n$/,
  '',
]);
t.same(
  await outcome('jdk.internal.misc.Unsafe', '--missing'),
  [0, '70 native methods, 0 without a function\n', ''],
  'intrinsics count',
);
const file = classfiles('gojdk-suite', 'host', 'testutil', 'T.class');
const [exit, text, errors] = await outcome(file);
t.same([exit, errors], [1, '']);
t.match(text, /^ {2}testutil\.T\.ilil_i\(int, long, int, long\): nothing$/m);
t.match(text, /\n52 native methods, 52 without a function\n$/);
t.match(
  (await outcome('java.base', '--missing'))[1],
  /^java\.base: \d+\n {2}[\s\S]*\n\d+ native methods, \d+ without a function\n$/,
);

const folder = classfiles('programs', 'jni');
t.match(
  await outcome(`${folder}/JniCalls.class`, '--libraries', folder),
  [0, /^ {2}JniCalls\.callInt\(.*\): libjnitest\.so Java_JniCalls_callInt$/m, ''],
  'functions that a library exports',
);
t.match(
  (await outcome(`${classfiles('gojdk-suite', 'host')}:${folder}`))[1],
  /^ {2}testutil\.T\.ilil_i\(.*\): nothing$[\s\S]*^ {2}JniCalls\.callInt\(.*\): libjnitest\.so Java_JniCalls_callInt$/m,
  'a class path, and the libraries in its folders',
);
t.match(
  await outcome('sun.awt.image.ImagingLib'),
  [0, /: libawt\.so Java_sun_awt_image_ImagingLib_/, ''],
  "the JDK's own",
);
t.match(await outcome(file, '--libraries', '/nowhere'), [1, '', /^gojdk: .*nowhere/]);
t.match(await outcome('nope'), [1, '', /^gojdk: nope is no jar, folder or class file/]);
t.match(await outcome('nope.jar'), [1, '', /^gojdk: nope\.jar: no such file\n$/]);
t.match(await outcome(), [1, '', /^gojdk: natives takes a class path/]);
