/** HotSpot's texts of the errors that the VM itself throws. */

import { Acc } from '../../jvms/access-flags.js';
import { javaTypes } from '../../jvms/descriptors.js';
import { moduleRefusal } from '../classes/access.js';
import { elementOf, type JavaClass, type JavaField, type JavaMethod } from '../classes/java-class.js';
import { nestFaults } from '../classes/nests.js';
import { JavaThrow } from '../steps.js';
import type { VM } from '../vm.js';

export class Messages {
  constructor(private readonly vm: VM) {}

  /** `void pkg.Class.method(int, java.lang.String)`. */
  signature(m: JavaMethod): string {
    return this.signatureOf(m.holder.javaName, m.name, m.descriptor);
  }

  /** The same for a method that is looked for. `holder`: Java name. */
  signatureOf(holder: string, name: string, descriptor: string): string {
    const { parameters, result } = javaTypes(descriptor);
    return `${result} ${holder}.${name}(${parameters.join(', ')})`;
  }

  noSuchField(holder: JavaClass, name: string, descriptor: string): JavaThrow {
    const type = javaTypes(`()${descriptor}`).result;
    const text =
      this.vm.release < 21 ? name : `Class ${holder.javaName} does not have member field '${type} ${name}'`;
    return new JavaThrow('java/lang/NoSuchFieldError', text);
  }

  indexOutOfBounds(index: number, length: number): JavaThrow {
    return new JavaThrow(
      'java/lang/ArrayIndexOutOfBoundsException',
      `Index ${index} out of bounds for length ${length}`,
    );
  }

  divideByZero(): JavaThrow {
    return new JavaThrow('java/lang/ArithmeticException', '/ by zero');
  }

  badCast(from: JavaClass, to: JavaClass): JavaThrow {
    return new JavaThrow('java/lang/ClassCastException', this.classCast(from, to));
  }

  badStore(stored: JavaClass): JavaThrow {
    return new JavaThrow('java/lang/ArrayStoreException', this.arrayStore(stored));
  }

  noSuchMethod(holder: JavaClass, name: string, descriptor: string): JavaThrow {
    return new JavaThrow(
      'java/lang/NoSuchMethodError',
      `'${this.signatureOf(holder.javaName, name, descriptor)}'`,
    );
  }

  /** `class A cannot be cast to class B (A and B are in …)`. */
  classCast(from: JavaClass, to: JavaClass): string {
    return `class ${from.javaName} cannot be cast to class ${to.javaName} (${this.places(from, to)})`;
  }

  /** Where two classes are: `A and B are in …`, or one after the other if their modules differ. */
  private places(a: JavaClass, b: JavaClass): string {
    const { classes } = this.vm;
    const first = classes.moduleAndLoader(a);
    const second = classes.moduleAndLoader(b);
    if (first === second) return `${a.javaName} and ${b.javaName} are in ${first}`;
    return `${a.javaName} is in ${first}; ${b.javaName} is in ${second}`;
  }

  classAccess(from: JavaClass, to: JavaClass): string {
    const refusal = moduleRefusal(this.vm, from, to);
    if (refusal !== null) return refusal;
    const element = elementOf(to);
    return `failed to access class ${element.javaName} from class ${from.javaName} (${this.places(element, from)})`;
  }

  superAccess(cls: JavaClass, parent: JavaClass, isInterface: boolean): string {
    const kind = isInterface ? 'superinterface' : 'superclass';
    const refusal = moduleRefusal(this.vm, cls, parent);
    if (refusal !== null)
      return `${isInterface ? 'superinterface' : 'superclass access'} check failed: ${refusal}`;
    const modifier = !isInterface && (parent.accessFlags & Acc.ABSTRACT) !== 0 ? 'abstract ' : '';
    return `class ${cls.javaName} cannot access its ${modifier}${kind} ${parent.javaName} (${this.places(cls, parent)})`;
  }

  fieldAccess(from: JavaClass, f: JavaField): string {
    return `class ${from.javaName} tried to access ${access(f)}field ${f.holder.javaName}.${f.name} (${this.places(from, f.holder)})${this.nestFaults(from, f)}`;
  }

  methodAccess(from: JavaClass, m: JavaMethod): string {
    const modifier = m.isAbstract ? 'abstract ' : '';
    return `class ${from.javaName} tried to access ${modifier}${access(m)}method '${this.signature(m)}' (${this.places(from, m.holder)})${this.nestFaults(from, m)}`;
  }

  private nestFaults(from: JavaClass, member: JavaField | JavaMethod): string {
    return (member.accessFlags & Acc.PRIVATE) === 0 ? '' : nestFaults(this.vm, from, member.holder);
  }

  /** `holder`: Java name of the class through which the field is named. */
  finalFieldAccess(from: JavaClass, holder: string, f: JavaField): string {
    return `${updateOf(holder, f)} attempted from a different class (${from.javaName}) than the field's declaring class`;
  }

  finalFieldOutside(holder: string, f: JavaField, m: JavaMethod): string {
    return `${updateOf(holder, f)} attempted from a different method (${m.name}) than the initializer method ${f.isStatic ? '<clinit>' : '<init>'} `;
  }

  /** A call of `m` selected nothing that can be run; `selected` is the abstract method that it did select. */
  abstractCall(receiver: JavaClass, m: JavaMethod, selected: JavaMethod | null): JavaThrow {
    const other =
      selected === null || selected === m
        ? ''
        : ` Selected method is '${modifiersOf(selected)}${this.signature(selected)}'.`;
    return new JavaThrow(
      'java/lang/AbstractMethodError',
      `Receiver class ${receiver.javaName} does not define or inherit an implementation of the resolved method ${resolved(m)}.${other}`,
    );
  }

  /** The same, said by a method handle: it knows the abstract method that was selected only. */
  missingImplementation(m: JavaMethod): JavaThrow {
    return new JavaThrow(
      'java/lang/AbstractMethodError',
      `Missing implementation of resolved method ${resolved(m)}.`,
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

/** `'abstract void m(int)' of interface I`. */
function resolved(m: JavaMethod): string {
  const kind = m.holder.isInterface
    ? 'interface'
    : (m.holder.accessFlags & Acc.ABSTRACT) !== 0
      ? 'abstract class'
      : 'class';
  const { parameters, result } = javaTypes(m.descriptor);
  return `'${modifiersOf(m)}${result} ${m.name}(${parameters.join(', ')})' of ${kind} ${m.holder.javaName}`;
}

/** `abstract private`, as far as it goes. */
function modifiersOf(m: JavaMethod): string {
  return (m.isAbstract ? 'abstract ' : '') + (m.isPrivate ? 'private ' : '');
}

function access({ accessFlags }: JavaField | JavaMethod): string {
  if ((accessFlags & Acc.PRIVATE) !== 0) return 'private ';
  return (accessFlags & Acc.PROTECTED) !== 0 ? 'protected ' : '';
}

function updateOf(holder: string, f: JavaField): string {
  return `Update to ${f.isStatic ? 'static' : 'non-static'} final field ${holder}.${f.name}`;
}
