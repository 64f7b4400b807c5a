/**
 * Which method of a name a call means: the order of phases of JLS §15.12.2, with the types of JavaScript's values instead of static types. What is chosen is remembered by the kinds of the arguments.
 */
import type { VM } from '../vm/vm.js';
import type { HostMethod } from './host-method.js';
import { JavaObject } from './java-object.js';
import { describeSignature } from './signature.js';
import { Fit, type Values } from './values.js';

/** A method that a call may mean. */
export interface Candidate {
  readonly host: HostMethod;
  readonly isVarargs: boolean;
}

/** What was chosen: `spread` is the number of fixed parameters before the variable ones, -1 if the call is not of variable arity. */
interface Choice {
  readonly host: HostMethod;
  readonly spread: number;
  /** Other arguments of the same kinds mean the same method. */
  readonly byKinds: boolean;
}

/** Kinds of arguments that decide alone; what else there is depends on the value. */
const enum Kind {
  INT = 1,
  SAFE_INTEGER = 2,
  BIGINT = 3,
  BOOLEAN = 4,
  STRING = 5,
  NULL = 6,
  /** The class's id is added. */
  OBJECT = 7,
  DOUBLE = 8,
  COUNT = 16,
}

export class Overloads {
  /** By number of arguments, where it decides alone. */
  private readonly byCount: (HostMethod | null | undefined)[] = [];
  private readonly byKinds = new Map<number, Choice>();
  /** The choice that was made last: looking it up costs as much as the call. */
  private lastKey = 0;
  private lastChoice: Choice | undefined;

  /** `name`: for messages. */
  constructor(
    private readonly vm: VM,
    private readonly values: Values,
    private readonly name: string,
    readonly candidates: readonly Candidate[],
  ) {}

  /** The method for these arguments; null: {@link choose} has to look at them. */
  single(count: number): HostMethod | null {
    const known = this.byCount[count];
    if (known !== undefined) return known;
    const fitting = this.candidates.filter((c) => c.host.signature.parameters.length === count);
    const single = fitting.length === 1 && !this.candidates.some((c) => c.isVarargs) ? fitting[0].host : null;
    this.byCount[count] = single;
    return single;
  }

  /** Calls `use` with the method for these arguments and the arguments that it takes. Throws TypeError if none fits, or several equally well. */
  choose<T>(args: ArrayLike<unknown>, use: (host: HostMethod, args: ArrayLike<unknown>) => T): T {
    const key = this.kindsOf(args);
    let choice = key === 0 ? undefined : key === this.lastKey ? this.lastChoice : this.byKinds.get(key);
    if (choice === undefined) {
      choice = this.select(args);
      if (key !== 0 && choice.byKinds) this.byKinds.set(key, choice);
    }
    if (key !== 0 && choice.byKinds) {
      this.lastKey = key;
      this.lastChoice = choice;
    }
    const { host, spread } = choice;
    if (spread < 0) return use(host, args);
    const all = Array.from(args);
    return use(host, [...all.slice(0, spread), all.slice(spread)]);
  }

  /** The kinds of the arguments as one number; 0 if values decide. */
  private kindsOf(args: ArrayLike<unknown>): number {
    let key = args.length + 1;
    for (let i = 0; i < args.length; i++) {
      const kind = this.kindOf(args[i]);
      if (kind === 0) return 0;
      key = key * 0x1_0000 + kind;
      if (key > Number.MAX_SAFE_INTEGER) return 0;
    }
    return key;
  }

  private kindOf(value: unknown): number {
    switch (typeof value) {
      case 'number':
        if (!Number.isSafeInteger(value) || Object.is(value, -0)) return Kind.DOUBLE;
        return (value | 0) === value ? Kind.INT : Kind.SAFE_INTEGER;
      case 'bigint':
        return BigInt.asIntN(64, value) === value ? Kind.BIGINT : 0;
      case 'boolean':
        return Kind.BOOLEAN;
      case 'string':
        return value.length === 1 ? 0 : Kind.STRING;
      case 'object': {
        if (value === null) return Kind.NULL;
        const ref = JavaObject.refIfJava(value);
        if (ref === 0) return 0;
        const { id } = this.vm.classes.of(ref);
        return id < 0x1000 ? Kind.OBJECT + Kind.COUNT * id : 0;
      }
      default:
        return 0;
    }
  }

  private select(args: ArrayLike<unknown>): Choice {
    for (const spread of [false, true]) {
      let best: Candidate[] = [];
      let bestFit = Fit.ODD + 1;
      for (const candidate of this.candidates) {
        const fit = spread ? this.fitSpread(candidate, args) : this.fit(candidate, args);
        if (fit === Fit.NONE || fit > bestFit) continue;
        if (fit < bestFit) best = [];
        bestFit = fit;
        best.push(candidate);
      }
      if (best.length === 0) continue;
      const { host } = best.length === 1 ? best[0] : this.mostSpecific(best, args);
      const fixed = spread ? host.signature.parameters.length - 1 : -1;
      return { host, spread: fixed, byKinds: bestFit < Fit.NARROW };
    }
    throw new TypeError(
      `no ${this.name} takes (${Array.from(args, kindText).join(', ')}): there ${this.describeAll()}`,
    );
  }

  private fit({ host }: Candidate, args: ArrayLike<unknown>): Fit {
    const { parameters } = host.signature;
    if (parameters.length !== args.length) return Fit.NONE;
    const { loader } = host.method.holder;
    let worst = Fit.STRICT;
    for (let i = 0; i < parameters.length; i++) {
      const fit = this.values.fit(args[i], parameters[i], loader);
      if (fit === Fit.NONE) return Fit.NONE;
      if (fit > worst) worst = fit;
    }
    return worst;
  }

  /** The same for a call of variable arity. */
  private fitSpread({ host, isVarargs }: Candidate, args: ArrayLike<unknown>): Fit {
    const { parameters } = host.signature;
    const fixed = parameters.length - 1;
    if (!isVarargs || args.length < fixed) return Fit.NONE;
    const { loader } = host.method.holder;
    const element = parameters[fixed].slice(1);
    let worst = Fit.STRICT;
    for (let i = 0; i < args.length; i++) {
      const fit = this.values.fit(args[i], i < fixed ? parameters[i] : element, loader);
      if (fit === Fit.NONE) return Fit.NONE;
      if (fit > worst) worst = fit;
    }
    return worst;
  }

  /** JLS §15.12.2.5, as far as values allow. */
  private mostSpecific(fitting: readonly Candidate[], args: ArrayLike<unknown>): Candidate {
    const best = fitting.filter((c) => fitting.every((o) => o === c || this.isMoreSpecific(c, o)));
    if (best.length === 1) return best[0];
    // Interfaces for the same function: the one with as many parameters, then the one that takes what the function returns.
    const byArity = (best.length > 1 ? best : fitting).filter((c) => this.takesFunctions(c, args, false));
    if (byArity.length === 1) return byArity[0];
    const returning = byArity.filter((c) => this.takesFunctions(c, args, true));
    if (returning.length === 1) return returning[0];
    const withArrays = fitting.filter((c) => takesArrays(c, args));
    if (withArrays.length > 0 && withArrays.length < fitting.length)
      return this.mostSpecific(withArrays, args);
    throw new TypeError(
      `several ${this.name} take (${Array.from(args, kindText).join(', ')}): call one by its descriptor, such as ['${fitting[0].host.method.signature}']; there ${this.describeAll()}`,
    );
  }

  private takesFunctions({ host }: Candidate, args: ArrayLike<unknown>, mustReturn: boolean): boolean {
    return host.signature.parameters.every((p, i) => {
      const value = args[i];
      if (typeof value !== 'function') return true;
      const method = this.values.functionalMethod(p, host.method.holder.loader);
      if (method === null) return true;
      return mustReturn ? !method.descriptor.endsWith('V') : method.kinds.length - 2 === value.length;
    });
  }

  private isMoreSpecific(a: Candidate, b: Candidate): boolean {
    const p = a.host.signature.parameters;
    const q = b.host.signature.parameters;
    if (p.length !== q.length) return p.length > q.length;
    return p.every((type, i) =>
      this.values.isSubtype(type, q[i], a.host.method.holder.loader, b.host.method.holder.loader),
    );
  }

  private describeAll(): string {
    const all = this.candidates.map((c) => describeSignature(c.host.signature));
    return all.length === 1 ? `is ${all[0]}` : `are ${all.join(', ')}`;
  }
}

/** Is each array of JavaScript's an array of Java's, and not a list? */
function takesArrays({ host }: Candidate, args: ArrayLike<unknown>): boolean {
  return host.signature.parameters.every((p, i) => !Array.isArray(args[i]) || p.startsWith('['));
}

function kindText(value: unknown): string {
  if (JavaObject.isJava(value)) return value.className;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? value.constructor?.name || 'object' : typeof value;
}
