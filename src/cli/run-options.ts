/** What `gojdk run` asks of the VM, as a plain object. */

import type { StressKind, Tier, TraceTopic } from './debug-options.js';
import type { LaunchTasks } from './launcher/launch.js';
import type { LogConfiguration } from './launcher/log-configuration.js';

export type { StressKind, Tier, TraceTopic };

/** Where `main` is. */
export type RunTarget =
  /** Binary name with dots, such as `pkg.Main`. */
  | { readonly kind: 'class'; readonly name: string }
  /** The jar's manifest names the class; the jar is the class path. */
  | { readonly kind: 'jar'; readonly path: string }
  /** `module`, which says itself what its main class is, or `module/class`. */
  | { readonly kind: 'module'; readonly name: string };

/** One `-ea` or `-da` switch; of several that apply to a class, the last of the most particular kind counts. */
export interface AssertionSetting {
  readonly enable: boolean;
  /** `all`: classes not from the JDK's own loader; `system`: those that are; a package includes its subpackages. */
  readonly scope: 'all' | 'system' | 'package' | 'class';
  /** Name with dots; empty for `all`, `system` and the unnamed package. */
  readonly name: string;
}

export interface RunOptions {
  /** Null if nothing is named: then `tasks` says what to do. */
  readonly target: RunTarget | null;
  /** What the launcher does beside running a program; null for nothing. */
  readonly tasks: LaunchTasks | null;
  /** The program's, or those of the method. */
  readonly args: readonly string[];
  /** Name of a static method to be called in place of `main`, whose result is printed; or null. */
  readonly method: string | null;
  /** `-D`, `java.class.path`, and the properties that stand for options of the module system (`jdk.module.path`, `jdk.module.addopens.0`, …). */
  readonly properties: ReadonlyMap<string, string>;
  readonly assertions: readonly AssertionSetting[];
  /** Bytes; null for the VM's own choice. */
  readonly maxHeap: number | null;
  readonly initialHeap: number | null;
  readonly youngHeap: number | null;
  readonly stackSize: number | null;
  /** Folders and jars behind the JDK's classes (`-Xbootclasspath/a:`). */
  readonly bootAppend: readonly string[];
  readonly enablePreview: boolean;
  /** Which classes are verified: none, all but the JDK's, all. */
  readonly verify: 'none' | 'remote' | 'all';
  /** `-XX:` switches by name: `true`, `false` or a text. The VM takes those that it knows. */
  readonly vmFlags: ReadonlyMap<string, boolean | string>;
  /** The VM's options as it was given them, those of the environment too. */
  readonly vmArguments: readonly string[];
  /** What java.vm.info says. */
  readonly vmInfo: string;
  /** -Xrs: signals are left alone. */
  readonly reduceSignals: boolean;
  /** -Xlog and what stands for it; null if nothing is to be logged. */
  readonly log: LogConfiguration | null;
  readonly eager: boolean;
  readonly stats: boolean;
  readonly trace: ReadonlySet<TraceTopic>;
  readonly stress: ReadonlySet<StressKind>;
  /** Null for the usual mixture. */
  readonly tier: Tier | null;
  readonly verifyHeap: boolean;
  /** -Xcheck:jni */
  readonly checkJni: boolean;
  readonly verifyIr: boolean;
  /** Methods whose compilation is printed. */
  readonly dump: readonly string[];
  readonly perfMap: boolean;
  /** The start-up image: `off`, a folder, or null for the usual one. */
  readonly image: string | null;
}

/** Options of `gojdk run` with nothing given. */
export function defaultRunOptions(): Omit<RunOptions, 'target' | 'args' | 'tasks'> {
  return {
    method: null,
    properties: new Map(),
    assertions: [],
    maxHeap: null,
    initialHeap: null,
    youngHeap: null,
    stackSize: null,
    bootAppend: [],
    enablePreview: false,
    verify: 'remote',
    vmFlags: new Map(),
    vmArguments: [],
    vmInfo: 'mixed mode, sharing',
    reduceSignals: false,
    log: null,
    eager: false,
    stats: false,
    trace: new Set(),
    stress: new Set(),
    tier: null,
    verifyHeap: false,
    checkJni: false,
    verifyIr: false,
    dump: [],
    perfMap: false,
    image: null,
  };
}

/** Whether assertions are on in the class of that name with dots (java.lang.Class.desiredAssertionStatus). */
export function assertionsEnabled(
  settings: readonly AssertionSetting[],
  className: string,
  isSystemClass: boolean,
): boolean {
  const last = (matches: (s: AssertionSetting) => boolean): boolean | undefined =>
    settings.findLast(matches)?.enable;
  const ofClass = last((s) => s.scope === 'class' && s.name === className);
  if (ofClass !== undefined) return ofClass;
  // The unnamed package has no subpackages.
  let pkg = packageOf(className);
  do {
    const ofPackage = last((s) => s.scope === 'package' && s.name === pkg);
    if (ofPackage !== undefined) return ofPackage;
    pkg = packageOf(pkg);
  } while (pkg !== '');
  return last((s) => s.scope === (isSystemClass ? 'system' : 'all')) ?? false;
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}
