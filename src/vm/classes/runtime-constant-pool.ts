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

/** What the entries of a constant pool were resolved to, by index. */
export interface Resolved {
  readonly classes: (JavaClass | undefined)[];
  readonly fields: (JavaField | undefined)[];
  readonly methods: (JavaMethod | undefined)[];
}

/** It is kept elsewhere (src/vm/image). */
export interface StoredResolutions {
  read(): Resolved;
}

/** Resolution state of one class's constant pool (JVMS §5.4.3). Entries are filled once. */
export class RuntimeConstantPool {
  private resolved: Resolved | null = { classes: [], fields: [], methods: [] };
  private stored: StoredResolutions | null = null;
  /** Cell addresses of resolved String, MethodType, MethodHandle, dynamic constants of reference type; or of 8 bytes for dynamic primitives. */
  constants: (number | undefined)[] = [];
  /** Linked invokedynamic sites by `methodIndex * 65536 + bci`, invokehandle sites by constant-pool index. */
  private callSiteMap: Map<number, LinkedAdapter> | null = null;
  private handleSiteMap: Map<number, LinkedAdapter> | null = null;
  private errorMap: Map<number, ResolutionError> | null = null;

  constructor(readonly holder: JavaClass) {}

  private get state(): Resolved {
    if (this.resolved === null) this.resolved = (this.stored as StoredResolutions).read();
    return this.resolved;
  }
  get classes(): (JavaClass | undefined)[] {
    return this.state.classes;
  }
  get fields(): (JavaField | undefined)[] {
    return this.state.fields;
  }
  get methods(): (JavaMethod | undefined)[] {
    return this.state.methods;
  }

  /** Goes without what it has resolved until that is asked for. */
  store(stored: StoredResolutions): void {
    this.stored = stored;
    this.resolved = null;
  }

  /** Keeps no room for more than there is. */
  trim(): void {
    if (this.handleSiteMap?.size === 0) this.handleSiteMap = null;
    if (this.callSiteMap?.size === 0) this.callSiteMap = null;
    if (this.errorMap?.size === 0) this.errorMap = null;
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
