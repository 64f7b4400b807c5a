/** Types from descriptors, read as leniently as javap reads them, and its words for descriptors that are none. */
import { primitiveNames } from '../jvms/descriptors.js';

export class BadDescriptor extends Error {
  constructor(descriptor: string, offset = -1) {
    super(
      offset < 0
        ? `invalid descriptor "${descriptor}"`
        : `descriptor is invalid at offset ${offset} in "${descriptor}"`,
    );
  }
}

interface Parsed {
  readonly text: string;
  readonly count: number;
}

/** The part of a descriptor from `start` to `end`: types, and parentheses around a list of them. */
function parse(descriptor: string, start: number, end: number): Parsed {
  let text = '';
  let dimensions = 0;
  let count = 0;
  for (let at = start; at < end; ) {
    const c = descriptor[at++];
    let type = primitiveNames[c];
    if (c === '(' || c === ')') {
      text += c;
      continue;
    }
    if (c === '[') {
      dimensions++;
      continue;
    }
    if (c === 'L') {
      const semicolon = descriptor.indexOf(';', at);
      if (semicolon < 0) throw new BadDescriptor(descriptor, at - 1);
      type = descriptor.slice(at, semicolon).replaceAll('/', '.');
      at = semicolon + 1;
    }
    if (type === undefined) throw new BadDescriptor(descriptor, at - 1);
    if (text.length > 1 && text.startsWith('(')) text += ', ';
    text += type + '[]'.repeat(dimensions);
    dimensions = 0;
    count++;
  }
  return { text, count };
}

function closing(descriptor: string): number {
  const at = descriptor.indexOf(')');
  if (at < 0) throw new BadDescriptor(descriptor);
  return at;
}

export function fieldTypeOf(descriptor: string): string {
  return parse(descriptor, 0, descriptor.length).text;
}

export function returnTypeOf(descriptor: string): string {
  return parse(descriptor, closing(descriptor) + 1, descriptor.length).text;
}

/** With the parentheses. */
export function parameterTypesOf(descriptor: string): string {
  return parse(descriptor, 0, closing(descriptor) + 1).text;
}

export function parameterCountOf(descriptor: string): number {
  return parse(descriptor, 0, closing(descriptor) + 1).count;
}
