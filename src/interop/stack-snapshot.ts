/**
 * Stack traces of Java exceptions that are written down only when somebody reads them: most exceptions that JavaScript catches are never printed. What is kept are copies of the numbers that Java stored
 * (method and bytecode index), so that the text can be made at any time, even when the VM has been closed, and without running Java code. It is what Throwable.printStackTrace prints; classes that
 * override what that calls are left to Java.
 */
import { Obj, Region } from '../layout/layout.js';
import type { JavaClass, JavaMethod } from '../vm/classes/java-class.js';
import { selectMethod } from '../vm/classes/lookup.js';
import { FieldAccess } from '../vm/field-access.js';
import { lineOf, NATIVE_LINE } from '../vm/frames/places.js';
import type { VM } from '../vm/vm.js';

const THROWABLE = 'java/lang/Throwable';
const stackTrace = new FieldAccess(THROWABLE, 'stackTrace', '[Ljava/lang/StackTraceElement;');
const suppressed = new FieldAccess(THROWABLE, 'suppressedExceptions', 'Ljava/util/List;');
const UNASSIGNED = new FieldAccess(THROWABLE, 'UNASSIGNED_STACK', '[Ljava/lang/StackTraceElement;');
const NONE_SUPPRESSED = new FieldAccess(THROWABLE, 'SUPPRESSED_SENTINEL', 'Ljava/util/List;');
const loaderName = new FieldAccess('java/lang/ClassLoader', 'name', 'Ljava/lang/String;');
const moduleField = new FieldAccess('java/lang/Class', 'module', 'Ljava/lang/Module;');
const moduleName = new FieldAccess('java/lang/Module', 'name', 'Ljava/lang/String;');

/** What a text of an exception comes from. */
const PRINTING = [
  'toString()Ljava/lang/String;',
  'getLocalizedMessage()Ljava/lang/String;',
  'printStackTrace(Ljava/io/PrintWriter;)V',
];
const MESSAGE = 'getMessage()Ljava/lang/String;';
const CAUSE = 'getCause()Ljava/lang/Throwable;';

/** What is Throwable's own in a class of exceptions. */
export interface ThrowableKind {
  readonly javaName: string;
  readonly ownMessage: boolean;
  readonly ownCause: boolean;
  readonly ownPrinting: boolean;
}

/** An exception's stack trace: pairs of method id and bytecode index. */
export interface Snapshot {
  readonly frames: readonly number[];
}

const NO_FRAMES: Snapshot = { frames: [] };

export class StackSnapshots {
  private readonly kinds = new Map<number, ThrowableKind>();
  /** What was asked for last. */
  private lastRecord = 0;
  private lastKind: ThrowableKind | undefined;
  /** By class: what stands before its name in a frame; null if Java has to be asked. */
  private readonly prefixes = new Map<JavaClass, string | null>();

  constructor(private readonly vm: VM) {}

  kindOf(ref: number): ThrowableKind {
    const record = this.vm.memory.load32(ref + Obj.CLASS);
    let kind = record === this.lastRecord ? this.lastKind : this.kinds.get(record);
    if (kind === undefined) {
      const cls = this.vm.classes.byRecord(record);
      kind = {
        javaName: cls.javaName,
        ownMessage: !this.isThrowables(cls, MESSAGE),
        ownCause: !this.isThrowables(cls, CAUSE),
        ownPrinting: PRINTING.some((m) => !this.isThrowables(cls, m)),
      };
      this.kinds.set(record, kind);
    }
    this.lastRecord = record;
    this.lastKind = kind;
    return kind;
  }

  private isThrowables(cls: JavaClass, signature: string): boolean {
    const selected = selectMethod(cls, this.vm.findMethod(THROWABLE, signature));
    return (selected as JavaMethod | null)?.holder?.name === THROWABLE;
  }

  /** Null if only Java can tell what would be printed. Runs no Java code, allocates nothing there. */
  take(ref: number): Snapshot | null {
    const { vm } = this;
    if (this.kindOf(ref).ownPrinting) return null;
    const { memory } = vm;
    const added = suppressed.get(vm, ref);
    if (added !== 0 && added !== memory.load32(NONE_SUPPRESSED.offset(vm))) return null;
    // What setStackTrace has set, or getStackTrace made, is Java's to print.
    const array = vm.exceptions.backtraceOf(ref);
    const set = stackTrace.get(vm, ref);
    // An exception whose class wants no stack trace has neither.
    if (array === 0 && set === 0) return NO_FRAMES;
    if (array === 0 || set !== memory.load32(UNASSIGNED.offset(vm))) return null;
    const words = vm.arrayLength(array) & ~1;
    const at = (array + Obj.ARRAY_DATA - Region.BASE) >>> 2;
    const { i32 } = memory;
    // A typed array would cost more than all the rest: most traces are short.
    const frames = new Array<number>(words);
    let last: JavaClass | null = null;
    for (let i = at; i < at + words; i += 2) {
      const { holder } = vm.methods.get(i32[i]);
      if (holder !== last && this.prefixOf(holder) === null) return null;
      last = holder;
      frames[i - at] = i32[i];
      frames[i - at + 1] = i32[i + 1];
    }
    return { frames };
  }

  private prefixOf(cls: JavaClass): string | null {
    let prefix = this.prefixes.get(cls);
    if (prefix === undefined) {
      prefix = this.findPrefix(cls);
      this.prefixes.set(cls, prefix);
    }
    return prefix;
  }

  /** StackTraceElement.toString: loader and module, where they say anything. */
  private findPrefix(cls: JavaClass): string | null {
    const { vm } = this;
    const { strings, handles } = vm;
    const module = moduleField.get(vm, cls.mirror);
    const inModule = module === 0 ? null : strings.toJsOrNull(moduleName.get(vm, module));
    // Whether the version of another module is printed depends on the module.
    if (inModule !== null && inModule !== 'java.base') return null;
    if (inModule !== null) return `${inModule}/`;
    if (cls.loader.isBoot) return '';
    const loader = handles.get(cls.loader.handle);
    if (vm.classes.of(loader).name.startsWith('jdk/internal/loader/ClassLoaders$')) return '';
    const name = strings.toJsOrNull(loaderName.get(vm, loader));
    return name === null || name === '' ? '' : `${name}/`;
  }

  /** The lines of a snapshot, without line ends. */
  lines({ frames }: Snapshot): string[] {
    const lines: string[] = [];
    for (let i = 0; i < frames.length; i += 2) lines.push(this.line(frames[i], frames[i + 1]));
    return lines;
  }

  private line(methodId: number, bci: number): string {
    const method = this.vm.methods.get(methodId);
    const { holder } = method;
    const file = holder.classFile?.sourceFile ?? null;
    const number = lineOf(method, bci);
    let place = 'Unknown Source';
    if (number === NATIVE_LINE) place = 'Native Method';
    else if (file !== null) place = number >= 0 ? `${file}:${number}` : file;
    return `\tat ${this.prefixes.get(holder)}${holder.javaName}.${method.name}(${place})`;
  }
}

/** A trace of an exception and of its causes, as printStackTrace prints them. */
export interface PrintedTrace {
  /** What toString() answers. */
  readonly head: string;
  readonly lines: readonly string[];
}

export function printTraces(chain: readonly PrintedTrace[]): string {
  let text = '';
  chain.forEach(({ head, lines }, level) => {
    let shown = lines.length;
    let common = 0;
    if (level > 0) {
      const enclosing = chain[level - 1].lines;
      while (common < shown && common < enclosing.length && sameFromEnd(lines, enclosing, common)) common++;
      shown -= common;
    }
    text += `${level === 0 ? '' : 'Caused by: '}${head}\n`;
    for (let i = 0; i < shown; i++) text += `${lines[i]}\n`;
    if (common > 0) text += `\t... ${common} more\n`;
  });
  return text;
}

function sameFromEnd(a: readonly string[], b: readonly string[], fromEnd: number): boolean {
  return a[a.length - 1 - fromEnd] === b[b.length - 1 - fromEnd];
}
