import { Obj } from '../../../../layout/layout.js';
import { FieldAccess } from '../../../../vm/field-access.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, internalError, JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { symbol } from '../../../posix/scratch.js';
import {
  Flush,
  openInflate,
  packResult,
  setBuffers,
  streamMessage,
  Z,
  ZStream,
} from '../../../posix/zlib.js';

const inputConsumed = new FieldAccess('java/util/zip/Inflater', 'inputConsumed', 'I');
const outputConsumed = new FieldAccess('java/util/zip/Inflater', 'outputConsumed', 'I');

const outOfMemory = (): JavaThrow => new JavaThrow('java/lang/OutOfMemoryError');

function init(vm: VM, raw: number): number {
  const { stream, result } = openInflate(vm, raw !== 0);
  if (result === Z.OK) return stream;
  const message = stream === 0 ? null : streamMessage(vm, stream);
  vm.nativeMemory.release(stream);
  if (result === Z.MEM_ERROR) throw outOfMemory();
  if (message !== null) throw internalError(message);
  if (result === Z.VERSION_ERROR)
    throw internalError(
      'zlib returned Z_VERSION_ERROR: compile time and runtime zlib implementations differ',
    );
  throw internalError(
    result === Z.STREAM_ERROR
      ? 'inflateInit2 returned Z_STREAM_ERROR'
      : 'unknown error initializing zlib library',
  );
}

function setDictionary(vm: VM, stream: number, address: number, length: number): void {
  const result = vm.trampoline.callC(symbol(vm, 'inflateSetDictionary'), stream, address, length) | 0;
  if (result === Z.OK) return;
  const message = streamMessage(vm, stream);
  if (result === Z.STREAM_ERROR || result === Z.DATA_ERROR) throw illegalArgument(message);
  throw new JavaThrow('java/lang/InternalError', message);
}

function inflate(
  vm: VM,
  self: number,
  stream: number,
  input: number,
  inputLength: number,
  output: number,
  outputLength: number,
): number | bigint {
  setBuffers(vm, stream, input, inputLength, output, outputLength);
  const result = vm.trampoline.callC(symbol(vm, 'inflate'), stream, Flush.PARTIAL) | 0;
  const { memory } = vm;
  const used = inputLength - memory.load32(stream + ZStream.AVAIL_IN);
  const written = outputLength - memory.load32(stream + ZStream.AVAIL_OUT);
  switch (result) {
    case Z.OK:
    case Z.STREAM_END:
    case Z.NEED_DICT:
      return packResult(used, written, result === Z.STREAM_END, result === Z.NEED_DICT);
    case Z.BUF_ERROR:
      return 0;
    case Z.DATA_ERROR:
      inputConsumed.set(vm, self, used);
      outputConsumed.set(vm, self, written);
      throw new JavaThrow('java/util/zip/DataFormatException', streamMessage(vm, stream));
    case Z.MEM_ERROR:
      throw outOfMemory();
    default:
      throw new JavaThrow('java/lang/InternalError', streamMessage(vm, stream));
  }
}

/** Address of a byte of a Java array, for C. */
const at = (array: number, offset: number): number => (array >>> 0) + Obj.ARRAY_DATA + offset;

export const Inflater: NativeTable = {
  'java/util/zip/Inflater': {
    'initIDs()V': () => {},
    'init(Z)J': init,
    'setDictionary(J[BII)V': (vm, stream, array, offset, length) =>
      setDictionary(vm, stream, at(array, offset), length),
    'setDictionaryBuffer(JJI)V': setDictionary,
    'inflateBytesBytes(J[BII[BII)J': (vm, self, stream, input, inOff, inLen, output, outOff, outLen) =>
      inflate(vm, self, stream, at(input, inOff), inLen, at(output, outOff), outLen),
    'inflateBytesBuffer(J[BIIJI)J': (vm, self, stream, input, inOff, inLen, output, outLen) =>
      inflate(vm, self, stream, at(input, inOff), inLen, output, outLen),
    'inflateBufferBytes(JJI[BII)J': (vm, self, stream, input, inLen, output, outOff, outLen) =>
      inflate(vm, self, stream, input, inLen, at(output, outOff), outLen),
    'inflateBufferBuffer(JJIJI)J': inflate,
    'getAdler(J)I': (vm, stream) => vm.memory.load32(stream + ZStream.ADLER),
    'reset(J)V': (vm, stream) => {
      const result = vm.trampoline.callC(symbol(vm, 'inflateReset'), stream) | 0;
      if (result !== Z.OK) throw new JavaThrow('java/lang/InternalError');
    },
    'end(J)V': (vm, stream) => {
      const result = vm.trampoline.callC(symbol(vm, 'inflateEnd'), stream) | 0;
      if (result === Z.STREAM_ERROR) throw new JavaThrow('java/lang/InternalError');
      vm.nativeMemory.release(stream);
    },
  },
};
