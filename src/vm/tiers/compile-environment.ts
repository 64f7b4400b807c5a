/** The VM's answers to the optimizing compiler. */

import { type CallInfo, CallKind, type ClassInfo } from '../../compiler/env.js';
import {
  type BoundCall,
  type CallTarget,
  type ConstantBits,
  FIRST_FIELD_ALIAS,
  type FieldTraits,
  type KnownObject,
  type MethodRef,
  type OptimizingEnv,
  type TargetField,
} from '../../compiler/optimizing/environment.js';
import { TrapReason } from '../../compiler/optimizing/ops.js';
import { IrBuilder } from '../../ir/builder.js';
import { IrError } from '../../ir/ir-error.js';
import { IrMethod } from '../../ir/method.js';
import { Acc } from '../../jvms/access-flags.js';
import { ClassFlag, InitState, Obj, Region } from '../../layout/layout.js';
import { isOfImage } from '../classes/builtin-loaders.js';
import { type JavaClass, type JavaField, JavaMethod } from '../classes/java-class.js';
import { findField, selectMethod } from '../classes/lookup.js';
import { isForceInline, mustBeCalled } from '../classes/method-annotations.js';
import { classInfo, dispatch, LinkEnv } from '../code/link-env.js';
import { isMathFunction } from '../code/math-functions.js';
import { sourceOf } from '../code/method-source.js';
import { catches, catchType } from '../exceptions/catch-types.js';
import { homesAreRead } from '../frames/places.js';
import { CONTINUATIONS_SINCE } from '../threads/virtual-threads.js';
import type { VM } from '../vm.js';
import type { CallSiteTargets } from './call-site-targets.js';
import { type Assumption, uniqueClass, uniqueTarget } from './hierarchy.js';
import { isFinalInNameOnly, KnownObjects } from './known-objects.js';

/** How many methods' slot IR is kept. */
const BODIES = 400;

/** What was observed while the program ran in baseline code. */
export interface Observations {
  /** Calls and back edges of a method. */
  heat(method: JavaMethod): number;
  /** Was the branch ever seen to be taken (or to fall through)? True if nobody looked. */
  wasTaken(method: JavaMethod, bci: number, taken: boolean): boolean;
  /** Records of all classes of receivers seen at a call; none if nothing is known or there were too many. */
  receivers(method: JavaMethod, bci: number): readonly number[];
  /** Has optimized code been left here for this reason so often that the place must be compiled otherwise? */
  trapped(method: JavaMethod, bci: number, reason: TrapReason): boolean;
  /** The same, anywhere in the method. */
  hasTrapped(method: JavaMethod, reason: TrapReason): boolean;
  /** May the code being compiled assume that call sites go on leading where they lead now? */
  mayAssumeTargets(): boolean;
  readonly targets: CallSiteTargets;
}

/**
 * The state of a memory session is no volatile field, for HotSpot makes all threads leave optimized code that relies on it when memory is closed. Here every access looks again: else a loop would
 * go on in memory that is no longer there.
 */
function isChangedByOthers({ name, holder }: JavaField): boolean {
  return name === 'state' && holder.name === 'jdk/internal/foreign/MemorySessionImpl';
}

const CALL_SITE = 'java/lang/invoke/CallSite';
const METHOD_HANDLE = 'java/lang/invoke/MethodHandle';

/** Alias class of an instance field. */
const aliasOf = ({ holder, index }: JavaField): number =>
  FIRST_FIELD_ALIAS + ((holder.id << 10) | (index & 0x3ff));

/** A method as the compiler sees it. */
class MethodView implements MethodRef {
  private readonly isInlinable: boolean;
  readonly forceInline: boolean;
  readonly isObjectConstructor: boolean;
  readonly asksForConstant: boolean;
  readonly asksForTarget: boolean;

  constructor(
    private readonly environment: CompileEnvironment,
    vm: VM,
    readonly target: JavaMethod,
  ) {
    const { holder } = target;
    this.isObjectConstructor = target.name === '<init>' && holder === vm.classes.objectClass;
    this.forceInline = isForceInline(target);
    this.asksForConstant =
      target.name === 'isCompileConstant' && holder.name === 'java/lang/invoke/MethodHandleImpl';
    this.asksForTarget = target.name === 'getTargetVolatile' && holder.name === CALL_SITE;
    this.isInlinable =
      target.code !== null &&
      !target.isNative &&
      target.error === null &&
      !this.isObjectConstructor &&
      !isMathFunction(target) &&
      !(target.name === 'onSpinWait' && holder.name === 'java/lang/Thread') &&
      !mustBeCalled(target) &&
      !homesAreRead(target);
  }

  get mayInline(): boolean {
    return this.isInlinable && this.target.tier?.handlesOften !== true;
  }
  get id(): number {
    return this.target.id;
  }
  get isStatic(): boolean {
    return this.target.isStatic;
  }
  get isSynchronized(): boolean {
    return this.target.isSynchronized;
  }
  get codeLength(): number {
    return this.target.code === null ? 0 : this.target.code.code.length;
  }
  get record(): number {
    return this.target.record;
  }
  get kinds(): string {
    return this.target.kinds;
  }
  get intrinsic(): number {
    return this.target.intrinsic;
  }
  get mirror(): number {
    return this.target.holder.mirror;
  }
  get heat(): number {
    return this.environment.observations.heat(this.target);
  }
  get optimizedSize(): number {
    return this.target.tier?.optimized?.optimized?.code.codeEnd ?? 0;
  }
  toString(): string {
    return this.target.toString();
  }
}

export class CompileEnvironment implements OptimizingEnv {
  readonly link: LinkEnv;
  readonly threadMayChange: boolean;
  readonly objects: KnownObjects;
  /** What the code being compiled relies on; emptied by {@link begin}. */
  assumptions: Assumption[] = [];
  private readonly builder = new IrBuilder();
  /** Slot IR of methods compiled or inlined not long ago. */
  private readonly bodies = new Map<JavaMethod, IrMethod | null>();
  private readonly views: MethodView[] = [];
  private method!: JavaMethod;

  constructor(
    private readonly vm: VM,
    readonly observations: Observations,
  ) {
    this.link = new LinkEnv(vm);
    this.objects = new KnownObjects(vm);
    this.threadMayChange = vm.release >= CONTINUATIONS_SINCE;
  }

  /** Starts a compilation. */
  begin(): void {
    this.assumptions = [];
  }

  /** Ends one of which no code will come. */
  giveUp(): void {
    for (const assumption of this.assumptions)
      if ('site' in assumption) this.observations.targets.forget(assumption);
    this.assumptions = [];
  }

  view(method: JavaMethod): MethodRef {
    let view = this.views[method.id];
    if (view === undefined) {
      view = new MethodView(this, this.vm, method);
      this.views[method.id] = view;
    }
    return view;
  }

  enter(method: MethodRef): void {
    this.method = (method as MethodView).target;
    this.link.begin(this.method);
  }

  irOf(method: MethodRef): IrMethod | null {
    const { target } = method as MethodView;
    const known = this.bodies.get(target);
    if (known !== undefined) return known;
    if (this.bodies.size >= BODIES) this.bodies.clear();
    const ir = this.buildIr(target);
    this.bodies.set(target, ir);
    return ir;
  }

  private buildIr(method: JavaMethod): IrMethod | null {
    try {
      const ir = this.builder.build(sourceOf(method), new IrMethod(), true);
      return ir.hasSubroutines ? null : ir;
    } catch (error) {
      if (!(error instanceof IrError)) throw error;
      return null;
    }
  }

  directTarget(info: CallInfo): MethodRef | null {
    return this.view(this.vm.methods.get(info.methodId));
  }

  bind(
    info: CallInfo,
    _cpIndex: number,
    _opcode: number,
    bci: number,
    receiverClass: number,
  ): BoundCall | null {
    const { vm, observations } = this;
    const method = vm.methods.get(info.methodId);
    if (receiverClass !== 0) return this.toAll([receiverClass], method, true);
    if (info.kind === CallKind.VIRTUAL) {
      const target = uniqueTarget(method.holder, method);
      if (target !== null) {
        this.assumptions.push({ holder: method.holder, method, target });
        return { targets: [{ method: this.view(target), receiver: 0 }], othersLeave: true };
      }
    }
    const othersLeave = !observations.trapped(this.method, bci, TrapReason.RECEIVER);
    const seen = observations.receivers(this.method, bci);
    if (seen.length > 0) return this.toAll(seen, method, othersLeave);
    if (info.kind !== CallKind.INTERFACE || !othersLeave) return null;
    const only = uniqueClass(method.holder);
    return only === null ? null : this.toAll([only.record], method, true);
  }

  /** The call on receivers of some classes; null if it fails on one. */
  private toAll(receivers: readonly number[], method: JavaMethod, othersLeave: boolean): BoundCall | null {
    const targets: CallTarget[] = [];
    for (const receiver of receivers) {
      const target = this.select(this.vm.classes.byRecord(receiver), method);
      if (target === null) return null;
      targets.push({ method: this.view(target), receiver });
    }
    return { targets, othersLeave };
  }

  private select(cls: JavaClass, method: JavaMethod): JavaMethod | null {
    if (!cls.isSubclassOf(method.holder)) return null;
    const target = selectMethod(cls, method);
    if (!(target instanceof JavaMethod) || target.isAbstract || target.isStatic) return null;
    // An interface's method must be implemented by a public one (JVMS 6.5 invokeinterface): selection elsewhere tells.
    if (method.holder.isInterface && (target.accessFlags & Acc.PUBLIC) === 0 && target !== method)
      return null;
    return target;
  }

  isSubtype(record: number, of: number): boolean {
    const { classes } = this.vm;
    return classes.byRecord(record).isSubclassOf(classes.byRecord(of));
  }

  classOfConstant(address: number, isCell: boolean): number {
    const { memory } = this.vm;
    const ref = isCell ? memory.load32(address) : address;
    return ref === 0 ? 0 : memory.load32(ref + Obj.CLASS);
  }

  catches(cpIndex: number, record: number): boolean {
    return catches(this.vm, this.method.holder, cpIndex, this.vm.classes.byRecord(record));
  }

  catchType(cpIndex: number): ClassInfo | null {
    const cls = catchType(this.vm, this.method.holder, cpIndex);
    return cls === null || cls.record === 0 ? null : classInfo(cls);
  }

  isFinalizable(record: number): boolean {
    return (this.vm.classes.byRecord(record).flags & ClassFlag.FINALIZER) !== 0;
  }

  trapped(method: MethodRef, bci: number, reason: TrapReason): boolean {
    return this.observations.trapped((method as MethodView).target, bci, reason);
  }

  hasMovedInVain(methodId: number): boolean {
    return this.observations.hasTrapped(this.vm.methods.get(methodId), TrapReason.HOISTED);
  }

  wasTaken(method: MethodRef, bci: number, taken: boolean): boolean {
    return this.observations.wasTaken((method as MethodView).target, bci, taken);
  }

  // ---------------------------------------------------------------- fields

  private field(cpIndex: number): JavaField | undefined {
    return this.method.holder.pool?.fields[cpIndex];
  }

  /** A static final field of an initialised class, but those of System that are set by natives. */
  private foldable(cpIndex: number): JavaField | null {
    const field = this.field(cpIndex);
    if (field === undefined || !field.isStatic || (field.accessFlags & Acc.FINAL) === 0) return null;
    const { holder } = field;
    if (holder.state !== InitState.INITIALIZED || holder.name === 'java/lang/System') return null;
    return field;
  }

  staticFinal(cpIndex: number): ConstantBits | null {
    const field = this.foldable(cpIndex);
    if (field === null || field.isReference) return null;
    return this.read(field);
  }

  private read({ descriptor, location: offset }: JavaField, base = 0): ConstantBits {
    const { memory } = this.vm;
    const location = base + offset;
    const byte = (location - Region.BASE) >>> 0;
    switch (descriptor) {
      case 'Z':
        return { lo: memory.u8[byte], hi: 0 };
      case 'B':
        return { lo: (memory.u8[byte] << 24) >> 24, hi: 0 };
      case 'C':
        return { lo: memory.u16[byte >>> 1], hi: 0 };
      case 'S':
        return { lo: (memory.u16[byte >>> 1] << 16) >> 16, hi: 0 };
      case 'J':
      case 'D':
        return { lo: memory.load32(location), hi: memory.load32(location + 4) };
      default:
        return { lo: memory.load32(location), hi: 0 };
    }
  }

  staticFinalReference(cpIndex: number): number {
    const field = this.foldable(cpIndex);
    if (field === null || !field.isReference) return 0;
    const ref = this.vm.memory.load32(field.location);
    // Heap references are negative.
    return Math.max(ref, 0);
  }

  staticFinalObject(cpIndex: number): KnownObject | null {
    const field = this.foldable(cpIndex);
    return field === null || !field.isReference ? null : this.objects.at(field.location, true);
  }

  trustedField(object: KnownObject, cpIndex: number): ConstantBits | KnownObject | 'null' | null {
    const field = this.field(cpIndex);
    if (field === undefined || field.isStatic || !this.objects.isTrusted(object, field)) return null;
    if (!field.isReference) return this.read(field, this.objects.locate(object));
    const found = this.objects.inField(object, field);
    return found ?? ((field.accessFlags & Acc.FINAL) !== 0 ? 'null' : null);
  }

  callSiteTarget(site: KnownObject, cpIndex: number): KnownObject | null {
    const field = this.field(cpIndex);
    return field === undefined || !isFinalInNameOnly(field) ? null : this.assumedTarget(site, field);
  }

  targetRead(method: MethodRef, site: KnownObject): TargetField | null {
    const { holder } = (method as MethodView).target;
    const field = findField(holder, 'target', 'Ljava/lang/invoke/MethodHandle;');
    const object = field === null ? null : this.assumedTarget(site, field);
    return field === null || object === null
      ? null
      : { object, offset: field.location, alias: aliasOf(field) };
  }

  private assumedTarget(site: KnownObject, field: JavaField): KnownObject | null {
    const { observations, objects } = this;
    if (!observations.mayAssumeTargets()) return null;
    const target = objects.inCallSite(site, field);
    if (target !== null) this.assumptions.push(observations.targets.assume(site));
    return target;
  }

  expectedContent(object: KnownObject, cpIndex: number): number {
    const field = this.field(cpIndex);
    if (field === undefined || field.name !== 'asTypeCache' || field.holder.name !== METHOD_HANDLE) return 0;
    return this.objects.cellOf(object, field);
  }

  handleTarget(object: KnownObject): MethodRef | null {
    const method = this.objects.handleTarget(object);
    return method === null ? null : this.view(method);
  }

  memberTarget(object: KnownObject): MethodRef | null {
    const method = this.objects.memberTarget(object);
    return method === null ? null : this.view(method);
  }

  memberCall(object: KnownObject): CallInfo | null {
    const method = this.objects.memberTarget(object);
    return method === null || method.isStatic || !this.objects.isSelected(object) ? null : dispatch(method);
  }

  fieldTraits(cpIndex: number, isStatic: boolean): FieldTraits {
    const field = this.field(cpIndex);
    if (field === undefined) return { alias: 0, isVolatile: true, isImmutable: false };
    const { accessFlags, holder } = field;
    const alias = isStatic ? field.location : aliasOf(field);
    const isFinal = (accessFlags & Acc.FINAL) !== 0 && !isFinalInNameOnly(field);
    return {
      alias,
      isVolatile: (accessFlags & Acc.VOLATILE) !== 0 || isChangedByOthers(field),
      isImmutable: isFinal && (isStatic ? this.foldable(cpIndex) !== null : this.isTrusted(holder)),
    };
  }

  /** Classes whose final fields nobody changes: not by reflection (hidden classes and records forbid it, packages of the JDK are closed to it). */
  private isTrusted(holder: JavaClass): boolean {
    return holder.isHidden || holder.superClass?.name === 'java/lang/Record' || isOfImage(this.vm, holder);
  }
}
