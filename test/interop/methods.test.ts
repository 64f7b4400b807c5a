/** The calls of classfiles/examples/calls.txt through the public API: the results that `java` computes. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { createVM, JavaError } from '../../src/index.js';
import { parseMethodDescriptor } from '../../src/jvms/descriptors.js';
import { type Call, readCalls } from '../differential/calls.js';
import { classfiles } from '../support/paths.js';

const vm = createVM({
  classPath: classfiles('examples'),
  mayRestart: true,
  stressGc: process.env.STRESS === 'gc',
});

/** The descriptor of the method that takes so many arguments. */
function descriptorOf(call: Call): string {
  const path = classfiles('examples', `${call.type}.class`);
  const { methods } = parseClassFile(readFileSync(path), path);
  for (const { name, descriptor } of methods)
    if (name === call.method && parseMethodDescriptor(descriptor)?.parameters.length === call.args.length)
      return descriptor;
  throw new Error(`${call.type} has no such method ${call.method}`);
}

function argument(type: string, text: string): unknown {
  if (type === 'J') return BigInt(text);
  if (type === 'Z') return text === 'true';
  return type === 'Ljava/lang/String;' ? text : Number(text);
}

/** As Java prints it. */
function show(type: string, value: unknown): string {
  switch (type) {
    case 'V':
      return '';
    case 'C':
      return String.fromCharCode(value as number);
    case 'F':
      return vm.call('java/lang/Float.toString(F)Ljava/lang/String;', value as number) as string;
    case 'D':
      return vm.call('java/lang/Double.toString(D)Ljava/lang/String;', value as number) as string;
    default:
      return String(value);
  }
}

function outcome(call: Call): string {
  const descriptor = descriptorOf(call);
  const { parameters, result } = parseMethodDescriptor(descriptor) as NonNullable<
    ReturnType<typeof parseMethodDescriptor>
  >;
  const args = call.args.map((text, i) => argument(parameters[i], text));
  try {
    return show(result, vm.call(`${call.type}.${call.method}${descriptor}` as string, ...args));
  } catch (error) {
    if (!(error instanceof JavaError)) throw error;
    return `! ${error.className}: ${error.message}`;
  }
}

for (const call of readCalls())
  t.equal(
    outcome(call),
    call.exception === null ? call.result : `! ${call.exception}`,
    [call.type, call.method, ...call.args].join(' '),
  );
