import type { ClassFile } from '../../classfile/class-file.js';
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
  classes: (JavaClass | undefined)[] = [];
  fields: (JavaField | undefined)[] = [];
  methods: (JavaMethod | undefined)[] = [];
  /** Cell addresses of resolved String, MethodType, MethodHandle, dynamic constants of reference type; or of 8 bytes for dynamic primitives. */
  constants: (number | undefined)[] = [];
  /** Linked invokedynamic sites by `methodIndex * 65536 + bci`, invokehandle sites by constant-pool index. */
  private callSiteMap: Map<number, LinkedAdapter> | null = null;
  private handleSiteMap: Map<number, LinkedAdapter> | null = null;
  private errorMap: Map<number, ResolutionError> | null = null;

  constructor(readonly holder: JavaClass) {}

  /** Keeps no room for more than there is. */
  trim(): void {
    this.classes = this.classes.slice();
    this.fields = this.fields.slice();
    this.methods = this.methods.slice();
    this.constants = this.constants.slice();
  }

  /** What it is read from. */
  get pool(): ConstantPool {
    return (this.holder.classFile as ClassFile).pool;
  }

  get callSites(): Map<number, LinkedAdapter> {
    this.callSiteMap ??= new Map();
    return this.callSiteMap;
  }

  get handleSites(): Map<number, LinkedAdapter> {
    this.handleSiteMap ??= new Map();
    return this.handleSiteMap;
  }

  get errors(): Map<number, ResolutionError> {
    this.errorMap ??= new Map();
    return this.errorMap;
  }
}
