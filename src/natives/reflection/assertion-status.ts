/** The -ea and -da options (JLS §14.10): which classes have their assertions enabled. */
import type { JavaClass } from '../../vm/classes/java-class.js';
import type { VmOptions } from '../../vm/options.js';
import type { VM } from '../../vm/vm.js';

/** What the options amount to; later ones win. */
export interface AssertionOptions {
  /** Internal name of a class -> enabled, in the order of the options. */
  readonly classes: readonly (readonly [name: string, enabled: boolean])[];
  /** Internal name of a package (null: the unnamed one) and what lies below it -> enabled. */
  readonly packages: readonly (readonly [name: string | null, enabled: boolean])[];
  readonly user: boolean;
  readonly system: boolean;
}

const parsed = new WeakMap<VmOptions, AssertionOptions>();

/** The options that the VM was started with. */
export function assertionOptions(vm: VM): AssertionOptions {
  let options = parsed.get(vm.options);
  if (options === undefined) {
    options = parse(vm);
    parsed.set(vm.options, options);
  }
  return options;
}

function parse(vm: VM): AssertionOptions {
  const classes: (readonly [string, boolean])[] = [];
  const packages: (readonly [string | null, boolean])[] = [];
  let user = false;
  let system = false;
  for (const { enable, target, system: ofSystem } of vm.options.assertions ?? []) {
    const name = target.replaceAll('.', '/');
    if (ofSystem === true) system = enable;
    else if (target === '') user = enable;
    else if (target === '...') packages.push([null, enable]);
    else if (target.endsWith('...')) packages.push([name.slice(0, -3), enable]);
    else classes.push([name, enable]);
  }
  return { classes, packages, user, system };
}

/** Are the class's assertions enabled, as far as the options say? */
export function assertionStatus(vm: VM, cls: JavaClass): boolean {
  const { classes, packages, user, system } = assertionOptions(vm);
  const byClass = classes.findLast(([name]) => name === cls.name);
  if (byClass !== undefined) return byClass[1];
  if (packages.length > 0) {
    // The longest prefix counts.
    for (let end = cls.name.lastIndexOf('/'); end > 0; end = cls.name.lastIndexOf('/', end - 1)) {
      const name = cls.name.slice(0, end);
      const byPackage = packages.findLast((p) => p[0] === name);
      if (byPackage !== undefined) return byPackage[1];
    }
    const unnamed = cls.packageName === '' ? packages.findLast((p) => p[0] === null) : undefined;
    if (unnamed !== undefined) return unnamed[1];
  }
  return cls.loader.isBoot ? system : user;
}
