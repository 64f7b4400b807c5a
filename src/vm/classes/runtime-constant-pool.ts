import type { ConstantPool } from '../../classfile/constant-pool.js';
import type { JavaClass, JavaField, JavaMethod } from './java-class.js';

/** What a call site or dynamic constant was linked to (JVMS §5.4.3.6): the adapter method and its trailing argument. */
export interface LinkedAdapter {
  readonly method: JavaMethod;
  /** Address of the u32 cell with the appendix (a GC root). */
  readonly appendixCell: number;
}

/** A LinkageError that resolution ended in: every later attempt ends in another one like it (JVMS §5.4.3). Class names are internal. */
export interface ResolutionError {
  readonly className: string;
  readonly message: string | null;
  /** Its cause, if it had one. */
  readonly causeName: string | null;
  readonly causeMessage: string | null;
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
