/**
 * zlib in C: called with addresses in the region, so nothing is copied. Inflating and checksums use the zlib that Node brings. Deflating prefers the system's libz.so.1: Node's
 * is Chromium's, whose compressed bytes differ from what a JDK writes.
 */
import type { VM } from '../../vm/vm.js';
import { cString, readForeignCString, symbol } from './scratch.js';
import { callWide } from './wide-call.js';

/** `z_stream`. */
export const enum ZStream {
  NEXT_IN = 0,
  AVAIL_IN = 8,
  NEXT_OUT = 24,
  AVAIL_OUT = 32,
  MSG = 48,
  ADLER = 96,
  SIZE = 112,
}

export const enum Z {
  OK = 0,
  STREAM_END = 1,
  NEED_DICT = 2,
  STREAM_ERROR = -2,
  DATA_ERROR = -3,
  MEM_ERROR = -4,
  BUF_ERROR = -5,
  VERSION_ERROR = -6,
}

export const enum Flush {
  PARTIAL = 1,
}

const MAX_WBITS = 15;
const DEFLATED = 8;
const MEMORY_LEVEL = 8;

const RTLD_NOW = 2;
const RTLD_NOLOAD = 4;
/** The library's own functions come before those of the same names that Node exports. */
const RTLD_DEEPBIND = 8;

const version = Buffer.from('1.2.11');

const DEFLATE = [
  'deflate',
  'deflateInit2_',
  'deflateParams',
  'deflateReset',
  'deflateEnd',
  'deflateSetDictionary',
] as const;

/** Address of a function for deflating. */
export function deflateFunction(vm: VM, name: (typeof DEFLATE)[number]): number {
  return vm.trampoline.symbolOf(`zlib:${name}`, () => {
    const find = systemZlib(vm) ?? ((function_) => symbol(vm, function_));
    return new Map(DEFLATE.map((function_) => [`zlib:${function_}`, find(function_)]));
  });
}

function systemZlib(vm: VM): ((name: string) => number) | null {
  const { trampoline } = vm;
  const dlopen = symbol(vm, 'dlopen');
  const name = cString(vm, Buffer.from('libz.so.1'));
  // If somebody has loaded it already, without DEEPBIND, its internal calls may lead into Node's zlib, whose structures differ.
  const loaded = trampoline.callC(dlopen, name, RTLD_NOW | RTLD_NOLOAD);
  if (loaded !== 0) return null;
  const library = trampoline.callC(dlopen, name, RTLD_NOW | RTLD_DEEPBIND);
  if (library === 0) return null;
  const dlsym = symbol(vm, 'dlsym');
  return (function_) => trampoline.callC(dlsym, library, cString(vm, Buffer.from(function_), 1));
}

/** A zeroed z_stream. */
function newStream(vm: VM): number {
  const stream = vm.nativeMemory.allocate(ZStream.SIZE);
  const start = vm.index(stream);
  vm.memory.u8.fill(0, start, start + ZStream.SIZE);
  return stream;
}

export interface Opened {
  readonly stream: number;
  readonly result: number;
}

/** A stream for inflating; `result` is zlib's answer. */
export function openInflate(vm: VM, raw: boolean): Opened {
  const stream = newStream(vm);
  const windowBits = raw ? -MAX_WBITS : MAX_WBITS;
  const init = symbol(vm, 'inflateInit2_');
  const result = vm.trampoline.callC(init, stream, windowBits, cString(vm, version), ZStream.SIZE) | 0;
  return { stream, result };
}

/** A stream for deflating. */
export function openDeflate(vm: VM, level: number, strategy: number, raw: boolean): Opened {
  const init = deflateFunction(vm, 'deflateInit2_');
  const stream = newStream(vm);
  const windowBits = raw ? -MAX_WBITS : MAX_WBITS;
  const text = cString(vm, version);
  const result =
    callWide(vm, init, stream, level, DEFLATED, windowBits, MEMORY_LEVEL, strategy, text, ZStream.SIZE) | 0;
  return { stream, result };
}

/** The stream's message, null if there is none. */
export function streamMessage(vm: VM, stream: number): string | null {
  const text = vm.memory.load64(stream + ZStream.MSG);
  return text === 0 ? null : readForeignCString(vm, text).toString('latin1');
}

/** Points the stream at its input and output. */
export function setBuffers(
  vm: VM,
  stream: number,
  input: number,
  inputLength: number,
  output: number,
  outputLength: number,
): void {
  const { memory } = vm;
  memory.store64(stream + ZStream.NEXT_IN, input);
  memory.store32(stream + ZStream.AVAIL_IN, inputLength);
  memory.store64(stream + ZStream.NEXT_OUT, output);
  memory.store32(stream + ZStream.AVAIL_OUT, outputLength);
}

const TWO_31 = 0x8000_0000;
/** Below so many bytes of output the packed result is exact as a number. */
const EXACT = 0x20_0000;

/** Bytes used and written, and two flags, packed as the JDK's classes expect them: bits 0-30, 31-61, 62, 63. */
export function packResult(used: number, written: number, bit62: boolean, bit63: boolean): number | bigint {
  if (written < EXACT && !bit62 && !bit63) return used + written * TWO_31;
  let result = BigInt(used) | (BigInt(written) << 31n);
  if (bit62) result |= 1n << 62n;
  if (bit63) result |= 1n << 63n;
  return BigInt.asIntN(64, result);
}
