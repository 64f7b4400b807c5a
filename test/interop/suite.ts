/** The cases of go-jdk's test-suite with the host program's functions bound to them: the same output as with the functions in Java. */
import t from 'tap';
import { createVM } from '../../src/index.js';
import { readExpected } from '../differential/outcome.js';
import { findPrograms } from '../differential/programs.js';
import { classfiles } from '../support/paths.js';
import { bindSuite } from './suite-host.js';

/** Runs all cases in one VM. */
export function testSuite(stressGc: boolean): void {
  const cases = classfiles('gojdk-suite', 'cases');
  const classPath = [cases, classfiles('gojdk-suite', 'host')];
  const vm = createVM({ classPath, mayRestart: true, stressGc, verifyHeap: stressGc });
  const output: string[] = [];
  bindSuite(vm, (line) => output.push(line));
  for (const program of findPrograms().filter((p) => p.area === 'gojdk-suite')) {
    const [name, input] = program.args;
    output.length = 0;
    vm.call(`${name}/Case.run(I)V` as string, Number(input));
    t.strictSame(output, readExpected(program)?.stdout.toString().trimEnd().split('\n'), name);
  }
}
