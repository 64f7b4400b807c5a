/** What the front end asks of a class file: one method's code, and queries to its constant pool. Whoever owns class files adapts them to this. */

/** Constant-pool queries. Every index may come from hostile bytecode: only {@link tag} must accept any number. */
export interface ConstantSource {
  /** Tag of the entry (JVMS table 4.4-A), 0 if there is no such entry or it is the second half of a long or double. */
  tag(index: number): number;
  /** Integer or Float: the 32 bits. */
  intBits(index: number): number;
  /** Long or Double: low and high 32 bits. */
  lowBits(index: number): number;
  highBits(index: number): number;
  /** Descriptor of a Fieldref or Dynamic entry. */
  fieldDescriptor(index: number): string;
  /** Descriptor of a Methodref, InterfaceMethodref or InvokeDynamic entry. */
  methodDescriptor(index: number): string;
}

/** A method that has a Code attribute. */
export interface MethodSource {
  readonly code: Uint8Array;
  readonly maxStack: number;
  readonly maxLocals: number;
  readonly isStatic: boolean;
  readonly descriptor: string;
  /** startPc, endPc, handlerPc, catchType (constant-pool index, 0 = any) for each entry. */
  readonly exceptionTable: Int32Array;
  readonly constants: ConstantSource;
  /** Bytecode indices at which a block shall start, though no branch comes there: the code is entered there by others. */
  readonly entries?: Int32Array;
}
