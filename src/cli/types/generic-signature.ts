/** Generic signatures (JVMS §4.7.9.1) as trees. A plain descriptor is one, too. */

export type JavaType =
  | { readonly kind: 'primitive'; readonly type: string }
  | { readonly kind: 'array'; readonly of: JavaType }
  | { readonly kind: 'variable'; readonly name: string }
  /** `name` is internal, with `$` before member classes; arguments of outer classes are left out. */
  | { readonly kind: 'class'; readonly name: string; readonly args: readonly TypeArgument[] };

export interface TypeArgument {
  readonly bound: 'exact' | 'extends' | 'super' | 'any';
  /** Null for `?`. */
  readonly type: JavaType | null;
}

export interface ClassSignature {
  readonly parameters: readonly string[];
  readonly superClass: JavaType;
  readonly interfaces: readonly JavaType[];
}

export interface MethodTypes {
  readonly typeParameters: readonly string[];
  readonly parameters: readonly JavaType[];
  readonly result: JavaType;
}

/** A class by name, without arguments. */
export const classType = (name: string): JavaType => ({ kind: 'class', name, args: [] });

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  private next(): string {
    return this.text[this.at++];
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  private until(ends: string): string {
    const start = this.at;
    while (!this.isAtEnd && !ends.includes(this.text[this.at])) this.at++;
    return this.text.slice(start, this.at);
  }

  typeParameters(): string[] {
    const names: string[] = [];
    if (!this.takes('<')) return names;
    while (!this.takes('>')) {
      names.push(this.until(':'));
      // Bounds: what JavaScript has for a value need not extend what Java's class does.
      while (this.takes(':')) if (this.text[this.at] !== ':' && this.text[this.at] !== '>') this.type();
    }
    return names;
  }

  type(): JavaType {
    const c = this.next();
    if (c === '[') return { kind: 'array', of: this.type() };
    if (c === 'T') {
      const name = this.until(';');
      this.at++;
      return { kind: 'variable', name };
    }
    if (c !== 'L') return { kind: 'primitive', type: c };
    let name = this.until('<.;');
    let args: TypeArgument[] = [];
    for (;;) {
      if (this.takes('<')) args = this.arguments();
      if (!this.takes('.')) break;
      name = `${name}$${this.until('<.;')}`;
      args = [];
    }
    this.at++;
    return { kind: 'class', name, args };
  }

  private arguments(): TypeArgument[] {
    const args: TypeArgument[] = [];
    while (!this.takes('>')) {
      if (this.takes('*')) args.push({ bound: 'any', type: null });
      else if (this.takes('+')) args.push({ bound: 'extends', type: this.type() });
      else if (this.takes('-')) args.push({ bound: 'super', type: this.type() });
      else args.push({ bound: 'exact', type: this.type() });
    }
    return args;
  }

  method(): MethodTypes {
    const typeParameters = this.typeParameters();
    this.takes('(');
    const parameters: JavaType[] = [];
    while (!this.takes(')')) parameters.push(this.type());
    return { typeParameters, parameters, result: this.type() };
  }

  class(): ClassSignature {
    const parameters = this.typeParameters();
    const superClass = this.type();
    const interfaces: JavaType[] = [];
    while (!this.isAtEnd) interfaces.push(this.type());
    return { parameters, superClass, interfaces };
  }
}

export const parseTypeSignature = (text: string): JavaType => new Reader(text).type();
export const parseMethodSignature = (text: string): MethodTypes => new Reader(text).method();
export const parseClassSignature = (text: string): ClassSignature => new Reader(text).class();
