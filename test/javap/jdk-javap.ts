import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandIo, javapCommand } from '../../src/javap/command.js';
import { ROOT } from '../support/paths.js';

/** A class to show: in a module of the JDK, or wherever the options make javap look. */
export interface Operand {
  readonly module: string | null;
  readonly name: string;
}

/** Runs the JDK's own javap over the classes in one JVM, and answers text by text. */
export async function* jdkJavap(
  home: string,
  options: readonly string[],
  operands: readonly Operand[],
): AsyncGenerator<string> {
  const driver = join(ROOT, 'test', 'javap', 'JavapAll.java');
  const java = spawn(join(home, 'bin', 'java'), ['-XX:TieredStopAtLevel=1', driver, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  java.stdin.end(
    operands.map(({ module, name }) => `${module === null ? '' : `${module} `}${name}\n`).join(''),
  );
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
export async function ourJavap(options: readonly string[], { module, name }: Operand): Promise<string> {
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
  await javapCommand([...options, ...(module === null ? [] : ['--module', module]), name], io);
  return text + errors;
}
