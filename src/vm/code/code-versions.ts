/**
 * The codes of methods. A method may have several at a time: one that its calls go to, and others that are entered by other ways (at a loop header, where optimized code is left) or still
 * have frames. Life of a code: installed (CodeCache.install) -> its method's calls go to it (enter), or it is entered by other ways -> no longer good for new frames
 * (invalidate) -> freed, when no frame of any thread is of it (sweep).
 */
import type { CompiledCode } from '../../compiler/env.js';
import { MethodRec, Region, Thunk } from '../../layout/layout.js';
import type { JavaMethod } from '../classes/java-class.js';
import { FrameCursor, FrameKind } from '../frames/frame-cursor.js';
import type { VM } from '../vm.js';
import { type CodeBlob, CodeKind, CodeState, type CodeTables } from './code-blob.js';
import type { CodeObserver } from './code-observer.js';

/** So many bytes of invalid code are left lying before stacks are walked to find out what can be freed. */
const SWEEP_BYTES = 1 << 18;

/** May the method's calls go to code of this kind? Others are entered with something in their frames already. */
const isCallable = (kind: CodeKind): boolean =>
  kind === CodeKind.BASELINE || kind === CodeKind.NATIVE || kind === CodeKind.OPTIMIZED;

export class CodeVersions {
  private invalid: CodeBlob[] = [];
  private invalidBytes = 0;
  /** For --stats. */
  invalidated = 0;
  freed = 0;

  private readonly observers: readonly CodeObserver[];

  constructor(private readonly vm: VM) {
    this.observers = vm.options.observers ?? [];
    vm.code.makeRoom = () => this.sweep() > 0;
  }

  /** Installs one more code of a method; nothing leads to it yet. `made`: what it was compiled for, if that was not asked for just now. See {@link CodeCache.install}. */
  install(
    method: JavaMethod,
    compiled: CompiledCode,
    kind: CodeKind,
    localHomes?: number,
    milliseconds = Number.NaN,
    made?: { readonly codeId: number; readonly origin: number },
  ): CodeBlob {
    return this.add(
      this.vm.code.install(method, compiled, kind, localHomes, made?.origin, made?.codeId),
      milliseconds,
    );
  }

  /** The same for stored code. See {@link CodeCache.installTables}. */
  installStored(
    method: JavaMethod,
    code: Pick<CompiledCode, 'bytes' | 'relocations'>,
    tables: CodeTables,
    kind: CodeKind,
    localHomes: number,
    origin: number,
  ): CodeBlob {
    return this.add(this.vm.code.installTables(method, code, tables, kind, localHomes, origin), Number.NaN);
  }

  private add(blob: CodeBlob, milliseconds: number): CodeBlob {
    const { method } = blob;
    blob.older = this.newest(method);
    method.newestCode = blob.id;
    for (const observer of this.observers) observer.installed?.(this.vm, blob, milliseconds);
    return blob;
  }

  /** A method's newest code, which leads to the older ones. */
  private newest({ newestCode }: JavaMethod): CodeBlob | null {
    return newestCode === 0 ? null : this.vm.code.byId(newestCode);
  }

  /** Calls of the method go to this code from now on. What they went to before stays as it is, for frames and for leaving this one. */
  enter(blob: CodeBlob): void {
    if (!isCallable(blob.kind) || blob.state !== CodeState.VALID)
      throw new Error(`${blob.method}: calls cannot go to code ${blob.id}`);
    this.lead(blob.method, blob.id, blob.start);
  }

  private lead(method: JavaMethod, codeId: number, address: number): void {
    const { memory, methods } = this.vm;
    method.codeId = codeId;
    memory.store32(method.record + MethodRec.CODE_ID, codeId);
    methods.setEntry(method, address);
  }

  /** The valid codes of a method, newest first. */
  of(method: JavaMethod): CodeBlob[] {
    const valid: CodeBlob[] = [];
    for (let blob = this.newest(method); blob !== null; blob = blob.older)
      if (blob.state === CodeState.VALID) valid.push(blob);
    return valid;
  }

  /**
   * No frame of this code is to be made any more. If the method's calls go to it, they go to the newest of its other codes, or to its thunk, to be compiled anew. Frames that it has
   * stay: they must be able to go on, or whoever invalidates sees to it that they leave.
   */
  invalidate(blob: CodeBlob): void {
    if (blob.state !== CodeState.VALID) return;
    blob.state = CodeState.INVALID;
    this.invalidated++;
    this.invalid.push(blob);
    this.invalidBytes += blob.end - blob.start;
    const { method } = blob;
    if (blob.optimized !== null) this.vm.tiers.leaveAll(blob, blob.optimized);
    if (method.codeId !== blob.id) return;
    const other = this.of(method).find((b) => isCallable(b.kind));
    if (other !== undefined) this.lead(method, other.id, other.start);
    else this.lead(method, 0, Region.THUNKS + Thunk.SIZE * method.id);
  }

  /** All methods are compiled anew when they are called next. */
  invalidateAll(): void {
    for (const blob of this.vm.code.all()) this.invalidate(blob);
  }

  /** At a safepoint: {@link sweep}, if it is worth while. */
  poll(): void {
    if (this.vm.options.stressCode === true) {
      this.invalidateAll();
      this.sweep();
    } else if (this.invalidBytes >= SWEEP_BYTES) this.sweep();
  }

  /** Frees the invalid code of which no thread has a frame; returns how many bytes. At a safepoint, which every request is. */
  sweep(): number {
    if (this.invalid.length === 0) return 0;
    const { vm } = this;
    const held = this.codesOnStacks();
    const kept: CodeBlob[] = [];
    let bytes = 0;
    for (const blob of this.invalid) {
      if (held.has(blob.id)) {
        kept.push(blob);
        continue;
      }
      bytes += blob.end - blob.start;
      this.freed++;
      blob.state = CodeState.FREED;
      this.unlink(blob);
      vm.code.free(blob);
    }
    this.invalid = kept;
    this.invalidBytes -= bytes;
    if (bytes > 0) vm.findings.clear();
    return bytes;
  }

  private unlink(blob: CodeBlob): void {
    const { method } = blob;
    let newer = this.newest(method);
    if (newer === blob) {
      method.newestCode = blob.older?.id ?? 0;
      return;
    }
    while (newer !== null && newer.older !== blob) newer = newer.older;
    if (newer !== null) newer.older = blob.older;
  }

  /** Ids of all code that some thread has a frame of. */
  private codesOnStacks(): Set<number> {
    const held = new Set<number>();
    const cursor = new FrameCursor(this.vm);
    addCodes(cursor.startRunning(), held);
    for (const thread of this.vm.threads.all()) {
      addCodes(cursor.startThread(thread), held);
    }
    return held;
  }
}

function addCodes(cursor: FrameCursor, ids: Set<number>): void {
  while (cursor.nextMachineFrame()) if (cursor.kind === FrameKind.CODE) ids.add(cursor.blob.id);
}
