/** System.in, System.out and System.err as streams and functions of JavaScript. */
import type { Readable, Writable } from 'node:stream';
import { SHARED_ARRAYS } from './adapters.js';
import type { JavaArrayObject, VM } from './vm.js';

/** Takes what Java writes: a stream, or a function that gets each piece as it is written. A promise of the function's makes the writing Java thread wait. */
export type Output = Writable | ((piece: Buffer) => void | Promise<void>);

/** Gives what Java reads: a stream, or a function that answers the next piece, null at the end. */
export type Input = Readable | (() => Uint8Array | null | Promise<Uint8Array | null>);

interface Streams {
  readonly stdin?: Input;
  readonly stdout?: Output;
  readonly stderr?: Output;
}

/** @internal Throws TypeError if something is neither a stream nor a function. */
export function replaceStreams(vm: VM, { stdin, stdout, stderr }: Streams): void {
  if (stdin === undefined && stdout === undefined && stderr === undefined) return;
  const System = vm.load('java.lang.System');
  if (stdout !== undefined) System.setOut(printStream(vm, stdout, 'stdout'));
  if (stderr !== undefined) System.setErr(printStream(vm, stderr, 'stderr'));
  if (stdin !== undefined) System.setIn(inputStream(vm, stdin));
}

function printStream(vm: VM, output: Output, name: string): unknown {
  const write = writer(output, name);
  const OutputStream = vm.extend('java.io.OutputStream', {
    'write(I)V': (byte: number) => write(Buffer.of(byte)),
    'write([BII)V': (bytes: Int8Array, offset: number, length: number) =>
      write(Buffer.from(bytes.buffer, bytes.byteOffset + offset, length)),
  });
  const PrintStream = vm.load('java.io.PrintStream');
  // Buffered, so that a line comes in one piece.
  const Buffered = vm.load('java.io.BufferedOutputStream');
  return new PrintStream(new Buffered(new OutputStream(), 8192), true);
}

function writer(output: Output, name: string): (piece: Buffer) => void | Promise<void> {
  if (typeof output === 'function') return output;
  if (typeof output?.write !== 'function') throw new TypeError(`${name} must be a stream or a function`);
  return (piece) => {
    // Whether the stream is full does not matter to Java: its end would be waiting for ever in a synchronous call.
    output.write(piece);
  };
}

function inputStream(vm: VM, input: Input): unknown {
  const next = reader(input);
  let rest: Uint8Array = new Uint8Array(0);
  let atEnd = false;
  const fill = async (): Promise<void> => {
    while (!atEnd && rest.length === 0) {
      const piece = await next();
      if (piece === null) atEnd = true;
      else rest = piece;
    }
  };
  const takeByte = (): number => {
    if (rest.length === 0) return -1;
    const byte = rest[0];
    rest = rest.subarray(1);
    return byte;
  };
  const takeInto = (array: JavaArrayObject, offset: number, length: number): number => {
    if (rest.length === 0) return -1;
    const count = Math.min(length, rest.length);
    for (let i = 0; i < count; i++) array[offset + i] = (rest[i] << 24) >> 24;
    rest = rest.subarray(count);
    return count;
  };
  const InputStream = vm.extend('java.io.InputStream', {
    [SHARED_ARRAYS]: true,
    'read()I': () => (rest.length > 0 || atEnd ? takeByte() : fill().then(takeByte)),
    'read([BII)I': (array: JavaArrayObject, offset: number, length: number) => {
      if (length === 0) return 0;
      if (rest.length > 0 || atEnd) return takeInto(array, offset, length);
      return fill().then(() => takeInto(array, offset, length));
    },
    'available()I': () => rest.length,
  });
  return new InputStream();
}

function reader(input: Input): () => Uint8Array | null | Promise<Uint8Array | null> {
  if (typeof input === 'function') return input;
  if (typeof input?.[Symbol.asyncIterator] !== 'function')
    throw new TypeError('stdin must be a stream or a function');
  let iterator: AsyncIterator<Uint8Array | string> | null = null;
  return async () => {
    iterator ??= input[Symbol.asyncIterator]();
    const { done, value } = await iterator.next();
    if (done === true) return null;
    return typeof value === 'string' ? Buffer.from(value) : value;
  };
}
