/** `gojdk javap` beside the JDK's: one class in a new process, and a thousand classes in one process. */
import Table from 'cli-table3';
import { findJdk } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { gojdkCommand, javaCommand, run } from '../support/process.js';

const COUNT = 1000;

/** Every sixth class of java.base or so, by name. */
function classes(): string[] {
  const image = JImage.open(findJdk().modulesFile);
  const names = image
    .list('java.base')
    .filter((name) => name.endsWith('.class') && !name.includes('module-info'))
    .map((name) => name.slice(0, -'.class'.length).replaceAll('/', '.'))
    .sort();
  const step = Math.floor(names.length / COUNT);
  return names.filter((_, i) => i % step === 0).slice(0, COUNT);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** Runs both in turn and prints the medians and their ratio. */
export async function printJavap(runs: number): Promise<void> {
  const table = new Table({
    head: ['javap', 'gojdk s', 'JDK s', '/ JDK'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  const many = classes();
  const [command, leading] = gojdkCommand();
  for (const [title, args] of [
    ['one class, -c -p', ['-c', '-p', 'java.lang.String']],
    [`${many.length} classes, -c -p`, ['-c', '-p', ...many]],
    [`${many.length} classes, -v -p`, ['-v', '-p', ...many]],
  ] as const) {
    const own: number[] = [];
    const theirs: number[] = [];
    for (let i = 0; i < runs; i++) {
      own.push((await run(command, [...leading, 'javap', ...args], { timeoutSeconds: 300 })).milliseconds);
      theirs.push((await run(javaCommand('javap'), [...args], { timeoutSeconds: 300 })).milliseconds);
    }
    const [a, b] = [median(own), median(theirs)];
    table.push([title, (a / 1000).toFixed(2), (b / 1000).toFixed(2), (a / b).toFixed(2)]);
  }
  console.log(table.toString());
}
