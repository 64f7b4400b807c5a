/** What a program has needed of its classes, for a {@link ProgramStore}: which methods were compiled, which classes verified. */
import type { ClassFile } from '../../classfile/class-file.js';
import type { Testimony } from '../../verifier/transcript.js';
import { isOfImage } from '../classes/builtin-loaders.js';
import type { JavaClass, JavaMethod } from '../classes/java-class.js';
import type { VM } from '../vm.js';

/** A class of a store. */
export interface StoredClass {
  readonly name: string;
  /** Null: those of the JDK's image. */
  readonly bytes: Uint8Array | null;
  /** Indices in the class file. */
  readonly methods: Set<number>;
  /** {@link Testimony} as JSON, empty if there is none. */
  testimony: string;
}

export class Recorder {
  private readonly methods: JavaMethod[] = [];
  private readonly testimonies = new Map<
    JavaClass,
    { readonly file: ClassFile; readonly testimony: Testimony }
  >();

  /** How many classes there are when the program begins. */
  private readonly firstClass: number;

  constructor(private readonly vm: VM) {
    this.firstClass = vm.classes.count;
  }

  /** How many methods have been compiled. */
  get count(): number {
    return this.methods.length;
  }

  compiled(method: JavaMethod): void {
    if (!method.holder.isHidden) this.methods.push(method);
  }

  verified(cls: JavaClass, file: ClassFile, testimony: Testimony): void {
    this.testimonies.set(cls, { file, testimony });
  }

  /** All that a store should hold the next time: what is in the present one as well. */
  result(): StoredClass[] {
    const { vm } = this;
    const all = new Map<string, StoredClass>();
    for (const stored of vm.programs?.all() ?? []) all.set(stored.name, stored);
    // Their format has been checked, whatever else has become of them.
    for (let id = this.firstClass; id < vm.classes.count; id++) {
      const cls = vm.classes.get(id);
      if (!cls.isHidden && !isOfImage(vm, cls)) entryFor(vm, all, cls);
    }
    for (const method of this.methods) entryFor(vm, all, method.holder)?.methods.add(method.index);
    for (const [cls, { file, testimony }] of this.testimonies) {
      // It may have been redefined since.
      if (cls.classFile !== file) continue;
      const entry = entryFor(vm, all, cls);
      if (entry !== null) entry.testimony = JSON.stringify(testimony);
    }
    return [...all.values()];
  }
}

/** The entry of a class; of several classes of one name the last. Null where there is nothing to recognize it by. */
function entryFor(vm: VM, all: Map<string, StoredClass>, cls: JavaClass): StoredClass | null {
  const { name, classFile } = cls;
  if (classFile === null || !/^[\0-\xff]*$/.test(name)) return null;
  const bytes = isOfImage(vm, cls) ? null : classFile.bytes;
  const known = all.get(name);
  if (known !== undefined && sameBytes(known.bytes, bytes)) return known;
  const entry: StoredClass = { name, bytes, methods: new Set(), testimony: '' };
  all.set(name, entry);
  return entry;
}

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && Buffer.compare(a, b) === 0);
