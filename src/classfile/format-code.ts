import type { AttributeInfo } from './attribute-holder.js';
import { AttributeReader } from './attribute-reader.js';
import type { CodeAttribute } from './code-attribute.js';
import type { FormatFaults } from './format-faults.js';

/** Tables of a Code attribute. What the instructions say is the verifier's business. */
export function checkCode(
  faults: FormatFaults,
  code: CodeAttribute,
  argumentSlots: number,
  structure: string,
): void {
  const length = code.code.length;
  faults.check(
    argumentSlots <= code.maxLocals,
    structure,
    "Arguments can't fit into locals in class file %s",
  );
  const table = code.exceptionTable;
  for (let i = 0; i < table.length; i += 4) {
    const inRange = table[i] < table[i + 1] && table[i + 1] <= length;
    faults.check(inRange, structure, 'Illegal exception table range in class file %s');
    faults.check(table[i + 2] < length, structure, 'Illegal exception table handler in class file %s');
    const fits = table[i + 3] === 0 || faults.isClass(table[i + 3]);
    faults.check(fits, structure, 'Catch type in exception table has bad constant type in class file %s');
  }
  faults.attributeNames(code, structure, 'Invalid code attribute name index');
  const { attributes } = code;
  for (const info of attributes) {
    if (info.name === 'LineNumberTable') checkLines(faults, info, length, structure);
    else if (info.name === 'LocalVariableTable' || info.name === 'LocalVariableTypeTable') {
      checkVariables(faults, info, length, code.maxLocals, structure);
    }
  }
  const maps = attributes.filter((info) => info.name === 'StackMapTable').length;
  faults.check(maps < 2, structure, 'Multiple StackMapTable attributes in class file %s');
}

function checkLines(faults: FormatFaults, info: AttributeInfo, codeLength: number, structure: string): void {
  const reader = new AttributeReader(info, faults.file.origin);
  const count = reader.u2();
  const fits = info.length === 2 + 4 * count;
  faults.check(fits, structure, 'LineNumberTable attribute has wrong length in class file %s');
  for (let i = 0; i < count; i++) {
    faults.check(reader.u2() < codeLength, structure, 'Invalid pc in LineNumberTable in class file %s');
    reader.u2();
  }
}

function checkVariables(
  faults: FormatFaults,
  info: AttributeInfo,
  codeLength: number,
  maxLocals: number,
  structure: string,
): void {
  const { name } = info;
  const reader = new AttributeReader(info, faults.file.origin);
  const count = reader.u2();
  faults.check(info.length === 2 + 10 * count, structure, `${name} has wrong length in class file %s`);
  const { pool } = faults.file;
  for (let i = 0; i < count; i++) {
    const start = reader.u2();
    const length = reader.u2();
    const nameIndex = reader.u2();
    const typeIndex = reader.u2();
    const index = reader.u2();
    const at = `in ${name}`;
    faults.check(start < codeLength, structure, `Invalid start_pc ${start} ${at} in class file %s`);
    faults.check(start + length <= codeLength, structure, `Invalid length ${length} ${at} in class file %s`);
    const bad = `has bad constant type in class file %s`;
    faults.check(faults.isUtf8(nameIndex), structure, `Name index ${nameIndex} ${at} ${bad}`);
    faults.check(faults.isUtf8(typeIndex), structure, `Signature index ${typeIndex} ${at} ${bad}`);
    faults.fieldName(pool.utf8(nameIndex), structure);
    let last = index;
    if (name === 'LocalVariableTable') {
      const type = pool.utf8(typeIndex);
      faults.fieldDescriptor(pool.utf8(nameIndex), type, structure);
      if (type === 'J' || type === 'D') last++;
    }
    faults.check(last < maxLocals, structure, `Invalid index ${index} ${at} in class file %s`);
  }
}
