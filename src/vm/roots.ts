/** What the collector must see of the VM: frames, handles, cells, and what is held weakly. */
import type { Roots, RootVisitor, WeakVisitor } from './heap/roots.js';
import { CodeId, Ctx, Frame } from './layout.js';
import type { VM } from './vm.js';

export class VmRoots implements Roots {
  constructor(private readonly vm: VM) {}

  visitRoots(visitor: RootVisitor): void {
    const { vm } = this;
    vm.handles.visit(visitor);
    vm.metaspace.visit(visitor);
    visitor.visitRange(Ctx.ADDRESS + Ctx.THREAD, 1);
    visitor.visitRange(Ctx.ADDRESS + Ctx.EXCEPTION, 1);
    const { current } = vm.threads;
    for (const thread of vm.threads.all()) {
      const rbp = thread === current ? vm.memory.load32(Ctx.ADDRESS + Ctx.JAVA_RBP) : thread.rbp;
      this.visitFrames(visitor, rbp, thread === current ? 0 : thread.displacement);
    }
  }

  visitWeak(visitor: WeakVisitor): void {
    const { vm } = this;
    vm.weakHandles.visitWeak(visitor);
    vm.strings.visitWeak(visitor);
    vm.monitors.visitWeak(visitor);
  }

  /** `displacement`: the frames of a thread that shares its stack may lie elsewhere, their links unchanged. */
  private visitFrames(visitor: RootVisitor, first: number, displacement: number): void {
    const { memory, code } = this.vm;
    for (let link = first; link !== 0; ) {
      const rbp = link + displacement;
      link = memory.load32(rbp);
      const id = memory.load32(rbp + Frame.CODE_ID);
      if (id < CodeId.FIRST) continue;
      const count = code.byId(id).code.pointerHomes;
      if (count > 0) visitor.visitRange(rbp + Frame.FIRST_POINTER - 4 * (count - 1), count);
    }
  }
}
