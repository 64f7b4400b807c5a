/** Java arrays as objects: what `vm.array` makes, for arrays that Java and JavaScript share. Arrays that Java returns are copied instead. */
import { inspect } from 'node:util';
import type { JavaClass } from '../vm/classes/java-class.js';
import { Mismatch } from './conversions.js';
import { GIVEN_UP, JavaObject } from './java-object.js';
import type { LoadedClass } from './loaded-class.js';
import type { LoadedClasses } from './loaded-classes.js';
import { elementIndex, sizeOf, slotReader, slotWriter } from './slots.js';

const INDEX = /^(0|[1-9]\d{0,9})$/;

/** Gives the prototype of an array class its properties: `length`, indices, iteration, `copy()`. */
export function makeArrayClass(classes: LoadedClasses, loaded: LoadedClass, cls: JavaClass): void {
  const { vm, values } = classes;
  const descriptor = cls.name.slice(1);
  const size = sizeOf(descriptor);
  const read = slotReader(vm.memory, descriptor);
  const write = slotWriter(vm.memory, descriptor);
  const { loader } = cls;

  const lengthOf = (self: JavaObject): number => vm.arrayLength(JavaObject.refOf(self));
  const get = (self: JavaObject, index: number): unknown => {
    const ref = JavaObject.refOf(self);
    if (index >= vm.arrayLength(ref)) return undefined;
    return values.ofSlot(descriptor, read(elementIndex(ref, index, size)));
  };
  const set = (self: JavaObject, index: number, value: unknown): void => {
    if (index >= lengthOf(self))
      throw new RangeError(`index ${index} is beyond an array of length ${lengthOf(self)}`);
    try {
      const prepared = descriptor.length === 1 ? value : values.prepare(value, descriptor, loader);
      const converted = classes.converted(() => values.toJava(prepared, descriptor, loader));
      const at = elementIndex(JavaObject.refOf(self), index, size);
      if (descriptor.length === 1) write(at, converted);
      else vm.setElement(JavaObject.refOf(self), index, converted as number);
    } catch (error) {
      throw error instanceof Mismatch ? new TypeError(`element ${index}: ${error.message}`) : error;
    }
  };

  const { prototype } = loaded;
  Object.defineProperties(prototype, {
    length: {
      get(this: JavaObject) {
        return lengthOf(this);
      },
      configurable: true,
    },
    [Symbol.iterator]: {
      *value(this: JavaObject) {
        for (let i = 0; i < lengthOf(this); i++) yield get(this, i);
      },
      configurable: true,
    },
    /** The elements as a typed array, or as an array of JavaScript's. */
    copy: {
      value(this: JavaObject) {
        return values.toJs(JavaObject.refOf(this));
      },
      configurable: true,
    },
    toJSON: {
      value(this: JavaObject & Iterable<unknown>) {
        return [...this];
      },
      configurable: true,
    },
    [inspect.custom]: {
      value(this: JavaObject & { copy(): unknown }) {
        if (!JavaObject.isValid(this)) return GIVEN_UP;
        return `${cls.component?.javaName}[${lengthOf(this)}] ${inspect(this.copy()).replace(/^\w+\(\d+\) /, '')}`;
      },
      configurable: true,
    },
  });
  // Instances have no properties of their own: what they are asked for by index comes to their prototype's.
  Object.setPrototypeOf(
    prototype,
    new Proxy(Object.getPrototypeOf(prototype), {
      get: (target, key, self) =>
        typeof key === 'string' && INDEX.test(key) ? get(self, Number(key)) : Reflect.get(target, key, self),
      set: (target, key, value, self) => {
        if (typeof key !== 'string' || !INDEX.test(key)) return Reflect.set(target, key, value, self);
        set(self, Number(key), value);
        return true;
      },
      has: (target, key) => Reflect.has(target, key),
    }),
  );
}
