/** What a class file is refused with: by gojdk's format check and verifier without a VM, and by `java`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseClassFile } from '../../src/classfile/class-file.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import { checkClassFormat } from '../../src/classfile/format-check.js';
import { ByteWriter } from '../support/bytes.js';
import { classfiles } from '../support/paths.js';
import { javaCommand, run } from '../support/process.js';
import type { World } from './world.js';

export interface Defendant {
  /** Internal name that the class is asked for by. */
  readonly name: string;
  /** Folder of the classes that it names. */
  readonly root: string;
  readonly bytes: Uint8Array;
}

/** `ok`, or stage, error and message separated by tabs, as classfiles/tools/LinkClasses prints it. */
export type Judgement = string;

/** Gojdk's judgement. */
export function judge(defendant: Defendant, world: World): Judgement {
  try {
    const file = parseClassFile(defendant.bytes, defendant.name);
    checkClassFormat(file);
    const verdict = world.verify(file);
    if (verdict.ok) return 'ok';
    return judgement('link', verdict.kind.replaceAll('/', '.'), verdict.message);
  } catch (error) {
    if (!(error instanceof ClassFormatProblem)) throw error;
    return judgement('define', 'java.lang.ClassFormatError', error.vmText(defendant.name));
  }
}

function judgement(stage: string, error: string, message: string): Judgement {
  const text = message.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${stage}\t${error}\t${text}`;
}

/** The judgements of `java`, in order. */
export async function judgeByJava(defendants: readonly Defendant[]): Promise<Judgement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gojdk-judge-'));
  try {
    const file = join(folder, 'classes');
    writeFileSync(file, container(defendants));
    const java = await run(javaCommand(), ['-cp', classfiles('tools'), 'LinkClasses', file], {
      timeoutSeconds: 600,
    });
    if (java.exit !== 0) throw new Error(`java exits with ${java.exit}: ${java.stderr}`);
    return java.stdout.toString('utf8').split('\n').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function container(defendants: readonly Defendant[]): Buffer {
  const out = new ByteWriter().u4(defendants.length);
  for (const { name, root, bytes } of defendants) {
    for (const text of [Buffer.from(name), Buffer.from(root)]) out.u2(text.length).bytes(text);
    out.u4(bytes.length).bytes(bytes);
  }
  return out.toBuffer();
}
