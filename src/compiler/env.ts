import { ClassRec } from '../layout/layout.js';
import type { StubAddresses } from '../layout/stubs.js';

/**
 * What a compiler asks of the VM, and what it hands back. Compilers never load or initialise a class: what is not resolved when a method is compiled becomes a
 * *patch site* that calls the resolve stub when it is first reached (see docs/ARCHITECTURE.md, "Patch sites").
 */

export interface FieldInfo {
  /** Instance field: byte offset in the object. Static field: absolute address (below 2 GiB). */
  readonly location: number;
  readonly isStatic: boolean;
  /** First character of the descriptor: Z B C S I J F D L [. */
  readonly type: number;
}

/** How a call reaches its target. */
export const enum CallKind {
  /** `call [methodRecord]` (static; special, private and final after a null check). */
  DIRECT = 0,
  /** `call [class + vtableOffset]`. */
  VIRTUAL = 1,
  /** r10d = interface method id; `call [class + imtOffset]`. */
  INTERFACE = 2,
  /** MethodHandle.invokeBasic: the receiver's form.vmentry.method.vmtarget. */
  INVOKE_BASIC = 3,
  /** MethodHandle.linkTo*: the target is named by the trailing MemberName argument, which is passed on (callees ignore it). */
  LINK_TO_STATIC = 4,
  LINK_TO_SPECIAL = 5,
  LINK_TO_VIRTUAL = 6,
  LINK_TO_INTERFACE = 7,
  /** The same with a NativeEntryPoint, which names the record of a method. */
  LINK_TO_NATIVE = 8,
  /** invokehandle and invokedynamic: DIRECT to an adapter, with the object in `appendixCell` as an extra last argument. */
  ADAPTER = 9,
}

export interface CallInfo {
  readonly kind: CallKind;
  /** Address of the method record (DIRECT, ADAPTER). */
  readonly methodRecord: number;
  /** Byte offset in the class record (VIRTUAL, INTERFACE). */
  readonly tableOffset: number;
  /** Id of the interface's method (INTERFACE). */
  readonly methodId: number;
  /** ADAPTER: address of the u32 cell (a GC root) that holds the appendix. */
  readonly appendixCell: number;
  /** Nonzero: the compiler emits code of its own for this method ({@link Intrinsic} in src/compiler/intrinsics.ts). */
  readonly intrinsic: number;
}

/** Byte offset in a class record of the IMT slot for an interface method id. */
export function imtOffset(methodId: number): number {
  return ClassRec.IMT + 8 * (methodId & (ClassRec.IMT_LENGTH - 1));
}

export interface ClassInfo {
  /** Address of the class record. */
  readonly record: number;
  /** Object size in bytes for inline allocation, 0 if instances must be made by the NEW request. */
  readonly instanceSize: number;
  /** An ordinary class (not interface, not array) of depth < 8: the subtype test is one load and compare in the display. Otherwise -1. */
  readonly displayDepth: number;
  /** No subclass can exist (final class, primitive array): the test is one compare of the class word. */
  readonly isLeaf: boolean;
}

/** A resolved constant: `immediate` if the object never moves (its address is usable as imm32), else the address of the u32/u64 cell that holds it. */
export interface ConstantInfo {
  readonly immediate: boolean;
  readonly value: number;
}

/**
 * Byte offsets of the fields that calls through method handles follow: `handle.form.vmentry.method.vmtarget`, and the index in a
 * MemberName that linkToVirtual and linkToInterface use.
 */
export interface MethodHandleLayout {
  /** MethodHandle.form, LambdaForm.vmentry, MemberName.method: references. */
  readonly handleForm: number;
  readonly formVmentry: number;
  readonly memberMethod: number;
  /** Injected in MemberName: vtable index, -1 if the call needs no selection; id of the interface method (see {@link imtOffset}). Low 32 bits. */
  readonly memberVmindex: number;
  /** Injected in ResolvedMethodName: address of the method record. Low 32 bits. */
  readonly resolvedVmtarget: number;
}

/** The VM's side of a compilation, bound to one method's class. cpIndex is always into that class's constant pool. */
export interface CompileEnv {
  readonly stubs: StubAddresses;
  /** Asked for only if some call is INVOKE_BASIC or linkTo*. */
  methodHandles(): MethodHandleLayout;
  /** Asked for only if some call is LINK_TO_NATIVE: byte offset in a NativeEntryPoint of the record's address. */
  nativeEntryPoint(): number;
  /** null: not resolved yet, or its class must be initialised first. */
  field(cpIndex: number, isStatic: boolean, isAssigned: boolean): FieldInfo | null;
  /**
   * opcode: the JVM opcode of the call (invokevirtual 0xb6 .. invokedynamic 0xba). bci distinguishes invokedynamic sites. null: a patch site. MethodHandle.invokeBasic
   * and linkTo* need nothing resolved and are never null.
   */
  call(cpIndex: number, opcode: number, bci: number): CallInfo | null;
  /** Resolved class; with `initialized` only if no initialisation barrier is needed. */
  classInfo(cpIndex: number, initialized: boolean): ClassInfo | null;
  /** Array class of `anewarray` whose component is the class at cpIndex. */
  arrayClassOf(cpIndex: number): ClassInfo | null;
  /** Class record of the primitive array class of a newarray type code. */
  primitiveArrayClass(typeCode: number): number;
  /** null: resolve at run time. */
  constant(cpIndex: number): ConstantInfo | null;
  fieldDescriptor(cpIndex: number): string;
  /** Name and descriptor of a Methodref, InterfaceMethodref or InvokeDynamic entry. */
  methodName(cpIndex: number): string;
  methodDescriptor(cpIndex: number): string;
  methodClassName(cpIndex: number): string;
}

export const enum SiteKind {
  FIELD = 0,
  STATIC_FIELD = 1,
  CALL = 2,
  NEW = 3,
  /** The array class whose component the cp entry names. */
  NEW_ARRAY = 4,
  /** checkcast, instanceof, multianewarray: the class itself, no initialisation. */
  CLASS = 5,
  CONSTANT = 6,
}

/** A place in compiled code that calls the resolve stub until its symbolic reference is linked. */
export interface PatchSite {
  readonly kind: SiteKind;
  readonly cpIndex: number;
  readonly bci: number;
  /** JVM opcode. */
  readonly opcode: number;
  /** Offset in the code of the call (the return address, by which it is found, is callOffset + Patch.CALL_LENGTH). */
  readonly callOffset: number;
  /** Offset of the bytes after the call that the compiler rewrites when linked, and their length. */
  readonly start: number;
  readonly end: number;
  /** What the compiler needs to remember (registers chosen, shapes). */
  readonly aux: number;
}

/** Compiled code and the tables that it carries. Offsets are from `start`. */
export interface CompiledCode {
  readonly bytes: Uint8Array;
  /** Fields of `bytes` that depend on the address for which it was compiled (src/x64/assembler.ts, `relocate`). */
  readonly relocations: Int32Array;
  /** Where the instructions end and tables of switches begin; absent if there are none. */
  readonly codeEnd?: number;
  /** rbp - frameSize is rsp in the body of the method. */
  readonly frameSize: number;
  readonly pointerHomes: number;
  /** Home index of the object a synchronized method has locked, -1 if not synchronized. Null while the lock is not held. */
  readonly syncHome: number;
  /** Pairs (offset, bci), offsets ascending: the code from this offset on belongs to bci (-1: prologue). Look up pc-1 for return addresses. */
  readonly pcTable: Int32Array;
  /** Pairs (handler bci, offset). */
  readonly handlerTable: Int32Array;
  /** Pairs (loop header bci, offset of its POLL), for on-stack replacement. */
  readonly loopTable: Int32Array;
  readonly sites: readonly PatchSite[];
  /** Faults at these offsets (loads and stores through a possibly null reference) are expected; sorted. Others are bugs. */
  readonly faultTable: Int32Array;
  /** Methods whose calls were replaced by their bodies; absent if there are none (baseline code never has any). */
  readonly inlined?: InlinedFrames;
  /** Which homes hold references, for code whose homes are not all valid at all times; absent in baseline code. */
  readonly pointerMaps?: PointerMaps;
  /** Where baseline code can be entered in the middle, if that was asked for (baseline/entries.ts): offset, bytecode index, StateFlag, block. */
  readonly entryTable?: Int32Array;
}

/**
 * The frames of methods that run inside the frame of another. Inlined calls are numbered; -1 stands for the compiled method itself. The pc table says the bytecode index
 * in the innermost of them.
 */
export interface InlinedFrames {
  /** Pairs (offset, inlined call), offsets ascending from 0: the code from this offset on belongs to it. */
  readonly pcTable: Int32Array;
  /** Per inlined call a triple: id of the method called, the inlined call that it was made in, bytecode index of the call there. */
  readonly calls: Int32Array;
  /** Triples (inlined call, handler bci, offset). */
  readonly handlerTable: Int32Array;
}

/** For each return address at which a collector may find the frame: the pointer homes that hold live references. */
export interface PointerMaps {
  /** Offsets of the return addresses, ascending. */
  readonly offsets: Int32Array;
  /** For each of them (pointerHomes + 31) >>> 5 words: bit h of word w stands for home 32 w + h. */
  readonly bits: Int32Array;
}
