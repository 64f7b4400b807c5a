/** `gojdk run Foo.class --method name args`: any static method, with arguments from the command line. */

import { javaTypes } from '../jvms/descriptors.js';
import { Ctx } from '../layout/layout.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import type { Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';

/** Calls the method and prints what it returns; the exit code. */
export function* callStaticMethod(
  vm: VM,
  cls: JavaClass,
  name: string,
  args: readonly string[],
): Steps<number> {
  const method = choose(cls, name, args.length);
  if (typeof method === 'string') return refuse(method);
  const { parameters, result } = javaTypes(method.descriptor);
  const wrong = args.findIndex((arg, i) => parse(vm, parameters[i], arg) === null);
  if (wrong >= 0)
    return refuse(
      `${JSON.stringify(args[wrong])} is no ${parameters[wrong]} (argument ${wrong + 1} of ${name})`,
    );
  yield* vm.initializer.initialize(cls);
  // Only now, for strings may move meanwhile.
  const values = args.map((arg, i) => parse(vm, parameters[i], arg) as number);
  const value = yield* vm.call(method, ...values);
  if (result === 'void') return 0;
  process.stdout.write(`${yield* show(vm, result, value)}\n`);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`gojdk: ${message}\n`);
  return 1;
}

/** The static method of that name which takes so many arguments; a message if there is none, or no telling which. */
function choose(cls: JavaClass, name: string, count: number): JavaMethod | string {
  const named = cls.methods.filter((m) => m.name === name);
  if (named.length === 0) return `class ${cls.javaName} has no method ${name}`;
  const statics = named.filter((m) => m.isStatic);
  if (statics.length === 0) return `method ${name} of class ${cls.javaName} is not static`;
  const fitting = statics.filter((m) => javaTypes(m.descriptor).parameters.length === count);
  if (fitting.length === 0) {
    const wanted = javaTypes(statics[0].descriptor).parameters;
    return `method ${name} of class ${cls.javaName} takes ${wanted.length} argument${wanted.length === 1 ? '' : 's'} (${wanted.join(', ')}), not ${count}`;
  }
  const simple = fitting.filter((m) => javaTypes(m.descriptor).parameters.every((p) => SIMPLE.test(p)));
  if (simple.length === 0)
    return `method ${name} of class ${cls.javaName} has parameters that the command line cannot give: ${javaTypes(fitting[0].descriptor).parameters.join(', ')}`;
  return simple[0];
}

const SIMPLE = /^(boolean|byte|char|short|int|long|float|double|java\.lang\.String)$/;

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  byte: [-128, 127],
  short: [-32768, 32767],
  int: [-2147483648, 2147483647],
};

/** An argument as calls take it; null if the text does not say a value of the type. */
function parse(vm: VM, type: string, text: string): number | bigint | null {
  switch (type) {
    case 'java.lang.String':
      return vm.strings.constant(text);
    case 'boolean':
      return text === 'true' ? 1 : text === 'false' ? 0 : null;
    case 'char':
      return text.length === 1 ? text.charCodeAt(0) : null;
    case 'long': {
      if (!/^[+-]?\d+$/.test(text)) return null;
      const value = BigInt(text);
      return value === BigInt.asIntN(64, value) ? value : null;
    }
    case 'float':
    case 'double':
      return parseFloating(text);
    default: {
      const [low, high] = RANGES[type];
      const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= low && value <= high ? value : null;
    }
  }
}

function parseFloating(text: string): number | null {
  if (/^[+-]?(NaN|Infinity)$/.test(text)) return Number(text.replace('+', ''));
  const value = Number(text.replace(/[dDfF]$/, ''));
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

/** The result as Java's String.valueOf has it. */
function* show(vm: VM, type: string, value: number): Steps<string> {
  switch (type) {
    case 'boolean':
      return value !== 0 ? 'true' : 'false';
    case 'char':
      return String.fromCharCode(value);
    case 'long':
      return vm.memory.i64[vm.index(Ctx.ADDRESS + Ctx.RESULT) >> 3].toString();
    case 'float':
      return yield* text(vm, 'java/lang/Float', 'toString(F)Ljava/lang/String;', value);
    case 'double':
      return yield* text(vm, 'java/lang/Double', 'toString(D)Ljava/lang/String;', value);
    case 'byte':
    case 'short':
    case 'int':
      return String(value);
    default: {
      const cls = vm.classes.loadBoot('java/lang/String');
      const handle = vm.handles.local(value);
      yield* vm.initializer.initialize(cls);
      const string = yield* vm.call(
        vm.findMethod('java/lang/String', 'valueOf(Ljava/lang/Object;)Ljava/lang/String;'),
        vm.handles.get(handle),
      );
      vm.handles.release(handle);
      return vm.strings.toJs(string);
    }
  }
}

function* text(vm: VM, className: string, signature: string, value: number): Steps<string> {
  return vm.strings.toJs(yield* vm.callStatic(className, signature, value));
}
