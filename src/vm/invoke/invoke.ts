/** invokedynamic, method handles and dynamic constants (JVMS §5.4.3.5, §5.4.3.6), by way of the JDK's own java.lang.invoke. The root of a part: build/bundle.js. */

import { javaTypes } from '../../jvms/descriptors.js';
import { CpTag } from '../../jvms/pool-tags.js';
import { InitState } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { Bootstrap } from './bootstrap.js';
import { Linkers } from './linkers.js';
import { RefKind } from './member-names.js';
import { MemberResolution } from './member-resolution.js';
import { MethodTypes } from './method-types.js';
import { Spinner } from './spinner.js';

const NATIVES = 'java/lang/invoke/MethodHandleNatives';
const LINK_METHOD =
  'linkMethod(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;';
const LINK_CONSTANT =
  'linkMethodHandleConstant(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;';

const STATICS = 'java/lang/invoke/MethodHandleStatics';
/** A handle's count of calls is a byte: it never comes to this. */
const NEVER = 0x7fff_ffff;

export function makeInvoke(vm: VM): Invoke {
  return new Invoke(vm);
}

export class Invoke {
  readonly types: MethodTypes;
  readonly members: MemberResolution;
  readonly linkers: Linkers;
  readonly bootstrap: Bootstrap;
  private readonly spinner: Spinner | null;
  private customizes = true;
  /** Dynamic constants being computed: `thread:class:index`. */
  private readonly computing = new Set<string>();

  constructor(private readonly vm: VM) {
    this.types = new MethodTypes(vm);
    this.members = new MemberResolution(vm);
    this.linkers = new Linkers(vm);
    this.bootstrap = new Bootstrap(vm);
    this.spinner = process.env.GOJDK_INVOKE === 'jdk' ? null : new Spinner(vm);
  }

  /** Links an invokedynamic instruction; the adapter is recorded in the pool's `callSites`. */
  *linkCallSite(method: JavaMethod, cpIndex: number, bci: number): Steps<void> {
    const cls = method.holder;
    const rcp = cls.pool as RuntimeConstantPool;
    const key = method.index * 0x1_0000 + bci;
    if (rcp.callSites.has(key)) return;
    // Errors are remembered for each instruction: negative keys are free.
    const errorKey = -1 - key;
    yield* this.vm.resolver.rethrow(rcp, errorKey);
    try {
      const spun = this.spinner === null ? null : yield* this.spinner.link(cls, cpIndex);
      const adapter = spun ?? (yield* this.bootstrap.callSite(cls, cpIndex));
      // Of two threads that link a site at once, the first counts.
      if (!rcp.callSites.has(key)) rcp.callSites.set(key, adapter);
    } catch (error) {
      this.rememberLinkage(rcp, errorKey, error, true);
      throw error;
    }
  }

  /** Links a call of MethodHandle.invoke, invokeExact or an access mode of VarHandle; recorded in the pool's `handleSites`. */
  *linkPolymorphic(cls: JavaClass, cpIndex: number, holder: JavaClass): Steps<void> {
    const { vm } = this;
    const rcp = cls.pool as RuntimeConstantPool;
    const { pool } = rcp;
    if (rcp.handleSites.has(cpIndex)) return;
    const link = vm.findMethod(NATIVES, LINK_METHOD);
    yield* vm.initializer.initialize(link.holder);
    const type = yield* this.types.of(cls, pool.memberDescriptor(cpIndex));
    const box = vm.newObjectArray('java/lang/Object', 1);
    const handle = vm.handles.local(box);
    try {
      const name = vm.strings.constant(pool.memberName(cpIndex));
      const member = yield* vm.call(link, cls.mirror, RefKind.INVOKE_VIRTUAL, holder.mirror, name, type, box);
      const adapter = yield* this.bootstrap.adapterOf(member, vm.element(vm.handles.get(handle), 0));
      if (!rcp.handleSites.has(cpIndex)) rcp.handleSites.set(cpIndex, adapter);
    } finally {
      vm.handles.release(handle);
    }
    if (this.customizes) this.stopCustomization();
  }

  /**
   * java.lang.invoke makes a class of its own for each handle that is called often, so that HotSpot's compiler sees the handle as a constant. Here that would
   * only cost time.
   */
  private stopCustomization(): void {
    const { classes, memory } = this.vm;
    const cls = classes.boot.classes.get(STATICS);
    if (cls?.state !== InitState.INITIALIZED) return;
    const threshold = cls.declaredField('CUSTOMIZE_THRESHOLD', 'I');
    if (threshold !== null) memory.store32(threshold.location, NEVER);
    this.customizes = false;
  }

  /** The MethodType of a descriptor as code of `cls` sees it; the reference is valid until the next step. */
  *methodType(cls: JavaClass, descriptor: string): Steps<number> {
    return yield* this.types.of(cls, descriptor);
  }

  /** The object of a MethodHandle constant. */
  *methodHandleConstant(cls: JavaClass, cpIndex: number): Steps<number> {
    const rcp = cls.pool as RuntimeConstantPool;
    yield* this.vm.resolver.rethrow(rcp, cpIndex);
    try {
      return yield* this.makeMethodHandle(cls, rcp, cpIndex);
    } catch (error) {
      this.rememberLinkage(rcp, cpIndex, error);
      throw error;
    }
  }

  private *makeMethodHandle(cls: JavaClass, rcp: RuntimeConstantPool, cpIndex: number): Steps<number> {
    const { vm } = this;
    const { pool } = rcp;
    const kind = pool.methodHandleKind(cpIndex);
    const reference = pool.methodHandleRef(cpIndex);
    const holder = yield* vm.resolver.class(cls, pool.memberClassIndex(reference));
    const name = pool.memberName(reference);
    const descriptor = pool.memberDescriptor(reference);
    const tag = pool.tag(reference);
    if (tag !== CpTag.FIELDREF && (tag === CpTag.INTERFACE_METHODREF) !== holder.isInterface)
      throw this.inconsistent(holder, cpIndex, name, descriptor);
    if (!holder.verified) yield* vm.verification.verify(holder);
    const searched = holder.isArray ? vm.classes.objectClass : holder;
    this.members.check(kind, { holder: searched, name, descriptor, caller: cls });
    const link = vm.findMethod(NATIVES, LINK_CONSTANT);
    yield* vm.initializer.initialize(link.holder);
    const type =
      descriptor.charCodeAt(0) === 0x28
        ? yield* this.types.of(cls, descriptor)
        : (yield* this.types.class(cls, descriptor)).mirror;
    return yield* vm.call(link, cls.mirror, kind, holder.mirror, vm.strings.constant(name), type);
  }

  private inconsistent(holder: JavaClass, cpIndex: number, name: string, descriptor: string): JavaThrow {
    const is = holder.isInterface ? 'CONSTANT_MethodRef' : 'CONSTANT_InterfaceMethodRef';
    const should = holder.isInterface ? 'CONSTANT_InterfaceMethodRef' : 'CONSTANT_MethodRef';
    const { parameters, result } = javaTypes(descriptor);
    return new JavaThrow(
      'java/lang/IncompatibleClassChangeError',
      `Inconsistent constant pool data in classfile for class ${holder.name}. Method '${result} ${name}(${parameters.join(', ')})' at index ${cpIndex} is ${is} and should be ${should}`,
    );
  }

  /** Computes a dynamic constant and stores it in the pool's `constants`. */
  *dynamicConstant(cls: JavaClass, cpIndex: number): Steps<void> {
    const { vm, computing } = this;
    const rcp = cls.pool as RuntimeConstantPool;
    const type = rcp.pool.dynamicDescriptor(cpIndex);
    const key = `${vm.threads.current.id}:${cls.id}:${cpIndex}`;
    // One that needs itself would go on until the stack is full.
    if (computing.has(key)) throw new JavaThrow('java/lang/StackOverflowError');
    computing.add(key);
    try {
      const value = yield* this.bootstrap.constant(cls, cpIndex);
      if (rcp.constants[cpIndex] !== undefined) return;
      let cell: number;
      if (type.length > 1) cell = vm.metaspace.allocateCell(value);
      else {
        cell = vm.metaspace.allocate(8);
        this.bootstrap.unbox(type, value, cell);
      }
      rcp.constants[cpIndex] = cell;
    } finally {
      computing.delete(key);
    }
  }

  /**
   * Only a LinkageError is what all later attempts end in (JVMS §5.4.3); a stack overflow, say, is not. `anew`: as HotSpot has it for call sites, what is kept
   * is the class and the message, for another error without a cause.
   */
  private rememberLinkage(rcp: RuntimeConstantPool, key: number, error: unknown, anew = false): void {
    const { classes, exceptions, resolver } = this.vm;
    const linkageError = classes.loadBoot('java/lang/LinkageError');
    if (error instanceof JavaThrow) {
      if (!classes.loadBoot(error.className).isSubclassOf(linkageError)) return;
      resolver.remember(rcp, key, anew ? new JavaThrow(error.className, error.message) : error);
    } else if (error instanceof JavaException) {
      const cls = classes.of(error.ref);
      if (!cls.isSubclassOf(linkageError)) return;
      const isKnown = anew && cls.loader.isBoot;
      resolver.remember(rcp, key, isKnown ? new JavaThrow(cls.name, exceptions.messageOf(error.ref)) : error);
    }
  }
}
