import { STUBS, type StubAddresses } from '../layout/stubs.js';
import type { CallInfo, ClassInfo, CompileEnv, ConstantInfo, FieldInfo, MethodHandleLayout } from './env.js';

/** Names that a compiler asks of a constant pool. */
export interface MemberNames {
  fieldDescriptor(cpIndex: number): string;
  methodName(cpIndex: number): string;
  methodDescriptor(cpIndex: number): string;
  methodClassName(cpIndex: number): string;
}

/**
 * An environment in which nothing is linked: for showing the code of a class file without a VM. Every symbolic reference becomes a patch site.
 * The records of primitive array classes are 16 bytes apart from `primitiveArrays` on, by type code.
 */
export class UnlinkedEnv implements CompileEnv {
  constructor(
    private readonly names: MemberNames,
    readonly stubs: StubAddresses,
    private readonly primitiveArrays: number,
  ) {}

  methodHandles(): MethodHandleLayout {
    return { handleForm: 0, formVmentry: 0, memberMethod: 0, memberVmindex: 0, resolvedVmtarget: 0 };
  }
  nativeEntryPoint(): number {
    return 0;
  }
  field(): FieldInfo | null {
    return null;
  }
  call(): CallInfo | null {
    return null;
  }
  classInfo(): ClassInfo | null {
    return null;
  }
  arrayClassOf(): ClassInfo | null {
    return null;
  }
  primitiveArrayClass(typeCode: number): number {
    return this.primitiveArrays + 16 * typeCode;
  }
  constant(): ConstantInfo | null {
    return null;
  }
  fieldDescriptor(cpIndex: number): string {
    return this.names.fieldDescriptor(cpIndex);
  }
  methodName(cpIndex: number): string {
    return this.names.methodName(cpIndex);
  }
  methodDescriptor(cpIndex: number): string {
    return this.names.methodDescriptor(cpIndex);
  }
  methodClassName(cpIndex: number): string {
    return this.names.methodClassName(cpIndex);
  }
}

/** Made-up addresses for the stubs, 16 bytes apart from `base` on. */
export function placeholderStubs(base: number): StubAddresses {
  return Object.fromEntries(STUBS.map((name, i) => [name, base + 16 * i])) as unknown as StubAddresses;
}

/** Names by address, for listings. */
export function stubSymbols(stubs: StubAddresses): Map<number, string> {
  return new Map(STUBS.map((name) => [stubs[name], name]));
}
