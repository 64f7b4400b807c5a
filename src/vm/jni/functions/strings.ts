/** Strings. What is handed out are copies in native memory. */
import { JavaThrow } from '../../steps.js';
import type { Jni } from '../jni.js';
import type { JniFunctions } from '../jni-function.js';
import { textOf, utf8Length, utf8Of } from '../modified-utf8-text.js';

const text = (jni: Jni, handle: number): string => jni.vmOf.strings.toJs(jni.ref(handle));

/** A copy of bytes that lasts until it is released. */
function handOut(jni: Jni, bytes: Uint8Array, isCopy: number): number {
  const { nativeMemory } = jni.vmOf;
  let at = nativeMemory.tryAllocate(bytes.length);
  if (at === 0) at = jni.memory.call('malloc', bytes.length);
  if (at === 0) return 0;
  jni.memory.write(at, bytes);
  if (isCopy !== 0) jni.memory.writeByte(isCopy, 1);
  return at;
}

function takeBack(jni: Jni, _string: number, at: number): void {
  const { nativeMemory } = jni.vmOf;
  if (nativeMemory.owns(at)) nativeMemory.release(at);
  else jni.memory.call('free', at);
}

/** The 16-bit units of a string, and `zeros` more. */
function unitsOf(value: string, zeros: number): Uint8Array {
  const units = new Uint16Array(value.length + zeros);
  for (let i = 0; i < value.length; i++) units[i] = value.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

function newString(jni: Jni, at: number): number {
  const length = jni.int(2);
  const bytes = jni.memory.read(at, 2 * length);
  return jni.local(jni.vmOf.strings.fromJs(Buffer.from(bytes.buffer).toString('utf16le')));
}

/** The part of a string that is asked for. */
function part(jni: Jni, handle: number): string {
  const value = text(jni, handle);
  const start = jni.int(2);
  const length = jni.int(3);
  if (start < 0 || length < 0 || start > value.length - length)
    throw new JavaThrow('java/lang/StringIndexOutOfBoundsException');
  return value.slice(start, start + length);
}

export const stringFunctions: JniFunctions = {
  NewString: newString,
  NewStringUTF: (jni, at) =>
    at === 0 ? 0 : jni.local(jni.vmOf.strings.fromJs(textOf(jni.memory.readString(at)))),
  GetStringLength: (jni, handle) => jni.vmOf.strings.length(jni.ref(handle)),
  GetStringUTFLength: (jni, handle) => utf8Length(text(jni, handle)),
  GetStringUTFLengthAsLong: (jni, handle) => utf8Length(text(jni, handle)),
  GetStringChars: (jni, handle, isCopy) => handOut(jni, unitsOf(text(jni, handle), 1), isCopy),
  GetStringCritical: (jni, handle, isCopy) => handOut(jni, unitsOf(text(jni, handle), 1), isCopy),
  GetStringUTFChars: (jni, handle, isCopy) => handOut(jni, utf8Of(text(jni, handle)), isCopy),
  ReleaseStringChars: takeBack,
  ReleaseStringCritical: takeBack,
  ReleaseStringUTFChars: takeBack,
  GetStringRegion: (jni, handle, _start, _length, to) => jni.memory.write(to, unitsOf(part(jni, handle), 0)),
  GetStringUTFRegion: (jni, handle, _start, _length, to) => jni.memory.write(to, utf8Of(part(jni, handle))),
};
