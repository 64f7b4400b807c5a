/** Generic signatures (JVMS §4.7.9.1) and descriptors, parsed and printed as javap prints types. */
import { primitiveNames } from '../jvms/descriptors.js';
import { javaName } from './names.js';

export type Type =
  /** A primitive type or type variable. */
  | { readonly kind: 'simple'; readonly name: string }
  | { readonly kind: 'array'; readonly element: Type }
  | {
      readonly kind: 'class';
      readonly outer: Type | null;
      readonly name: string;
      readonly args: readonly Type[] | null;
    }
  | { readonly kind: 'wildcard'; readonly bound: Type | null; readonly word: string };

export interface TypeParameter {
  readonly name: string;
  readonly classBound: Type | null;
  readonly interfaceBounds: readonly Type[];
}

export interface ClassSignature {
  readonly kind: 'classSignature';
  readonly parameters: readonly TypeParameter[];
  readonly superclass: Type;
  readonly interfaces: readonly Type[];
}

export interface MethodSignature {
  readonly parameters: readonly TypeParameter[];
  readonly arguments: readonly Type[];
  readonly result: Type;
  readonly exceptions: readonly Type[];
}

export class SignatureError extends Error {}

class Parser {
  at = 0;

  constructor(readonly text: string) {}

  get more(): boolean {
    return this.at < this.text.length;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  take(expected: string): void {
    if (this.peek() !== expected)
      throw new SignatureError(`${expected} expected at ${this.at} of ${this.text}`);
    this.at++;
  }

  private until(stops: string): string {
    const start = this.at;
    while (this.more && !stops.includes(this.peek())) this.at++;
    if (!this.more) throw new SignatureError(`unexpected end of ${this.text}`);
    return this.text.slice(start, this.at);
  }

  type(): Type {
    const c = this.peek();
    if (primitiveNames[c] !== undefined) {
      this.at++;
      return { kind: 'simple', name: primitiveNames[c] };
    }
    switch (c) {
      case '[':
        this.at++;
        return { kind: 'array', element: this.type() };
      case 'L':
        return this.classType();
      case 'T': {
        this.at++;
        const name = this.until(';');
        this.at++;
        return { kind: 'simple', name };
      }
      case '*':
        this.at++;
        return { kind: 'wildcard', bound: null, word: '?' };
      case '+':
      case '-':
        this.at++;
        return { kind: 'wildcard', bound: this.type(), word: c === '+' ? '? extends ' : '? super ' };
      default:
        throw new SignatureError(`no type at ${this.at} of ${this.text}`);
    }
  }

  private classType(): Type {
    this.take('L');
    let outer: Type | null = null;
    for (;;) {
      const name = this.until('<;.');
      const args = this.peek() === '<' ? this.typeArguments() : null;
      const type: Type = { kind: 'class', outer, name, args };
      const stop = this.peek();
      this.at++;
      if (stop === ';') return type;
      if (stop !== '.') throw new SignatureError(`${stop} at ${this.at - 1} of ${this.text}`);
      outer = type;
    }
  }

  private typeArguments(): Type[] {
    this.take('<');
    const list: Type[] = [];
    while (this.peek() !== '>') list.push(this.type());
    this.take('>');
    return list;
  }

  typeParameters(): TypeParameter[] {
    if (this.peek() !== '<') return [];
    this.take('<');
    const list: TypeParameter[] = [];
    while (this.peek() !== '>') {
      const name = this.until(':');
      this.take(':');
      const classBound = this.peek() === ':' || this.peek() === '>' ? null : this.bound();
      const interfaceBounds: Type[] = [];
      while (this.peek() === ':') {
        this.take(':');
        interfaceBounds.push(this.type());
      }
      list.push({ name, classBound, interfaceBounds });
    }
    this.take('>');
    return list;
  }

  private bound(): Type | null {
    return 'L[T'.includes(this.peek()) ? this.type() : null;
  }

  types(stop: string): Type[] {
    const list: Type[] = [];
    while (this.more && this.peek() !== stop) list.push(this.type());
    return list;
  }

  end(): void {
    if (this.more) throw new SignatureError(`${this.text.slice(this.at)} left of ${this.text}`);
  }
}

/** A signature of a class; a lone class type (which could be a field's) stays a type. */
export function parseClassSignature(text: string): ClassSignature | Type {
  const parser = new Parser(text);
  const parameters = parser.typeParameters();
  const superclass = parser.type();
  if (!parser.more && !text.startsWith('<')) return superclass;
  return { kind: 'classSignature', parameters, superclass, interfaces: parser.types('') };
}

/** A method's signature or descriptor. */
export function parseMethodSignature(text: string): MethodSignature {
  const parser = new Parser(text);
  const parameters = parser.typeParameters();
  parser.take('(');
  const args = parser.types(')');
  parser.take(')');
  const result = parser.type();
  const exceptions: Type[] = [];
  while (parser.peek() === '^') {
    parser.at++;
    exceptions.push(parser.type());
  }
  parser.end();
  return { parameters, arguments: args, result, exceptions };
}

/** A field's signature or descriptor. */
export function parseFieldSignature(text: string): Type {
  const parser = new Parser(text);
  const type = parser.type();
  parser.end();
  return type;
}

export function isObject(type: Type): boolean {
  return (
    type.kind === 'class' && type.outer === null && type.args === null && type.name === 'java/lang/Object'
  );
}

export function typeText(type: Type): string {
  switch (type.kind) {
    case 'simple':
      return type.name;
    case 'array':
      return `${typeText(type.element)}[]`;
    case 'class': {
      const outer = type.outer === null ? '' : `${typeText(type.outer)}.`;
      return outer + javaName(type.name) + (type.args === null ? '' : `<${typeList(type.args)}>`);
    }
    case 'wildcard':
      return type.bound === null ? type.word : type.word + typeText(type.bound);
  }
}

/** A type with slashes in its names: so javap lists the exceptions of a generic method. */
export function rawTypeText(type: Type): string {
  return type.kind === 'class' && type.outer === null && type.args === null ? type.name : typeText(type);
}

export function typeList(types: readonly Type[]): string {
  return types.map(typeText).join(', ');
}

/** `<T, U extends Foo & Bar>`, or nothing. Bounds that are just Object are shown when `verbose`. */
export function typeParametersText(parameters: readonly TypeParameter[], verbose: boolean): string {
  if (parameters.length === 0) return '';
  const texts = parameters.map(({ name, classBound, interfaceBounds }) => {
    const bounds = classBound !== null && (verbose || !isObject(classBound)) ? [classBound] : [];
    const all = [...bounds, ...interfaceBounds].map(typeText);
    return all.length === 0 ? name : `${name} extends ${all.join(' & ')}`;
  });
  return `<${texts.join(', ')}>`;
}

/** What follows the name in a class's declaration. */
export function classSignatureText(
  signature: ClassSignature,
  isInterface: boolean,
  verbose: boolean,
): string {
  const { parameters, superclass, interfaces } = signature;
  const list = interfaces.length === 0 ? '' : typeList(interfaces);
  let text = typeParametersText(parameters, verbose);
  if (isInterface) return list === '' ? text : `${text} extends ${list}`;
  if (verbose || !isObject(superclass)) text += ` extends ${typeText(superclass)}`;
  return list === '' ? text : `${text} implements ${list}`;
}
