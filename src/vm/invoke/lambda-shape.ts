/** What a call site of LambdaMetafactory asks for, and whether the VM makes its class itself. */

import { Acc } from '../../jvms/access-flags.js';
import { typesOf } from '../../jvms/descriptors.js';
import { CpTag } from '../../jvms/pool-tags.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { CallSiteInfo } from './bootstrap-row.js';
import { isAdaptable, isAdaptableAsReturn, isAdaptableAsReturnStrict } from './conversions.js';
import { RefKind } from './member-names.js';

/** A method type, its classes resolved. */
export interface ResolvedType {
  readonly descriptor: string;
  readonly parameters: readonly JavaClass[];
  readonly result: JavaClass;
}

export interface LambdaShape {
  readonly interfaceClass: JavaClass;
  readonly markers: readonly JavaClass[];
  readonly name: string;
  /** Types of the captured values; result: the interface. */
  readonly site: ResolvedType;
  /** Types of the interface's method as declared (erased), and in the context of the lambda. */
  readonly erased: ResolvedType;
  readonly instantiated: ResolvedType;
  readonly bridges: readonly ResolvedType[];
  readonly kind: RefKind;
  readonly method: JavaMethod;
  /** The class that the reference to the implementation names. */
  readonly holder: JavaClass;
  /** Parameters of the implementation, receiver first; its result. */
  readonly implementation: Omit<ResolvedType, 'descriptor'>;
}

const enum Flag {
  SERIALIZABLE = 1,
  MARKERS = 2,
  BRIDGES = 4,
}

const OPCODES: Readonly<Record<number, number>> = {
  [RefKind.INVOKE_VIRTUAL]: 0xb6,
  [RefKind.INVOKE_STATIC]: 0xb8,
  [RefKind.INVOKE_SPECIAL]: 0xb7,
  [RefKind.NEW_INVOKE_SPECIAL]: 0xb7,
  [RefKind.INVOKE_INTERFACE]: 0xb9,
};

export class LambdaShapes {
  constructor(private readonly vm: VM) {}

  /** Null: something is unusual or wrong, and java.lang.invoke shall see to it. */
  *of(info: CallSiteInfo, alternative: boolean): Steps<LambdaShape | null> {
    const { caller, args, rcp } = info;
    const { pool } = rcp;
    if (caller.isHidden || args.length < 3 || pool.tag(args[1]) !== CpTag.METHOD_HANDLE) return null;
    if (pool.tag(args[0]) !== CpTag.METHOD_TYPE || pool.tag(args[2]) !== CpTag.METHOD_TYPE) return null;
    const site = yield* this.type(caller, info.descriptor);
    const interfaceClass = site.result;
    if (!interfaceClass.isInterface || interfaceClass.isHidden) return null;
    const erased = yield* this.type(caller, pool.methodTypeDescriptor(args[0]));
    const extras = alternative ? yield* this.extras(info) : NO_EXTRAS;
    if (extras === null || (!alternative && args.length !== 3)) return null;
    if ([interfaceClass, ...extras.markers].some((c) => this.isSerializable(c))) return null;
    const target = yield* this.implementation(caller, info, args[1]);
    if (target === null) return null;
    const instantiated = yield* this.type(caller, pool.methodTypeDescriptor(args[2]));
    const shape = { interfaceClass, name: info.name, site, erased, instantiated, ...extras, ...target };
    return this.isValid(shape) ? shape : null;
  }

  private isSerializable(cls: JavaClass): boolean {
    return cls.isSubclassOf(this.vm.classes.loadBoot('java/io/Serializable'));
  }

  private *type(caller: JavaClass, descriptor: string): Steps<ResolvedType> {
    const classes: JavaClass[] = [];
    for (const d of typesOf(descriptor)) classes.push(yield* this.vm.invoke.types.class(caller, d));
    const result = classes.pop() as JavaClass;
    return { descriptor, parameters: classes, result };
  }

  /** What altMetafactory is told besides: flags, marker interfaces, bridges. */
  private *extras(info: CallSiteInfo): Steps<Extras | null> {
    const { caller, args, rcp } = info;
    const { pool } = rcp;
    let at = 3;
    const int = (): number => (pool.tag(args[at]) === CpTag.INTEGER ? pool.intBits(args[at++]) : -1);
    const flags = int();
    if (flags < 0 || (flags & ~(Flag.MARKERS | Flag.BRIDGES)) !== 0) return null;
    const markers: JavaClass[] = [];
    const bridges: ResolvedType[] = [];
    if ((flags & Flag.MARKERS) !== 0) {
      for (let n = int(); n > 0; n--) {
        if (pool.tag(args[at]) !== CpTag.CLASS) return null;
        const marker = yield* this.vm.resolver.class(caller, args[at++]);
        if (!marker.isInterface || marker.isHidden) return null;
        markers.push(marker);
      }
    }
    if ((flags & Flag.BRIDGES) !== 0) {
      for (let n = int(); n > 0; n--) {
        if (pool.tag(args[at]) !== CpTag.METHOD_TYPE) return null;
        bridges.push(yield* this.type(caller, pool.methodTypeDescriptor(args[at++])));
      }
    }
    return at === args.length ? { markers, bridges } : null;
  }

  private *implementation(
    caller: JavaClass,
    info: CallSiteInfo,
    handle: number,
  ): Steps<Implementation | null> {
    const { vm } = this;
    const { pool } = info.rcp;
    const kind: RefKind = pool.methodHandleKind(handle);
    const opcode = OPCODES[kind];
    if (opcode === undefined) return null;
    const ref = pool.methodHandleRef(handle);
    const holder = yield* vm.resolver.class(caller, pool.memberClassIndex(ref));
    if (holder.isArray || (pool.tag(ref) === CpTag.INTERFACE_METHODREF) !== holder.isInterface) return null;
    const method = yield* vm.resolver.method(caller, ref, opcode);
    if (method === null || !this.isReachable(caller, kind, holder, method)) return null;
    const declared = yield* this.type(caller, method.descriptor);
    const { parameters } = declared;
    // There is no handle of such a method.
    if ((method.accessFlags & Acc.VARARGS) !== 0 && parameters.at(-1)?.isArray !== true) return null;
    if (kind === RefKind.NEW_INVOKE_SPECIAL)
      return { kind, method, holder, implementation: { parameters, result: holder } };
    const all = method.isStatic ? parameters : [holder, ...parameters];
    return { kind, method, holder, implementation: { parameters: all, result: declared.result } };
  }

  /** Can a class next to the caller call the method as it is? */
  private isReachable(caller: JavaClass, kind: RefKind, holder: JavaClass, method: JavaMethod): boolean {
    const isConstructor = kind === RefKind.NEW_INVOKE_SPECIAL;
    if ((method.name === '<init>') !== isConstructor) return false;
    if (isConstructor && (holder.accessFlags & Acc.ABSTRACT) !== 0) return false;
    // `super.m()`, and protected methods of classes in other packages: the JDK passes a method handle.
    if (kind === RefKind.INVOKE_SPECIAL && !method.isPrivate) return false;
    return (method.accessFlags & Acc.PROTECTED) === 0 || caller.samePackage(method.holder);
  }

  /** The checks of java.lang.invoke.AbstractValidatingLambdaMetafactory. */
  private isValid(shape: LambdaShape): boolean {
    const { vm } = this;
    const { site, erased, instantiated, implementation, holder, method, kind } = shape;
    const captured = site.parameters.length;
    const arity = implementation.parameters.length;
    if (arity !== captured + erased.parameters.length) return false;
    if (instantiated.parameters.length !== erased.parameters.length) return false;
    const given = [...site.parameters, ...instantiated.parameters];
    let first = 0;
    if (!method.isStatic && kind !== RefKind.NEW_INVOKE_SPECIAL) {
      if (given[0].isPrimitive || !given[0].isSubclassOf(holder)) return false;
      first = 1;
    }
    for (let i = first; i < arity; i++) {
      const wanted = implementation.parameters[i];
      if (i < captured ? given[i] !== wanted : !isAdaptable(vm, given[i], wanted, true)) return false;
    }
    if (!isAdaptableAsReturn(vm, implementation.result, instantiated.result)) return false;
    return [erased, ...shape.bridges].every((type) => this.fits(type, instantiated));
  }

  /** Is the declared type a generalization of the one in context? */
  private fits(declared: ResolvedType, instantiated: ResolvedType): boolean {
    const { vm } = this;
    if (declared.parameters.length !== instantiated.parameters.length) return false;
    const parametersFit = declared.parameters.every((p, i) => {
      const actual = instantiated.parameters[i];
      return p.isPrimitive || actual.isPrimitive ? p === actual : actual.isSubclassOf(p);
    });
    return parametersFit && isAdaptableAsReturnStrict(vm, instantiated.result, declared.result);
  }
}

interface Extras {
  readonly markers: readonly JavaClass[];
  readonly bridges: readonly ResolvedType[];
}

type Implementation = Pick<LambdaShape, 'kind' | 'method' | 'holder' | 'implementation'>;

const NO_EXTRAS: Extras = { markers: [], bridges: [] };
