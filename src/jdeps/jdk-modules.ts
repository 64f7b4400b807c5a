import { decodeAttribute } from '../classfile/attributes.js';
import { parseClassFile } from '../classfile/class-file.js';
import { findJdk } from '../classpath/find-jdk.js';
import { JImage } from '../classpath/jimage.js';

/** A module of the JDK. */
export interface JdkModule {
  readonly name: string;
  /** Packages, in internal form, that it exports to everybody. */
  readonly exports: ReadonlySet<string>;
}

/** The JDK's modules: which has a class, and whether that is for everybody's use. */
export class JdkModules {
  private readonly image: JImage;
  private readonly modules = new Map<string, JdkModule>();

  constructor() {
    this.image = JImage.open(findJdk().modulesFile);
  }

  /** The module of a class, by internal name. */
  moduleOf(name: string): JdkModule | null {
    const slash = name.lastIndexOf('/');
    const module = slash < 0 ? null : this.image.moduleOfPackage(name.slice(0, slash));
    return module === null || !this.image.has(module, `${name}.class`) ? null : this.module(module);
  }

  private module(name: string): JdkModule {
    let module = this.modules.get(name);
    if (module === undefined) {
      module = { name, exports: this.exportsOf(name) };
      this.modules.set(name, module);
    }
    return module;
  }

  private exportsOf(name: string): Set<string> {
    const bytes = this.image.find(name, 'module-info.class');
    const packages = new Set<string>();
    if (bytes === null) return packages;
    const file = parseClassFile(bytes, name);
    const info = file.attribute('Module');
    const attribute = info === null ? null : decodeAttribute(info, name);
    if (attribute?.kind !== 'module') return packages;
    for (const { packageIndex, to } of attribute.module.exports) {
      if (to.length === 0) packages.add(file.pool.packageName(packageIndex));
    }
    return packages;
  }
}

/** Whether jdeps calls a package of the JDK internal: not exported to everybody, or only there for want of something better. */
export function isInternal(module: JdkModule, packageName: string): boolean {
  return module.name === 'jdk.unsupported' || !module.exports.has(packageName);
}
