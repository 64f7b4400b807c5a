/** Fills a {@link CodeStore}: compiles methods of the JDK whose classes need not be loaded. */
import { type ClassFile, parseClassFile } from '../../classfile/class-file.js';
import { compileBaseline } from '../../compiler/baseline/compile.js';
import { IntList } from '../../compiler/baseline/int-list.js';
import { Own } from '../../compiler/baseline/own.js';
import type { CallInfo, CompiledCode, MethodHandleLayout } from '../../compiler/env.js';
import { intrinsicOf } from '../../compiler/intrinsics.js';
import { UnlinkedEnv } from '../../compiler/unlinked-env.js';
import type { IrBuilder } from '../../ir/builder.js';
import { IrError } from '../../ir/ir-error.js';
import type { IrMethod } from '../../ir/method.js';
import { Acc } from '../../jvms/access-flags.js';
import { Op } from '../../jvms/opcodes.js';
import { Region } from '../../layout/layout.js';
import { BlockProfile } from '../tiers/block-profile.js';
import type { VM } from '../vm.js';
import {
  ClassEntry,
  CodeStore,
  hashName,
  PLACEHOLDERS,
  RECEIVER_STRIDE,
  STORED_ORIGIN,
  StoredCode,
  type StoreIndex,
} from './code-store.js';
import { linkerCall } from './link-env.js';
import { localHomes } from './local-homes.js';
import type { StoredClass } from './recorder.js';
import { writeTables } from './stored-tables.js';

/** What the methods of a class are known by in a list: 16 bits of the hash of name and descriptor. A method more than was meant does no harm. */
export const shortHash = (signature: string): number => hashName(signature) & 0xffff;

/** Which methods: the class's internal name, and {@link shortHash}es of methods. */
export type MethodList = ReadonlyMap<string, ReadonlySet<number>>;

/** Reads a list: a class a line, its name and behind a blank the hashes, four hexadecimal digits each. */
export function parseMethodList(text: string): Map<string, Set<number>> {
  const list = new Map<string, Set<number>>();
  for (const line of text.split('\n')) {
    const [name, hashes = ''] = line.split(' ');
    if (name === '' || name.startsWith('#')) continue;
    const set = new Set<number>();
    for (let i = 0; i < hashes.length; i += 4) set.add(Number.parseInt(hashes.slice(i, i + 4), 16));
    // A copy: a part would keep the whole text, wherever the name goes.
    list.set(Buffer.from(name, 'latin1').toString('latin1'), set);
  }
  return list;
}

/** A class of the JDK as the compiler asks it: nothing is linked. */
export class StoreEnv extends UnlinkedEnv {
  constructor(
    private readonly vm: VM,
    private readonly file: ClassFile,
    /** Is it of the JDK, and may call what only the JDK may? */
    private readonly isOfJdk = true,
  ) {
    const { pool } = file;
    super(
      {
        fieldDescriptor: (i) => pool.fieldDescriptor(i),
        methodDescriptor: (i) => pool.methodDescriptor(i),
        methodName: (i) => pool.memberName(i),
        methodClassName: (i) => pool.memberClassName(i),
      },
      vm.trampoline.stubs,
      0,
    );
  }

  override methodHandles(): MethodHandleLayout {
    return this.vm.methodHandleLayout();
  }

  override primitiveArrayClass(typeCode: number): number {
    return this.vm.classes.primitiveArray(typeCode).record;
  }

  /** The methods that need no resolution. Only java.base has rights to call them. */
  override call(cpIndex = 0, opcode = 0): CallInfo | null {
    return opcode === Op.INVOKEDYNAMIC || !this.isOfJdk ? null : linkerCall(this.file.pool, cpIndex, opcode);
  }
}

/** What is kept of a method. */
export interface Storable {
  readonly compiled: CompiledCode;
  readonly localHomes: number;
  readonly own: Int32Array;
  readonly blocks: Int32Array;
  readonly receivers: Int32Array;
}

/** Compiles a method of a class file for a store; null if it has no code, or none that can be compiled. */
export function compileForStore(
  vm: VM,
  file: ClassFile,
  index: number,
  builder: IrBuilder,
  reused: IrMethod,
  isOfJdk = true,
): Storable | null {
  const { accessFlags, name, descriptor, code } = file.methods[index];
  if (code === null || intrinsicOf(file.thisName, name, descriptor) !== 0) return null;
  const isStatic = (accessFlags & Acc.STATIC) !== 0;
  let ir: IrMethod;
  try {
    ir = builder.build(
      {
        code: code.code,
        maxStack: code.maxStack,
        maxLocals: code.maxLocals,
        isStatic,
        descriptor,
        exceptionTable: code.exceptionTable,
        constants: file.pool,
      },
      reused,
    );
  } catch (error) {
    if (error instanceof IrError) return null;
    throw error;
  }
  const own = new IntList();
  const profile = placeholderProfile(ir);
  const compiled = compileBaseline(ir, new StoreEnv(vm, file, isOfJdk), {
    codeId: PLACEHOLDERS[Own.CODE_ID],
    origin: STORED_ORIGIN,
    methodRecord: PLACEHOLDERS[Own.METHOD_RECORD],
    isStatic,
    isSynchronized: (accessFlags & Acc.SYNCHRONIZED) !== 0,
    mirror: PLACEHOLDERS[Own.MIRROR],
    counters: true,
    profile,
    own,
    bytecode: code.code,
  });
  return {
    compiled,
    localHomes: localHomes(ir),
    own: own.copy(),
    blocks: ir.blockBci.slice(0, ir.blockCount),
    receivers: Int32Array.from(profile.calls.calls),
  };
}

/** Its addresses are placeholders: the blocks' first, then one for each receiver's record that is asked for. */
function placeholderProfile(ir: IrMethod): BlockProfile {
  let next = -1;
  const allocate = (): number =>
    next++ < 0 ? PLACEHOLDERS[Own.BLOCKS] : PLACEHOLDERS[Own.RECEIVERS] + RECEIVER_STRIDE * (next - 1);
  return BlockProfile.of({ allocate }, ir, 0);
}

/** Makes a store of the methods of a list that this JDK has. */
export function writeCodeStore(vm: VM, list: MethodList, builder: IrBuilder, reused: IrMethod): CodeStore {
  const entries: [name: string, address: number][] = [];
  for (const [name, wanted] of list) {
    const found = vm.classes.image.findClass(name);
    if (found === null) continue;
    const file = parseClassFile(found.bytes, name);
    const methods: number[] = [];
    for (const [index, method] of file.methods.entries()) {
      if (!wanted.has(shortHash(method.name + method.descriptor))) continue;
      const storable = compileForStore(vm, file, index, builder, reused);
      if (storable !== null) methods.push(index, writeCode(vm, storable));
    }
    if (methods.length > 0) entries.push([name, writeClass(vm, name, methods)]);
  }
  return new CodeStore(vm, writeIndex(vm, entries));
}

/** Fills a store with what is known of a program's classes, until it has `limit` bytes. */
export function writeProgramCode(
  vm: VM,
  classes: readonly StoredClass[],
  limit: number,
  builder: IrBuilder,
  reused: IrMethod,
): StoreIndex {
  const entries: [name: string, address: number][] = [];
  const start = vm.metaspace.used;
  for (const { name, bytes, methods, testimony } of classes) {
    const contents = bytes ?? vm.classes.image.findClass(name)?.bytes;
    if (contents === undefined) continue;
    if (vm.metaspace.used - start + contents.length > limit) break;
    const file = parseClassFile(contents, name);
    const pairs: number[] = [];
    for (const index of [...methods].sort((a, b) => a - b)) {
      if (vm.metaspace.used - start + contents.length > limit) break;
      const storable = compileForStore(vm, file, index, builder, reused, bytes === null);
      if (storable !== null) pairs.push(index, writeCode(vm, storable));
    }
    const text = testimony === '' ? null : Buffer.from(testimony);
    entries.push([name, writeClass(vm, name, pairs, bytes, text)]);
  }
  return writeIndex(vm, entries);
}

function writeIndex(vm: VM, entries: readonly [name: string, address: number][]): StoreIndex {
  let size = 16;
  while (size < 2 * entries.length) size *= 2;
  const index = vm.metaspace.allocate(4 * size);
  const { i32 } = vm.memory;
  for (const [name, address] of entries) {
    let slot = hashName(name) & (size - 1);
    while (i32[((index - Region.BASE) >> 2) + slot] !== 0) slot = (slot + 1) & (size - 1);
    i32[((index - Region.BASE) >> 2) + slot] = address;
  }
  return { address: index, mask: size - 1 };
}

function writeClass(
  vm: VM,
  name: string,
  methods: readonly number[],
  bytes: Uint8Array | null = null,
  testimony: Uint8Array | null = null,
): number {
  const nameWords = (name.length + 3) >> 2;
  const address = vm.metaspace.allocate(4 * (ClassEntry.WORDS + nameWords + methods.length));
  const { i32, u8 } = vm.memory;
  const at = (address - Region.BASE) >> 2;
  i32[at + ClassEntry.NAME_LENGTH] = name.length;
  i32[at + ClassEntry.METHODS] = methods.length / 2;
  i32[at + ClassEntry.BYTES] = writeBytes(vm, bytes);
  i32[at + ClassEntry.BYTES_LENGTH] = bytes?.length ?? 0;
  i32[at + ClassEntry.TESTIMONY] = writeBytes(vm, testimony);
  i32[at + ClassEntry.TESTIMONY_LENGTH] = testimony?.length ?? 0;
  u8.set(Buffer.from(name, 'latin1'), 4 * (at + ClassEntry.WORDS));
  i32.set(methods, at + ClassEntry.WORDS + nameWords);
  return address;
}

function writeBytes(vm: VM, bytes: Uint8Array | null): number {
  if (bytes === null) return 0;
  const address = vm.metaspace.allocate(bytes.length);
  vm.memory.u8.set(bytes, address - Region.BASE);
  return address;
}

/** Scalars, tables and bytes, one behind the other. */
function writeCode(vm: VM, { compiled, localHomes, own, blocks, receivers }: Storable): number {
  const address = vm.metaspace.allocate(4 * StoredCode.WORDS);
  const tablesAt = writeTables(vm, compiled, compiled.relocations, own, blocks, receivers);
  if (tablesAt !== address + 4 * StoredCode.WORDS) throw new Error('code store: tables lie elsewhere');
  const bytes = vm.metaspace.allocate(compiled.bytes.length);
  const { i32, u8 } = vm.memory;
  u8.set(compiled.bytes, bytes - Region.BASE);
  const at = (address - Region.BASE) >> 2;
  i32[at + StoredCode.LENGTH] = compiled.bytes.length;
  i32[at + StoredCode.BYTES] = bytes;
  i32[at + StoredCode.LOCAL_HOMES] = localHomes;
  return address;
}
