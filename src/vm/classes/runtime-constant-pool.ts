import type { ConstantPool } from '../../classfile/constant-pool.js';
import type { JavaThrow } from '../steps.js';
import type { JavaClass, JavaField, JavaMethod } from './java-class.js';

/** What a call site or dynamic constant was linked to (JVMS §5.4.3.6): the adapter method and its trailing argument. */
export interface LinkedAdapter {
  readonly method: JavaMethod;
  /** Address of the u32 cell with the appendix (a GC root). */
  readonly appendixCell: number;
}

/** An error that resolution ended in: thrown again by every later attempt (JVMS §5.4.3). */
export interface ResolutionError {
  /** A failure found by the VM. */
  readonly error: JavaThrow | null;
  /** Handle of an exception object that Java code threw. */
  readonly handle: number;
}

/** Resolution state of one class's constant pool (JVMS §5.4.3). Entries are filled once. */
export class RuntimeConstantPool {
  readonly classes: (JavaClass | undefined)[] = [];
  readonly fields: (JavaField | undefined)[] = [];
  readonly methods: (JavaMethod | undefined)[] = [];
  /** Cell addresses of resolved String, MethodType, MethodHandle, dynamic constants of reference type; or of 8 bytes for dynamic primitives. */
  readonly constants: (number | undefined)[] = [];
  /** Linked invokedynamic sites by `methodIndex * 65536 + bci`, invokehandle sites by constant-pool index. */
  readonly callSites = new Map<number, LinkedAdapter>();
  readonly handleSites = new Map<number, LinkedAdapter>();
  readonly errors = new Map<number, ResolutionError>();

  constructor(
    readonly holder: JavaClass,
    readonly pool: ConstantPool,
  ) {}
}
