/**
 * The options that the launcher of `java` takes itself; all others are the VM's. They end at the class, and what follows is the program's.
 */
import { existsSync } from 'node:fs';
import { expandWildcards } from '../../classpath/class-path.js';
import { findJdk, readReleaseFile, releaseAtHand } from '../../classpath/find-jdk.js';
import { type Launch, LaunchMode, newLaunch } from './launch.js';
import { failLaunch, LaunchExit, type Output } from './launch-exit.js';
import { checkJar } from './launch-jar.js';

/** Options of gojdk's own. */
export interface OwnOptions {
  /** Number of arguments that the option at `at` takes up with its value; 0 if it is none. */
  length(args: readonly string[], at: number): number;
  /** Applies it. Throws UsageError. */
  apply(args: readonly string[], at: number): void;
}

const CLASS_PATH: ReadonlySet<string> = new Set(['-cp', '-classpath', '--class-path']);
const MODULE: ReadonlySet<string> = new Set(['-m', '--module']);
const DESCRIBE: ReadonlySet<string> = new Set(['-d', '--describe-module']);
const SOURCE: ReadonlySet<string> = new Set(['--source']);
/** Options of the module system that the VM gets with a `=` between name and value. */
const MODULE_SYSTEM: ReadonlySet<string> = new Set([
  '-p',
  '--module-path',
  '--upgrade-module-path',
  '--add-modules',
  '--enable-native-access',
  '--limit-modules',
  '--add-exports',
  '--add-opens',
  '--add-reads',
  '--patch-module',
]);
/** Those whose empty long form the launcher complains of. */
const CHECKED_LONG: ReadonlySet<string> = new Set(
  [...MODULE_SYSTEM].filter((name) => name !== '-p' && name !== '--add-opens'),
);
const MODULE_PATHS: ReadonlySet<string> = new Set(['-p', '--module-path', '--upgrade-module-path']);

/** Whether the next argument is the option's value. */
export function takesValue(option: string): boolean {
  return [CLASS_PATH, MODULE, DESCRIBE, SOURCE, MODULE_SYSTEM].some((names) => names.has(option));
}

/** What old options are called today. */
const RENAMED: Readonly<Record<string, string>> = {
  '-Xdiag': '-Dsun.java.launcher.diag=true',
  '--show-module-resolution': '-Djdk.module.showModuleResolution=true',
  '-verbosegc': '-verbose:gc',
  '-t': '-Xt',
  '-tm': '-Xtm',
  '-debug': '-Xdebug',
  '-noclassgc': '-Xnoclassgc',
  '-verify': '-Xverify:all',
  '-verifyremote': '-Xverify:remote',
  '-noverify': '-Xverify:none',
};

type Handler = (launch: Launch, output: Output) => void;

/** Options that stand alone; after those of {@link LAST} nothing more is read. */
const PLAIN: Readonly<Record<string, Handler>> = {
  '--list-modules': ({ tasks }) => {
    tasks.listModules = true;
  },
  '--show-resolved-modules': ({ tasks }) => {
    tasks.showResolvedModules = true;
  },
  '--validate-modules': ({ tasks, vmOptions }) => {
    tasks.validateModules = true;
    vmOptions.push('-Djdk.module.validation=true');
  },
  '-showversion': ({ tasks }) => {
    tasks.version = 'show';
  },
  '--show-version': ({ tasks }) => {
    tasks.version = 'show';
    tasks.toStdout = true;
  },
  '--dry-run': ({ tasks }) => {
    tasks.dryRun = true;
  },
  '-Xfuture': ({ vmOptions }, output) => {
    output.err('Warning: -Xfuture option is deprecated and may be removed in a future release.\n');
    vmOptions.push('-Xverify:all');
  },
};

function last(task: Partial<Launch['tasks']>): Handler {
  return ({ tasks }) => {
    Object.assign(tasks, task);
  };
}

const LAST: Readonly<Record<string, Handler>> = {
  '-help': last({ help: 'usage' }),
  '-h': last({ help: 'usage' }),
  '-?': last({ help: 'usage' }),
  '-X': last({ help: 'extra' }),
  '--help-extra': last({ help: 'extra', toStdout: true }),
  '-version': last({ version: 'print' }),
  '--version': last({ version: 'print', toStdout: true }),
  '-fullversion': (_launch, output) => {
    output.err(`openjdk full version "${runtimeVersion()}"\n`);
    throw new LaunchExit(0);
  },
  '--full-version': (_launch, output) => {
    output.out(`openjdk ${runtimeVersion()}\n`);
    throw new LaunchExit(0);
  },
};

const UNSUPPORTED: ReadonlySet<string> = new Set(['-checksource', '-cs', '-noasyncgc']);

function runtimeVersion(): string {
  const { home, version } = findJdk();
  return readReleaseFile(home).get('JAVA_RUNTIME_VERSION') ?? version;
}

/** Reads the arguments, expanded already. `classPathVariable` is CLASSPATH. Throws LaunchExit. */
export function parseLauncherOptions(
  args: readonly string[],
  classPathVariable: string | undefined,
  own: OwnOptions,
  output: Output,
): Launch {
  const words = selectVm(checkFirst(args, own, output), own, output);
  return new Parser(words, classPathVariable, own, output).parse();
}

/** The launcher's first pass: old ways to choose a version, and whether the jar can be read. */
function checkFirst(args: readonly string[], own: OwnOptions, output: Output): readonly string[] {
  let isJar = false;
  let at = 0;
  while (at < args.length && args[at].startsWith('-')) {
    const word = args[at];
    const length = own.length(args, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (word.startsWith('-version:'))
      output.err(
        "Error: Specifying an alternate JDK/JRE version is no longer supported.\n  The use of the flag '-version:' is no longer valid.\n" +
          '  Please download and execute the appropriate version.\n',
      );
    else if (word === '-jre-restrict-search' || word === '-jre-no-restrict-search')
      output.err(
        'Error: Specifying an alternate JDK/JRE is no longer supported.\n' +
          '  The related flags -jre-restrict-search | -jre-no-restrict-search are also no longer valid.\n',
      );
    else if (word === '-jar') isJar = true;
    at += takesValue(word) && hasValue(args, at) ? 2 : 1;
  }
  if (isJar && at < args.length) checkJar(args[at], output);
  return args;
}

function hasValue(args: readonly string[], at: number): boolean {
  return at + 1 < args.length && !args[at + 1].startsWith('-');
}

/** Takes out the options that choose among VMs, of which there is one. */
function selectVm(args: readonly string[], own: OwnOptions, output: Output): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < args.length && args[at].startsWith('-')) {
    const end = at + (own.length(args, at) || (takesValue(args[at]) ? 2 : 1));
    if (args[at] === '-zero' || args[at] === '-dcevm') {
      const name = args[at].slice(1);
      output.err(
        `Error: missing \`${name}' JVM at \`${findJdk().home}/lib/${name}/libjvm.so'.\n` +
          'Please install or use the JRE or JDK that contains these missing components.\n',
      );
      throw new LaunchExit(4);
    }
    if (args[at] !== '-server' && args[at] !== '-client') words.push(...args.slice(at, end));
    at = end;
  }
  return [...words, ...args.slice(at)];
}

class Parser {
  private readonly launch = newLaunch();
  private hasClassPath = false;
  private at = 0;

  constructor(
    private readonly args: readonly string[],
    classPathVariable: string | undefined,
    private readonly own: OwnOptions,
    private readonly output: Output,
  ) {
    if (classPathVariable !== undefined) this.setClassPath(classPathVariable);
  }

  parse(): Launch {
    const { launch, args } = this;
    while (launch.what === null && this.at < args.length && args[this.at].startsWith('-')) {
      const length = this.own.length(args, this.at);
      if (length > 0) this.own.apply(args, this.at);
      else if (this.option(args[this.at])) return launch;
      this.at += length;
    }
    this.readTarget();
    return launch;
  }

  /** Reads the option at hand; true if the launch is settled by it. */
  private option(word: string): boolean {
    const { launch, output } = this;
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals < 0 ? word : word.slice(0, equals);
    let value: string | null = equals < 0 ? null : word.slice(equals + 1);
    if (value === null && takesValue(word) && hasValue(this.args, this.at)) value = this.args[++this.at];
    this.at++;
    const requires = (what: string): Error => failLaunch(output, `Error: ${word} requires ${what}`);
    if (word === '-jar') return this.jar();
    if (MODULE.has(name)) {
      if (!value) throw requires('module name');
      this.setMode(LaunchMode.MODULE, word);
      launch.what = value;
      launch.vmOptions.push(`-Djdk.module.main=${value.split('/', 1)[0]}`);
    } else if (SOURCE.has(name)) {
      launch.mode = LaunchMode.SOURCE;
      if (!value) throw requires('source version');
      launch.vmOptions.push(`-Djdk.internal.javac.source=${value}`);
    } else if (CLASS_PATH.has(name)) {
      if (value === null) throw requires('class path specification');
      launch.givenClassPath = this.setClassPath(value);
      if (launch.mode !== LaunchMode.SOURCE) launch.mode = LaunchMode.CLASS;
    } else if (DESCRIBE.has(name)) {
      if (value === null) throw requires('module name');
      launch.tasks.describeModule = value;
    } else if (value) {
      const long = word === '-p' ? '--module-path' : word;
      launch.vmOptions.push(equals < 0 ? `${long}=${value}` : word);
    } else if (MODULE_PATHS.has(word)) throw requires('module path specification');
    else if (MODULE_SYSTEM.has(word) || (equals >= 0 && CHECKED_LONG.has(name)))
      throw requires('modules to be specified');
    else return this.plain(word);
    return false;
  }

  private plain(word: string): boolean {
    const { launch, output } = this;
    if (Object.hasOwn(LAST, word)) {
      LAST[word](launch, output);
      return true;
    }
    if (Object.hasOwn(PLAIN, word)) PLAIN[word](launch, output);
    else if (Object.hasOwn(RENAMED, word)) launch.vmOptions.push(RENAMED[word]);
    else if (word === '-XshowSettings' || word.startsWith('-XshowSettings:'))
      launch.tasks.showSettings = word;
    else if (/^-(ss|oss|ms|mx)/.test(word)) launch.vmOptions.push(`-X${word.slice(1)}`);
    else if (UNSUPPORTED.has(word)) output.err(`Warning: ${word} option is no longer supported.\n`);
    else if (!word.startsWith('-splash:')) {
      if (word.startsWith('-Djava.class.path=')) this.hasClassPath = true;
      launch.vmOptions.push(word);
    }
    return false;
  }

  /** `-jar` says that the first argument without a dash is a file; without one, there is a word about it before the usage. */
  private jar(): boolean {
    if (this.at < this.args.length) {
      this.setMode(LaunchMode.JAR, '-jar');
      return false;
    }
    this.output.err('Error: -jar requires jar file specification\n');
    this.launch.tasks.help = 'usage';
    this.launch.tasks.exitCode = 1;
    return true;
  }

  private setMode(mode: LaunchMode, word: string): void {
    if (this.launch.mode === LaunchMode.SOURCE)
      throw failLaunch(this.output, `Error: Option ${word} is not allowed with --source`);
    this.launch.mode = mode;
  }

  /** Answers the class path with its wildcards expanded. */
  private setClassPath(path: string): string {
    const expanded = expandWildcards(path.split(':')).join(':');
    this.launch.vmOptions.push(`-Djava.class.path=${expanded}`);
    this.hasClassPath = true;
    return expanded;
  }

  private readTarget(): void {
    const { launch, args } = this;
    const { listModules, describeModule, validateModules } = launch.tasks;
    if (launch.what !== null) launch.args = args.slice(this.at);
    else if (this.at < args.length) {
      launch.what = args[this.at];
      launch.args = args.slice(this.at + 1);
      const isSource = launch.what.endsWith('.java') && existsSync(launch.what);
      if (launch.mode === LaunchMode.UNKNOWN) {
        if (!this.hasClassPath) this.setClassPath('.');
        launch.mode = LaunchMode.CLASS;
      }
      if (launch.mode === LaunchMode.CLASS && isSource) launch.mode = LaunchMode.SOURCE;
      // `class` is no Java identifier, so this is never the name of a class.
      launch.isClassFile = launch.mode === LaunchMode.CLASS && launch.what.endsWith('.class');
    } else if (!listModules && describeModule === null && !validateModules) launch.tasks.exitCode = 1;
    if (launch.mode === LaunchMode.SOURCE) this.runSource();
    else if (launch.mode === LaunchMode.JAR && launch.what !== null) this.setClassPath(launch.what);
  }

  /** A source file is an argument of the JDK's own launcher for such, which compiles it in memory. */
  private runSource(): void {
    const { launch } = this;
    launch.vmOptions.push('--add-modules=ALL-DEFAULT');
    if (launch.what !== null) launch.args = [launch.what, ...launch.args];
    launch.what = `jdk.compiler/com.sun.tools.javac.launcher.${sourceLauncher()}`;
  }
}

/** Release since which the launcher for source files takes several. */
const SOURCE_LAUNCHER = 22;

/** The class of jdk.compiler that runs source files. */
function sourceLauncher(): string {
  return releaseAtHand() < SOURCE_LAUNCHER ? 'Main' : 'SourceLauncher';
}
