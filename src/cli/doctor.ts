/** `gojdk doctor`: whether this machine can run Java programs. */
import chalk from 'chalk';
import { probeHost } from '../../native-trampoline/probe.js';
import { findJdk, type JdkLocation, NoJdkError } from '../classpath/find-jdk.js';
import { JImage } from '../classpath/jimage.js';
import { cpuFeatures } from '../compiler/cpu-features.js';
import { findNative } from '../natives/index.js';
import { packageVersion } from '../startup/package-file.js';
import { listed, TESTED_RELEASES } from '../vm/jdk/releases.js';
import { describeGaps, gaps, releaseOf } from '../vm/jdk/requirements.js';
import { describeError } from './report-error.js';

const OLDEST_NODE = 20;

export interface Finding {
  /** `note`: it runs, but the user should know. */
  readonly verdict: 'ok' | 'note' | 'bad';
  readonly subject: string;
  readonly text: string;
}

/** Prints the findings; 0 if Java programs can be run, else 1. */
export function doctor(): number {
  const findings = examine();
  process.stdout.write(`gojdk ${packageVersion()}\n${findings.map(format).join('')}`);
  const bad = findings.filter((finding) => finding.verdict === 'bad').length;
  process.stdout.write(
    bad === 0 ? 'Java programs can be run here.\n' : 'Java programs cannot be run here.\n',
  );
  return bad === 0 ? 0 : 1;
}

export function examine(env: NodeJS.ProcessEnv = process.env): Finding[] {
  return [nodeFinding(process.versions.node), ...hostFindings(), cpuFinding(), ...jdkFindings(env)];
}

function format({ verdict, subject, text }: Finding): string {
  const mark = { ok: chalk.green('ok'), note: chalk.yellow('note'), bad: chalk.red('bad') }[verdict];
  const [first, ...rest] = text.split('\n');
  const indent = ' '.repeat(18);
  return `  ${mark}${' '.repeat(6 - verdict.length)}${subject.padEnd(10)}${[first, ...rest].join(`\n${indent}`)}\n`;
}

function nodeFinding(version: string): Finding {
  const old = Number.parseInt(version, 10) < OLDEST_NODE;
  return {
    verdict: old ? 'bad' : 'ok',
    subject: 'Node.js',
    text: old ? `${version} is too old: ${OLDEST_NODE} or newer is needed` : version,
  };
}

function hostFindings(): Finding[] {
  const { ok, problems } = probeHost();
  if (ok)
    return [{ verdict: 'ok', subject: 'memory', text: 'region below 4 GiB, memfd and executable mappings' }];
  return problems.map((text) => ({ verdict: 'bad', subject: 'memory', text }));
}

function cpuFinding(): Finding {
  const features = Object.entries(cpuFeatures());
  const present = features.filter(([, has]) => has).map(([name]) => name);
  const missing = features.filter(([, has]) => !has).map(([name]) => name);
  const used = present.length === 0 ? 'x86-64' : `x86-64 with ${present.join(', ')}`;
  return {
    verdict: 'ok',
    subject: 'processor',
    text: missing.length === 0 ? used : `${used} (done without: ${missing.join(', ')})`,
  };
}

function jdkFindings(env: NodeJS.ProcessEnv): Finding[] {
  let jdk: JdkLocation;
  try {
    jdk = findJdk(env);
  } catch (error) {
    if (!(error instanceof NoJdkError)) throw error;
    const tried = error.tried.map((place) => `tried: ${place}`);
    const advice = 'set JAVA_HOME, or install one, e.g. apt install openjdk-17-jre-headless';
    return [{ verdict: 'bad', subject: 'JDK', text: ['none found', ...tried, advice].join('\n') }];
  }
  const library = imageFinding(jdk.modulesFile);
  if (library.verdict === 'bad') return [jdkFinding(jdk, 'ok', []), library];
  const image = new JImage(jdk.modulesFile);
  try {
    return [verdict(jdk, image), library];
  } finally {
    image.close();
  }
}

/** The same that `run` says of the JDK before it starts. */
function verdict(jdk: JdkLocation, image: JImage): Finding {
  const release = releaseOf(jdk, image);
  const missing = gaps(release, image, findNative);
  if (missing.length > 0) return jdkFinding(jdk, 'bad', describeGaps(jdk, missing));
  if (TESTED_RELEASES.includes(release)) return jdkFinding(jdk, 'ok', []);
  const note = `nothing that is needed is missing; gojdk is tested with JDK ${listed(TESTED_RELEASES)}`;
  return jdkFinding(jdk, 'note', [note]);
}

function jdkFinding(jdk: JdkLocation, verdict: Finding['verdict'], more: readonly string[]): Finding {
  const place = `${jdk.version || 'of unknown version'} in ${jdk.home}`;
  return { verdict, subject: 'JDK', text: [place, `found by: ${jdk.tried.at(-1)}`, ...more].join('\n') };
}

function imageFinding(path: string): Finding {
  try {
    const image = new JImage(path);
    try {
      if (image.findClass('java/lang/Object') === null) {
        return { verdict: 'bad', subject: 'library', text: `${path}: has no java.lang.Object` };
      }
      return { verdict: 'ok', subject: 'library', text: `${path}, ${image.modules().length} modules` };
    } finally {
      image.close();
    }
  } catch (error) {
    return { verdict: 'bad', subject: 'library', text: describeError(error).replace(/^gojdk: /, '') };
  }
}
