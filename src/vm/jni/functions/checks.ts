/** -Xcheck:jni: what HotSpot says of calls that are wrong, in its words (jniCheck.cpp), before the function itself is called. */
import { writeSync } from 'node:fs';
import { Ctx, contextWord } from '../../../layout/layout.js';
import type { JavaClass } from '../../classes/java-class.js';
import { CHECK, JNI_FUNCTIONS, PRIMITIVE_NAMES } from '../function-table.js';
import type { Jni } from '../jni.js';
import { type JniFunctions, PENDING, RefType } from '../jni-function.js';
import { textOf } from '../modified-utf8-text.js';
import { endByFatalError, warnOfNative } from './exceptions.js';
import { refType } from './references.js';

const NATIVE_RSP = contextWord(Ctx.NATIVE_RSP);

/** May be called while an exception is pending. */
const EXCEPTION_ALLOWED =
  /^(Exception.*|FatalError|(Push|Pop)LocalFrame|Delete.*Ref|IsSameObject|Release.*|MonitorExit)$/;
/** Ask for exceptions, or end what they are of. */
const ASKS = /^(ExceptionOccurred|ExceptionDescribe|ExceptionClear|ExceptionCheck|FatalError)$/;
/** After these C code must ask. */
const MAY_THROW = /^Call.*Method[VA]?$/;
const CRITICAL = /^(Get|Release)(PrimitiveArray|String)Critical$/;

const WRONG_METHOD = 'Wrong object class or methodID passed to JNI call';
const NOT_THROWABLE =
  'JNI Throw or ThrowNew received a class argument that is not a Throwable or Throwable subclass';

/** Looks at the arguments behind JNIEnv. */
type Check = (call: CheckedCall) => void;

class CheckedCall {
  constructor(
    readonly jni: Jni,
    readonly args: readonly number[],
  ) {}

  fatal(text: string): never {
    return endByFatalError(this.jni.vmOf, text);
  }

  private isReference(handle: number): boolean {
    return refType(this.jni, handle) !== RefType.INVALID;
  }

  /** The object in argument i, 0 for null. */
  object(i: number): number {
    const handle = this.args[i];
    if (handle === 0) return 0;
    if (!this.isReference(handle)) this.fatal('Bad global or local ref passed to JNI');
    return this.jni.ref(handle);
  }

  /** The class of the object in argument i, null for null. */
  classOfObject(i: number): JavaClass | null {
    const ref = this.object(i);
    return ref === 0 ? null : this.jni.vmOf.classes.of(ref);
  }

  /** The class that argument i is. */
  cls(i: number): JavaClass {
    if (this.args[i] === 0) this.fatal('Bad global or local ref passed to JNI');
    const { classes } = this.jni.vmOf;
    if (this.classOfObject(i) !== classes.classClass)
      this.fatal('JNI received a class argument that is not a class');
    return this.jni.classOf(this.args[i]);
  }

  isThrowable(cls: JavaClass): boolean {
    return cls.isSubclassOf(this.jni.vmOf.classes.loadBoot('java/lang/Throwable'));
  }
}

const object: Check = (call) => {
  call.object(0);
};
const cls: Check = (call) => {
  call.cls(0);
};
const string: Check = (call) => {
  if (call.classOfObject(0)?.name !== 'java/lang/String')
    call.fatal('JNI string operation received a non-string');
};
const array: Check = (call) => {
  if (call.classOfObject(0)?.isArray !== true) call.fatal('Non-array passed to JNI array operations');
};
const objectArray: Check = (call) => {
  array(call);
  if (call.classOfObject(0)?.component?.isPrimitive === true)
    call.fatal('Object array expected but not received for JNI array operation');
};
const primitiveArray = (call: CheckedCall, type: string | null): void => {
  array(call);
  const component = call.classOfObject(0)?.component;
  if (component?.isPrimitive !== true)
    call.fatal('Primitive type array expected but not received for JNI array operation');
  else if (type !== null && component.name !== type) call.fatal('Array element type mismatch in JNI');
};

/** A call of a method: its class and receiver fit. */
function method(call: CheckedCall, receiver: boolean, holder: number, id: number): void {
  const found = call.jni.ids.methodIfKnown(call.args[id]);
  if (found === null) throw call.fatal(WRONG_METHOD);
  const given = [receiver ? call.classOfObject(0) : null, holder < 0 ? null : call.cls(holder)];
  for (const c of given) if (c !== null && !c.isSubclassOf(found.holder)) call.fatal(WRONG_METHOD);
}

function field(call: CheckedCall, isStatic: boolean, type: string): void {
  const found = call.jni.ids.fieldIfKnown(call.args[1]);
  if (isStatic) {
    call.cls(0);
    if (found === null) throw call.fatal('Wrong static field ID passed to JNI');
    if (!found.isStatic) call.fatal('Non-static field ID passed to JNI');
  } else {
    if (call.args[1] === 0 || found?.isStatic === true) call.fatal('Static field ID passed to JNI');
    if (call.object(0) === 0) call.fatal('Null object passed to JNI');
    if (found === null) throw call.fatal('Wrong field ID passed to JNI');
  }
  const fits = type === 'Object' ? found.isReference : found.descriptor === descriptorOf(type);
  if (!fits)
    call.fatal(`Field type (${isStatic ? 'static' : 'instance'}) mismatch in JNI get/set field operations`);
}

/** Descriptor characters, in the order of {@link PRIMITIVE_NAMES}. */
const TYPES = 'ZBCSIJFD';
const descriptorOf = (type: string): string => TYPES[(PRIMITIVE_NAMES as readonly string[]).indexOf(type)];

/** What is looked at in a call of a function. */
function checkOf(name: string): Check | null {
  const call = /^(Call|New)(Nonvirtual|Static)?[A-Za-z]+?(Method|Object)[VA]?$/.exec(name);
  if (/^NewObject[VA]?$/.test(name) || call?.[2] === 'Static') return (c) => method(c, false, 0, 1);
  if (call?.[1] === 'Call')
    return call[2] === 'Nonvirtual' ? (c) => method(c, true, 1, 2) : (c) => method(c, true, -1, 1);
  const access = /^[GS]et(Static)?([A-Z][a-z]+)Field$/.exec(name);
  if (access !== null) return (c) => field(c, access[1] !== undefined, access[2]);
  const elements = /^(?:Get|Set|Release)([A-Z][a-z]+)Array(?:Elements|Region)$/.exec(name);
  if (elements !== null) return (c) => primitiveArray(c, elements[1].toLowerCase());
  return CHECKS[name] ?? null;
}

const CHECKS: Readonly<Record<string, Check>> = {
  AllocObject: cls,
  DeleteGlobalRef: (call) => {
    object(call);
    if (call.args[0] !== 0 && refType(call.jni, call.args[0]) !== RefType.GLOBAL)
      call.fatal('Invalid global JNI handle passed to DeleteGlobalRef');
  },
  DeleteLocalRef: (call) => {
    object(call);
    if (call.args[0] !== 0 && refType(call.jni, call.args[0]) !== RefType.LOCAL)
      call.fatal('Invalid local JNI handle passed to DeleteLocalRef');
  },
  DeleteWeakGlobalRef: (call) => {
    object(call);
    if (call.args[0] !== 0 && refType(call.jni, call.args[0]) !== RefType.WEAK_GLOBAL)
      call.fatal('Invalid weak global JNI handle passed to DeleteWeakGlobalRef');
  },
  FindClass: ({ jni, args: [name] }) => {
    const text = name === 0 ? '' : textOf(jni.memory.readString(name));
    if (/^L.+;$/.test(text))
      warnOfNative(
        jni.vmOf,
        `JNI FindClass received a bad class descriptor "${text}".  A correct class descriptor has no leading "L" or trailing ";".  Incorrect descriptors will not be accepted in future releases.`,
      );
  },
  FromReflectedField: object,
  FromReflectedMethod: object,
  GetArrayLength: array,
  GetDirectBufferAddress: object,
  GetDirectBufferCapacity: object,
  GetFieldID: cls,
  GetMethodID: cls,
  GetObjectArrayElement: objectArray,
  GetObjectClass: object,
  GetPrimitiveArrayCritical: (call) => primitiveArray(call, null),
  GetStaticFieldID: cls,
  GetStaticMethodID: cls,
  GetStringChars: string,
  GetStringCritical: string,
  GetStringLength: string,
  GetStringRegion: string,
  GetStringUTFChars: string,
  GetStringUTFLength: string,
  GetStringUTFRegion: string,
  GetSuperclass: cls,
  IsAssignableFrom: (call) => {
    call.cls(0);
    call.cls(1);
  },
  IsInstanceOf: (call) => {
    call.object(0);
    call.cls(1);
  },
  IsSameObject: (call) => {
    call.object(0);
    call.object(1);
  },
  MonitorEnter: object,
  MonitorExit: object,
  NewGlobalRef: object,
  NewLocalRef: object,
  NewObjectArray: (call) => {
    call.cls(1);
    call.object(2);
  },
  NewWeakGlobalRef: object,
  PopLocalFrame: object,
  RegisterNatives: cls,
  ReleaseStringChars: string,
  ReleaseStringCritical: string,
  ReleaseStringUTFChars: string,
  SetObjectArrayElement: (call) => {
    objectArray(call);
    call.object(2);
  },
  Throw: (call) => {
    const thrown = call.classOfObject(0);
    if (thrown === null) call.fatal('JNI Throw called with NULL throwable');
    else if (!call.isThrowable(thrown)) call.fatal(NOT_THROWABLE);
  },
  ThrowNew: (call) => {
    if (!call.isThrowable(call.cls(0))) call.fatal(NOT_THROWABLE);
  },
  ToReflectedField: cls,
  ToReflectedMethod: cls,
  UnregisterNatives: cls,
};

const checks = JNI_FUNCTIONS.map(checkOf);

function check(jni: Jni, a: number, b: number, c: number, d: number, index: number): void {
  const vm = jni.vmOf;
  const name = JNI_FUNCTIONS[index];
  const state = jni.checks;
  if (state === null) return;
  const rsp = vm.memory.i32[NATIVE_RSP];
  if (state.critical > 0 && !CRITICAL.test(name))
    writeSync(
      1,
      'Warning: Calling other JNI functions in the scope of Get/ReleasePrimitiveArrayCritical or Get/ReleaseStringCritical\n',
    );
  if (ASKS.test(name)) state.take(rsp);
  else if (!EXCEPTION_ALLOWED.test(name)) {
    if (vm.memory.load32(PENDING) !== 0) warnOfNative(vm, 'JNI call made with exception pending');
    const unchecked = state.take(rsp);
    if (unchecked !== null)
      warnOfNative(vm, `JNI call made without checking exceptions when required to from ${unchecked}`);
  }
  checks[index]?.(new CheckedCall(jni, [a, b, c, d]));
  if (CRITICAL.test(name)) state.critical += name.startsWith('Get') ? 1 : -1;
  if (MAY_THROW.test(name)) state.expect(name, rsp);
}

export const checkFunctions: JniFunctions = { [CHECK]: check };
