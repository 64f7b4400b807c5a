/** The public face of a VM embedded in a Node process. */

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expandWildcards, splitClassPath } from '../classpath/class-path.js';
import { releaseAtHand } from '../classpath/find-jdk.js';
import { InitState } from '../layout/layout.js';
import { findNative } from '../natives/index.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import type { VmOptions } from '../vm/options.js';
import { findMain, loadBySystemLoader, runMainMethod } from '../vm/start.js';
import { JavaThrow, type Steps } from '../vm/steps.js';
import { Adapters } from './adapters.js';
import { C_FUNCTION_OPTIONS, type CFunction, cNative, findSymbol, isLeaf } from './c-function.js';
import { Conversions, describe } from './conversions.js';
import { ExitError, errorOfThrow } from './errors.js';
import { Host } from './host.js';
import {
  argumentError,
  DirectCalls,
  Dispatch,
  HostMethod,
  prepareArguments,
  resultWord,
} from './host-method.js';
import { type AnyFunction, hostNative } from './host-native.js';
import type { JavaObject } from './java-object.js';
import { type AnyClass, isAccessible } from './loaded-class.js';
import { LoadedClasses } from './loaded-classes.js';
import { signatureOf } from './method-group.js';
import { checkOptions } from './options.js';
import { type MethodSignature, parseSignature } from './signature.js';
import { type Input, type Output, replaceStreams } from './standard-streams.js';
import { Throwables } from './throwables.js';
import { beginFailure, endFailure, FAILURE, failedMessage, failedOptions } from './thrown-errors.js';
import type {
  BoundFunction,
  CallArguments,
  CallResult,
  ElementOf,
  Implementation,
  Named,
  OnlyMethods,
} from './types.js';
import { Values } from './values.js';
import { parseVmArguments } from './vm-arguments.js';

/** What a VM is created with. */
export interface CreateOptions {
  /** Folders and jars; as a text, joined by colons as for `java -cp`, with wildcards. Default: nothing but the JDK. */
  readonly classPath?: string | readonly string[];
  /** System properties, as `-D` sets them. */
  readonly properties?: Readonly<Record<string, string>>;
  /** The JDK whose class library is used. Default: JAVA_HOME, `java` on PATH, the usual folders. */
  readonly javaHome?: string;
  /** What System.out and System.err write to: a stream, or a function that gets each piece. Default: the process's own descriptors. */
  readonly stdout?: Output;
  readonly stderr?: Output;
  /** What System.in reads: a stream, or a function that answers the next piece, null at the end. Default: the process's own descriptor. */
  readonly stdin?: Input;
  /** Environment variables that System.getenv answers, and that processes which Java starts inherit. Default: the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Working directory: where relative paths begin, `user.dir`. Default: the process's own. */
  readonly cwd?: string;
  /** Options as on the command line of `java`: `['-ea', '--add-opens', 'java.base/java.lang=ALL-UNNAMED']`. Those named here have precedence. */
  readonly args?: readonly string[];
  /** Bytes, as -Xmx, -Xms and -Xss. */
  readonly maxHeap?: number;
  readonly initialHeap?: number;
  readonly stackSize?: number;
  /** What a long is for JavaScript in the methods of loaded classes: always a bigint (the default), or a number if it lies within 2^53. */
  readonly long?: 'bigint' | 'number';
  /** `-ea` for all classes but the JDK's. */
  readonly assertions?: boolean;
  /** A collection at every allocation, for finding defects. */
  readonly stressGc?: boolean;
  /** Check the heap at every collection. */
  readonly verifyHeap?: boolean;
  /** Compile each class whole when it is loaded. */
  readonly eager?: boolean;
  /**
   * Once in a few hundred processes something of Node's lies where the VM's memory is to be. The process may then start anew, with the same arguments: for programs that create the VM before they do
   * anything else.
   */
  readonly mayRestart?: boolean;
  /** A start-up image is used where there is one that fits (docs/IMAGE.md), and made when the process has ended where there is none. false: neither; a text: the image in that folder. */
  readonly image?: boolean | string;
  /** Parts that print what they do on stderr: load, compile, gc, exceptions, natives; image: whether one is used, and if not why. */
  readonly trace?: readonly string[];
}

export interface RunOptions {
  /** Binary name of a class on the class path, `pkg.Main`. */
  readonly mainClass: string;
  readonly args?: readonly string[];
}
const RUN_OPTIONS = ['mainClass', 'args'];

/** What an option must be: checked before anything has begun, since a start that fails midway cannot be taken back. */
type OptionCheck = readonly [wanted: string, fits: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string';
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const has = (value: unknown, method: string): boolean =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function';

const TEXT: OptionCheck = ['a text', isText];
const TEXTS: OptionCheck = ['an array of texts', areTexts];
const FLAG: OptionCheck = ['a boolean', (v) => typeof v === 'boolean'];
const BYTES: OptionCheck = [
  'a number of bytes',
  (v) => typeof v === 'number' && Number.isSafeInteger(v) && v > 0,
];
const OUTPUT: OptionCheck = ['a stream or a function', (v) => typeof v === 'function' || has(v, 'write')];

/** All options: others are errors. */
const CREATE_OPTIONS: Readonly<Record<keyof CreateOptions, OptionCheck>> = {
  classPath: ['a text or an array of texts', (v) => isText(v) || areTexts(v)],
  args: TEXTS,
  env: ['an object', isRecord],
  cwd: TEXT,
  properties: ['an object with texts', (v) => isRecord(v) && Object.values(v).every(isText)],
  javaHome: TEXT,
  maxHeap: BYTES,
  initialHeap: BYTES,
  stackSize: BYTES,
  long: ["'bigint' or 'number'", (v) => v === 'bigint' || v === 'number'],
  assertions: FLAG,
  stressGc: FLAG,
  verifyHeap: FLAG,
  eager: FLAG,
  mayRestart: FLAG,
  trace: TEXTS,
  image: ['a boolean or a text', (v) => typeof v === 'boolean' || isText(v)],
  stdin: ['a stream or a function', (v) => typeof v === 'function' || isRecord(v)],
  stdout: OUTPUT,
  stderr: OUTPUT,
};

function checkCreateOptions(options: CreateOptions): void {
  checkOptions(options, Object.keys(CREATE_OPTIONS), 'createVM');
  for (const name of Object.keys(CREATE_OPTIONS) as (keyof CreateOptions)[]) {
    const value: unknown = options[name];
    const [wanted, fits] = CREATE_OPTIONS[name];
    if (value !== undefined && !fits(value))
      throw new TypeError(`createVM: ${name} is ${wanted}, not ${describe(value)}`);
  }
}

/** Of a Java array. */
const MAX_LENGTH = 0x7fff_ffff;

/** Milliseconds: Node's event loop waits for collections, too. */
const PAUSE_GOAL = 10;

function vmOptions(options: CreateOptions): VmOptions {
  checkCreateOptions(options);
  const { classPath = [] } = options;
  const home = options.javaHome ?? options.env?.JAVA_HOME;
  const words = parseVmArguments(options.args ?? [], () =>
    releaseAtHand(home === undefined ? process.env : { ...process.env, JAVA_HOME: home }),
  );
  const directory = workingDirectory(options.cwd);
  const entries = typeof classPath === 'string' ? splitClassPath(classPath) : [...classPath];
  const given = entries.length === 0 ? words.classPath : entries;
  // Relative entries begin where Java's relative paths do.
  const classPathEntries = directory === undefined ? given : given.map((entry) => resolve(directory, entry));
  return {
    ...words,
    natives: findNative,
    classPath: expandWildcards(classPathEntries),
    properties: [...words.properties, ...Object.entries(options.properties ?? {})],
    jdkHome: home,
    environment: options.env === undefined ? undefined : environmentOf(options.env),
    directory,
    maxHeap: options.maxHeap ?? words.maxHeap,
    initialHeap: options.initialHeap ?? words.initialHeap,
    stackSize: options.stackSize ?? words.stackSize,
    assertions:
      options.assertions === true ? [{ enable: true, target: '' }, ...words.assertions] : words.assertions,
    vmArguments: options.args,
    stressGc: options.stressGc,
    verifyHeap: options.verifyHeap,
    eager: options.eager,
    trace: options.trace,
    mayRestart: options.mayRestart,
    reduceSignals: true,
    pauseGoal: PAUSE_GOAL,
  };
}

/** Absolute. Throws Error if there is no such folder. */
function workingDirectory(cwd: string | undefined): string | undefined {
  if (cwd === undefined) return undefined;
  const directory = resolve(cwd);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`createVM: cwd ${JSON.stringify(cwd)} is no folder`);
  return directory;
}

/** Variables that are undefined are not there, as in node:child_process. */
function environmentOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (name.includes('=') || `${name}${value}`.includes('\0'))
      throw new TypeError(`createVM: ${JSON.stringify(name)} cannot be an environment variable`);
    result[name] = String(value);
  }
  return result;
}

/** How a function is bound. */
export interface BindOptions {
  /** The class need not exist yet: the name is not checked. */
  readonly lazy?: boolean;
}
const BIND_OPTIONS = ['lazy'];

/** How a class is loaded. */
export interface LoadOptions {
  /** Members that are not public are there, too; for everybody from then on. */
  readonly private?: boolean;
}
const LOAD_OPTIONS = ['private'];

declare global {
  /** What `vm.load` answers, by name: declarations that `gojdk types` writes add to it. Global, so that it is the same for ES modules and CommonJS. */
  interface GojdkJavaClasses {}
}
/** Types of loaded classes by name. */
export type JavaClasses = GojdkJavaClasses;

/** A loaded class, as declarations of `gojdk types` have it. */
export interface JavaClassType {
  [Symbol.hasInstance](value: unknown): boolean;
  readonly class: JavaObject;
}

/** What `vm.extend` answers. */
export interface JavaExtension<I> {
  // biome-ignore lint/suspicious/noExplicitAny: as the constructors of the class that is extended
  new (...args: any[]): I;
  /** The methods of the class that is extended: `Extension.super.method.call(this, …)`. */
  // biome-ignore lint/suspicious/noExplicitAny: by name
  readonly super: any;
}

/** A Java array as an object: see {@link VM.array}. */
// biome-ignore lint/suspicious/noExplicitAny: of what is not declared
export interface JavaArrayObject<E = any> extends JavaObject, Iterable<E> {
  readonly length: number;
  [index: number]: E;
  /** The elements: a typed array for primitives, else an array of JavaScript's. */
  // biome-ignore lint/suspicious/noExplicitAny: depends on the elements
  copy(): any;
}

/** One in a process at a time, since its memory lies at fixed addresses. */
let created = false;

/**
 * Starts a Java VM in this process; about as long as `java` takes to start. Throws an Error that says why it can't be: there is one already, no JDK is found, or this machine can't run
 * one.
 */
export function createVM(options: CreateOptions = {}): VM {
  if (created)
    throw new Error('there is a VM in this process already: it can have one at a time (see close)');
  const vm = new VM(options);
  created = true;
  return vm;
}

/** A Java VM in this process. Made by {@link createVM}. */
export class VM {
  readonly #host: Host;
  readonly #conversions: Conversions;
  readonly #throwables: Throwables;
  readonly #calls: DirectCalls;
  readonly #loaded: LoadedClasses;
  readonly #adapters: Adapters;
  readonly #methods = new Map<string, HostMethod>();
  #running = false;

  /** Use {@link createVM}. */
  constructor(options: CreateOptions) {
    this.#host = new Host(vmOptions(options), options.image ?? true);
    const { vm } = this.#host;
    this.#conversions = new Conversions(vm, this.#host.views, (ref, handle) =>
      this.#loaded.instance(ref, handle),
    );
    const { objects } = this.#conversions;
    vm.beforeFullCollection = (urgently) => objects.beforeCollection(urgently);
    this.#throwables = new Throwables(vm, this.#conversions);
    this.#calls = new DirectCalls(vm);
    const values = new Values(vm, this.#conversions, this.#host.boxes, options.long === 'number');
    this.#loaded = new LoadedClasses(this.#host, this.#calls, this.#throwables, this.#conversions, values);
    this.#adapters = new Adapters(this.#loaded);
    const message = vm.findMethod('java/lang/Throwable', 'getMessage()Ljava/lang/String;');
    const getMessage = this.#loaded.hostMethod(signatureOf(message), message, Dispatch.VIRTUAL);
    this.#throwables.useGetMessage((handle) => getMessage.callOnHandle(objects, handle) as string | null);
    replaceStreams(this, options);
  }

  /** The exit status if Java code has called System.exit, or {@link close} was called; null while the VM can be used. */
  get exitStatus(): number | null {
    return this.#host.vm.exitStatus;
  }

  /**
   * Makes a function the implementation of a native method: `vm.bind('testutil/T.printInt(I)V', (x) => console.log(x))`.
   * The function's `this` is the receiver of an instance method. What it writes to arrays that it is given is written to Java's when it returns, awaits or calls Java. If the function returns a promise, the calling
   * Java thread waits for it. What it throws becomes a Java exception. Throws TypeError if there is no such native method, JavaError if its class can't be loaded.
   */
  bind<const S extends string>(signature: S, f: BoundFunction<S>, options?: BindOptions): void;
  /**
   * Makes a C function the implementation: `vm.bind('pkg/Maths.cbrt(D)D', { library: 'libm.so.6', symbol: 'cbrt' })`. It gets the arguments without the receiver: arrays of primitives and ByteBuffers as pointers (to the first
   * element, to the position), a String as `const char *` in UTF-8, null as NULL, long for other pointers; a String as result is copied. It may keep no pointer, nor call Java. Throws Error if there is no such library or symbol,
   * TypeError for types that C has nothing for.
   */
  bind(signature: string, f: CFunction, options?: BindOptions): void;
  bind(signature: string, f: AnyFunction | CFunction, options: BindOptions = {}): void {
    const parsed = parseSignature(signature);
    const isFunction = typeof f === 'function';
    if (!isFunction && (typeof f !== 'object' || f === null))
      throw new TypeError(`what is bound to ${signature} must be a function, or name a C function`);
    checkOptions(options, BIND_OPTIONS, 'bind');
    this.#host.checkOpen();
    const { vm } = this.#host;
    const native = options.lazy === true ? null : this.#checkNative(parsed);
    const key = `${parsed.className}.${parsed.name}${parsed.descriptor}`;
    const wasLeaf = vm.leafCalls.delete(key);
    if (isFunction)
      vm.bound.set(key, (method: JavaMethod) =>
        hostNative(this.#host, this.#throwables, this.#conversions, parsed, method, f),
      );
    else {
      checkOptions(f, C_FUNCTION_OPTIONS, 'bind');
      const leaf = isLeaf(parsed, native?.isSynchronized === true);
      const address = findSymbol(vm, f, parsed.name);
      if (leaf) vm.leafCalls.set(key, address);
      vm.bound.set(key, (method: JavaMethod) => cNative(vm, address, parsed, method));
    }
    this.#forgetCode(parsed, wasLeaf || vm.leafCalls.has(key));
  }

  /** Java may have called it before. */
  #forgetCode(signature: MethodSignature, withCode: boolean): void {
    const { vm } = this.#host;
    for (const cls of vm.classes.all()) {
      if (cls.name !== signature.className) continue;
      const method = cls.declaredMethod(signature.name + signature.descriptor);
      if (method === undefined) continue;
      method.native = null;
      if (withCode && method.codeId !== 0) vm.versions.invalidate(vm.code.byId(method.codeId));
    }
  }

  /**
   * Calls a static method: `vm.call('pkg/Cls.add(II)I', 1, 2)`. If the method sleeps or waits for another Java thread, the whole process waits; where only Node's event loop could end
   * the wait, the method gets an IllegalStateException. Throws JavaError for Java exceptions, ExitError if Java code ends the program.
   */
  call<const S extends string>(signature: S, ...args: CallArguments<S>): CallResult<S> {
    let result: unknown;
    try {
      const method = this.#methods.get(signature) ?? this.#prepare(signature);
      result = method.tryCall(args as ArrayLike<unknown>);
    } catch (error) {
      result = FAILURE.of(error);
    }
    if (result === FAILURE) throw endFailure(new (beginFailure())(failedMessage, failedOptions), 'call');
    return result as CallResult<S>;
  }

  /** The same as a function: it need not look the method up at each call. */
  method<const S extends string>(signature: S): (...args: CallArguments<S>) => CallResult<S> {
    const method = this.#methods.get(signature) ?? this.#prepare(signature);
    return functionOf(method) as (...args: CallArguments<S>) => CallResult<S>;
  }

  /** Calls a static method that may block: it runs on a Java thread of its own, between the tasks of Node's event loop. */
  callAsync<const S extends string>(signature: S, ...args: CallArguments<S>): Promise<CallResult<S>> {
    try {
      const parsed = parseSignature(signature);
      const given = this.#keepArguments(parsed, args as ArrayLike<unknown>);
      return this.#host.runAsync(this.#callSteps(parsed, given)) as Promise<CallResult<S>>;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Runs the `main` of a class and resolves to its exit status when it, and all threads that it started and that are no daemons, have ended. 1 if an exception came out of it, which has been printed as `java`
   * prints it. The VM can be used afterwards, unless System.exit was called. Shutdown hooks run at System.exit and {@link close}.
   */
  async run(options: RunOptions): Promise<number> {
    checkOptions(options, RUN_OPTIONS, 'run');
    const { mainClass, args = [] } = options;
    if (typeof mainClass !== 'string')
      throw new TypeError(`run: mainClass is the name of a class, not ${describe(mainClass)}`);
    if (!Array.isArray(args) || args.some((a) => typeof a !== 'string'))
      throw new TypeError('run: args is an array of texts');
    if (this.#running) throw new Error('a main class is running in this VM already');
    this.#running = true;
    try {
      return await this.#host.runAsync(this.#runSteps(options), (status) => status);
    } finally {
      this.#running = false;
    }
  }

  /** Runs the shutdown hooks, ends the VM and gives its memory back: nothing can be called any more, but another VM can be created. Resolves to the exit status: 0, or what System.exit was given. */
  async close(): Promise<number> {
    const host = this.#host;
    if (!host.isOver) {
      host.closing = true;
      try {
        await host.runAsync(shutdown(host));
      } catch (error) {
        if (!(error instanceof ExitError)) throw error;
      }
    }
    const status = host.vm.exitStatus ?? 0;
    this.#closing ??= this.#dispose();
    await this.#closing;
    return status;
  }

  #closing: Promise<void> | null = null;

  /** Gives the memory back, when nothing of Java lies on the stack any more. */
  async #dispose(): Promise<void> {
    const host = this.#host;
    do await new Promise((resolve) => setImmediate(resolve));
    while (host.vm.dispatcher.active !== null);
    host.finish(new ExitError(host.vm.exitStatus ?? 0, host.closing));
    host.vm.dispose();
    this.#conversions.objects.clear();
    created = false;
  }

  // ---- classes and objects

  /**
   * A Java class, by its binary name (`java.util.Map$Entry`): constructor, static methods and fields, member classes. Its instances have Java's methods and fields. See docs/INTEROP.md. Throws JavaError if the class
   * can't be loaded, TypeError if it is not public; `private`: it and its members need not be.
   */
  load<N extends keyof GojdkJavaClasses>(name: N, options?: LoadOptions): GojdkJavaClasses[N];
  load(name: string, options?: LoadOptions): AnyClass;
  load(name: string, options: LoadOptions = {}): AnyClass {
    checkOptions(options, LOAD_OPTIONS, 'load');
    this.#host.checkOpen();
    const cls = this.#classOf(name);
    const open = options.private === true;
    if (!open && !isAccessible(this.#host.vm, cls))
      throw new TypeError(`class ${cls.javaName} is not public: load it with { private: true }`);
    return this.#loaded.of(cls, open).constructorFunction;
  }

  /** A Java array: its class is named by its elements' type (`int`, `java.lang.String`, `int[]`), or is a loaded class; `contents` its length or its elements. */
  array<const T extends string | JavaClassType>(
    type: T,
    contents: number | Iterable<unknown>,
  ): JavaArrayObject<ElementOf<T>> {
    this.#host.checkOpen();
    const element = this.#loaded.classOf(type) ?? this.#elementClass(type);
    const { vm } = this.#host;
    const cls = vm.classes.arrayOf(element);
    const given: unknown = contents;
    if (
      typeof given !== 'number' &&
      typeof (given as Iterable<unknown> | null)?.[Symbol.iterator] !== 'function'
    )
      throw new TypeError(`an array is made from its length or its elements, not from ${describe(given)}`);
    const elements = typeof contents === 'number' ? null : [...contents];
    const length = elements?.length ?? (contents as number);
    if (!Number.isInteger(length) || length < 0 || length > MAX_LENGTH)
      throw new RangeError(`an array cannot have length ${String(contents)}`);
    const ref = this.#loaded.converted(() => vm.newArray(cls, length)) as number;
    const array = this.#conversions.objects.wrap(ref) as JavaArrayObject;
    elements?.forEach((value, i) => {
      array[i] = value;
    });
    return array;
  }

  /**
   * A Java object that implements interfaces (names, or loaded interfaces) by functions: `vm.implement('java.util.Comparator', { compare: (a, b) => a - b })`. Default methods that are not given are Java's. Where Java
   * declares a functional interface a plain function will do.
   */
  implement<const T extends string | JavaClassType, M extends object>(
    type: T,
    implementation: M & Implementation<Named<T>, M> & OnlyMethods<M, Named<T>>,
  ): Named<T>;
  implement(
    types: readonly (string | AnyClass)[],
    implementation: Implementation<AnyClass, AnyClass>,
  ): AnyClass;
  implement(
    interfaces: string | AnyClass | readonly (string | AnyClass)[],
    implementation: object,
  ): JavaObject {
    const list = Array.isArray(interfaces) ? interfaces : [interfaces];
    if (list.length === 0) throw new TypeError('an object that implements no interface is none');
    if (typeof implementation !== 'object' || implementation === null)
      throw new TypeError('an implementation is an object with functions');
    return this.#adapters.implement(
      list.map((i) => this.#classOf(i)),
      implementation,
    );
  }

  /**
   * A class that extends a Java class: `methods` has functions by name, whose `this` is the Java object, or is a function that makes such an object for each instance. `Extension.super.method.call(this)` calls what is
   * overridden.
   */
  extend<const T extends string | JavaClassType, M extends object>(
    superClass: T,
    methods:
      | (M & Implementation<Named<T>, Named<T>>)
      | ((self: Named<T>) => Implementation<AnyClass, AnyClass>),
    ...interfaces: readonly (string | AnyClass)[]
  ): JavaExtension<Named<T>>;
  extend(
    superClass: string | AnyClass,
    methods: object | ((self: JavaObject) => object),
    ...interfaces: readonly (string | AnyClass)[]
  ): AnyClass {
    return this.#adapters.extend(
      this.#classOf(superClass),
      interfaces.map((i) => this.#classOf(i)),
      methods,
    );
  }

  /** Runs a function, and gives up the Java objects that came to JavaScript meanwhile: all but what it returns and what `keep()` was called for. Throws TypeError if it returns a promise: a scope ends when the function returns. */
  scope<T>(run: () => T): T {
    if (typeof run !== 'function') throw new TypeError(`scope takes a function, not ${describe(run)}`);
    return this.#conversions.objects.scoped(run);
  }

  #classOf(type: string | AnyClass): JavaClass {
    this.#host.checkOpen();
    if (typeof type !== 'string') {
      const cls = this.#loaded.classOf(type);
      if (cls === null)
        throw new TypeError(`a class is given by its name, or as a loaded class, not as ${describe(type)}`);
      return cls;
    }
    if (type === '') throw new TypeError('a class without a name cannot be loaded');
    if (type.startsWith('[') || type.endsWith(']'))
      throw new TypeError(`${type} is an array: vm.array makes them, by the type of their elements`);
    if (type === 'void' || this.#host.vm.classes.primitiveByName(type) !== null)
      throw new TypeError(`${type} is a primitive type: there is no class to load`);
    return this.#loaded.loadNamed(type);
  }

  #elementClass(name: string | AnyClass): JavaClass {
    const { classes } = this.#host.vm;
    if (typeof name !== 'string') return this.#classOf(name);
    if (name === 'void') throw new TypeError('there are no arrays of void');
    if (name.endsWith('[]')) return classes.arrayOf(this.#elementClass(name.slice(0, -2)));
    return classes.primitiveByName(name) ?? this.#classOf(name);
  }

  // ---- inside

  /** Is there such a native method? The class is loaded, but not initialised. */
  #checkNative(signature: MethodSignature): JavaMethod {
    const { vm } = this.#host;
    const cls = this.#host.runSync(this.#guarded(loadBySystemLoader(vm, signature.className)));
    const method = cls.declaredMethod(signature.name + signature.descriptor);
    const name = `${cls.javaName}.${signature.name}${signature.descriptor}`;
    if (method === undefined) {
      const others = cls.methods.filter((m) => m.name === signature.name && m.isNative);
      const hint = others.length === 0 ? '' : `; there is ${others.map((m) => m.signature).join(', ')}`;
      throw new TypeError(`${name} cannot be bound: the class has no such method${hint}`);
    }
    if (!method.isNative) throw new TypeError(`${name} cannot be bound: it is not native`);
    return method;
  }

  #prepare(signature: string): HostMethod {
    const parsed = parseSignature(signature);
    const host = this.#host;
    const result = host.runSync(this.#guarded(this.#resolve(parsed)));
    const prepared = new HostMethod(host, this.#calls, this.#throwables, this.#conversions, parsed, result);
    // A class that is still being initialised, or whose initialisation has failed, is asked again.
    if (result.holder.state === InitState.INITIALIZED) this.#methods.set(signature, prepared);
    return prepared;
  }

  /** Java exceptions of steps as JavaErrors. */
  *#guarded<T>(steps: Steps<T>): Steps<T> {
    try {
      return yield* steps;
    } catch (error) {
      throw yield* this.#throwables.toJs(error);
    }
  }

  *#resolve(signature: MethodSignature): Steps<JavaMethod> {
    const { vm } = this.#host;
    const cls = yield* loadBySystemLoader(vm, signature.className);
    let method: JavaMethod | undefined;
    for (let c: typeof cls | null = cls; c !== null && method === undefined; c = c.superClass)
      method = c.declaredMethod(signature.name + signature.descriptor);
    const text = `${cls.javaName}.${signature.name}${signature.descriptor}`;
    if (method === undefined || method.isInitializer)
      throw new JavaThrow('java/lang/NoSuchMethodError', text);
    if (!method.isStatic)
      throw new JavaThrow('java/lang/IncompatibleClassChangeError', `Expected static method ${text}`);
    if (method.isPrivate) throw new JavaThrow('java/lang/IllegalAccessError', `method ${text} is private`);
    yield* vm.initializer.initialize(method.holder);
    return method;
  }

  /** Arguments for a call that is made later: references in handles. */
  #keepArguments(signature: MethodSignature, args: ArrayLike<unknown>): Kept[] {
    const { parameters } = signature;
    if (args.length !== parameters.length)
      throw new TypeError(
        `${signature.name} takes ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, not ${args.length}`,
      );
    const host = this.#host;
    const { handles } = host.vm;
    const given: Kept[] = [];
    const prepared = prepareArguments(this.#conversions, signature, args);
    const begun = host.begin();
    try {
      for (const type of parameters) {
        const value = this.#conversions.toJava(type, null)(prepared[given.length]);
        const isReference = type.length > 1;
        given.push({
          handle: isReference ? handles.create(value as number) : -1,
          value: isReference ? 0 : value,
        });
      }
      return given;
    } catch (error) {
      for (const { handle } of given) if (handle > 0) handles.release(handle);
      throw error instanceof JavaThrow ? errorOfThrow(error) : argumentError(error, given.length, signature);
    } finally {
      host.end(begun);
    }
  }

  *#callSteps(signature: MethodSignature, given: readonly Kept[]): Steps<unknown> {
    const { vm } = this.#host;
    try {
      let args: (number | bigint)[];
      let method: JavaMethod;
      try {
        method = yield* this.#resolve(signature);
      } finally {
        args = given.map((g) => (g.handle < 0 ? g.value : vm.handles.get(g.handle)));
        for (const g of given) if (g.handle > 0) vm.handles.release(g.handle);
      }
      yield* vm.call(method, ...(args as number[]));
      return this.#conversions.getter(signature.result)(resultWord(signature.result));
    } catch (error) {
      throw yield* this.#throwables.toJs(error);
    }
  }

  *#runSteps(options: RunOptions): Steps<number> {
    const { vm } = this.#host;
    const cls = yield* this.#guarded(loadBySystemLoader(vm, options.mainClass.replaceAll('.', '/')));
    const main = findMain(vm, cls);
    if (main === null) throw new TypeError(`class ${cls.javaName} has no public static void main(String[])`);
    const status = yield* runMainMethod(vm, cls, main, options.args ?? []);
    yield* vm.threads.awaitOthers();
    return status;
  }
}

/** Calls a static method. Its arguments make no array if there are few: making one costs a tenth of the call. */
function functionOf(method: HostMethod): (...args: unknown[]) => unknown {
  const any = (...args: unknown[]): unknown => method.tryCall(args);
  const { callJava } = {
    // A method, since these are no constructors.
    callJava(a?: unknown, b?: unknown, c?: unknown): unknown {
      let result: unknown;
      try {
        // biome-ignore lint/complexity/noArguments: see above
        const given = arguments;
        switch (given.length) {
          case 0:
            result = method.tryCall0(null);
            break;
          case 1:
            result = method.tryCall1(null, a);
            break;
          case 2:
            result = method.tryCall2(null, a, b);
            break;
          case 3:
            result = method.tryCall3(null, a, b, c);
            break;
          default:
            result = any.apply(null, given as unknown as unknown[]);
        }
      } catch (error) {
        result = FAILURE.of(error);
      }
      if (result === FAILURE)
        throw endFailure(new (beginFailure())(failedMessage, failedOptions), 'callJava');
      return result;
    },
  };
  return callJava;
}

interface Kept {
  /** -1: a primitive value. */
  readonly handle: number;
  readonly value: number | bigint;
}

function* shutdown(host: Host): Steps<void> {
  const { vm } = host;
  yield* vm.callStatic('java/lang/Shutdown', 'shutdown()V');
  vm.exitStatus = 0;
}
