/** A world of class files for verification without a VM: every class is found by name in one name space, as if one loader had defined all. */
import { type ClassFile, parseClassFile } from '../../src/classfile/class-file.js';
import { ClassVerifier } from '../../src/verifier/class-verifier.js';
import { VerifyFault } from '../../src/verifier/fault.js';
import { type ClassView, LoaderView, type MemberView } from '../../src/verifier/host.js';

/** A class that the world has no bytes for. */
export class Missing extends Error {}

class FileClass implements ClassView {
  readonly superClass: ClassView | null;
  readonly interfaces: readonly ClassView[];

  constructor(
    readonly file: ClassFile,
    world: World,
  ) {
    const { superName } = file;
    this.superClass = superName === null ? null : world.load(superName);
    this.interfaces = Array.from(file.interfaces, (index) => world.load(file.pool.className(index)));
  }

  get name(): string {
    return this.file.thisName;
  }

  get isInterface(): boolean {
    return (this.file.accessFlags & 0x200) !== 0;
  }

  declaredMethod(signature: string): MemberView | undefined {
    return this.file.methods.find((m) => m.name + m.descriptor === signature);
  }

  declaredField(name: string, descriptor: string): MemberView | null {
    return this.file.fields.find((f) => f.name === name && f.descriptor === descriptor) ?? null;
  }

  samePackage(other: ClassView): boolean {
    return packageOf(this.name) === packageOf(other.name);
  }
}

function packageOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

export type Source = (name: string) => Uint8Array | null;

/** How verification ended: `ok`, or the class of the error and its message. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: string; readonly message: string };

export class World {
  private readonly classes = new Map<string, FileClass>();
  private readonly verifier = new ClassVerifier();
  private readonly loader: LoaderView;

  constructor(private readonly source: Source) {
    this.loader = new LoaderView(this.verifier.types, (name) => this.classes.get(name) ?? null);
  }

  load(name: string): FileClass {
    const known = this.classes.get(name);
    if (known !== undefined) return known;
    const bytes = this.source(name);
    if (bytes === null) throw new Missing(name);
    const cls = new FileClass(parseClassFile(bytes, name), this);
    this.classes.set(name, cls);
    return cls;
  }

  verifyByName(name: string): Verdict {
    try {
      return this.verify(this.load(name).file);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return { ok: false, kind: 'java/lang/NoClassDefFoundError', message: error.message };
    }
  }

  /** Verifies a class, which the world knows by its name from now on. */
  verify(file: ClassFile): Verdict {
    const name = file.thisName;
    try {
      let view = this.classes.get(name);
      if (view?.file !== file) {
        view = new FileClass(file, this);
        this.classes.set(name, view);
      }
      for (const needed of this.verifier.verify(view, file, this.loader)) this.load(needed);
      return { ok: true };
    } catch (error) {
      if (error instanceof VerifyFault) return { ok: false, kind: error.kind, message: error.message };
      if (error instanceof Missing)
        return { ok: false, kind: 'java/lang/NoClassDefFoundError', message: error.message };
      throw error;
    }
  }
}
