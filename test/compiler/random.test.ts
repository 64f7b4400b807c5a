import t from 'tap';
import type { MethodSource } from '../../src/ir/method-source.js';
import { Ctx, Region, Request } from '../../src/layout/layout.js';
import { requireSame, STEP_LIMIT, type Thrown, World } from '../ir/execution.js';
import { interpret } from '../ir/interpret.js';
import { DECISIONS, RandomCode } from '../ir/random-code.js';
import { forAllChoices } from '../support/choices.js';
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
  updateReferences,
} from './machine.js';

/** Random methods do the same when their bytecode is interpreted and when it is compiled. IR_METHODS and IR_SEED choose how many, and which. */
const count = Number(process.env.IR_METHODS ?? 1500);
const seed = Number(process.env.IR_SEED ?? 1);

const CALLS = 6;

/**
 * The objects of a World as references: the name's number and, above it, how many collections there have been. A collection moves all objects, and
 * whoever holds an old reference is found out.
 */
class Objects {
  private readonly names: string[] = [''];
  private epoch = 1;

  reference(name: string): number {
    this.names.push(name);
    return (this.epoch << EPOCH_SHIFT) | (this.names.length - 1);
  }

  name(ref: number): string | null {
    if (ref === 0) return null;
    if (ref >> EPOCH_SHIFT !== this.epoch)
      throw new Error(`a reference was not updated: ${ref.toString(16)}`);
    return this.names[ref & ((1 << EPOCH_SHIFT) - 1)];
  }

  collect(): void {
    const { epoch } = this;
    this.epoch = epoch === LAST_EPOCH ? 1 : epoch + 1;
    updateReferences((ref) => {
      if (ref >> EPOCH_SHIFT !== epoch)
        throw new Error(`a pointer home was not updated: ${ref.toString(16)}`);
      return (ref & ((1 << EPOCH_SHIFT) - 1)) | (this.epoch << EPOCH_SHIFT);
    });
  }
}

const EPOCH_SHIFT = 18;
const LAST_EPOCH = 0x1fff;

/** Runs compiled code in a World; at every request there is a collection. */
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
  const objects = new Objects();
  const read = (address: number, type: string): unknown => {
    if (type === 'I') return memory.load32(address);
    if (type === 'J') return memory.i64[(address - Region.BASE) >> 3];
    return objects.name(memory.load32(address));
  };
  // Every loop header and the method's entry take a poll.
  memory.store32(Ctx.ADDRESS + Ctx.POLL, 1);
  memory.store64(Ctx.ADDRESS + Ctx.STACK_LIMIT, -1);
  const thrown = run(blob.start, '()V', [], {
    poll: () => objects.collect(),
    native(methodId, args) {
      const types = source.constants.methodDescriptor(methodId).slice(1).replace(/\).*/, '');
      const values = [...types.replaceAll('Ljava/lang/Object;', 'L')].map((type, i) =>
        read(args + 8 * i, type),
      );
      const value = world.call(methodId, values);
      objects.collect();
      return typeof value === 'string' ? objects.reference(value) : typeof value === 'number' ? value : 0;
    },
    exception(request) {
      if (request !== Request.THROW_DIV_ZERO) throw new Error(`request ${request}`);
      objects.collect();
      try {
        world.divide(1, 0);
      } catch (error) {
        return objects.reference((error as Thrown).exception);
      }
      return 0;
    },
  });
  if (thrown instanceof Uncaught) world.log.push(`uncaught ${objects.name(thrown.exception)}`);
  return world.log;
}

t.test('random bytecode, interpreted and compiled', (t) => {
  let observed = 0;
  let compared = 0;
  forAllChoices({ seed, runs: count, most: DECISIONS }, (choices) => {
    const source = new RandomCode(choices).build();
    const expected = interpret(source);
    if (expected.steps >= STEP_LIMIT) return; // compiled code has no limit
    compared++;
    const log = execute(source);
    requireSame(expected.log, log);
    observed += log.length;
  });
  t.ok(observed > 5 * compared, `${observed} observations in ${compared} methods`);
  t.end();
});
