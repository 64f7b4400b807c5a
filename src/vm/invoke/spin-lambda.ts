/** Call sites of LambdaMetafactory, made without java.lang.invoke: the class that implements the interface, and its instance or the method that makes one. */

import { ClassWriter } from '../../classfile/class-writer.js';
import type { CodeWriter } from '../../classfile/code-writer.js';
import { Acc } from '../../jvms/access-flags.js';
import { slotsOf } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import { InitState } from '../../layout/layout.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { LinkedAdapter } from '../classes/runtime-constant-pool.js';
import { FieldAccess } from '../field-access.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { CallSiteInfo } from './bootstrap-row.js';
import { Conversions } from './conversions.js';
import { defineHidden, hideLastMethods, Links } from './hidden-classes.js';
import { type LambdaShape, LambdaShapes, type ResolvedType } from './lambda-shape.js';
import { RefKind } from './member-names.js';

const OBJECT_NAME = 'java/lang/Object';
const OBJECT = 'Ljava/lang/Object;';
const FACTORY = 'java/lang/invoke/InnerClassLambdaMetafactory';
/** The last release that numbers the classes of lambdas. */
const LAST_NUMBERED = 20;
const counter = new FieldAccess(FACTORY, 'counter', 'Ljava/util/concurrent/atomic/AtomicInteger;', {
  until: LAST_NUMBERED,
});
const counterValue = new FieldAccess('java/util/concurrent/atomic/AtomicInteger', 'value', 'I');

export class LambdaSpinner {
  private readonly shapes: LambdaShapes;
  private made = 0;
  private constantMethod: JavaMethod | null = null;

  constructor(private readonly vm: VM) {
    this.shapes = new LambdaShapes(vm);
  }

  /** Null: not for us. */
  *link(info: CallSiteInfo, alternative: boolean): Steps<LinkedAdapter | null> {
    const shape = yield* this.shapes.of(info, alternative);
    if (shape === null) return null;
    const { vm } = this;
    const cls = this.make(info.caller, shape);
    yield* vm.initializer.initialize(cls);
    if (shape.site.parameters.length > 0) {
      const factory = cls.methodMap.get(`get$Lambda${shape.site.descriptor}`) as JavaMethod;
      return { method: factory, appendixCell: 0 };
    }
    // Without captured values there is one instance for all times: the adapter answers its appendix.
    return { method: this.constant(), appendixCell: vm.metaspace.allocateCell(vm.allocate(cls)) };
  }

  /** The JDK's own factory is about to make a class: its counter goes on where ours stands. */
  *yieldToJdk(): Steps<void> {
    const { vm } = this;
    if (vm.release > LAST_NUMBERED) return;
    const cls = vm.classes.findBoot(FACTORY);
    if (cls === null || cls.state === InitState.INITIALIZED || this.made === 0) return;
    yield* vm.initializer.initialize(cls);
    counterValue.set(vm, vm.memory.load32(counter.offset(vm)), this.made);
  }

  private nextNumber(): number {
    const { vm } = this;
    const cls = vm.classes.boot.classes.get(FACTORY);
    if (cls?.state !== InitState.INITIALIZED) return ++this.made;
    const atomic = vm.memory.load32(counter.offset(vm));
    const next = counterValue.get(vm, atomic) + 1;
    counterValue.set(vm, atomic, next);
    return next;
  }

  /** `static Object constant(Object x) { return x; }`. */
  private constant(): JavaMethod {
    if (this.constantMethod === null) {
      const { vm } = this;
      const access = Acc.FINAL | Acc.SYNTHETIC | Acc.SUPER;
      const writer = new ClassWriter('java/lang/Object$Constant', access, OBJECT_NAME, []);
      const code = writer.method(Acc.STATIC, 'constant', `(${OBJECT})${OBJECT}`, 1);
      code.load(OBJECT, 0);
      code.return(OBJECT);
      const cls = defineHidden(vm, vm.classes.objectClass, writer, new Links());
      vm.initializer.initializeQuickly(cls);
      this.constantMethod = cls.methods[0];
    }
    return this.constantMethod;
  }

  private make(caller: JavaClass, shape: LambdaShape): JavaClass {
    const number = this.vm.release > LAST_NUMBERED ? '' : `$${this.nextNumber()}`;
    const name = `${caller.name}$$Lambda${number}`;
    const interfaces = new Set([shape.interfaceClass, ...shape.markers].map((c) => c.name));
    const access = Acc.FINAL | Acc.SUPER | Acc.SYNTHETIC;
    const writer = new ClassWriter(name, access, OBJECT_NAME, [...interfaces]);
    const links = new Links();
    const captured = shape.site.parameters.map((c) => c.descriptor);
    captured.forEach((d, i) => {
      writer.field(Acc.PRIVATE | Acc.FINAL, `arg$${i + 1}`, d);
    });
    writeConstructor(writer, captured);
    this.writeMethod(writer, links, shape, shape.erased, Acc.PUBLIC);
    for (const bridge of shape.bridges)
      if (bridge.descriptor !== shape.erased.descriptor)
        this.writeMethod(writer, links, shape, bridge, Acc.PUBLIC | Acc.BRIDGE);
    if (captured.length > 0) writeFactory(writer, shape.site.descriptor, captured);
    const cls = defineHidden(this.vm, caller, writer, links);
    if (captured.length > 0) hideLastMethods(cls, 1);
    return cls;
  }

  private writeMethod(
    writer: ClassWriter,
    links: Links,
    shape: LambdaShape,
    type: ResolvedType,
    access: number,
  ): void {
    const { pool } = writer;
    const slots = type.parameters.reduce((sum, c) => sum + slotsOf(c.descriptor), 1);
    const code = writer.method(access, shape.name, type.descriptor, slots);
    const conversions = new Conversions(this.vm, writer, links, code);
    const { implementation, holder, kind, site } = shape;
    if (kind === RefKind.NEW_INVOKE_SPECIAL) {
      code.type(Op.NEW, links.class(pool.class(holder.name), holder));
      code.op(Op.DUP, 1);
    }
    site.parameters.forEach(({ descriptor }, i) => {
      code.load(OBJECT, 0);
      code.field(Op.GETFIELD, pool.field(writer.name, `arg$${i + 1}`, descriptor), descriptor);
    });
    let local = 1;
    type.parameters.forEach((parameter, i) => {
      code.load(parameter.descriptor, local);
      local += slotsOf(parameter.descriptor);
      const wanted = implementation.parameters[site.parameters.length + i];
      conversions.convert(parameter, wanted, shape.instantiated.parameters[i]);
    });
    callImplementation(code, writer, links, shape);
    conversions.convert(implementation.result, type.result, type.result);
    code.return(type.result.descriptor);
  }
}

function callImplementation(code: CodeWriter, writer: ClassWriter, links: Links, shape: LambdaShape): void {
  const { holder, method, kind, implementation } = shape;
  const index = writer.pool.method(holder.name, method.name, method.descriptor, holder.isInterface);
  let slots = kind === RefKind.NEW_INVOKE_SPECIAL ? 1 : 0;
  for (const parameter of implementation.parameters) slots += slotsOf(parameter.descriptor);
  let opcode: Op = Op.INVOKEVIRTUAL;
  if (method.isStatic) opcode = Op.INVOKESTATIC;
  else if (method.isPrivate || method.name === '<init>') opcode = Op.INVOKESPECIAL;
  else if (kind === RefKind.INVOKE_INTERFACE) opcode = Op.INVOKEINTERFACE;
  const result = kind === RefKind.NEW_INVOKE_SPECIAL ? 'V' : implementation.result.descriptor;
  code.call(opcode, links.method(index, method), slots, result);
}

/** The constructor of Object has nothing to do: it is not called. */
function writeConstructor(writer: ClassWriter, captured: readonly string[]): void {
  const slots = captured.reduce((sum, d) => sum + slotsOf(d), 1);
  const code = writer.method(Acc.PRIVATE, '<init>', `(${captured.join('')})V`, slots);
  let local = 1;
  captured.forEach((d, i) => {
    code.load(OBJECT, 0);
    code.load(d, local);
    local += slotsOf(d);
    code.field(Op.PUTFIELD, writer.pool.field(writer.name, `arg$${i + 1}`, d), d);
  });
  code.return('V');
}

/** `static get$Lambda(captured)`: a new instance. */
function writeFactory(writer: ClassWriter, descriptor: string, captured: readonly string[]): void {
  const { pool } = writer;
  const slots = captured.reduce((sum, d) => sum + slotsOf(d), 0);
  const code = writer.method(Acc.PRIVATE | Acc.STATIC, 'get$Lambda', descriptor, slots);
  code.type(Op.NEW, pool.class(writer.name));
  code.op(Op.DUP, 1);
  let local = 0;
  for (const d of captured) {
    code.load(d, local);
    local += slotsOf(d);
  }
  const init = pool.method(writer.name, '<init>', `(${captured.join('')})V`);
  code.call(Op.INVOKESPECIAL, init, slots + 1, 'V');
  code.return(OBJECT);
}
