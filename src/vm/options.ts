import type { HostEnvironment } from '../../native-trampoline/trampoline.js';
import type { CodeObserver } from './code/code-observer.js';
import type { NativeFunction } from './native.js';

/** Finds the function for a native method of the boot loader's classes; `signature` is name and descriptor. */
export type NativeLookup = (className: string, signature: string) => NativeFunction | undefined;

/** What a VM is started with. */
export interface VmOptions {
  /** Told what is compiled. */
  readonly observers?: readonly CodeObserver[];
  /** Check the slot IR of each method, and the optimizing compiler's form after each pass. */
  readonly verifyIr?: boolean;
  /** The natives of the class library: src/natives, which knows the VM, is handed in by whoever starts it. */
  readonly natives: NativeLookup;
  /** Entries of the class path; java.class.path in `properties` has precedence. */
  readonly classPath: readonly string[];
  /** System properties (-D), in order. */
  readonly properties: readonly (readonly [name: string, value: string])[];
  /** JDK to take the class library from; found by itself if absent. */
  readonly jdkHome?: string;
  /** -Xmx, -Xms, -Xmn, -Xss in bytes. */
  readonly maxHeap?: number;
  readonly initialHeap?: number;
  readonly nursery?: number;
  /** Milliseconds that a young collection should take at most. */
  readonly pauseGoal?: number;
  readonly stackSize?: number;
  /** -ea and -da options in order: `{ enable, target }`, target '' for all but system classes, `pkg...` or a class name; system: -esa. */
  readonly assertions?: readonly {
    readonly enable: boolean;
    readonly target: string;
    readonly system?: boolean;
  }[];
  readonly stressGc?: boolean;
  readonly stressCode?: boolean;
  /** Only so many compilations give optimized code. */
  readonly optimizeAtMost?: number;
  /** Leave optimized code at every place once, or only at those with numbers from … up to, but not … */
  readonly stressDeopt?: boolean | { readonly from: number; readonly to: number };
  readonly verifyHeap?: boolean;
  /** Look at the arguments of each call of the JNI (-Xcheck:jni). */
  readonly checkJni?: boolean;
  /** Compile each loaded class whole. */
  readonly eager?: boolean;
  /** Parts that print what they do: load, compile, gc, exceptions, natives. */
  readonly trace?: readonly string[];
  /** Where -Xlog sends lines of these kinds. */
  readonly log?: Pick<Trace, 'gc' | 'load' | 'exceptions' | 'modules'>;
  /** Environment variables that programs see, instead of the process's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Working directory that programs see, absolute, instead of the process's. */
  readonly directory?: string;
  /** What java.vm.info shows. */
  readonly vmInfo?: string;
  /** What sun.java.command shows. */
  readonly command?: string;
  /** The options before the main class, as RuntimeMXBean shows them. */
  readonly vmArguments?: readonly string[];
  /** Which classes are verified: none, all but the JDK's (the default), all. */
  readonly verify?: 'none' | 'remote' | 'all';
  /** Classes that use preview features of the JDK's version may run. */
  readonly enablePreview?: boolean;
  /** Folders and jars in which the boot loader looks behind the JDK's own classes. */
  readonly bootAppend?: readonly string[];
  /** The process is the VM's alone: it may start anew if its memory lies in the way (see native-trampoline/restart.ts). */
  readonly mayRestart?: boolean;
  /** Variables that the process is given then, beside those that it has. */
  readonly restartEnvironment?: NodeJS.ProcessEnv;
  /** Nobody else writes to C's stdout (see vm/jni/c-output.ts). */
  readonly ownsProcess?: boolean;
  /** How the machine is reached, where it is not the usual way. */
  readonly host?: HostEnvironment;
  /** -Xrs: the signals of the process are left to others. */
  readonly reduceSignals?: boolean;
  /** -XX:ActiveProcessorCount: processors that programs see, instead of the machine's. */
  readonly processors?: number;
  /** -XX:+DisableExplicitGC: System.gc() does nothing. */
  readonly noExplicitGc?: boolean;
  /** -XX:MaxJavaStackTraceDepth (1024): frames of a stack trace at most, 0 for any number. */
  readonly stackTraceDepth?: number;
  /** -XX:-StackTraceInThrowable: no stack traces at all. */
  readonly stackTraces?: boolean;
  /** -XX:-ShowCodeDetailsInExceptionMessages: NullPointerExceptions don't say what was null. */
  readonly codeDetails?: boolean;
  /** What is optimized: nothing, what is hot (the default), each method after some calls, each when it is first called. */
  readonly tier?: 'baseline' | 'hot' | 'early' | 'optimizing';
  /** Compilations in another thread: where they pay (the default), never (-Xbatch), all and from the start (--stress=background). */
  readonly background?: 'off' | 'stress';
  /** --add-exports, --add-opens, --add-modules, … as the JDK's module system takes them: jdk.module.* properties. */
  readonly moduleProperties?: readonly (readonly [name: string, value: string])[];
}

/** Sinks of --trace: absent if the part is not traced. */
export interface Trace {
  load?: (line: string) => void;
  compile?: (line: string) => void;
  gc?: (line: string) => void;
  exceptions?: (line: string) => void;
  natives?: (line: string) => void;
  /** Modules that are defined; only -Xlog has it. */
  modules?: (line: string) => void;
}
