/** A machine without a VM: compiles methods, installs their code, runs it, and serves its requests as a test wants. */
import { popEntryFrame, pushEntryFrame } from '../../native-trampoline/entry-frame.js';
import { openOrRestart } from '../../native-trampoline/restart.js';
import { type BaselineOptions, compileBaseline } from '../../src/compiler/baseline/compile.js';
import { type Linked, patchSite } from '../../src/compiler/baseline/patch.js';
import {
  type CallInfo,
  CallKind,
  type ClassInfo,
  type CompiledCode,
  type CompileEnv,
  type ConstantInfo,
  type FieldInfo,
  type PatchSite,
} from '../../src/compiler/env.js';
import { compileNativeStub } from '../../src/compiler/native-stub.js';
import { IrBuilder } from '../../src/ir/builder.js';
import { descriptorShape } from '../../src/ir/descriptor-shape.js';
import type { MethodSource } from '../../src/ir/method-source.js';
import { Kind } from '../../src/ir/ops.js';
import { verifyIr } from '../../src/ir/verifier.js';
import { CodeId, Ctx, Frame, MethodRec, Region, Request } from '../../src/layout/layout.js';

export const trampoline = openOrRestart();
export const { memory, stubs } = trampoline;

const STACK_TOP = Region.STACKS + 0x10_0000;
const builder = new IrBuilder();

/** Bump allocators for the tests' own data: class and method records, cells; machine code. */
let dataTop = Ctx.ADDRESS + Ctx.SIZE;
let codeTop = stubs.end;

export function data(bytes: number): number {
  const address = dataTop;
  dataTop = (dataTop + bytes + 15) & ~15;
  return address;
}

const context = (offset: number): number => Ctx.ADDRESS + offset;

export function resetMachine(): void {
  memory.store64(context(Ctx.JAVA_RSP), STACK_TOP);
  memory.store64(context(Ctx.JAVA_RBP), 0);
  memory.store64(context(Ctx.RESUME_PC), 0);
  memory.store64(context(Ctx.STACK_END), STACK_TOP - 0x8_0000);
  memory.store64(context(Ctx.STACK_LIMIT), STACK_TOP - 0x7_0000);
  memory.store32(context(Ctx.POLL), 0);
  memory.store32(context(Ctx.ALLOC_TOP), Region.HEAP);
  memory.store32(context(Ctx.ALLOC_LIMIT), Region.HEAP + 0x10_0000);
}
resetMachine();

/** Installed code. */
export interface Blob {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly compiled: CompiledCode;
  readonly source: MethodSource | null;
  readonly env: TestEnv | null;
}

const blobs: Blob[] = [];

function install(compiled: CompiledCode, source: MethodSource | null, env: TestEnv | null): Blob {
  const start = codeTop;
  memory.writeCode(start, compiled.bytes);
  codeTop = (start + compiled.bytes.length + 15) & ~15;
  const blob = { id: nextCodeId(), start, end: start + compiled.bytes.length, compiled, source, env };
  blobs.push(blob);
  return blob;
}

/** Forgets all code (records of methods stay, and must not be called any more). */
export function resetCode(): void {
  blobs.length = 0;
  codeTop = stubs.end;
}

const nextCodeId = (): number => CodeId.FIRST + blobs.length;

/** A method record whose entry is `address`. */
export function methodRecord(address: number): number {
  const record = data(MethodRec.SIZE);
  memory.store64(record + MethodRec.ENTRY, address);
  return record;
}

/** Answers of the VM for one class: everything is unlinked until entered in the maps. */
export class TestEnv implements CompileEnv {
  readonly stubs = stubs;
  readonly fields = new Map<number, FieldInfo>();
  readonly calls = new Map<number, CallInfo>();
  readonly classes = new Map<number, ClassInfo>();
  readonly arrayClasses = new Map<number, ClassInfo>();
  readonly constants = new Map<number, ConstantInfo>();
  readonly names = new Map<number, string>();
  primitives = 0;

  constructor(private readonly pool: MethodSource['constants']) {}

  methodHandles(): never {
    throw new Error('no method handles here');
  }
  nativeEntryPoint(): never {
    throw new Error('no method handles here');
  }
  field(cpIndex: number): FieldInfo | null {
    return this.fields.get(cpIndex) ?? null;
  }
  call(cpIndex: number): CallInfo | null {
    return this.calls.get(cpIndex) ?? null;
  }
  classInfo(cpIndex: number): ClassInfo | null {
    return this.classes.get(cpIndex) ?? null;
  }
  arrayClassOf(cpIndex: number): ClassInfo | null {
    return this.arrayClasses.get(cpIndex) ?? null;
  }
  primitiveArrayClass(typeCode: number): number {
    return this.primitives + 256 * typeCode;
  }
  constant(cpIndex: number): ConstantInfo | null {
    return this.constants.get(cpIndex) ?? null;
  }
  fieldDescriptor(cpIndex: number): string {
    return this.pool.fieldDescriptor(cpIndex);
  }
  methodName(cpIndex: number): string {
    return this.names.get(cpIndex) ?? 'm';
  }
  methodDescriptor(cpIndex: number): string {
    return this.pool.methodDescriptor(cpIndex);
  }
  methodClassName(): string {
    return 'test/T';
  }
}

export const direct = (record: number): CallInfo => ({
  kind: CallKind.DIRECT,
  methodRecord: record,
  tableOffset: 0,
  methodId: 0,
  appendixCell: 0,
  intrinsic: 0,
});

export function defaultOptions(): BaselineOptions {
  const methodRecord = data(MethodRec.SIZE);
  memory.store32(methodRecord + MethodRec.INVOCATIONS, 0x7fff_ffff);
  memory.store32(methodRecord + MethodRec.BACKEDGES, 0x7fff_ffff);
  return {
    codeId: nextCodeId(),
    origin: codeTop,
    methodRecord,
    isStatic: true,
    isSynchronized: false,
    mirror: 0,
    counters: true,
  };
}

/** Builds, verifies, compiles and installs a method. */
export function compile(
  source: MethodSource,
  env: TestEnv = new TestEnv(source.constants),
  options: Partial<BaselineOptions> = {},
): Blob {
  const ir = builder.build(source);
  verifyIr(ir, source.constants);
  const compiled = compileBaseline(ir, env, { ...defaultOptions(), isStatic: source.isStatic, ...options });
  return install(compiled, source, env);
}

/** Installs the stub of a native method with this id. */
export function native(methodId: number, descriptor: string, synchronizedOn = 0): Blob {
  const shape = descriptorShape(descriptor);
  if (shape === null) throw new Error(descriptor);
  const kinds = [...shape.paramKinds, shape.returnKind].map((kind) => 'VIJFDP'[kind]).join('');
  const compiled = compileNativeStub(stubs, {
    codeId: nextCodeId(),
    origin: codeTop,
    methodId,
    kinds,
    isStatic: true,
    isSynchronized: synchronizedOn !== 0,
    mirror: synchronizedOn,
  });
  return install(compiled, null, null);
}

export const installed = (compiled: CompiledCode): Blob => install(compiled, null, null);
export const nextOrigin = (): number => codeTop;
export const freshCodeId = (): number => nextCodeId();

/** An exception that nobody caught. */
export class Uncaught {
  constructor(readonly exception: number) {}
}

/** What a test does with the requests of the code it runs. Exceptions are ints: any number may stand for one. */
export interface Requests {
  /** `args` is the address of the arguments, 8 bytes each. The result: rax (an int or long below 2^53), or an exception. */
  native?(methodId: number, args: number): number | Uncaught;
  resolve?(site: PatchSite, blob: Blob): { linked: Linked; keepBarrier?: boolean } | Uncaught;
  /** The exception for a THROW* or FAULT request. */
  exception?(request: Request, argument0: number, argument1: number): number;
  poll?(): void;
  /** Anything else: the result in rax. */
  other?(request: Request, argument0: number, argument1: number): number | Uncaught;
}

function findBlob(pc: number): Blob | null {
  return blobs.find((blob) => pc >= blob.start && pc < blob.end) ?? null;
}

/** Bytecode index of an offset; the table's pairs are (offset, bci). */
export function bciAt(compiled: CompiledCode, offset: number): number {
  const table = compiled.pcTable;
  let bci = -2;
  for (let i = 0; i < table.length && table[i] <= offset; i += 2) bci = table[i + 1];
  return bci;
}

function handlerOffset(compiled: CompiledCode, source: MethodSource, bci: number): number {
  const table = source.exceptionTable;
  for (let i = 0; i < table.length; i += 4) {
    if (bci < table[i] || bci >= table[i + 1]) continue;
    const handlers = compiled.handlerTable;
    for (let h = 0; h < handlers.length; h += 2) if (handlers[h] === table[i + 2]) return handlers[h + 1];
    throw new Error(`no code for the handler at ${table[i + 2]}`);
  }
  return -1;
}

/** Makes Java code go on in a handler for the exception; false if nobody catches it and the entry frame is popped. */
function unwind(exception: number, faulted: boolean): boolean {
  let isReturnAddress = !faulted;
  for (;;) {
    const pc = memory.load64(context(Ctx.RESUME_PC));
    const rbp = memory.load64(context(Ctx.JAVA_RBP));
    if (memory.load32(rbp + Frame.CODE_ID) === CodeId.ENTRY) {
      popEntryFrame(memory);
      return false;
    }
    const blob = findBlob(isReturnAddress ? pc - 1 : pc);
    if (blob === null) throw new Error(`unwinding through unknown code at ${pc.toString(16)}`);
    if (memory.load32(rbp + Frame.CODE_ID) !== blob.id) throw new Error('a frame has the wrong code id');
    if (blob.source !== null) {
      const bci = bciAt(blob.compiled, pc - blob.start - (isReturnAddress ? 1 : 0));
      const offset = handlerOffset(blob.compiled, blob.source, bci);
      if (offset >= 0) {
        memory.store32(context(Ctx.EXCEPTION), exception);
        memory.store64(context(Ctx.JAVA_RSP), rbp - blob.compiled.frameSize);
        memory.store64(context(Ctx.RESUME_PC), blob.start + offset);
        return true;
      }
    }
    memory.store64(context(Ctx.RESUME_PC), memory.load64(rbp + Frame.RETURN_PC));
    memory.store64(context(Ctx.JAVA_RSP), rbp + Frame.STACK_ARGS);
    memory.store64(context(Ctx.JAVA_RBP), memory.load64(rbp));
    isReturnAddress = true;
  }
}

/** Calls `move` for every non-null pointer home of the frames on the stack, as a collector does, and stores what it returns. */
export function updateReferences(move: (ref: number) => number): void {
  for (let rbp = memory.load64(context(Ctx.JAVA_RBP)); ; rbp = memory.load64(rbp)) {
    const id = memory.load32(rbp + Frame.CODE_ID);
    if (id === CodeId.ENTRY) return;
    const blob = blobs.find((b) => b.id === id);
    if (blob === undefined) throw new Error(`no code has id ${id}`);
    for (let i = 0; i < blob.compiled.pointerHomes; i++) {
      const home = rbp + Frame.FIRST_POINTER - 4 * i;
      const ref = memory.load32(home);
      if (ref !== 0) memory.store32(home, move(ref));
    }
  }
}

/** Values of the calling convention: numbers for I and P, bigints for J, numbers for F and D. */
export type Value = number | bigint;

const floatBits = new Float32Array(1);
const intBits = new Int32Array(floatBits.buffer);

function placeArguments(kinds: ArrayLike<Kind>, args: readonly Value[]): void {
  let integers = 0;
  let floats = 0;
  const onStack: number[] = [];
  const place = new Array<number>(args.length);
  for (let i = 0; i < args.length; i++) {
    const isFloat = kinds[i] === Kind.F || kinds[i] === Kind.D;
    if (isFloat && floats < 8) place[i] = context(Ctx.CALL_XMM + 8 * floats++);
    else if (!isFloat && integers < 6) place[i] = context(Ctx.CALL_INT + 8 * integers++);
    else onStack.push(i);
  }
  const first = pushEntryFrame(memory, stubs, 0, onStack.length);
  onStack.forEach((i, word) => {
    place[i] = first + 8 * word;
  });
  for (let i = 0; i < args.length; i++) storeValue(place[i], kinds[i], args[i]);
}

function storeValue(address: number, kind: Kind, value: Value): void {
  switch (kind) {
    case Kind.D:
      memory.storeF64(address, value as number);
      break;
    case Kind.F:
      floatBits[0] = value as number;
      memory.store32(address, intBits[0]);
      memory.store32(address + 4, 0x5bad_f00d);
      break;
    case Kind.L:
      memory.i64[(address - Region.BASE) >> 3] = value as bigint;
      break;
    case Kind.P:
      memory.store32(address, value as number);
      memory.store32(address + 4, 0);
      break;
    default:
      // The upper half of an int is garbage by the convention.
      memory.store32(address, value as number);
      memory.store32(address + 4, 0x0bad_cafe);
  }
}

function result(kind: Kind): Value {
  const address = context(Ctx.RESULT);
  switch (kind) {
    case Kind.VOID:
      return 0;
    case Kind.L:
      return memory.i64[(address - Region.BASE) >> 3];
    case Kind.D:
      return memory.loadF64(context(Ctx.RESULT_F));
    case Kind.F:
      intBits[0] = memory.load32(context(Ctx.RESULT_F));
      return floatBits[0];
    default:
      return memory.load32(address);
  }
}

/** Runs code with the given descriptor (receiver included in it as a first parameter, if any). */
export function run(
  address: number,
  descriptor: string,
  args: readonly Value[] = [],
  requests: Requests = {},
): Value | Uncaught {
  const shape = descriptorShape(descriptor);
  if (shape === null) throw new Error(descriptor);
  placeArguments(shape.paramKinds, args);
  memory.store64(context(Ctx.TARGET), address);
  trampoline.enter();
  for (;;) {
    const request = memory.load32(context(Ctx.REQUEST)) as Request;
    if (request === Request.RETURNED) {
      popEntryFrame(memory);
      return result(shape.returnKind);
    }
    const thrown = serve(request, requests);
    if (thrown !== null && !unwind(thrown.exception, request === Request.FAULT)) return thrown;
    trampoline.enter();
  }
}

/** Serves one request; an exception if it ends in one. */
function serve(request: Request, requests: Requests): Uncaught | null {
  const argument0 = memory.load32(context(Ctx.ARG0));
  const argument1 = memory.load32(context(Ctx.ARG1));
  let answer: number | Uncaught = 0;
  switch (request) {
    case Request.NATIVE:
      if (requests.native === undefined) throw new Error('unexpected NATIVE request');
      answer = requests.native(argument0, memory.load64(context(Ctx.JAVA_RSP)));
      break;
    case Request.RESOLVE:
      return resolve(requests);
    case Request.POLL:
      requests.poll?.();
      return null;
    case Request.THROW:
      return new Uncaught(argument0);
    case Request.FAULT:
      checkFault();
      return new Uncaught(requests.exception?.(request, 0, 0) ?? -request);
    case Request.STACK_OVERFLOW:
    case Request.THROW_INDEX:
    case Request.THROW_CAST:
    case Request.THROW_STORE:
    case Request.THROW_DIV_ZERO:
    case Request.THROW_NEGATIVE_SIZE:
      return new Uncaught(requests.exception?.(request, argument0, argument1) ?? -request);
    default:
      if (requests.other === undefined) throw new Error(`unexpected request ${request}`);
      answer = requests.other(request, argument0, argument1);
  }
  if (answer instanceof Uncaught) return answer;
  memory.store64(context(Ctx.RESULT), answer);
  return null;
}

function resolve(requests: Requests): Uncaught | null {
  const pc = memory.load64(context(Ctx.RESUME_PC));
  const blob = findBlob(pc - 1);
  const site = blob?.compiled.sites.find((s) => blob.start + s.callOffset + 5 === pc);
  if (blob === null || site === undefined || blob.env === null) throw new Error('no patch site here');
  if (requests.resolve === undefined) throw new Error('unexpected RESOLVE request');
  const answer = requests.resolve(site, blob);
  if (answer instanceof Uncaught) return answer;
  const { linked, keepBarrier = false } = answer;
  patchSite(site, linked, blob.env, memory.codeRw, blob.start - Region.CODE, blob.start, keepBarrier);
  return null;
}

function checkFault(): void {
  const pc = memory.load64(context(Ctx.FAULT_PC));
  const blob = findBlob(pc);
  if (blob === null || !blob.compiled.faultTable.includes(pc - blob.start)) {
    const address = memory.load64(context(Ctx.FAULT_ADDRESS));
    throw new Error(
      `unexpected fault at offset ${pc - (blob?.start ?? 0)}, address ${address.toString(16)}, signal ${memory.load32(context(Ctx.FAULT_SIGNAL))}`,
    );
  }
}
