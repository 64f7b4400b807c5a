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
  for (const info of code.attributes) {
    if (info.name === 'LineNumberTable') checkLines(faults, info, length, structure);
    else if (info.name === 'LocalVariableTable' || info.name === 'LocalVariableTypeTable') {
      checkVariables(faults, info, length, code.maxLocals, structure);
    }
  }
  faults.check(
    code.timesNamed('StackMapTable') < 2,
    structure,
    'Multiple StackMapTable attributes in class file %s',
  );
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
  if (info.length !== 2 + 10 * count) faults.fail(structure, `${name} has wrong length in class file %s`);
  const { pool } = faults.file;
  for (let i = 0; i < count; i++) {
    const start = reader.u2();
    const length = reader.u2();
    const nameIndex = reader.u2();
    const typeIndex = reader.u2();
    const index = reader.u2();
    if (start >= codeLength) faults.fail(structure, `Invalid start_pc ${start} in ${name} in class file %s`);
    if (start + length > codeLength)
      faults.fail(structure, `Invalid length ${length} in ${name} in class file %s`);
    if (!faults.isUtf8(nameIndex))
      faults.fail(structure, `Name index ${nameIndex} in ${name} has bad constant type in class file %s`);
    if (!faults.isUtf8(typeIndex))
      faults.fail(
        structure,
        `Signature index ${typeIndex} in ${name} has bad constant type in class file %s`,
      );
    faults.fieldNameAt(nameIndex, structure);
    let last = index;
    if (name === 'LocalVariableTable') {
      faults.fieldDescriptorAt(nameIndex, typeIndex, structure);
      const type = pool.utf8(typeIndex);
      if (type === 'J' || type === 'D') last++;
    }
    if (last >= maxLocals) faults.fail(structure, `Invalid index ${index} in ${name} in class file %s`);
  }
}
