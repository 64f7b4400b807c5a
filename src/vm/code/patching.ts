/** Serving patch sites: resolve what the instruction names, then let the compiler fill it in (docs/ARCHITECTURE.md, "Patch sites"). */

import { type Linked, patchSite } from '../../compiler/baseline/patch.js';
import { type PatchSite, SiteKind } from '../../compiler/env.js';
import { Op } from '../../jvms/opcodes.js';
import { ClassFlag, InitState, Region } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import type { RuntimeConstantPool } from '../classes/runtime-constant-pool.js';
import { JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { CodeBlob } from './code-blob.js';

export class Patching {
  /** For --stats. */
  count = 0;

  constructor(private readonly vm: VM) {}

  /** Patches a site of the method's code in a blob (it may be inlined there) if nothing needs to be loaded or initialised for it. */
  tryPatch(blob: CodeBlob, method: JavaMethod, site: PatchSite): boolean {
    const { env } = this.vm.compilation;
    env.begin(method);
    const linked = this.linkedOf(site);
    if (linked === null) return false;
    this.patch(blob, site, linked, false);
    return true;
  }

  /** Resolves and patches. Throws what resolution or initialisation throws. */
  *resolveAndPatch(blob: CodeBlob, method: JavaMethod, site: PatchSite): Steps<void> {
    const { vm } = this;
    const keepBarrier = yield* this.resolve(method, site);
    const { env } = vm.compilation;
    env.begin(method);
    env.ignoreInitialization = keepBarrier;
    let linked: Linked | null;
    try {
      linked = this.linkedOf(site);
    } finally {
      env.ignoreInitialization = false;
    }
    if (linked === null) throw new Error(`${method}: site ${site.kind} at ${site.bci} did not link`);
    this.patch(blob, site, linked, keepBarrier);
  }

  private linkedOf(site: PatchSite): Linked | null {
    const { env } = this.vm.compilation;
    switch (site.kind) {
      case SiteKind.FIELD:
        return env.field(site.cpIndex, false, site.opcode === Op.PUTFIELD);
      case SiteKind.STATIC_FIELD:
        return env.field(site.cpIndex, true, site.opcode === Op.PUTSTATIC);
      case SiteKind.CALL:
        return env.call(site.cpIndex, site.opcode, site.bci);
      case SiteKind.NEW:
        return env.classInfo(site.cpIndex, true);
      case SiteKind.NEW_ARRAY:
        return env.arrayClassOf(site.cpIndex);
      case SiteKind.CLASS:
        return env.classInfo(site.cpIndex, false);
      case SiteKind.CONSTANT:
        return env.constant(site.cpIndex);
    }
  }

  private patch(blob: CodeBlob, site: PatchSite, linked: Linked, keepBarrier: boolean): void {
    const { memory, compilation } = this.vm;
    this.count++;
    patchSite(
      site,
      linked,
      compilation.env,
      memory.codeRw,
      blob.start - Region.CODE,
      blob.start,
      keepBarrier,
    );
  }

  /** Resolves what the site names; true if the call to here must stay, because its class is still being initialised by this thread. */
  private *resolve(method: JavaMethod, site: PatchSite): Steps<boolean> {
    const { resolver, initializer } = this.vm;
    const cls = method.holder;
    const { cpIndex, opcode } = site;
    switch (site.kind) {
      case SiteKind.FIELD:
        yield* resolver.field(cls, cpIndex, opcode, method);
        return false;
      case SiteKind.STATIC_FIELD: {
        const f = yield* resolver.field(cls, cpIndex, opcode, method);
        yield* initializer.initialize(f.holder);
        return f.holder.state !== InitState.INITIALIZED;
      }
      case SiteKind.CALL: {
        if (opcode === Op.INVOKEDYNAMIC) {
          yield* this.vm.invoke.linkCallSite(method, cpIndex, site.bci);
          return false;
        }
        const m = yield* resolver.method(cls, cpIndex, opcode);
        if (m === null || opcode !== Op.INVOKESTATIC) return false;
        yield* initializer.initialize(m.holder);
        return m.holder.state !== InitState.INITIALIZED;
      }
      case SiteKind.NEW: {
        const c = yield* resolver.class(cls, cpIndex);
        if ((c.flags & (ClassFlag.ABSTRACT | ClassFlag.INTERFACE | ClassFlag.ARRAY)) !== 0)
          throw new JavaThrow('java/lang/InstantiationError', c.javaName);
        yield* initializer.initialize(c);
        return c.state !== InitState.INITIALIZED;
      }
      case SiteKind.NEW_ARRAY:
      case SiteKind.CLASS:
        yield* resolver.class(cls, cpIndex);
        return false;
      case SiteKind.CONSTANT:
        yield* resolver.constant(cls.pool as RuntimeConstantPool, cpIndex);
        return false;
    }
  }
}
