/**
 * What the VM names in the JDK's class library, as one table by release: the fields are those of {@link FieldAccess}, the methods and the classes whose natives
 * must all be there stand here. A library that lacks something cannot be run, and is told so in one message, before anything is started.
 */
import { parseClassFile } from '../../classfile/class-file.js';
import { type JdkLocation, releaseNumber } from '../../classpath/find-jdk.js';
import type { JImage } from '../../classpath/jimage.js';
import { intrinsicOf } from '../../compiler/intrinsics.js';
import { Acc } from '../../jvms/access-flags.js';
import { FieldAccess } from '../field-access.js';
import type { NativeLookup } from '../options.js';
import { INJECTED_FIELDS } from './injected-fields.js';
import {
  isIn,
  listed,
  OLDEST_RELEASE,
  type Releases,
  releaseOfClassFile,
  TESTED_RELEASES,
} from './releases.js';

/** The JDK that was found is not one whose class library can be run. One line. */
export class UnsupportedJdkError extends Error {
  override readonly name = 'UnsupportedJdkError';
}

type Row = readonly [className: string, signature: string, releases?: Releases];

/** Methods that the VM calls to start java.base, to run a program and to end. */
const METHODS: readonly Row[] = [
  ['java/lang/System', 'initPhase1()V'],
  ['java/lang/System', 'initPhase2(ZZ)I'],
  ['java/lang/System', 'initPhase3()V'],
  ['java/lang/ThreadGroup', '<init>()V'],
  ['java/lang/ThreadGroup', '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'],
  ['java/lang/ThreadGroup', 'add(Ljava/lang/Thread;)V', { until: 18 }],
  ['java/lang/Thread', '<init>(Ljava/lang/ThreadGroup;Ljava/lang/String;)V'],
  ['java/lang/Thread', 'run()V'],
  ['java/lang/Thread', 'exit()V'],
  ['java/lang/Thread', 'dispatchUncaughtException(Ljava/lang/Throwable;)V'],
  ['java/lang/Shutdown', 'shutdown()V'],
  ['java/lang/ClassLoader', 'getSystemClassLoader()Ljava/lang/ClassLoader;'],
  ['java/lang/ClassLoader', 'loadClass(Ljava/lang/String;)Ljava/lang/Class;'],
  ['java/lang/ClassLoader', 'addClass(Ljava/lang/Class;)V'],
  ['java/lang/ref/Finalizer', 'register(Ljava/lang/Object;)V'],
  ['jdk/internal/misc/Signal', 'dispatch(I)V'],
  ['jdk/internal/misc/Unsafe', 'throwIllegalAccessError()V'],
  ['sun/launcher/LauncherHelper', 'checkAndLoadMain(ZILjava/lang/String;)Ljava/lang/Class;'],
];

/** Classes that every program uses: a native method of theirs that the VM does not know is met sooner or later. */
const NATIVE_CLASSES: readonly string[] = [
  'java/lang/Class',
  'java/lang/ClassLoader',
  'java/lang/Module',
  'java/lang/Object',
  'java/lang/Runtime',
  'java/lang/String',
  'java/lang/StringUTF16',
  'java/lang/System',
  'java/lang/Thread',
  'java/lang/Throwable',
  'java/lang/invoke/MethodHandleNatives',
  'java/lang/ref/Finalizer',
  'java/lang/ref/Reference',
  'java/io/FileDescriptor',
  'java/io/FileInputStream',
  'java/io/FileOutputStream',
  'jdk/internal/misc/CDS',
  'jdk/internal/misc/Signal',
  'jdk/internal/misc/Unsafe',
  'jdk/internal/misc/VM',
  'jdk/internal/reflect/Reflection',
  'jdk/internal/util/SystemProps$Raw',
  'sun/nio/fs/UnixNativeDispatcher',
];

/** The release of a class library: what its `release` file says, or else what its classes were compiled for. */
export function releaseOf(jdk: JdkLocation, image: JImage): number {
  const said = releaseNumber(jdk.version);
  if (said !== 0) return said;
  const object = image.findClass('java/lang/Object');
  return object === null ? 0 : releaseOfClassFile(object.bytes);
}

/** Throws {@link UnsupportedJdkError} if programs cannot be run with this library. The releases that the tests run on are not looked at: it takes some hundredths of a second. */
export function requireSupported(
  jdk: JdkLocation,
  release: number,
  image: JImage,
  natives: NativeLookup,
): void {
  if (TESTED_RELEASES.includes(release)) return;
  const missing = gaps(release, image, natives);
  if (missing.length > 0)
    throw new UnsupportedJdkError(
      `the JDK in ${jdk.home} ${describeGaps(jdk, missing).join(' ')} (set JAVA_HOME)`,
    );
}

/** `is 16.0.2: programs can be run …`, and what is missing. */
export function describeGaps({ version }: JdkLocation, missing: readonly string[]): string[] {
  return [
    `is ${version || 'of unknown version'}, which lacks ${missing.join(', ')}:`,
    `programs can be run with the class libraries of JDK ${listed(TESTED_RELEASES)}`,
  ];
}

/** What the VM names and the library lacks: `java.lang.Thread.holder`, `native java.lang.Thread.start0()V`. */
export function gaps(release: number, image: JImage, natives: NativeLookup): string[] {
  if (release < OLDEST_RELEASE) return ['what came with JDK 17'];
  return new Library(release, image).gaps(natives);
}

class Library {
  private readonly parsed = new Map<string, ReturnType<typeof parseClassFile> | null>();

  constructor(
    private readonly release: number,
    private readonly image: JImage,
  ) {}

  gaps(natives: NativeLookup): string[] {
    const missing = new Set<string>();
    // Natives first: modules that name further fields are loaded when one is asked for.
    for (const className of NATIVE_CLASSES)
      for (const { name, descriptor, accessFlags } of this.class(className)?.methods ?? [])
        if ((accessFlags & Acc.NATIVE) !== 0 && !isBound(natives, className, name, descriptor))
          missing.add(`native ${dotted(className)}.${name}${descriptor}`);
    for (const { className, name, descriptor, releases } of FieldAccess.named)
      if (isIn(this.release, releases) && this.lacksField(className, name, descriptor))
        missing.add(`${dotted(className)}.${name}`);
    for (const [className, signature, releases = {}] of METHODS)
      if (isIn(this.release, releases) && !this.hasMethod(className, signature))
        missing.add(`${dotted(className)}.${signature}`);
    return [...missing];
  }

  private class(name: string): ReturnType<typeof parseClassFile> | null {
    let file = this.parsed.get(name);
    if (file === undefined) {
      const found = this.image.findClass(name);
      file = found === null ? null : parseClassFile(found.bytes, name);
      this.parsed.set(name, file);
    }
    return file;
  }

  /** Classes that are not there at all may belong to modules that were left out; those of java.base do not. */
  private lacksField(className: string, name: string, descriptor: string): boolean {
    if (isInjected(className, name)) return false;
    const file = this.class(className);
    if (file === null) return className.startsWith('java/lang/');
    return !file.fields.some((f) => f.name === name && f.descriptor === descriptor);
  }

  private hasMethod(className: string, signature: string): boolean {
    for (let at: string | null = className; at !== null; at = this.class(at)?.superName ?? null)
      if (this.class(at)?.methods.some((m) => m.name + m.descriptor === signature) === true) return true;
    return false;
  }
}

const dotted = (name: string): string => name.replaceAll('/', '.');

function isInjected(className: string, name: string): boolean {
  return INJECTED_FIELDS[className]?.some(([injected]) => injected === name) === true;
}

function isBound(natives: NativeLookup, className: string, name: string, descriptor: string): boolean {
  return (
    natives(className, name + descriptor) !== undefined || intrinsicOf(className, name, descriptor) !== 0
  );
}
