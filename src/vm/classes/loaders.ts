import type { JavaClass } from './java-class.js';

/** The VM's side of a class loader: the table of classes for which it is an initiating loader (JVMS §5.3). */
export class LoaderData {
  /** Internal name -> class. */
  readonly classes = new Map<string, JavaClass>();
  /** What threads are loading, to find circularities: `thread name` while the loader is asked, `thread super name` while supertypes are loaded. */
  readonly loading = new Set<string>();
  /** Packages recorded by Module.defineModule0: package (internal form) -> handle of the Module. */
  readonly packageModules = new Map<string, number>();
  /** Handle of its unnamed Module, 0 while unknown. */
  unnamedModule = 0;

  constructor(
    readonly id: number,
    /** Handle of the ClassLoader object; 0 for the boot loader. */
    readonly handle: number,
  ) {}

  get isBoot(): boolean {
    return this.id === 0;
  }
}
