/**
 * `npm run test:jni-libraries -- [names]`: programs that use native libraries of others, under `java` and under gojdk. The libraries are Debian's packages, fetched with apt-get and unpacked into a scratch
 * folder (`--folder`, which is kept and used again); nothing is installed.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';

interface Row {
  readonly name: string;
  readonly packages: readonly string[];
  readonly jars: readonly string[];
  readonly options?: readonly string[];
}

const HEADLESS = ['-Djava.awt.headless=true'];

const ROWS: readonly Row[] = [
  {
    name: 'Sqlite',
    packages: ['libxerial-sqlite-jdbc-java', 'libxerial-sqlite-jdbc-jni'],
    jars: ['sqlite-jdbc.jar'],
  },
  {
    name: 'Jna',
    packages: ['libjna-java', 'libjna-jni'],
    jars: ['jna.jar'],
    options: ['-Djna.nosys=false'],
  },
  {
    name: 'Snappy',
    packages: ['libsnappy-java', 'libsnappy-jni', 'libsnappy1v5'],
    jars: ['snappy-java.jar'],
    options: ['-Dorg.xerial.snappy.use.systemlib=true'],
  },
  { name: 'Lz4', packages: ['liblz4-java', 'liblz4-jni'], jars: ['lz4-java.jar'] },
  {
    name: 'Jnr',
    packages: [
      'libjnr-posix-java',
      'libjnr-ffi-java',
      'libjnr-constants-java',
      'libjnr-x86asm-java',
      'libjffi-java',
      'libjffi-jni',
      'libasm-java',
    ],
    jars: [
      'jnr-posix.jar',
      'jnr-ffi.jar',
      'jnr-constants.jar',
      'jnr-x86asm.jar',
      'jffi.jar',
      'asm.jar',
      'asm-commons.jar',
      'asm-tree.jar',
      'asm-util.jar',
      'asm-analysis.jar',
    ],
  },
  {
    name: 'Chart',
    packages: ['libjfreechart-java', 'libjcommon-java'],
    jars: ['jfreechart.jar', 'jcommon.jar'],
    options: HEADLESS,
  },
  { name: 'Text', packages: [], jars: [], options: HEADLESS },
];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: join(tmpdir(), 'gojdk-jni-libraries') } },
});

const root = join(options.folder, 'root');
const classes = join(options.folder, 'classes');
const libraries = join(root, 'usr/lib/x86_64-linux-gnu/jni');

async function must(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { exit, stderr } = await run(command, args, { cwd, timeoutSeconds: 300 });
  if (exit !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** Fetches and unpacks a package, unless that has been done. */
async function unpack(name: string): Promise<void> {
  const isOurs = (file: string): boolean => file.startsWith(`${name}_`) && file.endsWith('.deb');
  if (readdirSync(options.folder).some(isOurs)) return;
  await must('apt-get', ['download', name], options.folder);
  const file = readdirSync(options.folder).find(isOurs);
  if (file === undefined) throw new Error(`apt-get download ${name} has left no file`);
  await must('dpkg', ['-x', file, root], options.folder);
}

async function same(row: Row): Promise<boolean> {
  for (const name of row.packages) await unpack(name);
  const jars = row.jars.map((jar) => join(root, 'usr/share/java', jar));
  const classPath = [...jars, classes].join(delimiter);
  const source = join(ROOT, 'test/jni-libraries/programs', `${row.name}.java`);
  await must('javac', ['-nowarn', '-cp', classPath, '-d', classes, source], options.folder);
  const args = [
    `-Djava.library.path=${libraries}`,
    `-Djna.boot.library.path=${libraries}`,
    ...(row.options ?? []),
    '-cp',
    classPath,
    row.name,
  ];
  const env = { ...process.env, LD_LIBRARY_PATH: join(root, 'usr/lib/x86_64-linux-gnu') };
  const limits = { env, timeoutSeconds: 300 };
  const java = await run(javaCommand(), args, limits);
  const ours = await run(process.execPath, [join(ROOT, 'bin/gojdk.js'), 'run', ...args], limits);
  const differs =
    java.exit !== ours.exit || !java.stdout.equals(ours.stdout) || !java.stderr.equals(ours.stderr);
  const state = differs ? 'DIFFERS' : java.exit === 0 ? 'same' : `same, but java exits with ${java.exit}`;
  console.log(`${row.name}: ${state}`);
  if (differs) {
    console.log(`  java  ${java.exit}: ${java.stdout}${java.stderr}`.slice(0, 2000));
    console.log(`  gojdk ${ours.exit}: ${ours.stdout}${ours.stderr}`.slice(0, 2000));
  }
  return !differs && java.exit === 0;
}

for (const folder of [options.folder, root, classes])
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
let bad = 0;
for (const row of ROWS) {
  if (names.length > 0 && !names.includes(row.name)) continue;
  if (!(await same(row))) bad++;
}
process.exitCode = bad === 0 ? 0 : 1;
