/**
 * What java.base reads of its surroundings when it starts, made anew in a process in which a VM is restored: properties, the class path, the working directory. The order is that of System.initPhase1 of
 * JDK 17, which those of 21 and 25 keep. What is not made anew here must be the same as it was ({@link Surroundings}).
 */
import type { JavaClass } from '../classes/java-class.js';
import { FieldAccess } from '../field-access.js';
import { isIn } from '../jdk/releases.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';

const SYSTEM = 'java/lang/System';
const VM_CLASS = 'jdk/internal/misc/VM';
const STATIC_PROPERTY = 'jdk/internal/util/StaticProperty';
const LOADERS = 'jdk/internal/loader/ClassLoaders';
const LOADER = 'java/lang/ClassLoader';
const PROVIDER = 'sun/nio/fs/DefaultFileSystemProvider';
const MAP = 'Ljava/util/Map;';
const STRING = 'Ljava/lang/String;';

const props = new FieldAccess(SYSTEM, 'props', 'Ljava/util/Properties;');
/** Not null if `sun.jnu.encoding` names no charset: the property says UTF-8 then. */
const notSupported = new FieldAccess(SYSTEM, 'notSupportedJnuEncoding', STRING, { since: 21 });
const lineSeparator = new FieldAccess(SYSTEM, 'lineSeparator', STRING);
const initLevel = new FieldAccess(VM_CLASS, 'initLevel', 'I');
const appLoader = new FieldAccess(LOADERS, 'APP_LOADER', 'Ljdk/internal/loader/ClassLoaders$AppClassLoader;');
const urls = new FieldAccess(
  'jdk/internal/loader/BuiltinClassLoader',
  'ucp',
  'Ljdk/internal/loader/URLClassPath;',
);
const fileSystems = [
  new FieldAccess('java/io/File', 'fs', 'Ljava/io/FileSystem;', { until: 20 }),
  new FieldAccess('java/io/File', 'FS', 'Ljava/io/FileSystem;', { since: 21 }),
];
const assertionStatus = new FieldAccess(LOADER, 'classAssertionStatus', MAP);

/** Brings java.base up to date. Runs on the main thread. */
export function* refreshEnvironment(vm: VM): Steps<void> {
  const { handles } = vm;
  const map = handles.create(yield* vm.callStatic('jdk/internal/util/SystemProps', `initProperties()${MAP}`));
  yield* vm.callStatic('java/lang/VersionProps', `init(${MAP})V`, handles.get(map));
  // It refuses to be called a second time.
  const level = initLevel.get(vm, 0);
  vm.memory.store32(initLevel.offset(vm), 0);
  yield* vm.callStatic(VM_CLASS, `saveProperties(${MAP})V`, handles.get(map));
  vm.memory.store32(initLevel.offset(vm), level);
  const properties = yield* vm.callStatic(
    SYSTEM,
    `createProperties(${MAP})Ljava/util/Properties;`,
    handles.get(map),
  );
  handles.release(map);
  vm.storeRef(props.offset(vm), properties);
  if (isIn(vm.release, notSupported.releases) && notSupported.get(vm, 0) !== 0)
    yield* setProperty(vm, 'sun.jnu.encoding', 'UTF-8');
  yield* initializeAgain(vm, STATIC_PROPERTY);
  const separator = yield* vm.callStatic(
    SYSTEM,
    `getProperty(${STRING})${STRING}`,
    vm.strings.fromJs('line.separator'),
  );
  vm.storeRef(lineSeparator.offset(vm), separator);
  yield* refreshDirectories(vm);
  yield* refreshClassPath(vm);
}

function* setProperty(vm: VM, name: string, value: string): Steps<void> {
  const { handles } = vm;
  const key = handles.create(vm.strings.fromJs(name));
  const text = vm.strings.fromJs(value);
  yield* vm.callStatic(SYSTEM, `setProperty(${STRING}${STRING})${STRING}`, handles.get(key), text);
  handles.release(key);
}

/** Runs a class initializer once more. */
function* initializeAgain(vm: VM, name: string): Steps<void> {
  yield* vm.call(vm.findMethod(name, '<clinit>()V'));
}

function* refreshClassPath(vm: VM): Steps<void> {
  const path = yield* vm.callStatic(
    SYSTEM,
    `getProperty(${STRING})${STRING}`,
    vm.strings.fromJs('java.class.path'),
  );
  const text = path === 0 ? vm.strings.fromJs('') : path;
  const loads = yield* vm.newObject('jdk/internal/loader/URLClassPath', `(${STRING}Z)V`, text, 0);
  const loader = vm.memory.load32(appLoader.offset(vm));
  vm.storeField(loader, urls.offset(vm), loads);
  // Asked for again when the first class wants to know.
  vm.storeField(loader, assertionStatus.offset(vm), 0);
}

/** The working directory as the file systems of java.io and java.nio know it. */
function* refreshDirectories(vm: VM): Steps<void> {
  const directory = vm.options.directory ?? process.cwd();
  if (initialized(vm, 'java/io/File') !== null) {
    const field = fileSystems.find(({ releases }) => isIn(vm.release, releases)) as FieldAccess;
    const fileSystem = field.get(vm, 0);
    vm.storeField(
      fileSystem,
      vm.fieldOffset('java/io/UnixFileSystem', 'userDir', STRING),
      vm.strings.fromJs(directory),
    );
  }
  if (initialized(vm, PROVIDER) === null) return;
  const fileSystem = yield* vm.callStatic(PROVIDER, 'theFileSystem()Ljava/nio/file/FileSystem;');
  const bytes = vm.newByteArray(Buffer.from(directory));
  vm.storeField(fileSystem, vm.fieldOffset('sun/nio/fs/UnixFileSystem', 'defaultDirectory', '[B'), bytes);
}

/** The class, if it has been initialised already. */
function initialized(vm: VM, name: string): JavaClass | null {
  const cls = vm.classes.boot.classes.get(name) ?? null;
  return cls?.isInitialized === true ? cls : null;
}
