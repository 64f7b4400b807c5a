import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FieldAccess } from '../../../../vm/field-access.js';
import { bufferOutput } from '../../../../vm/jni/c-output.js';
import { isSupportedVersion } from '../../../../vm/jni/interface-versions.js';
import type { NativeTable } from '../../../../vm/native.js';
import { JavaThrow, npe, type Steps } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { mismatchOf } from '../../../posix/elf-mismatch.js';
import { adviceFor } from '../../../posix/missing-library.js';
import { cString, readForeignCString, symbol } from '../../../posix/scratch.js';
import { deflateFunction } from '../../../posix/zlib.js';

const IMPL = 'jdk/internal/loader/NativeLibraries$NativeLibraryImpl';
const handleField = new FieldAccess(IMPL, 'handle', 'J');
const RAW = 'jdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl';
const rawHandleField = new FieldAccess(RAW, 'handle', 'J');
const versionField = new FieldAccess(IMPL, 'jniVersion', 'I');

const JNI_VERSION_1_1 = 0x0001_0001;
const JNI_VERSION_1_8 = 0x0001_0008;
const RTLD_LAZY = 1;
/** What stands for the handle of a library that is linked in. */
const BUILTIN = 1;

const PREFIX = 'lib';
const SUFFIX = '.so';

/** Libraries of the JDK that are loaded: nothing of them is TypeScript. */
export const LOADED_AS_THEY_ARE: ReadonlySet<string> = new Set([
  'libawt.so',
  'libawt_headless.so',
  'libawt_xawt.so',
  'libfontmanager.so',
  'libfreetype.so',
  'libjavajpeg.so',
  'libjsound.so',
  'liblcms.so',
  'libmlib_image.so',
  'libsyslookup.so',
]);

/**
 * The JDK's other libraries count as linked in: their functions are TypeScript. The name is the library's without prefix and suffix; null for
 * a library of the user's.
 */
function findBuiltin(vm: VM, name: number): number {
  if (name === 0) throw npe();
  const file = vm.strings.toJs(name);
  if (!file.startsWith(PREFIX) || !file.endsWith(SUFFIX) || file.includes('/')) return 0;
  if (LOADED_AS_THEY_ARE.has(file) || !existsSync(join(vm.jdk.home, 'lib', file))) return 0;
  return vm.strings.fromJs(file.slice(PREFIX.length, -SUFFIX.length));
}

function* load(
  vm: VM,
  impl: number,
  name: number,
  isBuiltin: number,
  isJni: number,
  throwIfFailed: number,
): Steps<boolean> {
  const path = vm.strings.toJs(name);
  const kept = vm.handles.local(impl);
  // Before it is opened: it may be linked with libjvm.so.
  if (isBuiltin === 0) vm.jni.prepare();
  const handle = isBuiltin !== 0 ? BUILTIN : open(vm, path, throwIfFailed !== 0);
  if (handle === 0) return false;
  let version = JNI_VERSION_1_8;
  if (isBuiltin === 0 && isJni !== 0) {
    try {
      version = yield* introduce(vm, handle, path);
    } catch (error) {
      vm.trampoline.callC(symbol(vm, 'dlclose'), handle);
      throw error;
    }
  }
  handleField.setLong(vm, vm.handles.get(kept), handle);
  versionField.set(vm, vm.handles.get(kept), version);
  return true;
}

const RTLD_NOLOAD = 4;
const introducedTo = new WeakSet<VM>();

/** The JDK's libjava.so comes along with libraries that are linked with it. Its natives are not bound, but its functions for other libraries must know the encoding. */
function* introduceLibjava(vm: VM): Steps<void> {
  if (introducedTo.has(vm)) return;
  const { jni } = vm;
  const path = join(vm.jdk.home, 'lib', 'libjava.so');
  const handle = vm.trampoline.callC(
    symbol(vm, 'dlopen'),
    cString(vm, Buffer.from(path)),
    RTLD_LAZY | RTLD_NOLOAD,
  );
  if (handle === 0) return;
  introducedTo.add(vm);
  const function_ = (name: string): number =>
    vm.trampoline.callC(symbol(vm, 'dlsym'), handle, cString(vm, Buffer.from(name)));
  const initialize = function_('InitializeEncoding');
  const encoding = cString(vm, Buffer.from('UTF-8'), 1);
  if (initialize !== 0) yield* jni.callC(initialize, jni.prepare().env, encoding);
}

/** Calls a library's JNI_OnLoad, if it has one; answers the version of the JNI that it wants. */
function* introduce(vm: VM, library: number, path: string): Steps<number> {
  const { jni } = vm;
  const environment = jni.prepare();
  yield* introduceLibjava(vm);
  const onLoad = vm.trampoline.callC(symbol(vm, 'dlsym'), library, cString(vm, Buffer.from('JNI_OnLoad')));
  if (onLoad === 0) return JNI_VERSION_1_1;
  const version = (yield* jni.callC(onLoad, environment.javaVM, 0)) | 0;
  if (isSupportedVersion(jni, version)) return version;
  const hex = (version >>> 0).toString(16).toUpperCase().padStart(8, '0');
  throw new JavaThrow(
    'java/lang/UnsatisfiedLinkError',
    `unsupported JNI version 0x${hex} required by ${path}`,
  );
}

/** JNI_OnUnload, and the end of the library. */
function* unload(vm: VM, isBuiltin: number, isJni: number, library: number): Steps<void> {
  if (isBuiltin !== 0 || library === 0) return;
  const { jni } = vm;
  if (isJni !== 0) {
    const name = cString(vm, Buffer.from('JNI_OnUnload'));
    const onUnload = vm.trampoline.callC(symbol(vm, 'dlsym'), library, name);
    if (onUnload !== 0) yield* jni.callC(onUnload, jni.prepare().javaVM, 0);
  }
  vm.trampoline.callC(symbol(vm, 'dlclose'), library);
}

function open(vm: VM, path: string, throwIfFailed: boolean): number {
  const { trampoline } = vm;
  // A library that is linked with zlib would load it in such a way that its calls within end up in Node's.
  deflateFunction(vm, 'deflate');
  bufferOutput(vm);
  // Before dlopen is called: looking a symbol up forgets the error.
  const dlerror = symbol(vm, 'dlerror');
  const handle = trampoline.callC(symbol(vm, 'dlopen'), cString(vm, Buffer.from(path)), RTLD_LAZY);
  if (handle === 0 && throwIfFailed) {
    const error = trampoline.callC(dlerror);
    const text = error === 0 ? '' : readForeignCString(vm, error).toString();
    const advice = adviceFor(text);
    if (advice !== null) writeSync(2, `gojdk: ${advice}\n`);
    throw new JavaThrow('java/lang/UnsatisfiedLinkError', `${path}: ${text}${mismatchOf(path)}`);
  }
  return handle;
}

/** The end of a library of the foreign linker's. */
function close(vm: VM, handle: number): void {
  if (handle !== 0) vm.trampoline.callC(symbol(vm, 'dlclose'), handle);
}

/** A library of the foreign linker's: without JNI_OnLoad. */
function loadRaw(vm: VM, impl: number, name: number): boolean {
  const handle = open(vm, vm.strings.toJs(name), false);
  if (handle === 0) return false;
  rawHandleField.setLong(vm, impl, handle);
  return true;
}

function findEntry(vm: VM, handle: number, name: number): number {
  if (handle === 0 || handle === BUILTIN) return 0;
  return vm.trampoline.callC(symbol(vm, 'dlsym'), handle, cString(vm, Buffer.from(vm.strings.toJs(name))));
}

export const NativeLibraries: NativeTable = {
  'jdk/internal/loader/NativeLibraries': {
    'findBuiltinLib(Ljava/lang/String;)Ljava/lang/String;': findBuiltin,
    'load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZZ)Z': (
      vm,
      impl,
      name,
      isBuiltin,
      isJni,
      throwIfFailed,
    ) => load(vm, impl, name, isBuiltin, isJni, throwIfFailed),
    'unload(Ljava/lang/String;ZZJ)V': (vm, _name, isBuiltin, isJni, handle) =>
      unload(vm, isBuiltin, isJni, handle),
    'findEntry0(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;)J': (
      vm,
      impl,
      name,
    ) => findEntry(vm, handleField.getLong(vm, impl), name),
    // JDK 21 and later
    'load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z': (
      vm,
      impl,
      name,
      isBuiltin,
      throwIfFailed,
    ) => load(vm, impl, name, isBuiltin, 1, throwIfFailed),
    'unload(Ljava/lang/String;ZJ)V': (vm, _name, isBuiltin, handle) => unload(vm, isBuiltin, 1, handle),
  },
  'jdk/internal/loader/NativeLibrary': {
    'findEntry0(JLjava/lang/String;)J': findEntry,
  },
  'jdk/internal/loader/RawNativeLibraries': {
    [`load0(L${RAW};Ljava/lang/String;)Z`]: loadRaw,
    'unload0(Ljava/lang/String;J)V': (vm, _name, handle) => close(vm, handle),
  },
};
