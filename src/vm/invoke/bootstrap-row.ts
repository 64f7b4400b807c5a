/** What an invokedynamic instruction says of its bootstrap method, as it stands in the class file. */

import { typesOf } from '../../jvms/descriptors.js';
import { CpTag } from '../../jvms/pool-tags.js';
import type { JavaClass } from '../classes/java-class.js';
import type { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { RefKind } from './member-names.js';

export interface CallSiteInfo {
  readonly caller: JavaClass;
  readonly rcp: RuntimeConstantPool;
  readonly name: string;
  readonly descriptor: string;
  /** Parameters of the call site; its result. */
  readonly parameters: readonly string[];
  readonly result: string;
  /** Constant-pool indices of the static arguments. */
  readonly args: readonly number[];
}

/** `class.name(descriptor)` of the bootstrap method if it is a static one. */
export function bootstrapName(caller: JavaClass, cpIndex: number): string | null {
  const rcp = caller.pool as RuntimeConstantPool;
  const { pool } = rcp;
  const row = caller.classFile?.bootstrapMethods[pool.bootstrapIndex(cpIndex)];
  if (row === undefined || pool.tag(row.methodRef) !== CpTag.METHOD_HANDLE) return null;
  if (pool.methodHandleKind(row.methodRef) !== RefKind.INVOKE_STATIC) return null;
  const ref = pool.methodHandleRef(row.methodRef);
  if (pool.tag(ref) !== CpTag.METHODREF) return null;
  return `${pool.memberClassName(ref)}.${pool.memberName(ref)}${pool.memberDescriptor(ref)}`;
}

export function callSiteInfo(caller: JavaClass, cpIndex: number): CallSiteInfo {
  const rcp = caller.pool as RuntimeConstantPool;
  const { pool } = rcp;
  const descriptor = pool.dynamicDescriptor(cpIndex);
  const types = typesOf(descriptor);
  const result = types.pop() as string;
  const args = caller.classFile?.bootstrapMethods[pool.bootstrapIndex(cpIndex)].args ?? [];
  return { caller, rcp, name: pool.dynamicName(cpIndex), descriptor, parameters: types, result, args };
}
