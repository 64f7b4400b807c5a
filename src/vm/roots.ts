/** What the collector must see of the VM: frames, handles, cells, and what is held weakly. */

import type { Roots, RootVisitor, WeakVisitor } from '../heap/roots.js';
import { CodeId, Ctx, Frame } from '../layout/layout.js';
import type { CodeBlob } from './code/code-cache.js';
import { LiveHomes } from './code/live-homes.js';
import type { VM } from './vm.js';

export class VmRoots implements Roots {
  private readonly liveHomes = new LiveHomes();

  constructor(private readonly vm: VM) {}

  visitRoots(visitor: RootVisitor): void {
    const { vm } = this;
    vm.handles.visit(visitor);
    vm.metaspace.visit(visitor);
    visitor.visitRange(Ctx.ADDRESS + Ctx.THREAD, 1);
    visitor.visitRange(Ctx.ADDRESS + Ctx.EXCEPTION, 1);
    const { current } = vm.threads;
    for (const thread of vm.threads.all()) {
      if (thread === current) {
        const { memory } = vm;
        this.visitFrames(
          visitor,
          memory.load32(Ctx.ADDRESS + Ctx.JAVA_RBP),
          memory.load32(Ctx.ADDRESS + Ctx.RESUME_PC),
          0,
        );
      } else this.visitFrames(visitor, thread.rbp, thread.pc, thread.displacement);
    }
  }

  visitWeak(visitor: WeakVisitor): void {
    const { vm } = this;
    vm.weakHandles.visitWeak(visitor);
    vm.strings.visitWeak(visitor);
    vm.monitors.visitWeak(visitor);
  }

  /** `displacement`: the frames of a thread that shares its stack may lie elsewhere, their links unchanged. */
  private visitFrames(visitor: RootVisitor, first: number, firstPc: number, displacement: number): void {
    const { memory, code } = this.vm;
    let pc = firstPc;
    for (let link = first; link !== 0; ) {
      const rbp = link + displacement;
      link = memory.load32(rbp);
      const id = memory.load32(rbp + Frame.CODE_ID);
      const at = pc;
      pc = memory.load32(rbp + Frame.RETURN_PC);
      if (id < CodeId.FIRST) continue;
      this.visitFrame(visitor, code.byId(id), rbp, at);
    }
  }

  private visitFrame(visitor: RootVisitor, blob: CodeBlob, rbp: number, pc: number): void {
    const { pointerHomes, syncHome } = blob.code;
    if (pointerHomes === 0) return;
    const first = rbp + Frame.FIRST_POINTER;
    if (syncHome >= 0) visitor.visitRange(first - 4 * syncHome, 1);
    const homes = this.liveHomes.at(blob, pc);
    for (let i = 0; i < homes.length; i++) visitor.visitRange(first - 4 * homes[i], 1);
    // A stack position may be live with its scalar half only: what then stands in the other half must not be taken for a reference later.
    const { memory } = this.vm;
    for (let home = blob.localHomes; home < pointerHomes; home++)
      if (home !== syncHome && !homes.includes(home)) memory.store32(first - 4 * home, 0);
  }
}
