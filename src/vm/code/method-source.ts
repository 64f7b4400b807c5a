import type { MethodSource } from '../../ir/method-source.js';
import type { JavaMethod } from '../classes/java-class.js';

/** A method with code as the IR builder wants it. `entries`: see {@link MethodSource.entries}. */
export function sourceOf(method: JavaMethod, entries?: Int32Array): MethodSource {
  const { code } = method;
  const pool = method.holder.pool;
  if (code === null || pool === null) throw new Error(`${method} has no code`);
  return {
    code: code.code,
    maxStack: code.maxStack,
    maxLocals: code.maxLocals,
    isStatic: method.isStatic,
    descriptor: method.descriptor,
    exceptionTable: code.exceptionTable,
    constants: pool.pool,
    entries,
  };
}
