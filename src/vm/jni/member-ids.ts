/** jmethodIDs and jfieldIDs: addresses of records that machine code reads (JniMethod, JniField). They last as long as the VM. */
import { ArgumentSequence, isFloatKind } from '../../layout/calling-convention.js';
import { ClassRec, JniDispatch, JniField, JniMethod } from '../../layout/layout.js';
import type { JavaField, JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';

export class MemberIds {
  private readonly methods = new Map<JavaMethod, number>();
  private readonly fields = new Map<JavaField, number>();
  /** Descriptor of the parameters -> address of their types. */
  private readonly types = new Map<string, number>();

  constructor(private readonly vm: VM) {}

  ofMethod(method: JavaMethod): number {
    const known = this.methods.get(method);
    if (known !== undefined) return known;
    const { metaspace, memory } = this.vm;
    const id = metaspace.allocate(JniMethod.SIZE);
    const parameters = method.descriptor.slice(1, method.descriptor.indexOf(')'));
    const result = method.descriptor.charAt(parameters.length + 2);
    const { dispatch, slot } = dispatchOf(method);
    memory.store32(id + JniMethod.RECORD, method.record);
    memory.store32(id + JniMethod.DISPATCH, dispatch);
    memory.store32(id + JniMethod.SLOT, slot);
    memory.store32(id + JniMethod.ID, method.id);
    memory.store32(id + JniMethod.TYPES, this.typesOf(parameters));
    memory.store32(id + JniMethod.RETURNS_REF, result === 'L' || result === '[' ? 1 : 0);
    memory.store32(id + JniMethod.STACK_BYTES, stackBytes(method));
    memory.store32(id + JniMethod.STATIC, method.isStatic ? 1 : 0);
    this.methods.set(method, id);
    return id;
  }

  private typesOf(parameters: string): number {
    const known = this.types.get(parameters);
    if (known !== undefined) return known;
    const types = parameters.replaceAll(/\[*L[^;]*;|\[+[A-Z]/g, 'L');
    const address = this.vm.metaspace.allocate(types.length + 1);
    const at = this.vm.index(address);
    for (let i = 0; i < types.length; i++) this.vm.memory.u8[at + i] = types.charCodeAt(i);
    this.types.set(parameters, address);
    return address;
  }

  /** The method of an id that C code has handed over; null if it is none. */
  methodIfKnown(id: number): JavaMethod | null {
    for (const [method, known] of this.methods) if (known === id) return method;
    return null;
  }

  /** The same for a field. */
  fieldIfKnown(id: number): JavaField | null {
    for (const [field, known] of this.fields) if (known === id) return field;
    return null;
  }

  ofField(field: JavaField): number {
    const known = this.fields.get(field);
    if (known !== undefined) return known;
    const { metaspace, memory } = this.vm;
    const id = metaspace.allocate(JniField.SIZE);
    memory.store32(id + JniField.LOCATION, field.location);
    this.fields.set(field, id);
    return id;
  }
}

/** How a virtual call finds what it runs. */
function dispatchOf(method: JavaMethod): { dispatch: JniDispatch; slot: number } {
  if (method.isStatic || method.isPrivate || method.isInitializer)
    return { dispatch: JniDispatch.DIRECT, slot: 0 };
  if (method.holder.isInterface)
    return {
      dispatch: JniDispatch.INTERFACE,
      slot: ClassRec.IMT + 8 * (method.id & (ClassRec.IMT_LENGTH - 1)),
    };
  if (method.vtableIndex < 0) return { dispatch: JniDispatch.DIRECT, slot: 0 };
  return { dispatch: JniDispatch.VTABLE, slot: ClassRec.VTABLE + 8 * method.vtableIndex };
}

function stackBytes(method: JavaMethod): number {
  const sequence = new ArgumentSequence();
  const { kinds } = method;
  for (let i = 0; i < kinds.length - 1; i++) sequence.next(isFloatKind(kinds.charCodeAt(i)));
  return 8 * sequence.words;
}
