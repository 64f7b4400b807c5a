/** RegisterNatives: C functions that a library gives to native methods itself. */
import { findClassMethod } from '../classes/lookup.js';
import { JavaThrow, type Steps } from '../steps.js';
import { hasOwnNative } from '../threads/native-calls.js';
import type { Jni } from './jni.js';
import { failedCall, Status } from './jni-function.js';
import { isKnownSymbol } from './known-symbol.js';
import { textOf } from './modified-utf8-text.js';

/** `JNINativeMethod`: three pointers. */
const enum NativeMethod {
  NAME = 0,
  SIGNATURE = 8,
  FUNCTION = 16,
  SIZE = 24,
}

/** The C functions of `count` entries at `methods`. {@link Status.ERR} with an exception pending if one names no native method; those before it stay. */
export function registerNatives(
  jni: Jni,
  classHandle: number,
  methods: number,
  count: number,
): Status | Steps<Status> {
  const vm = jni.vmOf;
  const cls = jni.classOf(classHandle);
  for (let i = 0; i < count; i++) {
    const entry = methods + i * NativeMethod.SIZE;
    const name = textOf(jni.memory.readString(jni.memory.readPointer(entry + NativeMethod.NAME)));
    const signature = textOf(jni.memory.readString(jni.memory.readPointer(entry + NativeMethod.SIGNATURE)));
    const target = jni.memory.readPointer(entry + NativeMethod.FUNCTION);
    const method = findClassMethod(cls, name + signature);
    const text = (): string => vm.messages.signatureOf(cls.javaName, name, signature);
    if (method === null)
      return refused(
        jni,
        isKnownSymbol(vm, name) && isKnownSymbol(vm, signature)
          ? `Method '${text()}' name or signature does not match`
          : `Method ${cls.javaName}.${name}${signature} not found`,
      );
    if (!method.isNative) return refused(jni, `Method '${text()}' is not declared as native`);
    // Functions of our own, or the embedder's, come first.
    if (hasOwnNative(vm, method)) continue;
    if (jni.helpers.serves(method)) jni.helpers.bind(method, target);
    else jni.register(method, target);
  }
  return Status.OK;
}

const refused = (jni: Jni, message: string): Steps<Status> =>
  failedCall(jni, new JavaThrow('java/lang/NoSuchMethodError', message));

export function unregisterNatives(jni: Jni, classHandle: number): number {
  const vm = jni.vmOf;
  for (const method of jni.classOf(classHandle).methods) {
    if (jni.helpers.serves(method) && !hasOwnNative(vm, method)) method.native = null;
    if (method.jniTarget !== 0) jni.register(method, 0);
  }
  return Status.OK;
}
