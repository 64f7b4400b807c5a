/** Java's types as TypeScript's, in the two directions that values go (docs/INTEROP.md, "Loaded classes"). */
import { type ClassModel, type ClassModels, type MethodModel, OBJECT } from './class-model.js';
import type { JavaType, TypeArgument } from './generic-signature.js';

/** What type variables stand for: a name of TypeScript's, or a Java type. */
export type Variables = ReadonlyMap<string, string>;

const PRIMITIVES: Readonly<Record<string, string>> = {
  V: 'undefined',
  Z: 'boolean',
  B: 'number',
  C: 'string',
  S: 'number',
  I: 'number',
  J: 'bigint',
  F: 'number',
  D: 'number',
};

/** What Java takes where it is more than what it gives. */
const PRIMITIVE_INPUTS: Readonly<Record<string, string>> = {
  ...PRIMITIVES,
  C: 'string | number',
  J: 'bigint | number',
};

const ARRAYS: Readonly<Record<string, string>> = {
  Z: 'Uint8Array',
  B: 'Int8Array',
  C: 'Uint16Array',
  S: 'Int16Array',
  I: 'Int32Array',
  J: 'BigInt64Array',
  F: 'Float32Array',
  D: 'Float64Array',
};

/** Classes whose objects are values in JavaScript: their primitive type, or S for a text. */
const VALUES: Readonly<Record<string, string>> = {
  'java/lang/String': 'S',
  'java/lang/Boolean': 'Z',
  'java/lang/Byte': 'B',
  'java/lang/Character': 'C',
  'java/lang/Short': 'S',
  'java/lang/Integer': 'I',
  'java/lang/Long': 'J',
  'java/lang/Float': 'F',
  'java/lang/Double': 'D',
};

/** Types of these may turn out to be texts, numbers or anything else. */
const WIDE = new Set([
  OBJECT,
  'java/lang/Comparable',
  'java/io/Serializable',
  'java/lang/constant/Constable',
  'java/lang/constant/ConstantDesc',
  'java/lang/Cloneable',
]);

/** What arrays, maps and sets of JavaScript's stand for. */
const LISTS = new Set([
  'java/lang/Iterable',
  'java/util/Collection',
  'java/util/List',
  'java/util/ArrayList',
]);

export class TypeTexts {
  /** `declared`: name of a class's type; null if it is declared nowhere. */
  constructor(
    private readonly models: ClassModels,
    private readonly declared: (name: string) => string | null,
    /** A long may come as a number. */
    private readonly safeLongs: boolean,
  ) {}

  /** Of a value that Java gives. */
  output(type: JavaType, variables: Variables): string {
    switch (type.kind) {
      case 'primitive':
        return type.type === 'J' && this.safeLongs ? 'bigint | number' : PRIMITIVES[type.type];
      case 'variable':
        return variables.get(type.name) ?? 'any';
      case 'array':
        if (type.of.kind === 'primitive') return ARRAYS[type.of.type];
        return `${grouped(this.output(type.of, variables))}[]`;
      case 'class':
        return this.classOutput(type.name, type.args, variables);
    }
  }

  private classOutput(name: string, args: readonly TypeArgument[], variables: Variables): string {
    const value = this.valueOf(name);
    if (value !== null) return value;
    if (WIDE.has(name)) return 'any';
    const text = this.object(name, args, variables);
    if (name === 'java/lang/Number') return `number | bigint | ${text}`;
    return name === 'java/lang/CharSequence' ? `string | ${text}` : text;
  }

  private valueOf(name: string): string | null {
    if (name === 'java/lang/String') return 'string';
    const primitive = VALUES[name];
    if (primitive === undefined) return null;
    return this.output({ kind: 'primitive', type: primitive }, new Map());
  }

  /** The object itself; `suffix`: as an argument, `$Ref`. */
  object(name: string, args: readonly TypeArgument[], variables: Variables, suffix = ''): string {
    const identifier = this.declared(name);
    if (identifier === null) return 'JavaObject';
    const declared = `${identifier}${suffix}`;
    const model = this.models.find(name) as ClassModel;
    if (model.typeParameters.length === 0) return declared;
    const texts = model.typeParameters.map((_, i) => this.argument(args[i], variables));
    return `${declared}<${texts.join(', ')}>`;
  }

  private argument(argument: TypeArgument | undefined, variables: Variables): string {
    // A list of anything that extends a type may be one of something that JavaScript sees otherwise.
    if (argument?.type == null || argument.bound !== 'exact') return 'any';
    return this.output(argument.type, variables);
  }

  /** Of a value that Java takes. */
  input(type: JavaType, variables: Variables): string {
    switch (type.kind) {
      case 'primitive':
        return PRIMITIVE_INPUTS[type.type];
      case 'variable': {
        const text = variables.get(type.name);
        return text === undefined || text === 'any' ? 'any' : `${text} | null`;
      }
      case 'array':
        return `${this.arrayInput(type.of, variables)} | null`;
      case 'class':
        return this.classInput(type, variables);
    }
  }

  private arrayInput(of: JavaType, variables: Variables): string {
    if (of.kind !== 'primitive') return `ArrayOf<${this.input(of, variables)}> | JavaArrayObject`;
    const elements = of.type === 'C' ? 'number' : PRIMITIVE_INPUTS[of.type];
    const bytes = of.type === 'B' ? ' | Uint8Array' : '';
    return `${ARRAYS[of.type]}${bytes} | readonly ${grouped(elements)}[] | JavaArrayObject`;
  }

  private classInput(type: JavaType & { kind: 'class' }, variables: Variables): string {
    const { name, args } = type;
    if (name === 'java/lang/String') return 'string | null';
    const primitive = VALUES[name];
    if (primitive !== undefined) return `${PRIMITIVE_INPUTS[primitive]} | null`;
    if (WIDE.has(name)) return 'any';
    const choices = [this.object(name, args, variables, '$Ref')];
    const argument = (i: number): string => {
      const given = args[i]?.type;
      if (given == null) return 'any';
      return this.input(given, variables);
    };
    if (name === 'java/lang/CharSequence') choices.push('string');
    else if (name === 'java/lang/Number') choices.push('number', 'bigint');
    else if (name === 'java/lang/Class') choices.push('{ readonly class: JavaObject }');
    else if (name === 'java/util/Map')
      choices.push(
        `ReadonlyMap<${argument(0)}, ${argument(1)}>`,
        `{ readonly [key: string]: ${argument(1)} }`,
      );
    else if (name === 'java/util/Set') choices.push(`ReadonlySet<${argument(0)}>`);
    if (LISTS.has(name)) choices.push(`ArrayOf<${argument(0)}>`);
    const f = this.functionText(type, variables);
    if (f !== null) choices.push(`(${f})`);
    return [...choices, 'null'].join(' | ');
  }

  // ---- functional interfaces

  private functionText(type: JavaType & { kind: 'class' }, variables: Variables): string | null {
    const model = this.models.find(type.name);
    if (model === null || !model.isInterface) return null;
    const method = functionalMethod(this.models, model);
    if (method === null || method.types.typeParameters.length > 0) return null;
    // Parameters are given by Java, the result is taken: what the wildcards are bound by is what matters.
    const outputs = new Map<string, string>();
    const inputs = new Map<string, string>();
    model.typeParameters.forEach((p, i) => {
      const given = type.args[i]?.type ?? null;
      outputs.set(p, given === null ? 'any' : this.output(given, variables));
      inputs.set(p, given === null ? 'any' : this.input(given, variables));
    });
    const { parameters, result } = method.substituted;
    const texts = parameters.map((p, i) => `arg${i}: ${this.output(p, outputs)}`);
    if (result.kind === 'primitive' && result.type === 'V') return `(${texts.join(', ')}) => unknown`;
    const direct = result.kind === 'variable' ? inputs.get(result.name) : undefined;
    const text = direct ?? this.input(result, inputs);
    return `(${texts.join(', ')}) => ${text === 'any' ? 'any' : `${text} | Promise<${text}>`}`;
  }
}

/** A type as the element of an array. */
export const grouped = (text: string): string => (/[|&]|=>|^readonly /.test(text) ? `(${text})` : text);

interface Functional extends MethodModel {
  /** Its types in terms of the interface's own parameters. */
  readonly substituted: { readonly parameters: readonly JavaType[]; readonly result: JavaType };
}

const OF_OBJECT = new Set(['equals(Ljava/lang/Object;)Z', 'hashCode()I', 'toString()Ljava/lang/String;']);

/** The only abstract method of an interface; null if there are several, or none. */
export function functionalMethod(models: ClassModels, model: ClassModel): Functional | null {
  const found = new Map<string, Functional>();
  const implemented = new Set<string>();
  const visit = (cls: ClassModel, substitution: ReadonlyMap<string, JavaType>): void => {
    for (const m of cls.methods) {
      const signature = m.name + m.descriptor;
      if (m.isStatic || OF_OBJECT.has(signature)) continue;
      if (!m.isAbstract) implemented.add(signature);
      else if (!implemented.has(signature) && !found.has(signature)) {
        const parameters = m.types.parameters.map((p) => substitute(p, substitution));
        found.set(signature, {
          ...m,
          substituted: { parameters, result: substitute(m.types.result, substitution) },
        });
      }
    }
    for (const s of cls.supers) {
      if (s.kind !== 'class') continue;
      const above = models.find(s.name);
      if (above === null || !above.isInterface) continue;
      const inner = new Map<string, JavaType>();
      above.typeParameters.forEach((p, i) => {
        const given = s.args[i]?.type;
        if (given != null) inner.set(p, substitute(given, substitution));
      });
      visit(above, inner);
    }
  };
  visit(model, new Map(model.typeParameters.map((p) => [p, { kind: 'variable', name: p }])));
  const all = [...found.values()];
  const first = all[0];
  if (first === undefined) return null;
  // A method and what it overrides with other types are the same.
  const same = all.every(
    (m) => m.name === first.name && m.types.parameters.length === first.types.parameters.length,
  );
  return same ? first : null;
}

function substitute(type: JavaType, substitution: ReadonlyMap<string, JavaType>): JavaType {
  switch (type.kind) {
    case 'variable':
      return substitution.get(type.name) ?? type;
    case 'array':
      return { kind: 'array', of: substitute(type.of, substitution) };
    case 'class':
      return {
        ...type,
        args: type.args.map((a) => ({
          ...a,
          type: a.type === null ? null : substitute(a.type, substitution),
        })),
      };
    default:
      return type;
  }
}
