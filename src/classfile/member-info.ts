import { AttributeHolder } from './attribute-holder.js';
import { CodeAttribute } from './code-attribute.js';
import type { ConstantPool } from './constant-pool.js';

/** A row of MethodParameters (JVMS §4.7.24). */
export interface MethodParameter {
  readonly name: string | null;
  readonly accessFlags: number;
}

/** A field or method (JVMS §4.5, §4.6). */
export class MemberInfo extends AttributeHolder {
  readonly accessFlags: number;
  readonly nameIndex: number;
  readonly descriptorIndex: number;
  /** Undefined until it is asked for. */
  private codeAttribute: CodeAttribute | null | undefined = undefined;

  /** The member that stands at `at`; its attributes have been skipped over before. */
  constructor(bytes: Uint8Array, pool: ConstantPool, at: number) {
    super(bytes, pool, at + 6);
    this.accessFlags = (bytes[at] << 8) | bytes[at + 1];
    this.nameIndex = (bytes[at + 2] << 8) | bytes[at + 3];
    this.descriptorIndex = (bytes[at + 4] << 8) | bytes[at + 5];
  }

  get name(): string {
    return this.pool.utf8(this.nameIndex);
  }

  get descriptor(): string {
    return this.pool.utf8(this.descriptorIndex);
  }

  get code(): CodeAttribute | null {
    let code = this.codeAttribute;
    if (code === undefined) {
      const at = this.find('Code');
      code =
        at < 0
          ? null
          : new CodeAttribute(this.bytes, this.pool, at, this.u2(at - 4) * 65536 + this.u2(at - 2));
      this.codeAttribute = code;
    }
    return code;
  }

  /** Constant-pool entry of ConstantValue, 0 if there is none. */
  get constantValue(): number {
    return this.indexAttribute('ConstantValue');
  }

  /** Class entries of the Exceptions attribute. */
  get exceptions(): number[] {
    return [...this.table('Exceptions', 1)];
  }

  get methodParameters(): MethodParameter[] | null {
    const at = this.findSized('MethodParameters', 1);
    if (at < 0) return null;
    const count = this.bytes[at];
    this.findSized('MethodParameters', 1 + 4 * count);
    return Array.from({ length: count }, (_, i) => {
      const name = this.u2(at + 1 + 4 * i);
      return { name: name === 0 ? null : this.pool.utf8(name), accessFlags: this.u2(at + 3 + 4 * i) };
    });
  }
}
