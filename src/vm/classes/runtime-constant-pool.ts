import type { ConstantPool } from '../../classfile/constant-pool.js';
import type { JavaClass, JavaField, JavaMethod } from './java-class.js';

/** What a call site or dynamic constant was linked to (JVMS §5.4.3.6): the adapter method and its trailing argument. */
export interface LinkedAdapter {
  readonly method: JavaMethod;
  /** Address of the u32 cell with the appendix (a GC root). */
  readonly appendixCell: number;
}

/**
 * Resolution state of one class's constant pool (JVMS §5.4.3). Entries are filled once: a class, a field, a method, or the error that resolution threw the first time,
 * which every later attempt throws again.
 */
export class RuntimeConstantPool {
  readonly classes: (JavaClass | undefined)[] = [];
  readonly fields: (JavaField | undefined)[] = [];
  readonly methods: (JavaMethod | undefined)[] = [];
  /** Cell addresses of resolved String, MethodType, MethodHandle, dynamic constants. */
  readonly constants: (number | undefined)[] = [];
  /** Linked invokedynamic sites by bytecode position `methodIndex * 65536 + bci`, invokehandle sites by constant-pool index. */
  readonly callSites = new Map<number, LinkedAdapter>();
  readonly handleSites = new Map<number, LinkedAdapter>();
  readonly errors: (Error | undefined)[] = [];

  constructor(
    readonly holder: JavaClass,
    readonly pool: ConstantPool,
  ) {}
}
