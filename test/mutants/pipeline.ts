/** What becomes of a class file without a VM: read, checked, verified, translated, compiled with nothing linked. */
import { type ClassFile, type MemberInfo, parseClassFile } from '../../src/classfile/class-file.js';
import { ClassFormatProblem } from '../../src/classfile/class-format-problem.js';
import { checkClassFormat } from '../../src/classfile/format-check.js';
import { compileBaseline } from '../../src/compiler/baseline/compile.js';
import { placeholderStubs, UnlinkedEnv } from '../../src/compiler/unlinked-env.js';
import { IrBuilder } from '../../src/ir/builder.js';
import { IrError } from '../../src/ir/ir-error.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { Region } from '../../src/layout/layout.js';
import type { World } from '../verifier/world.js';

/** How far it came. */
export type Fate = 'format' | 'missing class' | 'verify' | 'translation' | 'compiled';

const builder = new IrBuilder();

/** Anything that this throws is a defect of gojdk. */
export function fateOf(bytes: Uint8Array, world: World): Fate {
  let file: ClassFile;
  try {
    file = parseClassFile(bytes, 'mutant');
    checkClassFormat(file);
  } catch (error) {
    if (error instanceof ClassFormatProblem) return 'format';
    throw error;
  }
  const verdict = world.verify(file);
  if (!verdict.ok) return verdict.kind.endsWith('NoClassDefFoundError') ? 'missing class' : 'verify';
  try {
    for (const method of file.methods) if (method.code !== null) compile(file, method);
  } catch (error) {
    if (error instanceof IrError) return 'translation';
    throw error;
  }
  return 'compiled';
}

function compile(file: ClassFile, method: MemberInfo): void {
  const { pool } = file;
  const { code } = method;
  if (code === null) return;
  const isStatic = (method.accessFlags & 8) !== 0;
  const ir = builder.build({
    code: code.code,
    maxStack: code.maxStack,
    maxLocals: code.maxLocals,
    isStatic,
    descriptor: method.descriptor,
    exceptionTable: code.exceptionTable,
    constants: pool,
  });
  verifyIr(ir);
  const names = {
    fieldDescriptor: (i: number) => pool.fieldDescriptor(i),
    methodDescriptor: (i: number) => pool.methodDescriptor(i),
    methodName: (i: number) => pool.memberName(i),
    methodClassName: (i: number) => pool.memberClassName(i),
  };
  compileBaseline(ir, new UnlinkedEnv(names, placeholderStubs(Region.CODE), Region.META), {
    codeId: 16,
    origin: Region.CODE + 0x10000,
    methodRecord: Region.META + 0x1000,
    isStatic,
    isSynchronized: (method.accessFlags & 0x20) !== 0,
    mirror: 0,
    counters: false,
  });
}
