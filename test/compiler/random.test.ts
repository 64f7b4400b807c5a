import t from 'tap';
import type { MethodSource } from '../../src/ir/method-source.js';
import { Region, Request } from '../../src/vm/layout.js';
import { STEP_LIMIT, type Thrown, World } from '../ir/execution.js';
import { interpret } from '../ir/interpret.js';
import { RandomCode } from '../ir/random-code.js';
import {
  compile,
  direct,
  memory,
  methodRecord,
  native,
  resetCode,
  resetMachine,
  run,
  TestEnv,
  Uncaught,
} from './machine.js';

/** Random methods do the same when their bytecode is interpreted and when it is compiled. IR_METHODS and IR_SEED choose how many, and which. */
const count = Number(process.env.IR_METHODS ?? 1500);
const seed = Number(process.env.IR_SEED ?? 1);

const CALLS = 6;

/** Runs compiled code in a World whose objects are named by their numbers. */
function execute(source: MethodSource): string[] {
  resetCode();
  resetMachine();
  const env = new TestEnv(source.constants);
  for (let i = 1; i <= CALLS; i++) {
    const stub = native(i, source.constants.methodDescriptor(i));
    env.calls.set(i, direct(methodRecord(stub.start)));
  }
  const blob = compile(source, env);
  const world = new World();
  const names: string[] = [];
  const name = (ref: number): string | null => (ref === 0 ? null : names[ref]);
  const reference = (text: string): number => {
    names.push(text);
    return names.length - 1;
  };
  reference('');
  const read = (address: number, type: string): unknown => {
    if (type === 'I') return memory.load32(address);
    if (type === 'J') return memory.i64[(address - Region.BASE) >> 3];
    return name(memory.load32(address));
  };
  const thrown = run(blob.start, '()V', [], {
    native(methodId, args) {
      const types = source.constants.methodDescriptor(methodId).slice(1).replace(/\).*/, '');
      const values = [...types.replaceAll('Ljava/lang/Object;', 'L')].map((type, i) =>
        read(args + 8 * i, type),
      );
      const value = world.call(methodId, values);
      return typeof value === 'string' ? reference(value) : typeof value === 'number' ? value : 0;
    },
    exception(request) {
      if (request !== Request.THROW_DIV_ZERO) throw new Error(`request ${request}`);
      try {
        world.divide(1, 0);
      } catch (error) {
        return reference((error as Thrown).exception);
      }
      return 0;
    },
  });
  if (thrown instanceof Uncaught) world.log.push(`uncaught ${name(thrown.exception)}`);
  return world.log;
}

t.test('random bytecode, interpreted and compiled', (t) => {
  let observed = 0;
  let compared = 0;
  for (let i = 0; i < count; i++) {
    const source = new RandomCode(seed + 7919 * i).build();
    const expected = interpret(source);
    if (expected.steps >= STEP_LIMIT) continue; // compiled code has no limit
    compared++;
    const log = execute(source);
    if (log.join('\n') !== expected.log.join('\n')) {
      t.fail(`method ${i} of seed ${seed} differs`, { expected: expected.log, found: log });
      break;
    }
    observed += log.length;
  }
  t.ok(observed > 5 * compared, `${observed} observations in ${compared} methods`);
  t.end();
});
