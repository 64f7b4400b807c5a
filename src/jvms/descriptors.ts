/** Field and method descriptors (JVMS §4.3) and the names in them (§4.2). */

const enum Char {
  OPEN = 0x28,
  CLOSE = 0x29,
  ARRAY = 0x5b,
  CLASS = 0x4c,
  END = 0x3b,
  VOID = 0x56,
  LONG = 0x4a,
  DOUBLE = 0x44,
}

const PRIMITIVES = 'BCDFIJSZ';

/** Index behind the field descriptor that starts at `at`, -1 if there is none. Class names are not checked beyond being there. */
export function fieldDescriptorEnd(text: string, at: number): number {
  let dimensions = 0;
  while (text.charCodeAt(at) === Char.ARRAY) {
    at++;
    if (++dimensions > 255) return -1;
  }
  if (at >= text.length) return -1;
  if (text.charCodeAt(at) === Char.CLASS) {
    const end = text.indexOf(';', at);
    return end <= at + 1 ? -1 : end + 1;
  }
  return PRIMITIVES.includes(text[at]) ? at + 1 : -1;
}

/** A method descriptor taken apart. */
export interface MethodDescriptor {
  readonly parameters: readonly string[];
  /** Field descriptor or `V`. */
  readonly result: string;
}

/** Null if it is none. */
export function parseMethodDescriptor(text: string): MethodDescriptor | null {
  if (text.charCodeAt(0) !== Char.OPEN) return null;
  const parameters: string[] = [];
  let at = 1;
  while (at < text.length && text.charCodeAt(at) !== Char.CLOSE) {
    const end = fieldDescriptorEnd(text, at);
    if (end < 0) return null;
    parameters.push(text.slice(at, end));
    at = end;
  }
  const result = text.slice(at + 1);
  return result === 'V' || fieldDescriptorEnd(result, 0) === result.length ? { parameters, result } : null;
}

/** Whether a field descriptor is that of a class or array. */
export function isReferenceType(descriptor: string): boolean {
  const c = descriptor.charCodeAt(0);
  return c === Char.CLASS || c === Char.ARRAY;
}

/** Slots that a value takes: 0 for void, 2 for long and double. */
export function slotsOf(descriptor: string): number {
  const c = descriptor.charCodeAt(0);
  return c === Char.VOID ? 0 : c === Char.LONG || c === Char.DOUBLE ? 2 : 1;
}

/** Index behind the type (a field descriptor or V) at `at` of a well-formed descriptor; never beyond the end of one that is not. */
export function typeEnd(descriptor: string, at: number): number {
  let end = at;
  while (descriptor.charCodeAt(end) === Char.ARRAY) end++;
  if (descriptor.charCodeAt(end) === Char.CLASS) {
    end = descriptor.indexOf(';', end);
    if (end < 0) return descriptor.length;
  }
  return end + 1;
}

/** The types of a well-formed method descriptor: the parameters', then the result's. */
export function typesOf(descriptor: string): string[] {
  const types: string[] = [];
  for (let at = 1; at < descriptor.length; ) {
    if (descriptor.charCodeAt(at) === Char.CLOSE) {
      at++;
      continue;
    }
    const end = typeEnd(descriptor, at);
    types.push(descriptor.slice(at, end));
    at = end;
  }
  return types;
}

/** Slots of the parameters of a well-formed method descriptor, without the receiver. */
export function argumentSlots(descriptor: string): number {
  let slots = 0;
  for (let at = 1; at < descriptor.length && descriptor.charCodeAt(at) !== Char.CLOSE; ) {
    const c = descriptor.charCodeAt(at);
    slots += c === Char.LONG || c === Char.DOUBLE ? 2 : 1;
    at = typeEnd(descriptor, at);
  }
  return slots;
}

/** Java's names of the primitive types and void, by their descriptors. */
export const primitiveNames: Readonly<Record<string, string>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  V: 'void',
  Z: 'boolean',
};

/** A field descriptor (or V) as Java writes the type: `java.lang.String[]`. Null if it is none. */
export function javaTypeName(descriptor: string): string | null {
  const dimensions = descriptor.lastIndexOf('[') + 1;
  const element = descriptor.slice(dimensions);
  const name =
    element.charCodeAt(0) === Char.CLASS && element.endsWith(';')
      ? element.slice(1, -1).replaceAll('/', '.')
      : primitiveNames[element];
  return name === undefined ? null : name + '[]'.repeat(dimensions);
}

/** The types of a well-formed method descriptor as Java writes them: `(ILjava/lang/String;)V` -> `['int', 'java.lang.String']`, `void`. */
export function javaTypes(descriptor: string): { parameters: string[]; result: string } {
  const parameters = typesOf(descriptor).map((type) => javaTypeName(type) ?? '?');
  const result = parameters.pop() ?? 'void';
  return { parameters, result };
}
