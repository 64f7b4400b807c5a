/** JavaScript's protocols on Java's types: iteration, conversion to text and JSON, util.inspect. */
import { type InspectOptions, inspect } from 'node:util';
import type { JavaClass } from '../vm/classes/java-class.js';
import { GIVEN_UP, JavaObject } from './java-object.js';

// biome-ignore lint/suspicious/noExplicitAny: methods of Java classes
type Any = any;

const MAX_SHOWN = 100;

const isA = (cls: JavaClass, name: string): boolean =>
  cls.name === name || cls.allInterfaces.some((i) => i.name === name && i.loader.isBoot);

/** Adds what a class has that its superclass has not. */
export function addProtocols(prototype: Record<PropertyKey, unknown>, cls: JavaClass): void {
  const adds = (name: string): boolean =>
    isA(cls, name) && (cls.superClass === null || !isA(cls.superClass, name) || cls.isInterface);
  const define = (key: PropertyKey, value: unknown): void => {
    Object.defineProperty(prototype, key, { value, configurable: true, writable: true });
  };
  if (cls.name === 'java/lang/Object') {
    define(Symbol.toPrimitive, function (this: Any) {
      return String(this.toString());
    });
    define('toJSON', function (this: Any) {
      return String(this.toString());
    });
    define(inspect.custom, inspectObject);
  }
  if (adds('java/lang/Iterable')) {
    define(Symbol.iterator, function (this: Any) {
      return iterate(this.iterator());
    });
  }
  if (adds('java/util/Iterator') || adds('java/util/Enumeration')) {
    define(Symbol.iterator, function (this: Any) {
      return iterate(this);
    });
  }
  if (adds('java/util/stream/BaseStream')) {
    define(Symbol.iterator, function (this: Any) {
      return iterate(this.iterator());
    });
  }
  if (adds('java/util/Collection')) {
    define('toJSON', function (this: Any) {
      return [...this].map(forJson);
    });
  }
  if (adds('java/util/Map')) {
    define(Symbol.iterator, function (this: Any) {
      return entries(this);
    });
    define('toJSON', function (this: Any) {
      return Object.fromEntries([...entries(this)].map(([key, value]) => [key, forJson(value)]));
    });
  }
  if (adds('java/util/Map$Entry')) {
    define(Symbol.iterator, function (this: Any) {
      return [this.getKey(), this.getValue()].values();
    });
  }
  if (cls.superClass?.name === 'java/lang/Record') {
    const components = recordComponents(cls);
    define('toJSON', function (this: Any) {
      return Object.fromEntries(components.map((name) => [name, forJson(this[`${name}`]())]));
    });
  }
}

/** What JSON has no text for, or no good one: longs as numbers if these hold them, arrays of primitives as arrays. */
function forJson(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, forJson);
  return Array.isArray(value) ? value.map(forJson) : value;
}

function recordComponents(cls: JavaClass): string[] {
  return cls.fields.filter((f) => !f.isStatic && f.info !== null).map((f) => f.name);
}

/** By Iterator or Enumeration. */
function* iterate(iterator: Any): Generator<unknown> {
  const isEnumeration = iterator.hasNext === undefined;
  for (;;) {
    if (isEnumeration) {
      if (!iterator.hasMoreElements()) return;
      yield iterator.nextElement();
    } else {
      if (!iterator.hasNext()) return;
      yield iterator.next();
    }
  }
}

function* entries(map: Any): Generator<[unknown, unknown]> {
  for (const entry of iterate(map.entrySet().iterator()) as Iterable<Any>)
    yield [entry.getKey(), entry.getValue()];
}

/** util.inspect: lists and maps with what they hold, others as toString() says. */
function inspectObject(this: Any, depth: number, options: InspectOptions): string {
  if (!JavaObject.isValid(this)) return GIVEN_UP;
  const name = this.className as string;
  const simple = name.slice(name.lastIndexOf('.') + 1);
  if (depth !== null && depth < 0) return `[${simple}]`;
  const inner = { ...options, depth: options.depth === null ? null : (options.depth ?? 2) - 1 };
  if (typeof this[Symbol.iterator] === 'function' && typeof this.size === 'function') {
    const size = this.size();
    const some: unknown[] = [];
    for (const element of this) {
      some.push(element);
      if (some.length === MAX_SHOWN) break;
    }
    const more = size > some.length ? ` … ${size - some.length} more` : '';
    if (typeof this.entrySet === 'function')
      return `${simple}(${size}) ${inspect(new Map(some as [unknown, unknown][]), inner).replace(/^Map\(\d+\) /, '')}${more}`;
    return `${simple}(${size}) ${inspect(some, inner)}${more}`;
  }
  return `${simple} { ${String(this.toString())} }`;
}
