/** The VM's side of the module system (JVMS §5.3.6): which modules there are, what they read and export. */
import { FieldAccess } from '../field-access.js';
import { illegalArgument, JavaThrow, npe } from '../steps.js';
import type { VM } from '../vm.js';
import { elementOf, type JavaClass } from './java-class.js';
import type { LoaderData } from './loaders.js';

const MODULE = 'java/lang/Module';
const nameField = new FieldAccess(MODULE, 'name', 'Ljava/lang/String;');
const loaderField = new FieldAccess(MODULE, 'loader', 'Ljava/lang/ClassLoader;');

/** Whom a package is exported to: everybody, or some. */
type Export = 'all' | Set<NamedModule | 'unnamed'>;

/** A named module. */
export class NamedModule {
  readonly reads = new Set<NamedModule>();
  /** The unnamed modules that it reads, by their loaders; or all. */
  readsUnnamed: 'all' | Set<LoaderData> = new Set();
  /** Package in internal form -> to whom it is exported. */
  readonly exports = new Map<string, Export>();

  constructor(
    readonly name: string,
    readonly loader: LoaderData,
    /** Handle of the java.lang.Module. */
    readonly handle: number,
    readonly isOpen: boolean,
    readonly version: string | null,
    readonly location: string | null,
  ) {}

  /** The version as messages show it: not that of the JDK's own modules. */
  get shownVersion(): string | null {
    return this.location !== null && /^jrt:\/(java|jdk)\./.test(this.location) ? null : this.version;
  }

  /** Is its package open to code of `from` (null: an unnamed module)? */
  exportsTo(packageName: string, from: NamedModule | null): boolean {
    if (this.isOpen) return true;
    const to = this.exports.get(packageName);
    return to === 'all' || to?.has(from ?? 'unnamed') === true;
  }
}

const graphs = new WeakMap<VM, ModuleGraph>();

/** The modules of a VM. */
export class ModuleGraph {
  private readonly byLoader = new Map<LoaderData, Map<string, NamedModule>>();
  /** Package -> module, for each loader. */
  private readonly packages = new Map<LoaderData, Map<string, NamedModule>>();

  private constructor(private readonly vm: VM) {}

  static of(vm: VM): ModuleGraph {
    let graph = graphs.get(vm);
    if (graph === undefined) {
      graph = new ModuleGraph(vm);
      graphs.set(vm, graph);
    }
    return graph;
  }

  /** The named module of a class; null for the unnamed module of its loader. */
  ofClass(cls: JavaClass): NamedModule | null {
    const element = elementOf(cls);
    const packageName = element.isPrimitive ? 'java/lang' : element.packageName;
    return this.packages.get(element.loader)?.get(packageName) ?? null;
  }

  /** The module that a package of the loader belongs to. */
  ofPackage(loader: LoaderData, packageName: string): NamedModule | null {
    return this.packages.get(loader)?.get(packageName) ?? null;
  }

  /** The record of a Module object; null if it is unnamed or was never defined. */
  ofObject(module: number): NamedModule | null {
    const { vm } = this;
    const name = vm.strings.toJsOrNull(nameField.get(vm, module));
    if (name === null) return null;
    const loader = vm.loading.loaderOf(loaderField.get(vm, module));
    return this.byLoader.get(loader)?.get(name) ?? null;
  }

  isUnnamed(module: number): boolean {
    return nameField.get(this.vm, module) === 0;
  }

  /** Records a module and its packages (in internal form). */
  define(
    module: number,
    isOpen: boolean,
    version: string | null,
    location: string | null,
    packages: readonly string[],
  ): void {
    const { vm } = this;
    const name = vm.strings.toJsOrNull(nameField.get(vm, module));
    if (name === null) throw illegalArgument('Module name cannot be null');
    const loader = vm.loading.loaderOf(loaderField.get(vm, module));
    const modules = this.tableOf(this.byLoader, loader);
    const table = this.tableOf(this.packages, loader);
    this.checkPackages(name, loader, packages);
    if (modules.has(name)) throw illegalState(`Module ${name} is already defined`);
    const handle = vm.handles.create(module);
    const record = new NamedModule(name, loader, handle, isOpen, version, location);
    modules.set(name, record);
    for (const p of packages) {
      table.set(p, record);
      loader.packageModules.set(p, handle);
    }
    if (loader.isBoot && name === 'java.base') vm.classes.patchModules();
  }

  private tableOf<T>(tables: Map<LoaderData, Map<string, T>>, loader: LoaderData): Map<string, T> {
    let table = tables.get(loader);
    if (table === undefined) {
      table = new Map();
      tables.set(loader, table);
    }
    return table;
  }

  private checkPackages(name: string, loader: LoaderData, packages: readonly string[]): void {
    const table = this.packages.get(loader);
    const used = table !== undefined && loader.isBoot ? null : packagesOf(loader);
    for (const p of packages) {
      const other = table?.get(p);
      if (other === undefined && used?.has(p) !== true) continue;
      if (this.byLoader.get(loader)?.has(name)) throw illegalState(`Module ${name} is already defined`);
      const dotted = p.replaceAll('/', '.');
      throw illegalState(
        other === undefined
          ? `Package ${dotted} for module ${name} is already in the unnamed module defined to the class loader`
          : `Package ${dotted} for module ${name} is already in another module, ${other.name}, defined to the class loader`,
      );
    }
  }

  /** Module.addReads0; `to` null: all unnamed modules. */
  addReads(from: number, to: number): void {
    const reader = this.required(from, 'from_module');
    if (reader === null) return;
    const target = to === 0 ? null : this.required(to, 'to_module');
    if (to === 0) reader.readsUnnamed = 'all';
    else if (target === null) {
      const loader = this.vm.loading.loaderOf(loaderField.get(this.vm, to));
      if (reader.readsUnnamed !== 'all') reader.readsUnnamed.add(loader);
    } else if (reader !== target) reader.reads.add(target);
  }

  /** Module.addExports0 and its kin. `to`: a Module object, or whom else. */
  addExports(from: number, packageName: string, to: number | 'all' | 'unnamed'): void {
    const exporter = this.required(from, 'from_module');
    if (exporter === null || exporter.isOpen) return;
    const owner = this.ofPackage(exporter.loader, packageName);
    if (owner !== exporter) throw illegalArgument(this.notItsPackage(packageName, owner, exporter));
    const whom = typeof to === 'number' ? (this.ofObject(to) ?? 'unnamed') : to;
    if (whom === exporter) return;
    const known = exporter.exports.get(packageName);
    if (known === 'all') return;
    if (whom === 'all') exporter.exports.set(packageName, 'all');
    else if (known === undefined) exporter.exports.set(packageName, new Set([whom]));
    else known.add(whom);
  }

  private notItsPackage(packageName: string, owner: NamedModule | null, exporter: NamedModule): string {
    if (owner === null) return `Package ${packageName} not found in from_module ${exporter.name}`;
    return `Package: ${packageName} found in module ${owner.name}, not in from_module: ${exporter.name}`;
  }

  /** The record of a Module object; null for an unnamed one. */
  private required(module: number, what: string): NamedModule | null {
    if (module === 0) throw npe(`${what} is null`);
    const record = this.ofObject(module);
    if (record === null && !this.isUnnamed(module)) throw illegalArgument(`${what} is not valid`);
    return record;
  }

  /**
   * May code of `from` use public classes of the module of `to` (JVMS §5.4.4)? Null if so, else the reason in HotSpot's words.
   */
  refusal(from: JavaClass, to: JavaClass): string | null {
    const target = this.ofClass(to);
    const source = this.ofClass(from);
    if (target === source) {
      if (target !== null || elementOf(from).loader === elementOf(to).loader) return null;
    }
    if (target === null) {
      const reads = source === null || source.readsUnnamed;
      if (reads === true || reads === 'all' || reads.has(elementOf(to).loader)) return null;
      return `${this.describe(from, source)} cannot access ${this.describe(to, target)} because module ${source?.name} does not read unnamed module @${this.hash(to)}`;
    }
    const packageName = elementOf(to).packageName;
    // All modules read java.base.
    if (source !== null && !source.reads.has(target) && target.name !== 'java.base')
      return `${this.describe(from, source)} cannot access ${this.describe(to, target)} because module ${source.name} does not read module ${target.name}`;
    if (target.exportsTo(packageName, source)) return null;
    const whom = source === null ? `unnamed module @${this.hash(from)}` : `module ${source.name}`;
    return `${this.describe(from, source)} cannot access ${this.describe(to, target)} because module ${target.name} does not export ${packageName.replaceAll('/', '.')} to ${whom}`;
  }

  private describe(cls: JavaClass, module: NamedModule | null): string {
    const where = module === null ? `unnamed module @${this.hash(cls)}` : `module ${module.name}`;
    return `class ${cls.javaName} (in ${where})`;
  }

  /** Identity hash of a class's unnamed module, as messages show it. */
  private hash(cls: JavaClass): string {
    const { vm } = this;
    const handle = elementOf(cls).loader.unnamedModule;
    return handle === 0 ? '0x0' : `0x${vm.monitors.identityHash(vm.handles.get(handle)).toString(16)}`;
  }
}

/** Packages of the classes that the loader has defined. */
function packagesOf(loader: LoaderData): Set<string> {
  const names = new Set<string>();
  for (const cls of loader.classes.values())
    if (cls.loader === loader && !cls.isArray) names.add(cls.packageName);
  return names;
}

const illegalState = (message: string): JavaThrow =>
  new JavaThrow('java/lang/IllegalStateException', message);
