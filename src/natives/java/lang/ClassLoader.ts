import { InitState, Region } from '../../../layout/layout.js';
import type { JavaClass } from '../../../vm/classes/java-class.js';
import type { LoaderData } from '../../../vm/classes/loaders.js';
import { FieldAccess } from '../../../vm/field-access.js';
import type { NativeTable } from '../../../vm/native.js';
import { illegalArgument, JavaThrow, npe, type Steps } from '../../../vm/steps.js';
import type { VM } from '../../../vm/vm.js';
import { BUFFER_SIZE, copyForeign, buffer as scratch } from '../../posix/scratch.js';
import { assertionOptions } from '../../reflection/assertion-status.js';
import { nestHostOf } from '../../reflection/class-info.js';
import { isClassName } from '../../reflection/finding-classes.js';

const DIRECTIVES = 'java/lang/AssertionStatusDirectives';
const directives = {
  classes: new FieldAccess(DIRECTIVES, 'classes', '[Ljava/lang/String;'),
  classEnabled: new FieldAccess(DIRECTIVES, 'classEnabled', '[Z'),
  packages: new FieldAccess(DIRECTIVES, 'packages', '[Ljava/lang/String;'),
  packageEnabled: new FieldAccess(DIRECTIVES, 'packageEnabled', '[Z'),
  deflt: new FieldAccess(DIRECTIVES, 'deflt', 'Z'),
};

const bufferAddress = new FieldAccess('java/nio/Buffer', 'address', 'J');

/** Flags of Lookup.defineClass and defineHiddenClass. */
const enum Define {
  NESTMATE = 1,
  HIDDEN = 2,
  STRONG = 4,
  ACCESS_VM_ANNOTATIONS = 8,
}

/** A copy of a part of a byte[]: the array may move, a class file stays. */
function copyOfRange(vm: VM, array: number, offset: number, length: number): Uint8Array {
  if (array === 0) throw npe();
  if (length < 0) throw new JavaThrow('java/lang/ArrayIndexOutOfBoundsException');
  const size = vm.arrayLength(array);
  if (offset < 0 || offset > size - length) {
    throw new JavaThrow(
      'java/lang/ArrayIndexOutOfBoundsException',
      `Array region ${offset}..${offset + length} out of bounds for length ${size}`,
    );
  }
  return vm.bytesOf(array).slice(offset, offset + length);
}

/** A copy of a part of a direct ByteBuffer. */
function copyOfBuffer(vm: VM, buffer: number, offset: number, length: number): Uint8Array {
  if (buffer === 0) throw npe();
  if (length < 0) throw new JavaThrow('java/lang/ArrayIndexOutOfBoundsException');
  const address = bufferAddress.getLong(vm, buffer) + offset;
  const bytes = new Uint8Array(length);
  const { u8 } = vm.memory;
  if (address >= Region.BASE && address < Region.END) {
    const start = vm.index(address);
    bytes.set(u8.subarray(start, start + length));
    return bytes;
  }
  // A mapped file lies elsewhere in the process.
  const window = scratch(vm);
  const start = vm.index(window);
  for (let done = 0; done < length; done += BUFFER_SIZE) {
    const count = Math.min(BUFFER_SIZE, length - done);
    copyForeign(vm, window, address + done, count);
    bytes.set(u8.subarray(start, start + count), done);
  }
  return bytes;
}

/** A class name that Java passes, in internal form; null if it passes none. */
function internalName(vm: VM, name: number): string | null {
  return name === 0 ? null : vm.strings.toJs(name).replaceAll('.', '/');
}

/** `domain`: the ProtectionDomain, which the class keeps. */
function* define(
  vm: VM,
  loader: LoaderData,
  name: string | null,
  bytes: Uint8Array,
  domain: number,
  source: string | null,
): Steps<JavaClass> {
  const protectionDomain = vm.handles.create(domain);
  try {
    return yield* vm.loading.define(loader, name, bytes, {
      origin: source ?? '__JVM_DefineClass__',
      protectionDomain,
    });
  } catch (error) {
    vm.handles.release(protectionDomain);
    throw error;
  }
}

function* defineClass(
  vm: VM,
  loader: number,
  name: number,
  bytes: Uint8Array,
  domain: number,
  source: number,
): Steps<number> {
  const data = vm.loading.loaderOf(loader);
  const text = vm.strings.toJsOrNull(source);
  const cls = yield* define(vm, data, internalName(vm, name), bytes, domain, text);
  return cls.mirror;
}

/** What only hidden classes may have. */
function checkOrdinary(flags: number, classData: number): void {
  if (classData !== 0) throw illegalArgument('classData is only applicable for hidden classes');
  if ((flags & Define.NESTMATE) !== 0)
    throw illegalArgument('dynamic nestmate is only applicable for hidden classes');
  if ((flags & Define.STRONG) === 0)
    throw illegalArgument('an ordinary class must be strongly referenced by its defining loader');
  if ((flags & Define.ACCESS_VM_ANNOTATIONS) !== 0)
    throw illegalArgument('vm annotations only allowed for hidden classes');
  if (flags !== Define.STRONG) throw illegalArgument(`invalid flag 0x${flags.toString(16)}`);
}

/** ClassLoader.defineClass0: a class in the package, loader and, if wanted, nest of a Lookup's class. */
function* defineByLookup(
  vm: VM,
  lookup: JavaClass,
  name: string | null,
  bytes: Uint8Array,
  domain: number,
  initialize: boolean,
  flags: number,
  classData: number,
): Steps<number> {
  const protectionDomain = vm.handles.create(domain);
  const data = vm.handles.create(classData);
  let cls: JavaClass;
  try {
    const nestHost = (flags & Define.NESTMATE) !== 0 ? yield* nestHostOf(vm, lookup) : null;
    const hidden = (flags & Define.HIDDEN) !== 0;
    if (!hidden) checkOrdinary(flags, classData);
    cls = yield* vm.loading.define(lookup.loader, name, bytes, {
      origin: nestHost === null ? '__JVM_LookupDefineClass__' : nestHost.javaName,
      protectionDomain,
      hidden: hidden ? { nestHost, classData: data } : undefined,
    });
  } catch (error) {
    vm.handles.release(protectionDomain);
    vm.handles.release(data);
    throw error;
  }
  if (!initialize) yield* vm.verification.verify(cls);
  else if (cls.state !== InitState.INITIALIZED) yield* vm.initializer.initialize(cls);
  return cls.mirror;
}

/** The -ea and -da options for ClassLoader.initializeJavaAssertionMaps. */
function* retrieveDirectives(vm: VM): Steps<number> {
  yield* vm.initializer.initialize(vm.classes.loadBoot(DIRECTIVES));
  const { classes, packages, user } = assertionOptions(vm);
  const dotted = (name: string | null): string | null => name?.replaceAll('/', '.') ?? null;
  const ref = vm.allocate(vm.classes.loadBoot(DIRECTIVES));
  directives.classes.setRef(vm, ref, vm.newStringArray(classes.map(([name]) => dotted(name))));
  directives.classEnabled.setRef(vm, ref, booleans(vm, classes));
  directives.packages.setRef(vm, ref, vm.newStringArray(packages.map(([name]) => dotted(name))));
  directives.packageEnabled.setRef(vm, ref, booleans(vm, packages));
  directives.deflt.setByte(vm, ref, user ? 1 : 0);
  return ref;
}

function booleans(vm: VM, rows: readonly (readonly [unknown, boolean])[]): number {
  const array = vm.newPrimitiveArray('Z', rows.length);
  vm.bytesOf(array).set(rows.map(([, enabled]) => (enabled ? 1 : 0)));
  return array;
}

function findBootstrapClass(vm: VM, name: number): number {
  const internal = internalName(vm, name);
  if (internal === null || !isClassName(internal)) return 0;
  return vm.classes.findBoot(internal)?.mirror ?? 0;
}

function findLoadedClass(vm: VM, self: number, name: number): number {
  const internal = internalName(vm, name);
  return internal === null ? 0 : (vm.loading.loaderOf(self).classes.get(internal)?.mirror ?? 0);
}

export const ClassLoader: NativeTable = {
  'java/lang/ClassLoader': {
    'registerNatives()V': () => {},
    'defineClass0(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;':
      (vm, _loader, lookup, name, array, offset, length, domain, initialize, flags, classData) => {
        if (lookup === 0) throw illegalArgument('Lookup class is null');
        const bytes = copyOfRange(vm, array, offset, length);
        const of = vm.classes.ofMirror(lookup);
        const text = internalName(vm, name);
        return defineByLookup(vm, of, text, bytes, domain, initialize !== 0, flags, classData);
      },
    'defineClass1(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;':
      (vm, loader, name, array, offset, length, domain, source) =>
        defineClass(vm, loader, name, copyOfRange(vm, array, offset, length), domain, source),
    'defineClass2(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;':
      (vm, loader, name, buffer, offset, length, domain, source) =>
        defineClass(vm, loader, name, copyOfBuffer(vm, buffer, offset, length), domain, source),
    'findBootstrapClass(Ljava/lang/String;)Ljava/lang/Class;': findBootstrapClass,
    'findLoadedClass0(Ljava/lang/String;)Ljava/lang/Class;': findLoadedClass,
    'retrieveDirectives()Ljava/lang/AssertionStatusDirectives;': (vm) => retrieveDirectives(vm),
  },
};
