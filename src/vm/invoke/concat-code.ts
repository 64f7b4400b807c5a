/** Code that concatenates strings as java.lang.invoke.StringConcatFactory's does: by the helper methods of java.lang.StringConcatHelper. */

import type { ClassWriter } from '../../classfile/class-writer.js';
import type { CodeWriter } from '../../classfile/code-writer.js';
import { slotsOf } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import type { Links } from './hidden-classes.js';

const HELPER = 'java/lang/StringConcatHelper';
const STRING = 'Ljava/lang/String;';
const OBJECT = 'Ljava/lang/Object;';

/** A piece of the result: literal text, or a value. */
export type Part = string | Value;

export interface Value {
  readonly descriptor: string;
  /** Writes the instructions that push the value. */
  push(code: CodeWriter): void;
}

/** Types of values that are added as they are; everything else becomes a String first. */
const DIRECT = 'ZCIJ';

/** The helper methods, if the JDK has all of them. */
export class ConcatHelper {
  private constructor(private readonly methods: ReadonlyMap<string, JavaMethod>) {}

  static find(vm: VM): ConcatHelper | null {
    const cls = vm.classes.findBoot(HELPER);
    const string = vm.classes.findBoot('java/lang/String');
    if (cls === null || string === null) return null;
    const methods = new Map<string, JavaMethod>();
    const signatures = [`stringOf(${OBJECT})${STRING}`, `newStringOf(${OBJECT})${STRING}`];
    signatures.push(`simpleConcat(${OBJECT}${OBJECT})${STRING}`, 'newArray(J)[B', `newString([BJ)${STRING}`);
    for (const type of ['Z', 'C', 'I', 'J', STRING])
      signatures.push(`mix(J${type})J`, `prepend(J[B${type})J`, `prepend(J[B${type}${STRING})J`);
    for (const signature of signatures) {
      const method = cls.declaredMethod(signature);
      if (method === undefined) return null;
      methods.set(signature, method);
    }
    for (const type of 'ZCIJFD') {
      const method = string.declaredMethod(`valueOf(${type})${STRING}`);
      if (method === undefined) return null;
      methods.set(method.signature, method);
    }
    return new ConcatHelper(methods);
  }

  method(signature: string): JavaMethod {
    return this.methods.get(signature) as JavaMethod;
  }
}

export class ConcatCode {
  constructor(
    private readonly writer: ClassWriter,
    private readonly links: Links,
    private readonly helper: ConcatHelper,
    private readonly code: CodeWriter,
  ) {}

  /** Writes code that computes the concatenation and returns it. */
  write(parts: readonly Part[]): void {
    const { code } = this;
    const values = parts.filter((p): p is Value => typeof p !== 'string');
    if (values.length === 0) this.push(parts.join(''));
    else if (parts.length === 1) this.single(values[0]);
    else if (parts.length === 2 && values.every((v) => v.descriptor.length > 1)) {
      for (const part of parts) this.push(part);
      this.call(`simpleConcat(${OBJECT}${OBJECT})${STRING}`);
    } else this.general(parts);
    code.return(STRING);
  }

  private push(part: Part): void {
    if (typeof part !== 'string') part.push(this.code);
    else this.code.ldc(this.writer.pool.string(part));
  }

  private call(signature: string): void {
    const { code, links, writer } = this;
    const method = this.helper.method(signature);
    const index = writer.pool.method(method.holder.name, method.name, method.descriptor);
    let slots = 0;
    for (const kind of method.kinds.slice(0, -1)) slots += slotsOf(kind);
    const result = signature.slice(signature.indexOf(')') + 1);
    code.call(Op.INVOKESTATIC, links.method(index, method), slots, result);
  }

  /** A value alone: always a new string. */
  private single(value: Value): void {
    value.push(this.code);
    if (value.descriptor.length > 1) this.call(`newStringOf(${OBJECT})${STRING}`);
    else this.call(`valueOf(${promoted(value.descriptor)})${STRING}`);
  }

  private general(parts: readonly Part[]): void {
    const { code, writer } = this;
    // Values in order, each in a local variable, as something that can be added.
    const locals: { descriptor: string; index: number }[] = [];
    let length = 0;
    let wide = false;
    for (const part of parts) {
      if (typeof part !== 'string') locals.push(this.stringify(part));
      else {
        length += part.length;
        wide ||= /[^\0-\xff]/.test(part);
      }
    }
    // The length of the result, and above it the coder.
    code.ldc2(writer.pool.long(wide ? 1 : 0, length));
    for (const { descriptor, index } of locals) {
      code.load(descriptor, index);
      this.call(`mix(J${descriptor})J`);
    }
    const total = code.newLocal('J');
    const buffer = code.newLocal('[B');
    code.store('J', total);
    code.load('J', total);
    this.call('newArray(J)[B');
    code.store('[B', buffer);
    code.load('J', total);
    this.prepend(parts, locals, buffer);
    code.store('J', total);
    code.load('[B', buffer);
    code.load('J', total);
    this.call(`newString([BJ)${STRING}`);
  }

  private stringify(value: Value): { descriptor: string; index: number } {
    const { code } = this;
    value.push(code);
    let descriptor = promoted(value.descriptor);
    if (!DIRECT.includes(descriptor)) {
      this.call(descriptor.length > 1 ? `stringOf(${OBJECT})${STRING}` : `valueOf(${descriptor})${STRING}`);
      descriptor = STRING;
    }
    const index = code.newLocal(descriptor);
    code.store(descriptor, index);
    return { descriptor, index };
  }

  /** From the last part to the first, a value together with the text in front of it. The length is on the stack. */
  private prepend(
    parts: readonly Part[],
    locals: readonly { descriptor: string; index: number }[],
    buffer: number,
  ): void {
    const { code } = this;
    let local = locals.length;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      code.load('[B', buffer);
      if (typeof part === 'string') {
        this.push(part);
        this.call(`prepend(J[B${STRING})J`);
        continue;
      }
      const { descriptor, index } = locals[--local];
      code.load(descriptor, index);
      const before = i > 0 ? parts[i - 1] : null;
      if (typeof before === 'string') {
        this.push(before);
        this.call(`prepend(J[B${descriptor}${STRING})J`);
        i--;
      } else this.call(`prepend(J[B${descriptor})J`);
    }
  }
}

/** byte and short are added as int, references as objects. */
function promoted(descriptor: string): string {
  return descriptor === 'B' || descriptor === 'S' ? 'I' : descriptor;
}
