/** Helpful NullPointerException messages (JEP 358): what could not be done, and which expression was null. */
import type { CodeAttribute } from '../../classfile/class-file.js';
import type { ConstantPool } from '../../classfile/constant-pool.js';
import { argumentSlots, javaTypeName, parseMethodDescriptor, slotsOf } from '../../jvms/descriptors.js';
import { Op } from '../../jvms/opcodes.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import { OperandOrigins } from './operand-origins.js';

/** Kinds of arrays in the order of their load and store instructions. */
const ARRAYS = ['int', 'long', 'float', 'double', 'object', 'byte/boolean', 'char', 'short'];
const LASTORE = Op.IASTORE + 1;
const DASTORE = Op.IASTORE + 3;

const ACTIONS: ReadonlyMap<number, string> = new Map([
  [Op.ARRAYLENGTH, 'Cannot read the array length'],
  [Op.ATHROW, 'Cannot throw exception'],
  [Op.MONITORENTER, 'Cannot enter synchronized block'],
  [Op.MONITOREXIT, 'Cannot exit synchronized block'],
]);

/** So deep are expressions of fields and array elements described. */
const MAX_DETAIL = 5;

/** The text for an exception that the VM threw, or null if there is nothing to say: a program made it, or nobody knows where it comes from. */
export function extendedMessage(vm: VM, exception: number): string | null {
  if (vm.options.codeDetails === false) return null;
  const top = vm.exceptions.topFrameOf(exception);
  if (top === null || top.bci < 0) return null;
  const { method, bci } = top;
  const { code } = method;
  const pool = method.holder.pool?.pool;
  if (code === null || pool === undefined) return null;
  if (method.holder.name === 'jdk/internal/reflect/NativeConstructorAccessorImpl') return null;
  return new Description(method, code, pool).message(bci);
}

class Description {
  private readonly bytes: Uint8Array;
  private origins!: OperandOrigins;

  constructor(
    private readonly method: JavaMethod,
    private readonly code: CodeAttribute,
    private readonly pool: ConstantPool,
  ) {
    this.bytes = code.code;
  }

  message(bci: number): string | null {
    const failed = this.failedAction(bci);
    if (failed === null) return null;
    const { action, slot } = failed;
    this.origins = new OperandOrigins(this.code, this.pool, bci);
    return action + this.cause(bci, slot);
  }

  /** What the instruction could not do, and how far below the top of the stack the null reference lies; null if it needs none. */
  private failedAction(bci: number): { action: string; slot: number } | null {
    const opcode = this.bytes[bci];
    const simple = ACTIONS.get(opcode);
    if (simple !== undefined) return { action: simple, slot: 0 };
    if (opcode >= Op.IALOAD && opcode <= Op.SALOAD)
      return { action: `Cannot load from ${ARRAYS[opcode - Op.IALOAD]} array`, slot: 1 };
    if (opcode >= Op.IASTORE && opcode <= Op.SASTORE) {
      const slot = opcode === LASTORE || opcode === DASTORE ? 3 : 2;
      return { action: `Cannot store to ${ARRAYS[opcode - Op.IASTORE]} array`, slot };
    }
    const index = this.u2(bci + 1);
    switch (opcode) {
      case Op.GETFIELD:
        return { action: `Cannot read field "${this.pool.memberName(index)}"`, slot: 0 };
      case Op.PUTFIELD:
        return {
          action: `Cannot assign field "${this.pool.memberName(index)}"`,
          slot: slotsOf(this.pool.memberDescriptor(index)),
        };
      case Op.INVOKEVIRTUAL:
      case Op.INVOKESPECIAL:
      case Op.INVOKEINTERFACE:
        // A constructor is never called on null: here a program makes the exception itself.
        if (this.pool.memberName(index) === '<init>') return null;
        return {
          action: `Cannot invoke "${this.methodText(index)}"`,
          slot: argumentSlots(this.pool.memberDescriptor(index)),
        };
      default:
        return null;
    }
  }

  /** ` because "…" is null`, or nothing. */
  private cause(bci: number, slot: number): string {
    const origin = this.origins.originAt(bci, slot);
    if (origin < 0) return '';
    const opcode = this.bytes[origin];
    const text = this.source(bci, slot, MAX_DETAIL, false);
    if (isCall(opcode)) return ` because the return value of "${text}" is null`;
    // The beginning is there whatever follows, as HotSpot has it.
    return text === null ? ' because "' : ` because "${text}" is null`;
  }

  /** The expression whose value lies `slot` slots below the top of the stack at `bci`; null if it is not told. */
  private source(bci: number, slot: number, detail: number, inner: boolean): string | null {
    if (detail <= 0) return null;
    const origin = this.origins.originAt(bci, slot);
    if (origin < 0) return null;
    const local = this.loadedLocal(origin);
    if (local >= 0) return this.localText(origin, local, !this.origins.isWritten(bci, local));
    const opcode = this.bytes[origin];
    if (opcode >= Op.ACONST_NULL && opcode <= Op.SIPUSH) return this.constantText(opcode, origin);
    if (opcode === Op.IALOAD || opcode === Op.AALOAD) {
      const array = this.source(origin, 1, detail - 1, inner) ?? '<array>';
      return `${array}[${this.indexText(origin, detail)}]`;
    }
    if (opcode === Op.GETSTATIC) {
      const index = this.u2(origin + 1);
      return `${className(this.pool.memberClassName(index))}.${this.pool.memberName(index)}`;
    }
    if (opcode === Op.GETFIELD) {
      const object = this.source(origin, 0, detail - 1, inner);
      const name = this.pool.memberName(this.u2(origin + 1));
      return object === null ? name : `${object}.${name}`;
    }
    return isCall(opcode) ? this.methodText(this.u2(origin + 1)) : null;
  }

  private indexText(bci: number, detail: number): string {
    return this.source(bci, 0, detail, true) ?? '...';
  }

  private constantText(opcode: number, bci: number): string | null {
    if (opcode === Op.ACONST_NULL) return 'null';
    if (opcode <= Op.ICONST_5) return String(opcode - Op.ICONST_0);
    if (opcode === Op.BIPUSH) return String((this.bytes[bci + 1] << 24) >> 24);
    return opcode === Op.SIPUSH ? String((this.u2(bci + 1) << 16) >> 16) : null;
  }

  /** The local variable that an iload or aload reads, -1 for other instructions. */
  private loadedLocal(bci: number): number {
    const opcode = this.bytes[bci];
    if (opcode === Op.WIDE) {
      const modified = this.bytes[bci + 1];
      return modified === Op.ILOAD || modified === Op.ALOAD ? this.u2(bci + 2) : -1;
    }
    if (opcode === Op.ILOAD || opcode === Op.ALOAD) return this.bytes[bci + 1];
    if (opcode >= Op.ILOAD_0 && opcode <= Op.ILOAD_3) return opcode - Op.ILOAD_0;
    return opcode >= Op.ALOAD_0 && opcode <= Op.ALOAD_3 ? opcode - Op.ALOAD_0 : -1;
  }

  /** The variable's name if the class file tells it; else whether it is this, a parameter, or some other. */
  private localText(bci: number, local: number, unwritten: boolean): string {
    for (const row of this.code.localVariableTable)
      if (row.index === local && bci >= row.startPc && bci < row.startPc + row.length) return row.name;
    const { method } = this;
    if (unwritten && !method.isStatic && local === 0) return 'this';
    const parameter = unwritten ? this.parameterOf(local) : 0;
    return parameter > 0 ? `<parameter${parameter}>` : `<local${local}>`;
  }

  /** Number of the parameter that a local variable starts out as, from 1; 0 if none. */
  private parameterOf(local: number): number {
    const parameters = parseMethodDescriptor(this.method.descriptor)?.parameters ?? [];
    let at = this.method.isStatic ? 0 : 1;
    for (let i = 0; i < parameters.length; i++) {
      const next = at + slotsOf(parameters[i]);
      if (local >= at && local < next) return i + 1;
      at = next;
    }
    return 0;
  }

  /** `String.concat(String)`. */
  private methodText(index: number): string {
    const { pool } = this;
    const parameters = parseMethodDescriptor(pool.memberDescriptor(index))?.parameters ?? [];
    const types = parameters.map((p) => javaTypeName(p)?.replace(/^java\.lang\.(?=Object|String)/, ''));
    return `${className(pool.memberClassName(index))}.${pool.memberName(index)}(${types.join(', ')})`;
  }

  private u2(at: number): number {
    return (this.bytes[at] << 8) | this.bytes[at + 1];
  }
}

const isCall = (opcode: number): boolean => opcode >= Op.INVOKEVIRTUAL && opcode <= Op.INVOKEINTERFACE;

/** The two classes that everybody knows go without their package. */
function className(internal: string): string {
  if (internal === 'java/lang/Object') return 'Object';
  return internal === 'java/lang/String' ? 'String' : internal.replaceAll('/', '.');
}
