/** Names of methods as the public API takes them: `pkg/Cls.method(II)I`, dots or slashes between packages. */

import { javaTypeName, parseMethodDescriptor } from '../jvms/descriptors.js';
import { describe } from './conversions.js';

export interface MethodSignature {
  /** Internal form, `pkg/Cls`. */
  readonly className: string;
  readonly name: string;
  readonly descriptor: string;
  /** Field descriptors. */
  readonly parameters: readonly string[];
  /** Field descriptor or `V`. */
  readonly result: string;
}

/** Takes a signature apart. Throws TypeError if it is none. */
export function parseSignature(text: string): MethodSignature {
  if (typeof text !== 'string') throw new TypeError(`a method is named by a text, not by ${describe(text)}`);
  const open = text.indexOf('(');
  const dot = text.lastIndexOf('.', open);
  const descriptor = open < 0 ? null : parseMethodDescriptor(text.slice(open));
  if (descriptor === null || dot <= 0 || dot === open - 1) {
    throw new TypeError(
      `${JSON.stringify(text)} names no method: write it like "pkg/Cls.method(ILjava/lang/String;)V"`,
    );
  }
  return {
    className: text.slice(0, dot).replaceAll('.', '/'),
    name: text.slice(dot + 1, open),
    descriptor: text.slice(open),
    ...descriptor,
  };
}

/** For messages: `pkg.Cls.method(int, java.lang.String)`. */
export function describeSignature(signature: MethodSignature): string {
  const types = signature.parameters.map(javaTypeName).join(', ');
  return `${signature.className.replaceAll('/', '.')}.${signature.name}(${types})`;
}
