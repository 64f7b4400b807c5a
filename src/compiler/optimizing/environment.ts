/** What the optimizing compiler asks of the VM beyond {@link CompileEnv}: methods that calls reach, what is assumed of the class hierarchy, what was observed. */
import type { IrMethod } from '../../ir/method.js';
import type { CallInfo, ClassInfo, CompileEnv } from '../env.js';
import type { TypeFacts } from './graph.js';
import type { TrapReason } from './ops.js';

/** A method of the VM, as the compiler knows it. */
export interface MethodRef {
  /** Index in the VM's table of methods. */
  readonly id: number;
  readonly isStatic: boolean;
  readonly isSynchronized: boolean;
  /** Length of its bytecode, 0 if it has none (native, abstract). */
  readonly codeLength: number;
  /** Its method record: where calls of it go through. */
  readonly record: number;
  /** Kinds of the parameters, receiver first, then of the result: I J F D P V. */
  readonly kinds: string;
  /** Its id in src/compiler/intrinsics.ts, 0 if it has none. */
  readonly intrinsic: number;
  /** What a static synchronized method locks. */
  readonly mirror: number;
  /** Calls and back edges counted so far. */
  readonly heat: number;
  /** Bytes of its optimized code for calls, 0 if it has none. */
  readonly optimizedSize: number;
  /** @ForceInline: worth inlining whatever its size. */
  readonly forceInline: boolean;
  /** Its argument is asked to be a constant of the compiler's: MethodHandleImpl.isCompileConstant. */
  readonly asksForConstant: boolean;
  /** Reads the target of its receiver, a call site, in no way that the compiler knows: CallSite.getTargetVolatile. */
  readonly asksForTarget: boolean;
  /** Object.<init>. */
  readonly isObjectConstructor: boolean;
  /** Calls of it must remain calls: @CallerSensitive, @DontInline, code that cannot be compiled, code of the VM's own. */
  readonly mayInline: boolean;
  toString(): string;
}

/** What a virtual or interface call reaches with some receivers. */
export interface CallTarget {
  readonly method: MethodRef;
  /** Class record of these receivers, 0: all (assumptions are registered). */
  readonly receiver: number;
}

/** A virtual or interface call that can be bound. */
export interface BoundCall {
  /** One or more. */
  readonly targets: readonly CallTarget[];
  /** Receivers of other classes: are they so rare that the code may be left? Else the call must be made for them. */
  readonly othersLeave: boolean;
}

/** A value of a primitive type. */
export interface ConstantBits {
  readonly lo: number;
  readonly hi: number;
}

/** An object that a value is for good. It may lie elsewhere in the next compilation. */
export interface KnownObject {
  /** An array whose elements never change once they are not null. */
  readonly isStableArray: boolean;
}

/** What is known of objects without asking a constant pool. */
export interface ObjectFacts {
  /** The object in a collector's cell, or the one that lies at an address for ever; null if there is none. */
  at(address: number, isCell: boolean): KnownObject | null;
  isSame(a: KnownObject, b: KnownObject): boolean;
  /** Record of its class. */
  recordOf(object: KnownObject): number;
  /** Its length, -1 if it is no array. */
  lengthOf(object: KnownObject): number;
  /** Its address if it never moves, 0 otherwise. */
  fixedAddress(object: KnownObject): number;
  /** The element of an array of objects, if that is there and never changes. */
  inArray(array: KnownObject, index: number): KnownObject | null;
  /** The linked class or interface that a java.lang.Class describes. */
  describedClass(object: KnownObject): ClassInfo | null;
}

export interface OptimizingEnv extends TypeFacts {
  /** Bound to the method that {@link enter} named last. */
  readonly link: CompileEnv;
  /** May a method see another current thread behind a call than before it? On JDKs with continuations: VirtualThread changes it. */
  readonly threadMayChange: boolean;
  /** From now on questions are about the constant pool of this method's class. */
  enter(method: MethodRef): void;
  /** The slot IR of a method with snapshots, or null if it cannot be built or has subroutines. */
  irOf(method: MethodRef): IrMethod | null;

  /** The method that a direct or adapter call reaches. */
  directTarget(info: CallInfo): MethodRef | null;
  /**
   * The methods that a virtual or interface call reaches: because the receiver's class is known (record, 0 if not), by the hierarchy of loaded classes, or
   * by what was seen at this bytecode. Assumptions are registered for the code being compiled.
   */
  bind(info: CallInfo, cpIndex: number, opcode: number, bci: number, receiverClass: number): BoundCall | null;
  /** Does a handler for a class of the constant pool catch exceptions of exactly this class (record)? */
  catches(cpIndex: number, record: number): boolean;
  /** What such a handler catches; null if the class is not loaded. */
  catchType(cpIndex: number): ClassInfo | null;
  /** Is the class (record) one whose instances need Finalizer.register? */
  isFinalizable(record: number): boolean;
  /** Has this place been left for this reason so often that it must be compiled otherwise? */
  trapped(method: MethodRef, bci: number, reason: TrapReason): boolean;
  /** Has a check that was moved out of a loop failed in a method (index in the VM's table) too often? */
  hasMovedInVain(methodId: number): boolean;
  /** Was the branch at this index seen to go this way? True if nothing is known. */
  wasTaken(method: MethodRef, bci: number, taken: boolean): boolean;
  /** The value of a static final field whose class is initialised, if it may be folded: its bits. Primitive types only. */
  staticFinal(cpIndex: number): ConstantBits | null;
  /** The object in a static final field, as a PERM address, if it never moves. 0 otherwise. */
  staticFinalReference(cpIndex: number): number;
  /** The object in a static final field, if that is known for good and the object is there. */
  staticFinalObject(cpIndex: number): KnownObject | null;
  readonly objects: ObjectFacts;
  /** What a known object's instance field holds, if that never changes; null otherwise. */
  trustedField(object: KnownObject, cpIndex: number): ConstantBits | KnownObject | 'null' | null;
  /** Where the call site leads that has the field named by the constant pool, CallSite.target: assumed to stay so (which is registered for the code being compiled). Null if it is another field. */
  callSiteTarget(site: KnownObject, cpIndex: number): KnownObject | null;
  /** The same for a method that {@link MethodRef.asksForTarget}, with the field. */
  targetRead(method: MethodRef, site: KnownObject): TargetField | null;
  /** A cell with what the field MethodHandle.asTypeCache of a known handle holds now: it may be expected to hold that later. 0 for other fields, and if it holds nothing. */
  expectedContent(object: KnownObject, cpIndex: number): number;
  /** What MethodHandle.invokeBasic calls with this handle, null if it is no handle. */
  handleTarget(object: KnownObject): MethodRef | null;
  /** The method that a MemberName names, null if it does not. */
  memberTarget(object: KnownObject): MethodRef | null;
  /** How the method that a MemberName names is called by its class or interface; null if the call does not depend on the receiver. */
  memberCall(object: KnownObject): CallInfo | null;
  /** See {@link FieldTraits}. */
  fieldTraits(cpIndex: number, isStatic: boolean): FieldTraits;
}

/** CallSite.target, and what it holds. */
export interface TargetField {
  readonly object: KnownObject;
  readonly offset: number;
  readonly alias: number;
}

export interface FieldTraits {
  /** Two fields that may be one have the same number; > {@link FIRST_FIELD_ALIAS}. */
  readonly alias: number;
  readonly isVolatile: boolean;
  /** Never changes once it has been read (trusted final). */
  readonly isImmutable: boolean;
}

/** Alias classes below this are those of array elements (the type's character) and 0, which meets all others. */
export const FIRST_FIELD_ALIAS = 256;
