/** HotSpot's texts of the errors that the VM itself throws. */
import { Acc, type JavaClass, type JavaField, type JavaMethod } from '../classes/java-class.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';

/** Java type names of a descriptor's types: `(ILjava/lang/String;)V` -> ['int', 'java.lang.String'], 'void'. */
export function externalTypes(descriptor: string): { parameters: string[]; result: string } {
  const types: string[] = [];
  let i = 0;
  while (i < descriptor.length) {
    const c = descriptor[i];
    if (c === '(' || c === ')') {
      i++;
      continue;
    }
    let dims = '';
    while (descriptor[i] === '[') {
      dims += '[]';
      i++;
    }
    if (descriptor[i] === 'L') {
      const end = descriptor.indexOf(';', i);
      types.push(descriptor.slice(i + 1, end).replaceAll('/', '.') + dims);
      i = end + 1;
    } else types.push((PRIMITIVES[descriptor[i++]] ?? '?') + dims);
  }
  const result = types.pop() ?? 'void';
  return { parameters: types, result };
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  Z: 'boolean',
  B: 'byte',
  C: 'char',
  S: 'short',
  I: 'int',
  J: 'long',
  F: 'float',
  D: 'double',
  V: 'void',
};

export class Messages {
  constructor(private readonly vm: VM) {}

  /** `void pkg.Class.method(int, java.lang.String)`. */
  signature(m: JavaMethod): string {
    return this.signatureOf(m.holder, m.name, m.descriptor);
  }

  private signatureOf(holder: JavaClass, name: string, descriptor: string): string {
    const { parameters, result } = externalTypes(descriptor);
    return `${result} ${holder.javaName}.${name}(${parameters.join(', ')})`;
  }

  noSuchMethod(holder: JavaClass, name: string, descriptor: string): JavaThrow {
    return new JavaThrow('java/lang/NoSuchMethodError', `'${this.signatureOf(holder, name, descriptor)}'`);
  }

  /** `class A cannot be cast to class B (A and B are in …)`. */
  classCast(from: JavaClass, to: JavaClass): string {
    return `class ${from.javaName} cannot be cast to class ${to.javaName} (${this.places(from, to)})`;
  }

  private places(a: JavaClass, b: JavaClass): string {
    const { classes } = this.vm;
    const first = classes.moduleAndLoader(a);
    const second = classes.moduleAndLoader(b);
    if (first === second) return `${a.javaName} and ${b.javaName} are in ${first}`;
    return `${a.javaName} is in ${first}; ${b.javaName} is in ${second}`;
  }

  classAccess(from: JavaClass, to: JavaClass): string {
    const same = from.loader === to.loader;
    return `failed to access class ${to.javaName} from class ${from.javaName} (${same ? this.places(to, from) : this.places(to, from)})`;
  }

  superAccess(cls: JavaClass, parent: JavaClass, isInterface: boolean): string {
    const kind = isInterface ? 'superinterface' : 'superclass';
    return `${cls.isInterface ? 'interface' : 'class'} ${cls.javaName} cannot access its ${kind} ${parent.javaName} (${this.places(cls, parent)})`;
  }

  fieldAccess(from: JavaClass, f: JavaField): string {
    return `class ${from.javaName} tried to access ${this.access(f.accessFlags)}field ${f.holder.javaName}.${f.name} (${this.places(from, f.holder)})`;
  }

  methodAccess(from: JavaClass, m: JavaMethod): string {
    return `class ${from.javaName} tried to access ${this.access(m.accessFlags)}method '${this.signature(m)}' (${this.places(from, m.holder)})`;
  }

  private access(flags: number): string {
    if ((flags & Acc.PRIVATE) !== 0) return 'private ';
    return (flags & Acc.PROTECTED) !== 0 ? 'protected ' : '';
  }

  finalFieldAccess(from: JavaClass, f: JavaField): string {
    return `Update to ${f.isStatic ? 'static' : 'non-static'} final field ${f.holder.javaName}.${f.name} attempted from a different class (${from.javaName}) than the field's declaring class`;
  }

  finalFieldOutside(_from: JavaClass, f: JavaField, m: JavaMethod, initializer: string): string {
    return `Update to ${f.isStatic ? 'static' : 'non-static'} final field ${f.holder.javaName}.${f.name} attempted from a different method (${m.name}) than the initializer method ${initializer} `;
  }

  /** An abstract method was selected. */
  abstractCall(receiver: JavaClass, m: JavaMethod): JavaThrow {
    const { classes } = this.vm;
    const kind = m.holder.isInterface ? 'interface' : 'abstract class';
    return new JavaThrow(
      'java/lang/AbstractMethodError',
      `Receiver class ${receiver.javaName} does not define or inherit an implementation of the resolved method 'abstract ${this.signature(m)}' of ${kind} ${m.holder.javaName}.${
        receiver.loader === m.holder.loader ? '' : ` (${classes.where(receiver)}; ${classes.where(m.holder)})`
      }`,
    );
  }

  unsatisfiedLink(m: JavaMethod): JavaThrow {
    return new JavaThrow('java/lang/UnsatisfiedLinkError', `'${this.signature(m)}'`);
  }

  /** ArrayStoreException carries the class of what was to be stored. */
  arrayStore(value: JavaClass): string {
    return value.javaName;
  }
}
