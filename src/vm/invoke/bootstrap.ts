/** Running bootstrap methods: invokedynamic call sites and dynamic constants (JVMS §5.4.3.6). */

import type { BootstrapMethod } from '../../classfile/class-file.js';
import { CpTag } from '../../jvms/pool-tags.js';

import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { LinkedAdapter, RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { FieldAccess } from '../field-access.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { methodOf } from './member-names.js';

const NATIVES = 'java/lang/invoke/MethodHandleNatives';

/** Classes of boxed values, by descriptor character. */
const BOXES: Readonly<Record<string, string>> = {
  Z: 'java/lang/Boolean',
  B: 'java/lang/Byte',
  C: 'java/lang/Character',
  S: 'java/lang/Short',
  I: 'java/lang/Integer',
  J: 'java/lang/Long',
  F: 'java/lang/Float',
  D: 'java/lang/Double',
};

const values = new Map<string, FieldAccess>();

/** The `value` field of a box class. */
export function boxValue(type: string): FieldAccess {
  let access = values.get(type);
  if (access === undefined) {
    access = new FieldAccess(BOXES[type], 'value', type);
    values.set(type, access);
  }
  return access;
}

export class Bootstrap {
  constructor(private readonly vm: VM) {}

  /** Runs the bootstrap method of an invokedynamic instruction. */
  *callSite(caller: JavaClass, cpIndex: number): Steps<LinkedAdapter> {
    const { vm } = this;
    const { pool } = caller.pool as RuntimeConstantPool;
    const link = this.upcall('linkCallSite');
    yield* vm.initializer.initialize(link.holder);
    const box = { args: 0, appendix: 0 };
    try {
      const bsmCell = yield* this.bootstrapMethod(caller, cpIndex);
      // The type is resolved before the static arguments, and fetched again afterwards because it may have moved.
      const type = vm.handles.local(yield* vm.invoke.types.of(caller, pool.dynamicDescriptor(cpIndex)));
      try {
        box.args = yield* this.staticArguments(caller, cpIndex);
        box.appendix = vm.handles.local(vm.newObjectArray('java/lang/Object', 1));
        const member = yield* vm.call(
          link,
          caller.mirror,
          ...indexFor(link, cpIndex),
          vm.memory.load32(bsmCell),
          vm.strings.fromJs(pool.dynamicName(cpIndex)),
          vm.handles.get(type),
          vm.handles.get(box.args),
          vm.handles.get(box.appendix),
        );
        return yield* this.adapterOf(member, vm.element(vm.handles.get(box.appendix), 0));
      } finally {
        vm.handles.release(type);
      }
    } catch (error) {
      throw this.wrap(error);
    } finally {
      vm.handles.release(box.args);
      vm.handles.release(box.appendix);
    }
  }

  /** The method of java.lang.invoke that runs a bootstrap method: its parameters differ between JDKs. */
  private upcall(name: string): JavaMethod {
    const cls = this.vm.classes.loadBoot(NATIVES);
    const method = cls.methods.find((m) => m.name === name);
    if (method === undefined) throw new Error(`the JDK's class ${NATIVES} has no method ${name}`);
    return method;
  }

  /** The adapter method that a MemberName returned by java.lang.invoke leads to, and its appendix. */
  *adapterOf(member: number, appendix: number): Steps<LinkedAdapter> {
    const { vm } = this;
    const method = member === 0 ? null : methodOf(vm, member);
    if (method === null) throw new JavaThrow('java/lang/LinkageError', 'bad value from MethodHandleNatives');
    const appendixCell = appendix === 0 ? 0 : vm.metaspace.allocateCell(appendix);
    yield* vm.initializer.initialize(method.holder);
    return { method, appendixCell };
  }

  /** Runs the bootstrap method of a dynamic constant. The value, boxed if it is primitive; valid until the next step. */
  *constant(caller: JavaClass, cpIndex: number): Steps<number> {
    const { vm } = this;
    const { pool } = caller.pool as RuntimeConstantPool;
    const link = this.upcall('linkDynamicConstant');
    yield* vm.initializer.initialize(link.holder);
    let args = 0;
    try {
      const bsmCell = yield* this.bootstrapMethod(caller, cpIndex);
      const type = yield* vm.invoke.types.class(caller, pool.dynamicDescriptor(cpIndex));
      args = yield* this.staticArguments(caller, cpIndex);
      return yield* vm.call(
        link,
        caller.mirror,
        ...indexFor(link, cpIndex),
        vm.memory.load32(bsmCell),
        vm.strings.fromJs(pool.dynamicName(cpIndex)),
        type.mirror,
        vm.handles.get(args),
      );
    } catch (error) {
      throw this.wrap(error);
    } finally {
      vm.handles.release(args);
    }
  }

  /** What is no Error becomes the cause of a BootstrapMethodError. */
  private wrap(error: unknown): unknown {
    const { vm } = this;
    if (!(error instanceof JavaException)) return error;
    if (vm.classes.of(error.ref).isSubclassOf(vm.classes.loadBoot('java/lang/Error'))) return error;
    return new JavaThrow('java/lang/BootstrapMethodError', null, error.ref);
  }

  // ---- arguments

  private row(caller: JavaClass, cpIndex: number): BootstrapMethod {
    const { pool } = caller.pool as RuntimeConstantPool;
    const row = caller.classFile?.bootstrapMethods[pool.bootstrapIndex(cpIndex)];
    if (row === undefined)
      throw new JavaThrow(
        'java/lang/ClassFormatError',
        `Short length on BootstrapMethods in class file ${caller.name}`,
      );
    return row;
  }

  /** Cell of the bootstrap method's handle. */
  private *bootstrapMethod(caller: JavaClass, cpIndex: number): Steps<number> {
    const rcp = caller.pool as RuntimeConstantPool;
    const { methodRef } = this.row(caller, cpIndex);
    yield* this.vm.resolver.constant(rcp, methodRef);
    return rcp.constants[methodRef] as number;
  }

  /** Handle of what java.lang.invoke expects: null for none, an only argument as it is unless it is null or an array, otherwise an Object[]. */
  private *staticArguments(caller: JavaClass, cpIndex: number): Steps<number> {
    const { vm } = this;
    const { args } = this.row(caller, cpIndex);
    if (args.length === 0) return 0;
    const array = vm.handles.local(vm.newObjectArray('java/lang/Object', args.length));
    try {
      for (let i = 0; i < args.length; i++) {
        const value = yield* this.argument(caller, args[i]);
        vm.setElement(vm.handles.get(array), i, value);
      }
    } catch (error) {
      vm.handles.release(array);
      throw error;
    }
    const first = vm.element(vm.handles.get(array), 0);
    if (args.length === 1 && first !== 0 && !vm.classes.of(first).isArray) vm.handles.set(array, first);
    return array;
  }

  /** A loadable constant as an object. */
  private *argument(caller: JavaClass, cpIndex: number): Steps<number> {
    const { vm } = this;
    const rcp = caller.pool as RuntimeConstantPool;
    const { pool } = rcp;
    const tag = pool.tag(cpIndex);
    switch (tag) {
      case CpTag.INTEGER:
        return this.box('I', pool.intBits(cpIndex), 0);
      case CpTag.FLOAT:
        return this.box('F', pool.intBits(cpIndex), 0);
      case CpTag.LONG:
        return this.box('J', pool.lowBits(cpIndex), pool.highBits(cpIndex));
      case CpTag.DOUBLE:
        return this.box('D', pool.lowBits(cpIndex), pool.highBits(cpIndex));
      case CpTag.CLASS:
        return (yield* vm.resolver.class(caller, cpIndex)).mirror;
      default:
        break;
    }
    yield* vm.resolver.constant(rcp, cpIndex);
    const cell = rcp.constants[cpIndex] as number;
    const type = tag === CpTag.DYNAMIC ? pool.dynamicDescriptor(cpIndex) : 'L';
    if (BOXES[type] === undefined) return vm.memory.load32(cell);
    return this.box(type, vm.memory.load32(cell), vm.memory.load32(cell + 4));
  }

  /** A new object of a box class. `low` is also the value of the types of up to 32 bits. */
  box(type: string, low: number, high: number): number {
    const { vm } = this;
    const ref = vm.allocate(vm.classes.loadBoot(BOXES[type]));
    const address = ref + boxValue(type).offset(vm);
    if (type === 'J' || type === 'D') {
      vm.memory.store32(address, low);
      vm.memory.store32(address + 4, high);
    } else vm.storeByType(address, type.charCodeAt(0), low);
    return ref;
  }

  /** Stores a boxed value in the 8 bytes of a primitive dynamic constant, narrow integers extended to 32 bits. */
  unbox(type: string, ref: number, cell: number): void {
    const { vm } = this;
    const { memory } = vm;
    const address = ref + boxValue(type).offset(vm);
    switch (type) {
      case 'Z':
        memory.store32(cell, memory.u8[vm.index(address)]);
        break;
      case 'B':
        memory.store32(cell, memory.i8[vm.index(address)]);
        break;
      case 'C':
        memory.store32(cell, memory.u16[vm.index(address) >>> 1]);
        break;
      case 'S':
        memory.store32(cell, (memory.u16[vm.index(address) >>> 1] << 16) >> 16);
        break;
      default:
        memory.store32(cell, memory.load32(address));
        if (type === 'J' || type === 'D') memory.store32(cell + 4, memory.load32(address + 4));
    }
  }
}

/** Up to JDK 20 the upcalls are told the index in the constant pool. */
function indexFor(link: JavaMethod, cpIndex: number): number[] {
  return link.descriptor.startsWith('(Ljava/lang/Object;I') ? [cpIndex] : [];
}
