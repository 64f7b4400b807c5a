/** java.lang.invoke.MethodType objects, from descriptors and back. */

import { Acc } from '../../jvms/access-flags.js';
import { typesOf } from '../../jvms/descriptors.js';
import { canAccessClass } from '../classes/access.js';
import { elementOf, type JavaClass } from '../classes/java-class.js';
import { FieldAccess } from '../field-access.js';
import { JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';

const METHOD_TYPE = 'java/lang/invoke/MethodType';
const returnType = new FieldAccess(METHOD_TYPE, 'rtype', 'Ljava/lang/Class;');
const parameterTypes = new FieldAccess(METHOD_TYPE, 'ptypes', '[Ljava/lang/Class;');

const NATIVES = 'java/lang/invoke/MethodHandleNatives';
const FIND_TYPE = 'findMethodHandleType(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;';

export class MethodTypes {
  /** Handles of types made, by loader and descriptor; only those all of whose classes are public. */
  private readonly known = new Map<string, number>();

  constructor(private readonly vm: VM) {}

  /** Descriptor of a MethodType object. */
  descriptorOf(type: number): string {
    const { vm } = this;
    const parameters = parameterTypes.get(vm, type);
    const length = vm.arrayLength(parameters);
    let text = '(';
    for (let i = 0; i < length; i++) text += vm.classes.ofMirror(vm.element(parameters, i)).descriptor;
    return `${text})${vm.classes.ofMirror(returnType.get(vm, type)).descriptor}`;
  }

  parameterCount(type: number): number {
    return this.vm.arrayLength(parameterTypes.get(this.vm, type));
  }

  parameter(type: number, index: number): JavaClass {
    const { vm } = this;
    return vm.classes.ofMirror(vm.element(parameterTypes.get(vm, type), index));
  }

  result(type: number): JavaClass {
    return this.vm.classes.ofMirror(returnType.get(this.vm, type));
  }

  /** The class of a field descriptor (or V), as code of `cls` sees it. */
  *class(cls: JavaClass, descriptor: string): Steps<JavaClass> {
    const { vm } = this;
    const c = descriptor.charCodeAt(0);
    if (c !== 0x4c && c !== 0x5b) return vm.classes.primitive(descriptor);
    const name = c === 0x4c ? descriptor.slice(1, -1) : descriptor;
    const found = cls.loader.classes.get(name) ?? (yield* vm.loading.load(cls.loader, name));
    if (!canAccessClass(vm, cls, found))
      throw new JavaThrow('java/lang/IllegalAccessError', vm.messages.classAccess(cls, found));
    return found;
  }

  /** The MethodType of a descriptor, as code of `cls` sees it. The reference is valid until the next step. */
  *of(cls: JavaClass, descriptor: string): Steps<number> {
    const { vm, known } = this;
    const key = `${cls.loader.id}:${descriptor}`;
    const handle = known.get(key);
    if (handle !== undefined) return vm.handles.get(handle);
    const classes: JavaClass[] = [];
    for (const type of typesOf(descriptor)) classes.push(yield* this.class(cls, type));
    const result = classes.pop() as JavaClass;
    const method = vm.findMethod(NATIVES, FIND_TYPE);
    yield* vm.initializer.initialize(method.holder);
    const array = vm.newObjectArray('java/lang/Class', classes.length);
    classes.forEach((c, i) => {
      vm.setElement(array, i, c.mirror);
    });
    const type = yield* vm.call(method, result.mirror, array);
    if (isPublic(result) && classes.every(isPublic)) known.set(key, vm.handles.create(type));
    return type;
  }
}

function isPublic(cls: JavaClass): boolean {
  return (elementOf(cls).accessFlags & Acc.PUBLIC) !== 0 && !elementOf(cls).isHidden;
}
