/** Entries of the constant pool (JVMS table 4.4-A). */

/** All constant-pool tags (JVMS table 4.4-A). */
export const enum CpTag {
  NONE = 0,
  UTF8 = 1,
  INTEGER = 3,
  FLOAT = 4,
  LONG = 5,
  DOUBLE = 6,
  CLASS = 7,
  STRING = 8,
  FIELDREF = 9,
  METHODREF = 10,
  INTERFACE_METHODREF = 11,
  NAME_AND_TYPE = 12,
  METHOD_HANDLE = 15,
  METHOD_TYPE = 16,
  DYNAMIC = 17,
  INVOKE_DYNAMIC = 18,
  MODULE = 19,
  PACKAGE = 20,
}

/** Names of the tags as JVMS writes them, by tag. */
export const tagNames: readonly string[] = [
  '',
  'Utf8',
  '',
  'Integer',
  'Float',
  'Long',
  'Double',
  'Class',
  'String',
  'Fieldref',
  'Methodref',
  'InterfaceMethodref',
  'NameAndType',
  '',
  '',
  'MethodHandle',
  'MethodType',
  'Dynamic',
  'InvokeDynamic',
  'Module',
  'Package',
];

/** Bytes of an entry, tag included, by tag (of a Utf8 entry those before its text); 0 for what is no tag. */
export const entrySize = new Uint8Array([0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3]);
