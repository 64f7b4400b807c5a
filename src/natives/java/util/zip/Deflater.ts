import { Obj } from '../../../../layout/layout.js';
import type { NativeTable } from '../../../../vm/native.js';
import { illegalArgument, internalError, JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import {
  deflateFunction,
  openDeflate,
  packResult,
  setBuffers,
  streamMessage,
  Z,
  ZStream,
} from '../../../posix/zlib.js';

function init(vm: VM, level: number, strategy: number, raw: number): number {
  const { stream, result } = openDeflate(vm, level, strategy, raw !== 0);
  if (result === Z.OK) return stream;
  const message = stream === 0 ? null : streamMessage(vm, stream);
  vm.nativeMemory.release(stream);
  if (result === Z.MEM_ERROR) throw new JavaThrow('java/lang/OutOfMemoryError');
  if (result === Z.STREAM_ERROR) throw illegalArgument();
  if (message !== null) throw internalError(message);
  throw internalError(
    result === Z.VERSION_ERROR
      ? 'zlib returned Z_VERSION_ERROR: compile time and runtime zlib implementations differ'
      : 'unknown error initializing zlib library',
  );
}

function setDictionary(vm: VM, stream: number, address: number, length: number): void {
  const result =
    vm.trampoline.callC(deflateFunction(vm, 'deflateSetDictionary'), stream, address, length) | 0;
  if (result === Z.OK) return;
  if (result === Z.STREAM_ERROR) throw illegalArgument();
  throw internalError(streamMessage(vm, stream) ?? 'unknown error in checkSetDictionaryResult');
}

/** `params`: bit 0 set asks for a change of level (bits 3 up) and strategy (bits 1-2) instead of compressing. */
function deflate(
  vm: VM,
  stream: number,
  input: number,
  inputLength: number,
  output: number,
  outputLength: number,
  flush: number,
  params: number,
): number | bigint {
  const { trampoline, memory } = vm;
  setBuffers(vm, stream, input, inputLength, output, outputLength);
  const change = (params & 1) !== 0;
  const result = change
    ? trampoline.callC(deflateFunction(vm, 'deflateParams'), stream, params >> 3, (params >> 1) & 3) | 0
    : trampoline.callC(deflateFunction(vm, 'deflate'), stream, flush) | 0;
  const known = result === Z.OK || result === Z.BUF_ERROR || (result === Z.STREAM_END && !change);
  if (!known) {
    const where = change ? ', setParams case' : '';
    throw internalError(streamMessage(vm, stream) ?? `unknown error in checkDeflateStatus${where}`);
  }
  const used = inputLength - memory.load32(stream + ZStream.AVAIL_IN);
  const written = outputLength - memory.load32(stream + ZStream.AVAIL_OUT);
  return packResult(used, written, result === Z.STREAM_END, change && result !== Z.OK);
}

/** Address of a byte of a Java array, for C. */
const at = (array: number, offset: number): number => (array >>> 0) + Obj.ARRAY_DATA + offset;

export const Deflater: NativeTable = {
  'java/util/zip/Deflater': {
    'init(IIZ)J': init,
    'setDictionary(J[BII)V': (vm, stream, array, offset, length) =>
      setDictionary(vm, stream, at(array, offset), length),
    'setDictionaryBuffer(JJI)V': setDictionary,
    'deflateBytesBytes(J[BII[BIIII)J': (
      vm,
      _self,
      stream,
      input,
      inOff,
      inLen,
      output,
      outOff,
      outLen,
      ...how
    ) => deflate(vm, stream, at(input, inOff), inLen, at(output, outOff), outLen, how[0], how[1]),
    'deflateBytesBuffer(J[BIIJIII)J': (vm, _self, stream, input, inOff, inLen, output, outLen, ...how) =>
      deflate(vm, stream, at(input, inOff), inLen, output, outLen, how[0], how[1]),
    'deflateBufferBytes(JJI[BIIII)J': (vm, _self, stream, input, inLen, output, outOff, outLen, ...how) =>
      deflate(vm, stream, input, inLen, at(output, outOff), outLen, how[0], how[1]),
    'deflateBufferBuffer(JJIJIII)J': (vm, _self, stream, input, inLen, output, outLen, flush, params) =>
      deflate(vm, stream, input, inLen, output, outLen, flush, params),
    'getAdler(J)I': (vm, stream) => vm.memory.load32(stream + ZStream.ADLER),
    'reset(J)V': (vm, stream) => {
      if ((vm.trampoline.callC(deflateFunction(vm, 'deflateReset'), stream) | 0) !== Z.OK)
        throw internalError('deflateReset failed');
    },
    'end(J)V': (vm, stream) => {
      if ((vm.trampoline.callC(deflateFunction(vm, 'deflateEnd'), stream) | 0) === Z.STREAM_ERROR)
        throw internalError('deflateEnd failed');
      vm.nativeMemory.release(stream);
    },
  },
};
