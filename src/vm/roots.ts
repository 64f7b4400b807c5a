/** What the collector must see of the VM: frames, handles, cells, and what is held weakly. */

import type { Roots, RootVisitor, WeakVisitor } from '../heap/roots.js';
import { Ctx, Frame } from '../layout/layout.js';
import { LiveHomes } from './code/live-homes.js';
import { FrameCursor, FrameKind } from './frames/frame-cursor.js';
import type { VM } from './vm.js';

export class VmRoots implements Roots {
  private readonly liveHomes = new LiveHomes();
  private cursor: FrameCursor | null = null;

  constructor(private readonly vm: VM) {}

  visitRoots(visitor: RootVisitor): void {
    const { vm } = this;
    vm.handles.visit(visitor);
    vm.metaspace.visit(visitor);
    vm.jni.visit(visitor);
    visitor.visitRange(Ctx.ADDRESS + Ctx.THREAD, 1);
    visitor.visitRange(Ctx.ADDRESS + Ctx.EXCEPTION, 1);
    visitor.visitRange(Ctx.ADDRESS + Ctx.CARRIER, 2);
    this.cursor ??= new FrameCursor(vm);
    const { current } = vm.threads;
    for (const thread of vm.threads.all()) {
      if (thread === current) this.visitFrames(visitor, this.cursor.startRunning());
      else {
        this.visitFrames(visitor, this.cursor.startThread(thread));
        thread.slot.stacks.keep(thread);
      }
    }
  }

  visitWeak(visitor: WeakVisitor): void {
    const { vm } = this;
    vm.weakHandles.visitWeak(visitor);
    vm.jni.visitWeak(visitor);
    vm.strings.visitWeak(visitor);
    vm.monitors.visitWeak(visitor);
  }

  private visitFrames(visitor: RootVisitor, cursor: FrameCursor): void {
    while (cursor.nextMachineFrame()) {
      if (cursor.kind !== FrameKind.CODE) continue;
      const { blob } = cursor;
      const { pointerHomes, syncHome, pointerMaps } = blob.code;
      if (pointerHomes === 0) continue;
      if (pointerMaps !== null) visitMapped(visitor, cursor, pointerMaps.bits);
      else this.visitHomes(visitor, cursor, pointerHomes, syncHome);
    }
  }

  /** A frame whose homes are all valid: those that hold something that lives, as the IR says. */
  private visitHomes(
    visitor: RootVisitor,
    cursor: FrameCursor,
    pointerHomes: number,
    syncHome: number,
  ): void {
    const { blob } = cursor;
    const first = cursor.frame + Frame.FIRST_POINTER;
    if (syncHome >= 0) visitor.visitRange(first - 4 * syncHome, 1);
    const homes = this.liveHomes.at(blob, cursor.pc);
    for (let i = 0; i < homes.length; i++) visitor.visitRange(first - 4 * homes[i], 1);
    // A stack position may be live with its scalar half only: what then stands in the other half must not be taken for a reference later.
    const { memory } = this.vm;
    for (let home = blob.localHomes; home < pointerHomes; home++)
      if (home !== syncHome && !has(homes, home)) memory.store32(first - 4 * home, 0);
  }
}

/** A loop over some few numbers, since `includes` of a typed array leaves optimized code: with many threads it is asked a million times in a collection. */
function has(homes: Int32Array, home: number): boolean {
  for (let i = 0; i < homes.length; i++) if (homes[i] === home) return true;
  return false;
}

/** A frame of code that says exactly where references are; its other homes hold whatever was there before. */
function visitMapped(visitor: RootVisitor, { blob, frame, pc }: FrameCursor, bits: Int32Array): void {
  const { pointerHomes } = blob.code;
  const map = blob.pointerMapAt(pc);
  // Most homes hold no reference: only the bits that are set are looked at, from the lowest on.
  for (let base = 0, word = map; base < pointerHomes; base += 32, word++)
    for (let rest = bits[word]; rest !== 0; rest &= rest - 1) {
      const home = base + 31 - Math.clz32(rest & -rest);
      visitor.visitRange(frame + Frame.FIRST_POINTER - 4 * home, 1);
    }
}
