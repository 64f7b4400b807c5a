/** Conversions between the types of a functional interface's method and those of its implementation, as java.lang.invoke.LambdaMetafactory defines them. */

import type { ClassWriter } from '../../classfile/class-writer.js';
import type { CodeWriter } from '../../classfile/code-writer.js';
import { slotsOf } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import type { JavaClass } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import type { Links } from './hidden-classes.js';

const OBJECT = 'java/lang/Object';
const NUMBER = 'java/lang/Number';

const BOX_OF: Readonly<Record<string, string>> = {
  Z: 'java/lang/Boolean',
  B: 'java/lang/Byte',
  C: 'java/lang/Character',
  S: 'java/lang/Short',
  I: 'java/lang/Integer',
  J: 'java/lang/Long',
  F: 'java/lang/Float',
  D: 'java/lang/Double',
};
const PRIMITIVE_OF = new Map(Object.entries(BOX_OF).map(([primitive, box]) => [box, primitive]));

/** Name of the method of a box class (or of Number) that answers a primitive. */
const UNBOX: Readonly<Record<string, string>> = {
  Z: 'booleanValue',
  B: 'byteValue',
  C: 'charValue',
  S: 'shortValue',
  I: 'intValue',
  J: 'longValue',
  F: 'floatValue',
  D: 'doubleValue',
};

/** Primitive types that a type widens to, itself included. */
const WIDER: Readonly<Record<string, string>> = {
  Z: 'Z',
  B: 'BSIJFD',
  S: 'SIJFD',
  C: 'CIJFD',
  I: 'IJFD',
  J: 'JFD',
  F: 'FD',
  D: 'D',
};

/** Descriptor character of a primitive class. */
const letter = (cls: JavaClass): string => String.fromCharCode(cls.primitive);

function primitiveOfBox(cls: JavaClass): string | undefined {
  return cls.loader.isBoot ? PRIMITIVE_OF.get(cls.name) : undefined;
}

/** May a value be passed where the other type is expected? `strict`: without a cast. */
export function isAdaptable(vm: VM, from: JavaClass, to: JavaClass, strict: boolean): boolean {
  if (from === to) return true;
  if (from.isPrimitive) {
    if (letter(from) === 'V' || letter(to) === 'V') return false;
    if (to.isPrimitive) return WIDER[letter(from)].includes(letter(to));
    return vm.classes.loadBoot(BOX_OF[letter(from)]).isSubclassOf(to);
  }
  if (!to.isPrimitive) return !strict || from.isSubclassOf(to);
  const unboxed = primitiveOfBox(from);
  if (unboxed === undefined) return !strict;
  return WIDER[unboxed].includes(letter(to));
}

/** The same for a result; void takes anything. */
export function isAdaptableAsReturn(vm: VM, from: JavaClass, to: JavaClass): boolean {
  if (to.isPrimitive && letter(to) === 'V') return true;
  if (from.isPrimitive && letter(from) === 'V') return false;
  return isAdaptable(vm, from, to, false);
}

export function isAdaptableAsReturnStrict(vm: VM, from: JavaClass, to: JavaClass): boolean {
  const isVoid = (c: JavaClass): boolean => c.isPrimitive && letter(c) === 'V';
  if (isVoid(from) || isVoid(to)) return from === to;
  return isAdaptable(vm, from, to, true);
}

/** Writes conversions of the value on top of the stack. */
export class Conversions {
  constructor(
    private readonly vm: VM,
    private readonly writer: ClassWriter,
    private readonly links: Links,
    private readonly code: CodeWriter,
  ) {}

  /** From the type that the interface's method declares to what the implementation wants; `functional` is the type that the lambda has in its context. */
  convert(from: JavaClass, to: JavaClass, functional: JavaClass): void {
    if (from === to && from === functional) return;
    if ((from.isPrimitive && letter(from) === 'V') || (to.isPrimitive && letter(to) === 'V')) return;
    if (from.isPrimitive) this.fromPrimitive(letter(from), to);
    else this.fromReference(from, to, functional);
  }

  private fromPrimitive(from: string, to: JavaClass): void {
    if (to.isPrimitive) {
      this.widen(from, letter(to));
      return;
    }
    const box = primitiveOfBox(to);
    if (box === undefined) this.box(from);
    else {
      this.widen(from, box);
      this.box(box);
    }
  }

  private fromReference(from: JavaClass, to: JavaClass, functional: JavaClass): void {
    let source = from;
    if (!functional.isPrimitive) {
      this.cast(from, functional);
      source = functional;
    }
    if (!to.isPrimitive) {
      this.cast(source, to);
      return;
    }
    const wanted = letter(to);
    const box = primitiveOfBox(source);
    if (box !== undefined) {
      if (box === 'Z' || box === 'C') {
        this.unbox(BOX_OF[box], box);
        this.widen(box, wanted);
      } else this.unbox(BOX_OF[box], wanted);
      return;
    }
    const intermediate = wanted === 'Z' || wanted === 'C' ? BOX_OF[wanted] : NUMBER;
    this.cast(source, this.vm.classes.loadBoot(intermediate));
    this.unbox(intermediate, wanted);
  }

  private cast(from: JavaClass, to: JavaClass): void {
    if (from === to || (to.name === OBJECT && to.loader.isBoot)) return;
    this.code.type(Op.CHECKCAST, this.links.class(this.writer.pool.class(to.name), to));
  }

  private box(type: string): void {
    const owner = BOX_OF[type];
    this.call(Op.INVOKESTATIC, owner, `valueOf(${type})L${owner};`, slotsOf(type), 'L');
  }

  private unbox(owner: string, type: string): void {
    this.call(Op.INVOKEVIRTUAL, owner, `${UNBOX[type]}()${type}`, 1, type);
  }

  private call(opcode: Op, owner: string, signature: string, slots: number, result: string): void {
    const method = this.vm.findMethod(owner, signature);
    const index = this.writer.pool.method(owner, method.name, method.descriptor);
    this.code.call(opcode, this.links.method(index, method), slots, result);
  }

  private widen(from: string, to: string): void {
    const source = 'BSCZ'.includes(from) ? 'I' : from;
    const target = 'BSCZ'.includes(to) ? 'I' : to;
    switch (source + target) {
      case 'IJ':
        this.code.op(Op.I2L, 1);
        break;
      case 'IF':
        this.code.op(Op.I2F, 0);
        break;
      case 'ID':
        this.code.op(Op.I2D, 1);
        break;
      case 'JF':
        this.code.op(Op.L2F, -1);
        break;
      case 'JD':
        this.code.op(Op.L2D, 0);
        break;
      case 'FD':
        this.code.op(Op.F2D, 1);
        break;
      default:
        break;
    }
  }
}
