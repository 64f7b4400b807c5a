/** The functions of JNIEnv, in the order of `struct JNINativeInterface_` (JNI specification, chapter 4): the one list of them. */

/** Types of the functions that come once for each. */
export const PRIMITIVE_NAMES = [
  'Boolean',
  'Byte',
  'Char',
  'Short',
  'Int',
  'Long',
  'Float',
  'Double',
] as const;
const VALUE_NAMES = ['Object', ...PRIMITIVE_NAMES];
const RESULT_NAMES = [...VALUE_NAMES, 'Void'];

/** The forms of a function that takes a method's arguments: `...`, va_list, jvalue array. */
const forms = (name: string): string[] => [name, `${name}V`, `${name}A`];
const calls = (kind: string): string[] => RESULT_NAMES.flatMap((type) => forms(`Call${kind}${type}Method`));
const each = (names: readonly string[], before: string, after: string): string[] =>
  names.map((type) => before + type + after);

/** Entries without a function are null pointers. */
export const RESERVED = '';

/** The newest entries come last: a JDK's table ends where its version does. */
export const JNI_FUNCTIONS: readonly string[] = [
  RESERVED,
  RESERVED,
  RESERVED,
  RESERVED,
  'GetVersion',
  'DefineClass',
  'FindClass',
  'FromReflectedMethod',
  'FromReflectedField',
  'ToReflectedMethod',
  'GetSuperclass',
  'IsAssignableFrom',
  'ToReflectedField',
  'Throw',
  'ThrowNew',
  'ExceptionOccurred',
  'ExceptionDescribe',
  'ExceptionClear',
  'FatalError',
  'PushLocalFrame',
  'PopLocalFrame',
  'NewGlobalRef',
  'DeleteGlobalRef',
  'DeleteLocalRef',
  'IsSameObject',
  'NewLocalRef',
  'EnsureLocalCapacity',
  'AllocObject',
  ...forms('NewObject'),
  'GetObjectClass',
  'IsInstanceOf',
  'GetMethodID',
  ...calls(''),
  ...calls('Nonvirtual'),
  'GetFieldID',
  ...each(VALUE_NAMES, 'Get', 'Field'),
  ...each(VALUE_NAMES, 'Set', 'Field'),
  'GetStaticMethodID',
  ...calls('Static'),
  'GetStaticFieldID',
  ...each(VALUE_NAMES, 'GetStatic', 'Field'),
  ...each(VALUE_NAMES, 'SetStatic', 'Field'),
  'NewString',
  'GetStringLength',
  'GetStringChars',
  'ReleaseStringChars',
  'NewStringUTF',
  'GetStringUTFLength',
  'GetStringUTFChars',
  'ReleaseStringUTFChars',
  'GetArrayLength',
  'NewObjectArray',
  'GetObjectArrayElement',
  'SetObjectArrayElement',
  ...each(PRIMITIVE_NAMES, 'New', 'Array'),
  ...each(PRIMITIVE_NAMES, 'Get', 'ArrayElements'),
  ...each(PRIMITIVE_NAMES, 'Release', 'ArrayElements'),
  ...each(PRIMITIVE_NAMES, 'Get', 'ArrayRegion'),
  ...each(PRIMITIVE_NAMES, 'Set', 'ArrayRegion'),
  'RegisterNatives',
  'UnregisterNatives',
  'MonitorEnter',
  'MonitorExit',
  'GetJavaVM',
  'GetStringRegion',
  'GetStringUTFRegion',
  'GetPrimitiveArrayCritical',
  'ReleasePrimitiveArrayCritical',
  'GetStringCritical',
  'ReleaseStringCritical',
  'NewWeakGlobalRef',
  'DeleteWeakGlobalRef',
  'ExceptionCheck',
  'NewDirectByteBuffer',
  'GetDirectBufferAddress',
  'GetDirectBufferCapacity',
  'GetObjectRefType',
  'GetModule',
  'IsVirtualThread',
  'GetStringUTFLengthAsLong',
];

/** The functions of JavaVM, in the order of `struct JNIInvokeInterface_`. */
export const INVOKE_FUNCTIONS: readonly string[] = [
  RESERVED,
  RESERVED,
  RESERVED,
  'DestroyJavaVM',
  'AttachCurrentThread',
  'DetachCurrentThread',
  'GetEnv',
  'AttachCurrentThreadAsDaemon',
];

/** The name under which the code for threads of others stands. */
export const foreignName = (name: string): string => `foreign ${name}`;

/** What the stubs themselves ask of TypeScript: a local reference where the block is full, with the raw reference as the first argument behind JNIEnv. */
export const NEW_LOCAL = 'newLocal';

/** The name under which the code stands that checks a function's arguments first (-Xcheck:jni). */
export const checkedName = (name: string): string => `checked ${name}`;

/** What that asks, with the function's index in the table as the fifth argument behind JNIEnv. */
export const CHECK = 'check';

/** What they ask where a method is called on null. */
export const NULL_RECEIVER = 'nullReceiver';
