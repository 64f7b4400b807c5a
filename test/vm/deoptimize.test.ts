/**
 * Optimized code is left in random states of random methods, one inside another: what they do from there on is what their bytecode, interpreted, does. DEOPT_CASES and DEOPT_SEED choose
 * how many, and which.
 */
import fc from 'fast-check';
import t from 'tap';
import { StateFlag } from '../../src/compiler/optimizing/graph.js';
import { TrapReason } from '../../src/compiler/optimizing/ops.js';
import type { OptimizedCode } from '../../src/compiler/optimizing/optimized-code.js';
import { u2 } from '../../src/ir/block-scan.js';
import { IrBuilder } from '../../src/ir/builder.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { lengthOf } from '../../src/ir/opcode-flow.js';
import { Kind } from '../../src/ir/ops.js';
import { Ctx, Region } from '../../src/layout/layout.js';
import type { JavaMethod } from '../../src/vm/classes/java-class.js';
import type { CodeBlob } from '../../src/vm/code/code-blob.js';
import { LiveHomes } from '../../src/vm/code/live-homes.js';
import { sourceOf } from '../../src/vm/code/method-source.js';
import { JavaException } from '../../src/vm/steps.js';
import { requireSame, STEP_LIMIT, Thrown, World } from '../ir/execution.js';
import { Interpreter, SECOND } from '../ir/interpret.js';
import { Call, DECISIONS, RandomCode } from '../ir/random-code.js';
import { ByteWriter } from '../support/bytes.js';
import { type Choices, choiceNumbers, forAllChoices, ListedChoices } from '../support/choices.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import {
  type LeavingFrame,
  type LeavingValue,
  leavingCode,
  replacementCode,
} from '../support/leaving-code.js';
import { openSmallVm } from '../support/small-vm.js';

const cases = Number(process.env.DEOPT_CASES ?? 100);
const seed = Number(process.env.DEOPT_SEED ?? 1);

const { vm, run } = openSmallVm({ tier: 'optimizing', verify: 'none' });
const { memory } = vm;

/** What division by zero throws has no number here: the objects are made by the VM. */
class VmWorld extends World {
  override divide(a: number, b: number): number {
    if (b === 0) throw new Thrown('division');
    return (a / b) | 0;
  }
}

// ---------------------------------------------------------------- the world outside

let world = new VmWorld();
/** Name -> handle. */
const objects = new Map<string, number>();
let collections = 0;

function reference(name: string): number {
  const known = objects.get(name);
  if (known !== undefined) return vm.handles.get(known);
  const ref = vm.allocate(vm.classes.objectClass);
  objects.set(name, vm.handles.create(ref));
  return ref;
}

function nameOf(ref: number): string | null {
  if (ref === 0) return null;
  for (const [name, handle] of objects) if (vm.handles.get(handle) === ref) return name;
  const cls = vm.classes.of(ref).name;
  return cls === 'java/lang/ArithmeticException' ? 'division' : cls;
}

const collect = (): void => vm.heap.collect(vm.roots, ++collections % 50 === 0, 'Test');

/** The methods that random code calls, by number. */
const DESCRIPTORS = [
  '',
  '(I)V',
  '(J)V',
  '(Ljava/lang/Object;)V',
  '()I',
  '()Ljava/lang/Object;',
  '(IJLjava/lang/Object;)I',
];
/** What optimized code calls in their place, and as a poll: code becomes invalid then, or (thrown) an exception comes out. */
const HOOKS = ['()V', '()I', '()Ljava/lang/Object;'];
let hook: () => unknown = () => undefined;

const result = (value: unknown): number =>
  typeof value === 'string' ? reference(value) : typeof value === 'number' ? value : 0;

function call(index: number, args: readonly unknown[]): number {
  const value = world.call(index, args);
  collect();
  return result(value);
}

const bind = (signature: string, f: () => number): void => {
  vm.bound.set(`Observer.${signature}`, () => f);
};
/** Arguments of the native that is called: such functions read them themselves. */
const int = (i: number): number => memory.i32[(vm.nativeArguments + 8 * i - Region.BASE) / 4];
const long = (i: number): bigint => memory.i64[(vm.nativeArguments + 8 * i - Region.BASE) / 8];
const nameOfArgument = (i: number): string | null => nameOf(int(i));
bind('o1(I)V', () => call(1, [int(0)]));
bind('o2(J)V', () => call(2, [long(0)]));
bind('o3(Ljava/lang/Object;)V', () => call(3, [nameOfArgument(0)]));
bind('o4()I', () => call(4, []));
bind('o5()Ljava/lang/Object;', () => call(5, []));
bind('o6(IJLjava/lang/Object;)I', () => call(6, [int(0), long(1), nameOfArgument(2)]));
for (const descriptor of HOOKS)
  bind(`hook${descriptor}`, () => {
    const value = hook();
    collect();
    return result(value);
  });

const observer = new ClassWriter('Observer');
for (let i = 1; i <= 6; i++)
  observer.method(ACC.STATIC | ACC.NATIVE | ACC.PUBLIC, `o${i}`, DESCRIPTORS[i], null);
for (const descriptor of HOOKS)
  observer.method(ACC.STATIC | ACC.NATIVE | ACC.PUBLIC, 'hook', descriptor, null);
const define = (writer: ClassWriter) =>
  run(
    vm.loading.define(vm.classes.boot, writer.name, writer.toBuffer(), {
      protectionDomain: 0,
      origin: '',
    }),
  );
const observerClass = define(observer);
run(vm.initializer.initialize(observerClass));
const hookRecord = (descriptor: string): number =>
  (observerClass.declaredMethod(`hook${descriptor}`) as JavaMethod).record;

// ---------------------------------------------------------------- random methods as classes

/** Random code with the constant pool's indices of the class that it becomes part of. */
function linked(writer: ClassWriter, { code }: MethodSource): Uint8Array {
  const bytes = code.slice();
  for (let pc = 0; pc < code.length; ) {
    const op = code[pc];
    if (op === 0xb8) {
      const target = u2(code, pc + 1);
      const index = writer.pool.member(10, 'Observer', `o${target}`, DESCRIPTORS[target]);
      bytes[pc + 1] = index >> 8;
      bytes[pc + 2] = index;
    }
    pc = op === 0xaa || op === 0xab ? endOfSwitch(code, pc) : pc + lengthOf[op];
  }
  return bytes;
}

function endOfSwitch(code: Uint8Array, pc: number): number {
  const at = (pc + 4) & ~3;
  const word = (i: number): number => (u2(code, at + 4 * i) << 16) | u2(code, at + 4 * i + 2);
  return code[pc] === 0xaa ? at + 12 + 4 * (word(2) - word(1) + 1) : at + 8 + 8 * word(1);
}

function codeAttribute(source: MethodSource, code: Uint8Array): Buffer {
  const out = new ByteWriter().u2(source.maxStack).u2(source.maxLocals).u4(code.length).bytes(code);
  const { exceptionTable } = source;
  out.u2(exceptionTable.length / 4);
  for (const word of exceptionTable) out.u2(word);
  return out.u2(0).toBuffer();
}

let classes = 0;

function methodsOf(sources: readonly MethodSource[]): JavaMethod[] {
  const writer = new ClassWriter(`Random${classes++}`, { major: 48 });
  sources.forEach((source, i) => {
    writer.rawMethod(ACC.STATIC | ACC.PUBLIC, `m${i}`, '()V', codeAttribute(source, linked(writer, source)));
  });
  const cls = define(writer);
  run(vm.initializer.initialize(cls));
  return sources.map((_, i) => cls.declaredMethod(`m${i}()V`) as JavaMethod);
}

// ---------------------------------------------------------------- states

/** Where it is left, and where values lie there. */
let choices: Choices = new ListedChoices([]);
const random = (n: number): number => choices.below(n);

const cells = new Map<string, number>();

function leavingValue(slot: number, value: unknown): LeavingValue | null {
  if (value === undefined || value === SECOND) return null;
  if (typeof value === 'number') return { slot, kind: Kind.I, lo: value | 0, hi: 0, cell: 0 };
  if (typeof value === 'bigint') {
    const hi = Number(BigInt.asIntN(32, value >> 32n));
    return { slot, kind: Kind.L, lo: Number(BigInt.asIntN(32, value)), hi, cell: 0 };
  }
  return { slot, kind: Kind.P, lo: 0, hi: 0, cell: value === null ? 0 : cellOf(value as string) };
}

function cellOf(name: string): number {
  let cell = cells.get(name);
  if (cell === undefined) {
    cell = vm.metaspace.allocateCell(name === 'division' ? arithmeticException() : reference(name));
    cells.set(name, cell);
  }
  return cell;
}

const arithmeticException = (): number =>
  run(vm.newObject('java/lang/ArithmeticException', '(Ljava/lang/String;)V', 0));

function frameOf(method: JavaMethod, { m, stack, locals, pc }: Interpreter, flags: number): LeavingFrame {
  const values = [
    ...[...locals].map((value, slot) => leavingValue(slot, value)),
    ...stack.map((value, i) => leavingValue(m.maxLocals + i, value)),
  ].filter((v) => v !== null);
  return { methodId: method.id, bci: pc, flags, values };
}

const VOID_CALLS = [0, 1, 2, 1];

/** Steps until a call without a result is next, which another method shall stand for; its arguments are taken off. False if the method ends before. */
function stopAtCall(at: Interpreter): boolean {
  const { code } = at.m;
  let after = random(40);
  for (;;) {
    const words = code[at.pc] === 0xb8 ? VOID_CALLS[u2(code, at.pc + 1)] : undefined;
    if (words !== undefined && --after < 0) {
      at.stack.length -= words;
      return true;
    }
    if (!at.step()) return false;
  }
}

function stopAnywhere(at: Interpreter, wanted: (at: Interpreter) => boolean): boolean {
  let after = random(120);
  for (;;) {
    if (--after < 0 && wanted(at)) return true;
    if (!at.step()) return false;
  }
}

const isCall = ({ m, pc }: Interpreter): boolean => m.code[pc] === 0xb8;
const dividesByZero = ({ m, pc, stack }: Interpreter): boolean => m.code[pc] === 0x6c && stack.at(-1) === 0;

/** Goes on with the innermost method; when it ends, with its caller behind the call. */
function finish(chain: Interpreter[], first: Thrown | null): void {
  let thrown = first;
  for (let i = chain.length - 1; i >= 0; i--) {
    const at = chain[i];
    if (i < chain.length - 1 && thrown === null) at.pc += 3;
    try {
      if (thrown !== null) {
        if (!at.unwind(thrown)) continue;
        thrown = null;
      }
      while (at.step()) {}
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      thrown = error;
    }
  }
  if (thrown !== null) world.log.push(`uncaught ${thrown.exception}`);
}

// ---------------------------------------------------------------- leaving

const enum Way {
  TRAP,
  THROW,
  DIVIDE_BY_ZERO,
  INVALID_BEFORE,
  INVALID_AFTER,
  CALLEE_THROWS,
  COUNT,
}

const NAMES = [
  'trap',
  'throw',
  'division',
  'invalid at a poll',
  'invalid behind a call',
  'exception in a call',
];

interface Stopped {
  readonly frame: LeavingFrame;
  readonly reason: TrapReason;
  readonly operands: readonly number[];
  readonly callee: number | undefined;
  /** What comes out of the innermost frame at once. */
  readonly thrown: Thrown | null;
  /** So many lines of the log come from a call that the optimized code makes. */
  readonly lines: number;
}

/** The innermost frame, stopped where it is left in the given way; null if it never comes to such a place. */
function stop(way: Way, at: Interpreter, method: JavaMethod): Stopped | null {
  const none = { reason: TrapReason.UNSUPPORTED, operands: [], callee: undefined, thrown: null, lines: 0 };
  hook = () => {
    const blob = vm.code.byId(method0.codeId);
    vm.tiers.invalidate(blob);
  };
  switch (way) {
    case Way.TRAP:
      return stopAnywhere(at, () => true) ? { ...none, frame: frameOf(method, at, 0) } : null;
    case Way.THROW: {
      if (!stopAnywhere(at, () => true)) return null;
      const name = `object ${++world.counter}`;
      const thrown = new Thrown(name);
      objects.set(name, vm.handles.create(arithmeticException()));
      return {
        ...none,
        reason: TrapReason.THROW,
        operands: [cellOf(name)],
        thrown,
        frame: frameOf(method, at, 0),
      };
    }
    case Way.DIVIDE_BY_ZERO:
      if (!stopAnywhere(at, dividesByZero)) return null;
      return {
        ...none,
        reason: TrapReason.DIVIDE_BY_ZERO,
        thrown: new Thrown('division'),
        frame: frameOf(method, at, 0),
      };
    case Way.INVALID_BEFORE:
      if (!stopAnywhere(at, () => true)) return null;
      return { ...none, callee: hookRecord('()V'), frame: frameOf(method, at, 0) };
    case Way.INVALID_AFTER:
      return stopAnywhere(at, isCall) ? { ...none, ...stopBehindCall(at, method) } : null;
    default: {
      if (!stopAtCall(at)) return null;
      hook = () => {
        throw new JavaException(arithmeticException());
      };
      const thrown = new Thrown('division');
      return { ...none, callee: hookRecord('()V'), thrown, frame: frameOf(method, at, StateFlag.AFTER) };
    }
  }
}

/** The call at hand is made by the optimized code: its result comes in a register. */
function stopBehindCall(
  at: Interpreter,
  method: JavaMethod,
): { callee: number; frame: LeavingFrame; lines: number } {
  const { pc, m, stack } = at;
  const target = u2(m.code, pc + 1);
  const invalidate = hook;
  const before = world.log.length;
  at.step();
  const kind =
    target <= Call.OBSERVE_REFERENCE ? Kind.VOID : target === Call.NEXT_REFERENCE ? Kind.P : Kind.I;
  const value = kind === Kind.VOID ? undefined : stack.at(-1);
  const lines = world.log.slice(before);
  hook = () => {
    invalidate();
    world.log.push(...lines);
    return value;
  };
  const flags = StateFlag.AFTER | (kind << StateFlag.RESULT_SHIFT);
  const pending = kind === Kind.VOID ? 0 : 1;
  const frame = frameOf(
    method,
    { ...at, pc, stack: stack.slice(0, stack.length - pending) } as Interpreter,
    flags,
  );
  const callee = hookRecord(kind === Kind.VOID ? '()V' : kind === Kind.P ? '()Ljava/lang/Object;' : '()I');
  return { callee, frame, lines: lines.length };
}

/** The outermost method of the case at hand. */
let method0: JavaMethod;
let leave: ((codeId: number, origin: number) => ReturnType<typeof leavingCode>) | null = null;

/** In loops of random methods. */
let replacing = false;
let replaced = 0;

vm.tiers.compiler = (method, osrBci, codeId, origin) => {
  if (osrBci >= 0)
    return replacing ? { code: replacement(method, osrBci, codeId, origin), assumptions: [] } : null;
  return method === method0 && leave !== null ? { code: leave(codeId, origin), assumptions: [] } : null;
};

const builder = new IrBuilder();

/** Code that replaces the running frame, whose homes are live as the collector sees it. */
function replacement(method: JavaMethod, bci: number, codeId: number, origin: number): OptimizedCode {
  replaced++;
  const pc = memory.load32(Ctx.ADDRESS + Ctx.RESUME_PC);
  const blob = vm.code.find(pc) as CodeBlob;
  const ir = builder.build(sourceOf(method, blob.leaders));
  const live = new LiveHomes().at(blob, pc);
  const slots = Array.from({ length: ir.slotCount }, (_, slot) => slot);
  hook = () => {
    if (replaced % 2 === 0) vm.tiers.invalidate(vm.code.byId(codeId));
  };
  return replacementCode(
    { origin, stubs: vm.trampoline.stubs, callee: hookRecord('()V') },
    {
      methodId: method.id,
      bci,
      pointers: slots.filter((slot) => ir.pointerHome[slot] >= 0 && live.includes(ir.pointerHome[slot])),
      scalars: slots.filter((slot) => ir.scalarHome[slot] >= 0),
    },
  );
}

function logOf(): string[] {
  try {
    run(vm.call(method0));
  } catch (error) {
    if (!(error instanceof JavaException)) throw error;
    world.log.push(`uncaught ${nameOf(error.ref)}`);
  }
  return world.log;
}

function reset(): void {
  for (const handle of objects.values()) vm.handles.release(handle);
  objects.clear();
  cells.clear();
}

/** One case, by the decisions for each method from the outermost in; null if it could not be made, else the two logs. */
function tryCase(way: Way, decisions: readonly number[][]): { expected: string[]; found: string[] } | null {
  reset();
  const depth = decisions.length - 1;
  const sources = decisions.map((numbers) => new RandomCode(new ListedChoices(numbers)).build());
  world = new VmWorld();
  const chain = sources.map((source) => new Interpreter(source, world));
  const methods = methodsOf(sources);
  method0 = methods[0];
  const frames: LeavingFrame[] = [];
  let stopped: Stopped | null = null;
  try {
    for (let i = 0; i < depth; i++) {
      if (!stopAtCall(chain[i])) return null;
      frames.unshift(frameOf(methods[i], chain[i], StateFlag.AFTER));
    }
    stopped = stop(way, chain[depth], methods[depth]);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
  }
  if (stopped === null || world.steps >= STEP_LIMIT / 2) return null;
  frames.unshift(stopped.frame);
  const { reason, operands, callee } = stopped;
  leave = (codeId, origin) =>
    leavingCode({ codeId, origin, stubs: vm.trampoline.stubs, frames, reason, operands, callee, random });
  const before = new VmWorld();
  before.log.push(...world.log.slice(0, world.log.length - stopped.lines));
  before.counter = world.counter;
  finish(chain, stopped.thrown);
  if (world.steps >= STEP_LIMIT) return null;
  const expected = world.log;
  world = before;
  return { expected, found: logOf() };
}

/** One inside another: up to four. */
const decisionsOfMethods = fc.array(choiceNumbers(DECISIONS), { minLength: 1, maxLength: 4, size: 'max' });
/** Where to leave, and of each value where it is kept. */
const STATE_DECISIONS = 400;

for (let way: Way = 0; way < Way.COUNT; way++) {
  t.test(NAMES[way], (t) => {
    let compared = 0;
    fc.assert(
      fc.property(decisionsOfMethods, choiceNumbers(STATE_DECISIONS), (methods, ofState) => {
        choices = new ListedChoices(ofState);
        const logs = tryCase(way, methods);
        if (logs === null) return;
        compared++;
        requireSame(logs.expected, logs.found);
      }),
      { seed: seed + way, numRuns: cases },
    );
    t.ok(compared > cases / 20, `${compared} cases`);
    t.end();
  });
}

t.test('loops are entered and left', (t) => {
  replacing = true;
  leave = null;
  let compared = 0;
  forAllChoices({ seed, runs: cases, most: DECISIONS }, (choices) => {
    reset();
    const source = new RandomCode(choices).build();
    world = new VmWorld();
    new Interpreter(source, world).run();
    if (world.steps >= STEP_LIMIT) return;
    const expected = world.log;
    world = new VmWorld();
    [method0] = methodsOf([source]);
    const found = logOf();
    compared++;
    requireSame(expected, found);
  });
  t.ok(replaced > compared / 2, `${replaced} frames replaced in ${compared} methods`);
  t.end();
});
