/** Classes that must be refused, or just not, with the message that `java` has for each: recorded in expected.txt by cli.ts. */
import { ACC } from '../support/class-writer.js';
import { type BadClass, badClass, type MethodText } from './bad-class.js';

export interface VerifyCase {
  readonly name: string;
  readonly bytes: Buffer;
}

/** All cases, in the order in which they were added. */
export const CASES: VerifyCase[] = [];

export function add(name: string, method: MethodText | string, options: BadClass = {}): void {
  const text = typeof method === 'string' ? { code: method } : method;
  CASES.push({ name, bytes: badClass(text, options) });
}

/** The same for the type checker and for inference. */
export function both(name: string, method: MethodText | string, options: BadClass = {}): void {
  add(name, method, options);
  add(`${name}, version 49`, method, { ...options, major: 49 });
}

export const INSTANCE = ACC.PUBLIC;
export const CONSTRUCTOR = { name: '<init>', access: INSTANCE } as const;
