import type { AttributeReader } from './attribute-reader.js';

/** Module (JVMS §4.7.25). All numbers named `…Index` are constant-pool indices, 0 where there is nothing. */
export interface ModuleDescription {
  readonly nameIndex: number;
  readonly flags: number;
  readonly versionIndex: number;
  readonly requires: readonly {
    readonly moduleIndex: number;
    readonly flags: number;
    readonly versionIndex: number;
  }[];
  readonly exports: readonly PackageGrant[];
  readonly opens: readonly PackageGrant[];
  /** Class entries. */
  readonly uses: readonly number[];
  readonly provides: readonly {
    readonly serviceIndex: number;
    readonly implementations: readonly number[];
  }[];
}

/** An exported or opened package, and the modules that it is limited to (none: everybody). */
export interface PackageGrant {
  readonly packageIndex: number;
  readonly flags: number;
  readonly to: readonly number[];
}

export function readModule(reader: AttributeReader): ModuleDescription {
  const grant = (): PackageGrant => ({ packageIndex: reader.u2(), flags: reader.u2(), to: reader.words() });
  return {
    nameIndex: reader.u2(),
    flags: reader.u2(),
    versionIndex: reader.u2(),
    requires: reader.list2(() => ({
      moduleIndex: reader.u2(),
      flags: reader.u2(),
      versionIndex: reader.u2(),
    })),
    exports: reader.list2(grant),
    opens: reader.list2(grant),
    uses: reader.words(),
    provides: reader.list2(() => ({ serviceIndex: reader.u2(), implementations: reader.words() })),
  };
}
