/**
 * `npm run test:jni-libraries -- [names]`: programs that use native libraries of others, under `java` and under gojdk. The libraries are Debian's packages, fetched with apt-get and unpacked into a scratch
 * folder (`--folder`, which is kept and used again); nothing is installed.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
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
  /** Names under which a library is to be found, too: file and copy. */
  readonly copy?: readonly [from: string, to: string];
  /** stderr is about the machine. */
  readonly ignoresStderr?: boolean;
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
  { name: 'Desktop', packages: [], jars: [], options: HEADLESS },
  { name: 'Zstd', packages: ['libzstd-jni-java', 'libzstd-jni1', 'libzstd1'], jars: ['zstd-jni.jar'] },
  {
    name: 'Ssl',
    packages: ['libnetty-java', 'libnetty-tcnative-java', 'libnetty-tcnative-jni', 'libapr1'],
    jars: [
      'netty-buffer.jar',
      'netty-codec.jar',
      'netty-common.jar',
      'netty-handler.jar',
      'netty-resolver.jar',
      'netty-transport.jar',
      'netty-tcnative.jar',
    ],
    // It wants the name that netty itself gives it.
    copy: ['libnetty-tcnative.so', 'libnetty_tcnative.so'],
  },
  {
    name: 'Lines',
    packages: ['libjline3-java', 'libjna-java', 'libjna-jni'],
    jars: ['jline3.jar', 'jna.jar'],
    options: ['-Djna.nosys=false', '--add-opens=java.base/java.io=ALL-UNNAMED'],
  },
  { name: 'UnixSocket', packages: ['libunixsocket-java'], jars: ['unix.jar'] },
  { name: 'Solver', packages: ['libz3-java', 'libz3-jni', 'libz3-4'], jars: ['com.microsoft.z3.jar'] },
  {
    name: 'Jpeg',
    packages: ['libturbojpeg-java', 'libturbojpeg0'],
    jars: ['turbojpeg.jar'],
    copy: ['../libturbojpeg.so.0', 'libturbojpeg.so'],
  },
  {
    name: 'Sockets',
    packages: ['libjunixsocket-java', 'libjunixsocket-jni'],
    jars: ['junixsocket-common.jar'],
    // accept waits in C.
    options: ['-Dgojdk.blockingNatives=org.newsclub.net.unix.*'],
  },
  // Without a library of C: that is in no package.
  { name: 'Escapes', packages: ['libjansi-java'], jars: ['jansi.jar'] },
  { name: 'Console', packages: ['libjline2-java', 'libjansi1-java'], jars: ['jline2.jar', 'jansi1.jar'] },
  {
    name: 'Netty',
    packages: ['libnetty-java'],
    jars: [
      'netty-buffer.jar',
      'netty-common.jar',
      'netty-resolver.jar',
      'netty-transport.jar',
      'netty-transport-native-epoll.jar',
      'netty-transport-native-unix-common.jar',
    ],
  },
  {
    name: 'Pdf',
    packages: ['libpdfbox2-java', 'libfontbox2-java', 'libcommons-logging-java'],
    jars: ['pdfbox2.jar', 'fontbox2.jar', 'commons-logging.jar'],
    options: HEADLESS,
    ignoresStderr: true,
  },
  {
    name: 'Qr',
    packages: ['libzxing-core-java', 'libzxing-javase-java'],
    jars: ['core.jar', 'javase.jar'],
    options: HEADLESS,
  },
  {
    name: 'Svg',
    packages: ['libbatik-java', 'libxmlgraphics-commons-java', 'libxml-commons-external-java'],
    jars: ['batik-all.jar', 'xmlgraphics-commons.jar', 'xml-apis-ext.jar'],
    options: HEADLESS,
  },
  { name: 'Uml', packages: ['plantuml'], jars: ['../plantuml/plantuml.jar'], options: HEADLESS },
];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: join(tmpdir(), 'gojdk-jni-libraries') } },
});

const root = join(options.folder, 'root');
const classes = join(options.folder, 'classes');
const shared = join(root, 'usr/lib/x86_64-linux-gnu');
const libraries = join(shared, 'jni');
const libraryPath = [libraries, shared, join(root, 'usr/lib/jni')].join(delimiter);

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
  if (row.copy !== undefined) copyFileSync(join(libraries, row.copy[0]), join(libraries, row.copy[1]));
  const jars = row.jars.map((jar) => join(root, 'usr/share/java', jar));
  const classPath = [...jars, classes].join(delimiter);
  const source = join(ROOT, 'test/jni-libraries/programs', `${row.name}.java`);
  await must('javac', ['-nowarn', '-cp', classPath, '-d', classes, source], options.folder);
  const args = [
    `-Djava.library.path=${libraryPath}`,
    `-Djna.boot.library.path=${libraries}`,
    ...(row.options ?? []),
    '-cp',
    classPath,
    row.name,
  ];
  const env = { ...process.env, LD_LIBRARY_PATH: shared };
  const limits = { env, timeoutSeconds: 300 };
  const java = await run(javaCommand(), args, limits);
  const ours = await run(process.execPath, [join(ROOT, 'bin/gojdk.js'), 'run', ...args], limits);
  const differs =
    java.exit !== ours.exit ||
    !java.stdout.equals(ours.stdout) ||
    (row.ignoresStderr !== true && !java.stderr.equals(ours.stderr));
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
