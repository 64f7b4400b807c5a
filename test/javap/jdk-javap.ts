import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandIo, javapCommand } from '../../src/javap/command.js';
import { ROOT } from '../support/paths.js';

/** Classes to show in one run: of a module of the JDK, or from wherever the options make javap look. */
export interface Operand {
  readonly module: string | null;
  readonly names: readonly string[];
}

/** Runs the JDK's own javap over the classes in one JVM, and answers the text of each run. */
export async function* jdkJavap(
  home: string,
  options: readonly string[],
  operands: readonly Operand[],
): AsyncGenerator<string> {
  const driver = join(ROOT, 'test', 'javap', 'JavapAll.java');
  const java = spawn(join(home, 'bin', 'java'), ['-XX:TieredStopAtLevel=1', driver, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  java.stdin.end(operands.map(({ module, names }) => `${module ?? '-'} ${names.join(' ')}\n`).join(''));
  let buffered: Buffer = Buffer.alloc(0);
  for await (const chunk of java.stdout as AsyncIterable<Buffer>) {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    while (buffered.length >= 4) {
      const end = 4 + buffered.readInt32BE(0);
      if (buffered.length < end) break;
      yield buffered.toString('utf8', 4, end);
      buffered = buffered.subarray(end);
    }
  }
}

/** Whether the JDK has a compiler and a javap. */
export function hasJavap(home: string): boolean {
  return existsSync(join(home, 'bin', 'javap')) && existsSync(join(ROOT, 'test', 'javap', 'JavapAll.java'));
}

/** What gojdk's javap prints: standard output, then standard error. */
export async function ourJavap(options: readonly string[], { module, names }: Operand): Promise<string> {
  let text = '';
  let errors = '';
  const io: CommandIo = {
    stdout: (s) => {
      text += s;
    },
    stderr: (s) => {
      errors += s;
    },
    isTTY: false,
  };
  await javapCommand([...options, ...(module === null ? [] : ['--module', module]), ...names], io);
  return text + errors;
}

/** The classes in runs of up to `size` of one module. */
export function batches(
  classes: readonly { readonly module: string | null; readonly name: string }[],
  size: number,
): Operand[] {
  const open = new Map<string | null, string[]>();
  const list: Operand[] = [];
  for (const { module, name } of classes) {
    let names = open.get(module);
    if (names === undefined || names.length === size) {
      names = [];
      open.set(module, names);
      list.push({ module, names });
    }
    names.push(name);
  }
  return list;
}
