/** Classes as their declarations need them: what is public, with generic types. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ClassFile, type MemberInfo, parseClassFile } from '../../classfile/class-file.js';
import { ClassPath } from '../../classpath/class-path.js';
import { findJdk } from '../../classpath/find-jdk.js';
import { Jar } from '../../classpath/jar.js';
import { JImage } from '../../classpath/jimage.js';
import { Acc } from '../../jvms/access-flags.js';
import {
  classType,
  type JavaType,
  type MethodTypes,
  parseClassSignature,
  parseMethodSignature,
  parseTypeSignature,
} from './generic-signature.js';

export const OBJECT = 'java/lang/Object';

export interface MethodModel {
  readonly name: string;
  readonly descriptor: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVarargs: boolean;
  readonly types: MethodTypes;
  readonly parameterNames: readonly (string | null)[];
}

export interface FieldModel {
  readonly name: string;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly type: JavaType;
}

export interface ClassModel {
  /** Internal name. */
  readonly name: string;
  readonly isInterface: boolean;
  readonly isAbstract: boolean;
  /** Its members can be reached from JavaScript. */
  readonly isPublic: boolean;
  readonly typeParameters: readonly string[];
  /** Superclass first; an interface's is left out. */
  readonly supers: readonly JavaType[];
  /** Public ones that the compiler has not added. */
  readonly methods: readonly MethodModel[];
  readonly fields: readonly FieldModel[];
  /** Public ones: simple name and internal name. */
  readonly memberClasses: readonly (readonly [string, string])[];
}

/** Where classes come from: the JDK, then the class path. */
export class ClassModels {
  private readonly models = new Map<string, ClassModel | null>();
  private readonly classPath: ClassPath;
  private readonly image: JImage;

  constructor(entries: readonly string[]) {
    this.classPath = new ClassPath(entries);
    this.image = JImage.open(findJdk(process.env).modulesFile);
  }

  /** Null if there is no such class. */
  find(name: string): ClassModel | null {
    let model = this.models.get(name);
    if (model === undefined) {
      const bytes = this.image.findClass(name)?.bytes ?? this.classPath.findClass(name)?.bytes;
      model = bytes === undefined ? null : modelOf(parseClassFile(bytes, name));
      this.models.set(name, model);
    }
    return model;
  }

  /** Names of the public classes of a package; `deep`: and of those below it. */
  inPackage(name: string, deep: boolean): string[] {
    const names = new Set<string>();
    const add = (path: string): void => {
      if (!path.endsWith('.class') || !path.startsWith(`${name}/`) || path.endsWith('-info.class')) return;
      if (!deep && path.includes('/', name.length + 1)) return;
      names.add(path.slice(0, -'.class'.length));
    };
    for (const module of this.image.modules())
      if (this.image.packagesOf(module).some((p) => p === name || (deep && p.startsWith(`${name}/`))))
        for (const path of this.image.list(module)) add(path);
    for (const entry of this.classPath.entries) for (const path of resources(entry, name)) add(path);
    return [...names].filter((n) => this.find(n)?.isPublic === true).sort();
  }
}

/** Paths of a jar's entries, or of the files below a package's folder. */
function resources(entry: string, packageName: string): string[] {
  try {
    if (/\.jar$/i.test(entry)) {
      const jar = new Jar(entry);
      try {
        return jar.names();
      } finally {
        jar.close();
      }
    }
    const folder = join(entry, packageName);
    return readdirSync(folder, { recursive: true }).map((file) => `${packageName}/${String(file)}`);
  } catch {
    // Entries that are not there have no classes.
    return [];
  }
}

function modelOf(file: ClassFile): ClassModel {
  const { pool, thisName, accessFlags } = file;
  const inner = file.innerClasses.find((i) => pool.className(i.inner) === thisName);
  const flags = inner === undefined ? accessFlags : inner.flags;
  // Members of classes that are not reached themselves, local and anonymous ones.
  const isMember = inner === undefined || inner.outer !== 0;
  const isInterface = (flags & Acc.INTERFACE) !== 0;
  const signature = file.signature === null ? null : parseClassSignature(file.signature);
  const superClass = signature?.superClass ?? (file.superName === null ? null : classType(file.superName));
  const interfaces =
    signature?.interfaces ?? [...file.interfaces].map((index) => classType(pool.className(index)));
  return {
    name: thisName,
    isInterface,
    isAbstract: (flags & Acc.ABSTRACT) !== 0,
    isPublic: (flags & Acc.PUBLIC) !== 0 && isMember,
    typeParameters: signature?.parameters ?? [],
    supers: superClass === null || isInterface ? interfaces : [superClass, ...interfaces],
    methods: file.methods.filter(isShown).flatMap((m) => (m.name === '<clinit>' ? [] : [methodOf(m)])),
    fields: file.fields.filter(isShown).map((f) => ({
      name: f.name,
      isStatic: (f.accessFlags & Acc.STATIC) !== 0,
      isFinal: (f.accessFlags & Acc.FINAL) !== 0,
      type: parseTypeSignature(f.signature ?? f.descriptor),
    })),
    memberClasses: file.innerClasses.flatMap((i) =>
      i.outer !== 0 && i.name !== 0 && pool.className(i.outer) === thisName && (i.flags & Acc.PUBLIC) !== 0
        ? [[pool.utf8(i.name), pool.className(i.inner)] as const]
        : [],
    ),
  };
}

/** Bridges have the synthetic flag, too; of a field the same bit is free. */
const isShown = (m: MemberInfo): boolean =>
  (m.accessFlags & Acc.PUBLIC) !== 0 && (m.accessFlags & Acc.SYNTHETIC) === 0;

function methodOf(method: MemberInfo): MethodModel {
  const { name, descriptor, accessFlags, signature } = method;
  const plain = parseMethodSignature(descriptor);
  let types = signature === null ? plain : parseMethodSignature(signature);
  // Constructors of enums and inner classes: the signature leaves out what the compiler has added.
  if (types.parameters.length !== plain.parameters.length) types = plain;
  const parameters = method.methodParameters;
  return {
    name,
    descriptor,
    isStatic: (accessFlags & Acc.STATIC) !== 0,
    isAbstract: (accessFlags & Acc.ABSTRACT) !== 0,
    isVarargs: (accessFlags & Acc.VARARGS) !== 0,
    types,
    parameterNames: types.parameters.map((_, i) => parameters?.[i]?.name ?? null),
  };
}
