import type { JavaMethod } from '../../../vm/classes/java-class.js';
import { isCallerSensitive, isHiddenFrame } from '../../../vm/classes/method-annotations.js';
import { type FrameCursor, framesOf } from '../../../vm/frames/frame-cursor.js';
import type { NativeTable } from '../../../vm/native.js';
import { internalError, JavaThrow, npe, type Steps } from '../../../vm/steps.js';
import type { JavaThread } from '../../../vm/threads/java-thread.js';
import type { VM } from '../../../vm/vm.js';
import { stateOf } from '../../../vm/vm-state.js';
import { CLASS_FRAMES_SINCE, expandFrame, fillClassFrame, fillFrame } from './stack-frame-info.js';

/** In descriptors: the continuation to walk, and the scope in which to stop. */
const CONTINUATION = 'Ljdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;';
const WALKER = 'java/lang/StackStreamFactory$AbstractStackWalker';

/** Bits of a walk's mode. */
const enum Mode {
  CLASSES_ONLY = 0x2,
  CALLER_CLASS = 0x4,
  SHOW_HIDDEN = 0x20,
}

/** The walk's current frame, and what lies below it. */
interface FrameStream {
  readonly atEnd: boolean;
  readonly method: JavaMethod;
  readonly bci: number;
  next(): void;
}

/** The frames of the running code. */
class RunningFrames implements FrameStream {
  private readonly cursor: FrameCursor;
  atEnd: boolean;

  constructor(vm: VM) {
    this.cursor = framesOf(vm);
    this.atEnd = !this.cursor.next();
  }

  next(): void {
    this.atEnd = !this.cursor.next();
  }

  get method(): JavaMethod {
    return this.cursor.method;
  }

  get bci(): number {
    return this.cursor.bci;
  }
}

/** The frames of a continuation that does not run, which may be moved while Java code looks at them. */
class ContinuationFrames implements FrameStream {
  private readonly frames: { readonly method: JavaMethod; readonly bci: number }[] = [];
  private at = 0;

  constructor(vm: VM, thread: JavaThread | null) {
    if (thread === null) return;
    const cursor = framesOf(vm, thread);
    while (cursor.next()) this.frames.push({ method: cursor.method, bci: cursor.bci });
  }

  get atEnd(): boolean {
    return this.at >= this.frames.length;
  }

  next(): void {
    this.at++;
  }

  get method(): JavaMethod {
    return this.frames[this.at].method;
  }

  get bci(): number {
    return this.frames[this.at].bci;
  }
}

/** Walks that Java code is in the middle of, by the numbers that it knows them by: the frames below them stay where they are meanwhile. */
const walksOf = stateOf(() => ({ streams: new Map<number, FrameStream>(), lastAnchor: 0 }));

/** Is it one of the methods that make the walk? */
function isWalkersFrame(method: JavaMethod): boolean {
  const { name, superClass, loader } = method.holder;
  if (!loader.isBoot) return false;
  return name === 'java/lang/StackWalker' || name === WALKER || superClass?.name === WALKER;
}

function putFrame(vm: VM, mode: number, stream: FrameStream, frames: number, index: number): void {
  const { method } = stream;
  if ((mode & Mode.CLASSES_ONLY) === 0) fillFrame(vm, vm.element(frames, index), method, stream.bci);
  else if (vm.release >= CLASS_FRAMES_SINCE) fillClassFrame(vm, vm.element(frames, index), method);
  else vm.setElement(frames, index, method.holder.mirror);
}

/** Puts up to `count` frames into the buffer, from `start` on; returns the index behind the last. The stream stays at the last. */
function fill(
  vm: VM,
  mode: number,
  stream: FrameStream,
  count: number,
  start: number,
  frames: number,
): number {
  let end = start;
  for (; !stream.atEnd; stream.next()) {
    const { method } = stream;
    if ((mode & Mode.SHOW_HIDDEN) === 0 && isHiddenFrame(method)) continue;
    if ((mode & Mode.CALLER_CLASS) !== 0 && end === start && isCallerSensitive(vm, method)) {
      throw new JavaThrow(
        'java/lang/UnsupportedOperationException',
        `StackWalker::getCallerClass called from @CallerSensitive '${vm.messages.signature(method)}' method`,
      );
    }
    putFrame(vm, mode, stream, frames, end++);
    if (end - start >= count) break;
  }
  return end;
}

function* callStackWalk(
  vm: VM,
  self: number,
  mode: number,
  skip: number,
  batch: number,
  start: number,
  frames: number,
  continuation = 0,
): Steps<number> {
  if (frames === 0) throw npe('frames_array is NULL');
  const stream =
    continuation === 0
      ? new RunningFrames(vm)
      : new ContinuationFrames(vm, vm.threads.virtual.threadOf(continuation));
  while (!stream.atEnd && isWalkersFrame(stream.method)) stream.next();
  for (let n = 0; n < skip && !stream.atEnd; n++) stream.next();
  let end = start;
  if (!stream.atEnd) {
    end = fill(vm, mode, stream, batch, start, frames);
    if (end === start) throw internalError('stack walk: decode failed');
  }
  const walks = walksOf(vm);
  const { streams } = walks;
  const anchor = ++walks.lastAnchor;
  streams.set(anchor, stream);
  const method = vm.findMethod(WALKER, 'doStackWalk(JIIII)Ljava/lang/Object;');
  try {
    // Since 25 it is told how many frames there are.
    const count = vm.release < CLASS_FRAMES_SINCE ? batch : end - start;
    return yield* vm.call(method, self, anchor, skip, count, start, end);
  } finally {
    streams.delete(anchor);
  }
}

/** The next batch of a walk; returns the index behind the last frame. */
function fetchStackFrames(
  vm: VM,
  _self: number,
  mode: number,
  anchor: number,
  batch: number,
  start: number,
  frames: number,
): number {
  const stream = walksOf(vm).streams.get(anchor);
  if (stream === undefined) throw internalError('doStackWalk: corrupted buffers');
  if (frames === 0) throw npe('frames_array is NULL');
  if (stream.atEnd) return start;
  stream.next();
  return fill(vm, mode, stream, batch, start, frames);
}

export const StackStreamFactory: NativeTable = {
  'java/lang/StackStreamFactory': { 'checkStackWalkModes()Z': () => true },
  'java/lang/StackFrameInfo': { 'expandStackFrameInfo()V': expandFrame },
  [WALKER]: {
    'callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;': callStackWalk,
    // JDK 21
    [`callStackWalk(JI${CONTINUATION}II[Ljava/lang/Object;)Ljava/lang/Object;`]: (
      vm,
      self,
      mode,
      skip,
      _scope,
      _continuation,
      batch,
      start,
      frames,
    ) => callStackWalk(vm, self, mode, skip, batch, start, frames),
    // JDK 25: the size of the buffer counts what comes before `start`; what is answered is a number of frames.
    [`callStackWalk(II${CONTINUATION}II[Ljava/lang/Object;)Ljava/lang/Object;`]: (
      vm,
      self,
      mode,
      skip,
      _scope,
      continuation,
      size,
      start,
      frames,
    ) => callStackWalk(vm, self, mode, skip, size - start, start, frames, continuation),
    // A continuation inside another one: virtual threads have none.
    'setContinuation(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V': () => undefined,
    'fetchStackFrames(IJIII[Ljava/lang/Object;)I': (vm, self, mode, anchor, _last, size, start, frames) =>
      fetchStackFrames(vm, self, mode, anchor, size - start, start, frames) - start,
    'fetchStackFrames(JJII[Ljava/lang/Object;)I': fetchStackFrames,
  },
};
