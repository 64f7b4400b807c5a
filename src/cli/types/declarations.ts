/**
 * TypeScript's declarations for Java classes. For each class there are: what its objects are as arguments, told by the class's name only, so that type arguments are inferred from there alone and
 * not from overloads; an interface with its own members; the type of its objects, which adds what it inherits, by intersection, since that joins overloads as Java does where `extends` would refuse them; and
 * the type of what `vm.load` answers.
 */
import {
  type ClassModel,
  type ClassModels,
  type FieldModel,
  type MethodModel,
  OBJECT,
} from './class-model.js';
import type { JavaType } from './generic-signature.js';
import { grouped, TypeTexts, type Variables } from './type-text.js';

/** Names that the objects of loaded classes have an underscore behind (src/interop/loaded-class.ts). */
const RESERVED = new Set(['constructor', '__proto__', 'then', 'toJSON', 'className', 'keep']);
const RESERVED_STATIC = new Set([
  'prototype',
  'name',
  'length',
  'class',
  'arguments',
  'caller',
  'constructor',
  '__proto__',
  'then',
]);

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

export interface DeclarationOptions {
  /** How many steps of references are followed from the classes asked for: what lies beyond is a JavaObject. */
  readonly depth: number;
  readonly safeLongs: boolean;
}

/** Which names the classes have, and what is declared. */
export class Declarations {
  private readonly identifiers = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly texts: TypeTexts;

  constructor(
    private readonly models: ClassModels,
    private readonly wanted: readonly string[],
    options: DeclarationOptions,
  ) {
    this.texts = new TypeTexts(models, (name) => this.identifiers.get(name) ?? null, options.safeLongs);
    for (const name of this.closure(options.depth)) this.identifiers.set(name, this.identifierFor(name));
  }

  /** The classes asked for, what they mention, and what all of these extend. */
  private closure(depth: number): string[] {
    const found = new Set<string>();
    let edge = [OBJECT, ...this.wanted];
    for (let level = 0; edge.length > 0 && level <= depth; level++) {
      const mentioned = new Set<string>();
      const add = (name: string): void => {
        if (found.has(name)) return;
        const model = this.models.find(name);
        // What cannot be reached itself may extend what can.
        if (model === null) return;
        if (model.isPublic) found.add(name);
        for (const s of model.supers) if (s.kind === 'class') add(s.name);
        if (!model.isPublic) return;
        for (const type of typesIn(model)) collect(type, mentioned);
        if (this.wanted.includes(name)) for (const [, member] of model.memberClasses) mentioned.add(member);
      };
      for (const name of edge) add(name);
      edge = [...mentioned].filter((name) => !found.has(name));
    }
    return [...found].sort();
  }

  private identifierFor(name: string): string {
    const wanted = name.replace(/[^\p{ID_Continue}$]/gu, '_');
    let identifier = wanted;
    for (let n = 2; this.taken.has(identifier); n++) identifier = `${wanted}_${n}`;
    this.taken.add(identifier);
    return identifier;
  }

  write(): string {
    const all = [...this.identifiers.keys()];
    const entries = all.map((name) => {
      const loaded = `${this.identifiers.get(name)}$Class`;
      return `    ${JSON.stringify(name.replaceAll('/', '.'))}: ${loaded};`;
    });
    return [
      '// Java classes for TypeScript, written by `gojdk types`: include this file in tsconfig.json, or `import type {} from` it.',
      "import type { AsyncOptions, JavaArrayObject, JavaObject } from 'gojdk';",
      '',
      'declare global {',
      '  interface GojdkJavaClasses {',
      ...entries,
      '  }',
      '}',
      '',
      'declare const is: unique symbol;',
      '/** An array of JavaScript, told by so few members that type arguments of Java’s lists are not inferred from it. */',
      'interface ArrayOf<T> {',
      '  readonly length: number;',
      '  readonly [index: number]: T;',
      '  join(separator?: string): string;',
      '  concat(...items: never[]): unknown[];',
      '}',
      '',
      ...all.map((name) => this.declare(this.models.find(name) as ClassModel)),
    ].join('\n');
  }

  // ---- one class

  private declare(model: ClassModel): string {
    const id = this.identifiers.get(model.name) as string;
    const { typeParameters } = model;
    const parameters =
      typeParameters.length === 0 ? '' : `<${typeParameters.map((p) => `${p} = any`).join(', ')}>`;
    const args = typeParameters.length === 0 ? '' : `<${typeParameters.join(', ')}>`;
    const variables: Variables = new Map(typeParameters.map((p) => [p, p]));
    const supers = [...this.superTexts(model, variables)];
    const own = `${id}$Ref${args} & ${id}$Own${args}`;
    const all = [own, ...supers].join(' & ');
    return [
      `// ${model.isInterface ? 'interface' : 'class'} ${model.name.replaceAll('/', '.')}`,
      `export interface ${id}$Ref${parameters} extends JavaObject {`,
      `  readonly [is]: { readonly ${JSON.stringify(model.name.replaceAll('/', '.'))}: [${typeParameters.join(', ')}] };`,
      '}',
      `interface ${id}$Own${parameters} {`,
      ...this.instanceMembers(model, variables),
      '}',
      `type ${id}$All${parameters} = ${all};`,
      `export interface ${id}${parameters} extends ${id}$All${args} {}`,
      `export interface ${id}$Class {`,
      ...this.staticMembers(model, id),
      '}',
      '',
    ].join('\n');
  }

  /** What a class inherits from: through classes that are not declared, too. */
  private *superTexts(model: ClassModel, variables: Variables): Iterable<string> {
    let some = false;
    for (const s of model.supers) {
      if (s.kind !== 'class') continue;
      const above = this.models.find(s.name);
      if (above === null) continue;
      if (this.identifiers.has(s.name)) {
        some = true;
        yield this.texts.object(s.name, s.args, variables);
      } else {
        const inner = new Map<string, string>();
        above.typeParameters.forEach((p, i) => {
          const given = s.args[i]?.type;
          inner.set(p, given == null ? 'any' : this.texts.output(given, variables));
        });
        for (const text of this.superTexts(above, inner)) {
          some = true;
          yield text;
        }
      }
    }
    if (!some && model.isInterface) yield this.identifiers.get(OBJECT) as string;
  }

  private instanceMembers(model: ClassModel, variables: Variables): string[] {
    const methods = group(model.methods.filter((m) => !m.isStatic && m.name !== '<init>'));
    const names = new Set<string>();
    const lines: string[] = [];
    for (const [name, overloads] of methods) {
      const key = nameFor(name, RESERVED);
      names.add(key);
      lines.push(...this.methodLines(key, overloads, variables));
    }
    for (const field of model.fields.filter((f) => !f.isStatic)) {
      const key = nameFor(field.name, RESERVED);
      lines.push(this.fieldLine(names.has(key) ? `${field.name}_` : key, field, variables));
    }
    lines.push(...this.iteration(model));
    return lines;
  }

  /** Symbol.iterator, where src/interop/protocols.ts defines it. */
  private iteration({ name, typeParameters }: ClassModel): string[] {
    const of = (element: string): string[] => [`  [Symbol.iterator](): IterableIterator<${element}>;`];
    switch (name) {
      case 'java/lang/Iterable':
      case 'java/util/Iterator':
      case 'java/util/Enumeration':
      case 'java/util/stream/BaseStream':
        return of(typeParameters[0] ?? 'any');
      case 'java/util/Map':
        return of(`[${typeParameters.join(', ')}]`);
      case 'java/util/Map$Entry':
        // Key and value: an iterator's type has no places.
        return of('any');
      default:
        return [];
    }
  }

  private staticMembers(model: ClassModel, id: string): string[] {
    const lines: string[] = [];
    const { typeParameters } = model;
    const parameters =
      typeParameters.length === 0 ? '' : `<${typeParameters.map((p) => `${p} = any`).join(', ')}>`;
    const args = typeParameters.length === 0 ? '' : `<${typeParameters.join(', ')}>`;
    const variables: Variables = new Map(typeParameters.map((p) => [p, p]));
    if (!model.isInterface && !model.isAbstract)
      for (const m of model.methods)
        if (m.name === '<init>')
          for (const texts of this.parameterLists(m, variables))
            lines.push(`  new ${parameters}(${texts.join(', ')}): ${id}${args};`);
    const any = typeParameters.length === 0 ? '' : `<${typeParameters.map(() => 'any').join(', ')}>`;
    lines.push(`  [Symbol.hasInstance](value: unknown): value is ${id}${any};`);
    lines.push(`  readonly class: ${this.texts.object('java/lang/Class', [], new Map())};`);
    const methods = group(this.statics(model));
    const names = new Set(methods.keys());
    for (const [name, overloads] of methods)
      lines.push(...this.methodLines(nameFor(name, RESERVED_STATIC), overloads, new Map()));
    for (const field of this.constants(model)) {
      const key = names.has(field.name) ? `${field.name}_` : nameFor(field.name, RESERVED_STATIC);
      lines.push(this.fieldLine(key, field, new Map()));
      names.add(field.name);
    }
    for (const [simple, name] of model.memberClasses) {
      const declared = this.identifiers.get(name);
      const key = nameFor(simple, RESERVED_STATIC);
      const free = names.has(simple) ? `${key}_` : key;
      lines.push(`  readonly ${property(free)}: ${declared === undefined ? 'any' : `${declared}$Class`};`);
    }
    return lines;
  }

  /** Static methods, those of superclasses too. */
  private statics(model: ClassModel): MethodModel[] {
    const found = new Map<string, MethodModel>();
    for (let cls: ClassModel | null = model; cls !== null; cls = this.superClass(cls))
      if (cls === model || cls.isPublic)
        for (const m of cls.methods) {
          const key = m.name + m.descriptor.slice(0, m.descriptor.indexOf(')'));
          if (m.isStatic && !found.has(key)) found.set(key, m);
        }
    return [...found.values()];
  }

  private superClass(model: ClassModel): ClassModel | null {
    const [first] = model.supers;
    if (model.isInterface || first === undefined || first.kind !== 'class') return null;
    const above = this.models.find(first.name);
    return above === null || above.isInterface ? null : above;
  }

  /** Static fields, those of superclasses and interfaces too. */
  private constants(model: ClassModel): FieldModel[] {
    const found = new Map<string, FieldModel>();
    const visit = (cls: ClassModel): void => {
      if (cls === model || cls.isPublic)
        for (const f of cls.fields) if (f.isStatic && !found.has(f.name)) found.set(f.name, f);
      for (const s of cls.supers) {
        const above = s.kind === 'class' ? this.models.find(s.name) : null;
        if (above !== null) visit(above);
      }
    };
    visit(model);
    return [...found.values()];
  }

  // ---- members

  private fieldLine(name: string, field: FieldModel, variables: Variables): string {
    const type = this.texts.output(field.type, variables);
    return `  ${field.isFinal ? 'readonly ' : ''}${property(name)}: ${type};`;
  }

  private methodLines(name: string, overloads: readonly MethodModel[], variables: Variables): string[] {
    const lines = [`  readonly ${property(name)}: {`, ...this.signatures(overloads, variables), '  };'];
    // A name and descriptor means one of several.
    if (overloads.length > 1)
      for (const m of overloads)
        lines.push(
          `  readonly ${JSON.stringify(m.name + m.descriptor)}: {`,
          ...this.signatures([m], variables),
          '  };',
        );
    return lines;
  }

  private signatures(overloads: readonly MethodModel[], variables: Variables): string[] {
    const lines: string[] = [];
    for (const m of overloads) {
      const { typeParameters } = m.types;
      const own = new Map([...variables, ...typeParameters.map((p) => [p, p] as const)]);
      const generic =
        typeParameters.length === 0 ? '' : `<${typeParameters.map((p) => `${p} = any`).join(', ')}>`;
      const result = this.texts.output(m.types.result, own);
      for (const texts of this.parameterLists(m, own)) {
        const optional = texts.length === 0 ? '?' : '';
        lines.push(
          `    ${generic}(${texts.join(', ')}): ${result};`,
          `    async${generic}(args${optional}: [${texts.join(', ')}], options?: AsyncOptions): Promise<${result}>;`,
        );
      }
    }
    return lines;
  }

  /** Parameters of a method, in both forms if their number varies. */
  private parameterLists(m: MethodModel, variables: Variables): string[][] {
    const { parameters } = m.types;
    const names = parameters.map((_, i) => parameterName(m.parameterNames[i], i));
    const texts = parameters.map((p, i) => `${names[i]}: ${this.texts.input(p, variables)}`);
    const last = parameters[parameters.length - 1];
    if (!m.isVarargs || last?.kind !== 'array') return [texts];
    const element = grouped(this.texts.input(last.of, variables));
    return [[...texts.slice(0, -1), `...${names[names.length - 1]}: ${element}[]`], texts];
  }
}

function parameterName(name: string | null, index: number): string {
  return name !== null && IDENTIFIER.test(name) && !KEYWORDS.has(name) ? name : `arg${index}`;
}

/** Names that no parameter can have in TypeScript. */
const KEYWORDS = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

const property = (name: string): string => (IDENTIFIER.test(name) ? name : JSON.stringify(name));

const nameFor = (name: string, reserved: ReadonlySet<string>): string =>
  reserved.has(name) ? `${name}_` : name;

function group(methods: readonly MethodModel[]): Map<string, MethodModel[]> {
  const groups = new Map<string, MethodModel[]>();
  for (const m of methods) {
    const known = groups.get(m.name);
    if (known === undefined) groups.set(m.name, [m]);
    else known.push(m);
  }
  return groups;
}

function* typesIn(model: ClassModel): Iterable<JavaType> {
  for (const { types } of model.methods) {
    yield* types.parameters;
    yield types.result;
  }
  for (const { type } of model.fields) yield type;
}

function collect(type: JavaType, names: Set<string>): void {
  if (type.kind === 'array') collect(type.of, names);
  else if (type.kind === 'class') {
    names.add(type.name);
    for (const { type: argument } of type.args) if (argument !== null) collect(argument, names);
  }
}
