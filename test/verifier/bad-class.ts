/** Class files for the verifier's tests: methods from text with stack maps, in a class `Bad`, beside the classes of {@link HELPERS}. */
import { Assembler } from '../support/assembler.js';
import { ByteWriter } from '../support/bytes.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import type { ConstantPoolWriter } from '../support/constant-pool-writer.js';

export interface MethodText {
  readonly code: string;
  /** Default `()V`. */
  readonly descriptor?: string;
  /** Default static. */
  readonly access?: number;
  /** Default `m`. */
  readonly name?: string;
  readonly maxStack?: number;
  readonly maxLocals?: number;
  /** Full frames: `LABEL local local ; item`, types int, long, float, double, null, top, this (uninitialized), new@LABEL, or a class. */
  readonly frames?: readonly string[];
  /** Or the contents of StackMapTable. */
  readonly map?: readonly number[];
  /** Rows start, length of a LocalVariableTable. */
  readonly variables?: readonly (readonly [number, number])[];
}

export interface BadClass {
  /** Default 52. */
  readonly major?: number;
  readonly superName?: string;
  readonly interfaces?: readonly string[];
  readonly access?: number;
  readonly fields?: readonly (readonly [name: string, descriptor: string])[];
  /** More of the class, before the method. */
  readonly prepare?: (writer: ClassWriter) => void;
}

const TYPES: Record<string, number> = { top: 0, int: 1, float: 2, double: 3, long: 4, null: 5, this: 6 };

function writeType(
  out: ByteWriter,
  pool: ConstantPoolWriter,
  labels: ReadonlyMap<string, number>,
  text: string,
): void {
  const tag = TYPES[text];
  if (tag !== undefined) out.u1(tag);
  else if (text.startsWith('new@')) out.u1(8).u2(labels.get(text.slice(4)) as number);
  else out.u1(7).u2(pool.classRef(text));
}

/** A StackMapTable of full frames. */
function writeFrames(
  pool: ConstantPoolWriter,
  labels: ReadonlyMap<string, number>,
  frames: readonly string[],
): Buffer {
  const out = new ByteWriter().u2(frames.length);
  let last = -1;
  for (const frame of frames) {
    const [left, right = ''] = frame.split(';');
    const [label, ...locals] = left.trim().split(/\s+/);
    const stack = right.trim() === '' ? [] : right.trim().split(/\s+/);
    const at = labels.get(label) as number;
    out
      .u1(255)
      .u2(at - last - 1)
      .u2(locals.length);
    for (const type of locals) writeType(out, pool, labels, type);
    out.u2(stack.length);
    for (const type of stack) writeType(out, pool, labels, type);
    last = at;
  }
  return out.toBuffer();
}

function addMethod(writer: ClassWriter, method: MethodText): void {
  const { pool } = writer;
  const assembled = new Assembler(pool).assemble(method.code);
  const out = new ByteWriter();
  out.u2(method.maxStack ?? 4).u2(method.maxLocals ?? 4);
  out.u4(assembled.code.length).bytes(assembled.code);
  out.u2(assembled.handlers.length);
  for (const row of assembled.handlers) for (const v of row) out.u2(v);
  const attributes: (readonly [string, Buffer])[] = [];
  if (method.frames !== undefined)
    attributes.push(['StackMapTable', writeFrames(pool, assembled.labels, method.frames)]);
  if (method.map !== undefined) attributes.push(['StackMapTable', Buffer.from(method.map)]);
  if (method.variables !== undefined) attributes.push(['LocalVariableTable', variableTable(pool, method)]);
  out.u2(attributes.length);
  for (const [name, data] of attributes) out.u2(pool.utf8(name)).u4(data.length).bytes(data);
  writer.rawMethod(
    method.access ?? ACC.PUBLIC | ACC.STATIC,
    method.name ?? 'm',
    method.descriptor ?? '()V',
    out.toBuffer(),
  );
}

function variableTable(pool: ConstantPoolWriter, method: MethodText): Buffer {
  const rows = method.variables ?? [];
  const out = new ByteWriter().u2(rows.length);
  rows.forEach(([start, length], i) => {
    out
      .u2(start)
      .u2(length)
      .u2(pool.utf8(`v${i}`))
      .u2(pool.utf8('I'))
      .u2(0);
  });
  return out.toBuffer();
}

/** The class `Bad` with one method of interest. */
export function badClass(method: MethodText, options: BadClass = {}): Buffer {
  const superName = options.superName ?? 'java/lang/Object';
  const { interfaces, access } = options;
  const writer = new ClassWriter('Bad', { major: options.major ?? 52, superName, interfaces, access });
  for (const [name, descriptor] of options.fields ?? []) writer.field(ACC.PUBLIC, name, descriptor);
  options.prepare?.(writer);
  addMethod(writer, method);
  return writer.toBuffer();
}

const helper = (name: string, options: ConstructorParameters<typeof ClassWriter>[1] = {}): ClassWriter =>
  new ClassWriter(name, { major: 49, ...options });
const PROTECTED = 4;
const INTERFACE = ACC.PUBLIC | ACC.INTERFACE | ACC.ABSTRACT;

/** Classes that the bad ones name. `Gone` is not among them. */
export const HELPERS: Readonly<Record<string, Buffer>> = {
  'p/Base': helper('p/Base')
    .field(PROTECTED, 'f', 'I')
    .field(PROTECTED, 'wide', 'J')
    .field(PROTECTED | ACC.STATIC, 'shared', 'I')
    .field(ACC.PUBLIC, 'open', 'I')
    .defaultConstructor()
    .method(PROTECTED, '<init>', '(I)V', 'aload_0\n invokespecial java/lang/Object.<init> ()V\n return')
    .method(PROTECTED, 'guarded', '()V', 'return')
    .method(ACC.PUBLIC, 'open', '()V', 'return')
    .toBuffer(),
  A: helper('A').defaultConstructor().toBuffer(),
  B: helper('B', { superName: 'A' }).defaultConstructor().toBuffer(),
  C: helper('C', { superName: 'A' }).defaultConstructor().toBuffer(),
  I: helper('I', { access: INTERFACE })
    .method(ACC.PUBLIC | ACC.ABSTRACT, 'i', '()V', null)
    .toBuffer(),
  J: helper('J', { access: INTERFACE, interfaces: ['I'] }).toBuffer(),
};
