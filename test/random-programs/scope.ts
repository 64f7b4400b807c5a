/** What the generator knows at a place in the program: variables by type, and what may be called. */
import type { Choices } from '../support/choices.js';

export type Type =
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'int[]'
  | 'long[]'
  | 'byte[]'
  | 'String'
  | 'Shape'
  | 'Op'
  | 'Integer';

export const TYPES: readonly Type[] = [
  'int',
  'int',
  'int',
  'long',
  'long',
  'double',
  'float',
  'boolean',
  'int[]',
  'long[]',
  'byte[]',
  'String',
  'Shape',
  'Op',
  'Integer',
];

export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** Loop counters are read only. */
  readonly isFixed: boolean;
}

export interface Method {
  readonly name: string;
  readonly result: Type;
  readonly params: readonly Type[];
}

/** Fields of the program's class, by type. */
export const STATICS: readonly Variable[] = [
  { name: 'si', type: 'int', isFixed: false },
  { name: 'sj', type: 'int', isFixed: false },
  { name: 'sl', type: 'long', isFixed: false },
  { name: 'sd', type: 'double', isFixed: false },
  { name: 'sf', type: 'float', isFixed: false },
  { name: 'sb', type: 'boolean', isFixed: false },
  { name: 'sa', type: 'int[]', isFixed: true },
  { name: 'sla', type: 'long[]', isFixed: true },
  { name: 'ss', type: 'String', isFixed: false },
  { name: 'shape', type: 'Shape', isFixed: false },
];

export class Scope {
  private readonly variables: Variable[] = [];
  private names = 0;
  /** Labels of the loops around. */
  readonly labels: string[] = [];
  inLoop = 0;

  constructor(
    readonly choices: Choices,
    /** Methods that may be called: those generated before, so that calls end. */
    readonly callable: readonly Method[],
    readonly result: Type,
  ) {}

  declare(type: Type, isFixed = false, name = `v${this.names++}`): string {
    this.variables.push({ name, type, isFixed });
    return name;
  }

  fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  /** What is declared in `body` is gone behind it. */
  nested<T>(body: () => T): T {
    const count = this.variables.length;
    const result = body();
    this.variables.length = count;
    return result;
  }

  readable(type: Type): readonly Variable[] {
    return [...this.variables, ...STATICS].filter((v) => v.type === type);
  }

  assignable(): readonly Variable[] {
    return [...this.variables, ...STATICS].filter((v) => !v.isFixed);
  }
}
